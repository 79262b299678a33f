package model

// The law is data: this file says what the catalogue holds, model/catalog
// holds it. A Law is read-only once loaded; its slices are shared.

// Confidence says how sure a piece of the catalogue is. It is the
// language-independent reading of a mark.
type Confidence string

// The levels of confidence.
const (
	ConfidenceVerified  Confidence = "verified"  // read in the text itself, or confirmed twice
	ConfidenceSecondary Confidence = "secondary" // reported by one good other source
	ConfidenceUnsure    Confidence = "unsure"    // inferred, conflicting or not retrieved: never makes a gap
	ConfidenceKnown     Confidence = "known"     // general legal knowledge, text not retrieved
)

// WordKey implements Worded.
func (c Confidence) WordKey() string { return "confidence." + string(c) }

// MarkInfo explains one mark of the research: V, S, U, K for the law, H, M, L for the
// norm, T for a table of contents, O for a norm the organisation sets itself.
type MarkInfo struct {
	ID             string
	Confidence     Confidence
	TextNL, TextEN string
}

// Source is a document the catalogue rests on.
type Source struct {
	Key       string
	Title     string
	Where     string // address or place of publication
	Read      string // how much of it was read: whole, part or none
	CheckedOn Date
}

// Provision is one rule, in our own words, with the days it holds.
type Provision struct {
	ID             string // "cbw-24-1"
	Article        string // "Cbw 24(1)"
	TextNL, TextEN string
	Source         string // Source.Key
	Mark           string // MarkInfo.ID
	Confidence     Confidence
	CheckedOn      Date
	InForce        Date // first day it holds
	Repealed       Date // first day it no longer holds; zero while it does
}

// Term is a period that runs from an event. Exactly one of the units is set.
type Term struct {
	ID                         string
	Years, Months, Days, Hours int
	Provision                  string // Provision.ID, "" for the organisation's own norm
	TextNL, TextEN             string // what it is for and from when it runs
	Source, Mark               string
	Confidence                 Confidence
	CheckedOn                  Date
}

// After is the day the term ends when it starts on d. Terms in hours run on
// the clock, not on the calendar: for those it returns d itself.
func (t Term) After(d Date) Date {
	return d.AddYears(t.Years).AddMonths(t.Months).AddDays(t.Days)
}

// Amount is a sum, a share or a number the law names.
type Amount struct {
	ID             string
	EUR            int64 // whole euros
	Permille       int   // of worldwide yearly turnover; the higher of the two holds (2% = 20)
	Count          int   // staff in yearly units (AWU)
	AtLeast        bool  // a limit is passed at the value itself; false: only above it
	Provision      string
	TextNL, TextEN string
	Source, Mark   string
	Confidence     Confidence
	CheckedOn      Date
}

// Milestone is a single day that matters to everyone.
type Milestone struct {
	ID             string
	On             Date
	TextNL, TextEN string
	Source, Mark   string
	Confidence     Confidence
	CheckedOn      Date
}

// Measure is one of the ten parts a–j of Cbw art. 21(3).
type Measure struct {
	Letter                 string // "a" … "j"
	NameNL, NameEN         string
	Provision              string   // "cbw-21-3-a"
	CbbArticles            []string // Provision.IDs, numbered as in the consultation text
	EvidenceNL, EvidenceEN string   // what must exist, as evidence for the board
	Source, Mark           string
	Confidence             Confidence
	CbbConfidence          Confidence // of the articles and the evidence: the final decree was not read
	CheckedOn              Date
}

// Theme is a chapter of NEN 7510-2.
type Theme string

// The four chapters, 5 to 8.
const (
	ThemeOrganisational Theme = "organisational"
	ThemePeople         Theme = "people"
	ThemePhysical       Theme = "physical"
	ThemeTechnological  Theme = "technological"
)

// WordKey implements Worded.
func (t Theme) WordKey() string { return "theme." + string(t) }

