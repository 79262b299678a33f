package main

import (
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// Nobody types in vain: no form that opens for somebody, about any record they
// see, comes to something that they may not do.
func TestNoFormIsTypedInVain(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	for _, who := range []string{"Joost Eik", "Noor Vlier", "Walter Taxus", theMinutes, thePapers} {
		o := enter(t, path, who, "nl")
		tried, vain := 0, map[string]string{}
		err := o.h.View(t.Context(), func(s model.State) error {
			for _, i := range model.Kinds() {
				for _, r := range s.All(i.Kind) {
					for _, a := range everyAsk(s, r) {
						if v, ok := model.AskVerb(a); !ok || !model.Allowed(s.Roles(), v) {
							continue
						}
						if cmd, ok := filledIn(s, a); ok {
							tried++
							if refused := deniedBy(s, cmd); refused != "" {
								vain[a.What+" "+string(a.Kind)+" on "+string(i.Kind)+": "+refused] = r.Head().ID
							}
						}
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for what, id := range vain {
			t.Errorf("%s types in vain: %s, for example at %s", who, what, id)
		}
		if may := who != "Walter Taxus"; may != (tried > 200) {
			t.Errorf("of %s %d forms were tried", who, tried)
		}
	}
}

// everyAsk is every form that a key could lead to at a record.
func everyAsk(s model.State, r model.Record) []model.Ask {
	ref := model.Ref{Kind: r.Kind(), ID: r.Head().ID}
	out := []model.Ask{{What: model.AskQuery, Ref: ref}}
	for _, what := range []string{model.AskEdit, model.AskDone, model.AskLink} {
		out = append(out, model.Ask{What: what, Ref: ref})
	}
	for _, k := range []model.Kind{model.KindNote, model.KindEvidence, model.KindAction} {
		out = append(out, model.Ask{What: model.AskNew, Kind: k, Ref: ref})
	}
	return slices.Concat(out, model.Makes(ref), model.Tasks(s, ref, s.Today()))
}

// filledIn is what a form comes to with something in its texts; not ok when it
// does not open, or asks more than that.
func filledIn(s model.State, a model.Ask) (model.Command, bool) {
	f, err := model.FormFor(s, a)
	if err != nil {
		return nil, false
	}
	in := model.Filled{Values: map[string][]string{}}
	for _, field := range f.Fields {
		v := field.Start
		switch {
		case field.Name == "sure":
			v = []string{"yes"}
		case field.Many || field.Type != model.FormText && field.Type != model.FormLong:
		case len(v) == 1 && field.Type == model.FormText:
			v = []string{v[0] + " x"}
		case len(v) == 0:
			v = []string{"iets"}
		}
		if len(v) > 0 {
			in.Values[field.Name] = v
		}
	}
	cmd, problems := f.Build(in)
	return cmd, cmd != nil && len(problems) == 0
}

// deniedBy is why somebody may not do what a form came to, empty when they may.
func deniedBy(s model.State, cmd model.Command) string {
	for _, v := range model.VerbsOf(s, cmd) {
		if !model.Allowed(s.Roles(), v) {
			return string(v)
		}
	}
	if _, err := cmd.Decide(s.Whole()); model.CodeOf(err) == model.CodeDenied {
		return model.Because(err).Key
	}
	return ""
}

// On the page of what is another's the keys that change it are not there, and
// say why when they are pressed.
func TestKeysOfWhatIsAnothers(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	s := take(t, path, "Joost Eik", "nl", 100, 30)
	page(keys.Screen(8), "open", "ACT-2026-027")(t, s)
	for _, k := range []string{keys.Edit, keys.Done, keys.Link} {
		s.Press(k).Has("ACT-2026-027 is van iemand anders").Lacks("Bewaren")
	}
	s.do(keys.Assist).Lacks("wijzig dit")
	s.Key("esc").Press(keys.Note).Has("Bewaren")
	mine := take(t, path, "Joost Eik", "nl", 120, 40).do(keys.Dossier)
	reach(t, mine.Driver, "Aanbieder vragen")
	mine.Press(keys.Done).Has("Bewaren")
}
