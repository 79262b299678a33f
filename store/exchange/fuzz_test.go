package exchange

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// sensible checks what must hold of every answer: an error that names a line
// or the file, sentences that are all there, and rows that are clean.
func sensible(t *testing.T, err error, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if text.Clean(s) != s || strings.TrimSpace(s) != s {
			t.Errorf("not clean: %q", s)
		}
	}
	if err == nil {
		return
	}
	e, ok := err.(*model.Error)
	if !ok || model.CodeOf(err) != model.CodeInvalid {
		t.Fatalf("no sentence: %v", err)
	}
	list := model.ProblemsOf(e)
	if len(list) == 0 && e.Message.Args["Path"] != "f.csv" {
		t.Errorf("names neither file nor line: %v", err)
	}
	for _, m := range list {
		if n, ok := m.Args["Line"].(int); m.Key != "import.more" && (!ok || n < 1) {
			t.Errorf("names no line: %v", m)
		}
	}
	for _, l := range text.Langs() {
		if s := text.New(l).Err(err); strings.Contains(s, "‹import.") || strings.Contains(s, "‹error.") || len(s) > 20_000 {
			t.Errorf("%s: %q", l, s)
		}
	}
}

func FuzzReadVVT(f *testing.F) {
	f.Add(sample(f)[:2000])
	f.Add([]byte("sep=;\nNr;Status;Laatst beoordeeld\n5.1;x;31-02-2026"))
	f.Add([]byte("\xFF\xFEN\x00r\x00;\x00"))
	f.Add([]byte("Nr,Status\n\"5.1,\n"))
	f.Add([]byte("Nr,Status\nA.5.1\x00,\x80\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, warnings, err := ReadVVT(bytes.NewReader(b), "f.csv")
		sensible(t, err)
		for _, r := range rows {
			sensible(t, nil, r.Nr, r.Why, r.Owner, r.EvidenceNote)
		}
		for _, w := range warnings {
			if w.Line < 1 {
				t.Errorf("no line: %v", w)
			}
		}
	})
}

func FuzzReadPeople(f *testing.F) {
	f.Add([]byte("name,body,role,executive,from,to,email\nAnna,RvB,lid,,2024-03-01,,a@x.nl\n"))
	f.Add([]byte("naam;van\nX;1-1-2020\n;"))
	f.Add([]byte("naam\tvan\n\"X\"\"\t1-1-2020"))
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, err := ReadPeople(bytes.NewReader(b), "f.csv")
		sensible(t, err)
		for _, r := range rows {
			sensible(t, nil, r.Name, r.Body, r.Role, r.Email)
			if err == nil && (r.Name == "" || r.From.IsZero()) {
				t.Errorf("a line without name or first day: %+v", r)
			}
		}
	})
}
