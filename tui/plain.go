package tui

import (
	"context"
	"fmt"
	"io"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
)

// The names of screens that are no register.
const (
	ScreenOverview = "overview"
	ScreenDossier  = "dossier"
	ScreenSearch   = "search"
	ScreenSince    = "since"
)

// ScreenNames lists the screens by their English names: the overview, the
// dossier of whoever acts, what is new, search, and every register.
func ScreenNames(registers []Register) []string {
	out := []string{ScreenOverview, ScreenDossier, ScreenSince, ScreenSearch}
	for _, r := range registers {
		out = append(out, r.Layout.Name)
	}
	return out
}

// dutchScreens are the Dutch names of the screens, understood as well.
func dutchScreens() map[string]string {
	return map[string]string{
		"overzicht": ScreenOverview, "dossier": ScreenDossier, "sinds": ScreenSince, "zoeken": ScreenSearch,
		"vergadering": "meetings", "besluiten": "decisions", "beleid": "policies", "opleiding": "trainings",
		"lessen": "lessons", "nen7510": "controls", "acties": "actions", "logboek": "log",
		"leveranciers": "suppliers", "toetsen": "assessments", "mensen": "people", "bewijs": "evidence",
	}
}

// IsScreen tells whether there is a screen of this name, English or Dutch.
func IsScreen(registers []Register, name string) bool {
	return slices.Contains(ScreenNames(registers), english(name))
}

// english is the English name of a screen.
func english(name string) string {
	if en, ok := dutchScreens()[name]; ok {
		return en
	}
	return name
}

// Plain prints a screen as linear text, for screen readers and scripts: one
// fact per line, a label, a colon and its value, no columns and no frames.
// screen is a name of ScreenNames, "" for the overview.
func Plain(w io.Writer, env Env, screen string) error {
	m := New(context.Background(), env, Options{})
	if err := m.enterScreen(screen); err != nil {
		return err
	}
	return m.plain(w)
}

// PlainRecord prints one record the same way.
func PlainRecord(w io.Writer, env Env, ref model.Ref) error {
	m := New(context.Background(), env, Options{})
	m.open(ref)
	return m.plain(w)
}

func (m *Model) plain(w io.Writer) error {
	p, ok := m.top().Page.(page.Plainer)
	if !ok {
		return model.Errorf(model.CodeUsage, "error.screen.unknown", "Text", m.top().Title(), "Choices", ScreenNames(m.registers))
	}
	if err := load(m.top().Page); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w, m.plainHead()); err != nil {
		return err
	}
	for _, l := range p.Plain() {
		if _, err := fmt.Fprintln(w, l); err != nil {
			return err
		}
	}
	return nil
}

// enterScreen brings a screen in sight by its name, English or Dutch.
func (m *Model) enterScreen(name string) error {
	name = english(name)
	switch name {
	case "", ScreenOverview:
		return nil
	case ScreenDossier:
		if m.env.Actor.ID == "" {
			return model.Errorf(model.CodeUsage, "error.screen.dossier")
		}
		m.open(model.Ref{Kind: model.KindDossier, ID: m.env.Actor.ID})
		m.top().started = false // whoever shows it starts it
		return nil
	case ScreenSince, ScreenSearch:
		m.do(map[string]string{ScreenSince: keys.Since, ScreenSearch: keys.SearchAll}[name])
		m.top().started = false
		return nil
	}
	for _, r := range m.registers {
		if r.Layout.Name != name {
			continue
		}
		if r.Number == 0 {
			m.enter(r.Layout)
			m.top().started = false
		}
		for i, t := range m.tabs {
			if t.number == r.Number {
				m.active = i
			}
		}
		return nil
	}
	return model.Errorf(model.CodeUsage, "error.screen.unknown", "Text", name, "Choices", ScreenNames(m.registers))
}

// load waits for all that a page loads, and gives the first error.
func load(p page.Page) error {
	cmd := p.Reload()
	if w, ok := p.(interface{ LoadAll() tea.Cmd }); ok {
		cmd = w.LoadAll()
	}
	return settle(p, cmd)
}

func settle(p page.Page, cmd tea.Cmd) error {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			if err := settle(p, c); err != nil {
				return err
			}
		}
	case page.Answer:
		next := p.Answer(msg)
		if msg.Err != nil {
			return msg.Err
		}
		return settle(p, next)
	}
	return nil
}

func (m *Model) plainHead() string {
	t := m.env.Text
	return t.T("screen.header.program") + ", " + m.top().Title() + ", " + t.DateLong(m.looking())
}
