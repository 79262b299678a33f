package demo

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// exhibit is evidence: a file kept here, or a reference to something elsewhere.
type exhibit struct {
	key, about  string
	title, kind string
	added       int
	file        string // "" = elsewhere, see location
	lines       string
	location    string
	expires     int
	privileged  bool
	tlp         model.TLP
	owner       string
	minutes     int // minutes of a decision from before use: how many days ago
}

var exhibits = []exhibit{
	{key: "bewijs:notulen-ib", about: "rvb", title: "Notulen raad van bestuur: beleid informatiebeveiliging versie 2", kind: "notulen", added: 377, minutes: 702, file: "notulen-beleid-2.pdf",
		lines: "Notulen raad van bestuur|Punt 5: de raad stelt het beleid informatiebeveiliging versie 2 vast.|Ondertekend door voorzitter en secretaris."},
	{key: "bewijs:notulen-toegang", about: "rvb", title: "Notulen raad van bestuur: toegangsbeleid versie 1", kind: "notulen", added: 377, minutes: 806, file: "notulen-toegang-1.pdf",
		lines: "Notulen raad van bestuur|Punt 8: de raad stelt het toegangsbeleid vast.|Ondertekend door voorzitter en secretaris."},
	{key: "bewijs:notulen-thuis", about: "rvb", title: "Notulen raad van bestuur: regeling thuiswerken", kind: "notulen", added: 376, minutes: 770, file: "notulen-thuiswerken.pdf",
		lines: "Notulen raad van bestuur|Punt 3: de regeling thuiswerken en eigen apparaten wordt vastgesteld voor twee jaar."},
	{key: "bewijs:evaluatie", about: "toets:evaluatie", title: "Evaluatie van de effectiviteit, vorige", kind: "rapport", added: 374, file: "evaluatie-vorig.pdf",
		lines: "Evaluatie van de effectiviteit|Zeven maatregelen getoetst op werking, vier voldoende.|Voorstel: nalopen van rechten vaker, hersteltest jaarlijks."},
	{key: "bewijs:hersteltest", about: "toets:hersteltest", title: "Verslag hersteltest medicatiesysteem", kind: "verslag", added: 326, file: "hersteltest.pdf",
		lines: "Hersteltest medicatiesysteem|Terugzetten uit de losse kopie duurde 3 uur en 40 minuten; doel was 4 uur.|Twee instellingen bleken niet beschreven; dat is hersteld."},
	{key: "bewijs:oefenbericht", about: "cam:mail", title: "Uitkomst oefenbericht, totalen", kind: "rapport", added: 277, file: "oefenbericht.pdf",
		lines: "Oefenbericht met nagemaakte mail|3380 verzonden, 2841 goed afgehandeld, 412 gemeld.|Alleen totalen; geen uitkomsten van personen."},
	{key: "bewijs:interne-audit", about: "toets:interne-audit", title: "Rapport interne audit", kind: "rapport", added: 286, file: "interne-audit.pdf",
		lines: "Interne audit informatiebeveiliging|Twaalf maatregelen bekeken. Drie bevindingen, alle met een actie."},
	{key: "bewijs:risico", about: "toets:risico", title: "Risicoanalyse informatiebeveiliging", kind: "rapport", added: 265, file: "risicoanalyse.pdf", tlp: model.TLPAmber,
		lines: "Risicoanalyse|Veertien risico's gewogen met de proceseigenaren. Drie hoger dan 15: oude beeldvorming, dossierleverancier, toegang van buiten."},
	{key: "bewijs:dpia", about: "beleid:pakket", title: "Beoordeling privacy bij bewaking van logbestanden", kind: "beoordeling", added: 240, location: "Archief FG, map 14", owner: "functie:fg"},
	{key: "bewijs:pentest", about: "A-8.8", title: "Rapport beveiligingstest toegang van buiten", kind: "rapport", added: 200, file: "beveiligingstest.pdf", tlp: model.TLPAmberStrict, expires: 165,
		lines: "Beveiligingstest toegang van buiten|Geen toegang verkregen. Vier bevindingen van gemiddelde ernst, twee hersteld tijdens de test."},
	{key: "bewijs:verwerkers", about: "lev:bewaking", title: "Verwerkersovereenkomst Zilverspar Wacht", kind: "overeenkomst", added: 186, location: "Contractarchief Inkoop, 2204", owner: "functie:inkoop", expires: 365},
	{key: "bewijs:iso-epd", about: "lev:epd", title: "Certificaat NEN 7510 Hyacint Zorgsystemen", kind: "certificaat leverancier", added: 182, file: "certificaat-hyacint.pdf", expires: 140,
		lines: "Certificaat NEN 7510|Hyacint Zorgsystemen B.V.|Reikwijdte: ontwikkeling en beheer van het patiëntendossier"},
	{key: "bewijs:nen-lab", about: "lev:lab", title: "Certificaat NEN 7510 Klaproos Diagnostiek", kind: "certificaat leverancier", added: 143, file: "certificaat-klaproos.pdf", expires: 25,
		lines: "Certificaat NEN 7510|Klaproos Diagnostiek|Reikwijdte: laboratoriumonderzoek en uitslagen"},
	{key: "bewijs:managementreview", about: "toets:directie", title: "Verslag directiebeoordeling", kind: "verslag", added: 119, location: "DMS-3119"},
	{key: "bewijs:schriftelijk", about: "besluit:registratie", title: "Getekend schriftelijk besluit registratie", kind: "besluit", added: 110, file: "schriftelijk-besluit.pdf",
		lines: "Schriftelijk besluit buiten vergadering|Alle leden stemmen in met de wijze van besluiten en met het voorstel.|Drie handtekeningen."},
	{key: "bewijs:oefening", about: "toets:oefening", title: "Verslag crisisoefening met het bestuur", kind: "verslag", added: 99, file: "crisisoefening.pdf",
		lines: "Crisisoefening|Scenario: dossier en telefonie uit, spoedeisende hulp vol.|Sterk: besluiten en communicatie. Zwak: omgeleide patiënten, terug van papier naar dossier.|Zeven verbeterpunten."},
	{key: "bewijs:registratie", about: "org", title: "Bevestiging registratie als essentiële entiteit", kind: "bevestiging", added: 94, file: "registratie.pdf",
		lines: "Bevestiging van registratie|Stichting Ziekenhuis De Linde|Gegevens gecontroleerd door de CISO en de secretaris."},
	{key: "bewijs:advies", about: "rvb", title: "Juridisch advies over aansprakelijkheid van een leverancier", kind: "advies advocaat", added: 58, file: "advies.pdf", privileged: true, owner: "functie:secretaris",
		lines: "Vertrouwelijk|Advies van Boswilg Advocaten aan de raad van bestuur|Onderwerp: aansprakelijkheid van een leverancier na een incident."},
	{key: "bewijs:verantwoording", about: "rvt", title: "Verantwoording informatiebeveiliging aan de raad van toezicht", kind: "rapport", added: 45, file: "verantwoording.pdf",
		lines: "Verantwoording|Maatregelen, oefening, eigen incident en de late evaluatie.|De raad van bestuur."},
	{key: "bewijs:ontvangst", about: "verslag:vroeg", title: "Ontvangstbevestiging vroegtijdige waarschuwing", kind: "ontvangstbewijs", added: 37, file: "ontvangst-waarschuwing.txt",
		lines: "Ontvangen: vroegtijdige waarschuwing van Stichting Ziekenhuis De Linde.|Kenmerk 0001."},
	{key: "bewijs:audit", about: "toets:audit", title: "Rapport externe audit NEN 7510", kind: "rapport", added: 30, file: "externe-audit.pdf", tlp: model.TLPGreen,
		lines: "Externe audit NEN 7510, Taxus & Hulst|Bevinding 1: spoedwijzigingen worden niet achteraf bekeken.|Bevinding 2: apparatuur van thuiswerkers niet volledig in het register.|Overige steekproef in orde."},
}

