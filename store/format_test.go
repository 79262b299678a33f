package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/canon"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// vectors are docs/vectors.json: docs/verify.py is held against the same.
type vectors struct {
	Written []struct{ Name, JSON, Canonical string }
	Bodies  []struct {
		Name, Text, Why string
		OK              bool
	}
	Chain []struct {
		Fields                    model.Entry
		Body, Entry, Digest, Hash string
	}
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	b, err := os.ReadFile("../docs/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if len(v.Written) < 10 || len(v.Bodies) < 40 || len(v.Chain) != 3 {
		t.Fatalf("%d, %d and %d vectors", len(v.Written), len(v.Bodies), len(v.Chain))
	}
	return v
}

func TestVectors(t *testing.T) {
	v := readVectors(t)
	for _, c := range v.Written {
		var value any
		dec := json.NewDecoder(strings.NewReader(c.JSON))
		dec.UseNumber()
		if err := dec.Decode(&value); err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		if got := string(written(t, nil, value)); got != c.Canonical {
			t.Errorf("%s: %s is written as %s, want %s", c.Name, c.JSON, got, c.Canonical)
		}
	}
	for _, c := range v.Bodies {
		if err := canon.Check([]byte(c.Text), store.IsNFC); (err == nil) != c.OK {
			t.Errorf("%s: %q: error %v, want ok %v", c.Name, c.Text, err, c.OK)
		}
	}
	var head store.Hash
	for i, c := range v.Chain {
		c.Fields.BodySHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte(c.Body)))
		if got := string(store.AppendEntry(nil, &c.Fields)); got != c.Entry {
			t.Errorf("chain %d: entry\n %s, want\n %s", i+1, got, c.Entry)
		}
		digest := store.Hash(sha256.Sum256([]byte(c.Entry)))
		head = store.Chain(head, []byte(c.Entry))
		if digest.String() != c.Digest || head.String() != c.Hash {
			t.Errorf("chain %d: digest %s hash %s, want %s %s", i+1, digest, head, c.Digest, c.Hash)
		}
		if err := canon.Check([]byte(c.Body), store.IsNFC); err != nil {
			t.Errorf("chain %d: body: %v", i+1, err)
		}
	}
}

// written writes any JSON value with the writer of the ledger's strings and
// the ledger's order of keys.
func written(t *testing.T, b []byte, v any) []byte {
	var err error
	switch v := v.(type) {
	case string:
		b, err = canon.AppendString(b, v)
	case json.Number:
		n, e := v.Int64()
		b, err = fmt.Append(b, n), e
	case bool:
		b = fmt.Append(b, v)
	case []any:
		b = append(b, '[')
		for i, x := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = written(t, b, x)
		}
		b = append(b, ']')
	case map[string]any:
		var keys []string
		for k := range v {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, canon.CompareKeys)
		b = append(b, '{')
		for i, k := range keys {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(written(t, b, k), ':')
			b = written(t, b, v[k])
		}
		b = append(b, '}')
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// script runs docs/verify.py and gives its exit code.
func script(t testing.TB, args ...string) (int, string) {
	t.Helper()
	cmd := exec.Command(program(t, "python3"), append([]string{"-B", "../docs/verify.py"}, args...)...)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "LC_ALL=C")
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "Traceback") {
		t.Errorf("verify.py %v:\n%s", args, out)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

func TestScriptIsShort(t *testing.T) {
	b, err := os.ReadFile("../docs/verify.py")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b, []byte("\n")); n > 100 {
		t.Errorf("docs/verify.py has %d lines; a stranger must be able to read it: at most 100", n)
	}
}

