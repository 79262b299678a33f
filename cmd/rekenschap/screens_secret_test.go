package main

import "github.com/rekenschap/rekenschap/model"

// paper is evidence that is nothing but a paper, with its words in the title.
func (w *hand) paper(title string, on model.Date) []model.Paper {
	e := w.save(&model.Evidence{Title: title, AddedOn: on, Location: "kluis 4", ExpiresOn: model.MustDate("2026-12-01")})
	return []model.Paper{{What: e, Title: title, On: on}}
}

// interests writes two items of which the director takes no part: one at an open
// meeting, and one at a meeting that is adopted.
func (w *hand) interests(open string, on model.Date) {
	sit := func(m string, nr int, title, paper, subject, interest string) {
		it := w.save(&model.AgendaItem{Meeting: m, Nr: nr, Type: model.ItemDecision, Title: title, Papers: w.paper(paper, on)})
		d := w.save(&model.Decision{Body: w.body("RvB"), Method: model.MethodMeeting, Meeting: m, Item: it.ID, On: on, Subject: subject, Text: subject + ".", Outcome: model.OutcomeApproved})
		w.save(&model.Vote{Decision: d.ID, Person: "P-001", Value: model.VoteRecused, Known: model.KnownNoted, Interest: interest})
		w.save(&model.Vote{Decision: d.ID, Person: "P-002", Value: model.VoteFor, Known: model.KnownNoted})
	}
	sit(open, 3, "Bladgoud kopen", "Platinapapier offerte", "Wolframbesluit nemen", "Marmerbelang")
	on = on.AddDays(-40)
	m := w.save(&model.Meeting{Body: w.body("RvB"), On: on, Time: "08:00", State: model.MeetingOpen, Chair: "P-001", Secretary: "P-009"}).ID
	sit(m, 1, "Punt van de ochtend", "Schaliegas advies", "Leisteen vastleggen", "een belang")
	edit(w, m, func(r *model.Meeting) { r.State = model.MeetingAdopted })
}

// drafts writes what is still to come: the agenda of each body, and a proposal
// in writing.
func (w *hand) drafts(on model.Date) {
	for body, title := range map[string]string{"RvT": "Basaltplan bespreken", "RvB": "Rondje"} {
		m := w.save(&model.Meeting{Body: w.body(body), On: on.AddDays(20), Time: "10:00", State: model.MeetingPlanned})
		it := &model.AgendaItem{Meeting: m.ID, Nr: 1, Type: model.ItemDiscussion, Title: title}
		if body == "RvB" {
			it.Papers = w.paper("Graniettafel opzet", on)
		}
		w.save(it)
	}
	w.save(&model.Decision{Body: w.body("RvB"), Method: model.MethodWritten, On: on, Subject: "Kwartsiet inkopen", Text: "Kwartsiet.", Outcome: model.OutcomeProposed})
}
