package keys

import "slices"

// Binding is one action a person can take with a key.
type Binding struct {
	Name   string   // the name overrides and tests use: "down", "screen-7"
	Keys   []string // keystrokes as the terminal library spells them
	Scope  Scope
	Text   string // message key of what it does, a sentence for help and palette
	Short  string // message key of the word in the footer; "" keeps it out of there
	Footer int    // 1 is the last to go when room is short; 0 is never shown
	Pair   string // binding shown together with this one: ↑↓
	Hidden bool   // not worth a line in the palette: moving the cursor
}

// Names of bindings the code refers to.
const (
	Up          = "up"
	Down        = "down"
	Top         = "top"
	Bottom      = "bottom"
	PageUp      = "page-up"
	PageDown    = "page-down"
	HalfUp      = "half-up"
	HalfDown    = "half-down"
	Why         = "why"
	Open        = "open"
	Follow      = "follow"
	Run         = "run"
	Keep        = "keep"
	Back        = "back"
	Find        = "filter"
	Commands    = "palette"
	Assist      = "help"
	Search      = "search"
	SearchAll   = "search-everywhere"
	NextScreen  = "next-screen"
	PrevScreen  = "prev-screen"
	Sort        = "sort"
	SortLeft    = "sort-left"
	SortRight   = "sort-right"
	Copy        = "copy"
	AsOf        = "as-of"
	NextView    = "next-view"
	PrevView    = "previous-view"
	ViewRight   = "view-right"
	ViewLeft    = "view-left"
	CellRight   = "cell-right"
	CellLeft    = "cell-left"
	SaveView    = "save-view"
	DropView    = "drop-view"
	Dossier     = "dossier"
	Log         = "log"
	People      = "open-people"
	Suppliers   = "open-suppliers"
	Assessments = "open-assessments"
	Evidence    = "open-evidence"
	Mouse       = "mouse"
	Since       = "since"
	Reload      = "reload"
	Suspend     = "suspend"
	Quit        = "quit"

	New       = "new"
	Edit      = "edit"
	Act       = "action"
	Proof     = "evidence"
	Link      = "link"
	Note      = "note"
	Drafts    = "drafts"
	NextField = "next-field"
	PrevField = "previous-field"
	Accept    = "accept"
	Save      = "save"
	Restart   = "restart"
	TypeHere  = "type-here"
	Record    = "record"
	Done      = "done"
	Whole     = "whole-form"
	Undo      = "undo"
	Mark      = "mark"
)

// Screen is the binding that opens the register with this number, 1 to 8.
func Screen(n int) string { return "screen-" + string(rune('0'+n)) }

// everywhere are the scopes in which a list of lines can be walked.
const everywhere = List | Detail | Palette | Filter | Help | Searching | Asking | Clash | Form | Sitting | Votes | Roll | Checking | Line | Ballot

