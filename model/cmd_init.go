package model

// InitOrganisation sets up a file: the organisation, the bodies that go with
// its legal form, the first offices and the 101 NEN 7510-maatregelen, all still
// undecided. Organisation.UID is 128 random bits in hex: a command is pure, so
// the caller draws them.
type InitOrganisation struct{ Organisation Organisation }

// Verb implements Command.
func (InitOrganisation) Verb() Verb { return VerbInit }

// Decide implements Command. A second set-up is refused: what changes about
// the organisation later is a change of its record.
func (c InitOrganisation) Decide(s State) ([]Change, error) {
	if o, ok := TheOrganisation(s); ok {
		return nil, Errorf(CodeInvalid, "error.organisation.exists", "Name", o.Name)
	}
	org := c.Organisation
	org.Base = Base{ID: OrganisationID}
	if ps := append(Validate(&org), organisationProblems(&org)...); len(ps) > 0 {
		return nil, Invalid(org.ID, ps)
	}
	changes := []Change{{Record: &org}}
	for _, b := range bodiesOf(org.LegalForm, func() string { return s.NextID(KindBody, 0) }) {
		changes = append(changes, Change{Record: b})
	}
	for _, o := range firstOffices() {
		o.ID = s.NextID(KindOffice, 0)
		changes = append(changes, Change{Record: o})
	}
	for _, l := range s.Law().Controls {
		k := &Control{Applicable: ApplicableUndecided}
		k.ID = l.ID
		changes = append(changes, Change{Record: k})
	}
	return changes, nil
}

// organisationProblems checks what the fields alone cannot: the form of the
// random name, and of a number of the Chamber of Commerce where one is given.
func organisationProblems(o *Organisation) []Problem {
	var ps []Problem
	if !digits(o.UID, 32, "0123456789abcdef") {
		ps = append(ps, Problem{"uid", Msg("error.organisation.uid", "Field", "uid")})
	}
	if o.KvK != "" && !digits(o.KvK, 8, "0123456789") {
		ps = append(ps, Problem{"kvk", Msg("error.organisation.kvk", "Field", "kvk", "Text", Shorten(o.KvK))})
	}
	return ps
}

// digits tells whether s is n characters out of a set.
func digits(s string, n int, set string) bool {
	if len(s) != n {
		return false
	}
	for _, r := range s {
		found := false
		for _, d := range set {
			found = found || r == d
		}
		if !found {
			return false
		}
	}
	return true
}
