package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// Names that could be read as settings, or as the end of a name, are names.
func TestPaths(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range tries.Some([]string{"a b.db", "a?mode=memory.db", "a#b.db", "a%20b.db", "a%.db", "a'b\"c.db", "a&_pragma=x.db", "file:x.db", "ü€😀.db", "a;b.db", "-x.db", "a\\b.db"}, 6) {
		path := filepath.Join(dir, name)
		c := storetest.NewClock("2026-01-05")
		s := created(t, path, storetest.Options(c))
		storetest.MustSave(t, s.As(storetest.Local()), &model.Person{Name: name})
		copied := filepath.Join(dir, "copy of "+name)
		if err := s.As(storetest.Local()).Backup(bg, copied); err != nil {
			t.Errorf("%s: backup: %v", name, err)
		}
		s.Close()
		for _, p := range []string{path, copied} {
			if st, err := os.Stat(p); err != nil || st.Size() == 0 || st.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v %v", p, st, err)
			}
			if rep := verifyFile(t, p, store.VerifyOptions{}); rep.Code() != "" || rep.Entries != 1 {
				t.Errorf("%s: %d entries%s", p, rep.Entries, findings(rep))
			}
		}
		if _, err := store.Restore(bg, path, copied, storetest.Options(c), storetest.Local()); err != nil {
			t.Errorf("%s: restore: %v", name, err)
		}
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*-wal"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	// Two slashes do not name a machine.
	s := created(t, "/"+dir+"/slashes.db", storetest.Options(storetest.NewClock("2026-01-05")))
	storetest.MustSave(t, s.As(storetest.Local()), &model.Person{Name: "x"})
}

// created is a file that the store itself made there, not a copy of one.
func created(t *testing.T, path string, opt store.Options) *store.Store {
	t.Helper()
	s, err := store.Create(bg, path, opt)
	if err != nil {
		t.Fatalf("create %s: %v", path, err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// A relative backup name that looks like an address is a file in this folder.
func TestBackupNameIsNoAddress(t *testing.T) {
	s, _, _ := fixtureStore(t)
	t.Chdir(t.TempDir())
	if err := s.As(storetest.Local()).Backup(bg, "file:x?mode=memory"); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Stat("file:x?mode=memory"); err != nil || st.Size() == 0 {
		t.Errorf("%v %v", st, err)
	}
}

// Files that are not ours, not whole, or not for us are refused in a sentence
// of their own, and stay as they are.
func TestRefusedFiles(t *testing.T) {
	t.Parallel()
	p, err := preparedOnce()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		content []byte
		mode    os.FileMode
		change  string // with sqlite3
		code    model.Code
		key     string
	}{
		{"missing", nil, 0, "", model.CodeNotFound, "error.file.missing"},
		{"empty", []byte{}, 0o600, "", model.CodeInvalid, "error.file.foreign"},
		{"text", []byte("dit is geen database, maar wel lang genoeg"), 0o600, "", model.CodeInvalid, "error.file.foreign"},
		{"header alone", p.bytes[:100], 0o600, "", "", ""},
		{"another program's", p.bytes, 0o600, "PRAGMA application_id=7;", model.CodeInvalid, "error.file.foreign"},
		{"newer", p.bytes, 0o600, "PRAGMA user_version=2;", model.CodeInvalid, "error.file.newer"},
		{"readable by others", p.bytes, 0o644, "", model.CodeInvalid, "error.file.mode"},
	} {
		path := filepath.Join(t.TempDir(), "f.db")
		if c.mode != 0 {
			if err := os.WriteFile(path, c.content, c.mode); err != nil {
				t.Fatal(err)
			}
		}
		if c.change != "" {
			sqlite(t, path, c.change)
		}
		before, _ := os.ReadFile(path)
		opt := storetest.Options(p.clock)
		opt.Trust = false
		s, err := store.Open(bg, path, opt)
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", c.name)
			continue
		}
		if c.key != "" {
			wantCode(t, err, c.code, c.key)
		} else if !asError(err, new(*model.Error)) {
			t.Errorf("%s: %v is no sentence", c.name, err)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s: the file was changed", c.name)
		}
	}
	_, err = store.Open(bg, t.TempDir(), storetest.Options(p.clock))
	wantCode(t, err, model.CodeInvalid, "error.file.directory")
	for _, folder := range []string{"OneDrive", "OneDrive - Ziekenhuis", "Dropbox", "Nextcloud"} {
		opt := storetest.Options(p.clock)
		opt.Trust = false
		_, err := store.Create(bg, filepath.Join(t.TempDir(), folder, "x.db"), opt)
		wantCode(t, err, model.CodeInvalid, "error.file.synced")
	}
	path, _ := prepared(t)
	_, err = store.Create(bg, path, storetest.Options(p.clock))
	wantCode(t, err, model.CodeInvalid, "error.file.exists")
}

// A damaged page or a file cut short: verify says so and does not fall over;
// each place is damaged in turn.
func TestDamagedPages(t *testing.T) {
	t.Parallel()
	p, err := preparedOnce()
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	pages := len(p.bytes) / page
	quiet := 0
	step := max(1, pages/map[bool]int{true: 40, false: 14}[tries.All()])
	for n := 1; n < pages; n += step {
		for _, how := range []string{"zeros", "noise", "cut"} {
			b := bytes.Clone(p.bytes)
			switch how {
			case "zeros":
				clear(b[n*page : (n+1)*page])
			case "noise":
				for i := n * page; i < (n+1)*page; i++ {
					b[i] = byte(i*7 + n)
				}
			case "cut":
				b = b[:n*page+100]
			}
			path := filepath.Join(t.TempDir(), "damaged.db")
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			o := storetest.Options(p.clock)
			o.ReadOnly = true
			s, err := store.Open(bg, path, o)
			if err != nil {
				if !asError(err, new(*model.Error)) {
					t.Errorf("page %d, %s: %v is no sentence", n, how, err)
				}
				continue
			}
			rep, err := s.As(storetest.Local()).Verify(bg, store.VerifyOptions{})
			s.Close()
			switch {
			case err != nil && !asError(err, new(*model.Error)):
				t.Errorf("page %d, %s: %v is no sentence", n, how, err)
			case err == nil && rep.Code() == "":
				quiet++
				t.Errorf("page %d, %s: verify is content", n, how)
			}
		}
	}
}

// A full disk: the command fails with its own sentence and the file is as it
// was, and goes on when there is room.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	s, _, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	before := headOf(t, s)
	var pages int
	if err := s.Writer().QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Writer().Exec(fmt.Sprintf("PRAGMA max_page_count=%d", pages+3)); err != nil {
		t.Fatal(err)
	}
	blob := storetest.Blob(strings.Repeat("vol ", 100_000))
	big := model.Save{Record: &model.Evidence{Title: "groot", AddedOn: model.MustDate("2026-03-02"), Blob: blob.SHA256}, Blobs: []model.Blob{blob}}
	_, err := h.Do(bg, big)
	wantCode(t, err, model.CodeInternal, "error.file.full")
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" || rep.Head != before.Hash {
		t.Errorf("after a full disk: head %s, was %s%s", rep.Head, before.Hash, findings(rep))
	}
	if _, err := s.Writer().Exec("PRAGMA max_page_count=1000000"); err != nil {
		t.Fatal(err)
	}
	storetest.MustDo(t, h, big)
	if headOf(t, s).Count != before.Count+1 {
		t.Error("with room again the command was not carried out")
	}
}

