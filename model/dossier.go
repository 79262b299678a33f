package model

import "slices"

// mostOfMine is how many lines a part of a dossier names; of the others it
// tells how many there are. A chair of many years has thousands of votes.
const mostOfMine = 10

// MayReadDossier tells whether the reader may see somebody's dossier: their
// own always, that of another by their role.
func MayReadDossier(s State, person string) bool {
	return person != "" && s.Actor().Person == person || Allowed(s.Roles(), VerbReadDossier)
}

// Dossier is what the records show of one person: what waits, which seats,
// votes, certificates, questions and actions. It depends on who reads, so it
// is never kept for another reader.
func Dossier(s State, person string, day Date) (Doc, error) {
	if !MayReadDossier(s, person) {
		return Doc{}, deniedDossier()
	}
	p, ok := Get[*Person](s, person)
	if !ok {
		return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", person)
	}
	d := dossier{pageWriter: newPageWriter(s, p, day), p: p}
	d.read()
	d.part("screen.dossier.waiting", d.waits)
	begun := len(d.blocks)
	d.part("screen.person.seats", func() { d.seatsOf(p) })
	d.part("screen.person.offices", func() { d.officesOf(p.ID) })
	d.part("screen.dossier.objections", d.dissented)
	d.part("screen.dossier.interests", d.steppedBack)
	d.part("screen.dossier.votes", d.voted)
	d.part("screen.dossier.policies", d.approvedPolicies)
	d.part("screen.person.training", func() { d.trainingClock(p.ID) })
	d.part("screen.person.certificates", func() { d.certificatesOf(p.ID) })
	d.part("screen.dossier.trainings", d.trained)
	d.part("screen.dossier.questions", d.questions)
	d.part("screen.dossier.actions", d.actions)
	if len(d.blocks) == begun {
		d.prose(Msg("screen.dossier.empty"))
	}
	d.part("screen.dossier.access", func() {
		d.rolesOf(p.ID)
		d.keysOf(p.ID)
	})
	return Doc{Ref: Ref{Kind: KindDossier, ID: p.ID}, Title: d.title(), Lead: Msg("screen.dossier.lead", "On", day), Tasks: keyTasks(s, p.ID), Blocks: d.blocks,
		Ballots: ballotsIn(s, d.proposals()...)}, nil
}

// deniedDossier names who may see the dossier of another.
func deniedDossier() *Error {
	var who []Message
	for _, r := range Permissions()[VerbReadDossier] {
		who = append(who, Msg("word."+r.WordKey()))
	}
	return Errorf(CodeDenied, "error.dossier.denied", "Roles", who)
}

// dossier is what is read of a person before it is told.
type dossier struct {
	*pageWriter
	p         *Person
	decisions map[string]decisionRow
	votes     []castVote // newest first
	mine      []*Action
	asked     []*Question
	bodies    []string // in which the person sits on the day
}

// castVote is a vote with the decision it is on.
type castVote struct {
	vote *Vote // nil where the meeting decided by algemene stemmen
	on   decisionRow
}

func (d *dossier) title() Message {
	if d.s.Actor().Person == d.p.ID {
		return Msg("screen.dossier.mine")
	}
	return Msg("screen.dossier.of", "Who", d.p.Name)
}

// read collects the person's records once; decisions are known by their
// columns, so years of votes open no texts.
func (d *dossier) read() {
	d.decisions = map[string]decisionRow{}
	rows := decisionRows(d.s, d.day)
	for _, r := range rows {
		d.decisions[r.id] = r
	}
	own := map[string]bool{}
	for _, v := range Find[*Vote](d.s, "person", d.p.ID) {
		if r, ok := d.decided(v); ok && !r.on.After(d.day) {
			own[v.Decision] = true
			d.votes = append(d.votes, castVote{v, r})
		}
	}
	seats := Find[*Appointment](d.s, "person", d.p.ID)
	d.votes = append(d.votes, d.acclaimed(rows, seats, own)...)
	slices.SortStableFunc(d.votes, func(a, b castVote) int { return b.on.compare(a.on) })
	for _, a := range seats {
		if a.On(d.day) && !slices.Contains(d.bodies, a.Body) {
			d.bodies = append(d.bodies, a.Body)
		}
	}
	for _, owner := range d.owners() {
		d.mine = append(d.mine, Find[*Action](d.s, "owner", owner)...)
	}
	d.asked = Find[*Question](d.s, "asked_by", d.p.ID)
	slices.SortStableFunc(d.asked, func(a, b *Question) int { return b.AskedOn.Compare(a.AskedOn) })
}

// decided finds the decision of a vote. Whoever took no part may not see it
// before the meeting is adopted; their dossier keeps its number and its day.
func (d *dossier) decided(v *Vote) (decisionRow, bool) {
	r, ok := d.decisions[v.Decision]
	if ok || v.Value != VoteRecused {
		return r, ok
	}
	unseen, ok := Get[*Decision](d.s.Whole(), v.Decision)
	if !ok {
		return r, false
	}
	return decisionRow{id: unseen.ID, on: unseen.On}, true
}

// compare orders by day, then by number.
func (r decisionRow) compare(o decisionRow) int {
	if c := r.on.Compare(o.on); c != 0 {
		return c
	}
	return compareNames(r.id, o.id)
}

// acclaimed are the decisions by algemene stemmen while the person sat in the
// body and was noted as present.
func (d *dossier) acclaimed(rows []decisionRow, seats []*Appointment, own map[string]bool) []castVote {
	there := map[string]bool{}
	for _, a := range Find[*Attendance](d.s, "person", d.p.ID) {
		there[a.Meeting] = a.Present == PresencePresent
	}
	var out []castVote
	for _, r := range rows {
		sat := slices.ContainsFunc(seats, func(a *Appointment) bool { return a.Body == r.body && a.On(r.on) })
		if r.acclaimed && there[r.meeting] && sat && !own[r.id] && !r.on.After(d.day) {
			out = append(out, castVote{on: r})
		}
	}
	return out
}

// owners are the person and the offices held on the day: what an office owes,
// its holder does.
func (d *dossier) owners() []string {
	out := []string{d.p.ID}
	for _, h := range Find[*OfficeHolder](d.s, "person", d.p.ID) {
		if within(d.day, h.From, h.Until) && !slices.Contains(out, h.Office) {
			out = append(out, h.Office)
		}
	}
	return out
}
