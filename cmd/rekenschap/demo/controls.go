package demo

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

// The year of the 101 controls: where each stood at the start, and what the
// monthly overview of the CISO changed.

// excluded do not apply, with the reason NEN 7510-1 asks for.
var excluded = map[string]string{
	"5.41": "Wij publiceren geen openbare gezondheidsinformatie",
	"8.28": "Wij programmeren niet zelf",
	"8.30": "Wij laten geen software op maat ontwikkelen",
}

// pending were not implemented at the start; most came in one of the months below.
var pending = strings.Fields(`5.2 5.3 5.4 5.7 5.9 5.10 5.13 5.16 5.17 5.18 5.19 5.24 5.25 5.28 5.30 5.35 5.36 5.37 5.38 5.42
	6.3 6.6 6.9 7.2 7.5 7.6 7.7 7.12 8.1 8.2 8.4 8.5 8.7 8.8 8.9 8.10 8.11 8.12 8.14 8.15 8.16 8.17 8.18 8.19 8.21 8.23 8.25 8.26
	8.29 8.31 8.34 8.35`)

// untouched had not even been started.
var untouched = strings.Fields("5.19 5.38 7.5 7.7 8.4 8.10 8.12 8.17 8.25 8.29 8.31")

// firm are those a decision rests on: they stay as they were.
var firm = []string{"5.1", "5.20", "5.29", "8.13", "8.20", "8.22", "8.32"}

// month is one overview: what had been implemented or started since the last.
type month struct {
	ago       int
	done, now string
}

var months = []month{
	{341, "5.2 6.3", "8.12"},
	{311, "5.4 5.16", "5.38"},
	{281, "5.7 5.13 8.9", "8.10"},
	{250, "5.17 5.18", ""},
	{219, "5.24 6.6 8.16", "8.29"},
	{188, "5.42 8.1", ""},
	{157, "5.28 5.36 8.26", "5.19"},
	{127, "5.25 7.2", "8.31"},
	{96, "5.9 6.9 8.7", ""},
	{65, "5.3 5.37 7.12 8.23", ""},
	{34, "8.35", ""},
}

// ownerOf is the function that answers for a control.
func ownerOf(nr string) string {
	switch {
	case slices.Contains([]string{"5.1", "5.4"}, nr):
		return "Raad van bestuur"
	case slices.Contains([]string{"5.19", "5.20", "5.21", "5.22"}, nr):
		return "Hoofd Inkoop"
	case slices.Contains([]string{"5.31", "5.33", "5.34"}, nr):
		return "Functionaris gegevensbescherming"
	case slices.Contains([]string{"5.39", "5.40", "8.3"}, nr):
		return "Functioneel beheer EPD"
	case strings.HasPrefix(nr, "6."):
		return "Hoofd P&O"
	case strings.HasPrefix(nr, "7."):
		return "Hoofd Facilitair bedrijf"
	case strings.HasPrefix(nr, "8."):
		return "Manager ICT"
	}
	return "CISO"
}

// firstRow is the row of a control in the first overview.
func (s *story) firstRow(i int, nr string) model.ControlRow {
	r := model.ControlRow{Line: i + 2, Nr: nr, Owner: ownerOf(nr), HasApplicable: true, Applicable: model.ApplicableYes,
		Why: []string{"Risicoanalyse", "Wettelijke eis", "Contract zorgverzekeraar"}[i%3]}
	if why, ok := excluded[nr]; ok {
		r.Applicable, r.Why = model.ApplicableNo, why
		return r
	}
	r.HasImplementation = true
	switch {
	case slices.Contains(untouched, nr):
		r.Implementation = model.ImplementationNone
		return r
	case slices.Contains(pending, nr):
		r.Implementation = model.ImplementationWork
	default:
		r.Implementation, r.HasAssurance = model.ImplementationDone, true
		r.Assurance = []model.Assurance{model.AssuranceDesign, model.AssuranceExistence, model.AssuranceDesign}[i%3]
		r.EvidenceNote = s.document()
	}
	r.AssessedOn = s.past(385 + (i*13)%210)
	return r
}

// document is a number in the hospital's own archive.
func (s *story) document() string { return fmt.Sprintf("DMS-%d", 1000+s.dice.IntN(9000)) }

// controls plans the overviews: the first one in full, then what changed.
func (s *story) controls() {
	s.at(372, "13:15", "eerste overzicht NEN 7510", func() {
		var rows []model.ControlRow
		for i, l := range catalog.Law().Controls {
			rows = append(rows, s.firstRow(i, l.Nr))
		}
		s.importControls(rows)
	})
	for i, m := range months {
		s.at(m.ago, "09:50", fmt.Sprintf("overzicht NEN 7510 nummer %d", i+2), func() { s.importControls(s.monthRows(i, m)) })
	}
	s.afterAudit()
}

// monthRows are the lines that differ from the month before.
func (s *story) monthRows(i int, m month) []model.ControlRow {
	var rows []model.ControlRow
	add := func(r model.ControlRow) {
		r.Line = len(rows) + 2
		r.AssessedOn = workday(s.past(m.ago).AddDays(-1 - s.dice.IntN(9)))
		rows = append(rows, r)
	}
	for _, nr := range strings.Fields(m.done) {
		add(model.ControlRow{Nr: nr, HasImplementation: true, Implementation: model.ImplementationDone,
			HasAssurance: true, Assurance: model.AssuranceDesign, EvidenceNote: s.document()})
	}
	for _, nr := range strings.Fields(m.now) {
		add(model.ControlRow{Nr: nr, HasImplementation: true, Implementation: model.ImplementationWork})
	}
	// Each month a tenth of what already stood is tested again, one step deeper.
	for j, l := range catalog.Law().Controls {
		if j%len(months) != i || slices.Contains(pending, l.Nr) || slices.Contains(firm, l.Nr) || excluded[l.Nr] != "" {
			continue
		}
		deeper := model.AssuranceExistence
		if j%3 == 1 {
			deeper = model.AssuranceOperation
		}
		add(model.ControlRow{Nr: l.Nr, HasAssurance: true, Assurance: deeper, EvidenceNote: s.document()})
	}
	return rows
}

