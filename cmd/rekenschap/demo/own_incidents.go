package demo

import (
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// ownIncidents are two of the hospital's own: one significant and reported on
// time, one that was not.
func (s *story) ownIncidents() {
	s.at(201, "10:25", "eigen incident: misleidende mail", func() {
		s.act("populier")
		s.save("incident:mail", &model.OwnIncident{Title: "Misleidende mail uit naam van een collega", AwareAt: instant(s.past(202), "16:12"),
			Significant: model.AnswerNo,
			Why:         "Vier medewerkers vulden hun wachtwoord in. De accounts zijn binnen twee uur vergrendeld; er is geen misbruik gezien en de zorg is niet geraakt.",
			Patients:    "Geen gevolgen.", ClosedOn: s.past(201)}, model.Date{})
		s.judge("beoordeling:mail", "incident:mail", verdict{touches: model.TouchesYes, through: "Mail van medewerkers", controls: []string{"A-6.8", "A-6.3"},
			patients: "Geen gevolgen.", then: model.ConsequenceNone, why: "Snel gemeld door een medewerker; de werkwijze werkte. Opgenomen als voorbeeld in de campagne."})
	})

	aware := instant(s.day.AddDays(-39), "21:40") // incidents do not wait for Monday
	s.on(s.day.AddDays(-39), "22:25", "eigen incident: account van een leverancier", func() {
		s.act("populier")
		s.save("incident:account", &model.OwnIncident{Title: "Misbruik van een account van een leverancier", AwareAt: aware, Significant: model.AnswerYes,
			Why:      "Iemand van buiten had ruim een uur toegang tot het beeldarchief. De beelden waren die avond twee uur niet op te vragen; spoed is naar het streekziekenhuis gegaan.",
			Patients: "Twee spoedonderzoeken zijn elders gedaan. Geen bekende schade."}, model.Date{})
	})
	s.send("vroeg", model.ReportEarlyWarning, 38, "08:50", "Ontvangen door het CSIRT")
	s.send("melding", model.ReportNotification, 37, "16:30", "Ontvangen door het CSIRT en de toezichthouder")
	s.send("ap", model.ReportAP, 37, "17:05", "Ontvangen door de Autoriteit Persoonsgegevens")
	s.send("eind", model.ReportFinal, 12, "11:15", "Ontvangen door het CSIRT en de toezichthouder")
	s.at(35, "15:05", "beoordeling eigen incident", func() {
		s.act("populier")
		s.judge("beoordeling:account", "incident:account", verdict{touches: model.TouchesYes, through: "Account voor onderhoud op afstand", controls: []string{"A-5.19", "A-8.5", "A-5.28"},
			patients: "Twee omgeleide spoedonderzoeken; bij het streekziekenhuis is nagevraagd en er is geen schade bekend.", then: model.ConsequenceAction,
			why: "Het account stond open zonder noodzaak en zonder tweede middel.", actions: []string{"actie:mfa-leveranciers", "actie:sporen"}})
	})
	s.at(12, "11:50", "eigen incident gesloten", func() {
		s.act("populier")
		edit(s, "incident:account", model.Date{}, func(r *model.OwnIncident) { r.ClosedOn = s.past(12) })
	})
}

// send plans a report; the receipt comes minutes later.
func (s *story) send(key string, kind model.ReportType, ago int, clock, receipt string) {
	s.on(s.day.AddDays(-ago), clock, "verslag "+key, func() {
		s.act("populier")
		s.save("verslag:"+key, &model.IncidentReport{Incident: s.id("incident:account"), Type: kind, SentAt: s.now.Truncate(time.Millisecond)}, model.Date{})
		s.pass(300, 900)
		edit(s, "verslag:"+key, model.Date{}, func(r *model.IncidentReport) { r.Receipt = receipt })
	})
}

// notice is an advisory that reached the CISO.
type notice struct {
	key, title, publisher, id, severity, summary string
	since                                        string // real ones: not before this day
	recorded, judged                             int
	cves                                         []string
	tlp                                          model.TLP
	v                                            verdict
}

var notices = []notice{
	{key: "advies:citrix", title: "NetScaler: twee misbruikte lekken", publisher: "NCSC-NL", id: "NCSC-2026-0394", severity: "hoog",
		summary: "Twee tot dan toe onbekende lekken in de toegang van buiten worden misbruikt.", since: "2026-09-02", recorded: 62, judged: 45, tlp: model.TLPClear,
		v: verdict{touches: model.TouchesYes, through: "Toegang van buiten voor thuiswerkers", controls: []string{"A-8.8", "A-8.20"}, patients: "Geen gevolg voor de zorg.",
			then: model.ConsequenceAction, why: "Geheugen en logs veiliggesteld, daarna bijgewerkt; geen sporen van misbruik.", actions: []string{"actie:citrix"}}},
	{key: "advies:infuus", title: "Infuuspompen: wijzigen van de doorloopsnelheid via het netwerk", publisher: "Salomonszegel Medische Techniek (leverancier)", id: "SMT-07", severity: "midden",
		summary: "Wie in hetzelfde netwerk zit, kan instellingen lezen. Wijzigen vraagt handelen aan het bed.", recorded: 133, judged: 128, tlp: model.TLPAmber,
		v: verdict{touches: model.TouchesPartly, through: "Zestig pompen op twee afdelingen", controls: []string{"A-8.22"}, patients: "Mogelijk gevolg bij misbruik; pompen zijn losgekoppeld tot de nieuwe versie.",
			then: model.ConsequenceNone, why: "Losgekoppeld op de dag van ontvangst, nieuwe versie binnen een week geplaatst."}},
	{key: "advies:pacs", title: "Beeldarchief: zwak standaardwachtwoord voor onderhoud", publisher: "Ganzerik Beeld (leverancier)", id: "GB-2", severity: "hoog",
		summary: "Het onderhoudsaccount had bij oplevering een bekend wachtwoord.", recorded: 187, judged: 184, tlp: model.TLPAmberStrict,
		v: verdict{touches: model.TouchesNo, through: "Beeldarchief", controls: []string{"A-5.17"}, patients: "Geen.", then: model.ConsequenceNone,
			why: "Bij ons was het wachtwoord bij de oplevering gewijzigd; nagekeken op alle knooppunten."}},
	{key: "advies:printers", title: "Printers: uitlezen van geheugen", publisher: "Z-CERT", id: "", severity: "laag",
		summary: "Oude afdrukken zijn uit te lezen door wie bij het apparaat staat.", recorded: 21, judged: 16, tlp: model.TLPGreen,
		v: verdict{touches: model.TouchesPartly, through: "Printers op polikliniek", controls: []string{"A-7.14", "A-8.10"}, patients: "Geen.", then: model.ConsequenceNone,
			why: "Geheugen wordt nachts gewist; instelling gecontroleerd."}},
}

func (s *story) advisories() {
	for _, n := range notices {
		on := s.past(n.recorded)
		if n.since != "" && on.Before(model.MustDate(n.since)) {
			continue
		}
		s.at(n.recorded, "08:40", n.key, func() {
			s.act("populier")
			s.save(n.key, &model.Advisory{Title: n.title, Publisher: n.publisher, TrackingID: n.id, Version: "1.0", PublishedOn: s.published(n, on),
				TLP: n.tlp, TLPOriginal: string(n.tlp), CVEs: n.cves, Severity: n.severity, Summary: n.summary}, model.Date{})
		})
		s.at(n.judged, "14:10", "oordeel "+n.key, func() {
			s.act("populier")
			s.judge("beoordeling:"+n.key, n.key, n.v)
		})
	}
}

// published leaves the day out where the real one is not known.
func (s *story) published(n notice, on model.Date) model.Date {
	if n.since != "" {
		return model.Date{}
	}
	return workday(on.AddDays(-1))
}
