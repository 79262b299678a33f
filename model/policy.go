package model

// Policy is a document the board answers for: beleid, plan, maatregelenpakket.
type Policy struct {
	Base
	Title    string     `json:"title" req:"1"`
	Type     PolicyType `json:"type" req:"1"`
	Letters  string     `json:"letters" max:"10"` // Cbw-onderdelen covered: "abcj"
	Owner    string     `json:"owner" ref:"person|office"`
	Interval int        `json:"interval"` // months between reviews, own norm
}

// Kind implements Record.
func (*Policy) Kind() Kind { return KindPolicy }

// PolicyType is the kind of document.
type PolicyType string

// The kinds of documents.
const (
	PolicyDocument PolicyType = "policy"
	PolicyPlan     PolicyType = "plan"
	PolicyPackage  PolicyType = "package"
)

// Values lists the closed set.
func (PolicyType) Values() []string { return []string{"policy", "plan", "package"} }

// WordKey implements Worded.
func (p PolicyType) WordKey() string { return "policy_type." + string(p) }

// PolicyVersion is one exact text. Whether it is approved or lapsed is
// computed from decisions; only what people do is stored.
type PolicyVersion struct {
	Base
	Policy        string `json:"policy" req:"1" ref:"policy"`
	Nr            int    `json:"nr"`
	Label         string `json:"label" max:"20"`
	Blob          string `json:"blob" blob:"1"` // SHA-256 of the bytes
	File          string `json:"file" max:"200"`
	Letters       string `json:"letters" req:"1" max:"10"` // Cbw-onderdelen this text covers; part of what is approved
	SubmittedOn   Date   `json:"submitted_on"`
	WithdrawnOn   Date   `json:"withdrawn_on"`
	ImplementedOn Date   `json:"implemented_on"`
	Change        string `json:"change" long:"1"`
	Material      bool   `json:"material"` // wezenlijke wijziging
}

// Kind implements Record.
func (*PolicyVersion) Kind() Kind { return KindPolicyVersion }

// VersionState is how far a version is; computed.
type VersionState string

// The states of a version.
const (
	VersionConcept   VersionState = "concept"
	VersionSubmitted VersionState = "submitted"
	VersionApproved  VersionState = "approved"
	VersionLapsed    VersionState = "lapsed"
	VersionWithdrawn VersionState = "withdrawn"
)

// WordKey implements Worded.
func (v VersionState) WordKey() string { return "version_state." + string(v) }
