package sitting

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// The widths at which the page changes its shape.
const (
	wide   = 100 // agenda and item beside each other
	narrow = 60  // below it the agenda is a plain list above the item

	itemRoom = 5  // lines that the item has at least, before keys and other items
	low      = 18 // below it what the secretary is in the middle of gets all the room
)

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	p.x, p.y = -1, -1
	switch {
	case p.load.Err() != nil:
		return p.env.Failed(p.load.Err(), w, h)
	case !p.load.Done():
		return p.env.Loading(w, h)
	}
	lines := p.head(w)
	tight := h < low && p.desk.top() != nil
	if tight {
		lines = lines[:1]
	}
	rest := max(h-len(lines), 1)
	switch {
	case w >= wide:
		aw := w / 3
		x0, y0 := aw+3, len(lines)
		right := p.work(w-x0, rest)
		p.x, p.y = shift(p.x, x0), shift(p.y, y0)
		lines = append(lines, widget.Beside(rest, 1, []int{aw, 1, w - aw - 3}, p.explained(aw, rest), p.env.Styles.Wall(rest), right)...)
	default:
		var top []string
		switch {
		case tight:
		case w >= narrow:
			top = append(p.strip(w), "")
		case p.desk.top() == nil && rest > itemRoom+2: // else the item alone, which has its number
			top = append(p.agenda(w, max(min((rest-itemRoom)/2, len(p.sitting.Items)), 1)), "")
		}
		y0 := len(lines) + len(top)
		body := p.work(w-1, max(rest-len(top), 1))
		p.x, p.y = shift(p.x, 1), shift(p.y, y0)
		lines = append(append(lines, top...), indent(body)...)
	}
	return widget.Fit(lines, w, h)
}

func shift(at, by int) int {
	if at < 0 {
		return at
	}
	return at + by
}

func indent(lines []string) []string {
	for i, l := range lines {
		if l != "" {
			lines[i] = " " + l
		}
	}
	return lines
}

// head says which meeting it is, how far it is, and whether enough members are
// there.
func (p *Page) head(w int) []string {
	st, t, s := p.env.Styles, p.env.Text, p.sitting
	title := widget.Safe(t.Msg(s.Title))
	state := t.T("word.method.written")
	if !s.Written() {
		state = t.Value(s.State)
		if s.Time != "" {
			title += " " + st.Glyph.Dot + " " + widget.Safe(text.Clean(s.Time))
		}
	}
	right := st.Paint(theme.Dim, t.T("screen.sitting2.items", "N", len(s.Items)))
	left := " " + st.Paint(theme.Strong, widget.Cut(title, max(w-len(state)-6, 8), st.Glyph.Ellipsis)) + " " + st.Glyph.Dot + " " + st.Paint(theme.Accent, state)
	out := []string{widget.Sides(left, right, w-1, st.Glyph.Ellipsis)}
	if q := p.quorum(); q != "" {
		if w < narrow {
			q = widget.Cut(q, w-2, st.Glyph.Ellipsis)
		}
		for _, l := range wrapped(p, theme.Dim, q, w-2) {
			out = append(out, " "+l)
		}
	}
	if s.Unplaced > 0 && p.today() && model.Allowed(p.env.Roles, model.VerbAddItems) {
		out = append(out, " "+st.Paint(theme.Accent, widget.Cut(t.T("screen.sitting2.unplaced", "N", s.Unplaced, "Key", p.env.KeyLabel(keys.Propose)), w-2, st.Glyph.Ellipsis)))
	}
	if !p.resumed.IsZero() {
		out = append(out, " "+st.Paint(theme.Accent, widget.Cut(t.T("screen.sitting2.resumed", "At", p.resumed), w-2, st.Glyph.Ellipsis)))
	}
	if err := p.keeper.Err(); err != nil {
		out = append(out, " "+st.Paint(theme.Bad, widget.Cut(t.T("form.draft_failed", "Why", model.Because(err)), w-2, st.Glyph.Ellipsis)))
	}
	return append(out, "")
}

func (p *Page) quorum() string {
	t, s := p.env.Text, p.sitting
	switch {
	case s.Written():
		d := p.decision()
		if d == nil {
			return ""
		}
		n := 0
		for _, m := range s.Members {
			if _, ok := d.Vote(m.Person); ok {
				n++
			}
		}
		return t.T("screen.sitting2.voted", "N", n, "Of", model.Msg("count.members", "N", len(s.Members)), "On", d.VoteBy)
	case s.There.Members > 0:
		said := s.There.Say()
		sign := p.env.Styles.Glyph.Gap
		if s.There.Reached {
			sign = p.env.Styles.Glyph.Met
		}
		out := sign + " " + t.Msg(said[len(said)-1])
		for _, m := range said[:len(said)-1] {
			out += " " + p.env.Styles.Glyph.Dot + " " + strings.TrimSuffix(t.Msg(m), ".")
		}
		return out
	case s.State == model.MeetingPlanned:
		return t.T("screen.sitting2.planned", "N", len(s.Members))
	}
	return ""
}

