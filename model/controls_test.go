package model_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	"github.com/rekenschap/rekenschap/text"
)

// control files how a control stands.
func (f *file) control(id string, applies model.Applicable, how model.Implementation, sure model.Assurance) {
	f.Helper()
	c := &model.Control{Applicable: applies, Why: "reden", Implementation: how, Assurance: sure, Owner: f.ciso}
	c.ID = id
	f.save(c)
}

// becomes changes how a control stands, so many days later.
func (f *file) becomes(id string, days int, how model.Implementation, sure model.Assurance) {
	f.Helper()
	f.c.Advance(time.Duration(days) * 24 * time.Hour)
	storetest.MustChange(f, f.h, model.KindControl, id, func(r model.Record) {
		r.(*model.Control).Implementation, r.(*model.Control).Assurance = how, sure
	})
}

// ground is a reference to a record as it is now, for a decision to rest on.
func (f *file) ground(kind model.Kind, id string) (ref model.Ref) {
	f.Helper()
	storetest.MustView(f, f.h, func(s model.State) {
		if r, ok := s.Get(kind, id); ok {
			ref = model.RefTo(r)
		}
	})
	return ref
}

func TestStateOfAControl(t *testing.T) {
	for _, tc := range []struct {
		applies model.Applicable
		how     model.Implementation
		sure    model.Assurance
		want    model.ControlState
		sign    model.Status
	}{
		{model.ApplicableNo, "", "", model.ControlExcluded, model.NA},
		{model.ApplicableUndecided, "", "", model.ControlUndecided, model.Gap},
		{model.ApplicableUndecided, model.ImplementationDone, model.AssuranceOperation, model.ControlUndecided, model.Gap},
		{model.ApplicableYes, "", "", model.ControlNone, model.Gap},
		{model.ApplicableYes, model.ImplementationWork, model.AssuranceOperation, model.ControlStarted, model.Attention},
		{model.ApplicableYes, model.ImplementationDone, model.AssuranceExistence, model.ControlDone, model.Met},
		{model.ApplicableYes, model.ImplementationDone, model.AssuranceOperation, model.ControlProven, model.Met},
	} {
		c := &model.Control{Applicable: tc.applies, Implementation: tc.how, Assurance: tc.sure}
		if got := c.State(); got != tc.want || got.Status() != tc.sign {
			t.Errorf("%+v: %s %s, want %s %s", tc, got, got.Status(), tc.want, tc.sign)
		}
	}
}

// Counts leave out what does not apply; what is not decided is counted apart.
func TestControlsInAList(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	f.control("A-5.1", model.ApplicableYes, model.ImplementationDone, model.AssuranceOperation)
	f.control("A-5.2", model.ApplicableYes, model.ImplementationWork, "")
	f.control("A-5.3", model.ApplicableNo, "", "")
	f.control("A-6.1", model.ApplicableUndecided, "", "")
	f.control("A-7.1", model.ApplicableYes, "", "")
	f.save(&model.Action{Text: "Plan", Owner: f.ciso, Due: f.today().AddDays(30), Origin: f.ground(model.KindControl, "A-7.1")})
	plan := f.save(&model.Action{Text: "Plan voor wat af is", Owner: f.ciso, Due: f.today().AddDays(60), Origin: f.ground(model.KindControl, "A-5.1")})

	head := f.head(f.ciso, "controls")
	for _, want := range []string{"1 van 3 ingevoerd · 1 werking getoetst · 1 uitgezonderd · 1 onbeslist", "organisatorisch 1/2 · mensgericht 0/0 · fysiek 0/1", "+1 sinds "} {
		if !strings.Contains(head, want) {
			t.Errorf("the head lacks %q:\n%s", want, head)
		}
	}
	rows := f.rows(f.ciso, "controls")
	if got := rows["A-7.1"]; got["nr"] != "7.1" || got["state"] != model.ControlNone || got["planned"] != f.today().AddDays(30) {
		t.Errorf("A-7.1: %v", got)
	}
	if got := rows["A-5.1"]["planned"]; got != (model.Date{}) {
		t.Errorf("what is done is planned for %v by %s", got, plan)
	}

	n, _ := model.NounByName("controls")
	l, err := f.s.As(storetest.As(f.ciso)).List(context.Background(), n, f.today())
	if err != nil {
		t.Fatal(err)
	}
	groups := func(by string) map[string]string {
		out := map[string]string{}
		for _, g := range l.Groups[by] {
			var ids []string
			for _, i := range g.Rows {
				ids = append(ids, l.Rows[i].Ref.ID)
			}
			out[text.New(text.NL).Msg(g.Title)] = strings.Join(ids, " ") + ": " + text.New(text.NL).Msg(g.Note)
		}
		return out
	}
	chapters := groups("theme")
	if got := chapters["5 organisatorisch"]; got != "A-5.1 A-5.2 A-5.3: 1 van 2 ingevoerd" {
		t.Errorf("chapter 5: %q", got)
	}
	if _, ok := chapters["8 technologisch"]; ok || len(chapters) != 3 {
		t.Errorf("chapters: %v", chapters)
	}
	// 5.3 serves a and i.
	parts := groups("cbw")
	for title, ids := range parts {
		if in, want := strings.Contains(ids, "A-5.3"), title[0] == 'a' || title[0] == 'i'; in != want {
			t.Errorf("%q: %q", title, ids)
		}
	}
}

