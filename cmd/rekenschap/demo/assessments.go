package demo

import "github.com/rekenschap/rekenschap/model"

// assessment is a toets: planned, then done. Days count from the last day.
type assessment struct {
	key      string
	kind     model.AssessmentType
	title    string
	recorded int // days ago that the plan or, from before use, the outcome was recorded
	planned  int
	done     int
	by       string
	result   string
	controls []string
	supplier string
	from     string // first day it can have happened, ISO
}

var assessments = []assessment{
	{key: "toets:evaluatie", kind: model.AssessEvaluation, title: "Evaluatie van de effectiviteit", recorded: 375, done: -444, by: "CISO",
		result: "Zeven maatregelen getoetst op werking, vier voldoende. Bijgesteld: rechten vaker nalopen, hersteltest ieder jaar."},
	{key: "toets:oefening-oud", kind: model.AssessCrisisExercise, title: "Crisisoefening, bureau-oefening", recorded: 375, done: -470, by: "Extern bureau De Vuurdoorn",
		result: "Zonder bestuur gehouden. Aanbevolen om het bestuur te laten meedoen."},
	{key: "toets:hersteltest", kind: model.AssessRestoreTest, title: "Hersteltest medicatiesysteem", recorded: 350, planned: -332, done: -329, by: "Manager ICT",
		result: "Terugzetten duurde 3 uur en 40 minuten; doel was 4 uur. Twee instellingen niet beschreven.", controls: []string{"A-8.13"}},
	{key: "toets:interne-audit", kind: model.AssessAudit, title: "Interne audit informatiebeveiliging", recorded: 320, planned: -295, done: -290, by: "Concerncontrol",
		result: "Twaalf maatregelen bekeken. Drie bevindingen, alle met een actie.", controls: []string{"A-5.15", "A-5.33", "A-8.24"}},
	{key: "toets:risico", kind: model.AssessRisk, title: "Risicoanalyse informatiebeveiliging", recorded: 340, planned: -270, done: -268, by: "CISO met proceseigenaren",
		result: "Veertien risico's gewogen. Drie boven de 15: oude beeldvorming, leverancier van het dossier, toegang van buiten."},
	{key: "toets:lev-epd", kind: model.AssessSupplier, title: "Beoordeling Hyacint Zorgsystemen", recorded: 230, planned: -185, done: -183, by: "Hoofd Inkoop",
		result: "Voldoende. Lijst van onderaannemers ontbreekt.", supplier: "lev:epd"},
	{key: "toets:lev-lab", kind: model.AssessSupplier, title: "Beoordeling Klaproos Diagnostiek", recorded: 230, planned: -145, done: -144, by: "Hoofd Inkoop",
		result: "Matig. Nooit onafhankelijk getoetst; actie afgesproken.", supplier: "lev:lab"},
	{key: "toets:directie", kind: model.AssessManagement, title: "Directiebeoordeling informatiebeveiliging", recorded: 160, planned: -122, done: -121, by: "Raad van bestuur",
		result: "Doelen gehaald op opleiding en oefening, niet op kwetsbaarheden. Middelen voor bewaking verhoogd."},
	{key: "toets:oefening", kind: model.AssessCrisisExercise, title: "Crisisoefening met het bestuur", recorded: 200, planned: -105, done: -104, by: "Extern bureau De Vuurdoorn",
		result: "Besluiten en communicatie goed. Zwak: omgeleide patiënten, terug van papier naar dossier. Zeven verbeterpunten.", controls: []string{"A-5.29", "A-5.26"}},
	{key: "toets:registratie", kind: model.AssessRegistration, title: "Gegevens in het nationale register bevestigd", recorded: 95, done: -95, by: "CISO",
		result: "Naam, contactpersonen en netwerkadressen kloppen.", from: "2026-08-15"},
	{key: "toets:registratie-klaar", kind: model.AssessRegistration, title: "Gegevens voor het nationale register verzameld en nagelopen", recorded: 116, done: -116, by: "CISO",
		result: "Naam, contactpersonen en netwerkadressen verzameld; klaar om in te dienen."},
	{key: "toets:verantwoording", kind: model.AssessAccountability, title: "Verantwoording aan de raad van toezicht", recorded: 31, done: -31, by: "Raad van bestuur",
		result: "Besproken met het eigen incident en de late evaluatie. Evaluatie gevraagd in de eerstvolgende vergadering."},
	{key: "toets:lev-bewaking", kind: model.AssessSupplier, title: "Beoordeling Zilverspar Wacht na de start", recorded: 110, planned: -63, done: -62, by: "CISO",
		result: "Goed. Waarschuwt gemiddeld binnen elf minuten.", supplier: "lev:bewaking"},
	{key: "toets:audit", kind: model.AssessAudit, title: "Externe audit NEN 7510", recorded: 118, planned: -34, done: -33, by: "Taxus & Hulst",
		result: "Twee maatregelen minder ver dan aangegeven, overige steekproef in orde.", controls: []string{"A-8.32", "A-5.9", "A-5.15"}},
	{key: "toets:evaluatie2", kind: model.AssessEvaluation, title: "Evaluatie van de effectiviteit", recorded: 44, planned: 26, by: "Extern bureau De Vuurdoorn"},
	{key: "toets:hersteltest2", kind: model.AssessRestoreTest, title: "Hersteltest patiëntendossier", recorded: 40, planned: 31, by: "Manager ICT"},
	{key: "toets:directie2", kind: model.AssessManagement, title: "Directiebeoordeling informatiebeveiliging", recorded: 100, planned: 240, by: "Raad van bestuur"},
}

