package store_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// secrets are words that stand in one guarded record each, and who may read
// them. Local, the secretary and a named reader may read closed items; what is
// under a label or privileged is not for the auditor alone.
func secrets(w *storetest.World) map[string][]string {
	inside := []string{"local", "secretary", "ciso", "director", "supervisor", "reader"}
	named := []string{"local", "secretary", "reader"}
	out := map[string][]string{
		"Besloten punt": named, "besloten stuk": named, "besloten vraag": named, "besloten besluit": named,
		"besloten minderheidsnota": named, "besloten bijlage": named,
		"Amber stuk": inside, "gedeeld onder voorwaarden": inside, "Amber beeld": inside, "Amber dreiging": inside,
		"Amber advies": inside, "Amber voorval": inside, "Beeld zonder merk": inside, "oordeel over amber": inside,
		"vraag over amber": inside, "Advies advocaat": inside, "brief van de advocaat": inside, "Eerder advies": inside,
	}
	return out
}

// Nobody reads what is not for them by any of the ways there are: every way is
// tried, and what comes out is searched for the words of guarded records.
func TestGuardedRecords(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	w, local := p.world, s.As(storetest.Local())
	// A judgement of something under a label, and evidence that was open first.
	c.Advance(time.Hour)
	var advisory model.Ref
	storetest.MustView(t, local, func(s model.State) {
		r, _ := s.Get(model.KindAdvisory, w.AmberAdvisory)
		advisory = model.RefTo(r)
	})
	storetest.MustSave(t, local, &model.Review{Subject: advisory, Touches: model.TouchesYes, Consequence: model.ConsequenceNone, Why: "oordeel over amber", By: w.Ref[model.KindOffice], On: model.DateOf(c.Now())})
	storetest.MustSave(t, local, &model.Question{About: advisory, AskedBy: w.Reader, AskedOn: model.DateOf(c.Now()), Text: "vraag over amber"})
	once := storetest.MustSave(t, local, &model.Evidence{Title: "Eerder advies", AddedOn: model.DateOf(c.Now()), Location: "kluis"})
	c.Advance(48 * time.Hour)
	storetest.MustChange(t, local, model.KindEvidence, once, func(r model.Record) {
		r.(*model.Evidence).Title, r.(*model.Evidence).Privileged = "Nu vertrouwelijk", true
	})
	storetest.Adopt(t, local, w.Ref[model.KindMeeting])
	c.Advance(48 * time.Hour)
	who := actors(w)
	who["reader"] = storetest.As(w.Reader)
	for _, n := range []string{"outsider", "unknown", "not a person", "nobody over ssh"} {
		delete(who, n)
	}
	names := slices.Sorted(maps.Keys(who))
	back := tries.Some(names, 3) // who looks back too
	for _, name := range names {
		h := s.As(who[name])
		past, err := h.AsOf(bg, model.DateOf(c.Now()).AddDays(-1))
		if err != nil {
			t.Fatal(err)
		}
		earlier, err := h.AsOf(bg, model.DateOf(c.Now()).AddDays(-3)) // "Eerder advies" was still open
		if err != nil {
			t.Fatal(err)
		}
		for when, h := range map[string]*store.Handle{"now": h, "yesterday": past, "before it was marked": earlier} {
			if when != "now" && !slices.Contains(back, name) {
				continue
			}
			all := everything(t, h, w)
			for word, may := range secrets(w) {
				if got, want := strings.Contains(all, word), slices.Contains(may, name); got != want {
					t.Errorf("%s, %s: reads %q: %v, want %v", name, when, word, got, want)
				}
			}
			if !strings.Contains(all, "Verslag hersteltest") || !strings.Contains(all, "testverslag") {
				t.Errorf("%s, %s: even what is open is not found", name, when)
			}
		}
	}
}

