package tuitest

import (
	"context"
	"maps"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// Form implements tui.Source: the forms a test put there.
func (s *Source) Form(_ context.Context, ask model.Ask) (model.Form, error) {
	defer s.ask("form " + ask.What + " " + string(ask.Kind) + ask.Ref.ID)()
	if f, ok := s.Forms[ask.What+" "+string(ask.Kind)+ask.Ref.ID]; ok {
		return f, s.Fail
	}
	return model.Form{}, model.Errorf(model.CodeNotFound, "error.form.unknown", "Name", ask.What)
}

// Choices implements tui.Source.
func (s *Source) Choices(_ context.Context, kinds []model.Kind) ([]model.Choice, error) {
	defer s.ask("choices")()
	var out []model.Choice
	for _, k := range kinds {
		out = append(out, s.Picks[k]...)
	}
	return out, s.Fail
}

// Attach implements tui.Source.
func (s *Source) Attach(_ context.Context, path string) (model.Attached, error) {
	defer s.ask("attach " + path)()
	if a, ok := s.Attachments[path]; ok {
		return a, nil
	}
	return model.Attached{}, model.Errorf(model.CodeNotFound, "error.not_found", "ID", path)
}

// Draft implements tui.Source.
func (s *Source) Draft(_ context.Context, place string) (model.Draft, bool, error) {
	defer s.ask("draft " + place)()
	d, ok := s.Drafts[place]
	return d, ok, s.Fail
}

// Visit implements tui.Source.
func (s *Source) Visit(context.Context) error { return nil }

// Waiting implements tui.Source.
func (s *Source) Waiting(context.Context) ([]model.Draft, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []model.Draft
	for _, place := range slices.Sorted(maps.Keys(s.Drafts)) {
		out = append(out, s.Drafts[place])
	}
	return out, s.Fail
}

// SaveDraft implements tui.Source.
func (s *Source) SaveDraft(_ context.Context, place string, body []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Drafts == nil {
		s.Drafts = map[string]model.Draft{}
	}
	s.Drafts[place] = model.Draft{Place: place, SavedAt: Day().Start(), Body: body}
	return s.Fail
}

// DropDraft implements tui.Source.
func (s *Source) DropDraft(_ context.Context, place string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.Drafts, place)
	return s.Fail
}

// LastStep implements tui.Source.
func (s *Source) LastStep(context.Context) (model.Step, bool, error) {
	defer s.ask("last step")()
	return s.Last, s.Last.RecordedAt != "", s.Fail
}

// Do implements tui.Source: it keeps the command, and refuses with Refuse.
func (s *Source) Do(_ context.Context, cmd model.Command) (model.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Refuse != nil {
		return model.Receipt{}, s.Refuse
	}
	s.Done = append(s.Done, cmd)
	return model.Receipt{}, nil
}
