// Package demo fills a file with an invented hospital and a credible year of
// its board: Stichting Ziekenhuis De Linde. Everything goes through the same
// commands as real use; only the clock and the random bytes are simulated, so
// that one day and one seed always give the same ledger.
//
// The story is the last year. What came before it, in a file of several years,
// is composed from parts by the seed; see history.go.
//
// The year is told in parts: script.go holds the order, meetings_rvb.go and
// meetings_rvt.go what was decided, the other files the registers.
package demo

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

// Options say on which day the demo ends and how chance falls.
type Options struct {
	// Day is "today" for the story; zero: today. The last entry is written on
	// a working day before it, so that real use can go on at once.
	Day  model.Date
	Seed int64
	// Years is how long the file is used: the last year is the story itself,
	// the years before it are told in less detail. 0 and 1: the story alone.
	Years    int
	Progress func(done, total int) // called after every scene; may be nil
}

// MaxYears is the longest history that can be told.
const MaxYears = 20

// Fill makes a new file at path and plays the year into it. When it fails, no
// file stays behind.
func Fill(ctx context.Context, path string, o Options) error {
	if o.Day.IsZero() {
		o.Day = model.DateOf(time.Now())
	}
	s := newStory(ctx, o)
	st, err := store.Create(ctx, path, store.Options{
		Clock: func() time.Time { return s.now }, Random: s.random, Law: catalog.Law,
		Fast: true, Trust: true,
	})
	if err != nil {
		return err
	}
	s.store = st
	err = s.play(ctx, o.Progress)
	// The last connection to close folds the write-ahead log into the file.
	if e := st.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = flush(path)
	}
	if err != nil {
		for _, ext := range []string{"", "-wal", "-shm"} {
			os.Remove(path + ext)
		}
		return fmt.Errorf("fill the demo: %w", err)
	}
	return nil
}

// flush waits for the disk, once for everything that was written in haste.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// chance makes a stream of bytes for one purpose out of the seed, so that more
// use of one does not shift another.
func chance(seed int64, purpose string) *rand.ChaCha8 {
	b := binary.BigEndian.AppendUint64([]byte("rekenschap demo "+purpose+" "), uint64(seed))
	return rand.NewChaCha8(sha256.Sum256(b))
}
