package store_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// fileHolds looks for words in the raw bytes of a file and its companions.
func fileHolds(t *testing.T, path, words string) (where []string) {
	t.Helper()
	for _, ext := range []string{"", "-wal", "-shm"} {
		b, err := os.ReadFile(path + ext)
		if err == nil && bytes.Contains(b, []byte(words)) {
			where = append(where, "file"+ext)
		}
	}
	return where
}

// Words removed on request are gone: from records, history, the past, exports,
// files, and from the bytes on disk; and every verify says that it happened.
func TestRemoval(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	h := s.As(storetest.Local())
	secret := "geheimwoord-7f3a"
	blob := storetest.Blob("bestand met " + secret)
	c.Advance(time.Hour)
	sup := storetest.MustSave(t, h, &model.Supplier{Name: secret, Service: secret, Stops: strings.Repeat(secret+" ", 400), Owner: p.world.Outsider})
	for i := range 4 { // earlier revisions, longer and shorter
		storetest.MustChange(t, h, model.KindSupplier, sup, func(r model.Record) {
			r.(*model.Supplier).Stops = strings.Repeat(secret+" ", 5+300*i%700)
		})
	}
	ev := storetest.MustSave(t, h, &model.Evidence{Title: secret, AddedOn: model.DateOf(c.Now()), Blob: blob.SHA256, File: secret, Owner: p.world.Outsider}, blob)
	for place, body := range map[string]string{"form supplier " + sup: secret, "form action": "over " + sup + " " + secret, "supplier": "nog bezig"} {
		if err := h.SaveDraft(bg, place, []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if len(fileHolds(t, s.Path(), secret)) == 0 {
		t.Fatal("the words are not found where they should be: the test looks wrongly")
	}
	before := headOf(t, s)
	c.Advance(time.Hour)
	rc := storetest.MustDo(t, h, model.RemoveBodies{Why: "verzoek", DecidedBy: p.world.Ref[model.KindDecision],
		Refs: []model.Ref{{Kind: model.KindSupplier, ID: sup}, {Kind: model.KindEvidence, ID: ev}}, Blobs: []string{blob.SHA256}})
	if len(rc.Entries) != 1 || rc.Entries[0].Verb != string(model.VerbRemove) {
		t.Fatalf("entries %+v", rc.Entries)
	}
	if where := fileHolds(t, s.Path(), secret); len(where) > 0 {
		t.Errorf("the words still stand in %v", where)
	}
	if strings.Contains(export(t, h), secret) || strings.Contains(everything(t, h, p.world), secret) {
		t.Error("the words are still read")
	}
	if d, err := h.Drafts(bg); err != nil || len(d) != 1 || d[0].Place != "supplier" {
		t.Errorf("drafts that are left: %v, %v", d, err)
	}
	storetest.MustView(t, h, func(s model.State) {
		r, ok := model.Get[*model.Supplier](s, sup)
		if !ok || r.Name != model.RemovedText || r.Owner != p.world.Outsider || r.Rev != 5 {
			t.Errorf("what is left: %+v", r)
		}
		if n := len(s.History(model.KindSupplier, sup)); n != 5 {
			t.Errorf("%d revisions, want 5", n)
		}
		if got := model.Find[*model.Supplier](s, "owner", p.world.Outsider); len(got) != 1 {
			t.Error("the columns do not say what the body says")
		}
	})
	if _, err := h.Blob(bg, blob.SHA256); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("the file: %v", err)
	}
	rep := storetest.MustVerify(t, h, store.VerifyOptions{Witnesses: []store.Witness{{Count: before.Count, Head: before.Hash.String()}}})
	if rep.Code() != "" || len(rep.Removals) != 2 {
		t.Fatalf("%d removals:%s", len(rep.Removals), findings(rep))
	}
	if m := rep.Removals[1]; m.Args["Decision"] != p.world.Ref[model.KindDecision] || m.Args["N"] != 6 || m.Args["Why"] != "verzoek" {
		t.Errorf("verify says %s", m)
	}
	// The record goes on living, though its file is gone.
	storetest.MustChange(t, h, model.KindEvidence, ev, func(r model.Record) { r.(*model.Evidence).ExpiresOn = model.MustDate("2027-01-01") })
	// Made anew from the ledger it is the same.
	if err := s.Rebuild(bg); err != nil {
		t.Fatal(err)
	}
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("rebuilt:%s", findings(rep))
	}
	if code, out := script(t, s.Path()); code != 0 || strings.Count(out, "REMOVED ON REQUEST") != 2 {
		t.Errorf("verify.py: exit %d\n%s", code, out)
	}
}

