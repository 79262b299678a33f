package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/pages/ballot"
	"github.com/rekenschap/rekenschap/tui/pages/detail"
	"github.com/rekenschap/rekenschap/tui/pages/overview"
	"github.com/rekenschap/rekenschap/tui/pages/register"
	"github.com/rekenschap/rekenschap/tui/pages/search"
)

// deepest is how many records may lie open on one tab; following links in a
// circle must not grow for ever.
const deepest = 40

// offers lists the bindings that do something now, in the order of the table.
func (m *Model) offers() []keys.Binding {
	here, scope := m.top().Offers(), m.listening()
	var out []keys.Binding
	for _, b := range m.env.Keys.All() {
		if b.Scope&scope != 0 && (slices.Contains(here, b.Name) || m.global(b.Name)) && m.env.May(b.Name) {
			out = append(out, b)
		}
	}
	return out
}

// listening are the scopes whose bindings work now: while a field has the
// focus those of the page alone.
func (m *Model) listening() keys.Scope {
	top := m.top()
	if m.typing() || top.Scope().Modal() {
		return top.Scope()
	}
	return top.Scope() | keys.Global
}

// typing tells whether a field of the page has the keys.
func (m *Model) typing() bool {
	t, ok := m.top().Page.(page.Typer)
	return ok && t.Typing()
}

// global tells whether a binding of the whole program does something now.
func (m *Model) global(name string) bool {
	switch name {
	case keys.Quit, keys.Assist, keys.Commands, keys.Reload, keys.AsOf, keys.Mouse, keys.Since, keys.SearchAll:
		return true
	case keys.Back:
		return m.canGoBack()
	case keys.NextScreen, keys.PrevScreen:
		return len(m.tabs) > 1
	case keys.Suspend:
		return m.local
	case keys.Search:
		return m.top().Scope()&(keys.Overview|keys.Detail) != 0
	case keys.Dossier:
		return m.env.Actor.ID != ""
	case keys.Drafts:
		return len(m.waiting.list) > 0 && m.day.IsZero()
	case keys.Undo:
		return m.day.IsZero() && m.env.MayRecord()
	case keys.Hold:
		return !m.sittable().IsZero()
	case keys.Vote:
		return m.votable() != ""
	}
	return m.tabOf(name) >= 0 || m.registerOf(name) >= 0 || m.records(name)
}

func (m *Model) offered(name string) bool {
	return m.env.May(name) && (m.global(name) || slices.Contains(m.top().Offers(), name))
}

// refusal says why a binding does nothing for this person now; one that only
// reads and has nothing to do says nothing.
func (m *Model) refusal(name string) model.Message {
	switch {
	case name == keys.Dossier && m.env.Actor.ID == "":
		return model.Msg("error.screen.dossier")
	case name == keys.Log && !m.env.May(name):
		return model.Msg("screen.log.not_yours")
	case name == keys.Vote:
		return model.Msg("screen.ballot.not_here")
	}
	return m.notRecorded(name)
}

// tabOf is the tab a number key opens, -1 when there is none.
func (m *Model) tabOf(name string) int {
	return slices.IndexFunc(m.tabs, func(t *tab) bool { return keys.Screen(t.number) == name })
}

// registerOf is the register without a tab that a binding opens, -1 for none.
func (m *Model) registerOf(name string) int {
	return slices.IndexFunc(m.registers, func(r Register) bool { return r.Binding != "" && r.Binding == name })
}

