package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// fileAndBackup is a file with two entries more than its backup.
func fileAndBackup(t *testing.T) (path, backup string, was store.Head, c *storetest.Clock) {
	t.Helper()
	s, p, c := fixtureStore(t)
	h := s.As(storetest.Local())
	backup = filepath.Join(t.TempDir(), "backup.db")
	if err := h.Backup(bg, backup); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		c.Advance(time.Hour)
		storetest.MustSave(t, h, &model.Action{Text: "later", Owner: p.world.Ref[model.KindOffice], Due: model.MustDate("2026-07-01"), OriginNote: "x"})
	}
	was = headOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c.Advance(time.Hour)
	return s.Path(), backup, was, c
}

func TestRestore(t *testing.T) {
	t.Parallel()
	path, backup, was, c := fileAndBackup(t)
	old, _ := os.ReadFile(path)
	out, err := store.Restore(bg, path, backup, storetest.Options(c), storetest.Local())
	if err != nil {
		t.Fatal(err)
	}
	if out.Was != was.Count || out.Count != was.Count-2 {
		t.Errorf("%+v, want %d and %d", out, was.Count, was.Count-2)
	}
	if rep := verifyFile(t, out.Kept, store.VerifyOptions{}); rep.Head != was.Hash || rep.Code() != "" {
		t.Errorf("the kept file: head %s, was %s%s", rep.Head, was.Hash, findings(rep))
	}
	s := storetest.MustOpen(t, path, storetest.Options(c))
	storetest.MustView(t, s.As(storetest.Local()), func(s model.State) {
		all := model.All[*model.Restore](s)
		r := all[len(all)-1]
		if r.Count != out.Count || r.WasCount != was.Count || r.WasHead != was.Hash.String() || len(r.HeadHash) != 64 {
			t.Errorf("restore entry %+v", r)
		}
	})
	if rep := storetest.MustVerify(t, s.As(storetest.Local()), store.VerifyOptions{}); rep.Code() != "" || rep.Entries != out.Count+1 {
		t.Errorf("%d entries%s", rep.Entries, findings(rep))
	}
	s.Close()
	// Once more in the same moment: nothing that was kept is overwritten.
	again, err := store.Restore(bg, path, backup, storetest.Options(c), storetest.Local())
	if err != nil {
		t.Fatal(err)
	}
	kept, _ := os.ReadFile(out.Kept)
	if again.Kept == out.Kept || len(kept) != len(old) {
		t.Errorf("kept as %s and %s", out.Kept, again.Kept)
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".terugzetten*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Into an empty place it is put as well.
func TestRestoreToNewPlace(t *testing.T) {
	t.Parallel()
	_, backup, _, c := fileAndBackup(t)
	path := filepath.Join(t.TempDir(), "nieuw", "rekenschap.db")
	out, err := store.Restore(bg, path, backup, storetest.Options(c), storetest.Local())
	if err != nil || out.Kept != "" || out.Was != 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	if st, err := os.Stat(path); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", st, err)
	}
}

// A restore that is refused changes nothing.
func TestRestoreRefused(t *testing.T) {
	t.Parallel()
	path, backup, _, c := fileAndBackup(t)
	before, _ := os.ReadFile(path)
	other := func() string {
		s, clock := storetest.MustCreate(t)
		clock.Set(c.Now())
		org := &model.Organisation{UID: strings.Repeat("f", 32), Name: "Een ander", LegalForm: model.BV, Annex: model.Annex1}
		org.ID = model.OrganisationID
		storetest.MustSave(t, s.As(storetest.Local()), org)
		to := filepath.Join(t.TempDir(), "ander.db")
		if err := s.As(storetest.Local()).Backup(bg, to); err != nil {
			t.Fatal(err)
		}
		return to
	}()
	damaged := filepath.Join(t.TempDir(), "geknoeid.db")
	copyFile(t, backup, damaged)
	d, _ := dissect(t)
	sqlite(t, damaged, d.without("UPDATE ledger_body SET body=replace(body, 'bestuur', 'bestuuR') WHERE seq=(SELECT min(seq) FROM ledger WHERE entry ->> '$.kind' = 'decision')"))
	noFile := filepath.Join(t.TempDir(), "geen.db")
	text := filepath.Join(t.TempDir(), "tekst.db")
	if err := os.WriteFile(text, []byte("geen database maar een tekst"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, p := prepared(t)
	for _, r := range []struct {
		name, from string
		actor      model.Actor
		code       model.Code
		key        string
	}{
		{"another organisation", other, storetest.Local(), model.CodeInvalid, "error.restore.other"},
		{"tampered with", damaged, storetest.Local(), model.CodeTampered, "error.restore.verify"},
		{"missing", noFile, storetest.Local(), model.CodeNotFound, "error.file.missing"},
		{"not ours", text, storetest.Local(), model.CodeInvalid, "error.file.foreign"},
		{"not allowed", backup, storetest.As(p.world.Person[model.RoleSecretary]), model.CodeDenied, "error.denied"},
		{"nobody", backup, storetest.As(p.world.Outsider), model.CodeDenied, ""},
	} {
		_, err := store.Restore(bg, path, r.from, storetest.Options(c), r.actor)
		t.Log(r.name)
		wantCode(t, err, r.code, r.key)
		if rep := verifyFile(t, path, store.VerifyOptions{}); rep.Code() != "" {
			t.Errorf("%s: findings:%s", r.name, findings(rep))
		}
		kept, _ := filepath.Glob(path + ".*")
		left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
		if len(kept)+len(left) > 0 {
			t.Errorf("%s: left %v %v", r.name, kept, left)
		}
	}
	if rep := verifyFile(t, path, store.VerifyOptions{}); len(before) == 0 || rep.Entries == 0 {
		t.Error("the file is gone")
	}
}

// A file that somebody has open is not taken away from under them.
func TestRestoreInUse(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for the lock")
	}
	path, backup, was, c := fileAndBackup(t)
	s := storetest.MustOpen(t, path, storetest.Options(c))
	_ = headOf(t, s)
	_, err := store.Restore(bg, path, backup, storetest.Options(c), storetest.Local())
	wantCode(t, err, model.CodeInvalid, "error.restore.inuse")
	if got := headOf(t, s); got != was {
		t.Errorf("head %+v, was %+v", got, was)
	}
	storetest.MustSave(t, s.As(storetest.Local()), &model.Person{Name: "gaat door"})
}

// A backup that is itself in use counts with all that was written, also what
// does not stand in the main file yet.
func TestRestoreFromLiveFile(t *testing.T) {
	t.Parallel()
	path, _, _, c := fileAndBackup(t)
	live := filepath.Join(t.TempDir(), "live.db")
	copyFile(t, path, live)
	s := storetest.MustOpen(t, live, storetest.Options(c))
	storetest.MustSave(t, s.As(storetest.Local()), &model.Person{Name: "staat nog in het wal-bestand"})
	want := headOf(t, s)
	out, err := store.Restore(bg, path, live, storetest.Options(c), storetest.Local())
	if err != nil {
		t.Fatal(err)
	}
	if rep := verifyFile(t, path, store.VerifyOptions{}); out.Count != want.Count || rep.Entries != want.Count+1 || rep.Code() != "" {
		t.Errorf("%d entries, want %d and one for the restore%s", rep.Entries, want.Count, findings(rep))
	}
}

// A backup of an older version of the program, whose tables look different,
// can be put back, and a damaged file can be replaced.
func TestRestoreAcrossVersionsAndDamage(t *testing.T) {
	t.Parallel()
	path, backup, _, c := fileAndBackup(t)
	sqlite(t, backup, "UPDATE local_meta SET value='ouder'; DROP TABLE campaign;")
	if _, err := store.Restore(bg, path, backup, storetest.Options(c), storetest.Local()); err != nil {
		t.Fatal(err)
	}
	if rep := verifyFile(t, path, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
	b, _ := os.ReadFile(path)
	if err := os.WriteFile(path, b[:len(b)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	c.Advance(time.Hour)
	out, err := store.Restore(bg, path, backup, storetest.Options(c), storetest.Local())
	if err != nil {
		t.Fatalf("a damaged file cannot be replaced: %v", err)
	}
	if kept, _ := os.ReadFile(out.Kept); !bytes.HasPrefix(b, kept[:4096]) {
		t.Error("the damaged file was not kept")
	}
	if rep := verifyFile(t, path, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
