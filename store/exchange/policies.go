package exchange

import "github.com/rekenschap/rekenschap/model"

// policyColumns are those of a list of policies.
func policyColumns() []column {
	return []column{
		{"title", true, []string{"titel", "title", "beleidsstuk", "document", "naam", "name"}},
		{"type", false, []string{"soort", "type", "kind"}},
		{"letters", true, []string{"onderdelen", "parts", "cbw onderdelen", "letters", "onderdelen a j", "cbw parts"}},
		{"owner", false, []string{"eigenaar", "owner", "verantwoordelijke", "responsible"}},
		{"interval", false, []string{"interval", "review interval", "herziening", "maanden", "interval in maanden", "months", "interval months"}},
		{"version", false, []string{"versie", "version"}},
		{"file", false, []string{"bestand", "file", "bestandsnaam", "file name"}},
		{"location", false, []string{"vindplaats", "location", "dms"}},
		{"implemented_on", false, []string{"ingevoerd op", "implemented on", "ingevoerd", "in werking", "ingangsdatum", "implemented", "effective"}},
		{"approved_on", false, []string{"goedgekeurd op", "approved on", "vastgesteld op", "goedgekeurd", "approved"}},
		{"approved_by", false, []string{"besluit", "decision", "besluitnummer", "goedgekeurd met", "decision number"}},
		{"withdrawn_on", false, []string{"ingetrokken op", "withdrawn on", "ingetrokken", "withdrawn"}},
	}
}

func policyTypes() choice[model.PolicyType] {
	return choice[model.PolicyType]{
		words: words(map[model.PolicyType]string{
			model.PolicyDocument: "beleid|beleidsstuk|policy",
			model.PolicyPlan:     "plan",
			model.PolicyPackage:  "maatregelenpakket|pakket|package|package of measures",
		}),
		shown: []string{"beleid", "plan", "maatregelenpakket"},
	}
}

// months are the units of an interval.
func months() map[string]int {
	return map[string]int{"": 1, "maand": 1, "maanden": 1, "mnd": 1, "month": 1, "months": 1, "jaar": 12, "jaren": 12, "year": 12, "years": 12}
}

func policyList() list[model.PolicyRow] {
	types, units := policyTypes(), months()
	return list[model.PolicyRow]{policyColumns(), func(r reader) (model.PolicyRow, bool) {
		r.require("title", "letters")
		p := model.PolicyRow{Line: r.row.line, Title: r.text("title"), Letters: r.letters("letters"), Owner: r.said("owner"),
			Interval: r.count("interval", units), Version: r.said("version"), File: r.file("file"), Location: r.said("location"),
			ImplementedOn: r.date("implemented_on"), WithdrawnOn: r.date("withdrawn_on"),
			ApprovedOn: r.date("approved_on"), ApprovedNr: r.said("approved_by")}
		p.Type, _ = choose(r, "type", types)
		return p, true
	}}
}
