package tui_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// footer is the line of keys.
func footer(d *tuitest.Driver) string {
	ls := d.Lines()
	return ls[len(ls)-1]
}

// The page of an open question names the key that answers it, on the smallest
// window, to who may answer and to nobody else.
func TestFooterNamesTheAnswer(t *testing.T) {
	for name, tc := range map[string]struct {
		role model.Role
		open bool
		want bool
	}{
		"director": {model.RoleDirector, true, true}, "secretary": {model.RoleSecretary, true, true},
		"supervisor": {model.RoleSupervisor, true, false}, "auditor": {model.RoleAuditor, true, false},
	} {
		s := voting()
		ref := model.Ref{Kind: model.KindQuestion, ID: "VR-2026-010"}
		doc := model.Doc{Ref: ref, Title: model.Literal("Vraag"), Blocks: []model.Block{{Kind: model.BlockField, Label: model.Literal("Van"), Value: "Maud"}}}
		if tc.open {
			doc.Tasks = []model.Ask{{What: model.AskDone, Ref: ref}}
		}
		s.Docs[ref.ID] = doc
		s.Docs["P-001"].Blocks[0].Ref = ref
		env := tuitest.Env(s, text.New(text.NL))
		env.Roles = []model.Role{tc.role}
		d := tuitest.Drive(t, env, tui.Options{}, 80, 24).Press(keys.Dossier, keys.Follow)
		if got := strings.Contains(footer(d), "d antwoord"); got != tc.want || !strings.Contains(footer(d), "?") {
			t.Errorf("%s: %s", name, footer(d))
		}
	}
}

// The two hashes on the ballot are those that the statement says, and the last
// look and what is signed show them too; the note is called what it is.
func TestBallotHashes(t *testing.T) {
	s := haveRead(voting())
	motion := s.Ballots[proposal].Motion
	mark := func(sha string) string {
		words := model.HashWords(sha)
		return sha[:4] + " " + sha[4:8] + " " + sha[8:12] + " " + sha[12:16] + " … (" + strings.Join(words, " ") + ")"
	}
	has := func(d *tuitest.Driver, where string) {
		t.Helper()
		screen := strings.Join(strings.Fields(d.Screen()), " ")
		for label, sha := range map[string]string{"Tekst en stukken": motion.Hash(), "Alleen de tekst": motion.Wording} {
			if !strings.Contains(screen, label+" SHA-256 "+mark(sha)) {
				t.Errorf("%s: no %s %s:\n%s", where, label, mark(sha), d.Screen())
			}
		}
	}
	d := atBallot(t, s, 100, 40)
	has(d, "ballot")
	if !strings.Contains(footer(d), "o aantekening minderheid") {
		t.Error(footer(d))
	}
	has(d.Press(keys.CastFor), "last look")
	has(d.Press(keys.Back, keys.CastSignature), "signing")
	if slices.Contains(strings.Fields(footer(d)), "notitie") {
		t.Error(footer(d))
	}
}
