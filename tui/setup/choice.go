package setup

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

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