// defaults is a function, not a variable: sessions must not share a table
// that one of them could change.
func defaults() []Binding {
	b := []Binding{
		{Name: Up, Keys: []string{"up", "k"}, Scope: everywhere, Hidden: true},
		{Name: Down, Keys: []string{"down", "j"}, Scope: everywhere, Hidden: true, Short: "key.short.choose", Footer: 2, Pair: Up},
		{Name: Top, Keys: []string{"home", "g"}, Scope: List | Detail | Help | Ballot, Hidden: true},
		{Name: Bottom, Keys: []string{"end", "G"}, Scope: List | Detail | Help | Ballot, Hidden: true},
		{Name: PageUp, Keys: []string{"pgup"}, Scope: everywhere, Hidden: true},
		{Name: PageDown, Keys: []string{"pgdown"}, Scope: everywhere, Hidden: true},
		{Name: HalfUp, Keys: []string{"ctrl+u"}, Scope: List | Detail | Help | Ballot, Hidden: true},
		{Name: HalfDown, Keys: []string{"ctrl+d"}, Scope: List | Detail | Help | Ballot, Hidden: true},
		{Name: Why, Keys: []string{"enter"}, Scope: Overview, Short: "key.short.why", Footer: 3},
		{Name: Open, Keys: []string{"enter"}, Scope: Register | Matrix | Searching, Short: "key.short.open", Footer: 3},
		{Name: Follow, Keys: []string{"enter"}, Scope: Detail, Short: "key.short.follow", Footer: 3},
		{Name: Run, Keys: []string{"enter"}, Scope: Palette | Help, Short: "key.short.run", Footer: 3, Hidden: true},
		{Name: Keep, Keys: []string{"enter"}, Scope: Filter, Short: "key.short.keep", Footer: 3, Hidden: true},
		{Name: Back, Keys: []string{"esc"}, Scope: Global | Palette | Filter | Help | Searching | Form | Asking | Clash | Votes | Roll | Checking | Line | Ballot | Casting, Short: "key.short.back", Footer: 4, Hidden: true},
		// Slash needs shift or AltGr on several layouts, hence the twin.
		{Name: Find, Keys: []string{"/", "ctrl+f"}, Scope: Register | Matrix | Help, Short: "key.short.find", Footer: 5},
		// Where no list has a filter of its own, the same keys look everywhere.
		{Name: Search, Keys: []string{"/", "ctrl+f"}, Scope: Overview | Detail, Short: "key.short.search", Footer: 5, Hidden: true},
		{Name: SearchAll, Text: "key.search", Keys: []string{"ctrl+g"}, Scope: Global},
		{Name: Sort, Text: "key.does.sort", Keys: []string{"s"}, Scope: Register, Short: "key.short.sort", Footer: 8},
		{Name: SortLeft, Text: "key.does.sort-left", Keys: []string{"<", ","}, Scope: Register},
		{Name: SortRight, Text: "key.does.sort-right", Keys: []string{">", "."}, Scope: Register},
		// The brackets need AltGr on several layouts, hence the letters.
		{Name: NextView, Keys: []string{"w", "]"}, Scope: Register | Matrix, Short: "key.short.view", Footer: 6},
		{Name: PrevView, Keys: []string{"W", "["}, Scope: Register | Matrix},
		{Name: ViewRight, Text: "key.next-view", Keys: []string{"right"}, Scope: Register, Hidden: true},
		{Name: ViewLeft, Text: "key.previous-view", Keys: []string{"left"}, Scope: Register, Hidden: true},
		{Name: CellLeft, Keys: []string{"left"}, Scope: Matrix | Form | Clash, Hidden: true},
		{Name: CellRight, Keys: []string{"right"}, Scope: Matrix | Form | Clash, Hidden: true, Short: "key.short.aside", Footer: 7, Pair: CellLeft},
		{Name: SaveView, Keys: []string{"S"}, Scope: Register | Matrix},
		{Name: DropView, Keys: []string{"D"}, Scope: Register | Matrix},
		{Name: NextField, Keys: []string{"tab"}, Scope: Form | Line, Short: "key.short.next-field", Footer: 3, Hidden: true},
		{Name: PrevField, Keys: []string{"shift+tab"}, Scope: Form, Hidden: true},
		{Name: Accept, Keys: []string{"enter"}, Scope: Form | Asking, Hidden: true, Short: "key.short.choose", Footer: 5},
		{Name: Record, Keys: []string{"enter"}, Scope: Line, Short: "key.short.save", Footer: 2, Hidden: true},
		{Name: Save, Keys: []string{"ctrl+s"}, Scope: Form | Clash, Short: "key.short.save", Footer: 2, Hidden: true},
		{Name: TypeHere, Keys: []string{"ctrl+t"}, Scope: Form, Short: "key.short.type-here", Footer: 4, Hidden: true},
		{Name: Whole, Keys: []string{"ctrl+e"}, Scope: Line, Short: "key.short.whole", Footer: 4, Hidden: true},
		{Name: Restart, Keys: []string{"ctrl+l"}, Scope: Form | Line, Short: "key.short.restart", Footer: 6, Hidden: true},
		{Name: New, Keys: []string{"n"}, Scope: Global, Short: "key.short.new", Footer: 5},
		{Name: Edit, Keys: []string{"e"}, Scope: Global, Short: "key.short.edit", Footer: 6},
		{Name: Done, Keys: []string{"d"}, Scope: Global, Short: "key.short.done", Footer: 8},
		{Name: Act, Keys: []string{"a"}, Scope: Global, Short: "key.short.action", Footer: 7},
		{Name: Proof, Keys: []string{"b"}, Scope: Global, Short: "key.short.evidence", Footer: 8},
		{Name: Undo, Keys: []string{"z"}, Scope: Global, Short: "key.short.undo", Footer: 9},
		{Name: Mark, Keys: []string{"space"}, Scope: Register, Short: "key.short.mark", Footer: 9},
		{Name: Link, Keys: []string{"l"}, Scope: Global, Short: "key.short.link", Footer: 9},
		{Name: Note, Keys: []string{"o"}, Scope: Global, Short: "key.short.note", Footer: 10},
		{Name: Copy, Keys: []string{"y"}, Scope: Overview | Register | Matrix | Detail | Sitting | Ballot, Short: "key.short.copy", Footer: 9},
		{Name: AsOf, Keys: []string{"t"}, Scope: Global, Short: "key.short.asof", Footer: 7},
		{Name: Commands, Keys: []string{":", "ctrl+p"}, Scope: Global, Short: "key.short.command", Footer: 6, Hidden: true},
		{Name: Assist, Keys: []string{"?", "f1"}, Scope: Global | Votes | Roll | Checking | Ballot, Short: "key.short.help", Footer: 1},
		{Name: Dossier, Keys: []string{"m"}, Scope: Global, Short: "key.short.dossier", Footer: 7},
		{Name: Log, Keys: []string{"@", "L"}, Scope: Global},
		{Name: Since, Scope: Global},
		{Name: Drafts, Scope: Global},
		{Name: People, Scope: Global},
		{Name: Suppliers, Scope: Global},
		{Name: Assessments, Scope: Global},
		{Name: Evidence, Scope: Global},
		{Name: Mouse, Scope: Global},
		{Name: NextScreen, Keys: []string{"tab"}, Scope: Global},
		{Name: PrevScreen, Keys: []string{"shift+tab"}, Scope: Global},
		{Name: Reload, Keys: []string{"ctrl+r", "f5"}, Scope: Global},
		{Name: Suspend, Keys: []string{"ctrl+z"}, Scope: Global},
		{Name: Quit, Keys: []string{"q", always}, Scope: Global, Short: "key.short.quit", Footer: 2},
	}
	at := slices.IndexFunc(b, func(b Binding) bool { return b.Name == Run })
	b = slices.Insert(b, at, append(inMeetings(), inBallots()...)...)
	for n := 1; n <= 8; n++ {
		b = append(b, Binding{Name: Screen(n), Keys: []string{string(rune('0' + n))}, Scope: Global})
	}
	for i := range b {
		if b[i].Text == "" {
			b[i].Text = "key." + b[i].Name
		}
	}
	return b
}

