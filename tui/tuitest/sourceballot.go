package tuitest

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
)

// Ballot implements tui.Source: the ballots a test put there.
func (s *Source) Ballot(_ context.Context, decision string) (*model.Ballot, error) {
	defer s.ask("ballot " + decision)()
	if b, ok := s.Ballots[decision]; ok {
		copied := b
		copied.Papers = append([]model.BallotPaper(nil), b.Papers...)
		return &copied, s.Fail
	}
	return nil, model.Errorf(model.CodeNotFound, "error.record.missing", "ID", decision)
}

// PaperText implements tui.Source.
func (s *Source) PaperText(_ context.Context, sha256 string) (string, error) {
	defer s.ask("paper " + sha256)()
	return s.Texts[sha256], s.Fail
}

// MarkSeen implements tui.Source.
func (s *Source) MarkSeen(_ context.Context, sha256 string, how model.MarkHow) error {
	defer s.ask("seen " + sha256)()
	return s.mark(sha256, func(m *model.ReadMark) { m.How = how })
}

// ConfirmRead implements tui.Source.
func (s *Source) ConfirmRead(_ context.Context, sha256 string, read bool) error {
	defer s.ask("read " + sha256)()
	for _, b := range s.Ballots {
		for _, p := range b.Papers {
			if p.SHA256 == sha256 && !p.Mark.Seen() {
				return model.Errorf(model.CodeInvalid, "error.ballot.not_seen")
			}
		}
	}
	return s.mark(sha256, func(m *model.ReadMark) {
		m.Confirmed = Day().Start()
		if !read {
			*m = model.ReadMark{How: m.How}
		}
	})
}

func (s *Source) mark(sha256 string, change func(*model.ReadMark)) error {
	for _, b := range s.Ballots {
		for i := range b.Papers {
			if b.Papers[i].SHA256 == sha256 {
				change(&b.Papers[i].Mark)
			}
		}
	}
	return s.Refuse
}

// Statement implements tui.Source.
func (s *Source) Statement(_ context.Context, decision string, value model.VoteValue, _ bool) (string, error) {
	defer s.ask("statement " + decision)()
	return "rekenschap-vote/1\ndecision " + decision + "\nvote " + string(value) + "\n", s.Refuse
}

// CastSigned implements tui.Source.
func (s *Source) CastSigned(_ context.Context, decision string, armored []byte, _ string) (model.Receipt, error) {
	defer s.ask("signed " + decision)()
	s.Armored = string(armored)
	return model.Receipt{Entries: make([]model.Entry, 1)}, s.Refuse
}

// Login implements tui.Source.
func (s *Source) Login() string { return "ssh bestuur@zorg.example" }
