package tuitest

import (
	"github.com/rekenschap/rekenschap/model"
)

// Demo is the invented hospital on 21 November 2026: four duties of the law
// met, two in need of attention, two gaps.
func Demo() *Source {
	s := &Source{
		Over: model.Overview{
			Organisation: "Stichting Ziekenhuis De Linde", Class: model.ClassEssential, Day: Day(),
			Duties: append(evaluated(), untracked()...),
			Counts: []model.DutyCount{{Kind: "law", Met: 4, Of: 8}, {Kind: "own_norm", Met: 3, Of: 5}},
			First: []model.Upcoming{
				{Ref: ref(model.KindAction, "ACT-2026-031"), Title: model.Literal("MFA bij leveranciers afdwingen"), Due: day("2026-11-18"), Status: model.Gap},
				{Ref: ref(model.KindAction, "ACT-2026-027"), Title: model.Literal("Hersteltest EPD uitvoeren"), Due: day("2026-11-19"), Status: model.Gap},
				{Ref: ref(model.KindMeeting, "V-2026-011"), Title: model.Literal("Vergadering raad van bestuur"), Due: day("2026-12-09"), Time: "14:00", Status: model.NA},
				{Ref: ref(model.KindAction, "ACT-2026-035"), Title: model.Literal("Loggen van noodtoegang aanscherpen"), Due: day("2026-12-15"), Status: model.Attention},
				{Ref: ref(model.KindTraining, "OPL-2027-001"), Title: model.Literal("Opfriscursus bestuur"), Due: day("2027-02-04"), Status: model.NA},
			},
			Controls: model.ControlTotals{Applicable: 98, Excluded: 3, None: 8, Started: 18, Implemented: 72,
				AssessedOperation: 31, AssessedExistence: 22},
			Trend: []int{55, 58, 60, 61, 66, 68, 70, 72},
			Since: model.Since{Meeting: ref(model.KindMeeting, "V-2026-009"), On: day("2026-11-03"),
				New: 4, Better: 2, Worse: 1, ActionsDone: 7, ActionsLate: 2},
		},
		Lists: map[string][]model.Row{"controls": controlRows()},
		Docs:  docs(),
		Hits:  hits(),
		Law:   model.Law{Measures: measures()},
		Days:  map[string]*Source{},
	}
	return s
}

func day(s string) model.Date { return model.MustDate(s) }

func ref(k model.Kind, id string) model.Ref { return model.Ref{Kind: k, ID: id, Rev: 1} }

func lit(s string) model.Message { return model.Literal(s) }

// duty fills in what a test of the screen needs; the texts are those of the
// catalogue in short.
func duty(id, nl, en, cite string, kind model.DutyKind, st model.Status) model.DutyResult {
	return model.DutyResult{ID: id, Status: st, Text: model.DutyText{
		ID: id, TitleNL: nl, TitleEN: en, CitationNL: cite, CitationEN: cite, Kind: kind,
		Addressee: model.AddresseeOrganisation, Source: "CBW", Mark: "V",
		Confidence: model.ConfidenceVerified, CheckedOn: Day(), Tracked: st != model.Untracked,
		ExplainNL: "Wat de regel vraagt, in eigen woorden, met wat als bewijs telt en wat niet.",
		ExplainEN: "What the rule asks, in our own words, with what counts as proof and what does not.",
	}}
}

func of(n, all int) model.Message { return model.Msg("count.of", "N", n, "Of", all) }

func proven(d model.DutyResult, summary model.Message, note string) model.DutyResult {
	d.Summary, d.Note = summary, lit(note)
	return d
}

