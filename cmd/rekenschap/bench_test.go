package main_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

// many saves records in one command; only these benchmarks need it.
type many []model.Record

func (many) Verb() model.Verb { return model.SaveVerb(model.KindAction) }

func (m many) Decide(s model.State) ([]model.Change, error) {
	var out []model.Change
	for _, r := range m {
		cs, err := model.Save{Record: r}.Decide(s)
		if err != nil {
			return nil, err
		}
		out = append(out, cs...)
	}
	return out, nil
}

// bigFile holds an organisation with 5,000 actions.
func bigFile(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "big.db")
	ctx := context.Background()
	s, err := store.Create(ctx, path, store.Options{Law: catalog.Law, Trust: true, Fast: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	h := s.As(model.Actor{Via: model.ViaLocal})
	org := model.Organisation{Name: "Stichting De Proef", UID: "00000000000000000000000000000000", LegalForm: model.Stichting, Annex: model.Annex1, Staff: 3000, Turnover: 4e8, Balance: 3e8}
	if _, err := h.Do(ctx, model.InitOrganisation{Organisation: org}); err != nil {
		b.Fatal(err)
	}
	var ms many
	day := model.DateOf(time.Now())
	for i := range 5000 {
		ms = append(ms, &model.Action{Text: fmt.Sprintf("Actie %d afronden met de leverancier", i), Owner: "F-001", Due: day.AddDays(i%400 - 200), OriginNote: "proef"})
	}
	if _, err := h.Do(ctx, ms); err != nil {
		b.Fatal(err)
	}
	return path
}

func process(b *testing.B, dir string, bin string, args ...string) {
	b.Helper()
	cmd := exec.Command(bin, args...)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_STATE_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
}

// BenchmarkProcess times whole processes beside one that does nothing, and
// beside sqlite3 reading the same rows.
func BenchmarkProcess(b *testing.B) {
	bin, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	empty := filepath.Join(dir, "empty")
	src := filepath.Join(dir, "empty.go")
	os.WriteFile(src, []byte("package main\nfunc main() {}\n"), 0o600)
	if out, err := exec.Command("go", "build", "-o", empty, src).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	path := bigFile(b)
	paper := filepath.Join(dir, "paper.txt")
	b.Run("empty Go program", func(b *testing.B) {
		for b.Loop() {
			process(b, dir, empty)
		}
	})
	b.Run("version", func(b *testing.B) {
		for b.Loop() {
			process(b, dir, bin, "version")
		}
	})
	b.Run("list actions of 5000", func(b *testing.B) {
		for b.Loop() {
			process(b, dir, bin, "--db", path, "list", "actions")
		}
	})
	b.Run("sqlite3 reading the same", func(b *testing.B) {
		for b.Loop() {
			process(b, dir, "sqlite3", "-readonly", path, `SELECT id, text, owner_id, due, done_on FROM action`)
		}
	})
	n := 0
	b.Run("add one record, durable", func(b *testing.B) {
		for b.Loop() {
			n++
			os.WriteFile(paper, fmt.Appendf(nil, "bewijs %d", n), 0o600)
			process(b, dir, bin, "--db", path, "evidence", "add", "A-5.1", paper, "--title", "Stuk")
		}
	})
}
