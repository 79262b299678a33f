package tuitest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Key makes the message of a keystroke as the library spells it: "j",
// "ctrl+d", "shift+tab", "f1".
func Key(stroke string) tea.KeyPressMsg {
	name, mod := stroke, tea.KeyMod(0)
	for {
		m, rest, ok := strings.Cut(name, "+")
		if !ok || rest == "" {
			break
		}
		mod |= modOf(m)
		name = rest
	}
	if code, ok := special(name); ok {
		k := tea.KeyPressMsg{Code: code, Mod: mod}
		if name == "space" && mod == 0 {
			k.Text = " "
		}
		return k
	}
	r := []rune(name)[0]
	k := tea.KeyPressMsg{Code: r, Mod: mod}
	if mod == 0 {
		k.Text = name
	}
	return k
}

func modOf(name string) tea.KeyMod {
	switch name {
	case "ctrl":
		return tea.ModCtrl
	case "alt":
		return tea.ModAlt
	case "shift":
		return tea.ModShift
	}
	return 0
}

func special(name string) (rune, bool) {
	code, ok := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f5": tea.KeyF5,
	}[name]
	return code, ok
}
