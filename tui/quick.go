package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// lineLabel is the room for the words at the left of what was understood.
const lineLabel = 10

// quick records an action typed on one line, and shows while typing how it is
// understood. What it comes from is the record in sight.
type quick struct {
	env    page.Env
	input  widget.Input
	origin model.Ref
	name   string // of the draft
	src    Source

	owners page.Loader
	among  []model.Choice
	opened page.Loader // the draft
	keeper page.Keeper
	save   page.Loader
	fail   error
	again  bool // what stands there was typed before
	lacked bool // it was to be recorded while something lacked
}

// newQuick opens the line; what was typed before stands there again.
func newQuick(m *Model) (dialog, tea.Cmd) {
	d := &quick{env: m.env, input: widget.NewInput(), origin: model.OriginFrom(m.subject()), src: m.today}
	d.input.Limit(600)
	d.name = strings.TrimSpace("line " + d.origin.ID)
	src, name := d.src, d.name
	return d, tea.Batch(
		d.owners.Start(m.env, func(ctx context.Context) (any, error) {
			return src.Choices(ctx, []model.Kind{model.KindOffice, model.KindPerson})
		}),
		d.opened.Start(m.env, func(ctx context.Context) (any, error) {
			draft, _, err := src.Draft(ctx, name)
			return draft, err
		}))
}

// answer takes what was loaded, and leaves once the action was recorded.
func (d *quick) answer(m *Model, a page.Answer) tea.Cmd {
	switch {
	case d.owners.Take(a):
		d.among, _ = a.Value.([]model.Choice)
	case d.opened.Take(a):
		draft, _ := a.Value.(model.Draft)
		d.input.SetValue(string(draft.Body))
		d.again = len(draft.Body) > 0
	case d.save.Hear(a):
		if d.fail = a.Err; d.fail != nil {
			return nil
		}
		rc, _ := a.Value.(model.Receipt)
		m.drop(d)
		m.say = model.Saved(rc)
		return d.keeper.Drop(m.env, d.src, d.name)
	default:
		cmd, _ := d.keeper.Answer(m.env, a)
		return cmd
	}
	return nil
}

// Fetching implements page.Fetcher: a line typed at once neither writes over
// the one before, nor names owners who are not known yet.
func (d *quick) Fetching() bool { return d.opened.First() || d.owners.First() }

// read is the line as it is understood.
func (d *quick) read(m *Model) text.ActionLine {
	return text.ParseActionLine(d.input.Value(), d.among, m.env.Text, m.env.True())
}

func (d *quick) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	b, ok := m.env.Keys.Match(keys.Line, k.String(), true)
	switch {
	case !ok:
		d.input.Key(k)
		return d.typed(m)
	case b.Name == keys.Back:
		m.pop()
		return d.Flush()
	case b.Name == keys.NextField:
		d.complete(m)
		return d.typed(m)
	case b.Name == keys.Record:
		return d.submit(m)
	case b.Name == keys.Restart:
		d.input.SetValue("")
		d.again = false
		return d.typed(m)
	case b.Name == keys.Whole:
		m.pop()
		return tea.Batch(d.Flush(), m.fill(model.Ask{What: model.AskNew, Kind: model.KindAction, Ref: d.origin}))
	}
	return nil
}

// Flush implements page.Flusher.
func (d *quick) Flush() tea.Cmd { return d.keeper.Flush(d.env) }

func (d *quick) typed(m *Model) tea.Cmd {
	d.fail, d.lacked = nil, false
	if d.input.Value() == "" {
		return d.keeper.Drop(m.env, d.src, d.name)
	}
	return d.keeper.Keep(m.env, d.src, d.name, []byte(d.input.Value()))
}

// complete writes the first of those who may be meant in full.
func (d *quick) complete(m *Model) {
	l := d.read(m)
	meant := l.Owners
	if !l.Owner.Ref.IsZero() {
		meant = []model.Choice{l.Owner}
	}
	if l.Asked == "" || len(meant) == 0 {
		return
	}
	s := d.input.Value()
	at := strings.LastIndex(s, "@"+l.Asked)
	d.input.SetValue(s[:at] + "@" + handleOf(m.env.Text, meant[0]) + " " + strings.TrimLeft(s[at+1+len(l.Asked):], " "))
}

// handleOf is how somebody is named after an @: the code of an office, a name
// in one word.
func handleOf(p *text.Printer, c model.Choice) string {
	if c.Ref.Kind == model.KindOffice && c.Keys != "" {
		return c.Keys
	}
	return strings.ReplaceAll(p.Msg(c.Label), " ", ".")
}

func (d *quick) submit(m *Model) tea.Cmd {
	l := d.read(m)
	if d.save.Busy() {
		return nil
	}
	if d.lacked = !l.Complete(); d.lacked {
		return nil // the box says what
	}
	a := &model.Action{Text: l.Text, Owner: l.Owner.Ref.ID, Due: l.Due}
	src, cmd := d.src, model.NewAction{Action: a, Origin: d.origin}
	return d.save.Start(m.env, func(ctx context.Context) (any, error) { return src.Do(ctx, cmd) })
}

