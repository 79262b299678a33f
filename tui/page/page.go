package page

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Page is one screen. It is changed by its own methods only, all of them
// called on the event loop; work that waits is returned as a command.
type Page interface {
	// Title is the page's step in the path at the top.
	Title() string
	// Init starts the first load, Reload the next ones.
	Init() tea.Cmd
	Reload() tea.Cmd
	// Answer takes the result of a load; the page drops what it did not ask
	// for, or no longer asks for.
	Answer(Answer) tea.Cmd
	// Scope says which bindings the page listens to, Offers which of them do
	// something now.
	Scope() keys.Scope
	Offers() []string
	// Do takes the action of a binding.
	Do(binding string) Effect
	// View draws w by h cells: exactly h lines, none wider than w.
	View(w, h int) []string
	// Restyle takes the looks of the terminal, once they are known.
	Restyle(theme.Styles)
}

// Typer is a page with a text field. While Typing the field gets the keys.
type Typer interface {
	Typing() bool
	Key(tea.KeyPressMsg) Effect
	Paste(string) Effect
	// Cursor is where the text cursor stands in the page.
	Cursor() (x, y int)
}

// Fetcher is a page, or a dialog, that cannot take a key before an answer is
// there: what is typed waits for it.
type Fetcher interface{ Fetching() bool }

// Daily is a page that shows the records of a day: Turn tells that another day
// is in sight. Until its records are there, those of the day before are not shown.
type Daily interface{ Turn() }

// Closer is a page that has something of its own to close before the person
// goes back: a filter.
type Closer interface{ Close() bool }

// Flusher is a page, or a dialog, that keeps a draft of what is typed: Flush
// writes the latest of it down when the page is left.
type Flusher interface{ Flush() tea.Cmd }

// Plainer is a page that reads as linear text, for screen readers and scripts.
type Plainer interface{ Plain() []string }

// Effect is what an action asks of the program around the page.
type Effect struct {
	Cmd  tea.Cmd
	Open model.Ref     // go to this record
	Say  model.Message // one line for the person
	Copy string        // to the clipboard of the terminal
	Ask  model.Ask     // fill in this form
}

// Subject is a page on which a record is in sight: the one under the cursor, or
// that of the page.
type Subject interface{ Subject() model.Ref }

// Voter is a page on which a decision is in sight on which the person may vote
// now: its number, "" when there is none.
type Voter interface{ Ballot() string }

// Maker is a page from which new records are made: the forms to choose from.
type Maker interface{ Makes() []model.Ask }

// Chooser is a Maker that asks what to make also where there is one thing, so
// that the key does the same wherever the cursor stands.
type Chooser interface{ Chooses() bool }

// Anothers is a page that knows that its record is somebody else's to change: it
// says so, or nothing when it is not.
type Anothers interface{ Others() model.Message }

// Marker is a page on which several records may be marked.
type Marker interface{ Marked() []model.Ref }

// Finished tells that a page has done its work and may be left.
type Finished struct {
	Page    Page
	Say     model.Message
	Receipt model.Receipt
}

// Finish leaves a page.
func Finish(p Page, say model.Message, rc model.Receipt) tea.Cmd {
	return func() tea.Msg { return Finished{p, say, rc} }
}

// Told is a line for the person that comes of an answer.
type Told struct{ Message model.Message }

// Tell hands the person a line.
func Tell(m model.Message) tea.Cmd { return func() tea.Msg { return Told{m} } }

// Copied is the effect of copying text. The terminal may or may not allow it,
// so the person is told what was done, not what came of it.
func Copied(s string) Effect {
	return Effect{Copy: s, Say: model.Msg("screen.sent_to_terminal", "Text", s)}
}
