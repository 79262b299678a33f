package demo

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

// verdict is the judgement of a threat, an incident elsewhere or an advisory.
type verdict struct {
	touches  model.Touches
	through  string
	controls []string
	patients string
	then     model.Consequence
	why      string
	decision string
	actions  []string
}

// edition2025 are the subjects of the report over 2025 as far as public
// reports told them; the report itself is not in the catalogue item by item.
var edition2025 = []struct {
	title, level string
	v            verdict
}{
	{"Langdurige uitval van ICT", "", verdict{touches: model.TouchesYes, through: "Alle kernsystemen", controls: []string{"A-5.29", "A-5.30"},
		patients: "Na vier uur loopt medicatie gevaar; bij langer dan een dag volgt een opnamestop.", then: model.ConsequenceDecision,
		why: "Een digitaal noodpakket ontbrak. Voorstel aan de raad gedaan.", decision: "besluit:noodpakket"}},
	{"Ransomware", "hoog", verdict{touches: model.TouchesYes, through: "Werkplekken, toegang van buiten", controls: []string{"A-8.7", "A-8.13", "A-8.5"},
		patients: "Uitval van het dossier raakt iedere afdeling.", then: model.ConsequenceNone, why: "Gedekt door lopende maatregelen: MFA, afgescheiden back-up, bewaking."}},
	{"Afhankelijkheid van leveranciers en SaaS", "", verdict{touches: model.TouchesYes, through: "Patiëntendossier, laboratorium, beeldarchief", controls: []string{"A-5.19", "A-5.21"},
		patients: "Zonder laboratorium alleen spoed.", then: model.ConsequenceAction, why: "Onderaannemers zijn niet bekend en terugvalopties niet geoefend.", actions: []string{"actie:onderaannemers", "actie:terugval-lab"}}},
	{"Datalek bij een leverancier", "", verdict{touches: model.TouchesPartly, through: "Laboratorium, print en post", controls: []string{"A-5.20", "A-8.10"},
		patients: "Geen directe gevolgen voor behandeling.", then: model.ConsequenceAction, why: "Minder delen en sneller wissen kan.", actions: []string{"actie:dd-printleverancier"}}},
	{"DDoS-aanvallen", "", verdict{touches: model.TouchesPartly, through: "Website en portaal", controls: []string{"A-8.14", "A-8.20"},
		patients: "Afspraken maken kan telefonisch.", then: model.ConsequenceNone, why: "Bescherming is ingekocht en in maart beproefd; de zorg zelf hangt er niet van af."}},
	{"Gebouwbeheer en andere bedrijfstechniek", "", verdict{touches: model.TouchesYes, through: "Gebouwbeheersysteem", controls: []string{"A-8.22", "A-7.11"},
		patients: "Koeling van medicijnen en luchtbehandeling van operatiekamers.", then: model.ConsequenceNone,
		why: "Niet van buiten bereikbaar. Het restrisico wordt apart aan de raad voorgelegd."}},
}

