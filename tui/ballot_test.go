package tui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

const (
	proposal  = "B-2026-014"
	textPaper = "1111111111111111111111111111111111111111111111111111111111111111"
	filePaper = "2222222222222222222222222222222222222222222222222222222222222222"
)

// voting is a proposal before a director in a session of their own, opened from
// the page of the decision, which is where the first duty leads.
func voting() *tuitest.Source {
	s := tuitest.Demo()
	ref := model.Ref{Kind: model.KindDossier, ID: "P-001"}
	s.Docs["P-001"] = model.Doc{Ref: ref, Title: model.Literal("Mijn dossier"), Ballots: map[string]string{proposal: proposal},
		Blocks: []model.Block{{Kind: model.BlockField, Label: model.Literal("Wacht"), Value: "Registratie", Ref: model.Ref{Kind: model.KindDecision, ID: proposal}}}}
	s.Docs[proposal] = model.Doc{Ref: model.Ref{Kind: model.KindDecision, ID: proposal}, Title: model.Literal("Registratie"),
		Ballots: map[string]string{proposal: proposal}}
	s.Texts = map[string]string{textPaper: strings.Repeat("Een regel van het stuk.\n\n", 40) + "Slotzin."}
	s.Ballots = map[string]model.Ballot{proposal: {
		Ref: model.Ref{Kind: model.KindDecision, ID: proposal, Rev: 3}, Person: "P-001", Body: "Raad van bestuur", Method: model.MethodWritten,
		VoteBy: tuitest.Day().AddDays(5), Subject: "Registratie bij de toezichthouder", Text: "De raad registreert de organisatie.",
		Motion: model.Motion{Wording: strings.Repeat("ab", 32)}, Key: "SHA256:abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq",
		Papers: []model.BallotPaper{
			{Title: "Voorstel", Version: "1.2", SHA256: textPaper, File: "voorstel.md", Size: 2100, Text: true},
			{Title: "Bijlage", SHA256: filePaper, File: "bij lage;rm -rf.pdf", Size: 90_000, Mark: model.ReadMark{}},
			{Hidden: true},
		},
		Manner: model.Msg("screen.ballot.manner.all"),
		Choices: []model.BallotChoice{{Value: model.VoteFor, Means: model.Msg("screen.ballot.means.for")}, {Value: model.VoteAgainst, Means: model.Msg("screen.ballot.means.against")},
			{Value: model.VoteAbstain, Means: model.Msg("screen.ballot.means.abstain_all")}, {Value: model.VoteRecused, Means: model.Msg("screen.ballot.means.recused")}},
	}}
	return s
}

// changeBallot changes what lies before the member.
func changeBallot(s *tuitest.Source, change func(*model.Ballot)) {
	b := s.Ballots[proposal]
	change(&b)
	s.Ballots[proposal] = b
}

// haveRead marks all papers as read.
func haveRead(s *tuitest.Source) *tuitest.Source {
	changeBallot(s, func(b *model.Ballot) {
		for i := range b.Papers {
			if b.Papers[i].Asked() {
				b.Papers[i].Mark = model.ReadMark{How: model.MarkFetched, Confirmed: tuitest.Day().Start()}
			}
		}
	})
	return s
}

func atBallot(t *testing.T, s *tuitest.Source, w, h int) *tuitest.Driver {
	t.Helper()
	return drive(t, s, text.New(text.NL), w, h).Press(keys.Dossier, keys.Vote)
}

// casts are the votes that were given.
func casts(s *tuitest.Source) (out []model.CastVote) {
	for _, c := range s.Done {
		if v, ok := c.(model.CastVote); ok {
			out = append(out, v)
		}
	}
	return out
}

// The key is there for who may vote now, on what is under the cursor, and for
// nobody else; on another day for nobody.
func TestVoteKeyOnlyForVoters(t *testing.T) {
	s := voting()
	d := drive(t, s, text.New(text.NL), 80, 24).Press(keys.Dossier)
	if !strings.Contains(d.Screen(), "B stem") {
		t.Errorf("the key is not in the footer:\n%s", d.Screen())
	}
	doc := s.Docs["P-001"]
	doc.Ballots = nil
	s.Docs["P-001"] = doc
	d = drive(t, s, text.New(text.NL), 80, 24).Press(keys.Dossier)
	d.Lacks("B stem")
	d.Press(keys.Vote).Has("Hier valt voor u nu niet zelf te stemmen.")
	if strings.Contains(strings.Join(s.Asked, "\n"), "ballot") {
		t.Error("a ballot was asked for")
	}
}

