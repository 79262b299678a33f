package widget

import (
	"slices"

	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// EntryKind says how an entry of a sheet is laid out.
type EntryKind uint8

// The kinds of entries.
const (
	Heading   EntryKind = iota
	Paragraph           // wrapped text
	Field               // label and value
	Item                // sign, label and value; may be followed
	Rich                // wrapped text of several looks
	Grid                // a table inside a text
)

// Entry is one piece of a sheet, clean and in the reader's language.
type Entry struct {
	Kind   EntryKind
	Glyph  string
	Tone   theme.Tone // of the glyph, of a paragraph, or of what stands before a rich text
	Label  string
	Text   string
	Follow string // identity of where it leads, "" for nowhere
	Indent int    // an item that belongs to the one above

	Spans       []Span     // of a rich text
	Cells       [][]string // of a grid; the first row holds the headings
	First, Rest string     // before the first line of a rich text or grid, and before the others
	Verbatim    bool       // a rich text that keeps its spaces
}

// Sheet is a record as a page of text: it scrolls, and those of its entries
// that lead somewhere can be chosen.
type Sheet struct {
	entries []Entry
	focus   int // index into links, -1 without links
	links   []int
	top     int
	w, h    int
	lines   []sheetLine
	seek    bool // the chosen line must come in sight
}

type sheetLine struct {
	text  string // painted
	label string // unpainted, for the line that is chosen
	entry int
}

// SetEntries replaces the text. The chosen link stays chosen when it is still
// there.
func (s *Sheet) SetEntries(entries []Entry) {
	old := s.chosen()
	s.entries, s.links, s.focus, s.lines = entries, nil, -1, nil
	for i, e := range entries {
		if e.Follow != "" {
			s.links = append(s.links, i)
		}
	}
	if len(s.links) > 0 {
		s.focus = max(slices.IndexFunc(s.links, func(i int) bool { return entries[i].Follow == old }), 0)
	}
}

// Chosen is where the chosen link leads: "" without links, and while it is
// out of sight, for nobody should follow what they do not see.
func (s *Sheet) Chosen() string {
	if s.focus < 0 || s.focus >= len(s.links) {
		return ""
	}
	if y := s.lineOf(s.links[s.focus]); y < s.top || y >= s.top+s.h {
		return ""
	}
	return s.chosen()
}

func (s *Sheet) chosen() string {
	if s.focus < 0 || s.focus >= len(s.links) {
		return ""
	}
	return s.entries[s.links[s.focus]].Follow
}

// Move scrolls and walks over the links by the name of a binding. A step goes
// to the next link when it is in sight, else it scrolls a line: so the whole
// text can be read with one key.
func (s *Sheet) Move(name string) bool {
	switch name {
	case keys.Up:
		s.step(-1)
	case keys.Down:
		s.step(1)
	case keys.Top:
		s.top, s.focus = 0, min(0, len(s.links)-1)
	case keys.Bottom:
		s.top, s.focus = len(s.lines), len(s.links)-1
	case keys.PageUp:
		s.scroll(-max(s.h-1, 1))
	case keys.PageDown:
		s.scroll(max(s.h-1, 1))
	case keys.HalfUp:
		s.scroll(-max(s.h/2, 1))
	case keys.HalfDown:
		s.scroll(max(s.h/2, 1))
	default:
		return false
	}
	s.clamp()
	return true
}

func (s *Sheet) step(d int) {
	next := s.focus + d
	if s.focus >= 0 && next >= 0 && next < len(s.links) {
		// The link may be one line out of sight: choosing it then scrolls there.
		if y := s.lineOf(s.links[next]); y >= s.top-1 && y <= s.top+s.h {
			s.focus = next
			if y < s.top {
				s.top = y
			} else if y >= s.top+s.h {
				s.top = y - s.h + 1
			}
			return
		}
	}
	s.top += d
}

// scroll moves the window and takes the chosen link along into sight.
func (s *Sheet) scroll(d int) {
	s.top += d
	s.clamp()
	if s.focus < 0 {
		return
	}
	for y := s.lineOf(s.links[s.focus]); d > 0 && y < s.top && s.focus < len(s.links)-1; y = s.lineOf(s.links[s.focus]) {
		s.focus++
	}
	for y := s.lineOf(s.links[s.focus]); d < 0 && y >= s.top+s.h && s.focus > 0; y = s.lineOf(s.links[s.focus]) {
		s.focus--
	}
}

// Choose puts the cursor on the line that leads somewhere; it comes in sight
// when it is drawn.
func (s *Sheet) Choose(follow string) {
	if at := slices.IndexFunc(s.links, func(i int) bool { return s.entries[i].Follow == follow }); at >= 0 {
		s.focus, s.seek = at, true
	}
}

// reveal scrolls to the line that was chosen.
func (s *Sheet) reveal() {
	if s.seek && s.focus >= 0 {
		if y := s.lineOf(s.links[s.focus]); y < s.top || y >= s.top+s.h {
			s.top = y - s.h/2
		}
	}
	s.seek = false
}

// AtEnd tells whether the last line is in sight, as last drawn.
func (s *Sheet) AtEnd() bool { return s.lines != nil && s.top+s.h >= len(s.lines) }

func (s *Sheet) clamp() { s.top = max(min(s.top, len(s.lines)-s.h), 0) }

func (s *Sheet) lineOf(entry int) int {
	return slices.IndexFunc(s.lines, func(l sheetLine) bool { return l.entry == entry })
}
