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

// Letter gives a letter of the parts with these names; pairs are its
// arguments, as for T.
func (p *Printer) Letter(parts []string, pairs ...any) string {
	var out strings.Builder
	for _, name := range parts {
		b, err := letters.ReadFile(string(p.lang) + "/" + name + ".txt")
		if err != nil {
			return "‹" + name + "›"
		}
		f, err := compile(strings.ReplaceAll(string(b), "\r\n", "\n"))
		if err != nil {
			return "‹" + name + "›"
		}
		out.WriteString(p.fill(&f, args{pairs: pairs}, Clean))
	}
	return out.String()
}
