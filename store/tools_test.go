package store_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"golang.org/x/text/unicode/norm"
)

var bg = context.Background()

// program finds a program that stands outside ours. Where tests are run to
// decide whether a change may land, it must be there.
func program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is needed in CI: %v", name, err)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

// sqlite runs a script with the sqlite3 program, as somebody with the file would.
func sqlite(t testing.TB, path, script string) {
	t.Helper()
	if out, err := trySQLite(t, path, script); err != nil {
		t.Fatalf("sqlite3: %v\n%s\n%s", err, out, script)
	}
}

func trySQLite(t testing.TB, path, script string) (string, error) {
	t.Helper()
	cmd := exec.Command(program(t, "sqlite3"), "-bail", "-batch", path)
	// Nobody's work is lost when the machine stops in the middle of a test.
	cmd.Stdin = strings.NewReader("PRAGMA synchronous=OFF;\n" + script)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// prepared is one file with every kind of record, made once and copied.
type preparedFile struct {
	bytes []byte
	world *storetest.World
	clock *storetest.Clock
}

var preparedOnce = sync.OnceValues(func() (preparedFile, error) {
	dir, err := os.MkdirTemp("", "rekenschap-prepared")
	if err != nil {
		return preparedFile{}, err
	}
	defer os.RemoveAll(dir)
	var p preparedFile
	path := filepath.Join(dir, "base.db")
	c := storetest.NewClock("2026-01-05")
	s, err := store.Create(bg, path, storetest.Options(c))
	if err != nil {
		return p, err
	}
	ft := &fixtureT{}
	p.world, p.clock = storetest.Fixture(ft, s, c), c
	if err := s.Close(); err != nil {
		return p, err
	}
	p.bytes, err = os.ReadFile(path)
	return p, err
})

// filled is a store of a test's own that just had the fixture written to it.
func filled(t testing.TB) (*store.Store, *storetest.Clock, *storetest.World) {
	t.Helper()
	path, p := prepared(t)
	c := storetest.NewClock("2026-01-05")
	c.Set(p.clock.Now())
	return storetest.MustOpen(t, path, storetest.Options(c)), c, p.world
}

// fixtureT lets the file be made outside any one test: a failure is a panic.
type fixtureT struct{ testing.TB }

func (*fixtureT) Helper()                           {}
func (*fixtureT) Fatalf(format string, args ...any) { panic("fixture: " + format) }

// prepared gives a test a copy of its own.
func prepared(t testing.TB) (string, preparedFile) {
	t.Helper()
	p, err := preparedOnce()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(path, p.bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, p
}

// verifyFile verifies a file as an outsider does: read only, as it lies there.
func verifyFile(t testing.TB, path string, opt store.VerifyOptions) *store.Report {
	t.Helper()
	o := storetest.Options(storetest.NewClock("2027-01-01"))
	o.ReadOnly = true
	s, err := store.Open(bg, path, o)
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	defer s.Close()
	return storetest.MustVerify(t, s.As(storetest.Local()), opt)
}

// findings writes a report down, for failures.
func findings(rep *store.Report) string {
	var b bytes.Buffer
	for _, f := range rep.Findings {
		b.WriteString("\n  [" + string(f.Code) + "] " + f.Message.String())
	}
	return b.String()
}

// wantCode checks the class of an error and the key of its sentence.
func wantCode(t testing.TB, err error, code model.Code, key string) {
	t.Helper()
	var e *model.Error
	if err == nil {
		t.Fatalf("no error; want %s %s", code, key)
	}
	if model.CodeOf(err) != code {
		t.Errorf("error %v has code %s, want %s", err, model.CodeOf(err), code)
	}
	if ok := asError(err, &e); !ok || key != "" && e.Message.Key != key {
		t.Errorf("error %v, want %s", err, key)
	}
}

func base64Std(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

func asConflict(err error, c **model.Conflict) bool { return errors.As(err, c) }

func asError(err error, e **model.Error) bool { return errors.As(err, e) }

func contextWithCancel() (context.Context, context.CancelFunc) { return context.WithCancel(bg) }

func nfc(s string) string { return norm.NFC.String(s) }
