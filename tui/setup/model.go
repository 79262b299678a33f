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
	panel int  // lines scrolled away
	long  bool // there is more than the panel shows

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
