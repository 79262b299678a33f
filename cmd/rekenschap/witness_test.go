package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// watcher is a witness on the file of a hall that looks when it is told to.
func watcher(l *hall) *witness {
	h := l.store.As(model.Actor{Via: model.ViaServer})
	return &witness{o: &opened{session: l.h.session, store: l.store, h: h}, log: slog.New(slog.NewJSONHandler(l.log, nil))}
}

// signed are the meetings that checkpoints were made for.
func (l *hall) signed() (meetings []string) {
	l.t.Helper()
	err := l.as("").View(l.t.Context(), func(s model.State) error {
		for _, c := range model.All[*model.Checkpoint](s) {
			meetings = append(meetings, c.Meeting)
		}
		return nil
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return meetings
}

// A meeting is closed while nothing can be signed: it is signed for as soon as
// that goes again, once. What could not be read at first is no news later.
func TestWitnessTriesAgain(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	w, before := watcher(l), len(l.signed())
	since := func() string { return fmt.Sprint(l.signed()[before:]) }

	gone, cancel := context.WithCancel(t.Context())
	cancel()
	w.meetings(gone) // the file was locked, say
	w.meetings(t.Context())
	if got := since(); got != "[]" {
		t.Fatalf("meetings of long ago are signed for: %s", got)
	}

	if _, _, err := w.o.checkpointKey(); err != nil {
		t.Fatal(err)
	}
	set, _ := w.o.settings()
	if err := os.Chmod(set.CheckpointKey, 0o644); err != nil { // a key that others can read does not sign
		t.Fatal(err)
	}
	l.must(model.OpenMeeting{Meeting: "V-2026-013"})
	l.must(model.CloseMeeting{Meeting: "V-2026-013", Anyway: true, Reason: "Op tijd."})
	w.meetings(t.Context())
	w.daily(t.Context())
	if got := since(); got != "[]" {
		t.Fatalf("signed with a key that others can read: %s", got)
	}
	if err := os.Chmod(set.CheckpointKey, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		w.meetings(t.Context())
		w.daily(t.Context())
	}
	if got := since(); got != "[V-2026-013]" {
		t.Errorf("signed for %s", got)
	}
}

// Once a day it is signed what changed, also when it could not be at first.
func TestWitnessOfADay(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	w, before := watcher(l), len(l.signed())
	if _, _, err := w.o.checkpointKey(); err != nil {
		t.Fatal(err)
	}
	set, _ := w.o.settings()
	if err := os.Chmod(set.CheckpointKey, 0o644); err != nil {
		t.Fatal(err)
	}
	l.keyOf("Maud Wilg") // a change
	w.daily(t.Context())
	if err := os.Chmod(set.CheckpointKey, 0o600); err != nil {
		t.Fatal(err)
	}
	w.daily(t.Context())
	w.daily(t.Context())
	if n := len(l.signed()) - before; n != 1 {
		t.Errorf("%d times", n)
	}
}