// always quits whatever the overrides say: nobody may be locked in.
const always = "ctrl+c"

// Table is a complete set of bindings. The zero Table knows no key.
type Table struct{ list []Binding }

// Default is the table without overrides.
func Default() Table { return Table{defaults()} }

// All gives every binding in table order.
func (t Table) All() []Binding { return append([]Binding(nil), t.list...) }

// Get finds a binding by name.
func (t Table) Get(name string) (Binding, bool) {
	for _, b := range t.list {
		if b.Name == name {
			return b, true
		}
	}
	return Binding{}, false
}

// In lists the bindings that listen in a scope.
func (t Table) In(s Scope) []Binding {
	var out []Binding
	for _, b := range t.list {
		if b.Scope&s != 0 {
			out = append(out, b)
		}
	}
	return out
}

// Match finds the binding of a keystroke in the scopes that listen. While a
// text field has the focus a printable key is text and matches nothing.
func (t Table) Match(in Scope, keystroke string, typing bool) (Binding, bool) {
	if typing && printable(keystroke) {
		return Binding{}, false
	}
	for _, b := range t.list {
		if b.Scope&in == 0 {
			continue
		}
		for _, k := range b.Keys {
			if k == keystroke {
				return b, true
			}
		}
	}
	return Binding{}, false
}

// IsQuit tells whether the keystroke leaves the program from anywhere, also
// while typing.
func (t Table) IsQuit(keystroke string) bool {
	b, ok := t.Match(Global, keystroke, true)
	return ok && b.Name == Quit
}

// printable tells whether a keystroke puts a character in a text field.
func printable(k string) bool {
	return k == "space" || len([]rune(k)) == 1
}
