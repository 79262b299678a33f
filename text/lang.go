package text

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// Lang is a language the program speaks.
type Lang string

// The languages.
const (
	NL Lang = "nl"
	EN Lang = "en"
)

// Langs lists every language, the leading one first.
func Langs() []Lang { return []Lang{NL, EN} }

// ParseLang reads a language as people and environments write it: nl, EN,
// nl_NL.UTF-8, en-GB.
func ParseLang(s string) (Lang, error) {
	base := strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(base, "_-.@"); i >= 0 {
		base = base[:i]
	}
	switch l := Lang(base); l {
	case NL, EN:
		return l, nil
	}
	return "", model.Errorf(model.CodeUsage, "error.lang.unknown", "Text", s)
}
