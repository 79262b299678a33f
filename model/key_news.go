package model

import "time"

// KeyNews is what became of a key between two meetings of a body. It stands in
// the list of decisions: the paper in the binder is the outside witness of who
// could get in, so a key that nobody asked for does not stay unseen.
type KeyNews struct {
	Ref         Ref
	Name        string // of its person
	What        KeyChange
	Sort        string // ed25519, sk-ed25519
	Fingerprint string
	Provisional bool // at the end of that time
}

// KeyChange is what happened to a key.
type KeyChange string

// What happens to keys.
const (
	KeyAdded     KeyChange = "added"
	KeyConfirmed KeyChange = "confirmed"
	KeyWithdrawn KeyChange = "revoked"
)

// Values lists the closed set.
func (KeyChange) Values() []string { return []string{"added", "confirmed", "revoked"} }

// WordKey implements Worded.
func (k KeyChange) WordKey() string { return "key_change." + string(k) }

// Said is the news on one line.
func (n KeyNews) Said() Message {
	out := []Message{Msg("word." + n.What.WordKey())}
	switch {
	case n.What != KeyAdded:
	case n.Provisional:
		out = append(out, Msg("screen.key.unconfirmed"))
	default:
		out = append(out, Msg("word."+KeyConfirmed.WordKey()))
	}
	return parts(append(out, Literal(n.Sort), Literal(n.Fingerprint)))
}

// KeyNewsOf is what became of keys after the previous meeting of the body of a
// meeting closed, until this one did; of a meeting that is open until now. It is
// told to whoever sees the meeting.
func KeyNewsOf(s State, m *Meeting) []KeyNews {
	if m.State == MeetingPlanned {
		return nil
	}
	after, _ := closedAt(s, previousMeeting(s, m))
	until, closed := closedAt(s, m)
	names := names(s)
	var order []string
	last, was := map[string]*Key{}, map[string]*Key{}
	for _, rev := range s.Whole().Changes(KindKey, after) {
		k, ok := rev.Record.(*Key)
		if !ok || closed && k.RecordedAt.After(until) {
			continue
		}
		if last[k.ID] == nil {
			order = append(order, k.ID)
			if before, had := s.Whole().Before(rev); had {
				was[k.ID], _ = before.Record.(*Key)
			}
		}
		last[k.ID] = k
	}
	var out []KeyNews
	for _, id := range order {
		k := last[id]
		n := KeyNews{Ref: Ref{Kind: KindKey, ID: id}, Name: names[k.Person], Sort: keySort(k.Public), Fingerprint: k.Fingerprint, Provisional: k.Provisional}
		for _, what := range keyChanges(was[id], k) {
			n.What = what
			out = append(out, n)
		}
	}
	return out
}

// keyChanges tells what happened between two states of a key; the first is nil
// when it was not there yet.
func keyChanges(was, now *Key) (out []KeyChange) {
	switch {
	case was == nil:
		out = append(out, KeyAdded)
	case was.Provisional && !now.Provisional:
		out = append(out, KeyConfirmed)
	}
	if !now.RevokedOn.IsZero() && (was == nil || was.RevokedOn.IsZero()) {
		out = append(out, KeyWithdrawn)
	}
	return out
}

// previousMeeting is the last meeting of the same body before one that was
// held, nil when there is none.
func previousMeeting(s State, m *Meeting) *Meeting {
	var last *Meeting
	for _, o := range Find[*Meeting](s.Whole(), "body", m.Body) {
		over := o.State == MeetingClosed || o.State == MeetingAdopted
		if over && o.ID != m.ID && o.before(m) && (last == nil || last.before(o)) {
			last = o
		}
	}
	return last
}

// closedAt is when it was recorded that a meeting closed.
func closedAt(s State, m *Meeting) (time.Time, bool) {
	if m == nil {
		return time.Time{}, false
	}
	for _, rev := range s.Whole().History(KindMeeting, m.ID) {
		if was, ok := rev.Record.(*Meeting); ok && (was.State == MeetingClosed || was.State == MeetingAdopted) {
			return rev.Record.Head().RecordedAt, true
		}
	}
	return time.Time{}, false
}

// keyNews tells in the list of a meeting what became of keys.
func (w *pageWriter) keyNews(m *Meeting) {
	for _, n := range KeyNewsOf(w.s, m) {
		ref := n.Ref
		if _, ok := w.s.Get(ref.Kind, ref.ID); !ok {
			ref = Ref{}
		}
		w.say(Literal(n.Name), n.Said(), ref)
	}
}
