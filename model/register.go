package model

// Control is a NEN 7510-maatregel; its id is.
type Control struct {
	Base
	Applicable     Applicable     `json:"applicable" req:"1"`
	Why            string         `json:"why"` // reason to apply or exclude it
	Implementation Implementation `json:"implementation"`
	Assurance      Assurance      `json:"assurance"`
	AssessedOn     Date           `json:"assessed_on"`
	NextOn         Date           `json:"next_on"`
	Owner          string         `json:"owner" ref:"person|office"`
	EvidenceNote   string         `json:"evidence_note"` // number elsewhere: DMS-3119
	Evidence       []string       `json:"evidence" ref:"evidence"`
}

// Kind implements Record.
func (*Control) Kind() Kind { return KindControl }

// Applicable says whether a control applies.
type Applicable string

// The answers; undecided is not no.
const (
	ApplicableUndecided Applicable = "undecided"
	ApplicableYes       Applicable = "yes"
	ApplicableNo        Applicable = "no"
)

// Values lists the closed set.
func (Applicable) Values() []string { return []string{"undecided", "yes", "no"} }

// WordKey implements Worded.
func (a Applicable) WordKey() string { return "applicable." + string(a) }

// Implementation says how far a control is.
type Implementation string

// The steps; empty reads as none.
const (
	ImplementationNone Implementation = "none"
	ImplementationWork Implementation = "started"
	ImplementationDone Implementation = "implemented"
)

// Values lists the closed set.
func (Implementation) Values() []string { return []string{"none", "started", "implemented"} }

// WordKey implements Worded.
func (i Implementation) WordKey() string {
	if i == "" {
		i = ImplementationNone
	}
	return "implementation." + string(i)
}

// Assurance says what has been tested: on paper, in place, in operation.
type Assurance string

// The degrees; empty reads as none.
const (
	AssuranceNone      Assurance = "none"
	AssuranceDesign    Assurance = "design"
	AssuranceExistence Assurance = "existence"
	AssuranceOperation Assurance = "operation"
)

// Values lists the closed set.
func (Assurance) Values() []string { return []string{"none", "design", "existence", "operation"} }

// WordKey implements Worded.
func (a Assurance) WordKey() string {
	if a == "" {
		a = AssuranceNone
	}
	return "assurance." + string(a)
}

// Supplier that care depends on.
type Supplier struct {
	Base
	Name       string `json:"name" req:"1"`
	Service    string `json:"service"`
	Stops      string `json:"stops" long:"1"` // what care stops without it
	Data       string `json:"data"`
	Agreement  string `json:"agreement"`
	NEN7510    Date   `json:"nen7510_until"`
	ISO27001   Date   `json:"iso27001_until"`
	Fallback   string `json:"fallback" long:"1"`
	AssessedOn Date   `json:"assessed_on"`
	Owner      string `json:"owner" ref:"person|office"`
}

// Kind implements Record.
func (*Supplier) Kind() Kind { return KindSupplier }

// Assessment is a toets: planned, then done.
type Assessment struct {
	Base
	Type      AssessmentType `json:"type" req:"1"`
	Title     string         `json:"title" req:"1"`
	PlannedOn Date           `json:"planned_on"`
	DoneOn    Date           `json:"done_on"`
	By        string         `json:"by"` // who carried it out: a function or a firm
	Result    string         `json:"result" long:"1"`
	Controls  []string       `json:"controls" ref:"control"`
	Supplier  string         `json:"supplier" ref:"supplier"`
	Evidence  []string       `json:"evidence" ref:"evidence"`
}

// Kind implements Record.
func (*Assessment) Kind() Kind { return KindAssessment }

// AssessmentType says what was tested.
type AssessmentType string

// The types of assessments.
const (
	AssessRisk           AssessmentType = "risk_analysis"
	AssessEvaluation     AssessmentType = "evaluation"
	AssessCrisisExercise AssessmentType = "crisis_exercise"
	AssessRestoreTest    AssessmentType = "restore_test"
	AssessAudit          AssessmentType = "audit"
	AssessManagement     AssessmentType = "management_review"
	AssessSupplier       AssessmentType = "supplier_review"
	AssessRegistration   AssessmentType = "registration_confirmed"
	AssessAccountability AssessmentType = "accountability_supervisors"
)

// Values lists the closed set.
func (AssessmentType) Values() []string {
	return []string{"risk_analysis", "evaluation", "crisis_exercise", "restore_test", "audit", "management_review", "supplier_review", "registration_confirmed", "accountability_supervisors"}
}

// WordKey implements Worded.
func (a AssessmentType) WordKey() string { return "assessment." + string(a) }

// Action that somebody owes. Late is computed.
type Action struct {
	Base
	Text       string   `json:"text" req:"1"`
	Owner      string   `json:"owner" req:"1" ref:"person|office"`
	Due        Date     `json:"due" req:"1"`
	DoneOn     Date     `json:"done_on" index:"1"`
	Proof      []string `json:"proof" ref:"evidence"`
	NoProof    string   `json:"no_proof"` // why it is done without proof
	Origin     Ref      `json:"origin"`
	OriginNote string   `json:"origin_note"` // why from nowhere
	Mends      []string `json:"mends"`       // duty ids it would mend
	Dropped    string   `json:"dropped"`     // why it is no longer needed
}

// Kind implements Record.
func (*Action) Kind() Kind { return KindAction }

// Open tells whether the action still waits.
func (a *Action) Open(day Date) bool {
	return a.Dropped == "" && (a.DoneOn.IsZero() || a.DoneOn.After(day))
}

// Evidence is a file in this database or a reference to something elsewhere.
type Evidence struct {
	Base
	Title      string `json:"title" req:"1"`
	Type       string `json:"type" max:"60"`
	About      []Ref  `json:"about"`
	Blob       string `json:"blob" blob:"1"`
	Size       int    `json:"size"` // bytes
	File       string `json:"file" max:"200"`
	Location   string `json:"location"`
	AddedOn    Date   `json:"added_on" req:"1"`
	ExpiresOn  Date   `json:"expires_on"`
	Privileged bool   `json:"privileged"` // verschoningsrecht: never exported, never for auditors
	TLP        TLP    `json:"tlp"`
	Owner      string `json:"owner" ref:"person|office"`
	// Readers, where there are any, are the only ones for whom it is.
	Readers []string `json:"readers" ref:"person"`
}

// Kind implements Record.
func (*Evidence) Kind() Kind { return KindEvidence }
