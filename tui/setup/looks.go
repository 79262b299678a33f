package setup

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"github.com/rekenschap/rekenschap/tui/theme"
)

// The keys of a form. Their words stand in our own footer, so huh's are not
// shown anywhere.
const (
	keyNext, keyPrev   = "enter", "shift+tab"
	keyTab             = "tab"
	keyLeave           = "esc"
	keyUp, keyDown     = "up", "down"
	keyLeft, keyRight  = "left", "right"
	keyPgUp, keyPgDown = "pgup", "pgdown"
)

// leaves tells whether a key goes to another field.
func leaves(k tea.KeyPressMsg) bool {
	switch k.String() {
	case keyNext, keyPrev, keyTab, keyDown, keyUp:
		return true
	}
	return false
}

// keymap is that of huh with the arrows between lines, and without its keys
// for searching in lists, which are short here.
func keymap() *huh.KeyMap {
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	k := &huh.KeyMap{}
	k.Input.Next, k.Input.Submit, k.Input.Prev = bind(keyNext, keyTab, keyDown), bind(keyNext, keyTab), bind(keyPrev, keyUp)
	k.Select.Next, k.Select.Submit, k.Select.Prev = bind(keyNext, keyTab), bind(keyNext, keyTab), bind(keyPrev)
	k.Select.Up, k.Select.Down = bind(keyUp, "k"), bind(keyDown, "j")
	k.Select.Left, k.Select.Right = bind(keyLeft, "h"), bind(keyRight, "l", "space")
	return k
}

// inlineKeys are for a choice on one line: up and down go to other fields.
func inlineKeys(k *huh.KeyMap) *huh.KeyMap {
	c := *k
	c.Select.Next, c.Select.Submit, c.Select.Prev = c.Input.Next, c.Input.Submit, c.Input.Prev
	c.Select.Up.SetEnabled(false)
	c.Select.Down.SetEnabled(false)
	return &c
}

// dress makes the looks of huh out of ours.
func dress(st theme.Styles) huh.Theme {
	var s huh.Styles
	tone := func(t theme.Tone) lipgloss.Style { return st.Style(t) }
	s.FieldSeparator = lipgloss.NewStyle().SetString("\n")
	s.Focused.Title, s.Focused.Description = tone(theme.Strong), tone(theme.Dim)
	s.Focused.SelectSelector = tone(theme.Chosen).SetString(st.Glyph.Cursor + " ")
	s.Focused.SelectedOption, s.Focused.UnselectedOption = tone(theme.Chosen), tone(theme.Plain)
	before, after := "‹ ", " ›"
	if st.ASCII {
		before, after = "< ", " >"
	}
	s.Focused.PrevIndicator, s.Focused.NextIndicator = tone(theme.Accent).UnsetUnderline().SetString(before), tone(theme.Accent).UnsetUnderline().SetString(after)
	s.Focused.TextInput.Text, s.Focused.TextInput.Placeholder = tone(theme.Plain), tone(theme.Dim)
	s.Blurred = s.Focused
	s.Blurred.SelectedOption = tone(theme.Plain)
	s.Blurred.PrevIndicator, s.Blurred.NextIndicator = lipgloss.NewStyle().SetString("  "), lipgloss.NewStyle()
	s.Help = help.Styles{}
	return huh.ThemeFunc(func(bool) *huh.Styles { return &s })
}
