package exchange

import "github.com/rekenschap/rekenschap/model"

// decisionColumns are those of a list of decisions from before use.
func decisionColumns() []column {
	return []column{
		{"body", true, []string{"orgaan", "body", "gremium", "raad"}},
		{"on", true, []string{"datum", "date", "besluitdatum", "datum besluit", "genomen op", "decided on"}},
		{"number", false, []string{"nummer", "number", "nr", "besluitnummer", "nummer elders", "kenmerk", "decision number", "reference"}},
		{"subject", true, []string{"onderwerp", "subject", "titel", "title"}},
		{"text", false, []string{"besluit", "decision", "tekst", "besluittekst", "text", "resolution"}},
		{"considerations", false, []string{"overwegingen", "considerations", "overweging", "toelichting"}},
		{"outcome", true, []string{"uitkomst", "outcome", "resultaat", "uitslag", "result"}},
		{"valid_until", false, []string{"geldig tot en met", "valid until", "geldig tot", "geldig t m"}},
		{"feedback_on", false, []string{"terugkoppeling", "feedback", "terugkoppeling op", "feedback on"}},
		{"conditions_met", false, []string{"voorwaarden vervuld", "conditions met", "voorwaarden vervuld op", "conditions met on"}},
		{"file", false, []string{"bestand notulen", "minutes file", "bestand", "file", "notulenbestand"}},
		{"minutes", false, []string{"vindplaats notulen", "minutes", "notulen", "vindplaats", "location", "minutes location"}},
		{"for", false, []string{"stemmen voor", "votes for", "voor", "for", "in favour"}},
		{"against", false, []string{"stemmen tegen", "votes against", "tegen", "against"}},
		{"abstain", false, []string{"onthouden", "abstained", "onthoudingen", "stemonthouding", "abstentions"}},
		{"policy", false, []string{"keurt goed", "approves", "beleidsstuk", "policy"}},
		{"version", false, []string{"versie", "version"}},
	}
}

func outcomes() choice[model.Outcome] {
	return choice[model.Outcome]{
		words: words(map[model.Outcome]string{
			model.OutcomeApproved:   "goedgekeurd|akkoord|vastgesteld|aangenomen|conform|approved|adopted|agreed",
			model.OutcomeConditions: "goedgekeurd onder voorwaarden|onder voorwaarden|akkoord onder voorwaarden|goedgekeurd met voorwaarden|approved with conditions|conditional",
			model.OutcomeDeferred:   "aangehouden|uitgesteld|deferred|postponed",
			model.OutcomeRejected:   "afgewezen|verworpen|niet akkoord|rejected",
			model.OutcomeNoted:      "ter kennis genomen|kennisgenomen|ter kennisname|kennis genomen|noted",
			model.OutcomeWithdrawn:  "ingetrokken|withdrawn",
		}),
		shown: []string{"goedgekeurd", "goedgekeurd onder voorwaarden", "aangehouden", "afgewezen", "ter kennis genomen", "ingetrokken"},
	}
}

// acclaim are the words for a vote that was not counted.
func acclaim(s string) bool {
	switch fold(s) {
	case "algemene stemmen", "bij acclamatie", "acclamatie", "general consent", "by acclamation", "acclamation":
		return true
	}
	return false
}

func decisionList() list[model.DecisionRow] {
	known := outcomes()
	return list[model.DecisionRow]{decisionColumns(), func(r reader) (model.DecisionRow, bool) {
		r.require("body", "on", "subject", "outcome")
		d := model.DecisionRow{Line: r.row.line, Body: r.text("body"), On: r.date("on"), Number: r.said("number"),
			Subject: r.text("subject"), Text: r.prose("text"), Considerations: r.prose("considerations"),
			ValidUntil: r.date("valid_until"), FeedbackOn: r.date("feedback_on"), ConditionsMet: r.date("conditions_met"),
			File: r.file("file"), Minutes: r.said("minutes"), Policy: r.said("policy"), Version: r.said("version"),
			Against: r.several("against", namesApart), Abstain: r.several("abstain", namesApart)}
		d.Outcome, _ = choose(r, "outcome", known)
		if d.For = r.several("for", namesApart); len(d.For) == 1 && acclaim(d.For[0]) {
			d.For, d.Acclaimed = nil, true
		}
		return d, true
	}}
}
