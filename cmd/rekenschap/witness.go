package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// witness signs the head of the ledger while the server runs: at every meeting
// that is closed, and once a day when something changed. DESIGN §5.
type witness struct {
	o      *opened // as the server
	log    *slog.Logger
	closed map[string]bool // meetings that need no signature any more; nil: not known yet
	day    model.Date      // of the last look
}

// lookEvery is how often it is asked whether a new day began, and what could not
// be signed is tried again.
const lookEvery = time.Minute

// watch works until ctx ends, and then looks once more.
func (w *witness) watch(ctx context.Context) {
	news := w.o.store.Changes(ctx)
	w.look(ctx, w.meetings)
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			w.look(context.WithoutCancel(ctx), w.meetings)
			return
		case <-news:
		case <-tick.C:
		}
		w.look(ctx, w.meetings)
		w.look(ctx, w.daily)
	}
}

// look looks once. A fault in it does not end the server, and it is tried again
// at the next look.
func (w *witness) look(ctx context.Context, at func(context.Context)) {
	defer func() {
		if r := recover(); r != nil {
			w.log.Error("panic", "what", fmt.Sprint(r), "stack", string(debug.Stack()))
		}
	}()
	at(ctx)
}

func (w *witness) closedMeetings(ctx context.Context) (map[string]bool, error) {
	return viewed(ctx, w.o.h, func(s model.State) (map[string]bool, error) {
		out := map[string]bool{}
		for _, r := range s.Rows(model.KindMeeting, "state") {
			if st, _ := r[1].(string); st == string(model.MeetingClosed) || st == string(model.MeetingAdopted) {
				out[r[0].(string)] = true
			}
		}
		return out, nil
	})
}

// meetings signs for each meeting that was closed since the first look. What was
// closed before that is for the day.
func (w *witness) meetings(ctx context.Context) {
	now, err := w.closedMeetings(ctx)
	if err != nil {
		w.failed(err)
		return
	}
	for id := range now {
		if w.closed != nil && !w.closed[id] && !w.sign(ctx, id) {
			delete(now, id) // again at the next look
		}
	}
	w.closed = now
}

// daily signs once a day, when more than the last checkpoint was written.
func (w *witness) daily(ctx context.Context) {
	today := w.o.today()
	if today == w.day {
		return
	}
	changed, err := viewed(ctx, w.o.h, func(s model.State) (bool, error) {
		last := int64(0)
		for _, c := range model.All[*model.Checkpoint](s) {
			if model.DateOf(c.RecordedAt) == today {
				return false, nil
			}
			last = max(last, c.Count)
		}
		head, err := w.o.h.Head(ctx)
		return head.Count > last+1, err // one more is the checkpoint itself
	})
	if err != nil {
		w.failed(err)
		return
	}
	if !changed || w.sign(ctx, "") {
		w.day = today
	}
}

// sign tells whether it could be done.
func (w *witness) sign(ctx context.Context, meeting string) bool {
	signer, made, err := w.o.checkpointKey()
	if made != "" && err == nil {
		w.log.Info("checkpoint key", "fingerprint", ssh.FingerprintSHA256(signer.PublicKey()), "file", made)
	}
	if err == nil {
		_, err = w.o.h.Checkpoint(ctx, signer, meeting)
	}
	if err != nil && why(err).Key == "error.checkpoint.again" {
		return true // another server on this file was first
	}
	if err != nil {
		w.failed(err)
		return false
	}
	w.o.remember(ctx)
	w.log.Info("checkpoint", "meeting", meeting)
	return true
}

func (w *witness) failed(err error) { w.log.Error("checkpoint", "err", w.o.text().Err(err)) }