// everything is all that an actor can get hold of in any way, written out.
func everything(t *testing.T, h *store.Handle, w *storetest.World) string {
	t.Helper()
	var b strings.Builder
	var blobs []string
	var day model.Date
	show := func(how string, r model.Record) {
		body, err := store.EncodeBody(r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", how, body)
		blobs = append(blobs, model.BlobsOf(r)...)
	}
	storetest.MustView(t, h, func(s model.State) {
		day = s.Today()
		ids := map[model.Kind][]string{}
		for _, i := range model.Kinds() {
			// Also ids that are not shown: somebody can guess them.
			for n := range 12 {
				ids[i.Kind] = append(ids[i.Kind], model.FormatID(i, 2026, n))
			}
			ids[i.Kind] = append(ids[i.Kind], w.Ref[i.Kind])
			for _, r := range s.All(i.Kind) {
				show("all", r)
			}
			for _, f := range model.FieldsOf(i.Kind) {
				if f.Column() {
					fmt.Fprintf(&b, "rows %v\n", s.Rows(i.Kind, f.Name))
				}
			}
			for _, rev := range s.Changes(i.Kind, time.Time{}) {
				show("change", rev.Record)
			}
		}
		for k, list := range ids {
			for _, id := range list {
				if r, ok := s.Get(k, id); ok {
					show("get", r)
				}
				for _, rev := range s.History(k, id) {
					show("history", rev.Record)
				}
				for _, l := range s.LinkedTo(k, id) {
					if r, ok := s.Get(l.From.Kind, l.From.ID); ok {
						show("link", r)
					} else {
						t.Errorf("a link leads to %s %s, which is not shown", l.From.Kind, l.From.ID)
					}
				}
				for _, f := range model.FieldsOf(k) {
					if !f.Column() || len(f.Target) == 0 {
						continue
					}
					for _, target := range list {
						for _, r := range s.Find(k, f.Name, target) {
							show("find", r)
						}
					}
				}
			}
		}
	})
	ds, err := h.Duties(bg, day)
	if err != nil {
		t.Fatal(err)
	}
	over, err := h.Overview(bg, day)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{ds, over} {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "duties %s\n", text)
	}
	for _, sum := range append(blobs, w.ClosedPaper, w.PrivilegedBlob, w.AmberEvidenceBlob, w.OpenEvidenceBlob) {
		if content, err := h.Blob(bg, sum); err == nil {
			fmt.Fprintf(&b, "blob %s\n", content)
		}
	}
	if ok, _ := h.May(bg, model.VerbExport); ok {
		text := export(t, h)
		b.WriteString(text)
		if strings.Contains(text, "Advies advocaat") || strings.Contains(text, "Nu vertrouwelijk") {
			t.Error("an export holds privileged evidence")
		}
	}
	return b.String()
}

// Counts tell as much as lists: what a reader may not see is in none of them.
func TestListsAgree(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	for who, actor := range actors(p.world) {
		if roleOf(who) == nil {
			continue
		}
		storetest.MustView(t, s.As(actor), func(s model.State) {
			for _, i := range model.Kinds() {
				var all, rows []string
				for _, r := range s.All(i.Kind) {
					all = append(all, r.Head().ID)
				}
				for _, r := range s.Rows(i.Kind) {
					rows = append(rows, r[0].(string))
				}
				if !slices.Equal(all, rows) {
					t.Errorf("%s, %s: All gives %v, Rows %v", who, i.Kind, all, rows)
				}
			}
		})
	}
}

// Somebody who may save a kind but not see a certain record learns nothing
// from trying to overwrite it.
func TestConflictTellsNothingHidden(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	ciso := s.As(storetest.As(p.world.Person[model.RoleCISO]))
	for rev := range 3 {
		r := &model.AgendaItem{Meeting: p.world.Ref[model.KindMeeting], Type: model.ItemDecision, Title: "overschreven"}
		r.ID, r.Rev = p.world.Closed, rev
		_, err := ciso.Do(bg, model.Save{Record: r})
		if model.CodeOf(err) != model.CodeNotFound {
			t.Errorf("rev %d: %v, want as if it did not exist", rev, err)
		}
		var c *model.Conflict
		if asConflict(err, &c) {
			t.Errorf("rev %d: the conflict shows %+v", rev, c.Theirs)
		}
	}
}
