package setup

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Env is what a set-up is made of.
type Env struct {
	Source Source
	Clock  func() time.Time
	Law    *model.Law
	Lang   text.Lang // to begin with
	Asked  bool      // for that language, also when the draft has another
	Dark   bool
	ASCII  bool
	// Words makes a printer; nil: that of the catalogue.
	Words func(text.Lang) *text.Printer
}

// Model is the set-up on a screen: one form at a time, a panel with what it
// means, and the steps at the top. The form of huh is its child.
type Model struct {
	env  Env
	page page.Env // for the keeper
	keep page.Keeper

	draft *Draft
	desk  *desk
	looks theme.Styles
	w, h  int

	sheet sheet
	form  *huh.Form
	panel int // lines scrolled away

	leaving  *leaving
	busy     bool
	err      error
	resumed  bool
	finished bool
	dropped  bool
}

// New makes a set-up, or goes on with the draft of one.
func New(ctx context.Context, env Env, draft *Draft) *Model {
	if env.Words == nil {
		env.Words = text.New
	}
	m := &Model{env: env, page: page.Env{Context: ctx, Loads: &page.Loads{}}, draft: draft, resumed: draft != nil}
	switch {
	case draft == nil:
		m.draft = NewDraft(env.Lang)
	case env.Asked:
		m.draft.Lang = env.Lang
	}
	m.restyle(colorprofile.TrueColor, env.Dark)
	m.desk = &desk{d: m.draft, law: env.Law, looks: &m.looks, width: mostText}
	m.enter(m.draft.At)
	return m
}

func (m *Model) restyle(p colorprofile.Profile, dark bool) {
	m.looks = theme.New(theme.Options{Dark: dark, Profile: p, ASCII: m.env.ASCII})
}

// Finished tells whether everything was recorded.
func (m *Model) Finished() bool { return m.finished }

// Lang is the language chosen.
func (m *Model) Lang() text.Lang { return m.draft.Lang }

// enter goes to a step and makes its form.
func (m *Model) enter(p Place) {
	m.draft.At = p
	m.desk.t, m.desk.today = m.env.Words(m.draft.Lang), model.DateOf(m.env.Clock())
	m.sheet = m.desk.open()
	m.panel, m.err = 0, nil
	fields := make([]huh.Field, len(m.sheet.fields))
	for i, f := range m.sheet.fields {
		fields[i] = f
	}
	m.form = huh.NewForm(huh.NewGroup(fields...)).WithShowHelp(false).WithShowErrors(false).WithKeyMap(keymap())
	m.form.WithTheme(dress(m.looks))
	m.size()
	m.form.Init() // its commands ask for what we know: the size of the window
	m.goTo(p.Field)
	m.form.Update(nil)
}

// goTo moves the focus down to a field, or as far as there are fields.
func (m *Model) goTo(n int) {
	for at := m.focus(); at < n; at = m.focus() {
		if !slices.ContainsFunc(m.sheet.fields[at+1:], func(f field) bool { return !f.Skip() }) {
			return
		}
		m.feed(huh.NextField())
	}
}

// size gives the form its room.
func (m *Model) size() {
	if m.w < 1 {
		return
	}
	m.form.WithWidth(m.formWidth()).WithHeight(m.formHeight())
	m.form.Update(nil) // the form draws itself when it is told something
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd { return tea.RequestBackgroundColor }

// recorded tells how recording ended.
type recorded struct{ err error }

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
