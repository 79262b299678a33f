package tui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

func TestAnotherDay(t *testing.T) {
	src, past := tuitest.Demo(), tuitest.Demo()
	past.Over.Duties = past.Over.Duties[:2]
	past.Over.Day = model.MustDate("2026-03-03")
	src.Days["2026-03-03"], src.Days["2027-03-03"] = past, past
	d := drive(t, src, text.New(text.NL), 80, 24)

	d.Press(keys.AsOf).Type("3 mrt 2026").Has("zoals toen vastgelegd · 3 mrt 2026")
	d.Press(keys.Run).Has("Kon het bestuur het aantonen op 3 mrt 2026?").Lacks("Effectiviteit")
	if l := d.Lines()[2]; !strings.HasPrefix(l, " zoals toen vastgelegd · 3 mrt 2026") || len([]rune(l)) != 80 {
		t.Errorf("the bar: %q", l)
	}
	d.Press(keys.Why, keys.AsOf).Type("3-3-2027").Has("vooruitblik · 3 mrt 2027").Press(keys.Run)
	if l := d.Lines()[2]; !strings.Contains(l, "vooruitblik · 3 mrt 2027") || !strings.Contains(l, "Overzicht › cbw-24-1") {
		t.Errorf("the bar keeps the path: %q", l)
	}
	d.Press(keys.AsOf)
	for range 10 {
		d.Key("backspace")
	}
	d.Press(keys.Run, keys.Back).Lacks("vooruitblik", "vastgelegd").Has("Effectiviteit")
}

// While the records of another day are on their way, those of the day before do
// not stand under its date: on no page, nor on the way back.
func TestNoRowsUnderAnotherDate(t *testing.T) {
	const nu, toen = "Draaiboek nu", "Draaiboek toen"
	meeting := model.Ref{Kind: model.KindMeeting, ID: "V-2026-013"}
	of := func(what string) *tuitest.Source {
		s := withActions()
		s.Over.First[0].Title = model.Literal(what)
		s.Lists["actions"] = s.Lists["actions"][:1]
		s.Lists["actions"][0].Values[1] = what
		s.Docs["P-001"] = model.Doc{Ref: model.Ref{Kind: model.KindDossier, ID: "P-001"}, Title: model.Literal("Mijn dossier"),
			Blocks: []model.Block{{Kind: model.BlockField, Label: model.Literal("Wacht"), Value: what, Ref: meeting}}}
		s.Sittings = map[string]model.Sitting{meeting.ID: {Ref: meeting, Items: []model.SittingItem{{Ref: model.Ref{Kind: model.KindAgendaItem, ID: "AP-1"}, Nr: 1, Title: what}}}}
		return s
	}
	for name, path := range map[string][]string{
		"overview": {keys.Screen(1)}, "register": {keys.Screen(8)}, "detail": {keys.Dossier}, "meeting": {keys.Dossier, keys.Hold},
	} {
		t.Run(name, func(t *testing.T) {
			src := of(nu)
			src.Days["2026-03-03"] = of(toen)
			d := driveActions(t, src).Press(path...).Has(nu)
			d.Press(keys.AsOf).Type("2026-03-03")
			d.Hold = true
			d.Press(keys.Run)
			d.Step() // the day is there, its records are not
			d.Has("zoals toen vastgelegd · 3 mrt 2026").Lacks(nu, toen)
			d.Release(false)
			d.Has(toen).Lacks(nu).Press(keys.AsOf)
			for range 10 {
				d.Key("backspace")
			}
			d.Hold = true
			d.Press(keys.Run).Lacks("vastgelegd", nu, toen)
			d.Release(false)
			d.Has(nu).Lacks(toen)
		})
	}
}

// Rows that were asked for today and come in on another day are not shown
// there.
func TestRowsOfTodayStayToday(t *testing.T) {
	src, past := withActions(), withActions()
	past.Lists["actions"] = past.Lists["actions"][:1]
	src.Days["2026-03-03"] = past
	d := driveActions(t, src)
	d.Press(keys.Screen(8))
	d.Hold = true
	d.Press(keys.NextView, keys.PrevView) // the first load of that view is out
	d.Hold = false
	d.Press(keys.AsOf).Type("2026-03-03").Press(keys.Run).Has("1 regel")
	d.Release(false)
	d.Press(keys.NextView).Has("1 regel").Lacks("Draaiboek")
}

