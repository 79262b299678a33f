package demo

import (
	"fmt"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// lessons plans what reached the CISO in a week: warnings, and what befell
// others or ourselves. Each leads to a verdict.
func (h *history) lessons(ago int) {
	for range h.between(0, 2) {
		h.advisory(ago - 3)
	}
	if h.odds(45) {
		h.elsewhere(ago - 3)
	}
	if h.odds(12) {
		h.ownIncident(ago - 3)
	}
}

func (h *history) advisory(ago int) {
	x := h.newMatter()
	key := h.newKey("advies")
	a := &model.Advisory{Title: h.say(x, h.lex.Common["lek"]), Publisher: x.supplier + " (leverancier)", TrackingID: fmt.Sprintf("LEK-%d", h.number),
		Version: "1.0", TLP: model.TLP(h.draw([]string{"CLEAR", "GREEN", "AMBER"})), Severity: h.draw([]string{"laag", "midden", "hoog"}),
		Summary: h.say(x, h.lex.Common["lekuitleg"])}
	a.TLPOriginal = string(a.TLP)
	h.later(model.KindAdvisory, ago, func(f *form) { f.add(key, a, model.Date{}) })
	if h.odds(30) {
		alter(h, ago-7, key, func(r *model.Advisory, _ model.Date) { r.Version = "1.1" })
	}
	h.verdict(x, key, ago-14)
}

func (h *history) elsewhere(ago int) {
	x := h.newMatter()
	key, who := h.newKey("inc"), h.draw(h.lex.Hospitals)
	what := h.say(x, h.lex.Common["voorval"])
	more := h.say(x, h.lex.Common["gevolg"])
	h.later(model.KindIncident, ago, func(f *form) {
		on := model.DateOf(h.now).AddDays(-6)
		f.add(key, &model.Incident{Title: who + ": " + lower(what), Organisation: who, On: on, What: what, Impact: more, Lesson: h.say(x, x.topic.Considerations),
			Source: "Verzonnen bericht, alleen voor dit voorbeeld", TLP: model.TLPClear,
			Facts: []model.Fact{{On: on, Text: what, Certainty: model.Claimed, Source: "Bericht van " + who}}}, model.Date{})
	})
	alter(h, ago-14, key, func(r *model.Incident, on model.Date) {
		r.Facts = append(r.Facts[:1:1], model.Fact{On: on, Text: more, Certainty: model.Confirmed, Source: "Verslag van " + who})
	})
	h.verdict(x, key, ago-21)
}

// judged is a verdict that was closed so many days before the last.
type judged struct {
	key    string
	closed int
}

// verdict plans a review: written down, worked out, closed; some lead to an action.
func (h *history) verdict(x matter, subject string, ago int) {
	if ago-28 < lastList+14 {
		return // what the story itself judges is enough
	}
	key := "beoordeling:" + subject
	touches := model.Touches(h.draw([]string{"yes", "partly", "partly", "no", "no"}))
	why, more := h.say(x, x.topic.Considerations), h.say(x, h.lex.Common["notitie"])
	h.later(model.KindReview, ago, func(f *form) {
		f.add(key, &model.Review{Subject: h.ref(subject), Touches: touches, Through: sentences(x.system), Controls: x.topic.Controls,
			Patients: h.say(x, h.lex.Common["patienten"]), Consequence: model.ConsequenceNone, Why: why, By: h.id("functie:ciso"), On: model.DateOf(h.now)}, model.Date{})
	})
	act := ""
	if touches != model.TouchesNo && h.odds(60) {
		act = h.newKey("actie")
		h.later(model.KindAction, ago-7, func(f *form) {
			f.add(act, &model.Action{Text: h.say(x, x.topic.Actions), Owner: h.id(x.office), Due: model.DateOf(h.now).AddDays(60), Origin: h.ref(key)}, model.Date{})
		})
		h.course(act, subject, x, ago-7, ago-67)
	}
	alter(h, ago-14, key, func(r *model.Review, _ model.Date) {
		r.Why += " " + more
		if act != "" {
			r.Consequence, r.Actions = model.ConsequenceAction, []string{h.id(act)}
		}
	})
	alter(h, ago-28, key, func(r *model.Review, on model.Date) { r.ClosedOn = on })
	h.judged = append(h.judged, judged{key, ago - 28})
}

func (h *history) ownIncident(ago int) {
	x := h.newMatter()
	key := h.newKey("incident")
	title, why := h.say(x, h.lex.Common["voorval"]), h.say(x, h.lex.Common["gevolg"])
	h.later(model.KindOwnIncident, ago, func(f *form) {
		f.add(key, &model.OwnIncident{Title: title, AwareAt: h.now.Add(-5 * time.Hour).Truncate(time.Millisecond), Significant: model.AnswerNo,
			Why: why, Patients: h.say(x, h.lex.Common["patienten"])}, model.Date{})
	})
	report := h.newKey("verslag")
	if h.odds(40) && h.day.AddDays(-ago).Year() >= 2019 {
		h.later(model.KindIncidentReport, ago, func(f *form) {
			f.add(report, &model.IncidentReport{Incident: h.id(key), Type: model.ReportAP, SentAt: h.now.Truncate(time.Millisecond)}, model.Date{})
		})
		alter(h, ago-7, report, func(r *model.IncidentReport, _ model.Date) {
			r.Receipt = "Ontvangen door de Autoriteit Persoonsgegevens"
		})
	}
	alter(h, ago-14, key, func(r *model.OwnIncident, on model.Date) { r.ClosedOn = on })
	h.verdict(x, key, ago-14)
}

// edition plans a yearly report on threats: an invented one, since what the real
// ones say is not ours to make up.
func (h *history) edition(ago int) {
	year := h.day.AddDays(-ago).Year() - 1
	key := fmt.Sprintf("dreiging:oud:%d", year)
	h.later(model.KindThreatReport, ago-3, func(f *form) {
		f.add(key, &model.ThreatReport{Publisher: "Uitkijkpost De Boomgaard", Title: fmt.Sprintf("Dreigingen in de zorg %d", year), Year: year,
			PublishedOn: model.DateOf(h.now).AddDays(-9), TLP: model.TLPGreen, TLPOriginal: "GREEN", Mark: "Verzonnen, alleen voor dit voorbeeld"}, model.Date{})
	})
	if ago-45 < lastList+30 {
		return
	}
	for i, t := range h.lex.Topics {
		item := fmt.Sprintf("%s/%d", key, i+1)
		h.later(model.KindThreatItem, ago-3, func(f *form) {
			f.add(item, &model.ThreatItem{Report: h.id(key), Nr: i + 1, Title: "Dreiging: " + t.Name, Level: h.draw([]string{"laag", "gemiddeld", "hoog"}),
				Trend: h.draw([]string{"stijgend", "gelijk", "dalend"}), Mark: "Verzonnen"}, model.Date{})
		})
		x := h.newMatter()
		x.topic = t
		h.verdict(x, item, ago-10)
	}
	alter(h, ago-45, key, func(r *model.ThreatReport, on model.Date) { r.ClosedOn = on })
}
