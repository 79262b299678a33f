package model_test

import (
	"context"
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What a policy asks for is told by how its versions stand: a renewal only
// once one was approved, and never about another version than that.
func TestTasksOfAPolicy(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	is := func(when string, want ...model.Ask) {
		t.Helper()
		if got := f.doc("", model.KindPolicy, p, f.today()).Tasks; !slices.EqualFunc(got, want, sameAsk) {
			t.Errorf("%s the page offers %+v, not %+v", when, got, want)
		}
		storetest.MustView(t, f.h, func(s model.State) {
			n, _ := model.NounByName("policies")
			rows, err := n.Load(s, f.today())
			if err != nil || len(rows) != 1 || !slices.EqualFunc(rows[0].Tasks, want, sameAsk) {
				t.Errorf("%s the list offers %+v (%v)", when, rows, err)
			}
		})
	}
	submit := func(v *model.PolicyVersion) model.Ask { return model.Ask{What: model.AskSubmit, Ref: model.RefTo(v)} }
	renew := model.Ask{What: model.AskRenew, Ref: model.Ref{Kind: model.KindPolicy, ID: p}}

	is("without a version")
	one := f.version(p, 1, "# Een\n", nil)
	is("with a concept alone", submit(one))
	err := f.h.View(context.Background(), func(s model.State) error {
		_, err := model.FormFor(s, renew)
		return err
	})
	if why := model.Because(err); err == nil || why.Key != "error.renew.unapproved" {
		t.Errorf("renewing what was never approved: %v", err)
	}
	f.approve(one, nil, a)
	is("once it is approved", renew)
	two := f.version(p, 2, "# Twee\n", nil)
	is("with a concept after it", submit(two), renew)
	storetest.MustView(t, f.h, func(s model.State) {
		form, err := model.FormFor(s, renew)
		if err != nil || form.Intro.Key != "form.renew.intro_approved" || form.Intro.Args["Version"].(model.Message).Args["Text"] != "Beleid v1" {
			t.Errorf("what holds is the approved version, not the concept: %+v (%v)", form.Intro, err)
		}
	})
}

func sameAsk(a, b model.Ask) bool {
	return a.What == b.What && a.Ref.Kind == b.Ref.Kind && a.Ref.ID == b.Ref.ID
}
