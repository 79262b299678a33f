// Package store keeps the ledger, its projections and files in one SQLite
// file. Store.As is the only way in: every read and write is somebody's, and
// is checked against the table of permissions.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	_ "embed"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/rekenschap/rekenschap/model"
	_ "modernc.org/sqlite" // the driver
)

//go:embed schema.sql
var ledgerSchema string

//go:embed projections.sql
var projectionSchema string

const (
	applicationID = 0x52454b53 // "REKS", in the file's header
	formatVersion = 1          // of ledger, ledger_body, blob and local_
	// MaxBlob is the largest file kept unless configured otherwise, in bytes.
	MaxBlob = 25 << 20
	maxBody = 64 << 10
)

// Options hand in what the store may not find for itself.
type Options struct {
	Clock    func() time.Time  // nil: the machine's
	Random   io.Reader         // nil: crypto/rand; salts and ids come from it
	Law      func() *model.Law // the catalogue
	MaxBlob  int               // bytes; 0: MaxBlob
	ReadOnly bool
	Trust    bool // skip the checks on who else can reach the file
	Fast     bool // do not wait for the disk: for files that can be made anew
}

// Store is one open file.
type Store struct {
	path   string
	opt    Options
	writer *sql.DB
	reader *sql.DB
	asOf   asOfCache
	poll   poller
	memo   memo
	// readers keeps what is withheld from each who reads, apart: lists are few.
	readers memo
	search  searchCache
	mu      sync.Mutex           // one command at a time: random bytes and clock in order
	stmts   map[string]*sql.Stmt // of the writer, by query; under mu
}

// Path is where the file is.
func (s *Store) Path() string { return s.path }

// Create makes a new file, readable by its owner alone, and opens it. An
// existing file is refused.
func Create(ctx context.Context, path string, opt Options) (*Store, error) {
	if !opt.Trust {
		if err := checkPlace(path); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		if os.IsExist(err) {
			return nil, model.Errorf(model.CodeInvalid, "error.file.exists", "Path", path).Because(err)
		}
		return nil, model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	f.Close()
	s := &Store{path: path, opt: opt.filled()}
	s.connect()
	if err := s.create(ctx); err != nil {
		s.Close()
		os.Remove(path)
		return nil, err
	}
	return s, nil
}

func (o Options) filled() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.MaxBlob == 0 {
		o.MaxBlob = MaxBlob
	}
	return o
}

func (s *Store) create(ctx context.Context) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fileError(s.path, err)
	}
	defer tx.Rollback()
	for _, q := range []string{
		fmt.Sprintf("PRAGMA application_id=%d", applicationID),
		fmt.Sprintf("PRAGMA user_version=%d", formatVersion),
		ledgerSchema, projectionSchema,
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return fileError(s.path, err)
		}
	}
	if err := setMeta(ctx, tx, metaProjections, schemaHash()); err != nil {
		return fileError(s.path, err)
	}
	return fileError(s.path, tx.Commit())
}

// Open opens a file that Create made. Anything else is refused in a sentence.
func Open(ctx context.Context, path string, opt Options) (*Store, error) {
	if err := checkFile(path, opt); err != nil {
		return nil, err
	}
	s := &Store{path: path, opt: opt.filled()}
	s.connect()
	if err := s.ready(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// ready checks what the file says of itself and rebuilds projections that
// another version of the program made.
func (s *Store) ready(ctx context.Context) error {
	var app, version int
	if err := s.reader.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return fileError(s.path, err)
	}
	if err := s.reader.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fileError(s.path, err)
	}
	if app != applicationID {
		return model.Errorf(model.CodeInvalid, "error.file.foreign", "Path", s.path)
	}
	if version > formatVersion {
		return model.Errorf(model.CodeInvalid, "error.file.newer", "Path", s.path, "Version", version, "Ours", formatVersion)
	}
	if s.opt.ReadOnly {
		return nil
	}
	have, err := getMeta(ctx, s.reader, metaProjections)
	if err != nil {
		return fileError(s.path, err)
	}
	if have != schemaHash() {
		return s.Rebuild(ctx)
	}
	return nil
}

// connect prepares the pools; SQLite opens the file at first use.
//
// One writer that takes the lock at once and a few readers that cannot write:
// with deferred transactions SQLite refuses a writer that read first.
func (s *Store) connect() {
	s.reader = open(s.dsn("mode=ro"+immutable(s.path, s.opt.ReadOnly), "PRAGMA query_only=1", "PRAGMA cache_size=-2048"))
	s.reader.SetMaxOpenConns(4)
	s.reader.SetMaxIdleConns(4)
	if s.opt.ReadOnly {
		return
	}
	pragmas := []string{"PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=1", "PRAGMA recursive_triggers=1", "PRAGMA secure_delete=1"}
	if s.opt.Fast {
		// Much is written in a row: more of it in memory, and seldom moved from the log.
		pragmas = append(pragmas, "PRAGMA synchronous=OFF", "PRAGMA cache_size=-65536", "PRAGMA wal_autocheckpoint=16384")
	} else {
		pragmas = append(pragmas, "PRAGMA synchronous=FULL") // a decision that was said to be kept survives a power cut
	}
	s.writer = open(s.dsn("mode=rw&_txlock=immediate", pragmas...))
	s.writer.SetMaxOpenConns(1)
}

func open(dsn string) *sql.DB {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		panic("sqlite driver is not registered: " + err.Error())
	}
	return db
}

// dsn escapes the path, so that no name of a file can become a setting.
func (s *Store) dsn(params string, pragmas ...string) string {
	// Two slashes at the start would be the name of a machine.
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.Clean(s.path)}).EscapedPath()}
	q := params + "&_dqs=0&_pragma=busy_timeout(5000)&_pragma=trusted_schema(0)"
	for _, p := range pragmas {
		q += "&_pragma=" + url.QueryEscape(p[len("PRAGMA "):])
	}
	return u.String() + "?" + q
}

// immutable lets a file on a read-only medium be read: WAL wants to make a
// -shm file beside it, unless there is nothing to recover.
func immutable(path string, readOnly bool) string {
	if !readOnly {
		return ""
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		return ""
	}
	return "&immutable=1"
}

// outlast waits a little for who still works with a pool that was closed: the
// last one to close the file moves what stands beside it into it.
func outlast(pool *sql.DB) {
	const most, step = time.Second, 5 * time.Millisecond
	for waited := time.Duration(0); pool.Stats().OpenConnections > 0 && waited < most; waited += step {
		time.Sleep(step)
	}
}

// Close ends all use of the file.
func (s *Store) Close() error {
	s.poll.stop()
	s.asOf.close()
	s.mu.Lock()
	s.drop()
	s.mu.Unlock()
	err := s.reader.Close()
	outlast(s.reader) // only the writer may tidy up
	if s.writer != nil {
		if _, e := os.Stat(s.path + "-wal"); e == nil {
			_ = s.writer.Ping() // a change that was broken off took its connection along
		}
		if e := s.writer.Close(); err == nil {
			err = e
		}
		outlast(s.writer)
	}
	return err
}
