package theme

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Tone says how loud a piece of text is; widgets ask for a tone, never for a
// colour.
type Tone uint8

// The tones.
const (
	Plain  Tone = iota
	Dim         // beside the point: labels, units, hints
	Strong      // a heading
	Accent      // the one accent: where you are, what you can follow
	Chosen      // the line under the cursor
	Good
	Warn
	Bad
	Banner // a bar that must not be missed: the past, the future
	Name   // the program's own name in the head
	tones
)

// Options say for which terminal the looks are meant.
type Options struct {
	Dark    bool
	Profile colorprofile.Profile
	ASCII   bool // no glyphs outside ASCII
}

// Styles is what a session paints with. It is a value; make a new one when
// the terminal turns out to be different.
type Styles struct {
	Options
	Glyph Glyphs
	tone  [tones]paint
}

// paint is a style written out as the sequences around a text: the screen is
// painted hundreds of times a second, a style is worked out once.
type paint struct{ on, off string }

// New makes the looks for a terminal.
func New(o Options) Styles {
	s := Styles{Options: o, Glyph: glyphs(o.ASCII)}
	for t, st := range styles(o) {
		s.tone[t] = written(st)
	}
	return s
}

// written takes a style apart around a letter.
func written(st lipgloss.Style) paint {
	const mark = "x"
	out := st.Render(mark)
	for i := range out {
		if out[i:i+1] == mark {
			return paint{out[:i], out[i+1:]}
		}
	}
	return paint{}
}

// Paint gives text the look of a tone. The text must be clean.
func (s Styles) Paint(t Tone, text string) string {
	p := s.tone[t]
	if p.on == "" || text == "" {
		return text
	}
	return p.on + text + p.off
}

// Wall is a quiet line of h cells downward, between two panes.
func (s Styles) Wall(h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		out[i] = s.Paint(Dim, s.Glyph.Wall)
	}
	return out
}

// Style is the look of a tone for a library that wants to paint by itself.
func (s Styles) Style(t Tone) lipgloss.Style { return styles(s.Options)[t] }