// edition2024 are the verdicts on the items of the catalogue, by number.
var edition2024 = map[int]verdict{
	1: {touches: model.TouchesYes, through: "Werkplekken en servers", controls: []string{"A-8.7", "A-8.13"}, patients: "Uitval van het dossier raakt iedere afdeling.", then: model.ConsequenceNone, why: "Maatregelen lopen; zie het maatregelenpakket."},
	2: {touches: model.TouchesYes, through: "Mail van medewerkers", controls: []string{"A-6.3", "A-8.5"}, patients: "Geen rechtstreeks gevolg.", then: model.ConsequenceAction, why: "Herkennen van nagemaakte mail moet beter.", actions: []string{"actie:oefenbericht"}},
	3: {touches: model.TouchesPartly, through: "Eigen telefoons", controls: []string{"A-8.1"}, patients: "Geen rechtstreeks gevolg.", then: model.ConsequenceNone, why: "Mail op eigen telefoons staat in een afgeschermde app."},
	4: {touches: model.TouchesYes, through: "Crediteurenadministratie", controls: []string{"A-5.3"}, patients: "Geen.", then: model.ConsequenceNone, why: "Wijziging van rekeningnummers vraagt terugbellen en twee handtekeningen."},
	5: {touches: model.TouchesYes, through: "Leveranciers van zorgsystemen", controls: []string{"A-5.19", "A-5.21"}, patients: "Bij uitval van het laboratorium alleen spoed.", then: model.ConsequenceAction, why: "Wij wisten niet van welke leveranciers de zorg binnen een dag afhangt.", actions: []string{"actie:ketenlijst"}},
	6: {touches: model.TouchesPartly, through: "Website en portaal", controls: []string{"A-8.20"}, patients: "Afspraken kunnen telefonisch.", then: model.ConsequenceNone, why: "Bescherming is ingekocht."},
	7: {touches: model.TouchesPartly, through: "Portaal bij een leverancier", controls: []string{"A-5.22"}, patients: "Herhaalrecepten lopen vertraging op.", then: model.ConsequenceNone, why: "De leverancier heeft bescherming aangetoond."},
	8: {touches: model.TouchesUnknown, through: "Onderzoeksgegevens", controls: []string{"A-5.7"}, patients: "Geen bekend gevolg.", then: model.ConsequenceNone, why: "Geen aanwijzingen. Wij volgen berichten van de AIVD en Z-CERT."},
	9: {touches: model.TouchesYes, through: "Inzage in dossiers", controls: []string{"A-8.15", "A-5.18"}, patients: "Schending van vertrouwen.", then: model.ConsequenceNone, why: "Steekproeven op inzage lopen; de achterstand bij het vastleggen staat in het maatregelenpakket."},
}

