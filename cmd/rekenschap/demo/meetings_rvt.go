package demo

import "github.com/rekenschap/rekenschap/model"

// supervision is what the supervisory board did: take note, ask, approve in
// advance what the rules ask, appoint.
func supervision() []meeting {
	return []meeting{
		{key: "rvt:1", body: "rvt", on: -319, clock: "16:00", place: "Bestuurskamer", outside: "RVT-01", items: []item{
			{key: "rvt:1:stand", kind: model.ItemInformation, title: "Informatiebeveiliging: waar staan wij", duties: []string{"norm-oversight"},
				proposal: &proposal{
					key: "besluit:rvt-stand", subject: "Stand informatiebeveiliging", text: `De raad van toezicht neemt kennis van de stand en van de eigen normen die het bestuur heeft gesteld.`,
					considerations: `De raad van toezicht wil tweemaal per jaar hetzelfde overzicht zien, zodat ontwikkeling zichtbaar is.`,
					outcome:        model.OutcomeNoted, acclaimed: true},
				questions: []question{{key: "vraag:rvt-stand", by: "vlier",
					text:       "Hoe weten wij dat het bestuur ziet wat wij niet zien?",
					answer:     "Door de externe auditor rechtstreeks met de auditcommissie te laten spreken, zonder het bestuur erbij.",
					answeredBy: "wilg", followUp: "actie:auditor-rvt"}},
				actions: []string{"actie:auditor-rvt"}},
		}},
		{key: "rvt:2", body: "rvt", on: -234, clock: "16:00", place: "Bestuurskamer", outside: "RVT-02", excused: "es", items: []item{
			{key: "rvt:2:pakket", kind: model.ItemDecision, title: "Voorgenomen besluit maatregelenpakket Cyberbeveiligingswet", letters: "abdefghij",
				papers: []string{"beleid:pakket/1"}, proposal: &proposal{
					key: "besluit:rvt-pakket", subject: "Goedkeuren voorgenomen bestuursbesluit maatregelenpakket", basis: []string{"Statuten art. 9"},
					text: `De raad van toezicht keurt het voorgenomen besluit van de raad van bestuur over het maatregelenpakket goed, met inbegrip van de
						uitgaven buiten de begroting.`,
					considerations: `De raad van toezicht heeft gevraagd wat er niet gebeurt als het pakket doorgaat. Het bestuur heeft dat beantwoord: de vervanging van
						het roostersysteem schuift een jaar op. De goedkeuring door het bestuur zelf blijft nodig.`,
					alternatives: `Gefaseerd goedkeuren. De raad van toezicht vindt het geheel belangrijker.`,
					costs:        `450.000 euro buiten de begroting.`,
					outcome:      model.OutcomeApproved, rests: []string{"beleid:pakket/1"}},
				questions: []question{{key: "vraag:rvt-pakket", by: "berk",
					text:       "Wat blijft er na dit pakket over aan risico dat u wakker houdt?",
					answer:     "De afhankelijkheid van één leverancier voor het patiëntendossier. Daarover komt een apart voorstel.",
					answeredBy: "wilg"}}},
			{key: "rvt:2:herbenoeming", kind: model.ItemDecision, title: "Herbenoeming lid raad van bestuur",
				proposal: &proposal{
					key: "besluit:rvt-herbenoeming", subject: "Herbenoeming van de heer Eik voor vier jaar", basis: []string{"Statuten art. 6"},
					text:           `De raad van toezicht herbenoemt de heer Eik als lid van de raad van bestuur voor vier jaar, aansluitend op de lopende termijn.`,
					considerations: `Het functioneren is besproken. De opleiding op het gebied van digitale veiligheid is onderdeel van de afspraken.`,
					outcome:        model.OutcomeApproved}},
		}},
		{key: "rvt:3", body: "rvt", on: -141, clock: "16:00", place: "Bestuurskamer", outside: "RVT-03", items: []item{
			{key: "rvt:3:benoeming", kind: model.ItemDecision, title: "Benoeming lid raad van bestuur",
				when: func(s *story) bool { return s.newcomerFrom().After(s.past(141)) },
				proposal: &proposal{
					key: "besluit:rvt-benoeming", subject: "Benoeming van mevrouw Meidoorn", basis: []string{"Statuten art. 6"},
					text: `De raad van toezicht benoemt mevrouw Meidoorn tot lid van de raad van bestuur voor vier jaar, in de plaats van de heer
						Hazelaar.`,
					considerations: `De procedure is gevolgd. Mevrouw Meidoorn volgt binnen een halfjaar de opleiding die voor alle bestuurders geldt.`,
					outcome:        model.OutcomeApproved, abstain: []string{"vlier"}}},
			{key: "rvt:3:keten", kind: model.ItemDiscussion, title: "Afhankelijkheid van leveranciers", letters: "d",
				questions: []question{{key: "vraag:rvt-keten", by: "vijfde",
					text:       "Bij welke leverancier duurt overstappen het langst, en hoe lang is dat?",
					answer:     "Bij de leverancier van het patiëntendossier: naar schatting twee tot drie jaar.",
					answeredBy: "eik"}},
				notes: "De raad van toezicht bespreekt welke leveranciers de zorg kunnen stilleggen en vraagt een terugvaloptie voor het laboratorium."},
		}},
		{key: "rvt:4", body: "rvt", on: -31, clock: "16:00", place: "Bestuurskamer", outside: "RVT-04", excused: "lijsterbes", items: []item{
			{key: "rvt:4:verantwoording", kind: model.ItemInformation, title: "Verantwoording over informatiebeveiliging", letters: "f", duties: []string{"norm-oversight"},
				papers: []string{"bewijs:verantwoording"}, proposal: &proposal{
					key: "besluit:rvt-verantwoording", subject: "Verantwoording informatiebeveiliging door het bestuur",
					text: `De raad van toezicht neemt kennis van de verantwoording, van het eigen incident en van de toelichting op de late evaluatie.`,
					considerations: `De raad van toezicht waardeert dat het bestuur de vertraging zelf op tafel legt, en wil de evaluatie in de eerstvolgende
						vergadering zien.`,
					outcome: model.OutcomeNoted, acclaimed: true},
				questions: []question{{key: "vraag:rvt-evaluatie", by: "vlier",
					text:       "Is de evaluatie uitgesteld omdat er iets in staat dat slecht uitkomt?",
					answer:     "Nee, zij was nog niet begonnen. De opdracht is nu verleend, met een einddatum.",
					answeredBy: "wilg"}}},
		}},
	}
}
