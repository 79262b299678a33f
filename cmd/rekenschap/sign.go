package main

import (
	"github.com/charmbracelet/colorprofile"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// newLooks are the signs and colours for the output: none where nobody
// watches, and no colours where somebody asked for none.
func (s *session) newLooks() theme.Styles {
	o := theme.Options{ASCII: s.ascii(), Dark: s.dark(), Profile: colorprofile.ASCII}
	if s.Env("NO_COLOR") == "" {
		o.Profile = colorprofile.ANSI
	}
	return theme.New(o)
}

// paint gives text the look of a tone, at a terminal.
func (s *session) paint(t theme.Tone, text string) string { return s.brush().Paint(t, text) }

// brush are the looks of the output: without paint where it is no terminal.
func (s *session) brush() theme.Styles {
	st := s.looks()
	if !s.watched() || s.Env("TERM") == "dumb" {
		return theme.Styles{Options: st.Options, Glyph: st.Glyph}
	}
	return st
}

// sign is the glyph of a status in its colour. A word stands beside it.
func (s *session) sign(st model.Status) string {
	glyph, tone := render.Sign(st, s.looks().Glyph)
	return s.paint(tone, glyph)
}
