package exchange

import (
	"io"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// vvtColumns are those of a verklaring van toepasselijkheid. Label and theme
// are recognised and left: the catalogue has its own.
func vvtColumns() []column {
	return []column{
		{"control", true, []string{"nr", "nummer", "no", "number", "id", "control", "control id", "maatregelnummer", "nr maatregel", "annex a", "bijlage a", "paragraaf", "ref", "referentie"}},
		{"label", false, []string{"beheersmaatregel", "maatregel", "titel", "title", "omschrijving", "naam", "label", "description", "control title", "name"}},
		{"theme", false, []string{"thema", "theme", "hoofdstuk", "chapter", "categorie", "category"}},
		{"applicable", false, []string{"van toepassing", "toepasselijk", "toepassing", "applicable", "vt"}},
		{"why", false, []string{"motivatie", "motivering", "reden", "onderbouwing", "toelichting", "justification", "reason", "rationale"}},
		{"implementation", false, []string{"status", "implementatiestatus", "implementatie", "uitvoering", "implementation", "implementation status", "geimplementeerd", "implemented"}},
		{"assurance", false, []string{"zekerheid", "getoetst", "toetsing", "opzet bestaan werking", "assurance", "tested"}},
		{"owner", false, []string{"eigenaar", "verantwoordelijke", "verantwoordelijk", "owner", "responsible"}},
		{"assessed_on", false, []string{"laatst beoordeeld", "laatst beoordeeld op", "beoordeeld op", "datum beoordeling", "laatste beoordeling", "last assessed", "assessed on", "last reviewed", "last review"}},
		{"evidence_note", false, []string{"bewijs", "bewijsverwijzing", "bewijs elders", "evidence", "vindplaats"}},
	}
}

var applicableWords = choice[model.Applicable]{
	words: words(map[model.Applicable]string{
		model.ApplicableYes:       "ja|j|yes|y|true|waar|van toepassing|applicable|vt",
		model.ApplicableNo:        "nee|n|no|false|onwaar|niet van toepassing|n v t|nvt|n a|not applicable|uitgesloten|excluded",
		model.ApplicableUndecided: "onbeslist|nog te bepalen|n t b|ntb|undecided|tbd",
	}),
	shown: []string{"Ja", "Nee", "N.v.t.", "onbeslist"},
}

// excluded stands in a status cell for a control that does not apply.
const excluded = "excluded"

var implementationWords = choice[model.Implementation]{
	words: words(map[model.Implementation]string{
		model.ImplementationDone: "geimplementeerd|volledig geimplementeerd|implemented|fully implemented|gereed|voltooid|afgerond|ingevoerd|done|complete|completed|ja|yes",
		model.ImplementationWork: "in uitvoering|gestart|begonnen|loopt|onderhanden|deels|deels geimplementeerd|gedeeltelijk|gedeeltelijk geimplementeerd|in progress|started|partial|partially implemented|partly implemented",
		model.ImplementationNone: "niet gestart|nog niet gestart|niet begonnen|niet geimplementeerd|gepland|not started|not implemented|planned|to do|todo|none|nee|no",
		excluded:                 "n v t|nvt|n a|niet van toepassing|not applicable",
	}),
	shown: []string{"Geïmplementeerd", "In uitvoering", "Niet gestart"},
}

var assuranceWords = choice[model.Assurance]{
	words: words(map[model.Assurance]string{
		model.AssuranceDesign:    "opzet|design|opzet getoetst",
		model.AssuranceExistence: "bestaan|existence|opzet en bestaan|opzet bestaan|bestaan getoetst|design and existence",
		model.AssuranceOperation: "werking|operation|operating effectiveness|opzet bestaan en werking|opzet bestaan werking|werking getoetst|effectief|effective",
		model.AssuranceNone:      "geen|none|niet getoetst|not tested",
		excluded:                 "n v t|nvt|n a|niet van toepassing|not applicable",
	}),
	shown: []string{"opzet", "bestaan", "werking", "geen"},
}

// ReadVVT reads a verklaring van toepasselijkheid of NEN 7510. Everything that
// cannot be read comes back as one error naming lines and columns; columns and
// headings that are passed over come back as warnings.
func ReadVVT(r io.Reader, name string) ([]model.ControlRow, []Warning, error) {
	l, err := controlList().read(Input{Reader: r, Name: name})
	return l.rows, l.warnings, err
}

func controlList() list[model.ControlRow] {
	return list[model.ControlRow]{vvtColumns(), func(r reader) (model.ControlRow, bool) {
		if r.heading() {
			r.t.warn(r.row.line, model.Msg("import.row.heading", "Line", r.row.line))
			return model.ControlRow{}, false
		}
		return r.control(), true
	}}
}

// heading tells a line that names a chapter: no number, and nothing said about
// one.
func (r reader) heading() bool {
	if _, _, err := model.ParseID(r.nr()); err == nil {
		return false
	}
	for _, f := range []string{"applicable", "why", "implementation", "assurance", "owner", "assessed_on", "evidence_note"} {
		if i, ok := r.t.at[f]; ok && i < len(r.row.cells) && tidy(r.row.cells[i]) != "" {
			return false
		}
	}
	return true
}

// nr is the number; HLT is a mark of the norm, not a part of it.
func (r reader) nr() string {
	i := r.t.at["control"]
	if i >= len(r.row.cells) {
		return ""
	}
	s := tidy(r.row.cells[i])
	for _, mark := range []string{"HLT:", "HLT.", "HLT-", "HLT "} {
		s = strings.TrimPrefix(s, mark)
	}
	return strings.TrimSpace(s)
}

func (r reader) control() model.ControlRow {
	c := model.ControlRow{Line: r.row.line, Why: r.said("why"), Owner: r.said("owner"),
		EvidenceNote: r.said("evidence_note"), AssessedOn: r.date("assessed_on")}
	if r.text("control") != "" {
		c.Nr = r.nr()
	}
	r.require("control")
	c.Applicable, c.HasApplicable = choose(r, "applicable", applicableWords)
	c.Implementation, c.HasImplementation = choose(r, "implementation", implementationWords)
	if c.Implementation == excluded {
		c.Implementation, c.HasImplementation = "", false
		switch {
		case !c.HasApplicable:
			c.Applicable, c.HasApplicable = model.ApplicableNo, true
		case c.Applicable != model.ApplicableNo:
			r.bad("implementation", model.Msg("import.value.applies", "Column", r.t.headers["applicable"]))
		}
	}
	if c.Assurance, c.HasAssurance = choose(r, "assurance", assuranceWords); c.Assurance == excluded {
		c.Assurance, c.HasAssurance = "", false
	}
	return c
}
