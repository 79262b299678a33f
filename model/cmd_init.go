package model

// InitOrganisation sets up a file with what goes by itself: the organisation,
// the bodies that go with its legal form, the first offices and the 101 NEN
// 7510-maatregelen, all still undecided. Organisation.UID is 128 random bits in
// hex: a command is pure, so the caller draws them.
type InitOrganisation struct{ Organisation Organisation }

// Verb implements Command.
func (InitOrganisation) Verb() Verb { return VerbInit }

// Decide implements Command.
func (c InitOrganisation) Decide(s State) ([]Change, error) {
	return SetUp{Organisation: c.Organisation}.Decide(s)
}

// organisationProblems checks what the fields alone cannot: the form of the
// random name, and of a number of the Chamber of Commerce where one is given.
func organisationProblems(o *Organisation) []Problem {
	var ps []Problem
	if !digits(o.UID, 32, "0123456789abcdef") {
		ps = append(ps, Problem{"uid", Msg("error.organisation.uid", "Field", "uid")})
	}
	if !IsKvK(o.KvK) {
		ps = append(ps, Problem{"kvk", Msg("error.organisation.kvk", "Field", "kvk", "Text", Shorten(o.KvK))})
	}
	return ps
}

// IsKvK tells whether a text has the form of a number of the Chamber of
// Commerce, or is empty.
func IsKvK(s string) bool { return s == "" || digits(s, 8, "0123456789") }

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
