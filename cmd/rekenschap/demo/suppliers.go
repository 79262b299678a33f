package demo

import "github.com/rekenschap/rekenschap/model"

// supplier that care depends on. All are invented, named after plants and birds.
type supplier struct {
	key, name, service, stops, data, agreement string
	nen7510, iso27001                          int // days from the last day, 0 = none
	fallback                                   string
	added, assessed                            int
	owner                                      string
}

var suppliers = []supplier{
	{"lev:epd", "Hyacint Zorgsystemen B.V.", "Patiëntendossier", "Alles behalve acute zorg op papier, na twee uur medicatie", "Alle patiëntgegevens",
		"Verwerkersovereenkomst en dienstverlening 24 uur per dag", 140, 140, "Noodwerkplekken met een afdruk van ieder uur; daarna papier", 371, 182, "functie:epd"},
	{"lev:lab", "Klaproos Diagnostiek", "Extern laboratorium", "Opnames, operaties en bevallingen; alleen spoed via het streekziekenhuis", "Aanvragen en uitslagen",
		"Verwerkersovereenkomst; recht op controle sinds dit jaar", 25, 0, "Bodedienst naar het streekziekenhuis, alleen spoed", 371, 143, "functie:inkoop"},
	{"lev:beeld", "Ganzerik Beeld B.V.", "Beeldarchief", "Beoordelen van beelden op afstand; op het apparaat zelf blijft kijken mogelijk", "Medische beelden",
		"Verwerkersovereenkomst", 0, -20, "Bekijken op het apparaat; spoed naar het streekziekenhuis", 371, 255, "functie:manager-ict"},
	{"lev:rekencentrum", "Berenklauw Datacentra", "Rekencentrum en verbindingen", "Alle systemen", "Versleutelde gegevens",
		"Dienstverlening 24 uur per dag, boete bij uitval", 0, 310, "Tweede rekencentrum voor dossier en medicatie", 371, 220, "functie:manager-ict"},
	{"lev:medicatie", "Salie Medicatie", "Medicatiebewaking", "Uitgifte van medicijnen na vier uur", "Medicatiegegevens",
		"Verwerkersovereenkomst", 205, 0, "Controle door twee apothekers op papier", 371, 160, "functie:epd"},
	{"lev:gebouw", "Kornoelje Gebouwtechniek", "Gebouwbeheersysteem", "Koeling, luchtbehandeling van operatiekamers, deuren", "Geen patiëntgegevens",
		"Onderhoudscontract uit 2014, zonder afspraken over beveiliging", 0, 0, "Bediening met de hand door de technische dienst", 371, 98, "functie:facilitair"},
	{"lev:post", "Duizendblad Post en Print", "Brieven en afspraakkaarten", "Niets binnen een dag", "Naam, adres, afspraak",
		"Verwerkersovereenkomst; gegevens na dertig dagen gewist", 0, 88, "Zelf afdrukken en versturen", 371, 102, "functie:inkoop"},
	{"lev:bewaking", "Zilverspar Wacht B.V.", "Bewaking van kernsystemen dag en nacht", "Niets, maar een aanval wordt later gezien", "Logbestanden",
		"Raamovereenkomst drie jaar, jaarlijks opzegbaar, recht op controle ook bij onderaannemers", 0, 265, "Bewaking door eigen beheerders in kantooruren", 201, 61, "functie:ciso"},
}

func (s *story) supplierRegister() {
	s.at(371, "10:00", "register van leveranciers", func() { s.addSuppliers(371) })
	s.at(201, "10:00", "nieuwe leverancier", func() { s.addSuppliers(201) })
	s.noted(97, "lev:gebouw", `Gesproken met de leverancier over het oude onderhoudscontract. Een aanhangsel over beveiliging volgt; tot dan gaat toegang op afstand alleen open tijdens onderhoud.`)
	s.noted(24, "lev:lab", `De verlenging van het NEN 7510-certificaat is aangevraagd. De auditor van het laboratorium komt in december.`)
	for _, l := range suppliers {
		on := s.past(l.assessed)
		s.at(l.assessed, "14:25", "beoordeling "+l.key, func() {
			s.act("populier")
			edit(s, l.key, on, func(r *model.Supplier) { r.AssessedOn = on })
		})
	}
}

// noted writes a note beside a record.
func (s *story) noted(ago int, about, text string) {
	s.at(ago, "15:10", "notitie bij "+about, func() {
		s.act("populier")
		s.save("notitie:"+about, &model.Note{About: s.ref(about), Text: tidy(text), On: s.past(ago), By: s.id("populier")}, model.Date{})
	})
}

func (s *story) addSuppliers(ago int) {
	s.act("populier")
	var f form
	for _, l := range suppliers {
		if l.added == ago {
			f.add(l.key, &model.Supplier{Name: l.name, Service: l.service, Stops: l.stops, Data: l.data, Agreement: l.agreement,
				NEN7510: s.date(l.nen7510), ISO27001: s.date(l.iso27001), Fallback: l.fallback, Owner: s.id(l.owner)}, model.Date{})
		}
	}
	s.confirm(f)
}
