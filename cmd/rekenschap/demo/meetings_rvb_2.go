package demo

import "github.com/rekenschap/rekenschap/model"

// secondHalf runs from the summer to the meeting that is still to come.
func secondHalf() []meeting {
	return []meeting{
		{key: "rvb:6", body: "rvb", on: -150, clock: "14:00", place: "Beleidszaal", outside: "RVB-06", items: []item{
			{key: "rvb:6:leveranciers", kind: model.ItemDecision, title: "Leveranciersbeleid informatiebeveiliging", letters: "d", duties: []string{"cbw-24-1"},
				papers: []string{"beleid:leveranciers/1"}, proposal: &proposal{
					key: "besluit:leveranciers", subject: "Vaststellen leveranciersbeleid onder voorwaarden", basis: []string{"cbw-24-1", "cbw-21-3-d", "cbw-21-4"},
					text: `De raad stelt het leveranciersbeleid versie 1 vast onder twee voorwaarden. Eén: van de acht leveranciers waar de zorg van afhangt
						is vóór de terugkoppeling bekend welke onderaannemers bij onze gegevens kunnen. Twee: voor het laboratorium en het
						patiëntendossier ligt er een beschreven terugvaloptie. De CISO koppelt terug op de genoemde datum.`,
					considerations: `Het beleid is goed, maar de raad weet nu van drie leveranciers niet wie er achter hen zit.`,
					alternatives:   `Wachten met vaststellen. Dan kan Inkoop bij de lopende verlengingen de nieuwe eisen niet stellen.`,
					costs:          `Eén voltijdsplaats bij Inkoop, begroot.`,
					residual:       `Voor bestaande contracten gelden de eisen pas bij verlenging.`,
					ciso:           `Positief, ook over de voorwaarden.`,
					fg:             `Positief. De lijst van onderaannemers is ook nodig voor het register van verwerkingen.`,
					conditions: `Bekend is welke onderaannemers van de acht leveranciers bij onze gegevens kunnen; voor het laboratorium en het
						patiëntendossier ligt er een beschreven terugvaloptie.`,
					outcome: model.OutcomeConditions, approves: []string{"beleid:leveranciers/1"}, rests: []string{"A-5.20"}, feedback: 18},
				actions: []string{"actie:onderaannemers", "actie:terugval-lab"}},
			{key: "rvb:6:noodpakket", kind: model.ItemDecision, title: "Digitaal noodpakket voor alle verpleegafdelingen", letters: "c", duties: []string{"norm-threats"},
				proposal: &proposal{
					key: "besluit:noodpakket", subject: "Aanschaf digitaal noodpakket", basis: []string{"cbw-21-3-c"},
					text: `De raad besluit om iedere verpleegafdeling te voorzien van een noodpakket met draaiboek, formulieren en een werkplek die zonder
						netwerk werkt, en reserveert daarvoor 145.000 euro.`,
					considerations: `Z-CERT maakt van dit pakket de kern van zijn beeld. Een incident bij een leverancier van patiëntendossiers liet zien dat portalen
						weken dicht kunnen blijven, ook als de eigen systemen nog werken.`,
					alternatives: `Alleen voor acute afdelingen. De medicatie op gewone afdelingen is na vier uur net zo acuut.`,
					costs:        `145.000 euro eenmalig, 20.000 euro per jaar voor beheer en oefening.`,
					residual:     `Herstel van papier naar dossier kost dagen en kent kans op fouten.`,
					ciso:         `Positief. Begin met vier afdelingen en leer daarvan.`,
					outcome:      model.OutcomeApproved, rests: []string{"?beoordeling:inc:25"}},
				actions: []string{"actie:noodpakket-proef", "actie:noodpakket-rest"}},
			{key: "rvb:6:opleiding", kind: model.ItemDiscussion, title: "Opleiding van het bestuur", duties: []string{"cbw-24-2", "cbw-24-5"}, letters: "g",
				notes: "Alle leden volgen dezelfde opleiding. Wie later wordt benoemd, doet dat binnen het eerste halfjaar."},
		}},
		{key: "rvb:7", body: "rvb", on: -73, clock: "14:00", place: "Beleidszaal", outside: "RVB-07", items: []item{
			{key: "rvb:7:toegang", kind: model.ItemDecision, title: "Toegangsbeleid versie 2", letters: "ij", duties: []string{"cbw-24-1"},
				papers: []string{"beleid:toegang/2"}, proposal: &proposal{
					key: "besluit:toegang", subject: "Vaststellen toegangsbeleid versie 2", basis: []string{"cbw-24-1", "cbw-21-3-i", "cbw-21-3-j"},
					text:           `De raad stelt het toegangsbeleid versie 2 vast. Versie 1, overgenomen van vóór het gebruik van dit register, vervalt.`,
					considerations: `Het besluit over inloggen met een tweede middel is verwerkt. Rechten worden voortaan ieder halfjaar nagelopen.`,
					alternatives:   `Ieder kwartaal nalopen. De eigenaren van systemen kunnen dat nu niet waarmaken.`,
					costs:          `Hulpmiddel voor het nalopen van rechten: 58.000 euro per jaar.`,
					ciso:           `Positief.`, fg: `Positief over de toets achteraf op noodtoegang.`,
					outcome: model.OutcomeApproved, approves: []string{"beleid:toegang/2"}, supersedes: "besluit:toegang1"}},
			{key: "rvb:7:oefening", kind: model.ItemInformation, title: "Verslag crisisoefening", letters: "c", duties: []string{"cbw-21-3-c"},
				papers: []string{"bewijs:oefening"}, proposal: &proposal{
					key: "besluit:oefening", subject: "Verslag van de crisisoefening", basis: []string{"cbw-21-3-c"},
					text:           `De raad neemt kennis van het verslag en van de zeven verbeterpunten, en vraagt deze in het continuïteitsplan te verwerken.`,
					considerations: `De besluitvorming ging goed. Zwak waren het bijhouden van omgeleide patiënten en het terugbrengen van papier in het dossier.`,
					outcome:        model.OutcomeNoted, acclaimed: true},
				questions: []question{{key: "vraag:omgeleid", by: "derde",
					text:       "Wie belt het streekziekenhuis om te horen hoe het met de omgeleide patiënten ging?",
					answer:     "Dat was bij niemand belegd. De manager van de spoedeisende hulp doet dat voortaan binnen een week; het staat in de nieuwe versie van het plan.",
					answeredBy: "functie:ciso", followUp: "actie:omgeleid"}},
				actions: []string{"actie:omgeleid", "actie:plan2"}},
			{key: "rvb:7:kluis", kind: model.ItemDecision, title: "Aanschaf wachtwoordkluis voor afdelingen", letters: "j",
				proposal: &proposal{
					key: "besluit:kluis", subject: "Wachtwoordkluis voor afdelingen", basis: []string{"cbw-21-3-j"},
					text:           `De raad stelt een wachtwoordkluis voor alle afdelingen beschikbaar.`,
					considerations: `Ingetrokken door de indiener: het hulpmiddel voor rechten bevat deze functie al.`,
					costs:          `22.000 euro per jaar.`, outcome: model.OutcomeWithdrawn}},
			{key: "rvb:7:wet", kind: model.ItemDiscussion, title: "Cyberbeveiligingswet in werking: wat nu voor ons geldt", letters: "ab", duties: []string{"cbw-24-1", "cbw-44"},
				when:  func(s *story) bool { return !s.past(73).Before(model.MustDate("2026-08-15")) },
				notes: "De registratie is gedaan. De raad loopt de plichten langs en stelt vast dat de evaluatie van de effectiviteit aandacht vraagt."},
		}},
		{key: "rvb:8", body: "rvb", on: -45, clock: "14:00", place: "Beleidszaal", outside: "RVB-08", proxy: "eik", items: []item{
			{key: "rvb:8:gebouw", kind: model.ItemDecision, title: "Restrisico gebouwbeheersysteem", letters: "ei", duties: []string{"norm-threats"},
				proposal: &proposal{
					key: "besluit:gebouw", subject: "Aanvaarden restrisico gebouwbeheersysteem", basis: []string{"cbw-21-3-e"},
					text: `De raad aanvaardt tot de genoemde einddatum dat het gebouwbeheersysteem nog geen tweede middel bij het inloggen kent. Het systeem is
						niet van buiten te bereiken.`,
					considerations: `Elders werd in een gebouwbeheersysteem ingebroken omdat het aan het internet hing. Bij ons kan dat niet, maar wie binnen is kan erbij.`,
					alternatives:   `Nu vervangen kost 1,1 miljoen euro en valt samen met de verbouwing van volgend jaar.`,
					costs:          `Extra bewaking: 9.000 euro.`,
					residual:       `Iemand die al in ons netwerk is, kan koeling en luchtbehandeling verstoren.`,
					ciso:           `Aanvaardbaar tot de verbouwing, niet langer.`,
					outcome:        model.OutcomeApproved, rests: []string{"A-8.22", "A-8.20"}, validUntil: 210,
					after: func(s *story) { s.acceptRisk("ra:gebouw") }},
				actions: []string{"actie:gebouw"}},
			{key: "rvb:8:toelichting", kind: model.ItemDecision, title: "Evaluatie van de effectiviteit is te laat", letters: "f", duties: []string{"cbw-21-3-f"},
				proposal: &proposal{
					key: "besluit:toelichting", subject: "Toelichting bij de late evaluatie van de effectiviteit", basis: []string{"cbw-21-3-f"},
					text: `De raad stelt vast dat de laatste evaluatie ouder is dan de eigen norm van twaalf maanden en legt een toelichting vast. De evaluatie wordt
						vóór het einde van de genoemde actie afgerond.`,
					considerations: `De evaluatie is uitgesteld omdat de externe audit in dezelfde weken viel en dezelfde mensen vroeg. Een audit is geen evaluatie;
						de raad wil dat verschil niet verbergen.`,
					costs: `Twintig dagen extern onderzoek: 28.000 euro.`, ciso: `Eens. De opdracht is verleend.`,
					outcome: model.OutcomeApproved,
					after:   func(s *story) { s.explain() }},
				actions: []string{"actie:evaluatie"}},
			{key: "rvb:8:juridisch", kind: model.ItemDiscussion, title: "Aansprakelijkheid na het incident bij een leverancier", closed: true,
				papers: []string{"bewijs:advies"},
				notes:  "Het advies is besproken. De raad volgt het advies en komt hier in de vergadering van de raad van toezicht op terug."},
		}},
		{key: "rvb:9", body: "rvb", on: -17, clock: "14:00", place: "Beleidszaal", outside: "RVB-09", items: []item{
			{key: "rvb:9:audit", kind: model.ItemDecision, title: "Uitkomst externe audit NEN 7510", letters: "bef", duties: []string{"nen7510", "cbw-21-3-f"},
				papers: []string{"bewijs:audit"}, proposal: &proposal{
					key: "besluit:audit", subject: "Verbeterplan na de externe audit", basis: []string{"begz-3-2", "cbw-21-3-f"},
					text: `De raad stelt het verbeterplan vast. Twee maatregelen die als ingevoerd stonden, gaan terug naar in uitvoering. De raad wil dat eerlijk
						in het overzicht zien.`,
					considerations: `De auditor vond dat wijzigingen in spoed niet achteraf worden bekeken en dat apparatuur van thuiswerkers niet volledig in het register
						staat. Beide zijn binnen drie maanden te herstellen.`,
					costs: `Binnen de begroting.`, ciso: `Positief. De bevindingen kloppen.`,
					outcome: model.OutcomeApproved, rests: []string{"toets:audit"}},
				questions: []question{{key: "vraag:audit", by: "eik",
					text:       "Twee maatregelen gaan achteruit. Was dat vorig jaar ook zo, en wist niemand het?",
					answer:     "Bij de wijzigingen was de werkwijze sinds de zomer verslapt. Het register van apparatuur was nooit volledig; dat is nu voor het eerst getoetst.",
					answeredBy: "functie:manager-ict", followUp: "actie:register-thuis"}},
				actions: []string{"actie:spoedwijzigingen", "actie:register-thuis"}},
			{key: "rvb:9:voortgang", kind: model.ItemInformation, title: "Kwartaalrapportage CISO", letters: "af", duties: []string{"norm-oversight", "nen7510"},
				proposal: &proposal{
					key: "besluit:voortgang", subject: "Voortgang maatregelen, vierde rapportage", basis: []string{"cbw-24-1"},
					text:           `De raad neemt kennis van de voortgang en van de acties die te laat zijn.`,
					considerations: `De invoering loopt voor op de planning. Drie acties bij leveranciers lopen achter.`,
					outcome:        model.OutcomeNoted, acclaimed: true}},
			{key: "rvb:9:incident", kind: model.ItemDiscussion, title: "Eigen incident: misbruik van een account van een leverancier", letters: "bd", duties: []string{"cbw-25"},
				questions: []question{{key: "vraag:incident", by: "derde",
					text:       "Waarom stond dit account open terwijl de leverancier die dag niets deed?",
					answer:     "Het account viel nog onder de oude werkwijze. Sindsdien staan alle accounts van leveranciers uit, op twee na; die volgen uit de actie.",
					answeredBy: "functie:manager-ict", followUp: "actie:mfa-leveranciers"}},
				actions: []string{"actie:accounts-dicht"},
				notes:   "Waarschuwing en melding zijn op tijd gedaan. De beoordeling is vastgelegd."},
		}},
		{key: "rvb:10", body: "rvb", on: 18, clock: "14:00", place: "Beleidszaal", outside: "RVB-10", items: []item{
			{key: "rvb:10:continuiteit", kind: model.ItemDecision, title: "Continuïteitsplan versie 2", letters: "c", duties: []string{"cbw-24-1", "cbw-21-3-c"},
				papers: []string{"beleid:continuiteit/2"}, proposal: &proposal{
					key: "besluit:continuiteit2", subject: "Vaststellen continuïteitsplan versie 2", basis: []string{"cbw-24-1", "cbw-21-3-c"},
					text:           `De raad stelt het continuïteitsplan versie 2 vast. Versie 1 loopt daarna af.`,
					considerations: `De lessen uit de crisisoefening zijn verwerkt. De vaststelling van versie 1 loopt binnenkort af.`,
					costs:          `Binnen het besluit over het digitale noodpakket.`, ciso: `Positief.`,
					outcome: model.OutcomeProposed},
				questions: []question{{key: "vraag:plan2", by: "wilg", ahead: true,
					text: "Is de werkwijze om papier terug te brengen in het dossier ook met de apothekers doorgenomen?"}}},
			{key: "rvb:10:crypto", kind: model.ItemDecision, title: "Beleid cryptografie versie 2", letters: "h", duties: []string{"cbw-24-1"},
				papers: []string{"beleid:crypto/2"}, proposal: &proposal{
					key: "besluit:crypto2", subject: "Vaststellen beleid cryptografie versie 2", basis: []string{"cbw-24-1", "cbw-21-3-h"},
					text:           `De raad stelt het beleid cryptografie en sleutelbeheer versie 2 vast.`,
					considerations: `Sleutels van back-ups komen in een aparte kluis, zodat wie de beheerders overneemt niet ook de back-ups kan wissen.`,
					costs:          `12.000 euro.`, ciso: `Positief.`, outcome: model.OutcomeProposed}},
			{key: "rvb:10:leveranciers", kind: model.ItemDiscussion, title: "Terugkoppeling voorwaarden leveranciersbeleid", letters: "d",
				notes: "Twee van de drie ontbrekende lijsten van onderaannemers zijn binnen."},
			{key: "rvb:10:zaken", kind: model.ItemInformation, title: "Bevindingen Citrix en beoordeling daarvan", letters: "e"},
		}},
	}
}
