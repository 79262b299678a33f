package store_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// undoer takes steps back as one person.
type undoer struct {
	t *testing.T
	*store.Handle
	c    *storetest.Clock
	back *[]string // the steps that took back, the newest last
}

func undoes(t *testing.T, h *store.Handle, c *storetest.Clock) undoer {
	return undoer{t, h, c, &[]string{}}
}

func newUndoer(t *testing.T) (undoer, *store.Store, *storetest.World) {
	s, c, w := filled(t)
	c.Advance(48 * time.Hour) // what the fixture did is too old to take back
	return undoes(t, s.As(storetest.Local()), c), s, w
}

// save is a step of its own moment.
func (u undoer) save(r model.Record) string {
	u.t.Helper()
	u.c.Advance(time.Minute)
	return storetest.MustSave(u.t, u.Handle, r)
}

func (u undoer) change(k model.Kind, id string, edit func(model.Record)) {
	u.t.Helper()
	u.c.Advance(time.Minute)
	storetest.MustChange(u.t, u.Handle, k, id, edit)
}

func (u undoer) last() model.Step {
	u.t.Helper()
	st, ok, err := u.LastStep(bg)
	if err != nil || !ok {
		u.t.Fatalf("no last step: %v, %v", ok, err)
	}
	return st
}

// undo takes the newest step back.
func (u undoer) undo() model.Receipt {
	u.t.Helper()
	u.c.Advance(time.Minute)
	rc := storetest.MustDo(u.t, u.Handle, model.Undo{RecordedAt: u.last().RecordedAt})
	*u.back = append(*u.back, rc.Entries[0].RecordedAt)
	return rc
}

// redo takes the newest step back that took one back, and was not itself.
func (u undoer) redo() model.Receipt {
	u.t.Helper()
	last := len(*u.back) - 1
	at := (*u.back)[last]
	*u.back = (*u.back)[:last]
	u.c.Advance(time.Minute)
	return storetest.MustDo(u.t, u.Handle, model.Undo{RecordedAt: at})
}

func (u undoer) get(k model.Kind, id string) (r model.Record) {
	u.t.Helper()
	storetest.MustView(u.t, u.Handle, func(s model.State) {
		var ok bool
		if r, ok = s.Get(k, id); !ok {
			u.t.Fatalf("%s is gone", id)
		}
	})
	return r
}

// seen tells whether a record is in the ways by which lists and rules find it.
func (u undoer) seen(k model.Kind, id string) (in []string) {
	u.t.Helper()
	storetest.MustView(u.t, u.Handle, func(s model.State) {
		if slices.ContainsFunc(s.All(k), func(r model.Record) bool { return r.Head().ID == id }) {
			in = append(in, "All")
		}
		for _, r := range s.Rows(k) {
			if r[0] == id {
				in = append(in, "Rows")
			}
		}
	})
	return in
}

func fresh(text string) *model.Action {
	return &model.Action{Text: text, Owner: "F-001", Due: model.MustDate("2026-06-01"), OriginNote: "test"}
}

