package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// A view that is kept is the one in sight, and it is said, also where the names
// of all views do not fit.
func TestKeepingAViewIsSaid(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, theMinutes, "nl", 80, 24).do(keys.Screen(3), keys.SaveView)
	s.Type("Voor het jaarverslag").Press(keys.Keep)
	s.Has("Weergave “Voor het jaarverslag” bewaard")
	if l := s.Lines()[3]; !strings.Contains(l, "Voor het jaarverslag") {
		t.Errorf("the views read %q", l)
	}
	newOracle(t, path).holds("SELECT count(*) FROM local_draft WHERE place LIKE 'view decisions %'", "1")
	s.Press(keys.DropView).Has("Weergave weggegooid")
	newOracle(t, path).holds("SELECT count(*) FROM local_draft WHERE place LIKE 'view decisions %'", "0")
}

// The path names a meeting once, also when it is held from its own page.
func TestPathNamesAMeetingOnce(t *testing.T) {
	t.Parallel()
	s := take(t, put(t, linde), theMinutes, "nl", 80, 24).do(keys.Screen(2), keys.Top)
	reach(t, s.Driver, "V-2026-013")
	s.do(keys.Open, keys.Hold)
	if l := s.Lines()[2]; strings.Count(l, "V-2026-013") != 1 {
		t.Errorf("the path reads %q", l)
	}
}

// In a small window the votes still tell by which keys they are noted.
func TestVotesInASmallWindow(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	s := b.secretary(t, 60, 20).do(keys.Approve, keys.Record)
	for _, size := range [][2]int{{60, 20}, {80, 24}, {59, 24}, {100, 24}, {120, 40}} {
		s.Resize(size[0], size[1]).Has("v voor", "t tegen", "o onthouding", "Floor Hulst", "Kan zo worden vastgelegd")
	}
}

// However low the window, a form shows the field that is typed in.
func TestFormInALowWindow(t *testing.T) {
	t.Parallel()
	s := take(t, put(t, linde), thePapers, "nl", 80, 24).do(keys.Screen(8), keys.Top, keys.Note)
	s.Type("Kort")
	for _, size := range [][2]int{{20, 5}, {30, 6}, {80, 4}, {80, 24}} {
		s.Resize(size[0], size[1]).Has("Kort")
	}
	s.Resize(20, 5).Type("\nTwee\nDrie\nVier\nVijf").Has("Vijf")
}

// An item to discuss of which nothing was noted is not finished by pressing on:
// it is said first. One that tells something is.
func TestBareItemIsNotFinishedUnasked(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	b.open(t)
	o := newOracle(t, b.path)
	if _, err := enter(t, b.path, "Gijs Els", "nl").h.Do(t.Context(), model.AddItems{Meeting: b.meeting, Proposals: []model.Proposal{{Title: "Bespreken", Type: model.ItemDiscussion}}}); err != nil {
		t.Fatal(err)
	}
	const treated = "SELECT coalesce(treated, 0) FROM agenda_item WHERE body ->> '$.title'='Bespreken'"
	s := b.secretary(t, 80, 24).do(keys.Down, keys.Down).Has("Bespreken")
	s.Press(keys.Go).Has("nog niets vastgelegd")
	o.holds(treated, "0")
	s.Press(keys.Up, keys.Down, keys.Go).Has("nog niets vastgelegd") // of another item in between
	o.holds(treated, "0")
	s.Press(keys.Query).Type("Wie doet dit?").Press(keys.Record, keys.Go)
	o.holds(treated, "1")
}
