package setup_test

import (
	"bytes"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/setup"
)

// What is typed decides the class at once, with its reasons.
func TestClassWhileTyping(t *testing.T) {
	d := drive(t, &shelf{}, text.NL, 80, 24)
	d.press("enter").typed("Kliniek Noord", "12345678", "")
	d.has("Of de Cbw geldt, is nog niet te zeggen").lacks("buiten de wet", "Volgens deze cijfers").press("enter")
	for _, r := range "49" {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.has("Of de Cbw geldt, is nog niet te zeggen").press("backspace", "backspace")
	for _, r := range "50" {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.has("belangrijke entiteit", "50 arbeidsjaareenheden: middelgroot vanaf 50").typed("")
	for _, r := range "48,5 mln" {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.has("= € 48.500.000").typed("", "1 mln")
	d.has("meer weegt dan de omvang").press("right").has("Volgens deze cijfers: essentiële entiteit", "ongeacht de omvang")
	d.press("left").has("belangrijke entiteit").typed("", "", "Lab Noord B.V.")
	if got := d.m.Lang(); got != text.NL {
		t.Error(got)
	}
	d.press("shift+tab").has("Verbonden ondernemingen (Lab Noord B.V.) tellen volledig mee")
}

// Figures that were left empty are not zero: the last step says that they were
// not given, and gives no verdict on them.
func TestSummaryWithoutFigures(t *testing.T) {
	d := drive(t, &shelf{}, text.NL, 120, 50)
	d.press("enter").typed("Kliniek Noord", "", "").typed("", "", "", "").typed("", "", "").toPeople()
	d.down("Later, met een lijst").press("enter").typed("", "", "", "", "", "", "", "", "").typed("", "")
	d.has("Pas nu wordt het vastgelegd", "personeel niet opgegeven, omzet niet opgegeven, balans niet opgegeven", "Of de Cbw geldt, is nog niet te zeggen")
	d.lacks("€ 0", "buiten de wet")
}

// A field that is wrong says so while it is typed, and cannot be left forward.
func TestWrongInputIsToldAndStops(t *testing.T) {
	d := drive(t, &shelf{}, text.NL, 80, 24)
	d.press("enter").typed("")
	d.has("✗ Vul dit in.", "▌ Naam").typed("De Linde")
	d.typed("123").has("✗ Een KvK-nummer heeft acht cijfers.", "▌ KvK-nummer").typed("45678").has("▌ Rechtsvorm")
	d.press("enter", "enter").typed("veel").has("“veel” is geen getal", "▌ Medewerkers")
}

// The bodies that go with each legal form are proposed, with their rules in
// words, said to be what is usual; another form proposes others.
func TestBodiesPerLegalForm(t *testing.T) {
	for form, want := range map[model.LegalForm][]string{
		model.Stichting: {"RvB · Raad van bestuur", "RvT · Raad van toezicht", "gewone meerderheid", "Toezicht door RvT"},
		model.BV:        {"RvC · Raad van commissarissen"},
		model.Maatschap: {"Maten · Vergadering van maten", "eenstemmig"}, model.Eenmanszaak: {"▌ Eigenaar", "Eén lid, dat alleen besluit"},
	} {
		d := drive(t, &shelf{}, text.NL, 80, 30)
		d.press("enter").typed("De Linde", "")
		for _, f := range model.LegalForm("").Values() {
			if f == string(form) {
				break
			}
			d.press("right")
		}
		d.press("enter").typed("", "", "", "").typed("", "", "")
		d.has(append(want, "kijk in uw statuten", "gebruikelijk bij deze rechtsvorm")...)
	}
}

// The rules of a body are typed in, and shown in words as they stand.
func TestRulesOfABody(t *testing.T) {
	s := &shelf{}
	d := drive(t, s, text.NL, 80, 40).toBodies()
	d.press("enter").typed("", "", "", "", "", "").has("Regels van besluiten: Raad van bestuur")
	d.typed("2").has("Ten minste 2 leden aanwezig.").press("right").has("Besluiten met: twee derde.").press("enter")
	d.press("right", "right").has("de raad van toezicht beslist").press("enter")
	d.press("backspace").typed("1").has("voor 1 ander").press("left").has("Niet buiten vergadering", "Ieder eens met de wijze –").typed("")
	d.typed("begroting; strategie").has("▌ RvT").down("RvB").has("Vooraf goedkeuring voor: begroting, strategie.")
	finish(d)
	got := s.recorded[0].Bodies[0]
	if got.Quorum != 2 || got.Majority != model.MajorityTwoThirds || got.Tie != model.TieSupervisor || got.Proxies != 1 ||
		got.Written || got.WrittenConsent || got.WrittenUnanimous || strings.Join(got.PriorApproval, "|") != "begroting|strategie" || got.Supervisor != "RvT" {
		t.Errorf("%+v", got)
	}
}

// finish goes from the bodies to the end with nobody in them.
func finish(d *driver) {
	d.Helper()
	d.toPeople().down("Later, met een lijst").press("enter")
	d.typed("", "", "", "", "", "", "", "", "").typed("", "").press("enter")
	if !d.m.Finished() {
		d.Fatalf("not finished\n%s", d.screen())
	}
}

// A body that cannot be stops at the list, and what is wrong is a sentence.
func TestBodiesThatCannotBe(t *testing.T) {
	d := drive(t, &shelf{}, text.NL, 80, 30).toBodies()
	d.down("RvT").press("enter").typed("", "", "", "").press("right").press("enter") // away with the RvT
	d.lacks("Raad van toezicht").down("RvB").lacks("Toezicht door")
	d.press("enter").typed("", "", "", "").press("right").press("enter") // and the board
	d.down("Klopt zo").press("enter").has("✗ Er is geen orgaan dat bestuurt", "▌ Klopt zo")
	d.down("nog een orgaan").press("enter").typed("Bestuur", "Bestuur").press("right").has("▌ Soort")
	d.press("enter", "enter", "enter", "enter").has("Regels van besluiten: Bestuur")
}

// Somebody is added, changed and taken away again; a body in which people sit
// stays.
func TestPeople(t *testing.T) {
	s := &shelf{}
	d := drive(t, s, text.NL, 80, 30).toBodies().toPeople()
	d.has("Raad van bestuur: nog geen leden", "CISO: nog niemand", "Later, met een lijst")
	d.person("Eva de Vries", "eva@linde.nl", 0, "voorzitter", "1-3-2021")
	d.has("Eva de Vries · RvB · voorzitter · sinds 1 mrt 2021").lacks("nog geen leden")
	d.person("Sam Bos", "", 2, "", "1 jan 2025").has("Sam Bos · CISO", "Secretaris: nog niemand")
	d.person("Sam Bos", "", 2, "", "1-2-2025").down("Dit zijn ze").press("enter").has("✗ Sam Bos: overlapt met de termijn van dezelfde persoon")
	d.press("up", "up", "enter").has("Plaats in het orgaan –").typed("", "", "", "", "").press("right", "enter")
	d.down("Eva").press("enter").typed(" - Jansen", "", "", "", "").typed("1-3-2020").has("ligt vóór").press("ctrl+u").typed("1-3-2029", "", "")
	d.has("Eva de Vries - Jansen · RvB", "1 mrt 2021 – 1 mrt 2029")
	d.press("shift+tab").down("RvB").press("enter").typed("", "", "", "", "").press("right", "enter").has("Er hebben nog mensen zitting", "▌ Weghalen")
	d.press("left", "enter").typed("", "", "", "", "", "", "", "").toPeople().down("Dit zijn ze").press("enter")
	d.typed("", "", "", "", "", "", "", "", "").typed("", "").press("enter")
	if len(s.recorded) != 1 || len(s.recorded[0].People) != 2 || s.recorded[0].People[1].Role != "CISO" || s.recorded[0].People[1].Body != "" {
		t.Fatalf("%+v", s.recorded)
	}
	if got := s.recorded[0].People[0]; got.Name != "Eva de Vries - Jansen" || got.From != model.MustDate("2021-03-01") || got.Until != model.MustDate("2029-03-01") || !got.Executive {
		t.Errorf("%+v", got)
	}
}

// Norms are proposals: an empty one is none, and with a day the meeting gets
// them in the words of a decision.
func TestNormsAreProposed(t *testing.T) {
	s := &shelf{}
	d := drive(t, s, text.NL, 80, 34).toBodies().toPeople().down("Later").press("enter")
	d.has("telt pas vanaf het besluit", "niet in de tekst van Cbw 24", "Er is geen wettelijke termijn")
	d.press("backspace").typed("", "", "", "", "").press("backspace").typed("3", "", "", "")
	d.has("binnen 3 maanden na verschijnen").lacks("bespreekt ten minste")
	d.typed("20-11-2026").has("✗ Die dag is voorbij").press("ctrl+u").typed("do", "25:00").has("✗ Schrijf de tijd").press("ctrl+u").typed("14:00")
	d.has("Klopt dit?").press("pgdown", "pgdown").has("26 nov 2026 14:00")
	d.press("enter")
	c := s.recorded[0]
	if len(c.Norms) != 8 || c.First.On != model.MustDate("2026-11-26") || c.First.Time != "14:00" || c.First.Body != "RvB" ||
		!strings.Contains(c.First.Text, "- een dreigingsbeeld binnen 3 maanden") || c.First.Subject == "" {
		t.Errorf("%+v", c)
	}
	for _, n := range c.Norms {
		if n.DecidedBy != "" || n.Name == model.NormOversight {
			t.Errorf("%+v", n)
		}
	}
	d.has("Wat nu", "rekenschap import vvt", "rekenschap import people", "scherm 2").press("enter")
	if !d.quit {
		t.Error("enter leads to the overview")
	}
}

// Whatever the key at which the program ends, the next run has every letter
// and stands in the same step.
func TestNothingIsLostAtAnyKey(t *testing.T) {
	s := &shelf{}
	d := drive(t, s, text.NL, 80, 24)
	check := func(what string) {
		t.Helper()
		before := bytes.Clone(s.draft)
		again := drive(t, s, text.NL, 80, 24)
		again.has("verder waar u was")
		if a, b := title(d.screen())+d.chosen(), title(again.screen())+again.chosen(); a != b {
			t.Errorf("%s: %q became %q", what, a, b)
		}
		if again.send(tea.WindowSizeMsg{Width: 100, Height: 30}); !bytes.Equal(before, s.draft) {
			t.Errorf("%s: the draft changed by looking", what)
		}
	}
	d.press("enter")
	for _, r := range "De Linde" {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		check("name")
	}
	d.typed("", "", "")
	d.typed("", "612", "1", "1").typed("", "", "")
	check("bodies")
	d.down("RvB").press("enter").typed("X")
	check("body")
	d.typed("", "", "", "", "")
	check("rules")
	d.press("shift+tab", "shift+tab").toPeople()
	d.down("iemand").press("enter").typed("Eva")
	check("person")
	if !bytes.Contains(s.draft, []byte("Eva")) || !bytes.Contains(s.draft, []byte("RvBX")) {
		t.Errorf("%s", s.draft)
	}
}

func title(screen string) string { return strings.Split(screen, "\n")[4-1] }

// Leaving asks; staying changes nothing, and throwing away is asked twice.
func TestLeaving(t *testing.T) {
	s := &shelf{}
	d := drive(t, s, text.NL, 80, 24)
	d.press("enter").typed("De Linde").press("esc").has("Stoppen met inrichten?", "blijft bewaard").press("esc").lacks("Stoppen met").has("De Linde")
	d.press("esc", "down", "enter").lacks("Stoppen met")
	d.press("esc", "down", "down", "enter").has("Nog eens om te bevestigen")
	if d.quit || s.draft == nil {
		t.Fatal("thrown away at once")
	}
	d.press("up", "down", "enter").has("Nog eens")
	d.press("up", "up", "enter")
	if !d.quit {
		t.Error("still there")
	}
	if again := drive(t, s, text.NL, 80, 24); !strings.Contains(again.screen(), "De Linde") {
		t.Error("lost")
	}
	d = drive(t, s, text.NL, 80, 24)
	if d.press("ctrl+c"); !d.quit || s.draft == nil {
		t.Error("ctrl+c keeps")
	}
}

// A draft that leads nowhere is none.
func TestBrokenDrafts(t *testing.T) {
	if d := drive(t, &shelf{draft: []byte(`{"at":{"step":"seat","item":0,"field":8},"bodies":[{"nr":1,"code":"B","name":"B","type":"management"}],"seats":[{"office":"ciso"}]}`)}, text.NL, 80, 24); d.chosen() == "" {
		t.Errorf("a field that is passed over:\n%s", d.screen())
	}
	for _, b := range []string{"", "{", "null", `{"at":{"step":"seat","item":3}}`, `{"at":{"step":"rules","item":-1},"bodies":[]}`, `{"at":{"step":"elsewhere"}}`, `{"at":{"step":"summary"}}`,
		`{"at":{"step":"bodies"},"bodies":[null]}`, `{"at":{"step":"seats"},"bodies":[{}],"seats":[null]}`} {
		if _, ok := setup.Unpack([]byte(b)); ok {
			t.Errorf("%s passes", b)
		}
	}
}

// When it cannot be recorded the reason is told, and nothing typed is lost.
func TestRefusedRecording(t *testing.T) {
	s := &shelf{refuse: model.Errorf(model.CodeInvalid, "error.file.exists", "Path", "/x/y.db").Because(errFull)}
	d := drive(t, s, text.NL, 80, 24).toBodies().toPeople().down("Later").press("enter")
	d.typed("", "", "", "", "", "", "", "", "").typed("", "").press("enter").has("✗", "/x/y.db", "Klopt, leg het vast")
	s.refuse = nil
	d.press("enter")
	if !d.m.Finished() || s.draft != nil {
		t.Errorf("finished %v, draft %s", d.m.Finished(), s.draft)
	}
}
