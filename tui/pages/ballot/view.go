package ballot

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// measure is the longest line that reads well.
const measure = 88

// View implements page.Page.
func (p *Page) View(w, h int) []string {
	p.w, p.h = w, h
	switch {
	case p.ballot == nil && p.load.Err() != nil:
		return p.env.Failed(p.load.Err(), w, h)
	case p.ballot == nil:
		return p.env.Loading(w, h)
	case p.step == paper:
		return p.viewPaper(w, h)
	case p.step == writing || p.step == pasting:
		return p.viewField(w, h)
	case p.step == casting:
		return p.viewLast(w, h)
	}
	lines := p.failure(w)
	if p.step == halted {
		why := "screen.ballot.halted"
		if !p.moved {
			why = "screen.ballot.shut"
		}
		say := p.env.Text.T(why, "Key", p.env.KeyLabel(keys.Back))
		lines = append(append(lines, p.wrapped(theme.Warn, p.env.Styles.Glyph.Attention+" "+say, w)...), "")
	}
	return widget.Fit(append(lines, p.list().View(p.env.Styles, w, max(h-len(lines), 1), true)...), w, h)
}

// failure is what went wrong, above what it is about.
func (p *Page) failure(w int) []string {
	if p.fail == nil {
		return nil
	}
	return append(p.wrapped(theme.Bad, p.env.Styles.Glyph.Gap+" "+p.env.Text.Err(p.fail), w), "")
}

func (p *Page) wrapped(tone theme.Tone, s string, w int) []string {
	var out []string
	for _, l := range widget.Wrap(widget.Safe(s), max(min(w-2, measure), 1)) {
		out = append(out, " "+p.env.Styles.Paint(tone, l))
	}
	return out
}

// showText lays out a paper that came in. One that fits the screen is read to
// its end at once.
func (p *Page) showText(a page.Answer) tea.Cmd {
	if p.fail = a.Err; a.Err != nil || p.step != paper {
		p.step = reading
		p.fill()
		return nil
	}
	x, _ := p.paperOf(p.open)
	body := model.Block{Kind: model.BlockMarked, Value: a.Value}
	entries := append([]widget.Entry{{Kind: widget.Heading, Label: p.named(x)},
		{Kind: widget.Paragraph, Tone: theme.Dim, Text: p.env.Text.Msg(model.HashMark(x.SHA256))}, {Kind: widget.Paragraph, Text: " "}},
		render.Body(p.env.Text, p.env.Styles.Glyph, body)...)
	p.text.SetEntries(append(entries, widget.Entry{Kind: widget.Paragraph, Text: " "},
		widget.Entry{Kind: widget.Paragraph, Tone: theme.Dim, Text: p.env.Text.T("screen.ballot.paper_end", "Key", p.env.KeyLabel("confirm-read"))}))
	p.text.View(p.env.Styles, p.w, p.h, true)
	return p.shown()
}

// shown keeps that a paper was shown to its end.
func (p *Page) shown() tea.Cmd {
	x, ok := p.paperOf(p.open)
	if !ok || x.Mark.Seen() || p.marking.Busy() || p.fetched.Busy() || !p.text.AtEnd() {
		return nil
	}
	src := p.source()
	return p.marking.Start(p.env, func(ctx context.Context) (any, error) { return nil, src.MarkSeen(ctx, x.SHA256, model.MarkShown) })
}

func (p *Page) viewPaper(w, h int) []string {
	if p.fetched.Busy() {
		return p.env.Loading(w, h)
	}
	return p.text.View(p.env.Styles, w, h, true)
}

// viewField is a text being typed, with what it is for.
func (p *Page) viewField(w, h int) []string {
	t := p.env.Text
	title, help := t.T("field.minority"), t.T("screen.ballot.note_help")
	switch {
	case p.step == pasting:
		title, help = t.T("screen.ballot.paste"), t.T("screen.ballot.paste_help")
	case p.draft.Value == model.VoteRecused:
		title, help = t.T("screen.ballot.interest"), t.T("screen.ballot.interest_help")
	}
	lines := p.wrapped(theme.Strong, title, w)
	lines = append(lines, p.wrapped(theme.Dim, help, w)...)
	lines = append(append(lines, p.failure(w)...), "")
	body, x, y := p.area.View(max(min(w-2, measure), 1), max(h-len(lines), 1), text.Clean)
	p.x, p.y = x+1, y+len(lines)
	for _, l := range body {
		lines = append(lines, " "+l)
	}
	return widget.Fit(lines, w, h)
}