func TestAnotherDayThatIsNotThere(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.AsOf).Type("31-2-2026").Press(keys.Run).Has("Per datum") // stays open and says why
	d.Press(keys.Back, keys.AsOf).Type("1-1-2020").Press(keys.Run).Has("De stand van 1 jan 2020 is er niet").Lacks("vastgelegd")
}

func TestLateAnswersAreDropped(t *testing.T) {
	src, past, older := tuitest.Demo(), tuitest.Demo(), tuitest.Demo()
	past.Over.Organisation, older.Over.Organisation = "De Nieuwe Vraag", "De Oude Vraag"
	src.Days["2026-03-03"], src.Days["2026-02-02"] = past, older
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Hold = true
	d.Press(keys.AsOf).Type("2026-02-02").Press(keys.Run)
	d.Press(keys.AsOf).Type("2026-03-03").Press(keys.Run)
	d.Release(true)
	d.Has("De Nieuwe Vraag", "3 mrt 2026")

	d.Hold = true
	src.Days["2026-03-03"].Over.Organisation = "Eerste"
	d.Press(keys.Reload)
	d.Press(keys.Reload)
	d.Release(true)
	d.Has("Eerste")
}

// brokenOnce answers the first request for rows late and with the old rows.
type slow struct {
	*tuitest.Source
	calls int
}

func (s *slow) List(ctx context.Context, noun string) (model.Listing, error) {
	s.calls++
	l, err := s.Source.List(ctx, noun)
	l.Rows = l.Rows[:s.calls]
	return l, err
}

func TestLateRowsAreDropped(t *testing.T) {
	s := &slow{Source: tuitest.Demo()}
	d := tuitest.Drive(t, tuitest.Env(s, text.New(text.NL)), tui.Options{}, 80, 24)
	d.Press(keys.Screen(7)).Has("1 regel")
	d.Hold = true
	d.Press(keys.Reload, keys.Reload)
	// Run in reverse order: the second request is answered first, with two rows;
	// the first one comes late, with three, and is not looked at.
	d.Release(true)
	d.Has("2 regels")
}

func TestChangesElsewhereKeepTheRow(t *testing.T) {
	src := tuitest.Demo()
	src.News = make(chan uint64, 1)
	env := tuitest.Env(src, text.New(text.NL))
	term := tuitest.Start(t, env, tui.Options{Screen: "controls"}, 80, 24)
	for range 5 {
		term.Cost("j")
	}
	// Rows are shared and read only: news means other rows.
	before := lineWith(term.Screen(), "▌")
	rows := tuitest.Demo().Lists["controls"]
	src.Change(func() {
		src.Lists = map[string][]model.Row{"controls": append([]model.Row{{
			Ref: model.Ref{Kind: model.KindControl, ID: "A-4.9"}, Values: []any{"A-4.9", "Nieuw bovenaan"}}}, rows...)}
	})
	old := term.Bytes()
	src.News <- 1
	for term.Bytes() == old {
		term.Rest()
	}
	got := lineWith(term.Screen(), "▌")
	if got != before {
		t.Errorf("the cursor moved from %q to %q", before, got)
	}
}

func lineWith(s, part string) string {
	for _, l := range strings.Split(s, "\n") {
		if strings.Contains(l, part) {
			return l
		}
	}
	return ""
}

func TestErrorsNameTheWayOut(t *testing.T) {
	src := tuitest.Demo()
	src.Fail = errors.New("disk gone \x1b[31m")
	d := drive(t, src, text.New(text.NL), 80, 24)
	d.Has("ctrl+r probeert het opnieuw", "disk gone ‹U+001B›")
	d.Press(keys.Screen(7)).Has("ctrl+r probeert het opnieuw")
	src.Fail = nil
	d.Press(keys.Reload).Has("101 regels")
	d.Press(keys.Back).Has("Kan het bestuur")
}

