package tuitest

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// controlLabels are numbers, themes and labels of our own.
//
//go:embed controls.tsv
var controlLabels string

// controlRows gives every control a state that follows from its place, so
// that the list is the same every time.
func controlRows() []model.Row {
	var out []model.Row
	for i, line := range strings.Split(strings.TrimSpace(controlLabels), "\n") {
		f := strings.Split(line, "\t")
		row := model.Row{Ref: ref(model.KindControl, "A-"+f[0])}
		applies, done, sure := model.ApplicableYes, model.ImplementationDone, model.AssuranceExistence
		assessed, owner := day("2026-06-01").AddDays(i), "Manager ICT"
		switch {
		case i%33 == 20:
			applies, done, sure, assessed = model.ApplicableNo, model.ImplementationNone, model.AssuranceNone, model.Date{}
		case i%5 == 3:
			done, sure, assessed = model.ImplementationWork, model.AssuranceDesign, model.Date{}
		case i%11 == 7:
			done, sure, assessed = model.ImplementationNone, model.AssuranceNone, model.Date{}
		case i%3 == 0:
			sure, owner = model.AssuranceOperation, "Functionaris gegevensbescherming"
		}
		if i == 40 {
			applies = model.ApplicableUndecided
		}
		letters := []string{string(rune('a' + i%10))}
		if i%4 == 0 && i%10 < 9 {
			letters = append(letters, "j")
		}
		if i%25 == 24 {
			letters = nil
		}
		state := (&model.Control{Applicable: applies, Implementation: done, Assurance: sure}).State()
		row.Values = []any{row.Ref.ID, f[2], model.Theme(f[1]), nil, applies, done, sure, assessed, owner, letters,
			f[0], state, model.Date{}, model.Date{}}
		out = append(out, row)
	}
	return out
}

// measures are the parts a to j of the Cbw, in short.
func measures() []model.Measure {
	var out []model.Measure
	for i, name := range strings.Fields("Risicoanalyse Incidenten Continuïteit Toelevering Aanschaf Evaluatie Opleiding Cryptografie Toegang Aanmelding") {
		out = append(out, model.Measure{Letter: string(rune('a' + i)), NameNL: name, NameEN: name})
	}
	return out
}

// docs are the records links lead to, with links of their own.
func docs() map[string]model.Doc {
	out := map[string]model.Doc{}
	add := func(r model.Ref, title, lead string, blocks ...model.Block) {
		out[r.ID] = model.Doc{Ref: r, Title: lit(title), Lead: lit(lead), Blocks: blocks}
	}
	link := func(r model.Ref, what string) model.Block {
		return model.Block{Kind: model.BlockLink, Ref: r, Label: model.Msg("screen.record.links"), Value: lit(what)}
	}
	field := func(column string, v any) model.Block {
		return model.Block{Kind: model.BlockField, Label: model.Msg("column." + column), Value: v}
	}
	decision, policy := ref(model.KindDecision, "B-2026-009"), ref(model.KindPolicyVersion, "BV-2026-004")
	add(decision, "Beveiligingsbeleid 2026 vastgesteld", "aangenomen · 12 mrt 2026",
		field("owner", "Raad van bestuur"), field("assessed_on", day("2026-03-12")),
		link(policy, "Beveiligingsbeleid 2026"), link(ref(model.KindMeeting, "V-2026-009"), "Vergadering raad van bestuur"))
	add(policy, "Beveiligingsbeleid 2026", "goedgekeurd", field("owner", "CISO"), link(decision, "besluit"))
	add(ref(model.KindMeeting, "V-2026-009"), "Vergadering raad van bestuur", "3 nov 2026", link(decision, "besluit"))
	add(ref(model.KindMeeting, "V-2026-011"), "Vergadering raad van bestuur", "9 dec 2026 14:00")
	for _, id := range []string{"ACT-2026-027", "ACT-2026-031", "ACT-2026-035"} {
		add(ref(model.KindAction, id), "Actie "+id, "open", field("owner", "Manager ICT"), link(decision, "besluit"))
	}
	for n := range 3 {
		id := fmt.Sprintf("CERT-2026-00%d", n+1)
		add(ref(model.KindCertificate, id), "Cyberrisico voor bestuurders", "compleet", field("assessed_on", day("2026-09-17")))
	}
	add(ref(model.KindExplanation, "TB-2026-001"), "Toelichting van het bestuur", "5 nov 2026",
		model.Block{Kind: model.BlockText, Value: "De evaluatie is uitgesteld tot het nieuwe EPD draait. Zie de actie."},
		link(ref(model.KindAction, "ACT-2026-031"), "actie"))
	for _, r := range controlRows() {
		add(r.Ref, r.Values[1].(string), "",
			field("theme", r.Values[2]), field("applicable", r.Values[4]), field("implementation", r.Values[5]),
			field("assurance", r.Values[6]), field("assessed_on", r.Values[7]), field("owner", r.Values[8]),
			model.Block{Kind: model.BlockHeading, Label: model.Msg("screen.duty.proof")},
			link(policy, "Beveiligingsbeleid 2026"), link(decision, "besluit"))
	}
	return out
}

// hits are what can be searched: two actions and the controls.
func hits() []model.Hit {
	out := []model.Hit{
		{Ref: ref(model.KindAction, "ACT-2026-031"), Title: lit("MFA bij leveranciers afdwingen"),
			Lead: model.Msg("screen.search.lead_due", "Kind", model.Msg("kind.action"), "State", model.ActionLate, "On", day("2026-11-18"))},
		{Ref: ref(model.KindDecision, "B-2026-009"), Title: lit("Cyberbeveiligingsplan 2026–2028"),
			Lead:  model.Msg("screen.search.lead", "Kind", model.Msg("kind.decision"), "On", day("2026-03-12")),
			Where: "… met leveranciers is afgesproken dat toegang op afstand alleen met een tweede factor kan …"},
	}
	for _, r := range controlRows() {
		label, _ := r.Values[1].(string)
		out = append(out, model.Hit{Ref: r.Ref, Title: lit(label), Lead: model.Msg("kind.control")})
	}
	return out
}
