package text

import (
	"fmt"
	"strings"
)

// form is one wording of a message, cut at its placeholders. A form without
// placeholders is a plain string, given out without copying.
type form struct {
	plain string
	parts []part
}

// part is a piece of text and the argument that follows it, "" for none.
type part struct{ text, arg string }

// compile cuts a text at {{.Name}}. Nothing else of go-i18n's template
// language is used: a message that computes cannot be translated safely.
func compile(s string) (form, error) {
	if !strings.Contains(s, "{{") {
		return form{plain: s}, nil
	}
	var f form
	for s != "" {
		before, after, found := strings.Cut(s, "{{")
		if !found {
			f.parts = append(f.parts, part{text: s})
			break
		}
		name, rest, closed := strings.Cut(after, "}}")
		arg, dotted := strings.CutPrefix(name, ".")
		if !closed || !dotted || !isName(arg) {
			return form{}, fmt.Errorf("placeholders look like {{.Name}}: {{%s", after)
		}
		f.parts = append(f.parts, part{text: before, arg: arg})
		s = rest
	}
	return f, nil
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || i > 0 && c >= '0' && c <= '9') {
			return false
		}
	}
	return s != ""
}
