package demo

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// learn plans what boards and staff learned in a quarter.
func (h *history) learn(ago int) {
	if ago-40 < lastList+14 {
		return
	}
	for _, body := range []string{"rvb", "rvt", "sib"} {
		if h.odds(60) {
			h.oldCourse(body, ago)
		}
	}
	key, x, invited := h.newKey("cam"), h.newMatter(), h.between(300, 3300)
	h.later(model.KindCampaign, ago-14, func(f *form) {
		f.add(key, &model.Campaign{Title: h.fill(x, "Veilig werken op {afdeling}"), On: model.DateOf(h.now), Invited: invited, Completed: invited * h.between(60, 95) / 100}, model.Date{})
	})
}

// oldCourse plans a course of one body. Its certificates do not say what the law
// asks today: nobody asked it then.
func (h *history) oldCourse(body string, ago int) {
	key, x := h.newKey("opl"), h.newMatter()
	minutes := 30 * h.between(3, 12)
	provider := h.draw([]string{"Leerhuis De Kwekerij", "Academie Het Prieel", "Bureau De Oranjerie"})
	title := sentences("Digitale veiligheid: " + x.topic.Name)
	first := h.day.AddDays(-(ago - 14))
	h.later(model.KindTraining, ago, func(f *form) {
		f.add(key, &model.Training{Title: title, Provider: provider, FirstDay: first, Minutes: minutes,
			Topics: []string{x.topic.Letters[:1], "risks"}, Language: "nl", Independent: model.AnswerYes}, model.Date{})
	})
	for _, who := range h.members(body, first) {
		took := "deelname:" + key + ":" + who
		h.later(model.KindParticipation, ago, func(f *form) {
			f.add(took, &model.Participation{Training: h.id(key), Person: h.id(who)}, model.Date{})
		})
		if h.odds(10) {
			continue // ill, or called away
		}
		alter(h, ago-21, took, func(p *model.Participation, _ model.Date) { p.Completed = true })
		if !h.odds(70) {
			continue
		}
		h.later(model.KindCertificate, ago-35, func(f *form) {
			doc := file(onePage([]string{provider, "", "BEWIJS VAN DEELNAME", "", h.person(who).name, title, first.String()}))
			f.add(h.newKey("cert"), &model.Certificate{Person: h.id(who), Training: h.id(key), IssuedOn: model.DateOf(h.now), LastDay: first,
				StatesName: true, Provider: provider, Minutes: minutes, Blob: doc.SHA256, File: fmt.Sprintf("deelname-%s.pdf", who)}, model.Date{}, doc)
		})
	}
}