func (s *story) tests() {
	for _, a := range assessments {
		if a.from != "" && s.past(a.recorded).Before(model.MustDate(a.from)) {
			continue
		}
		known := -a.done >= a.recorded && a.done != 0 // done on or before the day it was written down
		s.at(a.recorded, "16:05", "toets "+a.key, func() {
			s.act("populier")
			r := &model.Assessment{Type: a.kind, Title: a.title, PlannedOn: s.date(a.planned), By: a.by, Controls: a.controls, Supplier: s.id(a.supplier)}
			if known {
				r.DoneOn, r.Result = s.date(a.done), a.result
			}
			s.save(a.key, r, r.DoneOn)
		})
		if known || a.done == 0 {
			continue
		}
		on := s.date(a.done)
		s.at(-a.done-1, "09:25", "uitkomst "+a.key, func() {
			s.act("populier")
			edit(s, a.key, on, func(r *model.Assessment) { r.DoneOn, r.Result = on, a.result })
		})
	}
	for _, x := range exhibits {
		a, ok := s.assessmentOf(x.about)
		if !ok {
			continue
		}
		s.at(x.added, "13:20", "bewijs bij "+a, func() {
			s.act("populier")
			edit(s, a, model.Date{}, func(r *model.Assessment) { r.Evidence = append(r.Evidence, s.id(x.key)) })
		})
	}
}

func (s *story) assessmentOf(key string) (string, bool) {
	for _, a := range assessments {
		if a.key == key {
			return key, true
		}
	}
	return "", false
}

// risks are what the board, or who may on its behalf, accepted for a time.
var risks = map[string]struct {
	title, risk, why, decision, owner string
	expires                           int
	controls                          []string
}{
	"ra:beeld": {"Vier oude beeldvormende apparaten", "Apparaten die niet meer worden bijgewerkt, kunnen door iemand in het netwerk voor apparatuur worden stilgelegd.",
		"Vervanging heeft negen maanden levertijd; uitzetten schaadt meer patiënten.", "besluit:beeld", "functie:manager-ict", 55, []string{"A-8.22"}},
	"ra:gebouw": {"Gebouwbeheersysteem zonder tweede middel", "Wie al binnen is, kan koeling en luchtbehandeling verstoren.",
		"Vervanging valt samen met de verbouwing; het systeem is niet van buiten bereikbaar.", "besluit:gebouw", "functie:facilitair", 210, []string{"A-8.22", "A-8.20"}},
	"ra:fax": {"Faxen van twee huisartsen", "Uitslagen kunnen op een verkeerd nummer terechtkomen.",
		"Aanvaard door de CISO binnen zijn mandaat (risico 9). Beide praktijken stappen over op beveiligde berichten.", "besluit:ib3", "functie:fg", 12, []string{"A-5.14"}},
}

func (s *story) acceptRisk(key string) {
	r := risks[key]
	s.save(key, &model.RiskAcceptance{Title: r.title, Risk: r.risk, Why: r.why, DecidedBy: s.id(r.decision), On: model.DateOf(s.now),
		ExpiresOn: s.date(r.expires), Owner: s.id(r.owner), Controls: r.controls}, model.Date{})
}

// explain is the board's own word on its gap.
func (s *story) explain() {
	s.save("toelichting:evaluatie", &model.Explanation{Duty: "cbw-21-3-f", On: model.DateOf(s.now), Until: s.next(60),
		Text: tidy(`De evaluatie is later dan onze eigen norm, omdat de externe audit in dezelfde weken viel. Wij hebben opdracht gegeven en verwachten het verslag
			vóór de datum van de actie.`),
		DecidedBy: s.id("besluit:toelichting"), Action: s.id("actie:evaluatie")}, model.Date{})
}
