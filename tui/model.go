package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/pages/overview"
	"github.com/rekenschap/rekenschap/tui/pages/register"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Model is the session: tabs with a stack of pages each, dialogs on top.
type Model struct {
	env   page.Env
	local bool
	w, h  int
	mouse bool // the wheel is ours; off, the terminal's own selection works

	registers []Register
	tabs      []*tab
	active    int
	dialogs   []dialog
	say       model.Message // shown instead of the footer until the next key

	today   Source     // the records as they are
	source  Source     // what the pages read: today, or another day
	day     model.Date // the other day, zero for today
	asking  page.Loader
	waiting waiting   // drafts of this person
	ahead   []tea.Msg // typed while the page in sight is being fetched
	asked   model.Date
}

// tab is a screen with what was opened from it; the last one is in sight.
type tab struct {
	number int
	stack  []*shown
}

// shown is a page in a stack. It starts when it is first seen and is loaded
// again when it is seen after a change.
type shown struct {
	page.Page
	started, stale bool
}

func (t *tab) top() *shown { return t.stack[len(t.stack)-1] }

// New makes a session. The context ends its loads.
func New(ctx context.Context, env Env, o Options) *Model {
	m := &Model{today: env.Source, source: env.Source, local: o.Local, mouse: env.Mouse}
	m.env = page.Env{
		Context: ctx, Text: env.Printer, Keys: env.Keys, Clock: env.Clock, Now: env.Now,
		Actor: env.Actor, Can: env.Can, Roles: env.Roles, Loads: &page.Loads{},
		Styles: theme.New(theme.Options{Dark: env.Dark, Profile: colorprofile.TrueColor, ASCII: env.ASCII}),
	}
	if o.Profile != nil {
		m.env.Styles = theme.New(theme.Options{Dark: env.Dark, Profile: *o.Profile, ASCII: env.ASCII})
	}
	m.addTab(1, overview.New(m.env, func() overview.Source { return m.source }, m.looking, o.Initial))
	m.registers = env.Registers
	for _, r := range env.Registers {
		if r.Number > 0 {
			m.addTab(r.Number, m.newRegister(r.Layout))
		}
	}
	// The caller has checked the name; the overview is never wrong.
	_ = m.enterScreen(o.Screen)
	return m
}

func (m *Model) newRegister(l Layout) *register.Page {
	return register.New(m.env, l, func() register.Source { return m.source })
}

func (m *Model) addTab(number int, p page.Page) {
	m.tabs = append(m.tabs, &tab{number: number, stack: []*shown{{Page: p}}})
}

// looking is the day the session looks at.
func (m *Model) looking() model.Date {
	if m.day.IsZero() {
		return m.env.Today()
	}
	return m.day
}

func (m *Model) top() *shown { return m.tabs[m.active].top() }

// changedMsg tells that something was written.
type changedMsg struct{}

// Init implements tea.Model. The overview starts even when another screen is
// in sight: the head of every screen is made of it.
func (m *Model) Init() tea.Cmd {
	home := m.tabs[0].stack[0]
	return tea.Batch(tea.RequestBackgroundColor, m.visit(), m.start(home), m.start(m.top()), m.listen(), m.lookForDrafts())
}

// visit tells that the person is here. Nothing hangs on it but what is called
// new, so a failure is nobody's concern.
func (m *Model) visit() tea.Cmd {
	src, ctx := m.today, m.env.Context
	if m.env.Actor.ID == "" {
		return nil
	}
	return func() tea.Msg {
		_ = src.Visit(ctx)
		return nil
	}
}

// start brings a page that comes in sight up to date.
func (m *Model) start(s *shown) tea.Cmd {
	var load tea.Cmd
	switch {
	case !s.started:
		s.started = true
		load = s.Init()
	case s.stale:
		load = s.Reload()
	}
	s.stale = false
	return tea.Batch(m.resized(s), load)
}

// resized tells a page that loads by width how wide it is.
func (m *Model) resized(s *shown) tea.Cmd {
	if r, ok := s.Page.(interface{ Resized(w int) tea.Cmd }); ok && m.w > 0 {
		return r.Resized(m.w)
	}
	return nil
}

// listen waits for the next change.
func (m *Model) listen() tea.Cmd {
	news := m.today.Changes()
	if news == nil {
		return nil
	}
	done := m.env.Context.Done()
	return func() tea.Msg {
		select {
		case _, open := <-news:
			if open {
				return changedMsg{}
			}
		case <-done:
		}
		return nil
	}
}

// changed marks every page as out of date and loads those in sight again.
func (m *Model) changed() tea.Cmd {
	m.eachPage(func(s *shown) { s.stale = s.started })
	return tea.Batch(m.start(m.tabs[0].stack[0]), m.start(m.top()))
}

func (m *Model) eachPage(do func(*shown)) {
	for _, t := range m.tabs {
		for _, s := range t.stack {
			do(s)
		}
	}
}

// restyle hands new looks to every page.
func (m *Model) restyle(o theme.Options) {
	m.env.Styles = theme.New(o)
	m.eachPage(func(s *shown) { s.Restyle(m.env.Styles) })
}