// Who comes over a line, or is nobody yet, hears what is wrong with the file and
// not where on the server it lies; who is there must know.
func TestErrorsNameNoFolders(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	over := storetest.OverSSH(t, s, p.world.Person[model.RoleSecretary])
	if _, err := s.Writer().Exec("PRAGMA max_page_count=1"); err != nil {
		t.Fatal(err)
	}
	blob := storetest.Blob(strings.Repeat("vol ", 100_000))
	big := model.Save{Record: &model.Evidence{Title: "groot", AddedOn: model.MustDate("2026-03-02"), Blob: blob.SHA256}, Blobs: []model.Blob{blob}}
	for _, c := range []struct {
		actor model.Actor
		name  string
	}{{over, filepath.Base(s.Path())}, {model.Actor{Via: model.ViaServer}, filepath.Base(s.Path())}, {storetest.Local(), s.Path()}} {
		_, err := s.As(c.actor).Do(bg, big)
		wantCode(t, err, model.CodeInternal, "error.file.full")
		var e *model.Error
		if asError(err, &e); e == nil || e.Message.Args["Path"] != c.name {
			t.Errorf("by way of %q: %v", c.actor.Via, err)
		}
	}
}

// Somebody else holds the file: the sentence says so.
func TestLockedFile(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits five seconds for the lock")
	}
	s, p, c := fixtureStore(t)
	other := storetest.MustOpen(t, s.Path(), storetest.Options(c))
	tx, err := other.Writer().Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	_, err = s.As(storetest.Local()).Do(bg, model.Save{Record: &model.Person{Name: "x"}})
	wantCode(t, err, model.CodeInternal, "error.file.locked")
	// Reading goes on meanwhile.
	storetest.MustView(t, s.As(storetest.Local()), func(s model.State) {
		if _, ok := s.Get(model.KindPerson, p.world.Outsider); !ok {
			t.Error("nothing is read while somebody writes")
		}
	})
}