// ControlLabel is one of the 101 controls of NEN 7510-2:2024, under a label of
// our own; the norm's wording belongs to NEN.
type ControlLabel struct {
	ID               string // "A-5.1"
	Nr               string // "5.1"
	Theme            Theme
	LabelNL, LabelEN string
	Care             string // none, guidance, requirement, or only (HLT: not in ISO 27002)
	CareSpecific     bool   // carries a care-specific requirement: 22 of 101
	Cbw              []string
	NoteNL, NoteEN   string
	Basis            string // who maps it to the letters: A, D, E published, R own judgement, none
	Source, Mark     string
	Confidence       Confidence // of the number and the care-specific part
	CbwConfidence    Confidence // of the mapping to the letters, which no authority published
	CheckedOn        Date
}

// Edition is one yearly threat report. Numbers of different years are counted
// differently and must not be compared.
type Edition struct {
	ID                               string // "2024", the year covered
	Publisher                        string
	TitleNL, TitleEN                 string
	YearCovered                      int
	Published                        Date // zero when the day is not known
	PublishedTextNL, PublishedTextEN string
	TLP                              string // unmarked: no label seen, which is not the same as clear
	NoteNL, NoteEN                   string
	Source, Mark                     string
	Confidence                       Confidence
	CheckedOn                        Date
}

// EditionItem is one threat in an edition.
type EditionItem struct {
	Edition        string // Edition.ID
	Nr             int    // order in the edition
	NameNL, NameEN string
	Level          string // low, medium, high, unknown
	Trend          string // up, same, down, unknown; against the year before
	Page           int
	Source, Mark   string // of name and page
	Confidence     Confidence
	LevelSource    string // of level and trend
	LevelMark      string
	CheckedOn      Date
}

// ElsewhereIncident is an incident at another organisation, with its lesson.
type ElsewhereIncident struct {
	Nr                             int
	Begin                          Date // first possible day, to sort by
	WhenNL, WhenEN                 string
	OrganisationNL, OrganisationEN string
	WhatNL, WhatEN                 string
	ImpactNL, ImpactEN             string
	LessonNL, LessonEN             string
	AdviceFrom                     []string // zcert, authority, own (our inference); empty: nobody
	Edition                        string   // Edition.ID that names it, "" when not seen
	EditionMark                    string
	Source                         string // as noted by the researcher, marks included
	Mark                           string // the weakest mark in Source
	Confidence                     Confidence
	CheckedOn                      Date
}

// Aid is an official or freely usable help for one or more duties.
type Aid struct {
	ID               string
	DutyIDs          []string
	NameNL, NameEN   string
	Publisher, Where string
	Retrieved        bool // false: we know of it but could not read it
	NoteNL, NoteEN   string
	Source, Mark     string
	Confidence       Confidence
	CheckedOn        Date
}

// DutyKind says where a duty comes from.
type DutyKind string

// The kinds of duties, told apart everywhere.
const (
	DutyLaw      DutyKind = "law"
	DutyGuidance DutyKind = "guidance"
	DutyOwnNorm  DutyKind = "own_norm"
)

// WordKey implements Worded.
func (k DutyKind) WordKey() string { return "duty_kind." + string(k) }

// Addressee says on whom a duty rests.
type Addressee string

// The addressees of Cbw art. 24: the entity for (1), each member for (2)–(6).
const (
	AddresseeOrganisation Addressee = "organisation"
	AddresseeDirector     Addressee = "director"
)

// WordKey implements Worded.
func (a Addressee) WordKey() string { return "addressee." + string(a) }

// DutyText is what the dashboard says about one duty.
type DutyText struct {
	ID                     string
	TitleNL, TitleEN       string // at most 30 characters
	CitationNL, CitationEN string // "Cbw 24(1)"
	Kind                   DutyKind
	Addressee              Addressee
	Provisions             []string // Provision.IDs
	Term                   string   // Term.ID that runs, "" when the rule has none; its confidence is its own
	Source, Mark           string
	Confidence             Confidence // of the rule itself
	CheckedOn              Date
	ExplainNL, ExplainEN   string
	Tracked                bool // false: known, but not evaluated by this program
}