// Words go, what was chosen stays: a text that covers part of the law keeps
// saying which, in every kind.
func TestRemovalKeepsChoices(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	decision := p.world.Ref[model.KindDecision]
	before := map[model.Kind]model.Record{}
	var refs []model.Ref
	storetest.MustView(t, h, func(s model.State) {
		for _, i := range model.Kinds() {
			if model.Removable(i.Kind) {
				before[i.Kind], _ = s.Get(i.Kind, p.world.Ref[i.Kind])
				refs = append(refs, model.Ref{Kind: i.Kind, ID: p.world.Ref[i.Kind]})
			}
		}
	})
	storetest.MustDo(t, h, model.RemoveBodies{Refs: refs, Why: "alles", DecidedBy: decision})
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
	storetest.MustView(t, h, func(s model.State) {
		for k, was := range before {
			now, ok := s.Get(k, was.Head().ID)
			if !ok {
				t.Errorf("%s %s is gone", k, was.Head().ID)
				continue
			}
			if ps := model.Validate(now); len(ps) > 0 {
				t.Errorf("%s: what is left cannot be saved again: %v", k, ps)
			}
			if a, b := model.RefsOf(was), model.RefsOf(now); !slices.EqualFunc(a, b, func(x, y model.NamedRef) bool { return x.Ref == y.Ref && x.Field == y.Field }) {
				t.Errorf("%s: references %v became %v", k, a, b)
			}
			if a, b := model.BlobsOf(was), model.BlobsOf(now); !slices.Equal(a, b) {
				t.Errorf("%s: files %v became %v", k, a, b)
			}
		}
		v, _ := model.Get[*model.PolicyVersion](s, p.world.Ref[model.KindPolicyVersion])
		e, _ := model.Get[*model.Explanation](s, p.world.Ref[model.KindExplanation])
		c, _ := model.Get[*model.Certificate](s, p.world.Ref[model.KindCertificate])
		if v.Letters != "abc" || e.Duty != "cbw-24-5" || len(c.Topics) != 2 || e.Text != model.RemovedText {
			t.Errorf("letters %q, duty %q, topics %v, text %q", v.Letters, e.Duty, c.Topics, e.Text)
		}
		if got, want := model.BasisHash(v), model.BasisHash(before[model.KindPolicyVersion]); got != want {
			t.Error("the approval of a version no longer holds after words were removed")
		}
	})
}

func TestRemovalRefused(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	w := p.world
	rejected := storetest.MustSave(t, h, &model.Decision{Body: w.Ref[model.KindBody], Method: model.MethodWritten, On: model.MustDate("2026-03-02"), Subject: "x", Text: "x", Outcome: model.OutcomeRejected})
	before := headOf(t, s)
	ok := []model.Ref{{Kind: model.KindEvidence, ID: w.OpenEvidence}}
	for _, r := range []struct {
		name string
		cmd  model.RemoveBodies
		key  string
	}{
		{"no decision", model.RemoveBodies{Refs: ok, Why: "x"}, "error.removal.decision"},
		{"unknown decision", model.RemoveBodies{Refs: ok, Why: "x", DecidedBy: "B-2026-900"}, "error.removal.decision"},
		{"rejected", model.RemoveBodies{Refs: ok, Why: "x", DecidedBy: rejected}, "error.removal.decision"},
		{"no reason", model.RemoveBodies{Refs: ok, DecidedBy: w.Ref[model.KindDecision]}, ""},
		{"no such record", model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindEvidence, ID: "BEW-2026-900"}}, Why: "x", DecidedBy: w.Ref[model.KindDecision]}, "error.record.missing"},
		{"checkpoint", model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindCheckpoint, ID: w.Ref[model.KindCheckpoint]}}, Why: "x", DecidedBy: w.Ref[model.KindDecision]}, "error.removal.kind"},
		{"removal", model.RemoveBodies{Refs: []model.Ref{{Kind: model.KindRemoval, ID: w.Ref[model.KindRemoval]}}, Why: "x", DecidedBy: w.Ref[model.KindDecision]}, "error.removal.kind"},
	} {
		_, err := h.Do(bg, r.cmd)
		t.Log(r.name)
		code := model.CodeInvalid
		if r.key == "error.record.missing" {
			code = model.CodeNotFound
		}
		wantCode(t, err, code, "")
		var e *model.Error
		if asError(err, &e) && r.key != "" && e.Message.Key != r.key {
			t.Errorf("%s: %v", r.name, err)
		}
	}
	if headOf(t, s) != before {
		t.Error("a refused removal was written")
	}
}

// A removal explains only what was there before it, only the record it names,
// and never what the ledger says about itself.
func TestRemovalExplainsNoMore(t *testing.T) {
	t.Parallel()
	d, _ := dissect(t)
	cp := d.lines[checkpointCounts(t, d)[0]] // the checkpoint's own entry
	forge := func(kind, id string, seq int64, at int64, body string) string {
		return forgedRemoval(t, d, kind, id, seq, body)
	}
	vote := d.lines[slices.IndexFunc(d.lines, func(l line) bool { return strings.HasPrefix(idOf(l), "ST-") })]
	later := int64(len(d.lines)) + 2
	for _, c := range []struct {
		name, script string
		seq          int64
	}{
		{"a checkpoint", forge("checkpoint", idOf(cp), cp.seq, 0, strings.Replace(cp.body, `"text":"`, `"text":"x`, 1)), cp.seq},
		{"under another id", forge("vote", "ST-2026-777", vote.seq, 0, strings.Replace(vote.body, `"for"`, `"against"`, 1)), vote.seq},
		{"under another kind", forge("supplier", idOf(vote), vote.seq, 0, strings.Replace(vote.body, `"for"`, `"against"`, 1)), vote.seq},
		{"of what comes later", forge("vote", "ST-2026-001", later, 0, "{}"), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path, _ := prepared(t)
			sqlite(t, path, d.without(c.script))
			rep := verifyFile(t, path, store.VerifyOptions{ChainOnly: true})
			found := false
			for _, f := range rep.Findings {
				found = found || f.Message.Key == "verify.body" && f.Seq == c.seq && f.Code == model.CodeTampered
			}
			if c.seq > 0 && !found {
				t.Errorf("entry %d was replaced:%s", c.seq, findings(rep))
			}
			if c.seq == 0 && rep.Code() != "" {
				t.Errorf("a removal of what does not exist yet is no contradiction:%s", findings(rep))
			}
			if code, out := script(t, path); (code == 4) != (c.seq > 0) {
				t.Errorf("verify.py: exit %d\n%s", code, out)
			}
		})
	}
}
