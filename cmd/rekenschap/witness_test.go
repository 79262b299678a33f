package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

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

// A fault while signing ends neither the server nor the signing; the key that is
// made at first use is told in the log.
func TestWitnessSurvivesAFault(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	w, before := watcher(l), len(l.signed())
	set, err := w.o.settings()
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	own := *w.o.session
	own.settings = func() (settings, error) {
		if faults++; faults == 1 {
			panic("a fault")
		}
		return set, nil
	}
	w.o.session = &own
	w.look(t.Context(), w.meetings)
	l.must(model.OpenMeeting{Meeting: "V-2026-013"})
	l.must(model.CloseMeeting{Meeting: "V-2026-013", Anyway: true, Reason: "Op tijd."})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for range 2 {
		w.watch(ctx) // its last look, when it ends
	}
	if got := fmt.Sprint(l.signed()[before:]); got != "[V-2026-013]" {
		t.Errorf("signed for %s after %d faults", got, faults)
	}
	signer, _, err := own.checkpointKey()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"msg":"panic"`, "a fault", `"msg":"checkpoint key"`, ssh.FingerprintSHA256(signer.PublicKey())} {
		if !strings.Contains(l.log.String(), want) {
			t.Errorf("no %s in\n%s", want, l.log.String())
		}
	}
}

// Two servers on one file: the meeting is signed for once, and the second does
// not try for ever.
func TestTwoWitnessesSignOnce(t *testing.T) {
	t.Parallel()
	l := onMeetingDay(t)
	one, two := watcher(l), watcher(l)
	before := len(l.signed())
	one.meetings(t.Context())
	two.meetings(t.Context())
	l.must(model.OpenMeeting{Meeting: "V-2026-013"})
	l.must(model.CloseMeeting{Meeting: "V-2026-013", Anyway: true, Reason: "Op tijd."})
	for range 3 {
		one.meetings(t.Context())
		two.meetings(t.Context())
	}
	if got := fmt.Sprint(l.signed()[before:]); got != "[V-2026-013]" {
		t.Errorf("signed for %s", got)
	}
	if !two.closed["V-2026-013"] || strings.Contains(l.log.String(), `"level":"ERROR"`) {
		t.Errorf("the second goes on trying, or complains:\n%s", l.log.String())
	}
}