func (d *quick) paste(m *Model, s string) tea.Cmd {
	d.input.Paste(strings.ReplaceAll(s, "\n", " "))
	return d.typed(m)
}

func (d *quick) move(string, int) {}

func (d *quick) scope() keys.Scope { return keys.Line }

func (d *quick) box(m *Model, w, _ int) ([]string, int, int) {
	t, st := m.env.Text, m.env.Styles
	w = min(w, 92)
	in := max(w-4, 1)
	label := t.T("form.line.label") + "  "
	typed, at := d.input.View(max(in-widget.Width(label), 1), text.Clean)
	lines := []string{st.Paint(theme.Strong, label) + typed, ""}
	for _, l := range d.understood(m) {
		left := 0
		if l.label != "" {
			left = lineLabel
		}
		for i, part := range widget.Wrap(widget.Safe(l.text), max(in-left, 1)) {
			head := widget.Blank(left)
			if i == 0 && left > 0 {
				head = st.Paint(theme.Dim, widget.Pad(t.T(l.label), left, st.Glyph.Ellipsis))
			}
			lines = append(lines, head+st.Paint(l.tone, part))
		}
	}
	return widget.Box(st, lines, w, len(lines)+2), 2 + min(widget.Width(label)+at, in-1), 1
}

// toned is a line of what was understood: what it is about, and what of it.
type toned struct {
	tone  theme.Tone
	label string // message key, "" for none
	text  string
}

// understood says how the line reads, and what it lacks.
func (d *quick) understood(m *Model) []toned {
	t, l := m.env.Text, d.read(m)
	if d.input.Value() == "" && !d.lacked {
		return []toned{{theme.Dim, "", t.T("form.line.how")}, {theme.Dim, "", t.T("form.line.whole", "Key", m.env.KeyLabel(keys.Whole))}}
	}
	out := []toned{{theme.Plain, "form.line.what", l.Text}, d.whose(m, l), d.when(m, l)}
	if !d.origin.IsZero() {
		out = append(out, toned{theme.Dim, "form.line.from", d.origin.ID})
	}
	if needs := needs(l); d.lacked && len(needs) > 0 {
		out = append(out, toned{theme.Bad, "", "! " + t.T("form.line.needs", "What", needs)})
	}
	if d.again {
		out = append(out, toned{theme.Accent, "", t.T("form.line.again", "Key", m.env.KeyLabel(keys.Restart))})
	}
	for _, err := range []error{d.owners.Err(), d.fail} {
		if err != nil {
			out = append(out, toned{theme.Bad, "", t.Err(err)})
		}
	}
	if err := d.keeper.Err(); err != nil {
		out = append(out, toned{theme.Warn, "", "! " + t.T("form.draft_failed", "Why", err)})
	}
	return out
}

// needs is what a line lacks to be recorded.
func needs(l text.ActionLine) []model.Message {
	var out []model.Message
	if l.Text == "" {
		out = append(out, model.Msg("form.line.need_text"))
	}
	if l.Owner.Ref.IsZero() {
		out = append(out, model.Msg("form.line.need_owner"))
	}
	if l.Due.IsZero() {
		out = append(out, model.Msg("form.line.need_day"))
	}
	return out
}

func (d *quick) whose(m *Model, l text.ActionLine) toned {
	t := m.env.Text
	switch {
	case !l.Owner.Ref.IsZero():
		return toned{theme.Plain, "form.line.who", t.Msg(l.Owner.Label)}
	case l.Asked == "":
		return toned{theme.Warn, "form.line.who", t.T("form.line.nobody")}
	case len(l.Owners) == 0:
		return toned{theme.Warn, "form.line.who", t.T("form.line.unknown", "Name", l.Asked)}
	}
	var names []string
	for _, o := range l.Owners[:min(len(l.Owners), 4)] {
		names = append(names, t.Msg(o.Label))
	}
	return toned{theme.Warn, "form.line.who", t.T("form.line.several", "Names", t.List(names))}
}

func (d *quick) when(m *Model, l text.ActionLine) toned {
	t := m.env.Text
	switch {
	case !l.NoDay.IsZero():
		return toned{theme.Warn, "form.line.when", t.Msg(l.NoDay)}
	case l.Due.IsZero():
		return toned{theme.Warn, "form.line.when", t.T("form.line.no_day")}
	case l.NextYear:
		return toned{theme.Warn, "form.line.when", t.T("form.line.next_year", "On", l.Due)}
	case l.Past:
		return toned{theme.Warn, "form.line.when", t.T("form.line.past", "On", l.Due)}
	}
	return toned{theme.Plain, "form.line.when", t.DateShort(l.Due)}
}