// evidence plans what was filed when; lists signed after a meeting too.
func (s *story) evidence() {
	for _, x := range exhibits {
		if x.minutes > 0 && s.decidedHere(x.minutes) {
			continue // the decision itself stands in the file
		}
		ago := x.added
		if x.minutes > 0 {
			ago = s.intake(ago)
		}
		s.at(ago, "13:05", "bewijs "+x.key, func() { s.file(x) })
	}
	for _, m := range []struct {
		key string
		ago int
	}{{"rvb:1", 330}, {"rvb:2", 290}, {"rvb:4", 215}, {"rvt:2", 221}, {"rvb:6", 138}, {"rvb:8", 33}} {
		s.at(m.ago, "13:40", "getekende lijst "+m.key, func() {
			s.file(exhibit{key: "bewijs:lijst:" + m.key, about: m.key, title: "Getekende besluitenlijst " + s.id(m.key), kind: "besluitenlijst",
				file: "besluitenlijst-" + s.id(m.key) + ".pdf", lines: "Besluitenlijst " + s.id(m.key) + "|Getekend door voorzitter en secretaris."})
		})
	}
}

// file adds evidence about a record.
func (s *story) file(x exhibit) {
	s.act(s.clerk())
	var content []byte
	switch {
	case strings.HasSuffix(x.file, ".pdf"):
		content = onePage(append([]string{"Stichting Ziekenhuis De Linde", ""}, strings.Split(x.lines, "|")...))
	case x.file != "":
		content = []byte(strings.ReplaceAll(x.lines, "|", "\n") + "\n")
	}
	cmd := model.AddEvidence{About: s.ref(x.about), Title: x.title, Type: x.kind, File: x.file, Content: content,
		Location: x.location, ExpiresOn: s.date(x.expires), Privileged: x.privileged, TLP: x.tlp, Owner: s.id(x.owner)}
	rc := s.do(cmd)
	if s.err != nil || len(rc.Entries) == 0 {
		return
	}
	e := &model.Evidence{Title: x.title}
	if content != nil {
		e.Blob = file(content).SHA256
	}
	s.know(x.key, e, rc, 0)
}
