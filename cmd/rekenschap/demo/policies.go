package demo

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

//go:embed texts
var texts embed.FS

// policy is a document the board answers for, with its versions.
type policy struct {
	key, title string
	kind       model.PolicyType
	letters    string
	owner      string
	interval   int // months
	added      int // days ago
	file       string
	versions   []version
}

// version is one exact text. Approval is not told here: it follows from the
// decisions of the meetings.
type version struct {
	nr, written int // days ago that the concept was made
	submitted   int
	implemented int
	withdrawn   int
	change      string
	material    bool
}

var policies = []policy{
	{"beleid:ib", "Beleid informatiebeveiliging", model.PolicyDocument, "a", "functie:ciso", 12, 378, "beleid-informatiebeveiliging", []version{
		{nr: 2, written: 378, implemented: 700, withdrawn: 299},
		{nr: 3, written: 340, submitted: 318, implemented: 296, material: true,
			change: "Aangepast aan de komende Cyberbeveiligingswet en aan NEN 7510:2024. Nieuw: criteria voor het aanvaarden van risico en een vaste rapportage aan beide raden."},
	}},
	{"beleid:pakket", "Maatregelenpakket Cyberbeveiligingswet", model.PolicyPackage, "abdefghij", "functie:ciso", 12, 290, "maatregelenpakket-cbw", []version{
		{nr: 1, written: 290, submitted: 245, implemented: 210,
			change: "Eerste pakket. Continuïteit en crisis (onderdeel c) staan in het continuïteitsplan."},
	}},
	{"beleid:continuiteit", "Continuïteitsplan ICT en zorg", model.PolicyPlan, "c", "functie:manager-ict", 12, 330, "continuiteitsplan", []version{
		{nr: 1, written: 330, submitted: 276, implemented: 255, change: "Samenvoeging van de noodprocedures per afdeling tot één plan met een crisisorganisatie."},
		{nr: 2, written: 60, submitted: 4, material: true,
			change: "Verwerkt de uitkomsten van de crisisoefening: digitaal noodpakket, werkwijze om papieren verslaglegging terug te brengen in het dossier, opvang van omgeleide patiënten."},
	}},
	{"beleid:incident", "Procedure incidenten en meldingen", model.PolicyPlan, "b", "functie:ciso", 12, 336, "incidentprocedure", []version{
		{nr: 1, written: 336, submitted: 318, implemented: 290, change: "Nieuw: wie binnen 24 uur waarschuwt, ook in het weekend."},
	}},
	{"beleid:leveranciers", "Leveranciersbeleid informatiebeveiliging", model.PolicyDocument, "d", "functie:inkoop", 12, 220, "leveranciersbeleid", []version{
		{nr: 1, written: 220, submitted: 166, implemented: 130, change: "Eerste versie. Indeling van leveranciers in drie groepen naar wat er stilvalt als zij uitvallen."},
	}},
	{"beleid:crypto", "Beleid cryptografie en sleutelbeheer", model.PolicyDocument, "h", "functie:manager-ict", 24, 300, "cryptografie", []version{
		{nr: 1, written: 300, submitted: 208, implemented: 180, change: "Eerste versie."},
		{nr: 2, written: 40, submitted: 4, material: true,
			change: "Sleutels van back-ups gaan naar een kluis die niet met het gewone beheeraccount te openen is. Uitfasering van drie verouderde protocollen."},
	}},
	{"beleid:toegang", "Toegangsbeleid", model.PolicyDocument, "ij", "functie:ciso", 12, 376, "toegangsbeleid", []version{
		{nr: 1, written: 376, implemented: 800, withdrawn: 66},
		{nr: 2, written: 140, submitted: 88, implemented: 64, material: true,
			change: "MFA op alle toegang van buiten, halfjaarlijkse controle van rechten, noodtoegang met toets achteraf."},
	}},
	{"beleid:thuiswerken", "Regeling thuiswerken en eigen apparaten", model.PolicyDocument, "gi", "functie:po", 24, 375, "thuiswerken", []version{
		{nr: 1, written: 375, implemented: 760},
	}},
	{"beleid:chatbots", "Richtlijn gebruik van chatbots", model.PolicyDocument, "g", "functie:fg", 12, 48, "chatbots", []version{
		{nr: 1, written: 48, change: "Concept, voor reactie bij de medische staf en de ondernemingsraad."},
	}},
	{"beleid:logging", "Beleid logging en bewaking", model.PolicyDocument, "b", "functie:manager-ict", 24, 250, "logging", []version{
		{nr: 1, written: 250, withdrawn: 215, change: "Concept. Ingetrokken: de inhoud staat nu in het maatregelenpakket, onderdeel b."},
	}},
}

