// Package storetest makes stores for tests: real files, a clock that stands
// still until it is moved, random bytes from a seed, and a small file that
// holds every kind of record.
package storetest

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
	"golang.org/x/crypto/ssh"
)

// Clock is a clock that a test moves.
type Clock struct {
	mu sync.Mutex
	t  time.Time
}

// NewClock starts a clock at noon, Dutch winter time, of an ISO day.
func NewClock(day string) *Clock {
	return &Clock{t: model.MustDate(day).Start().Add(12 * time.Hour)}
}

// Now is what the store asks.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

// Set moves the clock to an instant, backwards too.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = t
}

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) { c.Set(c.Now().Add(d)) }

// Random gives the same bytes for the same seed.
func Random(seed uint64) io.Reader {
	var b [32]byte
	for i := range 8 {
		b[i] = byte(seed >> (8 * i))
	}
	return &locked{r: rand.NewChaCha8(b)}
}

// locked lets several stores draw from one source.
type locked struct {
	mu sync.Mutex
	r  *rand.ChaCha8
}

func (l *locked) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Read(p)
}

// Options are those of a test: a clock of its own, seeded random bytes, the
// real catalogue, and no waiting for the disk.
func Options(c *Clock) store.Options {
	return store.Options{Clock: c.Now, Random: Random(1), Law: catalog.Law, Trust: true, Fast: true}
}

// MustCreate makes a store in a folder of the test and closes it afterwards.
func MustCreate(t testing.TB) (*store.Store, *Clock) {
	t.Helper()
	c := NewClock("2026-01-05")
	return MustCreateAt(t, filepath.Join(t.TempDir(), "rekenschap.db"), Options(c)), c
}

// MustCreateAt is MustCreate with a path and options.
func MustCreateAt(t testing.TB, path string, opt store.Options) *store.Store {
	t.Helper()
	empty, err := fresh()
	if err == nil {
		err = os.WriteFile(path, empty, 0o600)
	}
	if err != nil {
		t.Fatalf("create %s: %v", path, err)
	}
	return MustOpen(t, path, opt)
}

// fresh is a file that was just created, the same for everybody: nothing in it
// hangs on clock or chance. Making its tables is most of what a short test costs.
var fresh = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "fresh-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "fresh.db")
	s, err := store.Create(context.Background(), path, Options(NewClock("2026-01-05")))
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// MustOpen opens a store and closes it after the test.
func MustOpen(t testing.TB, path string, opt store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), path, opt)
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Local is whoever works at the file.
func Local() model.Actor { return model.Actor{Via: model.ViaLocal, OSUser: "tester"} }

// As is a person at the same machine.
func As(person string) model.Actor {
	return model.Actor{Person: person, Via: model.ViaLocal, OSUser: "tester"}
}

// MustDo carries out a command that must succeed.
func MustDo(t testing.TB, h *store.Handle, cmd model.Command) model.Receipt {
	t.Helper()
	rc, err := h.Do(context.Background(), cmd)
	if err != nil {
		t.Fatalf("%s: %v", cmd.Verb(), err)
	}
	return rc
}

// Laid saves a record as an older file may hold it: without the rules that ask
// what else the file holds, which have tests of their own.
type Laid struct{ model.Save }

// Decide implements model.Command.
func (c Laid) Decide(s model.State) ([]model.Change, error) { return []model.Change{c.Change(s)}, nil }

// MustSave lays down a record and gives its id.
func MustSave(t testing.TB, h *store.Handle, r model.Record, blobs ...model.Blob) string {
	t.Helper()
	rc := MustDo(t, h, Laid{model.Save{Record: r, Blobs: blobs}})
	if len(rc.Entries) != 1 {
		t.Fatalf("saving a %s wrote %d entries", r.Kind(), len(rc.Entries))
	}
	return rc.Entries[0].ID
}

// Adopt closes a meeting and adopts its list: from then on it is for everybody.
func Adopt(t testing.TB, h *store.Handle, meeting string) {
	t.Helper()
	MustChange(t, h, model.KindMeeting, meeting, func(r model.Record) { r.(*model.Meeting).State = model.MeetingAdopted })
}

// MustView reads what an actor may see.
func MustView(t testing.TB, h *store.Handle, f func(model.State)) {
	t.Helper()
	if err := h.View(context.Background(), func(s model.State) error { f(s); return nil }); err != nil {
		t.Fatalf("view: %v", err)
	}
}

// MustVerify verifies everything.
func MustVerify(t testing.TB, h *store.Handle, opt store.VerifyOptions) *store.Report {
	t.Helper()
	rep, err := h.Verify(context.Background(), opt)
	if err != nil {
		t.Fatalf("verify: %v", err)
	}
	return rep
}

// Blob names bytes by their hash.
func Blob(content string) model.Blob {
	sum := sha256.Sum256([]byte(content))
	return model.Blob{SHA256: hex.EncodeToString(sum[:]), Content: []byte(content)}
}

// Signer is a key that is the same for the same seed.
func Signer(seed byte) ssh.Signer {
	var b [ed25519.SeedSize]byte
	b[0] = seed
	s, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(b[:]))
	if err != nil {
		panic("storetest: " + err.Error()) // an ed25519 key always makes a signer
	}
	return s
}
