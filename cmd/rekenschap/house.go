package main

import (
	"context"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/registers"
	"github.com/rekenschap/rekenschap/tui/serve"
)

// house is the file as those see it who come over SSH.
type house struct {
	*session
	store   *store.Store
	screens []tui.Register // for all sessions: nobody writes in them
	intake  intake         // of all visitors
}

func newHouse(s *session, st *store.Store) *house {
	return &house{session: s, store: st, screens: registers.All()}
}

var _ serve.House = (*house)(nil)

// self is the server where it acts itself: it looks keys up and lets a code be
// exchanged for one.
func (h *house) self() *store.Handle { return h.store.As(model.Actor{Via: model.ViaServer}) }

// Guest implements serve.House.
func (h *house) Guest(ctx context.Context, fingerprint string) (g serve.Guest, ok bool, err error) {
	err = h.self().Judge(ctx, model.VerbReadDuties, func(v model.State) error {
		k, found := model.ActiveKey(v, fingerprint)
		if !found {
			return nil
		}
		p, found := model.Get[*model.Person](v, k.Person)
		if !found {
			return nil
		}
		g = serve.Guest{Person: p.ID, Name: p.Name, Provisional: k.Provisional,
			Roles: model.RolesOf(v, model.Actor{Person: p.ID, Via: model.ViaSSH, Key: fingerprint})}
		ok = true
		return nil
	})
	return g, ok, err
}

// Redeem implements serve.House.
func (h *house) Redeem(ctx context.Context, code string, key gossh.PublicKey) error {
	_, err := h.self().Do(ctx, model.Redeem{Code: code, Public: strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key))),
		Fingerprint: gossh.FingerprintSHA256(key)})
	return err
}

// Dashboard implements serve.House.
func (h *house) Dashboard(ctx context.Context, v serve.Visit) (tui.Env, tui.Options, error) {
	o := h.remoteSession(v, nil, noStreams()).received()
	if err := o.may(ctx, model.VerbReadDuties); err != nil {
		return tui.Env{}, tui.Options{}, err
	}
	env := o.env(ctx)
	env.Registers = h.screens
	return env, tui.Options{Screen: tui.Landing(env.Roles, env.Actor.ID)}, nil
}

// Verb implements serve.House.
func (h *house) Verb(ctx context.Context, v serve.Visit, args []string, st serve.Streams) int {
	in := &portion{r: st.In, of: &h.intake, most: h.mostIntake()}
	defer in.close()
	st.In = in
	s := h.remoteSession(v, args, st)
	root := s.remoteTree()
	root.SetArgs(append([]string{}, args...)) // nil would mean those of the process
	err := root.ExecuteContext(ctx)
	if err != nil && in.full { // whatever the verb made of half a file
		err = errIntake()
	}
	return s.report(err)
}

// Changes implements serve.House.
func (h *house) Changes(ctx context.Context) <-chan struct{} { return h.store.Changes(ctx) }

// servingGC collects early: most of what sessions hold stays, and what is made
// for a frame is gone after it.
const servingGC = 20

// stay sets the collector for a process that stays until the context ends, with
// many at work in it.
func stay(ctx context.Context) {
	debug.SetGCPercent(servingGC)
	debug.SetMemoryLimit(math.MaxInt64)
	go every(ctx, looks, giveBack)
}

// spare is memory that is kept for the next rush; looks is how often it is asked
// whether there is more of it. The runtime by itself gives back slowly.
const (
	spare = 8 << 20
	looks = 15 * time.Second
)

// giveBack returns to the system what a rush of visitors left behind.
func giveBack() {
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapIdle-m.HeapReleased > spare {
		debug.FreeOSMemory()
	}
}

// every does something again and again until the context ends.
func every(ctx context.Context, d time.Duration, do func()) {
	t := time.NewTicker(d)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			do()
		}
	}
}
