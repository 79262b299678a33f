package keys

import "strings"

// Label writes a keystroke the way it stands on a keyboard: ⏎, ↑, PgDn. With
// ascii it uses letters only.
func Label(keystroke string, ascii bool) string {
	switch keystroke {
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	case "home":
		return "Home"
	case "end":
		return "End"
	}
	if !ascii {
		switch keystroke {
		case "up":
			return "↑"
		case "down":
			return "↓"
		case "left":
			return "←"
		case "right":
			return "→"
		case "enter":
			return "⏎"
		}
	}
	if len(keystroke) > 1 && keystroke[0] == 'f' && keystroke[1] >= '1' && keystroke[1] <= '9' {
		return strings.ToUpper(keystroke)
	}
	return keystroke
}

// First is the label of the binding's first key.
func (b Binding) First(ascii bool) string {
	if len(b.Keys) == 0 {
		return ""
	}
	return Label(b.Keys[0], ascii)
}

// FirstIn is the label of the first key that works: while typing that is none
// that puts a character in the field.
func (b Binding) FirstIn(typing, ascii bool) string {
	for _, k := range b.Keys {
		if !typing || !printable(k) {
			return Label(k, ascii)
		}
	}
	return ""
}

// Labels writes all keys of the binding, the main one first.
func (b Binding) Labels(ascii bool) string {
	out := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		out[i] = Label(k, ascii)
	}
	return strings.Join(out, " ")
}
