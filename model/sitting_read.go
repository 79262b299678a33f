package model

import (
	"cmp"
	"slices"
)

// SittingOf reads a meeting as this reader may see it; of an item or a decision
// its meeting, of a proposal in writing the proposal.
func SittingOf(s State, ref Ref) (Sitting, error) {
	r, ok := s.Get(ref.Kind, ref.ID)
	if !ok {
		return Sitting{}, Errorf(CodeNotFound, "error.record.missing", "ID", ref.ID)
	}
	w := sittingReader{s: s, who: names(s)}
	switch r := r.(type) {
	case *Meeting:
		return w.meeting(r), nil
	case *AgendaItem:
		return SittingOf(s, Ref{Kind: KindMeeting, ID: r.Meeting})
	case *Decision:
		switch {
		case r.Meeting != "":
			return SittingOf(s, Ref{Kind: KindMeeting, ID: r.Meeting})
		case r.Method == MethodWritten:
			return w.written(r), nil
		}
	}
	return Sitting{}, Errorf(CodeInvalid, "error.sitting.none", "ID", ref.ID)
}

type sittingReader struct {
	s   State
	who map[string]string
}

func (w sittingReader) name(id string) string {
	if n := w.who[id]; n != "" {
		return n
	}
	if b, ok := Get[*Body](w.s, id); ok {
		return b.Name
	}
	return id
}

func (w sittingReader) names(ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, w.name(id))
	}
	return out
}

func (w sittingReader) meeting(m *Meeting) Sitting {
	out := Sitting{Ref: RefTo(m), Title: TitleOf(w.s, m), On: m.On, Time: m.Time, State: m.State, Reason: m.Reason}
	out.Members = w.seats(m.Body, m.On, m.ID, m.Chair)
	if b, ok := Get[*Body](w.s, m.Body); ok {
		out.Body, out.Proxies = b.Name, b.Proxies
	}
	if slices.ContainsFunc(out.Members, func(m SittingMember) bool { return m.Present != "" }) {
		out.There = QuorumNow(w.s, m.ID)
	}
	out.People = Choices(w.s, []Kind{KindOffice, KindPerson})
	for _, it := range agenda(w.s, m.ID) {
		out.Items = append(out.Items, w.item(it))
	}
	out.Keys = KeyNewsOf(w.s, m)
	if m.State == MeetingOpen {
		out.Open = Unfinished(w.s, m.ID)
	}
	if m.State == MeetingOpen || m.State == MeetingPlanned {
		out.Unplaced = len(unplaced(w.s, m))
	}
	if m.State == MeetingClosed {
		for _, o := range Find[*Meeting](w.s, "body", m.Body) {
			if o.State == MeetingOpen && m.before(o) {
				out.AdoptIn = append(out.AdoptIn, Choice{Ref: RefTo(o), Label: TitleOf(w.s, o)})
			}
		}
	}
	if m.AdoptedIn != "" {
		out.Adopted = Ref{Kind: KindMeeting, ID: m.AdoptedIn}
	}
	if e, ok := Get[*Evidence](w.s, m.Scan); ok {
		out.Scan = RefTo(e)
	}
	return out
}

func (w sittingReader) seats(body string, on Date, meeting, chair string) []SittingMember {
	noted := map[string]attended{}
	for _, a := range attendedOf(w.s, meeting) {
		noted[a.person] = a
	}
	if chair == "" {
		chair = chairOf(w.s, body, on)
	}
	var out []SittingMember
	for _, p := range members(w.s, body, on) {
		m := SittingMember{Person: p, Name: w.name(p), Chair: p == chair, Present: noted[p].present, ProxyTo: noted[p].proxyTo}
		if m.ProxyTo != "" {
			m.ProxyName = w.name(m.ProxyTo)
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b SittingMember) int {
		return cmp.Or(cmp.Compare(btoi(b.Chair), btoi(a.Chair)), compareNames(a.Name, b.Name))
	})
	return out
}

func (w sittingReader) item(it *AgendaItem) SittingItem {
	out := SittingItem{Ref: RefTo(it), Nr: it.Nr, Title: it.Title, Type: it.Type, Outside: it.Outside, Closed: it.Closed,
		Readers: w.names(it.Readers), Topic: it.Topic, About: it.About, Papers: w.papers(it.Papers), State: ItemUntreated}
	from := []Ref{out.Ref}
	if m, ok := Get[*Meeting](w.s, it.About.ID); ok && it.Topic == TopicMinutes {
		out.Adopted, out.AboutTitle, out.AboutKeys = m.State == MeetingAdopted, TitleOf(w.s, m), KeyNewsOf(w.s, m)
	}
	for _, d := range Find[*Decision](w.s, "item", it.ID) {
		out.Decisions = append(out.Decisions, w.decision(d))
		from = append(from, RefTo(d))
	}
	if m, ok := Get[*Meeting](w.s, it.Meeting); ok && len(out.Decisions) == 0 {
		out.Renews = renewal(w.s, it, m) != nil
	}
	toDecide := it.Type == ItemDecision && it.Topic != TopicMinutes && len(out.Decisions) == 0
	out.Unshown = len(it.Papers) == 0 && (toDecide || restsOnPaper(w.s, it))
	for _, q := range questionsUnder(w.s, it) {
		out.Questions = append(out.Questions, w.question(q))
		from = append(from, RefTo(q))
	}
	if it.Notes != "" {
		out.Notes = append(out.Notes, it.Notes)
	}
	for _, ref := range from {
		for _, a := range Find[*Action](w.s, "origin", ref.ID) {
			out.Actions = append(out.Actions, SittingAction{RefTo(a), a.Text, w.name(a.Owner), a.Due})
		}
		for _, n := range Find[*Note](w.s, "about", ref.ID) {
			out.Notes = append(out.Notes, n.Text)
		}
	}
	decided := slices.ContainsFunc(out.Decisions, func(d SittingDecision) bool { return d.Outcome != OutcomeProposed })
	switch {
	case it.Treated:
		out.State = ItemTreated
	case decided:
		out.State = ItemTreating
	}
	return out
}