// A record that was made is taken back: it is in no list, its page says so, its
// number is not given again; doing it again brings it back as it was.
func TestUndoOfANewRecord(t *testing.T) {
	u, s, _ := newUndoer(t)
	id := u.save(fresh("te vroeg"))
	was := u.get(model.KindAction, id)
	if st := u.last(); st.What.Key != "screen.undo.added" || st.What.Args["ID"] != id || len(st.Why) > 0 {
		t.Errorf("last step: %v, why not: %v", st.What, st.Why)
	}
	before := u.c.Now()
	u.c.Advance(14 * time.Hour) // to another day, for as-of
	rc := u.undo()
	if len(rc.Entries) != 1 || rc.Entries[0].Verb != "undo" || rc.Entries[0].Rev != 2 {
		t.Errorf("wrote %+v", rc.Entries)
	}
	if in := u.seen(model.KindAction, id); in != nil {
		t.Errorf("undone and still in %v", in)
	}
	if r := u.get(model.KindAction, id); !r.Head().Undone {
		t.Error("its page does not say that it was undone")
	}
	if next := u.save(fresh("volgende")); next == id {
		t.Error("the number was given again")
	}
	u.undo()
	then, err := s.As(storetest.Local()).AsOf(bg, model.DateOf(before))
	if err != nil {
		t.Fatal(err)
	}
	storetest.MustView(t, then, func(s model.State) {
		if r, ok := model.Get[*model.Action](s, id); !ok || r.Text != "te vroeg" {
			t.Errorf("the day before does not show it: %v", r)
		}
	})
	u.c.Advance(time.Minute)
	storetest.MustDo(t, u.Handle, model.Undo{RecordedAt: rc.Entries[0].RecordedAt}) // by name: z would not reach it
	if in := u.seen(model.KindAction, id); !slices.Equal(in, []string{"All", "Rows"}) {
		t.Errorf("done again it is only in %v", in)
	}
	if now := u.get(model.KindAction, id); !sameFields(was, now) {
		t.Errorf("done again: %+v, was %+v", now, was)
	}
	if rep := storetest.MustVerify(t, u.Handle, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

// sameFields compares what a record says, not how it was written down.
func sameFields(a, b model.Record) bool {
	bare := func(r model.Record) model.Record {
		r = model.Clone(r)
		*r.Head() = model.Base{ID: r.Head().ID, Reason: r.Head().Reason, Undone: r.Head().Undone}
		return r
	}
	return reflect.DeepEqual(bare(a), bare(b))
}

// Steps are taken back newest first, also two on one record, and done again in
// the other order.
func TestUndoGoesFurtherBack(t *testing.T) {
	u, _, _ := newUndoer(t)
	id := u.save(fresh("een"))
	for _, text := range []string{"twee", "drie"} {
		u.change(model.KindAction, id, func(r model.Record) { r.(*model.Action).Text = text })
	}
	text := func() string { return u.get(model.KindAction, id).(*model.Action).Text }
	for _, want := range []string{"twee", "een"} {
		if u.undo(); text() != want {
			t.Errorf("after undo %q, want %q", text(), want)
		}
	}
	for _, want := range []string{"twee", "drie"} {
		if u.redo(); text() != want {
			t.Errorf("after redo %q, want %q", text(), want)
		}
	}
	if u.undo(); text() != "twee" {
		t.Errorf("undone after all: %q", text())
	}
	other := u.save(fresh("iets anders"))
	u.undo()
	u.redo()
	if st := u.last(); st.What.Key != "screen.undo.again" || st.Entries[0].ID != other {
		t.Errorf("the last step is %v of %s", st.What, st.Entries[0].ID)
	}
}

// An import of 101 controls is one step.
func TestUndoOfAnImport(t *testing.T) {
	s, c := storetest.MustCreate(t)
	u := undoes(t, s.As(storetest.Local()), c)
	storetest.MustDo(t, u.Handle, initOf(model.Stichting))
	var rows []model.ControlRow
	for _, l := range storetest.Options(c).Law().Controls {
		rows = append(rows, model.ControlRow{Line: len(rows) + 2, Nr: l.ID, Applicable: model.ApplicableYes, HasApplicable: true,
			Implementation: model.ImplementationDone, HasImplementation: true, Why: "zorg"})
	}
	done := func() (n int) {
		storetest.MustView(t, u.Handle, func(s model.State) {
			for _, r := range s.Rows(model.KindControl, "implementation") {
				if r[1] == string(model.ImplementationDone) {
					n++
				}
			}
		})
		return n
	}
	c.Advance(time.Minute)
	storetest.MustDo(t, u.Handle, model.ImportControls{Rows: rows})
	if n := done(); n != 101 {
		t.Fatalf("%d controls implemented after the import", n)
	}
	if st := u.last(); len(st.Entries) != 101 || st.What.Args["Verb"] != string(model.VerbImportControls) {
		t.Errorf("%d entries: %v", len(st.Entries), st.What)
	}
	if u.undo(); done() != 0 {
		t.Errorf("%d controls implemented after undo", done())
	}
	if u.redo(); done() != 101 {
		t.Errorf("%d controls implemented after redo", done())
	}
	u.undo()
	if st := u.last(); st.Verb != model.VerbInit || len(st.Why) == 0 || st.Why[0].Key != "error.undo.organisation" {
		t.Errorf("the set-up can be taken back: %v %v", st.What, st.Why)
	}
	if rep := storetest.MustVerify(t, u.Handle, store.VerifyOptions{}); rep.Code() != "" {
		t.Errorf("findings:%s", findings(rep))
	}
}

// What has its number from elsewhere can be made anew after it was undone.
func TestMadeAnewUnderItsNumber(t *testing.T) {
	u, _, _ := newUndoer(t)
	ctl := func() *model.Control {
		c := &model.Control{Applicable: model.ApplicableNo, Why: "test"}
		c.ID = "A-5.2"
		return c
	}
	u.save(ctl())
	u.undo()
	u.save(ctl())
	if r := u.get(model.KindControl, "A-5.2"); r.Head().Undone || r.Head().Rev != 3 {
		t.Errorf("made anew: %+v", r.Head())
	}
	u.undo()
	if r := u.get(model.KindControl, "A-5.2"); !r.Head().Undone {
		t.Error("undone again, and still there")
	}
}

// Search, links and rules know nothing of what was undone.
func TestUndoneIsInNoRule(t *testing.T) {
	u, s, w := newUndoer(t)
	id := u.save(&model.Action{Text: "gloednieuwe maatregel xyzzy", Owner: w.Ref[model.KindOffice], Due: model.MustDate("2026-06-01"),
		Origin: model.Ref{Kind: model.KindDecision, ID: w.Ref[model.KindDecision]}})
	search := func() int {
		found, err := u.Search(bg, "xyzzy", model.DateOf(u.c.Now()), 5)
		if err != nil {
			t.Fatal(err)
		}
		return len(found.Hits)
	}
	linked := func() (n int) {
		storetest.MustView(t, u.Handle, func(s model.State) {
			for _, l := range append(s.LinkedTo(model.KindDecision, w.Ref[model.KindDecision]), s.LinksFrom(model.KindAction, "origin")...) {
				if l.From.ID == id {
					n++
				}
			}
		})
		return n
	}
	if search() != 1 || linked() != 2 {
		t.Fatalf("found %d, linked %d", search(), linked())
	}
	u.undo()
	if search() != 0 || linked() != 0 {
		t.Errorf("undone: found %d, linked %d", search(), linked())
	}

	u.save(&model.Grant{Person: w.Outsider, Role: model.RoleAuditor, From: model.DateOf(u.c.Now())})
	out := s.As(storetest.As(w.Outsider))
	if ok, err := out.May(bg, model.VerbVerify); err != nil || !ok {
		t.Fatalf("a granted role gives nothing: %v", err)
	}
	u.undo()
	if ok, _ := out.May(bg, model.VerbVerify); ok {
		t.Error("an undone grant still gives a role")
	}

	seat := u.save(&model.Body{Code: "AC", Name: "Adviesraad", Type: model.BodyAdvisory})
	u.undo()
	storetest.MustView(t, u.Handle, func(s model.State) {
		if _, ok := model.Get[*model.Body](s, seat); ok {
			t.Error("a rule still finds an undone body")
		}
	})
	if doc := describe(t, u.Handle, model.KindAction, id); !strings.Contains(doc, "screen.doc.undone_by") || !strings.Contains(doc, "xyzzy") {
		t.Errorf("the page:\n%s", doc)
	}
}

func describe(t *testing.T, h *store.Handle, k model.Kind, id string) string {
	t.Helper()
	var b strings.Builder
	storetest.MustView(t, h, func(s model.State) {
		doc, err := model.Describe(s, k, id, s.Today())
		if err != nil {
			t.Fatal(err)
		}
		for _, bl := range doc.Blocks {
			b.WriteString(bl.Label.String() + " ")
			if m, ok := bl.Value.(model.Message); ok {
				b.WriteString(m.String())
			} else if s, ok := bl.Value.(string); ok {
				b.WriteString(s)
			}
			b.WriteByte('\n')
		}
	})
	return b.String()
}
