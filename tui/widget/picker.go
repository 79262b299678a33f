package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// Option is one thing to pick.
type Option struct {
	Value, Label string
	Side         string // at the right, what tells it apart
	Keys         string // what else it is found by
	Gone         bool   // plays no part any more: below what does
	folded       string
}

// Picker is a field in which one or more of many options are picked by typing
// a part of their names.
type Picker struct {
	Many  bool
	Empty string // shown when nothing matches
	// Make are options offered below what matches, for what is typed and is not
	// there yet; may be nil.
	Make     func(typed string) []Option
	sure     bool // every word typed stands in what is shown
	options  []Option
	picked   []string
	input    Input
	made     []Option // see Make
	shown    []int    // places in options, and behind those in made
	cursor   int
	searched bool // something was typed or the list was walked
}

// NewPicker makes a picker over options.
func NewPicker(many bool, empty string, options []Option) Picker {
	p := Picker{Many: many, Empty: empty, input: NewInput()}
	p.SetOptions(options)
	return p
}

// SetOptions replaces what there is to pick; what was picked stays.
func (p *Picker) SetOptions(options []Option) {
	p.options = make([]Option, len(options))
	for i, o := range options {
		o.Label, o.Side = Safe(o.Label), Safe(o.Side)
		o.folded = text.Fold(o.Label + " " + o.Keys + " " + o.Side)
		p.options[i] = o
	}
	p.search()
}

// Picked are the values picked, in the order of picking.
func (p *Picker) Picked() []string { return slices.Clone(p.picked) }

// SetPicked replaces what is picked.
func (p *Picker) SetPicked(values []string) { p.picked = slices.Clone(values) }

// Typed is what stands in the field and is not picked yet.
func (p *Picker) Typed() string { return p.input.Value() }

// SetTyped puts text in the field.
func (p *Picker) SetTyped(s string) {
	p.input.SetValue(s)
	p.searched = s != ""
	p.search()
}

// Label is how an option reads; its value where it is not among them.
func (p *Picker) Label(value string) string {
	for _, o := range p.options {
		if o.Value == value {
			return o.Label
		}
	}
	return Safe(value)
}

// Key edits what is typed. Backspace in an empty field takes the last pick away.
func (p *Picker) Key(k tea.KeyPressMsg) {
	if k.String() == "backspace" && p.input.Value() == "" {
		if n := len(p.picked); n > 0 {
			p.picked = p.picked[:n-1]
		}
		return
	}
	p.input.Key(k)
	p.searched = true
	p.search()
}

// Paste inserts text; clean it first.
func (p *Picker) Paste(s string) {
	p.input.Paste(s)
	p.searched = true
	p.search()
}

// Open tells whether the list is in use: then the arrows walk in it.
func (p *Picker) Open() bool { return p.searched && len(p.shown) > 0 }

// Show opens the list.
func (p *Picker) Show() { p.searched = true }

// Close leaves the list without picking; false when it was not open.
func (p *Picker) Close() bool {
	was := p.searched
	p.searched = false
	p.input.SetValue("")
	p.search()
	return was
}

// Move walks through the list by the name of a binding; false when it is not
// open.
func (p *Picker) Move(name string) bool {
	if !p.Open() {
		return false
	}
	switch name {
	case keys.Up:
		p.cursor = max(p.cursor-1, 0)
	case keys.Down:
		p.cursor = min(p.cursor+1, len(p.shown)-1)
	default:
		return false
	}
	return true
}

// Pick takes the option under the cursor; a second time it takes it away. False
// when the list is not open.
func (p *Picker) Pick() bool {
	if !p.Open() {
		return false
	}
	v := p.option(p.shown[p.cursor]).Value
	switch i := slices.Index(p.picked, v); {
	case i >= 0 && p.Many:
		p.picked = slices.Delete(p.picked, i, i+1)
	case p.Many:
		p.picked = append(p.picked, v)
	default:
		p.picked = []string{v}
	}
	p.Close()
	return true
}

// Settle takes the only option that fits what is typed, or that which is named
// in full; false when something typed is left that names nothing.
func (p *Picker) Settle() bool {
	needle := strings.ToLower(strings.TrimSpace(p.input.Value()))
	if needle == "" {
		p.Close()
		return true
	}
	for n, i := range p.shown {
		o := p.option(i)
		if strings.EqualFold(o.Label, needle) || slices.Contains(strings.Fields(strings.ToLower(o.Keys+" "+o.Value+" "+o.Side)), needle) {
			p.cursor = n
			return p.Pick()
		}
	}
	if len(p.shown) == 1 && p.sure && p.shown[0] < len(p.options) {
		p.cursor = 0
		return p.Pick()
	}
	return false
}

