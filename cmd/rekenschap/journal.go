package main

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"
)

// A crowd at the door writes the log full, one line for each knock. journal lets
// the first few of an address through, and sums up what comes after them.

// The first lines of one sort and address are told; the others of that span are
// counted.
const (
	toldEach  = 5
	tellEvery = time.Minute
	// mostKnocking is how many addresses are counted apart; more are one crowd.
	mostKnocking = 1024
)

// knocks are the lines that whoever comes to the door can cause without a key.
func knocks() []string { return []string{"refused", "no login", "unknown key"} }

// knock is of what lines are counted together.
type knock struct{ msg, why, addr string }

// counted are the lines of one knock in one span.
type counted struct {
	from  time.Time
	n     int
	level slog.Level
}

// journal is a handler for the log of a server.
type journal struct {
	slog.Handler
	*crowd
}

type crowd struct {
	mu  sync.Mutex
	now map[knock]*counted
	out slog.Handler // without what a logger was given to say each time
}

func newJournal(h slog.Handler) *journal {
	return &journal{Handler: h, crowd: &crowd{now: map[knock]*counted{}, out: h}}
}

// WithAttrs implements slog.Handler.
func (j *journal) WithAttrs(as []slog.Attr) slog.Handler {
	return &journal{Handler: j.Handler.WithAttrs(as), crowd: j.crowd}
}

// WithGroup implements slog.Handler.
func (j *journal) WithGroup(name string) slog.Handler {
	return &journal{Handler: j.Handler.WithGroup(name), crowd: j.crowd}
}

// Handle implements slog.Handler.
func (j *journal) Handle(ctx context.Context, r slog.Record) error {
	if slices.Contains(knocks(), r.Message) && !j.tells(r) {
		return nil
	}
	return j.Handler.Handle(ctx, r)
}

// tells counts a knock and says whether its own line is written.
func (t *crowd) tells(r slog.Record) bool {
	k := knock{msg: r.Message}
	r.Attrs(func(a slog.Attr) bool {
		switch a.Key {
		case "why":
			k.why = a.Value.String()
		case "addr":
			k.addr = a.Value.String()
		}
		return true
	})
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.now[k] == nil && len(t.now) >= mostKnocking {
		k.addr = "*"
	}
	if t.now[k] == nil {
		t.now[k] = &counted{from: r.Time, level: r.Level}
	}
	t.now[k].n++
	return t.now[k].n <= toldEach
}

// sum writes what was counted and not told in the spans that are over.
func (t *crowd) sum(now time.Time, all bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for k, c := range maps.Clone(t.now) {
		if !all && now.Sub(c.from) < tellEvery {
			continue
		}
		delete(t.now, k)
		if c.n <= toldEach {
			continue
		}
		r := slog.NewRecord(now, c.level, k.msg, 0)
		if k.why != "" {
			r.Add("why", k.why)
		}
		r.Add("addr", k.addr, "more", c.n-toldEach, "seconds", int(now.Sub(c.from).Seconds()))
		_ = t.out.Handle(context.Background(), r)
	}
}

// keep sums up until ctx ends; the answer writes what is left.
func (t *crowd) keep(ctx context.Context, clock func() time.Time) (end func()) {
	go every(ctx, tellEvery/6, func() { t.sum(clock(), false) })
	return func() { t.sum(clock(), true) }
}
