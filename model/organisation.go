package model

// Organisation is the care organisation itself; its id is ORG.
type Organisation struct {
	Base
	UID          string    `json:"uid" req:"1"` // random name that checkpoints carry
	Name         string    `json:"name" req:"1"`
	KvK          string    `json:"kvk"`
	LegalForm    LegalForm `json:"legal_form" req:"1"`
	Annex        Annex     `json:"annex" req:"1"`
	Staff        int       `json:"staff"`    // AWU
	Turnover     int64     `json:"turnover"` // euro a year
	Balance      int64     `json:"balance"`  // euro
	WwkeCritical bool      `json:"wwke_critical"`
	Designated   bool      `json:"designated"`      // Cbw art. 9
	Linked       string    `json:"linked" long:"1"` // linked enterprises, noted
}

// OrganisationID is the id of the one organisation in a file.
const OrganisationID = "ORG"

// Kind implements Record.
func (*Organisation) Kind() Kind { return KindOrganisation }

// LegalForm is the legal form; it settles who is bound by Cbw art. 24.
type LegalForm string

// The legal forms of the command line.
const (
	Stichting   LegalForm = "stichting"
	BV          LegalForm = "bv"
	NV          LegalForm = "nv"
	Cooperatie  LegalForm = "cooperatie"
	Vereniging  LegalForm = "vereniging"
	Maatschap   LegalForm = "maatschap"
	VOF         LegalForm = "vof"
	CV          LegalForm = "cv"
	Eenmanszaak LegalForm = "eenmanszaak"
	Overheid    LegalForm = "overheid"
)

// Values lists the closed set.
func (LegalForm) Values() []string {
	return []string{"stichting", "bv", "nv", "cooperatie", "vereniging", "maatschap", "vof", "cv", "eenmanszaak", "overheid"}
}

// WordKey implements Worded.
func (l LegalForm) WordKey() string { return "legal_form." + string(l) }

// Annex is the annex of the Cbw under which the organisation falls.
type Annex string

// The annexes; Annex1 holds care providers.
const (
	Annex1    Annex = "1"
	Annex2    Annex = "2"
	AnnexNone Annex = "none"
)

// Values lists the closed set.
func (Annex) Values() []string { return []string{"1", "2", "none"} }

// WordKey implements Worded.
func (a Annex) WordKey() string { return "annex." + string(a) }

// Body is an organ that decides: raad van bestuur, raad van toezicht.
type Body struct {
	Base
	Code             string   `json:"code" req:"1" max:"20"` // RvB
	Name             string   `json:"name" req:"1"`
	Type             BodyType `json:"type" req:"1"`
	Quorum           int      `json:"quorum"` // least number present; 0 = more than half of the members
	Majority         Majority `json:"majority"`
	Tie              Tie      `json:"tie"`
	Proxies          int      `json:"proxies"` // most proxies that one member may hold
	OneMember        bool     `json:"one_member"`
	Written          bool     `json:"written"`           // written decisions allowed
	WrittenConsent   bool     `json:"written_consent"`   // all must consent to the manner
	WrittenUnanimous bool     `json:"written_unanimous"` // and to the proposal
	Supervisor       string   `json:"supervisor" ref:"body"`
	PriorApproval    []string `json:"prior_approval"` // subjects that need the supervisor first
}

// Kind implements Record.
func (*Body) Kind() Kind { return KindBody }

// BodyType tells what a body is to Cbw art. 24.
type BodyType string

// The types of bodies.
const (
	BodyManagement  BodyType = "management"
	BodySupervisory BodyType = "supervisory"
	BodyPartners    BodyType = "partners"
	BodyOneTier     BodyType = "one_tier"
	BodyAdvisory    BodyType = "advisory"
)

// Values lists the closed set.
func (BodyType) Values() []string {
	return []string{"management", "supervisory", "partners", "one_tier", "advisory"}
}

// WordKey implements Worded.
func (b BodyType) WordKey() string { return "body_type." + string(b) }

// Majority is how many votes carry a proposal.
type Majority string

// The majorities; empty means simple.
const (
	MajoritySimple    Majority = "simple"
	MajorityTwoThirds Majority = "two_thirds"
	MajorityUnanimous Majority = "unanimous"
)

// Values lists the closed set.
func (Majority) Values() []string { return []string{"simple", "two_thirds", "unanimous"} }

// WordKey implements Worded.
func (m Majority) WordKey() string { return "majority." + string(m) }

// Tie is what happens when votes are equal.
type Tie string

// The ways to settle a tie; empty means rejected.
const (
	TieChair      Tie = "chair"
	TieRejected   Tie = "rejected"
	TieSupervisor Tie = "supervisor"
)

// Values lists the closed set.
func (Tie) Values() []string { return []string{"chair", "rejected", "supervisor"} }

// WordKey implements Worded.
func (t Tie) WordKey() string { return "tie." + string(t) }

// Norm is an own norm: an interval or a number of days the board chose. It
// counts only from the decision that set it.
type Norm struct {
	Base
	Name      NormName `json:"name" req:"1"`
	Months    int      `json:"months"`
	Days      int      `json:"days"`
	WarnDays  int      `json:"warn_days"` // 0 = 60
	DecidedBy string   `json:"decided_by" ref:"decision"`
}

// Kind implements Record.
func (*Norm) Kind() Kind { return KindNorm }

// NormName says what an own norm is about.
type NormName string

// The own norms.
const (
	NormRefresh     NormName = "training_refresh"
	NormOversight   NormName = "oversight"
	NormThreats     NormName = "threats"
	NormActions     NormName = "actions"
	NormBasis       NormName = "basis"
	NormEvidence    NormName = "evidence"
	NormEvaluation  NormName = "evaluation"
	NormExercise    NormName = "exercise"
	NormRestoreTest NormName = "restore_test"
)

// Values lists the closed set.
func (NormName) Values() []string {
	return []string{"training_refresh", "oversight", "threats", "actions", "basis", "evidence", "evaluation", "exercise", "restore_test"}
}

// WordKey implements Worded.
func (n NormName) WordKey() string { return "norm." + string(n) }
