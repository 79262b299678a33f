package keys

// Names of the bindings of meetings and of votes in writing.
const (
	Hold    = "hold-meeting"
	Go      = "go-on"
	Roster  = "attendance"
	Propose = "propose-agenda"
	Papers  = "present-paper"
	Earlier = "item-earlier"
	Later   = "item-later"
	Begin   = "open-meeting"
	Ending  = "close-meeting"
	Finish  = "finish-item"
	Adopt   = "adopt-list"
	SignOff = "sign-list"
	Reword  = "decision-text"
	Recuse  = "interest"
	Query   = "question"
	Answer  = "answer"

	Approve    = "approved"
	Conditions = "approved-conditions"
	Defer      = "deferred"
	Reject     = "rejected"
	NoteOnly   = "noted"
	Withdraw   = "withdrawn"

	VoteFor     = "vote-for"
	VoteAgainst = "vote-against"
	VoteAbstain = "vote-abstain"
	VoteRecused = "vote-recused"
	VoteNone    = "vote-none"
	Acclaim     = "acclaim"
	Consent     = "consent"
	ConsentAll  = "consent-all"
	Confirm     = "confirm"

	Present = "present"
	Absent  = "absent"
	Excused = "excused"
	Proxy   = "proxy"
	Tick    = "tick"
	TickAll = "tick-all"
)

// inMeetings are the bindings of meetings. The page names its own keys beside
// the item, so few of them stand in the footer.
func inMeetings() []Binding {
	deciding := Sitting | Votes
	return []Binding{
		{Name: Hold, Keys: []string{"M"}, Scope: Global, Short: "key.short.hold-meeting", Footer: 4},
		{Name: Go, Keys: []string{"enter"}, Scope: Sitting, Short: "key.short.go-on"},
		{Name: Begin, Keys: []string{"O"}, Scope: Sitting, Short: "key.short.open-meeting"},
		{Name: Roster, Keys: []string{"A"}, Scope: Sitting, Short: "key.short.attendance"},
		{Name: Propose, Keys: []string{"p"}, Scope: Sitting, Short: "key.short.propose-agenda"},
		{Name: Papers, Keys: []string{"s"}, Scope: Sitting, Short: "key.short.present-paper"},
		// Comma and point are where < and > are, without shift.
		{Name: Earlier, Keys: []string{",", "shift+up"}, Scope: Sitting, Short: "key.short.item-earlier"},
		{Name: Later, Keys: []string{".", "shift+down"}, Scope: Sitting, Short: "key.short.item-later"},
		{Name: Approve, Keys: []string{"g"}, Scope: deciding, Short: "key.short.approved"},
		{Name: Conditions, Keys: []string{"w"}, Scope: deciding, Short: "key.short.approved-conditions"},
		{Name: Defer, Keys: []string{"h"}, Scope: deciding, Short: "key.short.deferred"},
		{Name: Reject, Keys: []string{"r"}, Scope: deciding, Short: "key.short.rejected"},
		{Name: NoteOnly, Keys: []string{"K"}, Scope: deciding, Short: "key.short.noted"},
		{Name: Withdraw, Keys: []string{"I"}, Scope: deciding, Short: "key.short.withdrawn"},
		{Name: Reword, Keys: []string{"f"}, Scope: Sitting, Short: "key.short.decision-text"},
		{Name: Recuse, Keys: []string{"i"}, Scope: Sitting, Short: "key.short.interest"},
		// Everywhere it asks for the next agenda; in a meeting the page takes it.
		{Name: Query, Keys: []string{"v", "ctrl+o"}, Scope: Global | Sitting | Searching | Ballot, Short: "key.short.question", Footer: 5},
		{Name: Answer, Keys: []string{"u"}, Scope: Sitting, Short: "key.short.answer"},
		{Name: Finish, Keys: []string{"c"}, Scope: Sitting, Short: "key.short.finish-item"},
		{Name: Ending, Keys: []string{"S"}, Scope: Sitting, Short: "key.short.close-meeting"},
		{Name: Adopt, Keys: []string{"V"}, Scope: Sitting, Short: "key.short.adopt-list"},
		{Name: SignOff, Keys: []string{"H"}, Scope: Sitting, Short: "key.short.sign-list"},

		{Name: VoteFor, Keys: []string{"v"}, Scope: Votes, Short: "key.short.vote-for", Hidden: true},
		{Name: VoteAgainst, Keys: []string{"t"}, Scope: Votes, Short: "key.short.vote-against", Hidden: true},
		{Name: VoteAbstain, Keys: []string{"o"}, Scope: Votes, Short: "key.short.vote-abstain", Hidden: true},
		{Name: VoteRecused, Keys: []string{"b"}, Scope: Votes, Short: "key.short.vote-recused", Hidden: true},
		{Name: VoteNone, Keys: []string{"backspace", "delete"}, Scope: Votes, Hidden: true},
		{Name: Acclaim, Keys: []string{"a"}, Scope: Votes, Short: "key.short.acclaim", Hidden: true},
		{Name: Consent, Keys: []string{"s"}, Scope: Votes, Short: "key.short.consent", Hidden: true},
		{Name: ConsentAll, Keys: []string{"A"}, Scope: Votes, Short: "key.short.consent-all", Hidden: true},
		{Name: Present, Keys: []string{"p"}, Scope: Roll, Short: "key.short.present", Hidden: true},
		{Name: Absent, Keys: []string{"a"}, Scope: Roll, Short: "key.short.absent", Hidden: true},
		{Name: Excused, Keys: []string{"v"}, Scope: Roll, Short: "key.short.excused", Hidden: true},
		{Name: Proxy, Keys: []string{"m"}, Scope: Roll, Short: "key.short.proxy", Hidden: true},
		{Name: Tick, Keys: []string{"space"}, Scope: Checking, Short: "key.short.tick", Hidden: true},
		{Name: TickAll, Keys: []string{"a"}, Scope: Checking, Short: "key.short.tick-all", Hidden: true},
		{Name: Confirm, Keys: []string{"enter"}, Scope: Votes | Roll | Checking, Short: "key.short.confirm", Footer: 2, Hidden: true},
	}
}
