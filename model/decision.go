package model

import "slices"

// Decision of a body. It holds the bytes it approved (Approves) and pins what
// it rests on (RestsOn), so that a moved ground shows.
type Decision struct {
	Base
	Body            string   `json:"body" req:"1" ref:"body"`
	Method          Method   `json:"method" req:"1"`
	Meeting         string   `json:"meeting" ref:"meeting"`
	Item            string   `json:"item" ref:"agenda_item"`
	On              Date     `json:"on" req:"1"`
	Subject         string   `json:"subject" req:"1"`
	Basis           []string `json:"basis"` // provision ids or citations
	Text            string   `json:"text" req:"1" long:"1"`
	Considerations  string   `json:"considerations" long:"1"`
	Alternatives    string   `json:"alternatives" long:"1"`
	Costs           string   `json:"costs" long:"1"`
	ResidualRisk    string   `json:"residual_risk" long:"1"`
	AdviceCISO      string   `json:"advice_ciso" long:"1"`
	AdviceFG        string   `json:"advice_fg" long:"1"`
	Outcome         Outcome  `json:"outcome" req:"1"`
	Acclaimed       bool     `json:"acclaimed"`            // algemene stemmen
	Consented       bool     `json:"consented"`            // all agreed to decide in writing
	Present         []string `json:"present" ref:"person"` // members who took part, represented ones too; set when decided
	VoteBy          Date     `json:"vote_by"`              // last day to vote in writing
	Departs         bool     `json:"departs"`              // from the advice of the CISO or the FG
	Conditions      string   `json:"conditions" long:"1"`
	Approves        []Ref    `json:"approves"`
	RestsOn         []Ref    `json:"rests_on"`
	Papers          []Paper  `json:"papers"`
	ValidUntil      Date     `json:"valid_until"` // inclusive
	Supersedes      string   `json:"supersedes" ref:"decision"`
	FeedbackOn      Date     `json:"feedback_on"`
	ConditionsMetOn Date     `json:"conditions_met_on"`
	Supervisor      string   `json:"supervisor" ref:"decision"`    // approval of the supervisory body
	Mandates        []string `json:"mandates" ref:"person|office"` // who may accept in the name of the board, until ValidUntil
	Minutes         string   `json:"minutes" ref:"evidence"`       // of a decision from before use
	Outside         string   `json:"outside"`                      // number elsewhere
	Ballot          string   `json:"ballot"`                       // what own votes on it were cast on, when decided
}

// Kind implements Record.
func (*Decision) Kind() Kind { return KindDecision }

// Method is how a decision came about.
type Method string

// The methods; TakenOver is a decision from before use: today's checks are not
// applied to it and it counts as proof with that mark.
const (
	MethodMeeting   Method = "meeting"
	MethodWritten   Method = "written"
	MethodTakenOver Method = "taken_over"
)

// Values lists the closed set.
func (Method) Values() []string { return []string{"meeting", "written", "taken_over"} }

// WordKey implements Worded.
func (m Method) WordKey() string { return "method." + string(m) }

// Outcome of a decision.
type Outcome string

// The outcomes.
const (
	OutcomeProposed   Outcome = "proposed" // put to decision, not yet decided
	OutcomeApproved   Outcome = "approved"
	OutcomeConditions Outcome = "approved_conditions"
	OutcomeDeferred   Outcome = "deferred"
	OutcomeRejected   Outcome = "rejected"
	OutcomeNoted      Outcome = "noted"
	OutcomeWithdrawn  Outcome = "withdrawn"
)

// Values lists the closed set.
func (Outcome) Values() []string {
	return []string{"proposed", "approved", "approved_conditions", "deferred", "rejected", "noted", "withdrawn"}
}

// WordKey implements Worded.
func (o Outcome) WordKey() string { return "outcome." + string(o) }

// Vote of one member on one decision.
type Vote struct {
	Base
	Decision  string    `json:"decision" req:"1" ref:"decision"`
	Person    string    `json:"person" req:"1" ref:"person"`
	Value     VoteValue `json:"value" req:"1"`
	Known     Known     `json:"known" req:"1"`
	Interest  string    `json:"interest"`           // nature of the interest, when recused
	Minority  string    `json:"minority" long:"1"`  // minority note
	Proxy     string    `json:"proxy" ref:"person"` // who voted for the member
	Consents  bool      `json:"consents"`           // agrees to decide in writing
	Statement string    `json:"statement" long:"1"` // signed text, when known by signature

	// Of an own vote: what it was cast on, what was read, and by which key.
	DecisionRev int      `json:"decision_rev"`
	Ballot      string   `json:"ballot"`      // see Motion.Hash
	Read        []string `json:"read"`        // SHA-256 of each file confirmed as read
	Provisional bool     `json:"provisional"` // its key was not yet confirmed face to face
	Encoding    Encoding `json:"encoding"`    // in which the statement was signed
	Signature   string   `json:"signature" long:"1"`
	PublicKey   string   `json:"public_key" long:"1"`
}

// Kind implements Record.
func (*Vote) Kind() Kind { return KindVote }

// VoteValue is what was voted.
type VoteValue string

// The votes; recused is not taking part because of an interest.
const (
	VoteFor     VoteValue = "for"
	VoteAgainst VoteValue = "against"
	VoteAbstain VoteValue = "abstain"
	VoteRecused VoteValue = "recused"
)

// Values lists the closed set.
func (VoteValue) Values() []string { return []string{"for", "against", "abstain", "recused"} }

// WordKey implements Worded.
func (v VoteValue) WordKey() string { return "vote." + string(v) }

// Known says how a vote is known. A member's own vote outranks a noted one.
type Known string

// How a vote is known.
const (
	KnownNoted     Known = "noted"     // by the secretary
	KnownSession   Known = "session"   // own session, with the key of the login
	KnownSignature Known = "signature" // own signature
)

// Values lists the closed set.
func (Known) Values() []string { return []string{"noted", "session", "signature"} }

// WordKey implements Worded.
func (k Known) WordKey() string { return "known." + string(k) }

// rank orders by how near the knowledge is to the member.
func (k Known) rank() int { return slices.Index(k.Values(), string(k)) }

// RiskAcceptance is a residual risk accepted for a time.
type RiskAcceptance struct {
	Base
	Title     string   `json:"title" req:"1"`
	Risk      string   `json:"risk" long:"1"`
	Why       string   `json:"why" long:"1"`
	DecidedBy string   `json:"decided_by" ref:"decision"`
	On        Date     `json:"on" req:"1"`
	ExpiresOn Date     `json:"expires_on"`
	Owner     string   `json:"owner" ref:"person|office"`
	Controls  []string `json:"controls" ref:"control"`
}

// Kind implements Record.
func (*RiskAcceptance) Kind() Kind { return KindRiskAcceptance }

// Explanation of the board on a gap: shown beside the status, never changing it.
type Explanation struct {
	Base
	Duty      string `json:"duty" req:"1"`
	Text      string `json:"text" req:"1" long:"1"`
	On        Date   `json:"on" req:"1"`
	Until     Date   `json:"until"`
	DecidedBy string `json:"decided_by" ref:"decision"`
	Action    string `json:"action" ref:"action"`
}

// Kind implements Record.
func (*Explanation) Kind() Kind { return KindExplanation }
