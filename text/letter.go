package text

import (
	"embed"
	"strings"
)

// Letters are texts of a page that people print: a file per language, with
// the placeholders of messages.
//
//go:embed nl/*.txt en/*.txt
var letters embed.FS

// Letter gives the letter with this name; pairs are its arguments, as for T.
func (p *Printer) Letter(name string, pairs ...any) string {
	b, err := letters.ReadFile(string(p.lang) + "/" + name + ".txt")
	if err != nil {
		return "‹" + name + "›"
	}
	f, err := compile(strings.ReplaceAll(string(b), "\r\n", "\n"))
	if err != nil {
		return "‹" + name + "›"
	}
	return p.fill(&f, args{pairs: pairs}, Clean)
}