// elsewhere are the incidents that were reviewed, by their number in the
// catalogue: how many days ago they were recorded and judged. Not judged is 0.
var elsewhere = []struct {
	nr, recorded, judged int
	v                    verdict
}{
	{15, 345, 204, verdict{touches: model.TouchesYes, through: "Post- en printleverancier", controls: []string{"A-5.20", "A-8.10"}, patients: "Geen gevolg voor behandeling.", then: model.ConsequenceAction, why: "Wij stuurden volledige dossiergegevens waar een adres genoeg is.", actions: []string{"actie:dd-printleverancier"}}},
	{17, 343, 251, verdict{touches: model.TouchesYes, through: "Hetzelfde soort beveiligingsprogramma", controls: []string{"A-8.32", "A-8.19"}, patients: "Een dag geen geplande operaties, zonder aanval.", then: model.ConsequenceAction, why: "Updates gingen bij ons ook in één keer uit.", actions: []string{"actie:uitrol-gefaseerd"}}},
	{16, 341, 246, verdict{touches: model.TouchesYes, through: "Extern laboratorium", controls: []string{"A-5.29", "A-5.21"}, patients: "Zonder laboratorium alleen spoed; omleiden van bevallingen en operaties.", then: model.ConsequenceDecision, why: "Opgenomen in het continuïteitsplan.", decision: "besluit:continuiteit"}},
	{14, 338, 226, verdict{touches: model.TouchesPartly, through: "Toegang van leveranciers zonder tweede middel", controls: []string{"A-8.5"}, patients: "Declaraties raken de zorg niet direct.", then: model.ConsequenceDecision, why: "Aanleiding om MFA ook voor leveranciers te verplichten.", decision: "besluit:mfa"}},
	{9, 336, 239, verdict{touches: model.TouchesYes, through: "Personeelsdossiers", controls: []string{"A-5.33", "A-8.10"}, patients: "Geen.", then: model.ConsequenceAction, why: "Ook bij ons stonden oude kopieën van identiteitsbewijzen.", actions: []string{"actie:bewaartermijn-id"}}},
	{8, 330, 220, verdict{touches: model.TouchesYes, through: "Patiëntendossier", controls: []string{"A-5.29"}, patients: "Spreekuren vervallen; spoed blijft open.", then: model.ConsequenceDecision, why: "Storing zonder aanval vraagt dezelfde noodprocedure.", decision: "besluit:continuiteit"}},
	{25, 298, 190, verdict{touches: model.TouchesYes, through: "Alle kernsystemen", controls: []string{"A-5.29", "A-5.30", "A-8.13"}, patients: "Afgezegde operaties en overplaatsing van ernstig zieke patiënten, ook bij ons denkbaar.", then: model.ConsequenceDecision, why: "Papier en noodpakket houden de zorg gaande; herstel duurt weken.", decision: "besluit:papier"}},
	{26, 222, 149, verdict{touches: model.TouchesPartly, through: "Andere leverancier van het dossier, wel dezelfde afhankelijkheid", controls: []string{"A-5.21", "A-5.42"}, patients: "Portaal weken dicht; herhaalrecepten en inzage vallen weg.", then: model.ConsequenceDecision, why: "Wij kunnen de verbinding met onze leverancier verbreken, maar hadden geen werkwijze zonder portaal.", decision: "besluit:noodpakket"}},
	{19, 216, 148, verdict{touches: model.TouchesYes, through: "Inloggen op het portaal", controls: []string{"A-5.29"}, patients: "Afspraken en uitslagen niet te bereiken.", then: model.ConsequenceAction, why: "Er is geen ander kanaal als DigiD uitvalt.", actions: []string{"actie:digid"}}},
	{20, 214, 159, verdict{touches: model.TouchesYes, through: "Extern laboratorium", controls: []string{"A-5.20", "A-5.22"}, patients: "Geen gevolg voor behandeling, wel voor vertrouwen.", then: model.ConsequenceAction, why: "Ons laboratorium is nooit onafhankelijk getoetst.", actions: []string{"actie:lab-toets"}}},
	{22, 118, 44, verdict{touches: model.TouchesPartly, through: "Gebouwbeheersysteem", controls: []string{"A-8.22"}, patients: "Koeling van medicijnen en luchtbehandeling.", then: model.ConsequenceAccepted, why: "Niet van buiten bereikbaar; aanvaard tot de verbouwing.", decision: "besluit:gebouw"}},
	{24, 9, 0, verdict{}},
}

func (s *story) threatReports() {
	s.report("2024", 352, 344, func(rep string) []string {
		var f form
		for _, it := range catalog.Law().ItemsOf("2024") {
			key := fmt.Sprintf("%s/%d", rep, it.Nr)
			f.add(key, &model.ThreatItem{Report: s.id(rep), Nr: it.Nr, Title: it.NameNL, Level: level(it.Level), Trend: trend(it.Trend),
				Page: it.Page, Mark: it.Mark + ": naam en bladzijde uit de inhoudsopgave, " + it.Source}, model.Date{})
		}
		s.confirm(f)
		return f.keys
	}, func(i int) verdict { return edition2024[i+1] })
	s.report("2025", 257, 147, func(rep string) []string {
		var f form
		for i, it := range edition2025 {
			key := fmt.Sprintf("%s/%d", rep, i+1)
			f.add(key, &model.ThreatItem{Report: s.id(rep), Nr: i + 1, Title: it.title, Level: it.level,
				Mark: "S: afgeleid uit berichten in de pers; het rapport zelf is niet ingezien"}, model.Date{})
		}
		s.confirm(f)
		return f.keys
	}, func(i int) verdict { return edition2025[i].v })
}

