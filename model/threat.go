package model

import "time"

// TLP is how far something may be passed on; empty means not marked, which is
// treated as AMBER+STRICT.
type TLP string

// The labels, widest first.
const (
	TLPClear       TLP = "CLEAR"
	TLPGreen       TLP = "GREEN"
	TLPAmber       TLP = "AMBER"
	TLPAmberStrict TLP = "AMBER+STRICT"
	TLPRed         TLP = "RED"
)

// Values lists the closed set.
func (TLP) Values() []string { return []string{"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"} }

// WordKey implements Worded.
func (t TLP) WordKey() string {
	if t == "" {
		return "tlp.none"
	}
	return "tlp." + string(t)
}

// Rank orders labels by strictness; not marked ranks as AMBER+STRICT.
func (t TLP) Rank() int {
	switch t {
	case TLPClear:
		return 0
	case TLPGreen:
		return 1
	case TLPAmber:
		return 2
	case TLPRed:
		return 4
	}
	return 3
}

// ThreatReport is an edition of a threat report. It closes only when every
// item has been judged.
type ThreatReport struct {
	Base
	Publisher   string `json:"publisher" req:"1"`
	Title       string `json:"title" req:"1"`
	Year        int    `json:"year"` // year covered, not year published
	PublishedOn Date   `json:"published_on"`
	TLP         TLP    `json:"tlp"`
	TLPOriginal string `json:"tlp_original" max:"60"`
	Source      string `json:"source"`
	Mark        string `json:"mark" max:"200"` // how sure the seed is
	ClosedOn    Date   `json:"closed_on"`
}

// Kind implements Record.
func (*ThreatReport) Kind() Kind { return KindThreatReport }

// ThreatItem is one threat in an edition.
type ThreatItem struct {
	Base
	Report string `json:"report" req:"1" ref:"threat_report"`
	Nr     int    `json:"nr"`
	Title  string `json:"title" req:"1"`
	Level  string `json:"level" max:"40"`
	Trend  string `json:"trend" max:"40"`
	Page   int    `json:"page"`
	Mark   string `json:"mark" max:"200"`
}

// Kind implements Record.
func (*ThreatItem) Kind() Kind { return KindThreatItem }

// Incident elsewhere: what befell others. Facts are dated and claimed,
// confirmed or unknown.
type Incident struct {
	Base
	Title        string `json:"title" req:"1"`
	Organisation string `json:"organisation"`
	When         string `json:"when" max:"60"` // as the source words it
	On           Date   `json:"on"`
	What         string `json:"what" long:"1"`
	Impact       string `json:"impact" long:"1"`
	Lesson       string `json:"lesson" long:"1"`
	Source       string `json:"source" req:"1" long:"1"`
	Mark         string `json:"mark" max:"40"`
	TLP          TLP    `json:"tlp"`
	Facts        []Fact `json:"facts"`
}

// Kind implements Record.
func (*Incident) Kind() Kind { return KindIncident }

// Fact is a dated statement about an incident.
type Fact struct {
	On        Date      `json:"on"`
	Text      string    `json:"text"`
	Certainty Certainty `json:"certainty"`
	Source    string    `json:"source"`
}

// Certainty of a fact.
type Certainty string

// The certainties.
const (
	Claimed   Certainty = "claimed"
	Confirmed Certainty = "confirmed"
	Unknown   Certainty = "unknown"
)

// Values lists the closed set.
func (Certainty) Values() []string { return []string{"claimed", "confirmed", "unknown"} }

// WordKey implements Worded.
func (c Certainty) WordKey() string { return "certainty." + string(c) }

// Advisory is a targeted warning: vulnerability, device, campaign.
type Advisory struct {
	Base
	Title       string   `json:"title" req:"1"`
	Publisher   string   `json:"publisher" req:"1"`
	Namespace   string   `json:"namespace"`
	TrackingID  string   `json:"tracking_id"`
	Version     string   `json:"version" max:"40"`
	PublishedOn Date     `json:"published_on"`
	TLP         TLP      `json:"tlp"`
	TLPOriginal string   `json:"tlp_original" max:"60"`
	CVEs        []string `json:"cves"`
	Severity    string   `json:"severity" max:"60"`
	Summary     string   `json:"summary" long:"1"`
}

