package demo

import (
	"fmt"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// pile is what waits for the day in a week on which it is written down: one form
// per kind of record.
type pile struct {
	week int
	kind model.Kind
}

// deskKinds are the kinds in the order in which they are written down: what
// others point at first. The secretary does the first, the CISO the others.
var (
	clerkKinds = []model.Kind{model.KindEvidence, model.KindTraining, model.KindParticipation, model.KindCertificate, model.KindCampaign,
		model.KindAgendaItem, model.KindDecision, model.KindQuestion, model.KindAction, model.KindAssessment, model.KindPolicy, model.KindPolicyVersion}
	cisoKinds = []model.Kind{model.KindSupplier, model.KindThreatReport, model.KindThreatItem, model.KindIncident, model.KindAdvisory,
		model.KindOwnIncident, model.KindIncidentReport, model.KindReview}
)

// later puts something on the pile of the week that many days ago.
func (h *history) later(kind model.Kind, ago int, write func(f *form)) {
	p := pile{ago / 7, kind}
	h.due[p] = append(h.due[p], write)
}

// desk plans the Friday on which what came in that week is written down.
func (h *history) desk(ago int) {
	h.at(ago, "16:20", "de secretaris werkt bij", func() {
		h.act(h.clerk())
		h.clear(ago, clerkKinds)
	})
	h.at(ago, "17:05", "de CISO werkt bij", func() {
		h.act(h.ciso())
		h.clear(ago, cisoKinds)
	})
}

func (h *history) clear(ago int, kinds []model.Kind) {
	for _, k := range kinds {
		var f form
		for _, write := range h.due[pile{ago / 7, k}] {
			write(&f)
		}
		h.confirm(f)
	}
}

// deskBefore is the desk day in the week before a meeting.
func (h *history) deskBefore(ago int) int {
	ago++
	for ago%7 != h.deskDay {
		ago++
	}
	return ago
}

// revise adds a change of a record that the story knows to a form.
func revise[T model.Record](s *story, f *form, key string, on model.Date, change func(T), blobs ...model.Blob) {
	r, ok := s.recs[key].(T)
	if !ok {
		s.fail(key)
		return
	}
	r = model.Clone(r).(T)
	change(r)
	f.add(key, r, on, blobs...)
}

// alter plans a change of a record.
func alter[T model.Record](h *history, ago int, key string, change func(r T, on model.Date)) {
	var zero T
	h.later(zero.Kind(), ago, func(f *form) {
		on := model.DateOf(h.now)
		revise(h.story, f, key, on, func(r T) { change(r, on) })
	})
}

// newKey is a key that nothing else has.
func (h *history) newKey(what string) string {
	h.number++
	return fmt.Sprintf("%s:oud:%d", what, h.number)
}

// exhibit plans evidence about something the story knows by then: one in three
// is a file, the others lie elsewhere.
func (h *history) exhibit(ago int, about, title string) string {
	key, inside := h.newKey("bewijs"), h.odds(34)
	nr := h.between(1000, 9999)
	h.later(model.KindEvidence, ago, func(f *form) {
		e := &model.Evidence{Title: title, Type: "verslag", About: []model.Ref{h.ref(about)}, AddedOn: model.DateOf(h.now), Location: fmt.Sprintf("DMS-%d", nr)}
		if !inside {
			f.add(key, e, model.Date{})
			return
		}
		content := file([]byte(fmt.Sprintf("%s\n\nStichting Ziekenhuis De Linde, kenmerk %s.\n", title, key)))
		e.Location, e.File, e.Blob, e.Size = "", fmt.Sprintf("verslag-%d.txt", nr), content.SHA256, len(content.Content)
		f.add(key, e, model.Date{}, content)
	})
	owner := h.draw([]string{"functie:ciso", "functie:fg", "functie:manager-ict", "functie:secretaris"})
	if ago-7 > lastList {
		alter(h, ago-7, key, func(e *model.Evidence, _ model.Date) { e.Owner = h.id(owner) })
	}
	return key
}

// workedOut is why a closed list still changes before it is adopted.
const workedOut = "Uitgewerkt na de vergadering."

// prepare plans what happens to an item around the meeting: a paper sent after,
// a proposal worded anew; and before the list is adopted, notes and answers.
func (h *history) prepare(x matter, ago int, it item) {
	friday := h.deskBefore(ago)
	if h.odds(60) {
		memo := file([]byte(fmt.Sprintf("# Notitie bij %s\n\n%s\n\n%s\n", it.title, h.say(x, x.topic.Considerations), h.say(x, h.lex.Common["notitie"]))))
		h.later(model.KindAgendaItem, friday, func(f *form) {
			on := model.DateOf(h.now)
			revise(h.story, f, it.key, on, func(a *model.AgendaItem) {
				a.Papers = append(slices.Clone(a.Papers), model.Paper{Title: "Notitie: " + it.title, SHA256: memo.SHA256, On: on})
			}, memo)
		})
	}
	after := h.deskBefore(ago) - 7
	if it.notes == "" && h.odds(70) {
		said := h.say(x, h.lex.Common["notitie"])
		alter(h, after, it.key, func(a *model.AgendaItem, _ model.Date) { a.Notes, a.Reason = said, workedOut })
	}
	if len(it.questions) > 0 && h.odds(60) {
		more := h.say(x, h.lex.Common["notitie"])
		alter(h, after, it.questions[0].key, func(q *model.Question, _ model.Date) { q.Answer, q.Reason = q.Answer+" "+more, workedOut })
	}
	if it.proposal != nil && h.odds(45) {
		more := h.say(x, x.topic.Considerations)
		alter(h, friday, it.proposal.key, func(d *model.Decision, _ model.Date) { d.Considerations += " " + more })
	}
}