// A file that may only be read is read, and a change is refused.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	path, p := prepared(t)
	opt := storetest.Options(p.clock)
	opt.ReadOnly = true
	s := storetest.MustOpen(t, path, opt)
	_, err := s.As(storetest.Local()).Do(bg, model.Save{Record: &model.Person{Name: "x"}})
	wantCode(t, err, model.CodeInvalid, "error.file.readonly")
	if rep := storetest.MustVerify(t, s.As(storetest.Local()), store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
	s.Close()
	if after, _ := os.ReadFile(path); !bytes.Equal(after, p.bytes) {
		t.Error("reading changed the file")
	}
	left, _ := filepath.Glob(path + "-*")
	if len(left) > 0 {
		t.Errorf("reading left %v", left)
	}
}

// The connections that read cannot write, and ledger and files refuse what
// does not append.
func TestSeatBelts(t *testing.T) {
	t.Parallel()
	s, _, _ := fixtureStore(t)
	for _, q := range []string{"DELETE FROM action", "INSERT INTO link VALUES('','','','','',0,'')", "DROP TABLE vote", "PRAGMA user_version=9", "CREATE TABLE x(a)"} {
		if _, err := s.Reader().Exec(q); err == nil {
			t.Errorf("a reading connection carried out: %s", q)
		}
	}
	for _, q := range []string{
		"UPDATE ledger SET entry=entry", "DELETE FROM ledger WHERE seq=1", "REPLACE INTO ledger SELECT * FROM ledger WHERE seq=1",
		"INSERT INTO ledger VALUES(9000,'{}','')", "INSERT INTO ledger VALUES(-1,'{}','')", "UPDATE ledger_body SET body='{}'",
		"DELETE FROM ledger_body", "INSERT INTO ledger_body VALUES(1,'{}')", "REPLACE INTO ledger_body SELECT seq, '{}' FROM ledger_body ORDER BY seq DESC LIMIT 1",
		"UPDATE blob SET content=x''", "DELETE FROM blob", "REPLACE INTO blob SELECT sha256, 0, x'' FROM blob",
		"INSERT INTO action(id,rev,seq,body) VALUES('x','een',1,'{}')",
	} {
		if _, err := s.Writer().Exec(q); err == nil {
			t.Errorf("a writing connection carried out: %s", q)
		}
	}
	if rep := storetest.MustVerify(t, s.As(storetest.Local()), store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

// A backup made while somebody writes is whole: some moment between.
func TestBackupInUse(t *testing.T) {
	t.Parallel()
	s, _, c := fixtureStore(t)
	h := s.As(storetest.Local())
	before := headOf(t, s)
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			c.Advance(time.Second)
			if _, err := h.Do(bg, model.Save{Record: &model.Supplier{Name: "tijdens"}}); err != nil {
				done <- err
				return
			}
		}
	}()
	copies := []string{}
	for i := range 4 {
		to := filepath.Join(t.TempDir(), fmt.Sprintf("copy%d.db", i))
		if err := h.Backup(bg, to); err != nil {
			t.Error(err)
		}
		copies = append(copies, to)
	}
	close(stop)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	last := before.Count - 1
	for _, to := range copies {
		rep := verifyFile(t, to, store.VerifyOptions{Witnesses: []store.Witness{{Count: before.Count, Head: before.Hash.String(), Where: model.Literal("eerder")}}})
		if rep.Code() != "" || rep.Entries < last {
			t.Errorf("%d entries after %d:%s", rep.Entries, last, findings(rep))
		}
		last = rep.Entries
	}
	err := h.Backup(bg, copies[0])
	wantCode(t, err, model.CodeInvalid, "error.file.exists")
}

// Projections of another version are made anew, with everything in them.
func TestRebuild(t *testing.T) {
	t.Parallel()
	path, p := prepared(t)
	want := dumpFile(t, path, p)
	sqlite(t, path, "UPDATE local_meta SET value='van een andere versie'; DROP TABLE vote; DELETE FROM action; CREATE VIEW erbij AS SELECT 1; CREATE TABLE oud(a);")
	if rep := verifyFile(t, path, store.VerifyOptions{}); rep.Code() != model.CodeCheck {
		t.Errorf("before it is opened verify says %q:%s", rep.Code(), findings(rep))
	}
	got := dumpFile(t, path, p)
	got.differ(t, want, "rebuilt")
	if rep := verifyFile(t, path, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

func dumpFile(t *testing.T, path string, p preparedFile) dump {
	t.Helper()
	s, err := store.Open(bg, path, storetest.Options(storetest.NewClock("2026-03-02")))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return takeDump(t, s.As(storetest.Local()), model.MustDate("2026-03-02"))
}
