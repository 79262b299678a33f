package setup

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// field is a field of a form of huh with a label before it, its own words for
// the panel, and questions in our own words for a screen reader.
type field interface {
	huh.Field
	about() aspect
	rows() int      // lines it takes
	sideways() bool // left and right choose
	named() *labelled
}

// aspect is what the panel says about a field: what it is for, how what was
// typed reads, and what is wrong with it.
type aspect struct {
	help, reads string
	wrong       error
	refused     bool // somebody tried to go on with it
}

// labelled is what both kinds of fields share.
type labelled struct {
	label, help string
	room        int // cells of the label column
	lit         bool
	looks       *theme.Styles
	ask         *asker
	off         func() bool // it has no meaning now, because of another field
}

// Skip implements huh.Field.
func (l *labelled) Skip() bool { return l.off != nil && l.off() }

func (l *labelled) named() *labelled { return l }

// beside puts the label before the first line of a field.
func (l *labelled) beside(view string) string {
	if l.Skip() {
		view = l.looks.Paint(theme.Dim, widget.Blank(2)+l.looks.Glyph.NA)
	}
	mark, tone := widget.Blank(widget.Width(l.looks.Glyph.Cursor)), theme.Dim
	if l.lit {
		mark, tone = l.looks.Paint(theme.Chosen, l.looks.Glyph.Cursor), theme.Chosen
	}
	return mark + " " + l.looks.Paint(tone, widget.Pad(l.label, l.room, l.looks.Glyph.Ellipsis)) + " " + view
}

// margin is what the label takes of the width.
func (l *labelled) margin() int { return l.room + 3 }

// entry is a line of text.
type entry struct {
	*huh.Input
	labelled
	value *string
	check func(string) error
	read  func(string) string
	width int
}

func (*entry) rows() int      { return 1 }
func (*entry) sideways() bool { return false }

func (f *entry) about() aspect {
	a := aspect{help: f.help, wrong: f.Input.Error()}
	a.refused = a.wrong != nil
	if v := *f.value; v != "" && a.wrong == nil {
		if a.wrong = f.check(v); a.wrong == nil && f.read != nil {
			a.reads = f.read(v)
		}
	}
	return a
}

// Skip implements huh.Field.
func (f *entry) Skip() bool { return f.labelled.Skip() }

// Update lets huh edit. Its field asks for a blinking cursor and pastes from
// the clipboard of the machine; a terminal does both itself.
func (f *entry) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	_, cmd := f.Input.Update(msg)
	if k, ok := msg.(tea.KeyPressMsg); ok && !leaves(k) {
		cmd = nil
	}
	if _, ok := msg.(tea.PasteMsg); ok {
		cmd = nil
	}
	return f, cmd
}

// Focus implements huh.Field, without the blinking.
func (f *entry) Focus() tea.Cmd {
	f.lit = true
	f.Input.Focus()
	return nil
}

// Blur implements huh.Field.
func (f *entry) Blur() tea.Cmd {
	f.lit = false
	f.Input.Blur()
	return nil
}

// View implements huh.Field. A field without the focus has looks of its own in
// huh, meant for dark screens.
func (f *entry) View() string {
	if !f.lit {
		return f.beside(widget.Blank(2) + widget.Cut(widget.Safe(text.Clean(*f.value)), f.width-2, f.looks.Glyph.Ellipsis))
	}
	return f.beside(strings.TrimRight(f.Input.View(), "\n"))
}

// WithWidth implements huh.Field.
func (f *entry) WithWidth(w int) huh.Field {
	f.width = max(w-f.margin(), 8)
	f.Input.WithWidth(f.width)
	return f
}

// RunAccessible implements huh.Field.
func (f *entry) RunAccessible(io.Writer, io.Reader) error {
	if !f.Skip() {
		f.ask.text(f)
	}
	return nil
}

// choice is one out of some options; inline with its label, or a list of lines.
type choice[T comparable] struct {
	*huh.Select[T]
	labelled
	value   *T
	options []huh.Option[T]
	inline  bool
	check   func(T) error
}

func (f *choice[T]) rows() int {
	if f.inline {
		return 1
	}
	return len(f.options)
}

func (f *choice[T]) sideways() bool { return f.inline }

func (f *choice[T]) about() aspect {
	a := aspect{help: f.help, wrong: f.check(*f.value)}
	a.refused = a.wrong != nil
	return a
}

// Skip implements huh.Field.
func (f *choice[T]) Skip() bool { return f.labelled.Skip() }

// Update implements huh.Field.
func (f *choice[T]) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	_, cmd := f.Select.Update(msg)
	return f, cmd
}

// Focus implements huh.Field.
func (f *choice[T]) Focus() tea.Cmd {
	f.lit = true
	return f.Select.Focus()
}

// Blur implements huh.Field.
func (f *choice[T]) Blur() tea.Cmd {
	f.lit = false
	return f.Select.Blur()
}

// View implements huh.Field.
func (f *choice[T]) View() string {
	if !f.inline {
		return f.Select.View()
	}
	return f.beside(strings.TrimRight(f.Select.View(), "\n"))
}

// WithWidth implements huh.Field.
func (f *choice[T]) WithWidth(w int) huh.Field {
	if f.inline {
		w = max(w-f.margin(), 8)
	}
	f.Select.WithWidth(w)
	return f
}

// WithKeyMap implements huh.Field.
func (f *choice[T]) WithKeyMap(k *huh.KeyMap) huh.Field {
	if f.inline {
		k = inlineKeys(k)
	}
	f.Select.WithKeyMap(k)
	return f
}

// RunAccessible implements huh.Field.
func (f *choice[T]) RunAccessible(io.Writer, io.Reader) error {
	if f.Skip() {
		return nil
	}
	keys := make([]string, len(f.options))
	at := 0
	for i, o := range f.options {
		keys[i] = o.Key
		if o.Value == *f.value {
			at = i
		}
	}
	f.ask.choose(f.labelled, keys, at, func(i int) error {
		*f.value = f.options[i].Value
		return f.check(*f.value)
	})
	return nil
}