// The page tells how a control came to stand where it stands, on the day asked.
func TestTheWayOfAControl(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	f.control("A-8.16", model.ApplicableYes, "", "")
	f.becomes("A-8.16", 10, model.ImplementationWork, "")
	before := f.today()
	f.becomes("A-8.16", 20, model.ImplementationWork, model.AssuranceDesign) // no step: it stands as it stood
	f.becomes("A-8.16", 5, model.ImplementationDone, model.AssuranceDesign)
	p := text.New(text.NL)
	if page := f.page(f.ciso, model.KindControl, "A-8.16"); !strings.Contains(page, "Verloop|||niet begonnen → bezig "+p.Date(before)+" → ingevoerd "+p.Date(f.today())+"|") {
		t.Errorf("the way here:\n%s", page)
	}
	var way string
	for _, b := range f.doc(f.ciso, model.KindControl, "A-8.16", before).Blocks {
		if b.Label.Key == "screen.controls.way" {
			way = p.Value(b.Value)
		}
	}
	if way != "niet begonnen → bezig "+p.Date(before) {
		t.Errorf("on %s: %q", before, way)
	}
}

// A decision that rests on a control is named with whether the control changed
// under it; one that has been replaced is not shaken any more.
func TestWhatRestsOnAControl(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	who := f.director("A. Bestuurder", f.today())
	f.control("A-5.1", model.ApplicableYes, model.ImplementationDone, model.AssuranceExistence)
	policy := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	rest := func(nr int, change func(*model.Decision)) string {
		return f.approve(f.version(policy, nr, "tekst", nil), func(d *model.Decision) {
			d.RestsOn = []model.Ref{f.ground(model.KindControl, "A-5.1")}
			if change != nil {
				change(d)
			}
		}, who)
	}
	first := rest(1, nil)
	word := func(id string) string {
		for _, b := range f.doc(f.ciso, model.KindControl, "A-5.1", f.today()).Blocks {
			if b.Ref.ID == id && b.Kind == model.BlockStatus {
				return b.Word.Key + " " + string(b.Status)
			}
		}
		return ""
	}
	if got := word(first); got != "screen.decision.word_same met" {
		t.Errorf("as decided: %q", got)
	}
	f.becomes("A-5.1", 3, model.ImplementationWork, model.AssuranceNone)
	if got := word(first); got != "duty.basis_changed attention" {
		t.Errorf("after the change: %q", got)
	}
	second := rest(2, func(d *model.Decision) { d.Supersedes = first })
	if got := word(first); got != "screen.controls.word_past na" {
		t.Errorf("replaced: %q", got)
	}
	if got := word(second); got != "screen.decision.word_same met" {
		t.Errorf("the new one: %q", got)
	}
}

// What names a control stands on its page with what it came to; what is said to
// be in place without evidence says so; a passed assessment is late.
func TestPageOfAControl(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	f.control("A-5.19", model.ApplicableYes, model.ImplementationDone, "")
	storetest.MustChange(f, f.h, model.KindControl, "A-5.19", func(r model.Record) { r.(*model.Control).NextOn = f.today().AddDays(-4) })
	threat := f.threat(f.report(2025, "Z-CERT", model.TLPClear), "Keten")
	review := f.save(&model.Review{Subject: model.Ref{Kind: model.KindThreatItem, ID: threat, Rev: 1}, Touches: model.TouchesYes,
		Consequence: model.ConsequenceAction, Why: "reden", By: f.ciso, On: f.today(), Controls: []string{"A-5.19"}})
	who := f.director("A. Bestuurder", f.today())
	policy := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	decision := f.approve(f.version(policy, 1, "tekst", nil), nil, who)
	risk := f.save(&model.RiskAcceptance{Title: "Oude scanner", Risk: "geen updates", On: f.today(), DecidedBy: decision, Controls: []string{"A-5.19"}})
	f.save(&model.Action{Text: "Contracten nalopen", Owner: f.ciso, Due: f.today().AddDays(9), Origin: f.ground(model.KindControl, "A-5.19")})
	page := f.page(f.ciso, model.KindControl, "A-5.19")
	for _, want := range []string{
		"Stand|met|ingevoerd|", "geen bewijs", "|attention|te laat|", "Getoetst|||geen|",
		"Keten · " + review + " · ja, actie", "attention|geen einddatum|", "Oude scanner · " + risk, "Contracten nalopen · D. Beveiliger",
		"Cbw 21(3)a|||Risicoanalyse en beveiligingsbeleid|" + model.MeasureRef("a").ID, "Cbw 21(3)d|||Toeleveringsketen|", "Geen toezichthouder heeft gepubliceerd",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	// Nothing is told twice: what the page leads to is no bare link below.
	for _, id := range []string{review, risk} {
		if n := strings.Count(page, "|"+id+"\n"); n != 1 {
			t.Errorf("%s is led to %d times:\n%s", id, n, page)
		}
	}
	lines := strings.Split(f.page(f.ciso, model.KindMeasure, model.MeasureRef("d").ID), "\n")
	if !slices.ContainsFunc(lines, func(l string) bool {
		return strings.HasPrefix(l, "A-5.19 ") && strings.HasSuffix(l, "|met|ingevoerd||A-5.19")
	}) {
		t.Errorf("the part of the Cbw does not tell how the control stands:\n%s", strings.Join(lines, "\n"))
	}
}