// versionKey names a version in the story: "beleid:ib/3".
func versionKey(policy string, nr int) string { return fmt.Sprintf("%s/%d", policy, nr) }

// writePolicies plans who wrote which text when, submitted it, put it to work
// and withdrew it.
func (s *story) writePolicies() {
	for _, p := range policies {
		p = s.sinceWhen(p)
		s.at(p.added, "10:30", "beleidsstuk "+p.key, func() {
			s.act("populier")
			s.save(p.key, &model.Policy{Title: p.title, Type: p.kind, Letters: p.letters, Owner: s.id(p.owner), Interval: p.interval}, model.Date{})
		})
		for _, v := range p.versions {
			s.writeVersion(p, v)
		}
	}
}

// sinceWhen moves a policy that is older than the story to where it belongs in an
// older file: at its beginning, or when it was really made.
func (s *story) sinceWhen(p policy) policy {
	v := p.versions[0]
	switch old := v.implemented >= v.written; {
	case !old:
		return p
	case s.decidedHere(v.implemented):
		p.added, v.written, v.submitted = min(v.implemented+60, s.begin-12), min(v.implemented+50, s.begin-13), v.implemented+24
	default:
		p.added, v.written = s.intake(p.added), s.intake(v.written)
	}
	p.versions = append([]version{v}, p.versions[1:]...)
	return p
}

func (s *story) writeVersion(p policy, v version) {
	key := versionKey(p.key, v.nr)
	step := func(ago int, clock, what string, change func(*model.PolicyVersion, model.Date)) {
		if ago == 0 || ago >= v.written {
			return
		}
		on := s.past(ago)
		s.at(ago, clock, what+" "+key, func() {
			s.act("populier")
			edit(s, key, on, func(r *model.PolicyVersion) { change(r, on) })
		})
	}
	s.at(v.written, "11:10", "versie "+key, func() {
		s.act("populier")
		name := fmt.Sprintf("%s-v%d.md", p.file, v.nr)
		content := file([]byte(s.text(p.file, v.nr)))
		r := &model.PolicyVersion{Policy: s.id(p.key), Nr: v.nr, Label: fmt.Sprintf("versie %d.0", v.nr),
			Blob: content.SHA256, File: name, Letters: p.letters, Change: v.change, Material: v.material}
		if v.implemented >= v.written {
			r.ImplementedOn = workday(s.day.AddDays(-v.implemented))
		}
		s.save(key, r, model.Date{}, content)
	})
	step(v.submitted, "15:45", "voorgelegd", func(r *model.PolicyVersion, on model.Date) { r.SubmittedOn = on })
	step(v.implemented, "09:40", "in gebruik", func(r *model.PolicyVersion, on model.Date) { r.ImplementedOn = on })
	step(v.withdrawn, "16:10", "ingetrokken", func(r *model.PolicyVersion, on model.Date) { r.WithdrawnOn = on })
}

// text gives a document in one of its versions: a line that starts with [2]
// stands in version 2 and later only, one with [-2] in earlier ones only.
func (s *story) text(name string, nr int) string {
	raw, err := texts.ReadFile("texts/" + name + ".md")
	if err != nil {
		s.err = err
		return ""
	}
	var b strings.Builder
	for line := range strings.SplitAfterSeq(string(raw), "\n") {
		if mark, rest, ok := strings.Cut(strings.TrimPrefix(line, "["), "]"); ok && line[0] == '[' {
			if since, err := strconv.Atoi(mark); err == nil {
				if since > 0 && nr < since || since < 0 && nr >= -since {
					continue
				}
				line = strings.TrimPrefix(rest, " ")
			}
		}
		b.WriteString(strings.ReplaceAll(line, "{versie}", fmt.Sprintf("%d.0", nr)))
	}
	return b.String()
}
