package tuitest

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// Sitting implements tui.Source: the meetings a test put there, by id.
func (s *Source) Sitting(_ context.Context, ref model.Ref) (model.Sitting, error) {
	defer s.ask("sitting " + ref.ID)()
	if m, ok := s.Sittings[ref.ID]; ok {
		return m, s.Fail
	}
	return model.Sitting{}, model.Errorf(model.CodeNotFound, "error.not_found", "ID", ref.ID)
}

// Agenda implements tui.Source.
func (s *Source) Agenda(_ context.Context, meeting string) ([]model.Proposal, error) {
	defer s.ask("agenda " + meeting)()
	return s.Due, s.Fail
}

// Try implements tui.Source.
func (s *Source) Try(_ context.Context, cmd model.Command) (model.Trial, error) {
	defer s.ask("try " + string(cmd.Verb()))()
	return s.Trial, s.Fail
}
