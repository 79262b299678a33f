package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// seenHead is the last head of a ledger that this machine saw: a witness
// outside the file.
type seenHead struct {
	Count int64     `json:"count"`
	Head  string    `json:"head"`
	Path  string    `json:"path"`
	At    time.Time `json:"at"`
}

// chainLimit is the longest ledger whose chain is walked at opening to see
// whether it still passes through the head seen before; a longer one waits
// for verify.
const chainLimit = 20000

// headsPath is where they are kept; a visitor has no such folder, the server has.
func (s *session) headsPath() string {
	if s.remote != nil {
		return s.remote.heads
	}
	return filepath.Join(s.stateHome(), "heads.json")
}

// seenHeads are the heads seen, by organisation.
func (s *session) seenHeads() map[string]seenHead {
	heads := map[string]seenHead{}
	b, err := os.ReadFile(s.headsPath())
	if err != nil || json.Unmarshal(b, &heads) != nil || heads == nil {
		return map[string]seenHead{} // nothing seen yet, or nothing that can be read
	}
	return heads
}

// recall warns when the file is older than what this machine saw, or another.
func (o *opened) recall(ctx context.Context) error {
	// In this order: another process may write between the two, and what was
	// seen must be the older.
	seen := o.seenHeads()
	head, err := o.h.Head(ctx)
	if err != nil || head.UID == "" {
		return err
	}
	o.head, o.seen = head, seen[head.UID]
	if o.seen.Count == 0 {
		return nil
	}
	msg, err := o.differs(ctx, head)
	if err != nil || msg.IsZero() {
		return err
	}
	o.doubtful = true
	fmt.Fprintln(o.Stderr, o.text().Msg(msg))
	return nil
}

// differs says how the file contradicts the head seen before, if it does.
func (o *opened) differs(ctx context.Context, head store.Head) (model.Message, error) {
	key := ""
	switch {
	case head.Count < o.seen.Count:
		key = "cli.heads.older"
	case head.Count == o.seen.Count && head.Hash.String() != o.seen.Head:
		key = "cli.heads.rewritten"
	case head.Count > o.seen.Count && head.Count <= chainLimit:
		rep, err := o.h.Verify(ctx, store.VerifyOptions{ChainOnly: true, Witnesses: o.witnesses()})
		if model.CodeOf(err) == model.CodeDenied {
			return model.Message{}, nil
		}
		if err != nil {
			return model.Message{}, err
		}
		for _, f := range rep.Findings {
			if f.Message.Key == "verify.rewritten" {
				key = "cli.heads.rewritten"
			}
		}
	}
	if key == "" || o.restored(ctx) {
		return model.Message{}, nil
	}
	return model.Msg(key, "Path", o.store.Path(), "N", int(head.Count), "Seen", int(o.seen.Count),
		"Where", o.seen.Path, "At", o.seen.At), nil
}

// isDemo tells whether the file holds invented data. Such a file is made anew
// each time, so there is nothing to remember of it, whoever looked at it: what
// somebody without a role sees tells nothing.
func (o *opened) isDemo(ctx context.Context) bool {
	demo := false
	err := o.store.As(model.Actor{Via: model.ViaLocal}).View(ctx, func(v model.State) error {
		h := v.History(model.KindOrganisation, model.OrganisationID)
		demo = len(h) > 0 && h[0].Entry.Via == model.ViaDemo
		return nil
	})
	return err == nil && demo
}

// witnesses is what this machine saw, for verify.
func (o *opened) witnesses() []store.Witness {
	if o.seen.Count == 0 {
		return nil
	}
	return []store.Witness{{Count: o.seen.Count, Head: o.seen.Head, Where: model.Msg("cli.heads.machine", "At", o.seen.At)}}
}

// restored tells whether an entry explains why the entries seen are gone.
func (o *opened) restored(ctx context.Context) bool {
	ok := false
	err := o.h.View(ctx, func(v model.State) error {
		for _, r := range model.All[*model.Restore](v) {
			ok = ok || o.seen.Count > r.Count && o.seen.Count <= r.WasCount
		}
		return nil
	})
	return err == nil && ok
}
