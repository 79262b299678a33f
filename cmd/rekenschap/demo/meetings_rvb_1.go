package demo

import "github.com/rekenschap/rekenschap/model"

// firstHalf is the board's year up to the approval of the measures and what
// came right after it.
func firstHalf() []meeting {
	return []meeting{
		{key: "rvb:1", body: "rvb", on: -346, clock: "14:00", place: "Beleidszaal", outside: "RVB-01", items: []item{
			{key: "rvb:1:normen", kind: model.ItemDecision, title: "Eigen normen voor toezicht op informatiebeveiliging",
				duties:   []string{"norm-oversight", "cbw-21-3-f", "cbw-24-4"},
				proposal: ownNorms(),
				questions: []question{{key: "vraag:normen", by: "eik", ahead: true,
					text:       "De wet noemt geen termijnen voor evaluatie en oefening. Waarom leggen wij onszelf er dan een op, en wat als wij die niet halen?",
					answer:     "Zonder eigen termijn is niet te zien of iets te laat is. Haalt de raad een termijn niet, dan blijft dat zichtbaar en kan hij toelichten waarom.",
					answeredBy: "functie:ciso"}}},
			{key: "rvb:1:dreiging", kind: model.ItemInformation, title: "Dreigingsbeeld 2024 van Z-CERT: wat raakt ons", letters: "a",
				duties: []string{"norm-threats"}, proposal: &proposal{
					key: "besluit:dreiging", subject: "Beoordeling dreigingsbeeld 2024", basis: []string{"cbw-21-3-a"},
					text:           `De raad neemt kennis van de voorlopige oordelen van de CISO per dreiging. De CISO legt ze na deze bespreking vast, met de acties die eruit volgen.`,
					considerations: `Ransomware en aanvallen via leveranciers raken De Linde het meest. De raad herkent dit beeld uit de gesprekken met de afdelingen.`,
					outcome:        model.OutcomeNoted, acclaimed: true},
				actions: []string{"actie:oefenbericht", "actie:ketenlijst"}},
			{key: "rvb:1:stand", kind: model.ItemDiscussion, title: "Stand NEN 7510 bij de start van het register", duties: []string{"nen7510"}, letters: "a",
				notes: "De raad vraagt maandelijks een bijgewerkt overzicht en per niet ingevoerde maatregel een actie met een naam en een datum."},
		}},
		{key: "rvb:2", body: "rvb", on: -304, clock: "14:00", place: "Beleidszaal", outside: "RVB-02", items: []item{
			{key: "rvb:2:beleid", kind: model.ItemDecision, title: "Beleid informatiebeveiliging versie 3", letters: "a", duties: []string{"cbw-24-1"},
				papers: []string{"beleid:ib/3"}, proposal: &proposal{
					key: "besluit:ib3", subject: "Vaststellen beleid informatiebeveiliging versie 3", basis: []string{"cbw-24-1", "cbw-21-3-a"},
					text: `De raad stelt het beleid informatiebeveiliging versie 3 vast. Versie 2 vervalt op de dag waarop versie 3 in gebruik is.`,
					considerations: `Versie 2 noemde geen grens waarboven alleen de raad een risico mag aanvaarden. Daardoor werden hoge risico's in
						de lijn gedragen zonder dat de raad ervan wist. Versie 3 legt die grens op 15 en koppelt iedere aanvaarding aan een einddatum.`,
					alternatives: `Versie 2 een jaar verlengen. Dat is afgewezen omdat de interne audit juist dit punt noemde.`,
					costs:        `Geen extra middelen. De kwartaalrapportage kost de CISO ongeveer acht uur per keer.`,
					residual:     `Beleid alleen verandert niets aan de werkvloer; de uitvoering volgt in het maatregelenpakket.`,
					ciso:         `Positief. De criteria voor risicoaanvaarding zijn met de proceseigenaren besproken.`,
					fg:           `Positief. De rol van de functionaris is nu duidelijker beschreven.`,
					outcome:      model.OutcomeApproved, approves: []string{"beleid:ib/3"}, supersedes: "besluit:ib2", mandates: []string{"functie:ciso"}}},
			{key: "rvb:2:incident", kind: model.ItemDecision, title: "Procedure incidenten en meldingen", letters: "b", duties: []string{"cbw-24-1", "cbw-26"},
				papers: []string{"beleid:incident/1"}, proposal: &proposal{
					key: "besluit:incident", subject: "Vaststellen procedure incidenten en meldingen", basis: []string{"cbw-24-1", "cbw-21-3-b", "cbw-26"},
					text: `De raad stelt de procedure vast en wijst de CISO aan om namens de organisatie de vroegtijdige waarschuwing te doen, ook
						zonder voorafgaand overleg als een bestuurder niet binnen twee uur bereikbaar is.`,
					considerations: `Een waarschuwing binnen 24 uur is in een weekend alleen te halen als één persoon mag beslissen.`,
					costs:          `Bereikbaarheidsdienst voor de CISO en zijn vervanger: 38.000 euro per jaar.`,
					ciso:           `Positief. De bereikbaarheidsdienst is een voorwaarde om dit waar te maken.`,
					fg:             `Positief, met de kanttekening dat de klok voor een datalek apart loopt.`,
					outcome:        model.OutcomeApproved, approves: []string{"beleid:incident/1"}}},
			{key: "rvb:2:beeld", kind: model.ItemDecision, title: "Restrisico oude beeldvormende apparatuur", letters: "ei",
				proposal: &proposal{
					key: "besluit:beeld", subject: "Aanvaarden restrisico van vier oude beeldvormende apparaten", basis: []string{"cbw-21-3-e"},
					text: `De raad aanvaardt tot de genoemde einddatum het risico dat vier apparaten voor beeldvorming niet meer kunnen worden
						bijgewerkt. De apparaten blijven in een afgescheiden netwerk en worden in de volgende investeringsronde vervangen.`,
					considerations: `Vervangen vóór de zomer kan niet: de levertijd is negen maanden. Uitzetten zou per week ongeveer 210 onderzoeken kosten,
						met wachttijden die de patiëntveiligheid meer schaden dan dit risico.`,
					alternatives: `Uitzetten, tijdelijk huren, of de apparaten helemaal van het netwerk halen. Huren bleek niet mogelijk; losse beelden
						op een schijf geven een eigen risico op verwisseling.`,
					costs:    `Afscheiding en bewaking: 26.000 euro. Vervanging staat voor 2,9 miljoen euro op de investeringslijst.`,
					residual: `Een aanvaller die al in het netwerk voor apparatuur zit, kan deze vier apparaten stilleggen.`,
					ciso:     `Aanvaardbaar, mits met een einddatum en met bewaking van het verkeer.`,
					outcome:  model.OutcomeApproved, rests: []string{"A-8.22"}, validUntil: 55,
					against: map[string]string{"derde": `Ik acht het risico niet voldoende onderbouwd: er is niet gemeten hoe lang een onderzoek zonder deze
						apparaten kan worden uitgesteld per groep patiënten. Zonder die meting kan de raad de afweging tussen uitstel en risico niet maken.`},
					after: func(s *story) { s.acceptRisk("ra:beeld") }},
				actions: []string{"actie:beeld-vervanging", "actie:beeld-meting"}},
		}},
		{key: "rvb:3", body: "rvb", on: -262, clock: "14:00", place: "Beleidszaal", outside: "RVB-03", excused: "derde", items: []item{
			{key: "rvb:3:continuiteit", kind: model.ItemDecision, title: "Continuïteitsplan ICT en zorg", letters: "c", duties: []string{"cbw-24-1", "cbw-21-3-c"},
				papers: []string{"beleid:continuiteit/1"}, proposal: &proposal{
					key: "besluit:continuiteit", subject: "Vaststellen continuïteitsplan voor één jaar", basis: []string{"cbw-24-1", "cbw-21-3-c"},
					text: `De raad stelt het continuïteitsplan vast voor de duur van ruim een jaar, tot de genoemde einddatum. Vóór die datum ligt er een
						versie waarin de lessen uit de crisisoefening zijn verwerkt.`,
					considerations: `Het plan is nog niet beoefend met het bestuur erbij. De raad wil daarom niet voor onbepaalde tijd vaststellen.`,
					alternatives:   `Wachten tot na de oefening. Dan zou er maanden geen vastgesteld plan zijn.`,
					costs:          `Noodtelefoons en een kopie van de back-up buiten het netwerk: 64.000 euro, begroot.`,
					residual:       `De maximale uitvalduur van de medicatieketen is een schatting; die wordt bij de hersteltest gemeten.`,
					ciso:           `Positief, met de aanbeveling om de oefening niet aan te kondigen aan de afdelingen.`,
					outcome:        model.OutcomeApproved, approves: []string{"beleid:continuiteit/1"}, rests: []string{"A-5.29", "A-8.13"}, validUntil: 38},
				questions: []question{{key: "vraag:papier", by: "wilg",
					text:       "Kunnen afdelingen een hele dag op papier werken, en weten zij dat zelf ook?",
					answer:     "De spoedeisende hulp en de operatiekamers wel. Op twee verpleegafdelingen lagen verouderde formulieren; die worden vervangen en het wordt deel van de oefening.",
					answeredBy: "functie:manager-ict", followUp: "actie:formulieren"}},
				actions: []string{"actie:formulieren", "actie:oefening"}},
			{key: "rvb:3:mfa", kind: model.ItemDecision, title: "Inloggen met een tweede middel op alle toegang van buiten", letters: "j",
				proposal: &proposal{
					key: "besluit:mfa-uitstel", subject: "MFA op alle toegang van buiten", basis: []string{"cbw-21-3-j"},
					text: `De raad houdt het voorstel aan tot de volgende vergadering. Gevraagd worden een raming voor de vrijgevestigde specialisten en
						het advies van de functionaris gegevensbescherming over inloggen met een eigen telefoon.`,
					considerations: `De raad is het eens met de richting. De gevolgen voor specialisten die op meer plaatsen werken zijn niet uitgewerkt.`,
					costs:          `Raming 480.000 euro eenmalig; het deel voor specialisten ontbreekt.`,
					ciso:           `Positief. Uitstel van één maand is te dragen, langer niet.`,
					outcome:        model.OutcomeDeferred},
				actions: []string{"actie:mfa-raming"}},
		}},
		{key: "rvb:4", body: "rvb", on: -227, clock: "14:00", place: "Beleidszaal", outside: "RVB-04", items: []item{
			{key: "rvb:4:pakket", kind: model.ItemDecision, title: "Maatregelenpakket Cyberbeveiligingswet", letters: "abdefghij", duties: []string{"cbw-24-1"},
				papers: []string{"beleid:pakket/1"}, proposal: &proposal{
					key: "besluit:pakket", subject: "Goedkeuren maatregelenpakket Cyberbeveiligingswet", basis: []string{"cbw-24-1", "cbw-21-3"},
					text: `De raad keurt de maatregelen goed die in het pakket versie 1 staan voor de onderdelen a, b en d tot en met j. Onderdeel c is
						geregeld in het continuïteitsplan. De uitvoering begint na dit besluit.`,
					considerations: `De wet vraagt dat de raad de maatregelen goedkeurt vóór zij worden uitgevoerd, en dat alle tien onderdelen zijn gedekt. De raad
						heeft per onderdeel besproken wat er is, wat erbij komt en wat er niet komt. De raad van toezicht heeft vooraf goedgekeurd.`,
					alternatives: `Per onderdeel apart besluiten. Dat geeft negen besluiten zonder samenhang; de raad wil het geheel kunnen wegen.`,
					costs:        `1,35 miljoen euro over twee jaar, waarvan 0,9 miljoen begroot. Drie voltijdsplaatsen bij ICT en beveiliging.`,
					residual: `Oude medische apparatuur, afhankelijkheid van één leverancier van het patiëntendossier, en een achterstand bij het vastleggen van
						inzage. Deze drie komen apart terug.`,
					ciso:       `Positief. De volgorde is gekozen op gevolg voor de patiënt. Met minder dan drie plaatsen schuift onderdeel b een jaar op.`,
					fg:         `Positief. Voor de bewaking van logbestanden is een afzonderlijke beoordeling van de privacy gedaan.`,
					outcome:    model.OutcomeApproved,
					approves:   []string{"beleid:pakket/1"},
					rests:      []string{"toets:risico", "A-5.1", "A-8.32"},
					supervisor: "besluit:rvt-pakket"},
				questions: []question{{key: "vraag:pakket", by: "derde", ahead: true,
					text:       "Wat betekent onderdeel i voor de waarnemers in de nacht? Zij werken soms onder een account van de afdeling.",
					answer:     "Dat stopt. Waarnemers krijgen vooraf een eigen account; de servicedesk kan het 's nachts binnen een kwartier openen.",
					answeredBy: "functie:ciso", followUp: "actie:waarnemers"}},
				actions: []string{"actie:waarnemers"}},
			{key: "rvb:4:mfa", kind: model.ItemDecision, title: "MFA op alle toegang van buiten, vervolg", letters: "j",
				proposal: &proposal{
					key: "besluit:mfa", subject: "MFA op alle toegang van buiten", basis: []string{"cbw-21-3-j"},
					text: `De raad besluit dat alle toegang van buiten een tweede middel vraagt, ook voor specialisten en leveranciers, en stelt daarvoor
						540.000 euro beschikbaar. Wie geen eigen telefoon wil gebruiken, krijgt een los middel.`,
					considerations: `Bij een groot incident in het buitenland kwam de aanvaller binnen over een toegang zonder tweede middel. De gevraagde raming en
						het advies van de functionaris liggen er nu.`,
					alternatives: `Alleen medewerkers, en leveranciers later. Juist leveranciers zijn de bekendste weg naar binnen.`,
					costs:        `540.000 euro eenmalig, 70.000 euro per jaar.`,
					ciso:         `Positief.`, fg: `Positief, mits een los middel zonder opgaaf van reden wordt verstrekt.`,
					outcome: model.OutcomeApproved, rests: []string{"toets:risico"}, supersedes: "besluit:mfa-uitstel"},
				actions: []string{"actie:mfa-medewerkers", "actie:mfa-leveranciers"}},
			{key: "rvb:4:dreiging", kind: model.ItemDiscussion, title: "Cybersecuritybeeld 2025: eerste bespreking", letters: "a", duties: []string{"norm-threats"},
				when:  func(s *story) bool { return s.has("dreiging:2025") },
				notes: "De raad herkent het advies over een digitaal noodpakket en vraagt een voorstel voor de zomer."},
		}},
		{key: "rvb:5", body: "rvb", on: -192, clock: "14:00", place: "Beleidszaal", outside: "RVB-05", items: []item{
			{key: "rvb:5:bewaking", kind: model.ItemDecision, title: "Keuze leverancier voor bewaking dag en nacht", letters: "bd",
				proposal: &proposal{
					key: "besluit:bewaking", subject: "Gunnen van de bewaking van kernsystemen aan Zilverspar Wacht", basis: []string{"cbw-21-3-b", "cbw-21-3-d"},
					text: `De raad gunt de bewaking van de kernsystemen voor drie jaar aan Zilverspar Wacht B.V., met jaarlijkse opzegging en een recht
						op controle dat ook geldt voor onderaannemers.`,
					considerations: `Drie aanbieders zijn vergeleken op snelheid van waarschuwen, kennis van de zorg en wat er met onze gegevens gebeurt. Eén lid heeft
						zich vóór de bespreking teruggetrokken wegens een belang en de zaal verlaten; de twee andere leden hebben beraadslaagd en besloten.`,
					alternatives: `Zelf bewaken vraagt zes voltijdsplaatsen die niet te vervullen zijn.`,
					costs:        `312.000 euro per jaar.`,
					residual:     `Buiten kantooruren hangt de eerste beoordeling af van één partij.`,
					ciso:         `Voorkeur voor Zilverspar Wacht, vooral door de vaste contactpersoon.`,
					fg:           `Akkoord met de verwerkersovereenkomst.`,
					outcome:      model.OutcomeApproved, rests: []string{"lev:bewaking"},
					recused: map[string]string{"eik": `Partner is aandeelhouder van een van de aanbieders. Niet deelgenomen aan beraad en besluit.`}},
				actions: []string{"actie:bewaking-start"}},
			{key: "rvb:5:papier", kind: model.ItemDecision, title: "Afschaffen van papieren noodformulieren", letters: "c",
				proposal: &proposal{
					key: "besluit:papier", subject: "Papieren noodformulieren afschaffen", basis: []string{"cbw-21-3-c"},
					text: `Voorgesteld is de papieren noodformulieren af te schaffen en bij uitval van de ICT op tablets te vertrouwen. De raad verwerpt
						het voorstel.`,
					considerations: `Een Vlaams ziekenhuis werkte begin dit jaar weken met pen en papier. Tablets hangen van hetzelfde netwerk en dezelfde aanmelding af
						als de systemen die zij moeten vervangen.`,
					alternatives: `Tablets naast papier; dat kan later alsnog.`,
					costs:        `Afschaffen zou 18.000 euro per jaar besparen.`,
					ciso:         `Negatief over het voorstel.`,
					outcome:      model.OutcomeRejected,
					against:      map[string]string{"wilg": "", "derde": ""}, abstain: []string{"eik"}}},
			{key: "rvb:5:crypto", kind: model.ItemDecision, title: "Beleid cryptografie en sleutelbeheer", letters: "h", duties: []string{"cbw-24-1"},
				papers: []string{"beleid:crypto/1"}, proposal: &proposal{
					key: "besluit:crypto", subject: "Vaststellen beleid cryptografie en sleutelbeheer", basis: []string{"cbw-24-1", "cbw-21-3-h"},
					text:           `De raad stelt het beleid cryptografie en sleutelbeheer versie 1 vast.`,
					considerations: `Het beleid zegt wanneer wij versleutelen, met welke soorten, en wie de sleutels beheert. Dat stond tot nu toe nergens.`,
					costs:          `Kluis voor sleutels: 45.000 euro, begroot.`,
					ciso:           `Positief. Het beheer van sleutels van back-ups moet nog beter; daarvoor komt een tweede versie.`,
					outcome:        model.OutcomeApproved, approves: []string{"beleid:crypto/1"}}},
			{key: "rvb:5:voortgang", kind: model.ItemDiscussion, title: "Kwartaalrapportage CISO", letters: "af", duties: []string{"norm-oversight", "nen7510"},
				notes: "Zes maatregelen zijn dit kwartaal ingevoerd. De raad vraagt aandacht voor kwetsbaarheden die langer dan veertien dagen openstaan."},
		}},
	}
}
