package store_test

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

const (
	manyEntries = 100_000
	manyLive    = 25_000
)

// large is ten years of a large hospital: 100,000 entries, 25,000 live
// records. It is made once per run, without waiting for the disk.
var large = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rekenschap-large")
	if err != nil {
		return "", err
	}
	atExit = append(atExit, func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "large.db")
	c := storetest.NewClock("2016-11-21")
	s, err := store.Create(bg, path, storetest.Options(c))
	if err != nil {
		return "", err
	}
	w := storetest.Fixture(&fixtureT{}, s, c)
	h := s.As(storetest.Local())
	written := int(mustHead(h).Count)
	kinds := []func(n int) model.Record{
		func(n int) model.Record {
			return &model.Action{Text: fmt.Sprintf("Actie %d: maatregel bij de leverancier afdwingen", n), Owner: w.Ref[model.KindOffice], Due: model.MustDate("2026-07-01").AddDays(n % 365), OriginNote: "uit de reeks"}
		},
		func(n int) model.Record {
			return &model.Question{AskedBy: w.Person[model.RoleDirector], AskedOn: model.MustDate("2026-01-06"), Text: fmt.Sprintf("Vraag %d over het herstel na een storing, met zorg opgeschreven.", n)}
		},
		func(n int) model.Record {
			return &model.Supplier{Name: fmt.Sprintf("Leverancier %d BV", n), Service: "onderdeel van het EPD", Stops: "de polikliniek, zodra de koppeling langer dan een dag uitvalt", Owner: w.Ref[model.KindOffice]}
		},
		func(n int) model.Record {
			return &model.Participation{Training: w.Ref[model.KindTraining], Person: w.Person[model.RoleDirector], Completed: n%2 == 0}
		},
	}
	live := make([]model.Record, 0, manyLive)
	for n := range manyLive - 120 {
		live = append(live, kinds[n%len(kinds)](n))
	}
	// Every record once, then revisions in turn; two hundred at a time.
	for i := 0; written < manyEntries; {
		c.Advance(6 * time.Hour)
		var some []model.Record
		for range min(200, manyEntries-written) {
			r := live[i%len(live)]
			if b := r.Head(); b.Rev > 0 {
				b.Reason = fmt.Sprintf("herziening %d", b.Rev)
			}
			some = append(some, r)
			i++
		}
		rc, err := h.Do(bg, changes(some...))
		if err != nil {
			return "", err
		}
		if len(rc.Entries) != len(some) {
			return "", fmt.Errorf("%d entries of %d", len(rc.Entries), len(some))
		}
		for j, e := range rc.Entries {
			some[j].Head().ID, some[j].Head().Rev = e.ID, e.Rev
		}
		written += len(some)
		if written%10_000 < 200 {
			if _, err := h.Checkpoint(bg, storetest.Signer(1), ""); err != nil {
				return "", err
			}
			written++
		}
	}
	return path, s.Close()
})

func mustHead(h *store.Handle) store.Head {
	head, err := h.Head(bg)
	if err != nil {
		panic(err)
	}
	return head
}

func openLarge(b *testing.B) *store.Store {
	b.Helper()
	path, err := large()
	if err != nil {
		b.Fatal(err)
	}
	return storetest.MustOpen(b, path, storetest.Options(storetest.NewClock("2060-01-01")))
}

// rawBytes are all entries and bodies, to hash them and do nothing else.
func rawBytes(b *testing.B, s *store.Store) [][]byte {
	rows, err := s.Reader().Query("SELECT entry, body FROM ledger JOIN ledger_body USING(seq)")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	var out [][]byte
	for rows.Next() {
		var e, body []byte
		if err := rows.Scan(&e, &body); err != nil {
			b.Fatal(err)
		}
		out = append(out, e, body)
	}
	return out
}

func benchVerify(b *testing.B, opt store.VerifyOptions) {
	s := openLarge(b)
	raw := rawBytes(b, s)
	start := time.Now()
	for _, x := range raw {
		sha256.Sum256(x)
	}
	bare := time.Since(start)
	h := s.As(storetest.Local())
	for b.Loop() {
		rep := storetest.MustVerify(b, h, opt)
		if rep.Code() != "" || rep.Entries < manyEntries {
			b.Fatalf("%d entries%s", rep.Entries, findings(rep))
		}
	}
	per := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(per.Seconds(), "s/verify")
	b.ReportMetric(float64(per)/float64(bare), "×sha256")
}

// Goal: at most 1 s.
func BenchmarkVerifyChain(b *testing.B) { benchVerify(b, store.VerifyOptions{ChainOnly: true}) }

// Goal: at most 2.5 s, with projections, schema and indexes.
func BenchmarkVerifyAll(b *testing.B) { benchVerify(b, store.VerifyOptions{}) }

// Goal: at most 1.5 s for 25,000 live records.
func BenchmarkAsOf(b *testing.B) {
	s := openLarge(b)
	first, _ := model.ParseInstant(lastMoment(b, s))
	day := model.DateOf(first)
	h := s.As(storetest.Local())
	n := 0
	for b.Loop() {
		n++ // another day each time: the last few copies are kept
		past, err := h.AsOf(bg, day.AddDays(n))
		if err != nil {
			b.Fatal(err)
		}
		storetest.MustView(b, past, func(s model.State) {
			if got := len(s.Rows(model.KindSupplier)); got < manyLive/5 {
				b.Fatalf("%d suppliers", got)
			}
		})
	}
	b.ReportMetric((b.Elapsed() / time.Duration(b.N)).Seconds(), "s/copy")
}

func lastMoment(b *testing.B, s *store.Store) (at string) {
	if err := s.Reader().QueryRow("SELECT entry ->> '$.recorded_at' FROM ledger ORDER BY seq DESC LIMIT 1").Scan(&at); err != nil {
		b.Fatal(err)
	}
	return at
}

// Goal: a durable change costs at most twice a bare commit with the same
// driver, settings and disk. The two are taken in turns.
func BenchmarkDurableChange(b *testing.B) {
	c := storetest.NewClock("2026-01-05")
	opt := storetest.Options(c)
	opt.Fast = false
	s := storetest.MustCreateAt(b, filepath.Join(b.TempDir(), "change.db"), opt)
	w := storetest.Fixture(b, s, c)
	h := s.As(storetest.Local())
	bare := bareFile(b)
	body := make([]byte, 600)
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		storetest.MustSave(b, h, &model.Action{Text: "Een actie", Owner: w.Ref[model.KindOffice], Due: model.MustDate("2026-07-01"), OriginNote: "los"})
		ours += time.Since(start)
		start = time.Now()
		tx, err := bare.Begin()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := tx.Exec("INSERT INTO t(body) VALUES(?)", body); err != nil {
			b.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(ours.Microseconds())/1000/float64(b.N), "ms/change")
	b.ReportMetric(float64(theirs.Microseconds())/1000/float64(b.N), "ms/commit")
	b.ReportMetric(float64(ours)/float64(theirs), "×commit")
}

func bareFile(b *testing.B) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "bare.db")+"?_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=secure_delete(1)")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { db.Close() })
	if _, err := db.Exec("CREATE TABLE t(id INTEGER PRIMARY KEY, body BLOB)"); err != nil {
		b.Fatal(err)
	}
	return db
}
