package main

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// statusTable prints the duties for a person at a terminal.
func (s *session) statusTable(o *opened, ov model.Overview) {
	p, g := s.text(), s.looks().Glyph
	o.mark()
	fmt.Fprintln(s.Stdout, s.t("cli.status.head", "Name", ov.Organisation, "Class", ov.Class, "Day", p.DateShort(ov.Day)))
	fmt.Fprintln(s.Stdout, render.Counts(p, ov.Counts, g.Dot))
	fmt.Fprintln(s.Stdout)
	cols := []model.Column{
		{Key: "status", Width: 18, Min: 14, Priority: 1},
		{Key: "title", Width: 30, Min: 20, Priority: 1},
		{Key: "citation", Width: 12, Min: 10, Priority: 2},
		{Key: "summary", Width: 20, Min: 14, Priority: 1, Grow: true},
		{Key: "note", Width: 26, Min: 12, Priority: 3},
	}
	untracked := 0
	var rows []model.Row
	for _, d := range ov.Duties {
		if d.Status == model.Untracked {
			untracked++
			continue
		}
		rows = append(rows, model.Row{Status: d.Status, Values: []any{d.Status, p.Pick(d.Text.TitleNL, d.Text.TitleEN),
			p.Pick(d.Text.CitationNL, d.Text.CitationEN), d.Summary, render.DutyNote(p, d)}})
	}
	s.table(cols, rows)
	if untracked > 0 {
		fmt.Fprintf(s.Stdout, "\n%s\n", s.t("screen.overview.untracked", "N", untracked))
	}
}

// dark is the background assumed until the terminal has told.
func (s *session) dark() bool {
	c, _ := s.settings()
	return c.Theme != "light"
}

func (s *session) ascii() bool {
	c, _ := s.settings()
	return c.ASCII || theme.NeedsASCII(s.environ("LC_ALL", "LC_CTYPE", "LANG"))
}

// environ writes some variables the way the system does.
func (s *session) environ(names ...string) []string {
	var out []string
	for _, n := range names {
		if v := s.Env(n); v != "" {
			out = append(out, n+"="+v)
		}
	}
	return out
}