// do takes the action of a binding.
func (m *Model) do(name string) tea.Cmd {
	switch name {
	case keys.Quit:
		return m.quit()
	case keys.Suspend:
		return tea.Suspend
	case keys.Assist:
		m.push(newHelp(m))
	case keys.Commands:
		m.push(newPalette(m))
	case keys.AsOf:
		m.push(newDayPrompt(m))
	case keys.Drafts:
		m.push(newResumer(m))
	case keys.Undo:
		d, cmd := newUndoing(m)
		m.push(d)
		return cmd
	case keys.Reload:
		m.eachPage(func(s *shown) { s.stale = s.started })
		return tea.Batch(m.start(m.top()), m.lookForDrafts())
	case keys.Back:
		return m.back()
	case keys.NextScreen:
		return m.show((m.active + 1) % len(m.tabs))
	case keys.PrevScreen:
		return m.show((m.active + len(m.tabs) - 1) % len(m.tabs))
	case keys.Mouse:
		m.mouse = !m.mouse
		m.say = model.Msg("screen.mouse.off")
		if m.mouse {
			m.say = model.Msg("screen.mouse.on")
		}
	case keys.Since:
		return m.open(model.Ref{Kind: model.KindSince, ID: "since"})
	case keys.Search, keys.SearchAll:
		return m.lay(search.New(m.env, func() search.Source { return m.source }))
	case keys.Hold:
		return m.sit(m.sittable())
	case keys.Vote:
		return m.lay(ballot.New(m.env, m.votable(), func() ballot.Source { return m.today }))
	case keys.Dossier:
		return m.open(model.Ref{Kind: model.KindDossier, ID: m.env.Actor.ID})
	default:
		if i := m.tabOf(name); i >= 0 {
			return m.show(i)
		}
		if i := m.registerOf(name); i >= 0 {
			return m.enter(m.registers[i].Layout)
		}
		if cmd, mine := m.record(name); mine {
			return cmd
		}
		return m.effect(m.top().Do(name))
	}
	return nil
}

// show brings a tab in sight, as it was left. Choosing the tab in sight goes
// to its first page.
func (m *Model) show(i int) tea.Cmd {
	var cmds []tea.Cmd
	if t := m.tabs[i]; i == m.active {
		for _, left := range t.stack[1:] {
			cmds = append(cmds, flushed(left.Page))
		}
		t.stack = t.stack[:1]
	}
	m.active = i
	return tea.Batch(append(cmds, m.start(m.top()))...)
}

func (m *Model) canGoBack() bool {
	if len(m.tabs[m.active].stack) > 1 || m.active != 0 {
		return true
	}
	t, ok := m.top().Page.(page.Typer)
	return ok && t.Typing()
}

// back closes what the page has open, else the page, else it goes home.
func (m *Model) back() tea.Cmd {
	if c, ok := m.top().Page.(page.Closer); ok && c.Close() {
		return m.resized(m.top())
	}
	t := m.tabs[m.active]
	if n := len(t.stack); n > 1 {
		left := t.top()
		t.stack = t.stack[:n-1]
		return tea.Batch(flushed(left.Page), m.start(m.top()))
	}
	m.active = 0
	return m.start(m.top())
}

// open shows a record on top of the page in sight; a second time in a row it
// stays as it is.
func (m *Model) open(ref model.Ref) tea.Cmd {
	if d, ok := m.top().Page.(*detail.Page); ok && d.Ref() == ref {
		return nil
	}
	return m.lay(detail.New(m.env, ref, func() detail.Source { return m.detailOf(ref) }))
}

// enter shows a register without a tab on top of the page in sight.
func (m *Model) enter(l Layout) tea.Cmd {
	if r, ok := m.top().Page.(*register.Page); ok && r.Name() == l.Name {
		return nil
	}
	return m.lay(m.newRegister(l))
}

// lay puts a page on top of the tab in sight.
func (m *Model) lay(p page.Page) tea.Cmd {
	t := m.tabs[m.active]
	s := &shown{Page: p}
	t.stack = append(t.stack, s)
	var kept tea.Cmd
	if len(t.stack) > deepest {
		kept = flushed(t.stack[1].Page)
		t.stack = slices.Delete(t.stack, 1, 2)
	}
	return tea.Batch(kept, m.start(s))
}

// detailOf is where a record comes from: a duty is judged, the rest is read.
func (m *Model) detailOf(ref model.Ref) detail.Source {
	if ref.Kind == model.KindDuty {
		return overview.DutySource{Source: m.source}
	}
	return m.source
}
