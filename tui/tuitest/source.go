package tuitest

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/registers"
)

// Source is a source in memory; a test may change what it holds. With a
// Terminal it does so in Change, because loads run beside the test.
type Source struct {
	mu    sync.Mutex
	Over  model.Overview
	Lists map[string][]model.Row
	Heads map[string][]model.Block // what the rows of a noun come to
	Law   model.Law                // by which rows are grouped
	Saved []model.SavedView
	Docs  map[string]model.Doc // by id
	Hits  []model.Hit          // found when the question stands in number, title or text
	Days  map[string]*Source   // other days, by ISO date
	Fail  error                // every load fails with this
	News  chan uint64
	Asked []string // what was asked for, in order

	Forms       map[string]model.Form // by "new action", "edit ACT-2026-001"
	Picks       map[model.Kind][]model.Choice
	Attachments map[string]model.Attached
	Drafts      map[string]model.Draft
	Done        []model.Command // carried out
	Last        model.Step      // what can be taken back
	Refuse      error           // every command fails with this

	Ballots map[string]model.Ballot // by decision
	Texts   map[string]string       // of files, by SHA-256
	Armored string                  // the signature that came in

	Sittings map[string]model.Sitting // by id
	Due      []model.Proposal         // what an agenda could have
	Trial    model.Trial              // what every command would come to
}

// Change changes the source while a program runs on it.
func (s *Source) Change(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// ask notes a question and holds the source while it is answered.
func (s *Source) ask(what string) (done func()) {
	s.mu.Lock()
	s.Asked = append(s.Asked, what)
	return s.mu.Unlock
}

var _ tui.Source = (*Source)(nil)

// Overview implements tui.Source.
func (s *Source) Overview(_ context.Context, day model.Date) (model.Overview, error) {
	defer s.ask("overview " + day.String())()
	return s.Over, s.Fail
}

// Duty implements tui.Source.
func (s *Source) Duty(_ context.Context, id string) (model.DutyResult, error) {
	defer s.ask("duty " + id)()
	for _, d := range s.Over.Duties {
		if d.ID == id {
			return d, s.Fail
		}
	}
	return model.DutyResult{}, model.Errorf(model.CodeNotFound, "error.not_found", "ID", id)
}

// List implements tui.Source.
func (s *Source) List(_ context.Context, noun string) (model.Listing, error) {
	defer s.ask("list " + noun)()
	l := model.Listing{Rows: s.Lists[noun], Head: s.Heads[noun]}
	if n, ok := model.NounByName(noun); ok && n.Groups != nil {
		l.Groups = n.Groups(&s.Law, l.Rows)
	}
	return l, s.Fail
}

// Views implements tui.Source.
func (s *Source) Views(_ context.Context, screen string) ([]model.SavedView, error) {
	defer s.ask("views " + screen)()
	var out []model.SavedView
	for _, v := range s.Saved {
		if v.Screen == screen {
			out = append(out, v)
		}
	}
	return out, s.Fail
}

// SaveView implements tui.Source.
func (s *Source) SaveView(_ context.Context, v model.SavedView) error {
	defer s.ask("save view " + v.Name)()
	s.Saved = append(slices.DeleteFunc(s.Saved, func(o model.SavedView) bool { return o.Screen == v.Screen && o.Name == v.Name }), v)
	return s.Fail
}

// DropView implements tui.Source.
func (s *Source) DropView(_ context.Context, screen, name string) error {
	defer s.ask("drop view " + name)()
	s.Saved = slices.DeleteFunc(s.Saved, func(o model.SavedView) bool { return o.Screen == screen && o.Name == name })
	return s.Fail
}

// Detail implements tui.Source.
func (s *Source) Detail(_ context.Context, ref model.Ref) (model.Doc, error) {
	defer s.ask("detail " + ref.ID)()
	if s.Fail != nil {
		return model.Doc{}, s.Fail
	}
	if d, ok := s.Docs[ref.ID]; ok {
		return d, nil
	}
	return model.Doc{}, model.Errorf(model.CodeNotFound, "error.not_found", "ID", ref.ID)
}

// Search implements tui.Source.
func (s *Source) Search(_ context.Context, question string, limit int) (model.Found, error) {
	defer s.ask("search " + question)()
	var out model.Found
	for _, h := range s.Hits {
		title, _ := h.Title.Args["Text"].(string)
		if !strings.Contains(text.Fold(h.Ref.ID+" "+title+" "+h.Where), text.Fold(question)) {
			continue
		}
		if out.Total++; out.Total <= limit {
			out.Hits = append(out.Hits, h)
		}
	}
	return out, s.Fail
}

// AsOf implements tui.Source.
func (s *Source) AsOf(_ context.Context, day model.Date) (tui.Source, error) {
	defer s.ask("as of " + day.String())()
	if other, ok := s.Days[day.String()]; ok {
		return other, nil
	}
	return nil, model.Errorf(model.CodeNotFound, "error.not_found", "ID", day.String())
}

// Changes implements tui.Source.
func (s *Source) Changes() <-chan uint64 { return s.News }

// Day is the day of the invented data: Saturday 21 November 2026.
func Day() model.Date { return model.MustDate("2026-11-21") }

// Env is a session on a source, in a language, on the day of the data.
func Env(s tui.Source, p *text.Printer) tui.Env {
	return tui.Env{
		Printer: p, Keys: keys.Default(), Source: s, Dark: true,
		Clock:     func() time.Time { return Day().Start().Add(10 * time.Hour) },
		Actor:     tui.Actor{ID: "P-001", Name: "M. Hazelaar", Role: "CISO"},
		Registers: registers.All(),
	}
}
