package form

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// line is a field of one line: text, a day, an instant, a number. Beside what
// is typed stands how it is understood.
type line struct {
	env   page.Env
	field model.FormField
	input widget.Input
	fresh bool // nothing was done yet with the value that stood ready
}

func newLine(env page.Env, f model.FormField) *line {
	l := &line{env: env, field: f, input: widget.NewInput()}
	l.input.Limit(4000) // too long is said, not cut off
	l.Set(f.Start)
	return l
}

// Key implements editor. The first thing typed takes the place of a day or a
// number that stood ready: nobody adds a digit to those. A text is worked on.
func (l *line) Key(k tea.KeyPressMsg) {
	l.replace(k.Text)
	l.input.Key(k)
}

func (l *line) Paste(s string) {
	l.replace(s)
	l.input.Paste(s)
}

func (l *line) replace(typed string) {
	if l.fresh && typed != "" && l.field.Type != model.FormText {
		l.input.SetValue("")
	}
	l.fresh = false
}

func (l *line) Move(string) bool { return false }
func (l *line) Enter() bool      { return false }
func (l *line) Close() bool      { return false }
func (l *line) Typed() []string  { return []string{l.input.Value()} }

func (l *line) Restore(typed []string) {
	if len(typed) > 0 {
		l.input.SetValue(typed[0])
	}
}

// Leave writes what was understood in full: "15-12" becomes 15 dec 2026.
func (l *line) Leave() {
	if vs, err := l.Values(); err == nil {
		l.Set(vs)
	}
}

func (l *line) typed() string { return strings.TrimSpace(text.Clean(l.input.Value())) }

// day reads a day: of what has happened the last one, of what is to come the
// next.
func (l *line) day(s string) (model.Date, error) {
	switch l.field.Lies {
	case model.LiesBehind:
		return text.ParsePast(s, l.env.Today())
	case model.LiesNear:
		return text.ParseNear(s, l.env.Today())
	}
	return text.ParseDate(s, l.env.Today())
}

// Values implements editor.
func (l *line) Values() ([]string, error) {
	s := l.typed()
	if s == "" {
		return nil, nil
	}
	switch l.field.Type {
	case model.FormDate:
		d, err := l.day(s)
		return []string{d.String()}, err
	case model.FormInstant:
		at, err := text.ParseInstant(s, l.env.Today())
		return []string{at.Format(time.RFC3339)}, err
	case model.FormTime:
		at, err := text.ParseTime(s)
		return []string{at}, err
	case model.FormNumber:
		n, err := text.ParseNumber(s)
		return []string{strconv.FormatInt(n, 10)}, err
	}
	if !l.field.Many {
		return []string{s}, nil
	}
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out, nil
}

// Set implements editor.
func (l *line) Set(values []string) {
	l.input.SetValue(l.words(values))
	l.fresh = len(values) > 0
}

// words writes values as they are typed.
func (l *line) words(values []string) string {
	if len(values) == 0 {
		return ""
	}
	switch l.field.Type {
	case model.FormDate:
		if d, err := model.ParseDate(values[0]); err == nil {
			return l.env.Text.Date(d)
		}
	case model.FormInstant:
		if at, err := time.Parse(time.RFC3339, values[0]); err == nil {
			return l.env.Text.Instant(at)
		}
	case model.FormNumber: // a year is four digits, an amount has more
		if n, err := strconv.Atoi(values[0]); err == nil && n > 9999 {
			return l.env.Text.Number(n)
		}
	}
	return strings.Join(values, "; ")
}

// View implements editor.
func (l *line) View(st theme.Styles, w, _ int, focused bool) ([]string, int, int) {
	typed, x := l.input.View(w, text.Clean)
	if !focused {
		return []string{widget.Cut(widget.Safe(text.Clean(l.input.Value())), w, st.Glyph.Ellipsis)}, 0, 0
	}
	if said := l.reading(); said != "" {
		if room := w - widget.Width(typed) - 3; room > 4 {
			typed += "   " + st.Paint(theme.Dim, widget.Cut(said, room, st.Glyph.Ellipsis))
		}
	}
	return []string{typed}, x, 0
}

// reading is how a day or an instant is understood while it is typed. A day
// that lies in another year says so.
func (l *line) reading() string {
	vs, err := l.Values()
	if err != nil || len(vs) == 0 || l.field.Type != model.FormDate {
		return ""
	}
	d, err := model.ParseDate(vs[0])
	if err != nil || l.words(vs) == l.typed() {
		return ""
	}
	if text.NextYear(l.typed(), d, l.env.Today()) {
		return l.env.Text.T("screen.meeting.next_year", "On", d)
	}
	return l.env.Text.DateShort(d)
}
