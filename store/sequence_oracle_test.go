package store_test

import (
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// decided holds a decision, just written, against what must be so for a yes,
// counted here a second time and apart from the rules.
func (q *sequence) decided(s model.State, d *model.Decision, c model.Command) {
	yes, was := approving(d), false
	if h := s.History(model.KindDecision, d.ID); len(h) > 1 {
		was = approving(h[len(h)-2].Record.(*model.Decision))
	}
	_, deciding := c.(model.Decide)
	_, closing := c.(model.CloseWritten)
	if undo, ok := c.(model.Undo); ok {
		deciding = q.again(s, d, undo) // held against the same rules as the first time
	}
	switch {
	case closing && yes:
		q.seen["written approved"]++
	case closing:
		q.seen["written rejected"]++
	case deciding && yes:
		q.seen["approved"]++
	case yes && !was:
		q.Fatalf("%s came to %s by %s", d.ID, d.Outcome, c.Verb())
	}
	if !yes || !deciding && !closing {
		return // reworded; that it still holds is looked at in the end
	}
	if why := model.Validity(s, d); len(why) > 0 {
		q.Fatalf("%s was approved by %s while %v", d.ID, c.Verb(), why)
	}
	b, _ := model.Get[*model.Body](s, d.Body)
	if m, ok := model.Get[*model.Meeting](s, d.Meeting); d.Method == model.MethodMeeting && (!ok || m.State != model.MeetingOpen || m.Body != d.Body || m.On != d.On) {
		q.Fatalf("%s was approved outside an open meeting of its body", d.ID)
	}
	q.counted(s, d, b)
	q.onBytes(s, d)
}

// again tells whether an undo was taken back that had taken a decision back: it
// says what it said before.
func (q *sequence) again(s model.State, d *model.Decision, c model.Undo) bool {
	h := s.History(model.KindDecision, d.ID)
	for i, rev := range h {
		if i > 0 && rev.Entry.RecordedAt == c.RecordedAt && rev.Entry.Verb == string(model.VerbUndo) {
			was := h[i-1].Record.(*model.Decision)
			return was.Outcome == d.Outcome && was.Text == d.Text
		}
	}
	return false
}

func approving(d *model.Decision) bool {
	return d.Outcome == model.OutcomeApproved || d.Outcome == model.OutcomeConditions
}

// hand is what one member did.
type hand struct {
	there   bool
	recused bool
	vote    model.VoteValue
}

func hands(s model.State, d *model.Decision, b *model.Body) map[string]*hand {
	out := map[string]*hand{}
	for _, a := range model.Find[*model.Appointment](s, "body", b.ID) {
		out[a.Person] = &hand{there: d.Method == model.MethodWritten} // nobody comes or goes in a sequence
	}
	held := map[string]int{}
	notes := model.Find[*model.Attendance](s, "meeting", d.Meeting)
	for _, a := range notes {
		out[a.Person].there = a.Present == model.PresencePresent
	}
	for _, a := range notes {
		if a.Present == model.PresenceProxy && held[a.ProxyTo] < b.Proxies && slices.ContainsFunc(notes, func(o *model.Attendance) bool {
			return o.Person == a.ProxyTo && o.Present == model.PresencePresent
		}) {
			held[a.ProxyTo]++
			out[a.Person].there = true
		}
	}
	for _, k := range []model.Known{model.KnownNoted, model.KnownSession, model.KnownSignature} {
		for _, v := range model.Find[*model.Vote](s, "decision", d.ID) {
			if v.Known == k {
				out[v.Person].vote, out[v.Person].recused = v.Value, v.Value == model.VoteRecused
			}
		}
	}
	for _, a := range notes {
		if a.Present == model.PresenceProxy && out[a.ProxyTo].recused {
			out[a.Person].there = false // whoever steps aside votes for nobody
		}
	}
	return out
}

// counted asks at least what the rules of the body ask; where all have an
// interest the supervisory body must have said yes.
func (q *sequence) counted(s model.State, d *model.Decision, b *model.Body) {
	all, free, there, yes, no := 0, 0, 0, 0, 0
	for _, h := range hands(s, d, b) {
		all++
		if h.recused {
			continue
		}
		free++
		if !h.there || d.Method == model.MethodWritten && h.vote == "" {
			continue
		}
		there++
		switch {
		case h.vote == model.VoteAgainst:
			no++
		case h.vote == model.VoteFor, h.vote == "" && d.Acclaimed:
			yes++
		}
	}
	quorum := b.Quorum
	if quorum == 0 {
		quorum = free/2 + 1
	}
	sup, _ := model.Get[*model.Decision](s, d.Supervisor)
	above := sup != nil && sup.Body == b.Supervisor && sup.Outcome == model.OutcomeApproved && !sup.On.After(d.On)
	m, _ := model.Get[*model.Meeting](s, d.Meeting)
	chair := m != nil && hands(s, d, b)[m.Chair] != nil && hands(s, d, b)[m.Chair].vote == model.VoteFor
	ok := false
	switch {
	case free == 0:
		ok = above || b.Supervisor == "" && d.Considerations != ""
	case there < quorum, yes == 0:
	case d.Method == model.MethodWritten && (!b.Written || b.WrittenConsent && !d.Consented || b.WrittenUnanimous && yes < free):
	case b.Majority == model.MajorityUnanimous:
		ok = no == 0
	case b.Majority == model.MajorityTwoThirds:
		ok = yes >= 2*no
	case yes == no:
		ok = b.Tie == model.TieChair && chair || b.Tie == model.TieSupervisor && above || d.Acclaimed && yes > no
	default:
		ok = yes > no
	}
	if !ok {
		q.Fatalf("%s was approved with %d of %d free to vote there (quorum %d), %d for, %d against, of %d; body %+v", d.ID, there, free, quorum, yes, no, all, b)
	}
}

// onBytes: what was approved was shown, as it is.
func (q *sequence) onBytes(s model.State, d *model.Decision) {
	for _, ref := range d.Approves {
		v, ok := model.Get[*model.PolicyVersion](s, ref.ID)
		if !ok || ref.SHA256 != model.BasisHash(v) || v.Blob == "" {
			q.Fatalf("%s approves %s on other bytes than it has", d.ID, ref.ID)
		}
		if !slices.ContainsFunc(d.Papers, func(p model.Paper) bool { return p.SHA256 == v.Blob }) {
			q.Fatalf("%s approves %s, which was not shown", d.ID, ref.ID)
		}
	}
}