func (w sittingReader) papers(ps []Paper) []SittingPaper {
	var out []SittingPaper
	for _, p := range ps {
		title := p.Title
		if title == "" {
			title = p.What.ID
		}
		out = append(out, SittingPaper{p.What, title, p.SHA256, p.On, w.names(p.To)})
	}
	return out
}

func (w sittingReader) decision(d *Decision) SittingDecision {
	out := SittingDecision{Ref: RefTo(d), Subject: d.Subject, Text: d.Text, Outcome: d.Outcome, Written: d.Method == MethodWritten,
		Acclaimed: d.Acclaimed, Conditions: d.Conditions, FeedbackOn: d.FeedbackOn, VoteBy: d.VoteBy}
	for _, ref := range d.Approves {
		if v, ok := w.s.Get(ref.Kind, ref.ID); ok {
			out.Approves = append(out.Approves, nameOf(TitleOf(w.s, v)))
		}
	}
	counted, cast := VotesOn(w.s, d.ID), Find[*Vote](w.s, "decision", d.ID)
	for _, v := range cast {
		sv := SittingVote{Ref: RefTo(v), Person: v.Person, Name: w.name(v.Person), Value: v.Value, Known: v.Known,
			Interest: v.Interest, Minority: v.Minority, Consents: v.Consents, Counts: counted[v.Person] == v, How: knownHow(v), Stale: v.Stale(w.s)}
		if v.Proxy != "" {
			sv.Proxy = w.name(v.Proxy)
		}
		out.Votes = append(out.Votes, sv)
	}
	slices.SortStableFunc(out.Votes, func(a, b SittingVote) int { return compareNames(a.Name, b.Name) })
	b, known := Get[*Body](w.s, d.Body)
	if known && !d.Outcome.unvoted() && (len(cast) > 0 || d.Acclaimed) {
		out.Result, out.Tie = result(Count(w.s, d, b)), tieSettled(w.s, d, b)
	}
	out.Failed = failedBy(w.s.Whole(), d)
	switch d.Outcome {
	case OutcomeProposed, OutcomeWithdrawn, OutcomeDeferred:
	default:
		out.Holds = problems(w.s.Whole(), d)
	}
	out.Yours, out.Ballot = yourVote(w.s, d), len(ballotsIn(w.s, d.ID)) > 0
	switch stageOf(w.s, d) {
	case stageTreated, stageClosed:
		out.Correct = true
	case stageAdopted:
		out.Fixed = true
	}
	return out
}

func (w sittingReader) question(q *Question) SittingQuestion {
	out := SittingQuestion{Ref: RefTo(q), By: w.name(q.AskedBy), Text: q.Text, Answered: q.Answered(), Answer: q.Answer}
	if q.AnsweredBy != "" {
		out.Answerer = w.name(q.AnsweredBy)
	}
	if a, ok := Get[*Action](w.s, q.FollowUp); ok {
		out.FollowUp = a.ID + " " + a.Text
	}
	return out
}

// written is a proposal in writing, with the one thing it is about as its item.
func (w sittingReader) written(d *Decision) Sitting {
	out := Sitting{Ref: RefTo(d), Title: Msg("screen.meet.written", "ID", d.ID, "Subject", d.Subject), On: d.On}
	out.Members = w.seats(d.Body, d.On, "", "")
	if b, ok := Get[*Body](w.s, d.Body); ok {
		out.Body = b.Name
	}
	it := SittingItem{Ref: out.Ref, Nr: 1, Title: d.Subject, Type: ItemDecision, State: ItemUntreated, Papers: w.papers(d.Papers),
		Decisions: []SittingDecision{w.decision(d)}}
	for _, a := range Find[*Action](w.s, "origin", d.ID) {
		it.Actions = append(it.Actions, SittingAction{RefTo(a), a.Text, w.name(a.Owner), a.Due})
	}
	if d.Outcome != OutcomeProposed {
		it.State = ItemTreated
	}
	out.Items = []SittingItem{it}
	return out
}