// search finds the options with every word that was typed, those that begin
// with it first; letters that are merely in order count only where no word
// does, and are never taken by themselves.
func (p *Picker) search() {
	p.shown, p.cursor, p.sure, p.made = p.shown[:0], 0, false, nil
	typed := strings.TrimSpace(p.input.Value())
	needle := text.Fold(typed)
	if needle == "" {
		for i := range p.options {
			p.shown = append(p.shown, i)
		}
		if len(p.picked) > 0 && !p.Many {
			p.cursor = max(slices.IndexFunc(p.shown, func(i int) bool { return p.options[i].Value == p.picked[0] }), 0)
		}
		return
	}
	words := strings.Fields(needle)
	var begins, inside, within []int
	for i, o := range p.options {
		switch {
		case !holdsAll(o.folded, words):
		case strings.HasPrefix(o.folded, needle):
			begins = append(begins, i)
		case strings.Contains(" "+o.folded, " "+words[0]):
			inside = append(inside, i)
		default:
			within = append(within, i)
		}
	}
	p.shown = append(append(append(p.shown, begins...), inside...), within...)
	p.sure = len(p.shown) > 0
	if !p.sure && len(p.options) <= mostFuzzy {
		for _, m := range fuzzy.FindFrom(needle, findable(p.options)) {
			p.shown = append(p.shown, m.Index)
		}
	}
	slices.SortStableFunc(p.shown, func(i, j int) int {
		switch a, b := p.options[i].Gone, p.options[j].Gone; {
		case a == b:
			return 0
		case a:
			return 1
		}
		return -1
	})
	if p.Make != nil && !p.sure {
		p.made = p.Make(typed)
		for i := range p.made {
			p.made[i].Label = Safe(p.made[i].Label)
			p.shown = append(p.shown, len(p.options)+i)
		}
	}
}

// mostFuzzy is how many options are searched letter by letter while typing.
const mostFuzzy = 2000

func holdsAll(s string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(s, w) })
}

// option is one of the options, or one that can be made.
func (p *Picker) option(i int) Option {
	if i >= len(p.options) {
		return p.made[i-len(p.options)]
	}
	return p.options[i]
}

// findable lets fuzzy search look in labels, sides and keys.
type findable []Option

func (f findable) String(i int) string { return f[i].folded }
func (f findable) Len() int            { return len(f) }

// View draws the field in w cells, with at most h lines of list below it while
// it is focused. x is where the text cursor stands on the first line.
func (p *Picker) View(st theme.Styles, w, h int, focused bool, clean func(string) string) (lines []string, x int) {
	var labels []string
	for _, v := range p.picked {
		labels = append(labels, p.Label(v))
	}
	have := strings.Join(labels, ", ")
	if !focused {
		return pickedLines(have, w), 0
	}
	if p.Many && have != "" {
		lines = pickedLines(have, w)
	} else if have != "" && !p.searched {
		return []string{Cut(have, w, st.Glyph.Ellipsis)}, min(Width(have), w-1)
	}
	typed, at := p.input.View(w, clean)
	lines = append(lines, typed)
	if !p.Open() {
		if p.searched {
			lines = append(lines, st.Paint(theme.Warn, Cut(p.Empty, w, st.Glyph.Ellipsis)))
		}
		return lines, at
	}
	top := max(min(p.cursor-h/2, len(p.shown)-h), 0)
	for n := top; n < min(top+h, len(p.shown)); n++ {
		lines = append(lines, p.line(st, w, n))
	}
	return lines, at
}

// CursorLine is the line of View on which the text cursor stands.
func (p *Picker) CursorLine(w int) int {
	if !p.Many || len(p.picked) == 0 {
		return 0
	}
	var labels []string
	for _, v := range p.picked {
		labels = append(labels, p.Label(v))
	}
	return len(pickedLines(strings.Join(labels, ", "), w))
}

func pickedLines(have string, w int) []string {
	if have == "" {
		return []string{""}
	}
	return Wrap(have, w)
}

func (p *Picker) line(st theme.Styles, w, n int) string {
	o := p.option(p.shown[n])
	mark, tone := "  ", theme.Plain
	if n == p.cursor {
		mark, tone = st.Paint(theme.Chosen, st.Glyph.Cursor)+" ", theme.Chosen
	}
	if p.Many {
		sign := "  "
		if slices.Contains(p.picked, o.Value) {
			sign = st.Glyph.Met + " "
		}
		mark += sign
	}
	side := Cut(o.Side, max(w/2, 1), st.Glyph.Ellipsis)
	label := Cut(o.Label, max(w-Width(mark)-Width(side)-2, 1), st.Glyph.Ellipsis)
	return Sides(mark+st.Paint(tone, label), st.Paint(theme.Dim, side), w, "")
}
