package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// list is what stands on the lines of a list, cell by cell.
type list [][]string

var gaps = regexp.MustCompile(`  +`)

// cellsOf are what stands on a line, without cursor and sign.
func cellsOf(l string) []string {
	l, _, _ = strings.Cut(l, " │")
	l = strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(l, "▌")), "▌")
	for _, sign := range []string{"✓ ", "! ", "✗ ", "· ", "– "} {
		l = strings.TrimPrefix(l, sign)
	}
	if l == "" {
		return nil
	}
	return gaps.Split(l, -1)
}

// listNow are the lines of the list in sight, those below its headings.
func (s *seat) listNow(v tui.View) list {
	var out list
	begun := false
	lines := s.Lines()
	for _, l := range lines[2 : len(lines)-1] {
		switch c := cellsOf(l); {
		case len(c) == 0:
		case begun:
			out = append(out, c)
		default:
			begun = s.headings(v, c)
		}
	}
	return out
}

// headings tells whether these are nothing but headings of columns.
func (s *seat) headings(v tui.View, cells []string) bool {
	var titles []string
	for _, c := range v.Noun.Columns {
		titles = append(titles, s.env.Printer.T("column."+c.Key))
	}
	for _, c := range cells {
		c = strings.TrimRight(c, " ↑↓…")
		if c == "" || !slices.ContainsFunc(titles, func(t string) bool { return strings.HasPrefix(t, c) }) {
			return false
		}
	}
	return true
}

// readList reads a whole list, walking through one longer than the window.
func (s *seat) readList(v tui.View) list {
	all := s.listNow(v)
	for range 40 {
		s.Press(keys.PageDown)
		now := s.listNow(v)
		if len(now) == 0 || len(all) == 0 {
			break
		}
		// The last line read is in sight again, or stands just above.
		noun, last := v.Noun.Name, known(v.Noun.Name, all[len(all)-1])
		at := slices.IndexFunc(now, func(c []string) bool { return known(noun, c) == last })
		if at == len(now)-1 {
			break
		}
		all = append(all, now[at+1:]...)
	}
	s.Press(keys.Top)
	return all
}

// ids are what the lines are known by.
func (l list) ids(noun string) []string {
	var out []string
	for _, cells := range l {
		out = append(out, known(noun, cells))
	}
	return out
}

var logLine = regexp.MustCompile(`(?:^|\t)(\d[\d.,]*)\t\d+ [a-zA-Z]+ \d{4}`)

// known is what a line is known by: its number, or for people their name.
func known(noun string, cells []string) string {
	switch noun {
	case "people":
		if strings.HasPrefix(cells[0], "P-") {
			return cells[1]
		}
		return cells[0]
	case "board_training", "measures":
		return cells[0]
	case "log":
		if m := logLine.FindStringSubmatch(strings.Join(cells, "\t")); m != nil {
			return strings.NewReplacer(".", "", ",", "").Replace(m[1])
		}
		return ""
	case "controls":
		return regexp.MustCompile(`A-[5-8]\.\d+`).FindString(strings.Join(cells, " "))
	}
	for _, n := range model.Nouns() {
		if n.Name != noun {
			continue
		}
		i, _ := model.InfoOf(n.Kind)
		number := regexp.MustCompile(`^` + i.Prefix + `-\d{4}-\d{3}$`)
		if at := slices.IndexFunc(cells, number.MatchString); at >= 0 {
			return cells[at]
		}
	}
	return strings.Join(cells, " ")
}

// shows tells whether these lines, with what is cut off and left out in a
// narrow window, are lines of the list that follow one another.
func (l list) shows(now list) bool {
	if len(now) == 0 {
		return false
	}
	for at := 0; at+len(now) <= len(l); at++ {
		if slices.EqualFunc(l[at:at+len(now)], now, like) {
			return true
		}
	}
	return false
}

// like tells whether every cell of a line, maybe cut, stands on the whole one.
func like(whole, narrow []string) bool {
	for _, c := range narrow {
		c = strings.TrimSuffix(c, "…")
		if !slices.ContainsFunc(whole, func(w string) bool { return strings.HasPrefix(w, c) }) {
			return false
		}
	}
	return true
}