// Text, version and hash come first; nothing is confirmed that was not read to
// its end, and nothing is chosen to its end before that.
func TestBallotReadsFirst(t *testing.T) {
	s := voting()
	d := atBallot(t, s, 80, 24)
	order(t, d, "B-2026-014", "Versie", "Tekst en stukken", "Alleen de tekst", "Tekst van het besluit", "De raad registreert de organisatie.", "Stukken")
	d.Press(keys.CastFor).Has("Lees eerst 2 stukken en bevestig ze; het eerste is Voorstel.").Lacks("Nog één keer kijken")
	d.Press(keys.Bottom).Has("( ) 1 voor").Lacks("(x)").Press(keys.CastFor) // a refused choice was not made
	d.Press(keys.ConfirmRead).Has("nog niet opgehaald of tot het einde")
	d.Press(keys.CastOpen).Has("Een regel van het stuk.").Press(keys.ConfirmRead).Has("Lees eerst tot het einde.")
	d.Press(keys.Bottom).Has("Slotzin.").Press(keys.ConfirmRead).Has("gelezen en bevestigd")
	d.Press(keys.CastFor).Has("Lees eerst dit stuk en bevestig het: Bijlage.")
	d.Press(keys.CastOpen).Press(keys.Copy)
	if want := "ssh bestuur@zorg.example evidence get " + filePaper + " > bij-lage-rm--rf.pdf"; len(d.Copied) != 1 || d.Copied[0] != want {
		t.Errorf("copied %q, want %q", d.Copied, want)
	}
	d.Press(keys.ConfirmRead).Has("nog niet opgehaald of tot het einde")
	if n := len(casts(s)); n != 0 {
		t.Errorf("%d votes", n)
	}
}

// The number casts the vote: typed whole, or its last part, and never pasted.
func TestNumberCasts(t *testing.T) {
	for typed, ok := range map[string]bool{
		"B-2026-014": true, "b-2026-014": true, "2026-014": true, "14": true, "014": true, " 2026-014 ": true,
		"": false, "4": false, "140": false, "2025-014": false, "2026-14": false, "B-2026-015": false, "ja": false, "+14": false, "-14": false, "00000014": false,
	} {
		s := haveRead(voting())
		d := atBallot(t, s, 80, 24).Press(keys.CastFor).Has("Nog één keer kijken", "B-2026-014", "VOOR", "SHA256:abcdef")
		d.Type(typed).Press(keys.Cast)
		got := casts(s)
		if ok != (len(got) == 1) {
			t.Errorf("%q gave %d votes", typed, len(got))
		}
		if ok && (got[0].Rev != 3 || got[0].Ballot == "" || got[0].Value != model.VoteFor || len(got[0].Read) != 2 || got[0].Consents) {
			t.Errorf("%+v", got[0])
		}
		if !ok {
			d.Has("is niet het nummer van B-2026-014")
		}
	}
	s := haveRead(voting())
	d := atBallot(t, s, 80, 24).Press(keys.CastFor)
	d.Send(tea.PasteMsg{Content: "2026-014\r\n"})
	d.Has("plakken stemt niet").Press(keys.Cast).Has("is niet het nummer")
	if len(casts(s)) != 0 {
		t.Error("a pasted number was cast")
	}
}

