package model

import "time"

// Difference is what changed after the last closed meeting of the board. The
// counts of the first screen are the lengths of its lists, so that they agree
// with what the page of it shows.
type Difference struct {
	Meeting    Ref
	On         Date
	New        []Ref // records made since
	Better     []Shift
	Worse      []Shift
	Done, Late []Ref // actions finished since, and late now
}

// Shift is a control that stands otherwise than before.
type Shift struct {
	Before, Now *Control
}

// Since counts the difference.
func (d Difference) Since() Since {
	return Since{Meeting: d.Meeting, On: d.On, New: len(d.New), Better: len(d.Better), Worse: len(d.Worse),
		ActionsDone: len(d.Done), ActionsLate: len(d.Late)}
}

// newKinds are the records whose coming is news to a board.
func newKinds() []Kind {
	return []Kind{KindDecision, KindPolicyVersion, KindThreatReport, KindIncident, KindAdvisory, KindOwnIncident,
		KindReview, KindAction, KindAssessment, KindSupplier}
}

// SinceMeeting finds what changed after the last closed meeting of the board
// up to a day. Without such a meeting it is empty.
func SinceMeeting(s State, day Date) Difference {
	last := lastClosed(s, day)
	if last == nil {
		return Difference{}
	}
	out := Difference{Meeting: Ref{Kind: KindMeeting, ID: last.ID}, On: last.On}
	after := last.On.End()
	for _, k := range newKinds() {
		revs, undone := s.Changes(k, after), map[string]bool{}
		for _, rv := range revs {
			undone[rv.Entry.ID] = rv.Record.Head().Undone
		}
		for _, rv := range revs {
			if rv.Entry.Rev == 1 && !undone[rv.Entry.ID] {
				out.New = append(out.New, Ref{Kind: k, ID: rv.Entry.ID})
			}
		}
	}
	out.Better, out.Worse = controlsMoved(s, after)
	for _, r := range actionRows(s, last.On) {
		due, done, ref := colDate(r[2]), colDate(r[3]), Ref{Kind: KindAction, ID: r[0].(string)}
		switch {
		case r[4] != nil:
		case !done.IsZero() && done.After(last.On) && !done.After(day):
			out.Done = append(out.Done, ref)
		case (done.IsZero() || done.After(day)) && day.After(due):
			out.Late = append(out.Late, ref)
		}
	}
	return out
}

// lastClosed is the newest meeting of a body that governs, closed by the day.
func lastClosed(s State, day Date) *Meeting {
	for _, m := range boardMeetings(s, day) {
		last, _ := Get[*Meeting](s, m.id)
		return last
	}
	return nil
}

// controlsMoved finds the controls that stand better and worse than at an
// instant.
func controlsMoved(s State, after time.Time) (better, worse []Shift) {
	seen := map[string]bool{}
	for _, rv := range s.Changes(KindControl, after) {
		if seen[rv.Entry.ID] {
			continue
		}
		seen[rv.Entry.ID] = true
		now, ok := Get[*Control](s, rv.Entry.ID)
		before, had := s.Before(rv)
		if !ok || !had {
			continue
		}
		switch was := before.Record.(*Control); {
		case controlRank(now) > controlRank(was):
			better = append(better, Shift{was, now})
		case controlRank(now) < controlRank(was):
			worse = append(worse, Shift{was, now})
		}
	}
	return better, worse
}

func controlRank(c *Control) int {
	rank := map[string]int{"started": 10, "implemented": 20, "design": 1, "existence": 2, "operation": 3}
	return rank[string(c.Implementation)] + rank[string(c.Assurance)]
}

// sinceDoc writes the difference as a page, for this reader: what they may not
// see is counted and not named.
func sinceDoc(s State, day Date) (Doc, error) {
	d := SinceMeeting(s, day)
	doc := Doc{Ref: Ref{Kind: KindSince, ID: day.String()}, Title: Msg("screen.since.title")}
	if d.Meeting.IsZero() {
		doc.Blocks = []Block{{Kind: BlockText, Value: Msg("screen.overview.since_none")}}
		return doc, nil
	}
	w := &pageWriter{s: s, day: day, who: names(s), code: codes(s), told: map[string]bool{}, linked: map[Ref]bool{}}
	m, _ := Get[*Meeting](s, d.Meeting.ID)
	doc.Lead = Msg("screen.since.lead", "On", d.On, "Day", day)
	if m != nil {
		w.say(Msg("screen.since.meeting"), TitleOf(s, m), d.Meeting)
	}
	w.moved("screen.since.worse", Gap, d.Worse)
	w.actions("screen.since.late", Gap, d.Late)
	w.moved("screen.since.better", Met, d.Better)
	w.actions("screen.since.done", Met, d.Done)
	w.newRecords(d.New)
	if len(d.New)+len(d.Better)+len(d.Worse)+len(d.Done)+len(d.Late) == 0 {
		w.prose(Msg("screen.since.nothing"))
	}
	doc.Blocks = w.blocks
	return doc, nil
}

func (w *pageWriter) moved(key string, st Status, list []Shift) {
	if len(list) == 0 {
		return
	}
	w.counted(key, len(list))
	for _, m := range list {
		name := TitleOf(w.s, m.Now)
		value := Msg("screen.since.moved", "Before", m.Before.Implementation, "Tested", m.Before.Assurance,
			"Now", m.Now.Implementation, "NowTested", m.Now.Assurance)
		w.put(Block{Kind: BlockStatus, Status: st, Word: Msg(key + "_word"), Label: Msg("screen.since.control", "ID", m.Now.ID, "Name", name),
			Value: value, Ref: Ref{Kind: KindControl, ID: m.Now.ID}})
	}
}

func (w *pageWriter) actions(key string, st Status, refs []Ref) {
	if len(refs) == 0 {
		return
	}
	w.counted(key, len(refs))
	for _, ref := range refs {
		a, ok := Get[*Action](w.s, ref.ID)
		if !ok {
			continue
		}
		value := Msg("screen.since.finished", "On", a.DoneOn)
		if st == Gap {
			value = Msg("screen.since.overdue", "On", a.Due, "Who", w.who[a.Owner])
		}
		w.put(Block{Kind: BlockStatus, Status: st, Word: Msg(key + "_word"), Label: Msg("screen.since.control", "ID", a.ID, "Name", TitleOf(w.s, a)),
			Value: value, Ref: ref})
	}
}

// newRecords names what is new, by kind.
func (w *pageWriter) newRecords(refs []Ref) {
	if len(refs) == 0 {
		return
	}
	w.counted("screen.since.new", len(refs))
	for _, ref := range refs {
		w.link(Msg("kind."+string(ref.Kind)), ref)
	}
}

func (w *pageWriter) counted(key string, n int) {
	w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: Msg(key, "N", n)})
}