func TestScriptVectors(t *testing.T) {
	if code, out := script(t, "--vectors", "../docs/vectors.json"); code != 0 {
		t.Errorf("exit %d\n%s", code, out)
	}
	// It can fail: the same file with one vector turned.
	b, _ := os.ReadFile("../docs/vectors.json")
	for from, to := range map[string]string{`"ok": false`: `"ok": true`, `"ok": true`: `"ok": false`, `"digest": "`: `"digest": "0`, `"canonical": "\"`: `"canonical": "\" `} {
		turned := filepath.Join(t.TempDir(), "turned.json")
		if err := os.WriteFile(turned, []byte(strings.Replace(string(b), from, to, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, out := script(t, "--vectors", turned); code != 4 {
			t.Errorf("%s → %s: exit %d, want 4\n%s", from, to, code, out)
		}
	}
}

// export writes the ledger as an actor may.
func export(t testing.TB, h *store.Handle) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := h.ExportLedger(bg, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func fixtureStore(t testing.TB) (*store.Store, preparedFile, *storetest.Clock) {
	t.Helper()
	path, p := prepared(t)
	c := storetest.NewClock("2026-03-02")
	return storetest.MustOpen(t, path, storetest.Options(c)), p, c
}

// A real export and the file itself hold, by the script alone; what was
// changed in them does not.
func TestScriptOnExport(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	full := export(t, s.As(storetest.Local()))
	partial := export(t, s.As(storetest.As(p.world.Person[model.RoleAuditor])))
	head, err := s.As(storetest.Local()).Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	run := func(name, text string) (int, string) {
		path := filepath.Join(t.TempDir(), "ledger.jsonl")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return script(t, path)
	}
	for name, text := range map[string]string{"full": full, "partial": partial} {
		code, out := run(name, text)
		if code != 0 || !strings.Contains(out, head.Hash.String()) || !strings.Contains(out, "REMOVED ON REQUEST") || strings.Count(out, "as here") != 2 {
			t.Errorf("%s: exit %d\n%s", name, code, out)
		}
		// Privileged evidence is for no export; an auditor's lacks more.
		if closed := strings.Count(out, "digest only"); (name == "full") != (closed == 1) || closed == 0 {
			t.Errorf("%s: %d entries by digest only", name, closed)
		}
	}
	if code, out := script(t, s.Path()); code != 0 || !strings.Contains(out, head.Hash.String()) {
		t.Errorf("the file itself: exit %d\n%s", code, out)
	}

	lines := strings.SplitAfter(strings.TrimSuffix(full, "\n"), "\n")
	at := func(part string) int {
		for i, l := range lines {
			if strings.Contains(l, part) {
				return i
			}
		}
		t.Fatalf("no line with %s", part)
		return 0
	}
	with := func(i int, l ...string) string {
		return strings.Join(slices.Concat(lines[:i], l, lines[i+1:]), "")
	}
	vote, cp, removal := at(`\"kind\":\"vote\"`), at(`\"kind\":\"checkpoint\"`), at(`\"kind\":\"removal\"`)
	change := func(i int, from, to string) string {
		if !strings.Contains(lines[i], from) {
			t.Fatalf("line %d lacks %s: %s", i, from, lines[i])
		}
		return with(i, strings.Replace(lines[i], from, to, 1))
	}
	for _, c := range []struct {
		name, text string
		code       int
		says       string
	}{
		{"body", change(vote, `\"value\":\"for\"`, `\"value\":\"against\"`), 4, fmt.Sprintf("entry %d:", vote+1)},
		{"entry", change(vote, `\"via\":\"local\"`, `\"via\":\"ssh\"`), 4, fmt.Sprintf("entry %d:", vote+1)},
		{"hash", change(vote, `"hash":"`, `"hash":"00`), 4, fmt.Sprintf("entry %d:", vote+1)},
		{"spaces in a body", change(vote, `{\"decision\":`, `{ \"decision\":`), 4, "canonical"},
		{"key twice", change(vote, `\"v\":1,`, `\"v\":1,\"v\":1,`), 4, "canonical"},
		{"line gone", with(vote), 4, fmt.Sprintf("entry %d:", vote+1)},
		{"line twice", with(vote, lines[vote], lines[vote]), 4, fmt.Sprintf("entry %d:", vote+2)},
		{"lines swapped", with(vote, lines[vote+1], lines[vote]), 4, fmt.Sprintf("entry %d:", vote+1)},
		{"body withheld", change(vote, `"body":`, `"bode":`), 4, "the body is gone"},
		{"cut before the end of a checkpoint", strings.Join(lines[:cp-1], "") + lines[cp], 4, "the chain breaks"},
		{"removal withheld", with(removal, closed(t, lines[removal])), 4, "not the one that was recorded"},
		{"a checkpoint with another head", change(cp, `\"head\":\"`, `\"head\":\"0`), 4, "another chain"},
		{"no JSON", with(vote, "nonsense\n"), 5, "cannot be read"},
		{"half a line", full[:len(full)-40], 5, "cannot be read"},
		{"export line not canonical", change(vote, `{"body":`, `{ "body":`), 5, "cannot be read"},
	} {
		code, out := run(c.name, c.text)
		if code != c.code || !strings.Contains(out, c.says) {
			t.Errorf("%s: exit %d, want %d and %q\n%s", c.name, code, c.code, c.says, out[max(0, len(out)-600):])
		}
	}
	if code, _ := script(t, filepath.Join(t.TempDir(), "missing")); code != 5 {
		t.Errorf("a missing file: exit %d, want 5", code)
	}
}

// closed is a line as a reader gets it who may not see the entry.
func closed(t *testing.T, line string) string {
	var l struct{ Entry, Hash string }
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf(`{"digest":"%x","hash":"%s"}`+"\n", sha256.Sum256([]byte(l.Entry)), l.Hash)
}

// An entry is read in one way only: what scanEntry accepts is what canon
// writes, and the entries of a file are canonical in the sense of bodies too.
func TestEntryIsCanonical(t *testing.T) {
	t.Parallel()
	d, _ := dissect(t)
	for _, l := range d.lines {
		e, ok := store.ScanEntry(l.entry)
		if !ok {
			t.Fatalf("entry %d is not read: %s", l.seq, l.entry)
		}
		generic, err := canon.Marshal(e)
		if err != nil || string(generic) != l.entry {
			t.Errorf("entry %d: canon writes\n %s, the file has\n %s (%v)", l.seq, generic, l.entry, err)
		}
		if err := canon.Check([]byte(l.entry), store.IsNFC); err != nil {
			t.Errorf("entry %d: %v", l.seq, err)
		}
		if _, err := hex.DecodeString(e.BodySHA256); err != nil || len(e.BodySHA256) != 64 {
			t.Errorf("entry %d: body_sha256 %q", l.seq, e.BodySHA256)
		}
	}
}

// Whatever bytes stand there, scanEntry accepts only what canon.Check accepts
// and what encoding/json reads as the same entry.
func FuzzScanEntry(f *testing.F) {
	f.Add(`{"actor":"-","body_sha256":"00","id":"P-001","kind":"person","occurred_on":"2026-01-05","recorded_at":"2026-01-05T11:00:00.000Z","rev":1,"seq":2,"v":1,"verb":"save.person","via":"local"}`)
	f.Add(`{"actor":"a\"b","body_sha256":"","id":"x","kind":"y","occurred_on":"2026-02-29","recorded_at":"","rev":01,"seq":-2,"v":1,"verb":"","via":""}`)
	f.Add(`{"actor":"` + "\x7f" + `","body_sha256":"00","id":"P","kind":"person","occurred_on":"2026-01-05","recorded_at":"x","rev":1,"seq":3,"v":1,"verb":"v","via":"local"}`)
	f.Add(`{"actor":"-","body_sha256":"00","id":"P","kind":"person","occurred_on":"2026-01-05","recorded_at":"x","rev":1,"seq":9999999999999999,"v":1,"verb":"v","via":"local"}`)
	f.Fuzz(func(t *testing.T, s string) {
		e, ok := store.ScanEntry(s)
		if !ok {
			return
		}
		if err := canon.Check([]byte(s), nil); err != nil {
			t.Errorf("scanEntry reads what is not canonical: %q: %v", s, err)
		}
		var slow model.Entry
		if err := json.Unmarshal([]byte(s), &slow); err != nil || slow != e {
			t.Errorf("%q: scanEntry %+v, encoding/json %+v (%v)", s, e, slow, err)
		}
	})
}
