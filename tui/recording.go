package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/pages/form"
	"github.com/rekenschap/rekenschap/tui/pages/letter"
	"github.com/rekenschap/rekenschap/tui/pages/sitting"
)

// Recording: which forms the page in sight leads to. Nothing is recorded while
// another day is in sight.

// subject is the record in sight, zero when there is none.
func (m *Model) subject() model.Ref {
	if s, ok := m.top().Page.(page.Subject); ok {
		return s.Subject()
	}
	return model.Ref{}
}

// marked are the records marked on the page in sight.
func (m *Model) marked() []model.Ref {
	if mk, ok := m.top().Page.(page.Marker); ok {
		return mk.Marked()
	}
	return nil
}

// others is why the record in sight is not this person's to change.
func (m *Model) others() model.Message {
	if p, ok := m.top().Page.(page.Anothers); ok {
		return p.Others()
	}
	return model.Message{}
}

// wants is the form a binding is about, whoever may fill it in; several for
// what is new.
func (m *Model) wants(name string) []model.Ask {
	var a model.Ask
	switch name {
	case keys.Edit, keys.Done, keys.Link:
		if !m.others().IsZero() {
			return nil
		}
	}
	switch name {
	case keys.New:
		if mk, ok := m.top().Page.(page.Maker); ok {
			return mk.Makes()
		}
		return nil
	case keys.Edit:
		if refs := m.marked(); len(refs) > 0 {
			a = model.Ask{What: model.AskBulk, Refs: refs}
			break
		}
		a = model.Ask{What: model.AskEdit, Ref: m.subject()}
	case keys.Done:
		a = model.Ask{What: model.AskDone, Ref: m.subject()}
	case keys.Act:
		a = model.Ask{What: model.AskNew, Kind: model.KindAction, Ref: m.subject()}
	case keys.Proof:
		a = model.Ask{What: model.AskNew, Kind: model.KindEvidence, Ref: m.subject()}
		if a.Ref.IsZero() {
			return nil
		}
	case keys.Link:
		a = model.Ask{What: model.AskLink, Ref: m.subject()}
	case keys.Note:
		a = model.Ask{What: model.AskNew, Kind: model.KindNote, Ref: m.subject()}
	case keys.Query:
		if slices.Contains(m.top().Offers(), name) { // a meeting notes it itself
			return nil
		}
		a = model.Ask{What: model.AskQuery, Ref: m.subject()}
	default:
		return nil
	}
	return []model.Ask{a}
}

// asks are the forms a binding leads to for this person, on this day.
func (m *Model) asks(name string) []model.Ask {
	if !m.day.IsZero() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.wants(name)), func(a model.Ask) bool { return !m.env.MayAsk(a) })
}

// weighed is how the footer names a binding here: finishing a question is
// answering it, and of one that waits for an answer that is among the last keys
// to go.
func (m *Model) weighed(b keys.Binding) (word string, priority int) {
	ref := m.subject()
	if b.Name != keys.Done || ref.Kind != model.KindQuestion {
		return b.Short, b.Footer
	}
	priority = b.Footer
	mk, ok := m.top().Page.(page.Maker)
	if ok && slices.ContainsFunc(mk.Makes(), func(a model.Ask) bool { return a.What == model.AskDone && a.Ref.ID == ref.ID }) {
		priority = urgent
	}
	return "key.short.answer", priority
}

// urgent is the place in the footer of what the record in sight waits for.
const urgent = 3

// notRecorded says why a binding that records does nothing: another day, not
// for this person, or nothing here to record. Zero for other bindings.
func (m *Model) notRecorded(name string) model.Message {
	switch name {
	case keys.New, keys.Edit, keys.Done, keys.Act, keys.Proof, keys.Link, keys.Note, keys.Query, keys.Undo:
	default:
		return model.Message{}
	}
	if !m.day.IsZero() {
		return model.Msg("screen.record.other_day", "Key", m.env.KeyLabel(keys.AsOf))
	}
	for _, a := range m.wants(name) {
		if v, ok := model.AskVerb(a); ok {
			return model.Denied(v).Message
		}
	}
	if why := m.others(); !why.IsZero() && name != keys.New {
		return why
	}
	return model.Msg("screen.record.not_here")
}

// records tells whether a binding leads to a form now.
func (m *Model) records(name string) bool { return len(m.asks(name)) > 0 }

// record opens the form of a binding.
func (m *Model) record(name string) (tea.Cmd, bool) {
	if name == keys.Act && m.records(name) {
		d, cmd := newQuick(m)
		m.push(d)
		return cmd, true
	}
	c, ok := m.top().Page.(page.Chooser)
	choose := ok && c.Chooses() && name == keys.New
	switch as := m.asks(name); {
	case len(as) == 0:
		return nil, false
	case len(as) == 1 && !choose:
		return m.fill(as[0]), true
	default:
		m.push(newAsker(m, as))
		return nil, true
	}
}

// fill shows a form on top of the page in sight. It writes to the records as
// they are today.
func (m *Model) fill(a model.Ask) tea.Cmd { return m.lay(form.New(m.env, a, m.today)) }

// sittable is the record in sight that can be held as a meeting or voted on in
// writing, zero when there is none.
func (m *Model) sittable() model.Ref {
	ref := m.subject()
	if _, there := m.top().Page.(*sitting.Page); there || m.day != (model.Date{}) {
		return model.Ref{}
	}
	switch ref.Kind {
	case model.KindMeeting, model.KindAgendaItem, model.KindDecision:
		return ref
	}
	return model.Ref{}
}

// votable is the decision in sight on which the person may vote now, "" when
// there is none.
func (m *Model) votable() string {
	if v, ok := m.top().Page.(page.Voter); ok && m.day.IsZero() {
		return v.Ballot()
	}
	return ""
}

// sit shows a meeting as it is held.
func (m *Model) sit(ref model.Ref) tea.Cmd {
	return m.lay(sitting.New(m.env, ref, func() sitting.Source { return m.source }, func() bool { return m.day.IsZero() }))
}

// finished leaves a page that has done its work and says what came of it.
func (m *Model) finished(f page.Finished) tea.Cmd {
	for _, t := range m.tabs {
		t.stack = slices.DeleteFunc(t.stack, func(s *shown) bool { return s.Page == f.Page && len(t.stack) > 1 })
	}
	m.say = f.Say
	if f.Receipt.Letter != "" {
		return tea.Batch(m.lay(letter.New(m.env, f.Say, f.Receipt.Letter)), m.lookForDrafts())
	}
	cmd := tea.Batch(m.start(m.top()), m.lookForDrafts())
	if below, ok := m.top().Page.(interface{ Made(model.Ref) tea.Cmd }); ok && len(f.Receipt.Refs) > 0 {
		return tea.Batch(cmd, below.Made(f.Receipt.Refs[0]))
	}
	return cmd
}

// flushed writes down what is typed on a page, or in a dialog, that is left.
func flushed(left any) tea.Cmd {
	if f, ok := left.(page.Flusher); ok {
		return f.Flush()
	}
	return nil
}

// quit ends the session once what is being typed is in its draft.
func (m *Model) quit() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range m.dialogs {
		cmds = append(cmds, flushed(d))
	}
	m.eachPage(func(s *shown) { cmds = append(cmds, flushed(s.Page)) })
	return tea.Sequence(append(cmds, tea.Quit)...)
}