// Kind implements Record.
func (*Advisory) Kind() Kind { return KindAdvisory }

// OwnIncident happened here. The clocks of Cbw art. 26-29 start at AwareAt.
type OwnIncident struct {
	Base
	Title       string    `json:"title" req:"1"`
	AwareAt     time.Time `json:"aware_at"` // UTC
	Significant Answer    `json:"significant"`
	Why         string    `json:"why" long:"1"`
	Patients    string    `json:"patients" long:"1"` // effect on patients, diverted ones too; no patient data
	ClosedOn    Date      `json:"closed_on"`
}

// Kind implements Record.
func (*OwnIncident) Kind() Kind { return KindOwnIncident }

// IncidentReport is a report that was sent about an own incident.
type IncidentReport struct {
	Base
	Incident string     `json:"incident" req:"1" ref:"own_incident"`
	Type     ReportType `json:"type" req:"1"`
	SentAt   time.Time  `json:"sent_at"` // UTC
	Receipt  string     `json:"receipt"`
}

// Kind implements Record.
func (*IncidentReport) Kind() Kind { return KindIncidentReport }

// ReportType names the reports of Cbw art. 26-29 and AVG art. 33.
type ReportType string

// The reports.
const (
	ReportEarlyWarning ReportType = "early_warning"
	ReportNotification ReportType = "notification"
	ReportInterim      ReportType = "interim"
	ReportProgress     ReportType = "progress"
	ReportFinal        ReportType = "final"
	ReportAP           ReportType = "ap"
)

// Values lists the closed set.
func (ReportType) Values() []string {
	return []string{"early_warning", "notification", "interim", "progress", "final", "ap"}
}

// WordKey implements Worded.
func (r ReportType) WordKey() string { return "report_type." + string(r) }

// Review is the written judgement of a threat item, incident or advisory; its
// result is a leerpunt.
type Review struct {
	Base
	Subject     Ref         `json:"subject"`
	Touches     Touches     `json:"touches" req:"1"`
	Through     string      `json:"through" long:"1"`
	Controls    []string    `json:"controls" ref:"control"`
	Patients    string      `json:"patients" long:"1"` // patient safety, diverted patients too
	Consequence Consequence `json:"consequence" req:"1"`
	Why         string      `json:"why" req:"1" long:"1"`
	By          string      `json:"by" req:"1" ref:"person|office"`
	On          Date        `json:"on" req:"1"`
	Decision    string      `json:"decision" ref:"decision"`
	Actions     []string    `json:"actions" ref:"action"`
	ClosedOn    Date        `json:"closed_on"`
}

// Kind implements Record.
func (*Review) Kind() Kind { return KindReview }

// Touches answers: does it touch us?
type Touches string

// The answers.
const (
	TouchesYes     Touches = "yes"
	TouchesPartly  Touches = "partly"
	TouchesNo      Touches = "no"
	TouchesUnknown Touches = "unknown"
)

// Values lists the closed set.
func (Touches) Values() []string { return []string{"yes", "partly", "no", "unknown"} }

// WordKey implements Worded.
func (t Touches) WordKey() string { return "touches." + string(t) }

// Consequence of a review.
type Consequence string

// The consequences; accepted needs a board decision or a recorded mandate.
const (
	ConsequenceNone     Consequence = "none"
	ConsequenceAction   Consequence = "action"
	ConsequenceDecision Consequence = "decision"
	ConsequenceAccepted Consequence = "accepted"
)

// Values lists the closed set.
func (Consequence) Values() []string { return []string{"none", "action", "decision", "accepted"} }

// WordKey implements Worded.
func (c Consequence) WordKey() string { return "consequence." + string(c) }
