package render

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Sign is the glyph of a status and how loud it is. A sign never stands
// without a word beside it.
func Sign(s model.Status, g theme.Glyphs) (string, theme.Tone) {
	switch s {
	case model.Met:
		return g.Met, theme.Good
	case model.Attention:
		return g.Attention, theme.Warn
	case model.Gap:
		return g.Gap, theme.Bad
	case model.NA:
		return g.NA, theme.Dim
	case model.Untracked:
		return g.Untracked, theme.Dim
	}
	return "", theme.Plain
}

// Mark is the sign of a value that has one: a status, or the state of a
// control, of which there are more.
func Mark(v any, g theme.Glyphs) (string, theme.Tone) {
	switch v {
	case model.ControlStarted:
		return g.Half, theme.Warn
	case model.ControlProven:
		return g.Proven, theme.Good
	case model.ControlUndecided:
		return g.Unknown, theme.Bad
	}
	switch v := v.(type) {
	case model.ControlState:
		return Sign(v.Status(), g)
	case model.Status:
		return Sign(v, g)
	}
	return "", theme.Plain
}

// Word is the word of a status.
func Word(p *text.Printer, s model.Status) string {
	if s == "" {
		return ""
	}
	return p.Value(s)
}

// BlockWord is the word beside the sign of a block.
func BlockWord(p *text.Printer, b model.Block) string {
	if !b.Word.IsZero() {
		return Line(p.Msg(b.Word))
	}
	return Word(p, b.Status)
}

// rank orders by what needs the reader first.
func rank(s model.Status) int {
	switch s {
	case model.Gap:
		return 0
	case model.Attention:
		return 1
	case model.Met:
		return 2
	case model.NA:
		return 3
	}
	return 4
}