// importControls reads an overview in, as the CISO gets it out of a spreadsheet.
func (s *story) importControls(rows []model.ControlRow) {
	s.act(s.ciso())
	rc := s.do(model.ImportControls{Rows: rows})
	for i, e := range rc.Entries {
		if e.Kind == model.KindControl {
			k := &model.Control{}
			k.ID = e.ID
			s.recs[e.ID], s.refs[e.ID] = k, rc.Refs[i]
		}
	}
	learn(s, func(o *model.Office) string { return officeKeys[o.Name] })
}

// afterAudit is what changed one by one in the last weeks: two went back after
// the audit, one came in, one was tested in operation.
func (s *story) afterAudit() {
	single := func(ago int, clock, id, why string, change func(*model.Control)) {
		on := s.past(ago)
		s.at(ago, clock, "beoordeling "+id, func() {
			s.act("populier")
			learn(s, func(k *model.Control) string {
				if k.ID != id {
					return ""
				}
				return id
			})
			edit(s, id, on, func(k *model.Control) {
				change(k)
				k.AssessedOn, k.NextOn, k.Reason = on, on.AddMonths(6), why
			})
		})
	}
	single(14, "10:20", "A-8.32", "Externe audit: spoedwijzigingen worden niet achteraf bekeken", func(k *model.Control) {
		k.Implementation, k.Assurance = model.ImplementationWork, model.AssuranceDesign
		k.Evidence = s.ids("bewijs:audit")
	})
	single(14, "10:35", "A-5.9", "Externe audit: apparatuur van thuiswerkers staat niet volledig in het register", func(k *model.Control) {
		k.Implementation, k.Assurance = model.ImplementationWork, model.AssuranceNone
		k.Evidence = s.ids("bewijs:audit")
	})
	single(8, "14:15", "A-8.34", "", func(k *model.Control) {
		k.Implementation, k.Assurance, k.EvidenceNote = model.ImplementationDone, model.AssuranceExistence, s.document()
	})
	single(6, "11:25", "A-8.16", "", func(k *model.Control) { k.Assurance, k.EvidenceNote = model.AssuranceOperation, s.document() })
}

// plans are the actions for what is still open on the last day; the two that
// the audit reopened got theirs from the board.
var plans = []struct {
	nr, text string
	due      int
}{
	{"5.10", "Gebruiksregels herschrijven samen met de verpleegkundige adviesraad", 39},
	{"5.19", "Eisen per groep leveranciers in alle contracten opnemen", 130},
	{"5.30", "Maximale uitvalduur per systeem meten en testen", 96},
	{"5.35", "Onafhankelijke toetsing voor drie jaar inplannen", 53},
	{"5.38", "Beveiligingseisen in het programma van eisen voor zorgsystemen", 82},
	{"7.5", "Waterdetectie in de twee kelderruimten met ICT", 118},
	{"7.6", "Toezicht op werk van derden in de rekencentra", 46},
	{"7.7", "Afsluitbare kasten op drie poliklinieken", 61},
	{"8.2", "Beheerdersrechten alleen nog op aanvraag en voor beperkte tijd", 89},
	{"8.4", "Toegang tot broncode van koppelingen beperken", 103},
	{"8.5", "Los middel uitreiken aan wie geen eigen telefoon gebruikt", 32},
	{"8.8", "Kwetsbaarheden met hoge ernst binnen veertien dagen verhelpen", 68},
	{"8.10", "Wissen van gegevens in het oude polisysteem", 110},
	{"8.11", "Testbestanden zonder herkenbare patiënten", 124},
	{"8.12", "Waarschuwing bij verzenden van grote aantallen dossiers", 145},
	{"8.14", "Tweede verbinding naar het rekencentrum", 160},
	{"8.15", "Achterstand bij het vastleggen van inzage wegwerken", 75},
	{"8.17", "Alle systemen op dezelfde tijdbron", 54},
	{"8.18", "Lijst van beheerhulpmiddelen en wie ze mag gebruiken", 40},
	{"8.19", "Installeren alleen nog uit de eigen winkel van programma's", 67},
	{"8.21", "Afspraken over beveiliging met de aanbieders van verbindingen", 81},
	{"8.25", "Werkwijze voor het bouwen van koppelingen vaststellen", 138},
	{"8.29", "Beveiligingstest als vast onderdeel van de acceptatie", 95},
	{"8.31", "Testomgeving scheiden van productie", 152},
}

// planning plans one action per open control: made as the board asked, with a
// name and a day.
func (s *story) planning() {
	batches := []int{338, 279, 218, 155, 94}
	for n, ago := range batches {
		s.at(ago, "14:50", "plannen bij open maatregelen", func() {
			s.act("populier")
			var f form
			for i, p := range plans {
				if i%len(batches) != n {
					continue
				}
				f.add("plan:"+p.nr, &model.Action{Text: p.text, Owner: s.id(officeKeys[ownerOf(p.nr)]), Due: s.next(p.due),
					Origin: s.ref("A-" + p.nr), Mends: []string{"nen7510"}}, model.Date{})
			}
			s.confirm(f)
		})
	}
}
