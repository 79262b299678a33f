package model

// Meeting of a body. Frozen once adopted.
type Meeting struct {
	Base
	Body      string       `json:"body" req:"1" ref:"body"`
	On        Date         `json:"on" req:"1"`
	Time      string       `json:"time" max:"5"` // 14:00, Europe/Amsterdam
	Place     string       `json:"place"`
	State     MeetingState `json:"state" req:"1"`
	Chair     string       `json:"chair" ref:"person"`
	Secretary string       `json:"secretary" ref:"person"`
	ClosedOn  Date         `json:"closed_on"`
	AdoptedIn string       `json:"adopted_in" ref:"meeting"`
	Scan      string       `json:"scan" ref:"evidence"` // the signed list
	Outside   string       `json:"outside"`             // number in iBabs, Diligent …
}

// Kind implements Record.
func (*Meeting) Kind() Kind { return KindMeeting }

// MeetingState is how far a meeting is.
type MeetingState string

// The states of a meeting.
const (
	MeetingPlanned MeetingState = "planned"
	MeetingOpen    MeetingState = "open"
	MeetingClosed  MeetingState = "closed"
	MeetingAdopted MeetingState = "adopted"
)

// Values lists the closed set.
func (MeetingState) Values() []string { return []string{"planned", "open", "closed", "adopted"} }

// WordKey implements Worded.
func (m MeetingState) WordKey() string { return "meeting_state." + string(m) }

// AgendaItem is one item of a meeting, with the papers presented for it.
type AgendaItem struct {
	Base
	Meeting string   `json:"meeting" req:"1" ref:"meeting"`
	Nr      int      `json:"nr"`
	Type    ItemType `json:"type" req:"1"`
	Title   string   `json:"title" req:"1"`
	Outside string   `json:"outside"`
	Topic   Topic    `json:"topic"`            // why it was proposed; empty when somebody thought of it
	About   Ref      `json:"about"`            // the record that asks for it
	Letters string   `json:"letters" max:"10"` // Cbw-onderdelen it is about
	Duties  []string `json:"duties"`
	Papers  []Paper  `json:"papers"`
	Closed  bool     `json:"closed" index:"1"` // for named readers only: besloten
	Readers []string `json:"readers" ref:"person"`
	Notes   string   `json:"notes" long:"1"`
	Treated bool     `json:"treated"` // dealt with in the meeting; see CloseItem
}

// Kind implements Record.
func (*AgendaItem) Kind() Kind { return KindAgendaItem }

// ItemType says what an item asks of the meeting.
type ItemType string

// The types of items.
const (
	ItemDecision    ItemType = "decision"
	ItemDiscussion  ItemType = "discussion"
	ItemInformation ItemType = "information"
)

// Values lists the closed set.
func (ItemType) Values() []string { return []string{"decision", "discussion", "information"} }

// WordKey implements Worded.
func (t ItemType) WordKey() string { return "item_type." + string(t) }

// Paper is what was presented: which bytes, when, to whom.
type Paper struct {
	What   Ref      `json:"what"`
	Title  string   `json:"title"`
	SHA256 string   `json:"sha256" blob:"1"`
	On     Date     `json:"on"`
	To     []string `json:"to" ref:"person|body"`
}

// Attendance of a member at a meeting.
type Attendance struct {
	Base
	Meeting string   `json:"meeting" req:"1" ref:"meeting"`
	Person  string   `json:"person" req:"1" ref:"person"`
	Present Presence `json:"present" req:"1"`
	ProxyTo string   `json:"proxy_to" ref:"person"`
}

// Kind implements Record.
func (*Attendance) Kind() Kind { return KindAttendance }

// Presence says how a member was there.
type Presence string

// The ways of being there or not.
const (
	PresencePresent Presence = "present"
	PresenceAbsent  Presence = "absent"
	PresenceExcused Presence = "excused"
	PresenceProxy   Presence = "proxy"
)

// Values lists the closed set.
func (Presence) Values() []string { return []string{"present", "absent", "excused", "proxy"} }

// WordKey implements Worded.
func (p Presence) WordKey() string { return "presence." + string(p) }

// Question of a director with its answer: short and neutral, no transcript.
type Question struct {
	Base
	Meeting    string `json:"meeting" ref:"meeting"`
	Item       string `json:"item" ref:"agenda_item"`
	Body       string `json:"body" ref:"body"` // whose next agenda it waits for, while it has no meeting
	About      Ref    `json:"about"`
	Duty       string `json:"duty"` // what it is about, where that is a duty
	AskedBy    string `json:"asked_by" req:"1" ref:"person"`
	AskedOn    Date   `json:"asked_on" req:"1"`
	Text       string `json:"text" req:"1" long:"1"`
	Answer     string `json:"answer" long:"1"`
	AnsweredBy string `json:"answered_by" ref:"person|office"`
	AnsweredOn Date   `json:"answered_on"`
	FollowUp   string `json:"follow_up" ref:"action"`
}

// Kind implements Record.
func (*Question) Kind() Kind { return KindQuestion }

// Answered tells whether the question was answered; of old ones often only the
// day is known.
func (q *Question) Answered() bool { return q.Answer != "" || !q.AnsweredOn.IsZero() }
