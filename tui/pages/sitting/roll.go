package sitting

import (
	"slices"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// roll is the attendance while it is noted: everybody is there to begin with.
type roll struct {
	Opens bool   `json:"opens,omitempty"` // confirming opens the meeting
	Seats []seat `json:"seats"`
	At    int    `json:"at"`
}

type seat struct {
	Person  string         `json:"person"`
	Name    string         `json:"name"`
	Present model.Presence `json:"present,omitempty"`
	To      string         `json:"to,omitempty"`
	Was     model.Presence `json:"was,omitempty"`
	WasTo   string         `json:"was_to,omitempty"`
}

func (*roll) name() string      { return "roll" }
func (*roll) scope() keys.Scope { return keys.Roll }

func newRoll(p *Page, opens bool) *roll {
	r := &roll{Opens: opens}
	for _, m := range p.sitting.Members {
		s := seat{Person: m.Person, Name: m.Name, Present: m.Present, To: m.ProxyTo, Was: m.Present, WasTo: m.ProxyTo}
		if s.Present == "" && (opens || p.sitting.State == model.MeetingOpen) {
			s.Present = model.PresencePresent
		}
		r.Seats = append(r.Seats, s)
	}
	return r
}

func (r *roll) offers(*Page) []string {
	return []string{keys.Confirm, keys.Assist, keys.Back, keys.Up, keys.Down, keys.Present, keys.Absent, keys.Excused, keys.Proxy}
}

func (r *roll) do(p *Page, binding string) page.Effect {
	switch binding {
	case keys.Confirm:
		return p.desk.carry(p, r.trial(p), func(p *Page, _ model.Receipt) { p.desk.settle(r) })
	case keys.Up, keys.Down, keys.PageUp, keys.PageDown:
		r.At = widget.Step(r.At, len(r.Seats), binding)
		return page.Effect{}
	}
	if r.At >= len(r.Seats) {
		return page.Effect{}
	}
	s := &r.Seats[r.At]
	switch binding {
	case keys.Present:
		s.Present, s.To = model.PresencePresent, ""
	case keys.Absent:
		s.Present, s.To = model.PresenceAbsent, ""
	case keys.Excused:
		s.Present, s.To = model.PresenceExcused, ""
	case keys.Proxy:
		to := r.holder(s)
		if to == "" {
			return page.Effect{Say: model.Msg("screen.sitting2.nobody_there", "Person", s.Name, "Key", p.env.KeyLabel(keys.Present))}
		}
		s.Present, s.To = model.PresenceProxy, to
	}
	return page.Effect{}
}

// holder is the next member who is there and could vote for another.
func (r *roll) holder(s *seat) string {
	at := slices.IndexFunc(r.Seats, func(o seat) bool { return o.Person == s.To })
	for n := 1; n <= len(r.Seats); n++ {
		o := r.Seats[(at+n)%len(r.Seats)]
		if o.Person != s.Person && o.Present == model.PresencePresent {
			return o.Person
		}
	}
	return ""
}

func (r *roll) noted() []model.Noted {
	var out []model.Noted
	for _, s := range r.Seats {
		if s.Present != "" && (s.Present != s.Was || s.To != s.WasTo) {
			out = append(out, model.Noted{Person: s.Person, Present: s.Present, ProxyTo: s.To})
		}
	}
	return out
}

func (r *roll) trial(p *Page) model.Command {
	if r.Opens {
		return model.OpenMeeting{Meeting: p.sitting.Ref.ID, Attendance: r.noted()}
	}
	return model.NoteAttendance{Meeting: p.sitting.Ref.ID, Attendance: r.noted()}
}

func (r *roll) view(p *Page, w, h int) ([]string, int, int) {
	st, t := p.env.Styles, p.env.Text
	head := "screen.sitting2.roll"
	if r.Opens {
		head = "screen.sitting2.roll_opens"
	}
	lines := []string{st.Paint(theme.Strong, t.T(head))}
	for i, s := range r.Seats {
		word, tone, mark := t.T("screen.sitting.not_noted"), theme.Dim, " "
		if s.Present != "" {
			word, tone = t.Value(s.Present), theme.Plain
		}
		switch s.Present {
		case model.PresencePresent:
			mark, tone = st.Glyph.Met, theme.Good
		case model.PresenceProxy:
			mark = st.Glyph.Half
			if to := slices.IndexFunc(r.Seats, func(o seat) bool { return o.Person == s.To }); to >= 0 {
				word = t.T("screen.sitting.proxy_to", "Who", r.Seats[to].Name)
			}
		case model.PresenceAbsent, model.PresenceExcused:
			mark = st.Glyph.NA
		}
		name := widget.Pad(widget.Safe(text.Clean(s.Name)), min(24, w/2), st.Glyph.Ellipsis)
		if i == r.At {
			lines = append(lines, st.Paint(theme.Chosen, st.Glyph.Cursor+" "+widget.Cut(name+" "+mark+" "+word, w-2, st.Glyph.Ellipsis)))
			continue
		}
		lines = append(lines, "  "+widget.Cut(name+" "+st.Paint(tone, mark+" "+word), w-2, st.Glyph.Ellipsis))
	}
	lines = append(lines, p.desk.verdict(p, w)...)
	return append(lines, p.keysIn(r, w, h-len(lines))...), -1, -1
}
