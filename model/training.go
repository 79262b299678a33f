package model

// Training is a course for the board.
type Training struct {
	Base
	Title       string   `json:"title" req:"1"`
	Provider    string   `json:"provider" req:"1"`
	FirstDay    Date     `json:"first_day" req:"1"`
	LastDay     Date     `json:"last_day"`
	Minutes     int      `json:"minutes"`
	Topics      []string `json:"topics"` // see TopicCodes
	Language    string   `json:"language" max:"8"`
	Independent Answer   `json:"independent"` // trainer not responsible for this entity's security
}

// Kind implements Record.
func (*Training) Kind() Kind { return KindTraining }

// Ends is the last day of the course.
func (t *Training) Ends() Date {
	if t.LastDay.IsZero() {
		return t.FirstDay
	}
	return t.LastDay
}

// Answer is yes, no, or empty for not known.
type Answer string

// The answers.
const (
	AnswerYes Answer = "yes"
	AnswerNo  Answer = "no"
)

// Values lists the closed set.
func (Answer) Values() []string { return []string{"yes", "no"} }

// WordKey implements Worded.
func (a Answer) WordKey() string {
	if a == "" {
		return "answer.unknown"
	}
	return "answer." + string(a)
}

// TopicCodes are the subjects a certificate should name: the ten of Cbw art.
// 21(3), and kinds of risk, risk-management process and method of assessment
// (consultation text of the Cbb, art. 21).
func TopicCodes() []string {
	return []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "risks", "process", "method"}
}

// Participation of a person in a training.
type Participation struct {
	Base
	Training  string `json:"training" req:"1" ref:"training"`
	Person    string `json:"person" req:"1" ref:"person"`
	Completed bool   `json:"completed"`
}

// Kind implements Record.
func (*Participation) Kind() Kind { return KindParticipation }

// Certificate is what the paper states, field by field, and its file.
type Certificate struct {
	Base
	Person      string   `json:"person" req:"1" ref:"person"`
	Training    string   `json:"training" ref:"training"`
	IssuedOn    Date     `json:"issued_on"`
	LastDay     Date     `json:"last_day"`    // last training day stated
	StatesName  bool     `json:"states_name"` // the person's name is on it
	StatesDates bool     `json:"states_dates"`
	Topics      []string `json:"topics"`
	Provider    string   `json:"provider"`
	Language    string   `json:"language" max:"8"`
	Minutes     int      `json:"minutes"`
	Blob        string   `json:"blob" blob:"1"`
	File        string   `json:"file" max:"200"`
}

// Kind implements Record.
func (*Certificate) Kind() Kind { return KindCertificate }

// CertificateState says how complete a certificate is.
type CertificateState string

// The states of a certificate.
const (
	CertificateComplete   CertificateState = "complete"
	CertificateIncomplete CertificateState = "incomplete"
	CertificateMissing    CertificateState = "missing"
	// CertificateNotNeeded is that of somebody who has none and is not bound: to
	// readers it is no lack. Scripts know the other three, and read it as missing.
	CertificateNotNeeded CertificateState = "not_needed"
)

// WordKey implements Worded.
func (c CertificateState) WordKey() string { return "certificate." + string(c) }

// Campaign for staff: totals only, never results of individual employees.
type Campaign struct {
	Base
	Title     string `json:"title" req:"1"`
	On        Date   `json:"on" req:"1"`
	Invited   int    `json:"invited"`
	Completed int    `json:"completed"`
}

// Kind implements Record.
func (*Campaign) Kind() Kind { return KindCampaign }