// Where nothing waits but much lacks, the overview says what to do first.
func TestNothingWaitsButMuchLacks(t *testing.T) {
	src := tuitest.Demo()
	src.Over.First, src.Over.Begin = nil, model.Msg("screen.overview.begin.people")
	drive(t, src, text.New(text.NL), 80, 24).Has("Begin met: rekenschap import", "people BESTAND").Lacks("Niets dat wacht")
	src.Over.Begin = model.Msg("screen.overview.begin.gaps")
	drive(t, src, text.New(text.NL), 120, 40).Has("Open een regel met ✗")
}

func TestEmptyStatesSayWhatToDo(t *testing.T) {
	d := drive(t, &tuitest.Source{}, text.New(text.NL), 80, 24)
	d.Has("Hier staat nog niets.", "rekenschap init")
	d.Press(keys.Screen(7)).Has("import vvt BESTAND")
}

func TestCopySaysWhatWasDone(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Screen(7), keys.Down, keys.Copy).Has("A-5.2 verzonden naar terminal")
	if len(d.Copied) != 1 || d.Copied[0] != "A-5.2" {
		t.Errorf("copied: %q", d.Copied)
	}
	d.Press(keys.Down).Lacks("verzonden")
}

func TestPaletteAndHelpRunActions(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Commands).Type("nen").Press(keys.Run).Has("101 regels")
	d.Press(keys.Assist).Has("Op dit scherm", "sorteer op de gekozen kolom")
	d.Press(keys.Find).Type("einde").Press(keys.Run).Has("A-8.34")
	d.Press(keys.Assist, keys.Find).Type("einde").Press(keys.Back).Has("Op dit scherm").Press(keys.Back).Lacks("Op dit scherm")
	d.Press(keys.Commands).Type("q")
	if d.Ended {
		t.Error("a letter in the palette quits")
	}
	d.Key("ctrl+c")
	if !d.Ended {
		t.Error("ctrl+c does not quit from the palette")
	}
}

func TestQuit(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	if d.Press(keys.Quit); !d.Ended {
		t.Error("q does not quit")
	}
	d = drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Screen(7), keys.Find).Type("q")
	if d.Ended {
		t.Error("q quits while typing")
	}
	if d.Key("ctrl+c"); !d.Ended {
		t.Error("ctrl+c does not quit while typing")
	}
}

func TestPasteIsCleaned(t *testing.T) {
	d := drive(t, tuitest.Demo(), text.New(text.NL), 80, 24)
	d.Press(keys.Screen(7), keys.Find)
	d.Send(tea.PasteMsg{Content: "clo\x1b[2Jud\n"})
	fits(t, d)
	if strings.Contains(d.Raw(), "\x1b[2J") {
		t.Error("a paste reached the screen uncleaned")
	}
}

func TestOverridesReachEveryPlace(t *testing.T) {
	table, err := keys.Load(map[string][]string{keys.AsOf: {"T"}})
	if err != nil {
		t.Fatal(err)
	}
	env := tuitest.Env(tuitest.Demo(), text.New(text.NL))
	env.Keys = table
	d := tuitest.Drive(t, env, tui.Options{}, 80, 24)
	d.Has("T per datum").Key("t").Lacks("Per datum").Key("T").Has("Per datum")
}

// A session over a line must neither stop the server nor make it draw a wall.
func TestRemoteSession(t *testing.T) {
	src := tuitest.Demo()
	term := tuitest.Start(t, tuitest.Env(src, text.New(text.NL)), tui.Options{Initial: &src.Over}, 80, 24)
	term.Send("\x1a") // ctrl+z
	term.Type("7")
	if !strings.Contains(term.Screen(), "101 regels") {
		t.Errorf("after ctrl+z:\n%s", term.Screen())
	}
	term.Send("q")
	if err := term.Wait(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(term.Stream(), "\x1b[?1049l") {
		t.Error("the screen was not restored")
	}
}
