package tui

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/pages/detail"
	"github.com/rekenschap/rekenschap/tui/pages/form"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// waiting are the forms this person left half filled in.
type waiting struct {
	load page.Loader
	list []waitingForm
}

type waitingForm struct {
	ask   model.Ask
	draft model.Draft
}

// lookForDrafts asks which drafts there are.
func (m *Model) lookForDrafts() tea.Cmd {
	src := m.today
	return m.waiting.load.Start(m.env, func(ctx context.Context) (any, error) { return src.Waiting(ctx) })
}

// take takes the drafts that were found, as far as they are of forms; false
// when the answer is not for it.
func (w *waiting) take(a page.Answer) bool {
	if !w.load.Take(a) {
		return false
	}
	w.list = nil
	drafts, _ := a.Value.([]model.Draft)
	for _, d := range drafts {
		if ask, ok := form.Resumable(d); ok {
			w.list = append(w.list, waitingForm{ask, d})
		}
	}
	return true
}

// draftsLine tells where a session begins that drafts wait, "" when none do.
func (m *Model) draftsLine() string {
	n := len(m.waiting.list)
	if n == 0 || !m.atBegin() || !m.day.IsZero() {
		return ""
	}
	line := m.env.Text.T("form.drafts", "N", n, "Key", m.env.KeyLabel(keys.Commands))
	return " " + m.env.Styles.Paint(theme.Dim, widget.Cut(line, m.w-2, m.env.Styles.Glyph.Ellipsis))
}

// atBegin tells whether a page is in sight on which sessions begin: the
// overview, or one's own file over it.
func (m *Model) atBegin() bool {
	if m.active != 0 {
		return false
	}
	d, file := m.top().Page.(*detail.Page)
	own := file && d.Ref().Kind == model.KindDossier && d.Ref().ID == m.env.Actor.ID
	depth := len(m.tabs[0].stack)
	return depth == 1 || depth == 2 && own
}

// resumer chooses among the drafts that wait.
type resumer struct {
	chooser
	list []waitingForm
}

func newResumer(m *Model) dialog {
	t := m.env.Text
	var list []widget.Choice
	for i, w := range m.waiting.list {
		label := t.Msg(w.ask.Word())
		if id := w.ask.Ref.ID; id != "" && w.ask.Ref.Kind != model.KindDuty { // nobody knows a duty by its number
			label = id + " " + m.env.Styles.Glyph.Dot + " " + label
		}
		list = append(list, widget.Choice{ID: strconv.Itoa(i), Label: render.Line(label), Side: t.Value(w.draft.SavedAt)})
	}
	return &resumer{chooser{widget.NewChooser(t.T("form.drafts.title"), t.T("form.drafts.empty"), false, list), keys.Help}, m.waiting.list}
}

func (d *resumer) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	b, ok := m.env.Keys.Match(d.in, k.String(), d.Typing)
	if !ok || b.Name != keys.Run {
		return d.chooser.key(m, k)
	}
	m.pop()
	chosen, ok := d.Current()
	if i, err := strconv.Atoi(chosen.ID); ok && err == nil && i < len(d.list) {
		return m.lay(form.Resume(m.env, d.list[i].ask, m.today, d.list[i].draft.Place))
	}
	return nil
}
