package main

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite"
)

// TestMain lets the scripts run the program as a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(waiting{m}, map[string]func(){"rekenschap": func() {
		os.Exit(Run(App{Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Env: os.Getenv, Clock: scriptClock, Random: rand.Reader}))
	}})
}

// waiting are tests that mostly wait, for a terminal or another process: more
// of them run at a time than there are processors.
type waiting struct{ *testing.M }

// Run is asked of the test program itself, not of the program it also is.
func (m waiting) Run() int {
	tries.Beside(4)
	return m.M.Run()
}

// scriptClock stands where the script puts it.
func scriptClock() time.Time {
	if t, err := time.Parse(time.RFC3339, os.Getenv("CLOCK")); err == nil {
		return t
	}
	return time.Now()
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("CLOCK", "2026-11-21T10:00:00Z")
			e.Setenv("DB", e.WorkDir+"/.local/share/rekenschap/rekenschap.db")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Getuid() == 0 || cond == "all" && tries.All() ||
				cond == "desk" && os.Getenv("CI") == "", nil // in CI what is missing is a failure
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "sql": runSQL, "lock": lock, "corrupt": corrupt, "mode": mode,
			"big": big, "bigfile": bigFile, "fingerprint": printOf, "nocode": noCode, "linde": lindeTo,
		},
	})
}

// exits runs the program and asks for an exit code: exits 2 list nothing.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec("rekenschap", args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// lindeTo lays down the file of the demo hospital, as rekenschap demo makes it.
func lindeTo(ts *testscript.TestScript, _ bool, args []string) {
	whole, err := linde()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), whole, 0o600))
}

// runSQL changes a file as somebody without this program would.
func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	for _, q := range args[1:] {
		_, err := db.Exec(q)
		ts.Check(err)
	}
}

// lock keeps a file locked, as another program would, until the script ends.
func lock(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0])+"?_pragma=locking_mode(exclusive)")
	ts.Check(err)
	conn, err := db.Conn(context.Background())
	ts.Check(err)
	_, err = conn.ExecContext(context.Background(), "BEGIN EXCLUSIVE")
	ts.Check(err)
	ts.Defer(func() { conn.Close(); db.Close() })
}

// corrupt overwrites a page of a file, or with a negative number cuts it there.
func corrupt(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	page, err := strconv.Atoi(args[1])
	ts.Check(err)
	if page < 0 {
		ts.Check(os.Truncate(path, int64(-page)*4096))
		return
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	ts.Check(err)
	defer f.Close()
	rubbish := make([]byte, 4096)
	for i := range rubbish {
		rubbish[i] = 0xa5
	}
	_, err = f.WriteAt(rubbish, int64(page-1)*4096)
	ts.Check(err)
}

// mode asks for the permissions of a file.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	st, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := strconv.FormatInt(int64(st.Mode().Perm()), 8); got != args[0] {
		ts.Fatalf("mode %s, want %s", got, args[0])
	}
}

// big puts a text of n bytes in a variable: big NAME 10240.
func big(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	b := make([]byte, n)
	for i := range b {
		b[i] = 'a'
	}
	ts.Setenv(args[0], string(b))
}

// bigFile makes a file of n bytes: bigfile NAME 10240.
func bigFile(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), make([]byte, n), 0o600))
}
