package model

import "slices"

// UsualBodies are the bodies that go with a legal form, with the rules that
// hold where statutes say nothing. They name their supervisory body by its code.
func UsualBodies(form LegalForm) []Body {
	ids := 0
	list := bodiesOf(form, func() string { ids++; return string(rune('0' + ids)) })
	code := map[string]string{"": ""}
	for _, b := range list {
		code[b.ID] = b.Code
	}
	out := make([]Body, len(list))
	for i, b := range list {
		out[i] = *b
		out[i].Supervisor = code[b.Supervisor]
		out[i].Base = Base{}
	}
	return out
}

// BodiesProblems checks bodies that name each other by their codes: each by
// itself, and that their names and supervisors fit together.
func BodiesProblems(bodies []Body) []Message {
	var out []Message
	if !slices.ContainsFunc(bodies, func(b Body) bool { return b.Type.Bound() }) {
		out = append(out, Msg("error.body.no_board"))
	}
	for i := range bodies {
		for _, p := range BodyProblems(bodies, i) {
			out = append(out, p.Message)
		}
	}
	return out
}

// BodyProblems says what is wrong with one of the bodies.
func BodyProblems(bodies []Body, at int) []Problem {
	b := bodies[at]
	b.ID = "-" // given when it is recorded
	ps := Validate(&b)
	bad := func(field string, m Message) { ps = append(ps, Problem{field, m}) }
	if slices.ContainsFunc(bodies[:at], func(o Body) bool { return sameText(o.Code, b.Code) }) {
		bad("code", Msg("error.body.code_twice", "Body", b.Code))
	}
	if b.Supervisor != "" {
		super := slices.IndexFunc(bodies, func(o Body) bool { return o.Code == b.Supervisor })
		if super < 0 || super == at || bodies[super].Type != BodySupervisory {
			bad("supervisor", Msg("error.body.supervisor", "Body", b.Code))
		}
	}
	return append(ps, b.contradictions()...)
}

// contradictions are rules of a body that cannot hold together.
func (b *Body) contradictions() []Problem {
	var ps []Problem
	bad := func(field string, m Message) { ps = append(ps, Problem{field, m}) }
	if b.Tie == TieSupervisor && b.Supervisor == "" {
		bad("tie", Msg("error.body.tie_supervisor", "Body", b.Code))
	}
	if len(b.PriorApproval) > 0 && b.Supervisor == "" {
		bad("prior_approval", Msg("error.body.prior_supervisor", "Body", b.Code))
	}
	if b.OneMember && b.Quorum > 1 {
		bad("quorum", Msg("error.body.quorum_one", "Body", b.Code))
	}
	if b.OneMember && b.Proxies > 0 {
		bad("proxies", Msg("error.body.proxies_one", "Body", b.Code))
	}
	if !b.Written && (b.WrittenConsent || b.WrittenUnanimous) {
		bad("written", Msg("error.body.written", "Body", b.Code))
	}
	return ps
}

// Bound tells whether the members of a body of this type can be bound by Cbw
// art. 24.
func (t BodyType) Bound() bool {
	return t == BodyManagement || t == BodyPartners || t == BodyOneTier
}

// ProposedNorms are own norms to begin with. The law names no terms for these;
// the board chooses, by a decision.
func ProposedNorms() []Norm {
	return []Norm{
		{Name: NormOversight, Months: 4, WarnDays: 30},
		{Name: NormEvaluation, Months: 12},
		{Name: NormExercise, Months: 12},
		{Name: NormRestoreTest, Months: 12},
		{Name: NormRefresh, Months: 24},
		{Name: NormThreats, Months: 6},
		{Name: NormActions, Days: 14},
		{Name: NormBasis, Days: 60},
		{Name: NormEvidence, Days: 30},
	}
}

// InDays tells whether a norm of this name counts days; the others months.
func (n NormName) InDays() bool {
	return n == NormActions || n == NormBasis || n == NormEvidence
}