// The manner is agreed to apart; a note goes along; an interest asks its nature.
func TestBallotChoices(t *testing.T) {
	s := haveRead(voting())
	d := atBallot(t, s, 80, 40)
	for range 30 {
		if strings.Contains(d.Chosen(), "schriftelijk besluiten") {
			break
		}
		d.Press(keys.Down)
	}
	d.Press(keys.ConfirmRead).Has("[x] ik stem in met schriftelijk besluiten")
	d.Press(keys.CastNote).Type("Kort").Key("enter").Type("en goed.").Press(keys.CastDone)
	d.Press(keys.CastAgainst).Has("TEGEN", "ik stem in met schriftelijk besluiten", "Kort en goed.").Type("14").Press(keys.Cast)
	if got := casts(s); len(got) != 1 || !got[0].Consents || got[0].Minority != "Kort\nen goed." || got[0].Value != model.VoteAgainst {
		t.Errorf("%+v", got)
	}
	s = voting()                                                                                                     // with an interest nothing needs to be read
	atBallot(t, s, 80, 24).Press(keys.CastRecused, keys.Back, keys.Bottom).Has("( ) 4 neemt niet deel").Lacks("(x)") // nor is an interest without its nature
	d = atBallot(t, s, 80, 24).Press(keys.CastRecused).Has("Aard van het belang").Press(keys.CastDone).Has("noemt de aard")
	d.Type("commissaris").Press(keys.CastDone).Has("NEEMT NIET DEEL", "commissaris").Type("14").Press(keys.Cast)
	if got := casts(s); len(got) != 1 || got[0].Interest != "commissaris" || got[0].Minority != "" || len(got[0].Read) != 0 {
		t.Errorf("%+v", got)
	}
}

// Another text while somebody reads: nothing of the last look stands, and the
// page says so; a vote that comes too late is not cast either.
func TestBallotRewordedMeanwhile(t *testing.T) {
	reword := func(b *model.Ballot) {
		b.Ref.Rev, b.Text, b.Motion.Wording = 4, "De raad registreert niets.", strings.Repeat("cd", 32)
	}
	s := haveRead(voting())
	s.News = make(chan uint64, 1)
	term := tuitest.Start(t, tuitest.Env(s, text.New(text.NL)), tui.Options{}, 80, 24)
	for _, k := range []string{"m", "B", "1", "14"} {
		term.Type(k)
	}
	term.Until("Nog één keer kijken")
	s.Change(func() { changeBallot(s, reword) })
	s.News <- 1 // somebody saved it
	term.Until("De raad registreert niets.")
	if strings.Contains(term.Screen(), "Nog één keer kijken") || !strings.Contains(term.Screen(), "gewijzigd") {
		t.Errorf("after another text came:\n%s", term.Screen())
	}
	term.Send("026\r") // the rest of the number: no votes, and no screens
	term.Type("\x1b")
	if screen := term.Screen(); strings.Contains(screen, "TEGEN") || strings.Contains(screen, "(x)") || strings.Contains(screen, "Druk op") ||
		!strings.Contains(screen, "De raad registreert niets.") || len(casts(s)) != 0 {
		t.Errorf("%d votes; after the rest of the number:\n%s", len(casts(s)), screen)
	}
	s2 := haveRead(voting())
	d := atBallot(t, s2, 80, 24).Press(keys.CastFor).Type("14")
	s2.Refuse = model.Errorf(model.CodeConflict, "error.ballot.reworded", "ID", proposal, "Yours", 3, "Theirs", 4)
	changeBallot(s2, reword)
	d.Press(keys.Cast).Has("nieuwere tekst", "De raad registreert niets.", "gewijzigd").Lacks("Nog één keer kijken")
	d.Type("2").Has("Er is niet gestemd").Press(keys.Back).Lacks("(x)").Press(keys.CastFor).Has("VOOR")
}

// Voting again begins with the note that went with the vote before, and says
// which vote it replaces.
func TestBallotAgain(t *testing.T) {
	s := haveRead(voting())
	changeBallot(s, func(b *model.Ballot) {
		b.Votes = []model.BallotVote{{Value: model.VoteAgainst, Known: model.KnownSession, Minority: "Te vroeg.", Counts: true}}
	})
	d := atBallot(t, s, 80, 40).Press(keys.CastAbstain).Has("ONTHOUDEN", "Vervangt uw stem", "tegen", "Te vroeg.")
	d.Type("14").Press(keys.Cast)
	if got := casts(s); len(got) != 1 || got[0].Minority != "Te vroeg." || got[0].Value != model.VoteAbstain {
		t.Errorf("%+v", got)
	}
}

// What was chosen and typed is there again after the line dropped.
func TestBallotDraftIsKept(t *testing.T) {
	s := haveRead(voting())
	d := atBallot(t, s, 80, 40).Press(keys.CastAgainst).Press(keys.Back).Press(keys.CastNote).Type("Halve zin")
	_ = d // the line drops here, in the middle of a word
	d = atBallot(t, s, 80, 40).Press(keys.Bottom).Has("Halve zin", "(x) 2 tegen")
	d.Press(keys.CastAgainst).Type("14").Press(keys.Cast)
	if _, left := s.Drafts["ballot "+proposal]; left {
		t.Error("the draft outlives the vote")
	}
}