// report plans an edition: recorded when it was out, its items judged, closed.
func (s *story) report(edition string, recorded, closed int, items func(string) []string, judge func(int) verdict) {
	e, ok := catalog.Law().Edition(edition)
	on := s.past(recorded)
	if !ok || e.Published.IsZero() || !e.Published.Before(on) {
		return // not out yet in a story that ends on this day
	}
	key := "dreiging:" + edition
	var keys []string
	s.at(recorded, "09:35", "dreigingsbeeld "+edition, func() {
		s.act("populier")
		s.save(key, &model.ThreatReport{Publisher: e.Publisher, Title: e.TitleNL, Year: e.YearCovered, PublishedOn: e.Published,
			Source: e.Source, Mark: e.Mark + ": " + e.PublishedTextNL}, model.Date{})
		keys = items(key)
	})
	// The last verdicts wait for the decision they lead to.
	s.at(closed, "15:55", "oordelen over dreigingsbeeld "+edition, func() {
		s.act("populier")
		var f form
		for i, k := range keys {
			f.add("beoordeling:"+k, s.review(k, judge(i)), model.Date{})
		}
		s.confirm(f)
		edit(s, key, model.Date{}, func(r *model.ThreatReport) { r.ClosedOn = model.DateOf(s.now) })
	})
}

// judge writes a review by the CISO.
func (s *story) judge(key, subject string, v verdict) {
	s.save(key, s.review(subject, v), model.Date{})
}

func (s *story) review(subject string, v verdict) *model.Review {
	var acts []string
	for _, a := range v.actions {
		if s.has(a) {
			acts = append(acts, s.id(a))
		}
	}
	return &model.Review{Subject: s.ref(subject), Touches: v.touches, Through: v.through, Controls: v.controls,
		Patients: v.patients, Consequence: v.then, Why: v.why, By: s.id("functie:ciso"), On: model.DateOf(s.now),
		Decision: s.id(v.decision), Actions: acts, ClosedOn: model.DateOf(s.now)}
}

// incidents plans what was learned from others.
func (s *story) incidents() {
	for _, x := range elsewhere {
		c := elsewhereIncident(x.nr)
		on := s.past(x.recorded)
		if !c.Begin.Before(on) {
			continue
		}
		key := fmt.Sprintf("inc:%d", x.nr)
		s.at(x.recorded, "11:05", "incident elders "+key, func() {
			s.act("populier")
			s.save(key, &model.Incident{Title: c.OrganisationNL + ": " + short(c.WhatNL), Organisation: c.OrganisationNL, When: c.WhenNL, On: c.Begin,
				What: c.WhatNL, Impact: c.ImpactNL, Lesson: c.LessonNL, Source: c.Source, Mark: c.Mark, TLP: model.TLPClear,
				Facts: []model.Fact{{On: c.Begin, Text: short(c.WhatNL), Certainty: certainty(c.Confidence), Source: short(c.Source)}}}, model.Date{})
		})
		if x.judged > 0 {
			s.at(x.judged, "15:15", "oordeel "+key, func() {
				s.act("populier")
				s.judge("beoordeling:"+key, key, x.v)
			})
		}
	}
}

func elsewhereIncident(nr int) model.ElsewhereIncident {
	for _, c := range catalog.Law().Incidents {
		if c.Nr == nr {
			return c
		}
	}
	return model.ElsewhereIncident{}
}

// certainty takes over how sure the catalogue is, and no more.
func certainty(c model.Confidence) model.Certainty {
	if c == model.ConfidenceVerified {
		return model.Confirmed
	}
	return model.Claimed
}

// short is the first sentence, for a title.
func short(text string) string {
	for i, r := range text {
		if r == '.' || r == ';' {
			return text[:i]
		}
	}
	if r := []rune(text); len(r) > 200 {
		return string(r[:200])
	}
	return text
}

func level(l string) string {
	return map[string]string{"low": "laag", "medium": "gemiddeld", "high": "hoog"}[l]
}

func trend(t string) string {
	return map[string]string{"up": "stijgend", "same": "gelijk", "down": "dalend"}[t]
}
