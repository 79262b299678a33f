package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// Entries cut off at the end, with and without something that saw them.
func TestTruncation(t *testing.T) {
	t.Parallel()
	d, _ := dissect(t)
	n := int64(len(d.lines))
	paper := store.Witness{Count: n, Head: d.lines[n-1].hash, Where: model.Literal("papier")}
	cut := func(keep int64) string {
		return d.without(fmt.Sprintf("DELETE FROM ledger_body WHERE seq>%d; DELETE FROM ledger WHERE seq>%d", keep, keep))
	}
	t.Run("crude", func(t *testing.T) {
		t.Parallel()
		tamperCase{script: cut(n - 1), seqs: []int64{n}}.run2(t)
	})
	// Somebody who knows the program lets it make the projections anew.
	for _, keep := range []int64{n - 1, n - 4, checkpointCounts(t, d)[0] - 1} {
		t.Run(fmt.Sprintf("rebuilt to %d", keep), func(t *testing.T) {
			t.Parallel()
			path, p := prepared(t)
			sqlite(t, path, cut(keep)+"UPDATE local_meta SET value='';")
			s, err := store.Open(bg, path, storetest.Options(p.clock))
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			rep := verifyFile(t, path, store.VerifyOptions{})
			for _, f := range rep.Findings {
				// The files of what was cut off lie about, and what was removed is gone.
				if !strings.HasPrefix(f.Message.Key, "verify.blob") && f.Message.Key != "verify.body" {
					t.Errorf("without a witness this cannot be seen, yet: %s", f.Message)
				}
			}
			rep = verifyFile(t, path, store.VerifyOptions{Witnesses: []store.Witness{paper}})
			found := false
			for _, f := range rep.Findings {
				found = found || f.Message.Key == "verify.truncated" && f.Seq == n && f.Code == model.CodeTampered
			}
			if !found {
				t.Errorf("the paper saw %d entries:%s", n, findings(rep))
			}
		})
	}
	t.Run("checkpoint moved forward", func(t *testing.T) {
		t.Parallel()
		// Entries before a checkpoint cut out, the checkpoint put in their place.
		path, _ := prepared(t)
		count := checkpointCounts(t, d)[1]
		cp := d.lines[count] // entry count+1
		keep := count - 2
		entry := strings.Replace(cp.entry, fmt.Sprintf(`"seq":%d,`, cp.seq), fmt.Sprintf(`"seq":%d,`, keep+1), 1)
		prev, _ := hex.DecodeString(d.lines[keep-1].hash)
		digest := sha256.Sum256([]byte(entry))
		sum := sha256.Sum256(append(prev, digest[:]...))
		sqlite(t, path, d.without(fmt.Sprintf("DELETE FROM ledger_body WHERE seq>%d; DELETE FROM ledger WHERE seq>%d;\nINSERT INTO ledger VALUES(%d,%s,'%x'); INSERT INTO ledger_body VALUES(%d,%s)",
			keep, keep, keep+1, quote(entry), sum, keep+1, quote(cp.body))))
		rep := verifyFile(t, path, store.VerifyOptions{ChainOnly: true})
		if rep.Code() != model.CodeTampered || !strings.Contains(findings(rep), "verify.truncated") {
			t.Errorf("the checkpoint saw %d entries, %d are left:%s", count, keep+1, findings(rep))
		}
	})
}

// run2 is run for a case inside a test that is parallel already.
func (c tamperCase) run2(t *testing.T) { t.Run("file", c.run) }

// An older file put back is afgeknot; put back by the program it is teruggezet.
func TestOlderFile(t *testing.T) {
	t.Parallel()
	path, p := prepared(t)
	clock := storetest.NewClock("2026-06-01")
	s := storetest.MustOpen(t, path, storetest.Options(clock))
	h := s.As(storetest.Local())
	older := path + ".copy"
	if err := h.Backup(bg, older); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		clock.Advance(3600e9)
		storetest.MustSave(t, h, &model.Action{Text: "later", Owner: p.world.Ref[model.KindOffice], Due: model.MustDate("2026-07-01")})
	}
	head, err := h.Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	witness := store.VerifyOptions{Witnesses: []store.Witness{{Count: head.Count, Head: head.Hash.String(), Where: model.Literal("deze machine")}}}
	key := func(rep *store.Report) (string, model.Code) {
		if len(rep.Findings) != 1 {
			t.Fatalf("want one finding:%s", findings(rep))
		}
		return rep.Findings[0].Message.Key, rep.Code()
	}

	raw, err := os.ReadFile(older)
	if err != nil {
		t.Fatal(err)
	}
	put := path + ".put-back"
	if err := os.WriteFile(put, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if k, code := key(verifyFile(t, put, witness)); k != "verify.truncated" || code != model.CodeTampered {
		t.Errorf("an older file put back by hand: %s, %q; want afgeknot, tampered", k, code)
	}

	clock.Advance(3600e9)
	out, err := store.Restore(bg, path, older, storetest.Options(clock), storetest.Local())
	if err != nil {
		t.Fatal(err)
	}
	if k, code := key(verifyFile(t, path, witness)); k != "verify.restored" || code != "" {
		t.Errorf("put back by the program: %s, %q; want teruggezet and no fault", k, code)
	}
	// More is written after it, until there are as many entries as the witness
	// saw, and more: other entries, yet explained.
	s = storetest.MustOpen(t, path, storetest.Options(clock))
	for range 5 {
		clock.Advance(3600e9)
		storetest.MustSave(t, s.As(storetest.Local()), &model.Action{Text: "na het terugzetten", Owner: p.world.Ref[model.KindOffice], Due: model.MustDate("2026-07-01")})
	}
	s.Close()
	if k, code := key(verifyFile(t, path, witness)); k != "verify.restored" || code != "" {
		t.Errorf("after more entries: %s, %q; want teruggezet and no fault", k, code)
	}
	// What stood before the backup is still held against witnesses.
	early := store.VerifyOptions{Witnesses: []store.Witness{{Count: out.Count - 1, Head: strings.Repeat("0", 64), Where: model.Literal("papier")}}}
	if k, code := key(verifyFile(t, path, early)); k != "verify.rewritten" || code != model.CodeTampered {
		t.Errorf("a restore explains nothing before it: %s, %q", k, code)
	}
}
