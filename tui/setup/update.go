package setup

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
)

// Update implements tea.Model.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = min(msg.Width, 500), min(msg.Height, 300)
		if m.desk.width = m.formWidth(); len(m.sheet.fields) == 1 {
			m.enter(m.draft.At) // the lines of a list are cut to fit
		}
		m.size()
	case tea.ColorProfileMsg:
		m.restyle(msg.Profile, m.looks.Dark)
		m.enter(m.draft.At)
	case tea.BackgroundColorMsg:
		m.restyle(m.looks.Profile, msg.IsDark())
		m.enter(m.draft.At)
	case page.Answer:
		cmd, _ := m.keep.Answer(m.page, msg)
		return m, cmd
	case recorded:
		return m, m.recorded(msg.err)
	case tea.PasteMsg:
		if m.leaving == nil && !m.busy {
			m.feed(tea.PasteMsg{Content: text.Clean(msg.Content)})
			return m, m.save()
		}
	case tea.KeyPressMsg:
		return m, m.key(msg)
	}
	return m, nil
}

// key is what the keyboard does; the form gets what is not ours.
func (m *Model) key(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case k.String() == "ctrl+c":
		return tea.Quit
	case m.finished:
		if k.String() == keyNext {
			return tea.Quit
		}
		return nil
	case m.busy:
		return nil
	case m.leaving != nil:
		return m.leaving.key(m, k)
	case k.String() == keyLeave:
		m.leaving = &leaving{}
		return nil
	case k.String() == keyPgDown || k.String() == keyPgUp:
		m.scroll(k.String() == keyPgDown)
		return nil
	case k.String() == keyPrev && m.focus() == 0:
		m.back()
		return m.save()
	}
	m.panel = 0
	m.feed(k)
	if m.form.State == huh.StateCompleted {
		return m.complete()
	}
	m.draft.At.Field = m.focus()
	return m.save()
}

// focus is which field has the focus.
func (m *Model) focus() int {
	key := m.form.GetFocusedField().GetKey()
	return slices.IndexFunc(m.sheet.fields, func(f field) bool { return f.GetKey() == key })
}

// feed gives the form a message and carries out at once what follows from it:
// a key typed quickly after must find the next field.
func (m *Model) feed(msg tea.Msg) {
	_, cmd := m.form.Update(msg)
	m.settle(cmd)
}

func (m *Model) settle(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			m.settle(c)
		}
	default:
		m.feed(msg)
	}
}

// complete goes on when every field of a step is in order.
func (m *Model) complete() tea.Cmd {
	m.resumed = false
	if m.sheet.done != nil {
		m.sheet.done()
	}
	if m.draft.At.Step == StepSummary && m.desk.picked == pickOn {
		return m.record()
	}
	if m.desk.drop { // what was in hand is gone: back to its list
		m.desk.drop = false
		m.draft.At, _ = m.draft.before()
		m.enter(m.draft.At)
		return m.save()
	}
	p := m.draft.next(m.desk.picked)
	m.draft.tidy(p)
	m.enter(p)
	return m.save()
}

// back goes to the step before.
func (m *Model) back() {
	if p, ok := m.draft.before(); ok {
		m.draft.tidy(p)
		m.enter(p)
	}
}

// record writes everything.
func (m *Model) record() tea.Cmd {
	m.busy = true
	ctx, src, c := m.page.Context, m.env.Source, m.draft.Command(m.desk.t, m.desk.today)
	return func() tea.Msg { return recorded{src.Record(ctx, c)} }
}

// recorded takes the draft away once it stands in the records.
func (m *Model) recorded(err error) tea.Cmd {
	m.busy = false
	if err != nil {
		m.enter(Place{Step: StepSummary})
		m.err = err
		return nil
	}
	m.finished = true
	return m.forget()
}