// Law is the whole catalogue in one version.
type Law struct {
	Version    string
	CheckedOn  Date
	Marks      []MarkInfo
	Sources    []Source
	Provisions []Provision
	Terms      []Term
	Amounts    []Amount
	Milestones []Milestone
	Measures   []Measure
	Controls   []ControlLabel
	Editions   []Edition
	Items      []EditionItem
	Incidents  []ElsewhereIncident
	Aids       []Aid
	Duties     []DutyText
}

// findIn returns the first element that fits. The slices are small and a Law can
// then be written as a literal, without an index to keep in step.
func findIn[T any](list []T, fits func(*T) bool) (T, bool) {
	for i := range list {
		if fits(&list[i]) {
			return list[i], true
		}
	}
	var none T
	return none, false
}

// Mark finds a mark by its letter.
func (l *Law) Mark(id string) (MarkInfo, bool) {
	return findIn(l.Marks, func(x *MarkInfo) bool { return x.ID == id })
}

// Source finds a source by its key.
func (l *Law) Source(key string) (Source, bool) {
	return findIn(l.Sources, func(x *Source) bool { return x.Key == key })
}

// Provision finds a provision by id.
func (l *Law) Provision(id string) (Provision, bool) {
	return findIn(l.Provisions, func(x *Provision) bool { return x.ID == id })
}

// Term finds a term by id.
func (l *Law) Term(id string) (Term, bool) {
	return findIn(l.Terms, func(x *Term) bool { return x.ID == id })
}

// Amount finds an amount or limit by id.
func (l *Law) Amount(id string) (Amount, bool) {
	return findIn(l.Amounts, func(x *Amount) bool { return x.ID == id })
}

// Milestone finds a fixed day by id.
func (l *Law) Milestone(id string) (Milestone, bool) {
	return findIn(l.Milestones, func(x *Milestone) bool { return x.ID == id })
}

// Measure finds one of the ten parts by its letter.
func (l *Law) Measure(letter string) (Measure, bool) {
	return findIn(l.Measures, func(x *Measure) bool { return x.Letter == letter })
}

// Control finds a control by id ("A-5.1") or by bare number ("5.1").
func (l *Law) Control(id string) (ControlLabel, bool) {
	return findIn(l.Controls, func(x *ControlLabel) bool { return x.ID == id || x.Nr == id })
}

// Edition finds a threat report by the year it covers.
func (l *Law) Edition(id string) (Edition, bool) {
	return findIn(l.Editions, func(x *Edition) bool { return x.ID == id })
}

// ItemsOf lists the threats of an edition, in its order.
func (l *Law) ItemsOf(edition string) []EditionItem {
	var out []EditionItem
	for _, x := range l.Items {
		if x.Edition == edition {
			out = append(out, x)
		}
	}
	return out
}

// Duty finds the text of a duty by id.
func (l *Law) Duty(id string) (DutyText, bool) {
	return findIn(l.Duties, func(x *DutyText) bool { return x.ID == id })
}

// AidsFor lists the aids that help with a duty.
func (l *Law) AidsFor(dutyID string) []Aid {
	var out []Aid
	for _, x := range l.Aids {
		for _, id := range x.DutyIDs {
			if id == dutyID {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// ControlsFor lists the controls mapped to a letter of Cbw art. 21(3).
func (l *Law) ControlsFor(letter string) []ControlLabel {
	var out []ControlLabel
	for _, x := range l.Controls {
		for _, c := range x.Cbw {
			if c == letter {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// InForceOn tells whether a provision holds on a day. An unknown id does not.
func (l *Law) InForceOn(provisionID string, d Date) bool {
	p, ok := l.Provision(provisionID)
	return ok && !p.InForce.IsZero() && !d.Before(p.InForce) &&
		(p.Repealed.IsZero() || d.Before(p.Repealed))
}
