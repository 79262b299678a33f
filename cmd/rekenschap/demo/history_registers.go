package demo

import (
	"fmt"
	"slices"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

// register plans the register of suppliers, as it was set up at the start.
func (h *history) register(ago int) {
	for i, name := range h.lex.Suppliers {
		x := h.newMatter()
		key := fmt.Sprintf("lev:oud:%d", i)
		h.suppliers = append(h.suppliers, key)
		service := h.say(x, h.lex.Services)
		h.later(model.KindSupplier, ago-7*(i%8), func(f *form) {
			day := model.DateOf(h.now)
			f.add(key, &model.Supplier{Name: name, Service: service, Stops: h.fill(x, "{afdeling}, na {n} uur"), Data: "Zie de verwerkersovereenkomst",
				Agreement: "Verwerkersovereenkomst", ISO27001: day.AddYears(3), Fallback: h.fill(x, "Papier op {afdeling}; daarna het streekziekenhuis"),
				Owner: h.id(x.office)}, model.Date{})
		})
	}
}

// quarter plans what comes back each quarter: suppliers looked at, courses.
func (h *history) quarter(ago int) {
	for i, key := range h.suppliers {
		if ago > h.first-90 || !h.odds(70) {
			continue
		}
		alter(h, ago-3-7*(i%6), key, func(r *model.Supplier, on model.Date) {
			r.AssessedOn = on
			if !r.ISO27001.After(on.AddMonths(6)) {
				r.ISO27001 = on.AddYears(3)
			}
		})
	}
	h.learn(ago - 3)
}

// overview plans the CISO's overview of the controls: how far each is by now,
// and which were looked at again.
func (h *history) overview(ago int) {
	h.at(ago-1, "09:50", "overzicht NEN 7510", func() {
		passed := float64(h.first-ago) / float64(h.first-storyDays)
		on := model.DateOf(h.now)
		var rows []model.ControlRow
		for i, l := range catalog.Law().Controls {
			if passed > 0.01 && (i+ago)%9 == 0 {
				continue // not looked at this time
			}
			row := h.controlRow(i, l.Nr, passed)
			row.Line, row.AssessedOn = len(rows)+2, workday(on.AddDays(-1-h.dice.IntN(9)))
			rows = append(rows, row)
		}
		h.importControls(rows)
	})
}

// controlRow is a line of the overview when so much of the time has passed:
// controls come in one by one, up to how they stand when the story begins.
func (h *history) controlRow(i int, nr string, passed float64) model.ControlRow {
	r := model.ControlRow{Nr: nr, Owner: ownerOf(nr), HasApplicable: true, Applicable: model.ApplicableYes,
		Why: []string{"Risicoanalyse", "Wettelijke eis", "Contract zorgverzekeraar"}[i%3]}
	if why, ok := excluded[nr]; ok {
		r.Applicable, r.Why = model.ApplicableNo, why
		return r
	}
	r.HasImplementation, r.Implementation = true, model.ImplementationNone
	turn := 0.1 + 0.85*float64((i*37)%101)/101
	switch {
	case slices.Contains(untouched, nr) || passed < turn-0.2:
		return r
	case slices.Contains(pending, nr) || passed < turn:
		r.Implementation = model.ImplementationWork
	default:
		r.Implementation, r.HasAssurance, r.Assurance = model.ImplementationDone, true, model.AssuranceDesign
		r.EvidenceNote = fmt.Sprintf("DMS-%d", h.between(1000, 9999))
	}
	return r
}

// testTypes are the assessments, and how their titles begin.
var testTypes = []struct {
	kind  model.AssessmentType
	title string
}{
	{model.AssessRisk, "Risicoanalyse van {systeem}"},
	{model.AssessRestoreTest, "Hersteltest van {systeem}"},
	{model.AssessAudit, "Interne audit op {afdeling}"},
	{model.AssessSupplier, "Beoordeling van {leverancier}"},
	{model.AssessCrisisExercise, "Crisisoefening met {afdeling}"},
	{model.AssessEvaluation, "Evaluatie van de effectiviteit bij {afdeling}"},
	{model.AssessManagement, "Directiebeoordeling informatiebeveiliging"},
}

// test plans two assessments: planned, done, with a report.
func (h *history) test(ago int) {
	for range 2 {
		x := h.newMatter()
		t := testTypes[h.dice.IntN(len(testTypes))]
		if t.kind == model.AssessEvaluation && ago < storyDays+200 {
			t = testTypes[0] // the story is about how late the last one is
		}
		key, days := h.newKey("toets"), h.between(30, 70)
		title, result := h.fill(x, t.title), h.say(x, x.topic.Considerations)
		planned := ago - 3
		h.later(model.KindAssessment, planned, func(f *form) {
			f.add(key, &model.Assessment{Type: t.kind, Title: title, PlannedOn: model.DateOf(h.now).AddDays(days), By: h.draw([]string{"CISO", "Concerncontrol", "Extern bureau De Vuurdoorn"}),
				Controls: x.topic.Controls}, model.Date{})
		})
		done := planned - days
		if done < lastList+20 {
			continue
		}
		alter(h, done, key, func(a *model.Assessment, on model.Date) { a.DoneOn, a.Result = on, result })
		proof := h.exhibit(done-10, key, "Verslag: "+title)
		alter(h, done-10, key, func(a *model.Assessment, _ model.Date) { a.Evidence = []string{h.id(proof)} })
	}
}