// viewLast is the last look: which decision, which text, which vote, which key,
// and the number to type.
func (p *Page) viewLast(w, h int) []string {
	b, t, st := p.ballot, p.env.Text, p.env.Styles
	r := &rows{p: p}
	r.heading(t.T("screen.ballot.last"))
	r.field(t.T("screen.ballot.decision"), b.Ref.ID+"  "+text.Clean(b.Subject))
	r.field(t.T("screen.ballot.version"), strconv.Itoa(b.Ref.Rev))
	r.hashes()
	r.field(t.T("screen.ballot.word_vote"), strings.ToUpper(t.T("screen.ballot.choice."+string(p.draft.Value))))
	if own, ok := b.Own(); ok {
		r.field(t.T("screen.ballot.replaces"), t.Value(own.Value)+" "+st.Glyph.Dot+" "+t.Value(own.Known))
	}
	if b.Method == model.MethodWritten && p.draft.Value != model.VoteRecused {
		word := t.T("screen.ballot.manner_no")
		if p.draft.Consents {
			word = t.T("screen.ballot.manner_yes")
		}
		r.field(t.T("screen.ballot.manner"), word)
	}
	note, label := p.draft.Note, t.T("field.minority")
	if p.draft.Value == model.VoteRecused {
		note, label = p.draft.Interest, t.T("screen.ballot.interest")
	}
	if note = strings.TrimSpace(text.Clean(note)); note != "" {
		r.field(label, widget.Cut(strings.Join(strings.Fields(note), " "), 2*measure, st.Glyph.Ellipsis))
	}
	key := b.Key
	if b.NotYet {
		key += " " + st.Glyph.Dot + " " + t.T("screen.ballot.provisional")
	}
	r.field(t.T("screen.ballot.key"), key)
	var sheet widget.Sheet
	sheet.SetEntries(r.out)
	foot := append([]string{""}, p.wrapped(theme.Plain, t.T("screen.ballot.type", "Nr", short(p.id)), w)...)
	foot = append(foot, "")
	fail := p.failure(w)
	room := max(h-len(foot)-len(fail), 1)
	lines := sheet.View(st, w, room, false)
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	lines = append(lines, foot...)
	typed, x := p.number.View(max(w-6, 1), text.Clean)
	p.x, p.y = x+3, len(lines)-1
	lines[len(lines)-1] = " " + st.Paint(theme.Accent, st.Glyph.Cursor) + " " + typed
	return widget.Fit(append(lines, fail...), w, h)
}

// short is the number of a decision as it is typed: 2026-014.
func short(id string) string {
	_, rest, ok := strings.Cut(id, "-")
	if !ok {
		return id
	}
	return rest
}

// signing shows what is signed, the commands that sign it, and where the
// signature goes.
func (r *rows) signing() {
	p := r.p
	t, g := p.env.Text, p.env.Styles.Glyph
	r.heading(t.T("screen.ballot.sign"))
	r.prose(theme.Plain, t.T("screen.ballot.sign_how", "Key", p.env.KeyLabel("copy")))
	for i, what := range []string{"1", "2", "3"} {
		r.item(rowCommand+what, strconv.Itoa(i+1), theme.Plain, p.command(what), t.T("screen.ballot.command."+what))
	}
	r.item(rowPaste, g.Link, theme.Dim, t.T("screen.ballot.paste"), t.T("screen.ballot.paste_why"))
	r.heading(t.T("screen.ballot.statement"))
	r.prose(theme.Dim, t.T("screen.ballot.statement_hash"))
	r.hashes()
	for line := range strings.Lines(p.statement) {
		r.out = append(r.out, widget.Entry{Kind: widget.Rich, Verbatim: true, Spans: []widget.Span{{Text: strings.TrimSuffix(line, "\n")}}})
	}
}

// Plain implements page.Plainer.
func (p *Page) Plain() []string {
	if p.ballot == nil {
		return nil
	}
	r := &rows{p: p}
	r.reading()
	var out []string
	for _, e := range r.out {
		line := render.Labelled(e.Label, strings.Join(strings.Fields(e.Text), " "))
		if e.Kind == widget.Heading && len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, line)
	}
	return out
}