// A vote by signature from the screen: the text, three commands, and the field.
func TestBallotSigning(t *testing.T) {
	s := haveRead(voting())
	d := atBallot(t, s, 80, 40).Press(keys.CastSignature).Has("Kies eerst voor, tegen of onthouden")
	d.Press(keys.CastAbstain, keys.Back, keys.CastSignature)
	d.Has("rekenschap-vote/1", "vote abstain")
	d.Press(keys.Copy, keys.Down, keys.Copy, keys.Down, keys.Copy)
	want := []string{"ssh bestuur@zorg.example decision B-2026-014 text --vote onthouding > stem.txt",
		"ssh-keygen -Y sign -f ~/.ssh/rekenschap -n vote@rekenschap stem.txt", "ssh bestuur@zorg.example decision B-2026-014 vote < stem.txt.sig"}
	if !slices.Equal(d.Copied, want) {
		t.Errorf("copied %q", d.Copied)
	}
	armored := "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"
	d.Press(keys.Down, keys.CastOpen)
	d.Send(tea.PasteMsg{Content: strings.ReplaceAll(armored, "\n", "\r\n")})
	if s.Armored != "" {
		t.Error("pasting alone gave the signature")
	}
	d.Press(keys.CastDone)
	if s.Armored != armored {
		t.Errorf("gave %q", s.Armored)
	}
}

// A question can be asked from here as from anywhere.
func TestQuestionFromTheBallot(t *testing.T) {
	s := voting()
	env := tuitest.Env(s, text.New(text.NL))
	env.Roles = []model.Role{model.RoleDirector}
	d := tuitest.Drive(t, env, tui.Options{}, 80, 24)
	d.Press(keys.Dossier, keys.Vote, keys.Query)
	if last := s.Asked[len(s.Asked)-1]; !strings.Contains(strings.Join(s.Asked, "\n"), "form question "+proposal) {
		t.Errorf("asked last: %s\n%s", last, d.Screen())
	}
}

// Every step fits every window in both languages, also with texts that try to
// leave their place.
func TestBallotFits(t *testing.T) {
	steps := map[string][]string{
		"reading": {}, "below": {keys.Bottom}, "paper": {keys.Down, keys.Down, keys.Down, keys.CastOpen}, "note": {keys.CastNote},
		"last": {keys.CastFor}, "interest": {keys.CastRecused}, "signing": {keys.CastFor, keys.Back, keys.CastSignature},
		"pasting": {keys.CastFor, keys.Back, keys.CastSignature, keys.Down, keys.Down, keys.Down, keys.CastOpen}, "help": {keys.Assist},
	}
	for lang, p := range printers() {
		for name, path := range steps {
			for _, size := range append(sizes, [2]int{21, 9}) {
				for _, bad := range []string{"", hostile[0], hostile[5], hostile[11]} {
					s := haveRead(voting())
					changeBallot(s, func(b *model.Ballot) {
						b.Subject, b.Text, b.Body, b.Papers[0].Title = b.Subject+bad, b.Text+bad, b.Body+bad, b.Papers[0].Title+bad
						b.Grounds = []model.BallotText{{Label: model.Msg("screen.ballot.know"), Text: bad}}
					})
					t.Run(fmt.Sprintf("%s/%s/%dx%d/%d", lang, name, size[0], size[1], len(bad)), func(t *testing.T) {
						d := drive(t, s, p, size[0], size[1]).Press(keys.Dossier, keys.Vote)
						d.Press(path...)
						fits(t, d)
						harmless(t, d.Raw())
						if bad == "" {
							d.Lacks("‹")
						}
					})
				}
			}
		}
	}
}

// On 80 by 24 the last look is complete.
func TestLastLookIsComplete(t *testing.T) {
	s := haveRead(voting())
	changeBallot(s, func(b *model.Ballot) { b.NotYet = true })
	d := atBallot(t, s, 80, 24).Press(keys.CastFor)
	d.Has("B-2026-014  Registratie bij de toezichthouder", "Versie", "3", "SHA-256", "VOOR", "ik stem niet in met schriftelijk besluiten",
		"SHA256:abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq", "voorlopig", "Typ 2026-014 en ⏎ om te stemmen")
	fits(t, d)
}
