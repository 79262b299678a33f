package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// idOf reads the id out of an entry.
func idOf(l line) string {
	var e struct{ ID string }
	if err := json.Unmarshal([]byte(l.entry), &e); err != nil {
		panic(err)
	}
	return e.ID
}

// appended is SQL that adds an entry at the end, correctly chained, as
// somebody can who knows the format.
func appended(t testing.TB, d dissected, kind model.Kind, id, body string, rev int) string {
	t.Helper()
	last := d.lines[len(d.lines)-1]
	var e model.Entry
	if err := json.Unmarshal([]byte(last.entry), &e); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(body))
	e.Seq, e.Kind, e.ID, e.Rev, e.Verb, e.BodySHA256 = last.seq+1, kind, id, rev, "bodies.remove", hex.EncodeToString(sum[:])
	entry := store.AppendEntry(nil, &e)
	prev, _ := hex.DecodeString(last.hash)
	digest := sha256.Sum256(entry)
	hash := sha256.Sum256(append(slices.Clone(prev), digest[:]...))
	return fmt.Sprintf("INSERT INTO ledger VALUES(%d,%s,'%x');\nINSERT INTO ledger_body VALUES(%d,%s);\n", e.Seq, quote(string(entry)), hash, e.Seq, quote(body))
}

// forgedRemoval replaces a body and adds an entry that says it was removed.
func forgedRemoval(t testing.TB, d dissected, kind, id string, seq int64, body string) string {
	t.Helper()
	sum := sha256.Sum256([]byte(body))
	removal := fmt.Sprintf(`{"decided_by":"B-2026-001","id":"VW-2026-900","items":[{"id":%q,"kind":%q,"seq":%d,"sha256":"%x"}],"on":"2026-01-20","salt":"00","v":1,"why":"verzonnen"}`, id, kind, seq, sum)
	return fmt.Sprintf("UPDATE ledger_body SET body=%s WHERE seq=%d;\n", quote(body), seq) + appended(t, d, model.KindRemoval, "VW-2026-900", removal, 1)
}

// An entry and its body must speak of the same record, however well the hashes
// fit: the program would show the one under the name of the other.
func TestBodyOfAnotherRecord(t *testing.T) {
	t.Parallel()
	d, _ := dissect(t)
	path, _ := prepared(t)
	body := `{"id":"LEV-2026-777","name":"een ander","salt":"00","v":1}`
	sqlite(t, path, d.without(appended(t, d, model.KindSupplier, "LEV-2026-002", body, 1)+
		fmt.Sprintf("INSERT INTO supplier(id, rev, seq, body) VALUES('LEV-2026-002', 1, %d, %s)", len(d.lines)+1, quote(body))))
	rep := verifyFile(t, path, store.VerifyOptions{})
	if rep.Code() != model.CodeTampered || rep.Findings[0].Seq != int64(len(d.lines)+1) {
		t.Errorf("entry %d says one id, its body another:%s", len(d.lines)+1, findings(rep))
	}
}
