package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// radio is a field with a few answers beside each other: the arrows or the
// first letter choose.
type radio struct {
	options []option
	at      int // -1: none yet
}

func newRadio(f model.FormField, options []option) *radio {
	r := &radio{options: options, at: -1}
	r.Set(f.Start)
	return r
}

// Key implements editor: a letter goes to the next answer that begins with it.
func (r *radio) Key(k tea.KeyPressMsg) {
	switch {
	case k.String() == "backspace" || k.String() == "delete":
		r.Set(nil)
	case k.Text == " ":
		r.Move(keys.CellRight)
	case k.Text != "":
		for n := 1; n <= len(r.options); n++ {
			i := (max(r.at, -1) + n) % len(r.options)
			if strings.HasPrefix(strings.ToLower(r.options[i].word), strings.ToLower(k.Text)) {
				r.at = i
				return
			}
		}
	}
}

func (r *radio) Paste(string) {}
func (r *radio) Enter() bool  { return false }
func (r *radio) Leave()       {}
func (r *radio) Close() bool  { return false }

// Move implements editor.
func (r *radio) Move(binding string) bool {
	switch binding {
	case keys.CellRight:
		r.at = (r.at + 1) % len(r.options)
	case keys.CellLeft:
		r.at = (max(r.at, 0) + len(r.options) - 1) % len(r.options)
	default:
		return false
	}
	return true
}

// Values implements editor.
func (r *radio) Values() ([]string, error) {
	if r.at < 0 || r.options[r.at].value == "" {
		return nil, nil
	}
	return []string{r.options[r.at].value}, nil
}

// Set implements editor.
func (r *radio) Set(values []string) {
	want := ""
	if len(values) > 0 {
		want = values[0]
	}
	r.at = slices.IndexFunc(r.options, func(o option) bool { return o.value == want })
}

// Typed implements editor.
func (r *radio) Typed() []string {
	vs, _ := r.Values()
	return vs
}

// Restore implements editor.
func (r *radio) Restore(typed []string) { r.Set(typed) }

// View implements editor. Without colour the answer chosen stands between
// brackets.
func (r *radio) View(st theme.Styles, w, _ int, focused bool) ([]string, int, int) {
	if !focused {
		if r.at < 0 {
			return []string{""}, 0, 0
		}
		return []string{widget.Cut(r.options[r.at].word, w, st.Glyph.Ellipsis)}, 0, 0
	}
	x, parts := 0, make([]string, len(r.options))
	for i, o := range r.options {
		parts[i] = " " + st.Paint(theme.Dim, o.word) + " "
		if i == r.at {
			parts[i] = st.Paint(theme.Chosen, "["+o.word+"]")
		}
		if i < r.at {
			x += widget.Width(o.word) + 3
		}
	}
	return []string{widget.Cut(strings.Join(parts, " "), w, st.Glyph.Ellipsis)}, x, 0
}
