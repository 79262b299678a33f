package demo

import (
	"context"
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/store"
)

// TestYears holds a file of two years against the story alone: the same end,
// with a year before it.
func TestYears(t *testing.T) {
	t.Parallel()
	if testing.Short() || raceEnabled || !tries.All() {
		t.Skip("two files of two years: CI=true fills them")
	}
	h := see(t, fill(t, Options{Day: theDay, Seed: 1, Years: 2}), theDay)
	if again := head(t, Options{Day: theDay, Seed: 1, Years: 2}); again != headOf(t, h) {
		t.Errorf("the same day, seed and years gave %v and %v", headOf(t, h), again)
	}
	rep, err := h.Verify(context.Background(), store.VerifyOptions{})
	if err != nil || len(rep.Findings) > 0 {
		t.Fatal(err, rep.Findings)
	}
	if rep.Entries < 4000 || rep.Covered < rep.Entries-100 {
		t.Errorf("%d entries, %d covered", rep.Entries, rep.Covered)
	}
	alone := map[string]model.Status{}
	view(t, see(t, theStory(t), theDay), func(s model.State) {
		for _, r := range model.Duties(s, theDay) {
			alone[r.ID] = r.Status
		}
	})
	view(t, h, func(s model.State) {
		for _, r := range model.Duties(s, theDay) {
			if r.Status != alone[r.ID] {
				t.Errorf("%s is %s, in the story alone %s", r.ID, r.Status, alone[r.ID])
			}
		}
		first := s.History(model.KindOrganisation, model.OrganisationID)[0].Entry.OccurredOn
		if days := first.DaysUntil(theDay); days < 2*365 || days > 2*365+30 {
			t.Errorf("the file begins on %s, %d days before the end", first, days)
		}
		checkYears(t, s)
	})
}

func checkYears(t *testing.T, s model.State) {
	start := theDay.AddDays(-storyDays)
	decided := map[model.Outcome]int{}
	for _, d := range model.All[*model.Decision](s) {
		if !d.On.Before(start) {
			continue
		}
		decided[d.Outcome]++
		if d.Outcome == model.OutcomeApproved || d.Outcome == model.OutcomeConditions {
			if why := model.Validity(s, d); len(why) > 0 {
				t.Errorf("%s %s is not valid: %v", d.ID, d.Subject, why)
			}
		}
	}
	for _, o := range []model.Outcome{model.OutcomeApproved, model.OutcomeConditions, model.OutcomeNoted, model.OutcomeRejected, model.OutcomeDeferred} {
		if decided[o] == 0 {
			t.Errorf("no decision of before the story is %s: %v", o, decided)
		}
	}
	late := 0
	for _, a := range model.All[*model.Action](s) {
		if a.Open(theDay) && a.Due.Before(theDay) {
			late++
		}
	}
	if late != 3 {
		t.Errorf("%d actions late, not the 3 of the story", late)
	}
	for _, i := range model.Kinds() {
		for _, r := range s.All(i.Kind) {
			if ps := model.Validate(r); len(ps) > 0 {
				t.Errorf("%s: %v", r.Head().ID, ps)
			}
		}
	}
}

var braces = regexp.MustCompile(`[{}]`)

// Lists of words may not run dry: every part of a sentence is filled in.
func TestLexiconFillsEveryBrace(t *testing.T) {
	h := &history{story: &story{day: theDay}, dice: rand.New(chance(1, "test")), lex: readLexicon()}
	all := [][]string{h.lex.Services}
	for _, c := range h.lex.Common {
		all = append(all, c)
	}
	for _, x := range h.lex.Topics {
		all = append(all, x.Subjects, x.Texts, x.Considerations, x.Alternatives, x.Actions, x.Questions)
		for _, c := range x.Controls {
			if _, ok := catalog.Law().Control(c); !ok {
				t.Errorf("%s names control %s", x.Name, c)
			}
		}
	}
	for _, list := range all {
		for _, text := range list {
			if said := h.fill(h.newMatter(), text); braces.MatchString(said) {
				t.Errorf("%q leaves %q", text, said)
			}
		}
	}
}