// work is the item in hand with what the secretary is in the middle of below
// it, or the keys that record something.
func (p *Page) work(w, h int) []string {
	t := p.desk.top()
	if t == nil {
		foot := p.keyLines(p.Offers(), keys.Sitting, w)
		if len(foot) > h-itemRoom {
			foot = nil // they stand in the help
		}
		return append(p.sheet.View(p.env.Styles, w, h-len(foot), false), foot...)
	}
	var below []string
	x, y := -1, -1
	for i, u := range p.desk.tasks {
		if i < len(p.desk.tasks)-1 && p.desk.tasks[i].scope() != keys.Votes {
			continue
		}
		part, px, py := u.view(p, w, h-len(below))
		if len(below) > 0 {
			below = append(below, "")
		}
		if px >= 0 {
			x, y = px, py+len(below)
		}
		below = append(below, part...)
	}
	if p.desk.failure != nil {
		below = append(below, wrapped(p, theme.Bad, p.env.Text.Err(p.desk.failure), w)...)
	}
	if p.desk.work.Busy() {
		below = append(below, p.env.Styles.Paint(theme.Dim, p.env.Text.T("screen.busy")))
	}
	if len(below) > h { // what is typed stays in sight
		cut := len(below) - h
		below, y = below[cut:], y-cut
	}
	var above []string
	if room := h - len(below) - 1; room >= 3 {
		above = append(p.sheet.View(p.env.Styles, w, room, false), "")
	}
	if x >= 0 {
		p.x, p.y = x, y+len(above)
	}
	return append(above, below...)
}

// verdict is what the task on top would come to, with every reason why not.
func (d *desk) verdict(p *Page, w int) []string {
	st, t := p.env.Styles, p.env.Text
	if d.try.Busy() && len(d.trial.Said)+len(d.trial.Why) == 0 {
		return []string{"", st.Paint(theme.Dim, t.T("screen.busy"))}
	}
	out := []string{}
	for _, m := range d.trial.Said {
		out = append(out, wrapped(p, theme.Plain, t.Msg(m), w)...)
	}
	for _, m := range d.trial.Why {
		out = append(out, wrapped(p, theme.Bad, st.Glyph.Gap+" "+t.T("screen.sitting2.not_yet", "Why", m), w)...)
	}
	if len(d.trial.Why) == 0 && (len(d.trial.Said) > 0 || d.trial.Outcome != "") {
		out = append(out, st.Paint(theme.Good, st.Glyph.Met+" "+t.T("screen.sitting2.can", "Key", p.env.KeyLabel(keys.Confirm))))
	}
	if len(out) > 0 {
		out = append([]string{""}, out...)
	}
	return out
}

// keysIn are the keys of a task, as far as there is room below it.
func (p *Page) keysIn(t task, w, room int) []string {
	lines := p.keyLines(t.offers(p), t.scope(), w)
	if room < 2 {
		return nil
	}
	return append([]string{""}, lines[:min(len(lines), room-1)]...)
}

// keyLines are the keys that record something now, in words.
func (p *Page) keyLines(names []string, in keys.Scope, w int) []string {
	st, t := p.env.Styles, p.env.Text
	var out []string
	line, used := "", 0
	for _, name := range names {
		b, ok := p.env.Keys.Get(name)
		footed := b.Footer > 0 && b.Scope&keys.Global == 0 // it stands in the footer, and does the same everywhere
		if !ok || b.Scope&in == 0 || b.Short == "" || footed || !p.env.May(name) {
			continue
		}
		key, word := render.Line(b.First(st.ASCII)), t.T(p.short(b))
		n := widget.Width(key) + 1 + widget.Width(word)
		if used > 0 && used+3+n > w {
			out, line, used = append(out, line), "", 0
		}
		if used > 0 {
			line, used = line+"   ", used+3
		}
		line, used = line+st.Paint(theme.Accent, key)+" "+st.Paint(theme.Dim, word), used+n
	}
	if used > 0 {
		out = append(out, line)
	}
	return out
}

// short is the key of the word for a binding: in writing nobody is present, and
// the key of who is there takes the votes.
func (p *Page) short(b keys.Binding) string {
	if b.Name == keys.Roster && p.sitting.Written() {
		return "screen.sitting2.key.votes"
	}
	return b.Short
}

// wrapped is a sentence as painted lines.
func wrapped(p *Page, tone theme.Tone, s string, w int) []string {
	var out []string
	for _, l := range widget.Wrap(widget.Safe(s), max(w, 1)) {
		out = append(out, p.env.Styles.Paint(tone, l))
	}
	return out
}
