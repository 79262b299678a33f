package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// A text is shown to exactly those who may fetch the file it comes from.
func TestTextIsForWhoMayFetch(t *testing.T) {
	s, _, w := filled(t)
	blobs := []string{w.OpenEvidenceBlob, w.ClosedPaper, w.PrivilegedBlob, w.AmberEvidenceBlob, w.RemovedBlob, strings.Repeat("0", 64), ""}
	people := map[string]string{"": "", "outside the named readers": w.Person[model.RoleDirector], "reader": w.Reader}
	for _, r := range model.Roles() {
		people[string(r)] = w.Person[r]
	}
	shown := 0
	for who, id := range people {
		h := s.As(storetest.As(id))
		if id == "" {
			h = s.As(storetest.Local())
		}
		storetest.MustView(t, h, func(st model.State) {
			for _, b := range blobs {
				want, err := h.Blob(t.Context(), b)
				got, ok := st.Text(b)
				n, sized := st.FileSize(b)
				if ok != (err == nil) || ok && (got != string(want) || n != len(want)) || ok != sized {
					t.Errorf("%s, %.8s: text %v %q of %d, file %v", who, b, ok, got, n, err)
				}
				if ok {
					shown++
				}
			}
		})
	}
	if shown < len(people) {
		t.Errorf("only %d texts were shown", shown)
	}
}

func TestTextIsText(t *testing.T) {
	s, c, _ := filled(t)
	h := s.As(storetest.Local())
	for content, want := range map[string]bool{
		"# Beleid\r\n\té 漢\n":             true,
		"%PDF-1.4\n1 0 obj\n":             false,
		"{\\rtf1 tekst}":                  false,
		"a\x00b":                          false,
		"caf\xe9":                         false,
		strings.Repeat("regel\n", 85_000): true,
		strings.Repeat("regel\n", 90_000): false, // more than 512 kB
		"\x1b[2J":                         false,
	} {
		b := storetest.Blob(content)
		storetest.MustSave(t, h, &model.Evidence{Title: "Bestand", AddedOn: model.DateOf(c.Now()), Blob: b.SHA256, Size: len(content)}, b)
		storetest.MustView(t, h, func(st model.State) {
			if _, ok := st.Text(b.SHA256); ok != want {
				t.Errorf("%.20q: text %v", content, ok)
			}
			if n, ok := st.FileSize(b.SHA256); !ok || n != len(content) {
				t.Errorf("%.20q: size %d %v", content, n, ok)
			}
		})
	}
}

// What was removed is removed from the past too, texts included.
func TestTextOfThePast(t *testing.T) {
	s, c := storetest.MustCreate(t)
	h := s.As(storetest.Local())
	w := storetest.Fixture(t, s, c)
	gone := storetest.Blob("weg\n")
	id := storetest.MustSave(t, h, &model.Evidence{Title: "Verklaring", AddedOn: model.DateOf(c.Now()), Blob: gone.SHA256, Size: 4}, gone)
	day := model.DateOf(c.Now())
	c.Advance(48 * time.Hour)
	read := func(want bool) {
		t.Helper()
		past, err := h.AsOf(t.Context(), day)
		if err != nil {
			t.Fatal(err)
		}
		storetest.MustView(t, past, func(st model.State) {
			if got, ok := st.Text(gone.SHA256); ok != want || ok && got != "weg\n" {
				t.Errorf("got %q %v, want %v", got, ok, want)
			}
		})
	}
	read(true)
	storetest.MustDo(t, h, model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindEvidence, ID: id, Rev: 1}}, Why: "verzoek",
		DecidedBy: w.Ref[model.KindDecision], Blobs: []string{gone.SHA256}})
	read(false)
}

// Rules see everything; what a reader sees stays what it was, and a reading
// that failed for the rules has failed for the reader.
func TestWhole(t *testing.T) {
	s, _, w := filled(t)
	storetest.MustView(t, s.As(storetest.As(w.Person[model.RoleAuditor])), func(st model.State) {
		for _, id := range []string{w.ClosedDecision, w.ClosedVote} {
			kind, _, _ := model.ParseID(id)
			if _, ok := st.Get(kind, id); ok {
				t.Errorf("%s shows", id)
			}
			if _, ok := st.Whole().Get(kind, id); !ok {
				t.Errorf("rules do not see %s", id)
			}
			if _, ok := st.Get(kind, id); ok {
				t.Errorf("%s shows after rules looked", id)
			}
		}
	})
	err := s.As(storetest.Local()).View(t.Context(), func(st model.State) error {
		st.Whole().Find(model.KindDecision, "no such field", "")
		return nil
	})
	auditor := s.As(storetest.As(w.Person[model.RoleAuditor])).View(t.Context(), func(st model.State) error {
		st.Whole().Find(model.KindDecision, "no such field", "")
		return nil
	})
	if err == nil || auditor == nil {
		t.Errorf("failed readings went unseen: %v, %v", err, auditor)
	}
}
