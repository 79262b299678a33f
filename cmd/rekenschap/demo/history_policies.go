package demo

import (
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// documents plans the policies of before the story: each is made, approved by the
// board, renewed after a year or two, and in the end taken up in the package of
// measures.
func (h *history) documents(first int) {
	for i, t := range h.lex.Topics {
		for j, kind := range []string{"Beleid", "Werkwijze"} {
			key := fmt.Sprintf("beleid:oud:%d:%d", i, j)
			made := first - 7*h.between(0, 60) - 35*j
			if made < storyDays+120 {
				continue
			}
			title := kind + " " + t.Name
			h.later(model.KindPolicy, made, func(f *form) {
				f.add(key, &model.Policy{Title: title, Type: model.PolicyDocument, Letters: t.Letters, Owner: h.id("functie:ciso"), Interval: 12 * (1 + j)}, model.Date{})
			})
			h.renewals(key, title, t, made)
		}
	}
}

// renewals plans the versions of a policy.
func (h *history) renewals(policy, title string, t topic, ago int) {
	before := ""
	for nr := 1; ago > storyDays+100; nr++ {
		for quietWeek(h.day.AddDays(7*h.week(ago-28) - h.first)) {
			ago -= 7
		}
		key := versionKey(policy, nr)
		h.version(policy, key, title, t, nr, ago)
		h.board(policy, key, before, title, nr, ago-28)
		alter(h, ago-49, key, func(v *model.PolicyVersion, on model.Date) { v.ImplementedOn = on })
		if nr > 1 {
			old := versionKey(policy, nr-1)
			alter(h, ago-56, old, func(v *model.PolicyVersion, on model.Date) { v.WithdrawnOn = on })
		}
		before = "besluit:" + key
		ago -= 7 * h.between(50, 95)
	}
	last := before
	h.at(207, "16:15", "opgegaan in het maatregelenpakket", func() {
		h.act(h.ciso())
		key := strings.TrimPrefix(last, "besluit:")
		edit(h.story, key, model.Date{}, func(v *model.PolicyVersion) { v.WithdrawnOn = model.DateOf(h.now) })
	})
}

func (h *history) version(policy, key, title string, t topic, nr, ago int) {
	x := h.newMatter()
	x.topic = t
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nVersie %d.0\n", title, nr)
	for i, part := range []string{"Waarom", "Wat wij doen", "Wie wat doet", "Hoe wij het nagaan"} {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n- %s\n", part, h.say(x, [][]string{t.Considerations, t.Texts, t.Texts, t.Considerations}[i]), h.say(x, t.Actions))
	}
	text := file([]byte(b.String()))
	change := h.say(x, t.Considerations)
	h.later(model.KindPolicyVersion, ago, func(f *form) {
		f.add(key, &model.PolicyVersion{Policy: h.id(policy), Nr: nr, Label: fmt.Sprintf("versie %d.0", nr), Blob: text.SHA256,
			File: fmt.Sprintf("%s-v%d.md", strings.ReplaceAll(strings.ToLower(title), " ", "-"), nr), Letters: t.Letters, Change: change, Material: nr > 1}, model.Date{}, text)
	})
	alter(h, ago-14, key, func(v *model.PolicyVersion, on model.Date) { v.SubmittedOn = on })
}

// board puts a version on the agenda of the board in that week.
func (h *history) board(policy, version, before, title string, nr, ago int) {
	week := h.week(ago)
	h.must[week] = append(h.must[week], item{key: "punt:" + version, kind: model.ItemDecision, title: fmt.Sprintf("%s versie %d", title, nr), papers: []string{version},
		proposal: &proposal{key: "besluit:" + version, subject: fmt.Sprintf("Vaststellen %s versie %d", lower(title), nr), text: fmt.Sprintf("De raad stelt %s versie %d vast.", lower(title), nr),
			considerations: "De vorige tekst is met de eigenaren doorgenomen; wat niet werkte, is eruit.", alternatives: "De vorige tekst een jaar verlengen.",
			costs: "Binnen de begroting.", ciso: "Positief.", fg: "Geen opmerkingen.", outcome: model.OutcomeApproved, approves: []string{version}, supersedes: before}})
}
