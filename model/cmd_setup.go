package model

import "slices"

// SetUp makes a file ready for use in one go: organisation, bodies with their
// rules, who sits in them and holds the offices, the own norms proposed, and
// the meeting that is to set those. A second set-up is refused: what changes
// later is a change of its record.
type SetUp struct {
	Organisation Organisation
	// Bodies name their supervisory body by its code; none means those that go
	// with the legal form.
	Bodies []Body
	People []PersonRow
	// Norms count from the decision that sets them; see First.
	Norms []Norm
	First FirstMeeting
}

// FirstMeeting is the meeting that gets the own norms as a proposal. Without a
// day there is none, and the norms stand without a decision. The words are the
// caller's: model has none.
type FirstMeeting struct {
	Body          string // code
	On            Date
	Time          string
	Subject, Text string
	Considers     string
}

// Verb implements Command.
func (SetUp) Verb() Verb { return VerbInit }

// Decide implements Command.
func (c SetUp) Decide(s State) ([]Change, error) {
	if o, ok := TheOrganisation(s); ok {
		return nil, Errorf(CodeInvalid, "error.organisation.exists", "Name", o.Name)
	}
	org := c.Organisation
	org.Base = Base{ID: OrganisationID}
	if ps := append(Validate(&org), organisationProblems(&org)...); len(ps) > 0 {
		return nil, Invalid(org.ID, ps)
	}
	bodies, err := c.bodies(s, org.LegalForm)
	if err != nil {
		return nil, err
	}
	fresh := []Record{&org}
	for _, b := range bodies {
		fresh = append(fresh, b)
	}
	for _, o := range firstOffices() {
		o.ID = s.NextID(KindOffice, 0)
		fresh = append(fresh, o)
	}
	for _, l := range s.Law().Controls {
		k := &Control{Applicable: ApplicableUndecided}
		k.ID = l.ID
		fresh = append(fresh, k)
	}
	changes := changesOf(fresh)
	people, err := ImportPeople{Rows: c.People}.Decide(over(s, fresh...))
	if err != nil {
		return nil, err
	}
	changes = append(changes, people...)
	norms, err := c.norms(s, bodies)
	return append(changes, norms...), err
}

func changesOf(rs []Record) []Change {
	out := make([]Change, len(rs))
	for i, r := range rs {
		out[i] = Change{Record: r}
	}
	return out
}

// bodies gives the bodies their numbers and each its supervisory body.
func (c SetUp) bodies(s State, form LegalForm) ([]*Body, error) {
	plan := c.Bodies
	if len(plan) == 0 {
		plan = UsualBodies(form)
	}
	if ps := BodiesProblems(plan); len(ps) > 0 {
		return nil, Errorf(CodeInvalid, "error.setup.refused", "N", len(ps), "Problems", ps)
	}
	out, ids := make([]*Body, len(plan)), map[string]string{"": ""}
	for i := range plan {
		b := plan[i]
		b.Base = Base{ID: s.NextID(KindBody, 0)}
		ids[b.Code], out[i] = b.ID, &b
	}
	for _, b := range out {
		b.Supervisor = ids[b.Supervisor]
	}
	return out, nil
}

// norms lays down the norms, and the proposal for the first meeting that is to
// set them. The item names no duties: setting norms is not yet overseeing the
// measures, so it must not count as that.
func (c SetUp) norms(s State, bodies []*Body) ([]Change, error) {
	var out []Record
	decision := ""
	if !c.First.On.IsZero() && len(c.Norms) > 0 {
		at := slices.IndexFunc(bodies, func(b *Body) bool { return b.Code == c.First.Body })
		if at < 0 {
			return nil, Errorf(CodeInvalid, "error.setup.body_unknown", "Text", Shorten(c.First.Body))
		}
		out = c.First.records(s, bodies[at].ID)
		decision = out[len(out)-1].Head().ID
	}
	for i := range c.Norms {
		n := c.Norms[i]
		n.Base = Base{ID: s.NextID(KindNorm, s.Today().Year())}
		n.DecidedBy = decision
		if ps := Validate(&n); len(ps) > 0 {
			return nil, Invalid(n.ID, ps)
		}
		out = append(out, &n)
	}
	return changesOf(out), nil
}

// records are the meeting, its item and the proposal, in that order.
func (f FirstMeeting) records(s State, body string) []Record {
	year := f.On.Year()
	m := &Meeting{Body: body, On: f.On, Time: f.Time, State: MeetingPlanned}
	m.ID = s.NextID(KindMeeting, year)
	item := &AgendaItem{Meeting: m.ID, Nr: 1, Type: ItemDecision, Title: f.Subject}
	item.ID = s.NextID(KindAgendaItem, year)
	d := &Decision{Body: body, Method: MethodMeeting, Meeting: m.ID, Item: item.ID, On: f.On,
		Subject: f.Subject, Text: f.Text, Considerations: f.Considers, Outcome: OutcomeProposed}
	d.ID = s.NextID(KindDecision, year)
	return []Record{m, item, d}
}

// PeopleProblems says what would keep these people from being recorded in a
// new file: a sentence for each, with the name.
func PeopleProblems(form LegalForm, bodies []Body, rows []PersonRow) []Message {
	fresh := []Record{&Organisation{Base: Base{ID: OrganisationID}, LegalForm: form}}
	for i := range bodies {
		b := bodies[i]
		b.ID = b.Code
		fresh = append(fresh, &b)
	}
	for _, o := range firstOffices() {
		o.ID = o.Code
		fresh = append(fresh, o)
	}
	var out []Message
	for i, l := range (ImportPeople{Rows: rows}).Preview(over(&nowhere{}, fresh...)) {
		if !l.Problem.IsZero() {
			out = append(out, Msg("error.setup.person", "Name", Shorten(rows[i].Name), "What", l.Problem.Args["What"]))
		}
	}
	return out
}