func evaluated() []model.DutyResult {
	oversight := proven(duty("norm-oversight", "Toezicht op de uitvoering", "Oversight of execution", "MvT 5.3.1", model.DutyLaw, model.Attention),
		model.Message{}, "uitleg onzeker")
	oversight.Reasons = []model.Message{model.Msg("duty.term_runs", "On", day("2028-08-15"))}
	approved := proven(duty("cbw-24-1", "Onderdelen a–j goedgekeurd", "Parts a–j approved", "Cbw 24(1)", model.DutyLaw, model.Met),
		of(10, 10), "B-2026-009 · 12 mrt 2026")
	for _, l := range []string{"a Risicoanalyse en beleid", "b Incidentenbehandeling", "c Continuïteit en crisis"} {
		approved.Parts = append(approved.Parts, model.DutyPart{Label: lit(l), Status: model.Met,
			Proof: []model.Proof{{Ref: ref(model.KindPolicyVersion, "BV-2026-004"), Title: "Beveiligingsbeleid 2026",
				On: day("2026-03-12"), Decision: ref(model.KindDecision, "B-2026-009")}}})
	}
	norm := func(id, nl, en string, st model.Status) model.DutyResult {
		return duty(id, nl, en, "Eigen norm", model.DutyOwnNorm, st)
	}
	return []model.DutyResult{
		approved,
		proven(duty("cbw-24-2", "Kennis en vaardigheden", "Knowledge and skills", "Cbw 24(2)", model.DutyLaw, model.Attention),
			of(3, 5), "nog niet vereist · 15 aug 2028"),
		proven(duty("cbw-24-4", "Kennis actueel gehouden", "Knowledge kept up to date", "Cbw 24(4)", model.DutyLaw, model.Met),
			of(5, 5), "oefening · 3 jun 2026"),
		certificates(),
		proven(duty("cbw-21-3-c", "Herstel en crisis geoefend", "Recovery and crisis exercised", "Cbw 21(3)c", model.DutyLaw, model.Met),
			of(2, 2), "TOE-2026-004 · 3 jun 2026"),
		effect(),
		proven(duty("nen7510", "NEN 7510 toegepast", "NEN 7510 applied", "Begz 3(2)", model.DutyLaw, model.Met),
			model.Msg("screen.overview.implemented", "N", 72, "Of", 98), ""),
		oversight,
		proven(norm("norm-threats", "Dreigingen beoordeeld", "Threats reviewed", model.Met), of(9, 9), "DB-2026-001 · 1 okt 2026"),
		proven(norm("norm-actions", "Acties op tijd", "Actions on time", model.Gap), of(28, 30), "2 te laat"),
		proven(norm("norm-basis", "Besluiten op geldige basis", "Decisions on a valid basis", model.Met), of(14, 14), ""),
		proven(norm("norm-evidence", "Bewijs geldig en compleet", "Evidence valid and complete", model.Attention),
			of(41, 43), "loopt af · 10 jan 2027"),
		proven(norm("norm-review", "Beleid jaarlijks herzien", "Policy reviewed yearly", model.Met), of(6, 6), "BEL-2026-002 · 12 mrt 2026"),
	}
}

// certificates is a duty with a part per director.
func certificates() model.DutyResult {
	d := proven(duty("cbw-24-5", "Certificaat per bestuurder", "Certificate per director", "Cbw 24(5)", model.DutyLaw, model.Attention),
		of(3, 5), "nog niet vereist · 15 aug 2028")
	d.Text.Addressee, d.Text.Confidence = model.AddresseeDirector, model.ConfidenceUnsure
	d.Due = day("2028-08-15")
	d.Reasons = []model.Message{model.Msg("duty.term_runs", "On", day("2028-08-15")),
		lit("De wet noemt voor het certificaat zelf geen termijn.")}
	for i, name := range []string{"A. van der Berk", "B. Esdoorn", "C. Iep"} {
		d.Parts = append(d.Parts, model.DutyPart{Label: lit(name), Status: model.Met, Proof: []model.Proof{{
			Ref: ref(model.KindCertificate, "CERT-2026-00"+string(rune('1'+i))), Title: "Cyberrisico voor bestuurders",
			On: day("2026-09-17")}}})
	}
	for _, name := range []string{"D. Populier", "E. Wilg"} {
		d.Parts = append(d.Parts, model.DutyPart{Label: lit(name), Status: model.Attention, Due: day("2028-08-15"),
			Also: day("2029-02-01"), Note: model.Msg("duty.no_proof")})
	}
	d.Mends = []model.Proof{{Ref: ref(model.KindAction, "ACT-2026-035")}}
	return d
}

func effect() model.DutyResult {
	d := duty("cbw-21-3-f", "Effectiviteit beoordeeld", "Effectiveness assessed", "Cbw 21(3)f", model.DutyLaw, model.Gap)
	d.Summary, d.Note = model.Msg("duty.no_proof"), model.Msg("duty.last_proof", "On", day("2025-09-03"))
	d.Reasons = []model.Message{model.Msg("duty.term_passed", "On", day("2026-09-03"))}
	d.Parts = []model.DutyPart{{Label: lit("Evaluatie van de maatregelen"), Status: model.Gap, Due: day("2026-09-03"),
		Note: model.Msg("duty.no_proof")}}
	d.Explained = []model.Proof{{Ref: ref(model.KindExplanation, "TB-2026-001")}}
	return d
}

func untracked() []model.DutyResult {
	var out []model.DutyResult
	for _, d := range [][3]string{
		{"cbw-21-3-a", "Risicoanalyse en beleid", "Cbw 21(3)a"}, {"cbw-21-3-b", "Incidentenbehandeling", "Cbw 21(3)b"},
		{"cbw-21-3-d", "Toeleveringsketen", "Cbw 21(3)d"}, {"cbw-21-3-e", "Aanschaf en kwetsbaarheden", "Cbw 21(3)e"},
		{"cbw-25", "Meldplicht incidenten", "Cbw 25"}, {"cbw-44", "Registratie actueel", "Cbw 44"},
	} {
		u := duty(d[0], d[1], d[1], d[2], model.DutyLaw, model.Untracked)
		u.Reasons = []model.Message{model.Msg("duty.untracked")}
		out = append(out, u)
	}
	return out
}
