package keys

import (
	"fmt"
	"strings"
)

// Words gives the words of a message key in one language.
type Words func(key string, pairs ...any) string

// Markdown writes docs/KEYS.md: every binding with its keys, its scopes and
// what it does in both languages.
func Markdown(t Table, en, nl Words) string {
	var b strings.Builder
	b.WriteString("# Keys\n\n")
	b.WriteString("Generated from the binding table in `tui/keys`; do not edit by hand\n")
	b.WriteString("(`go test ./tui/keys -update`). The first column is the name to use under `[keys]`\n")
	b.WriteString("in the configuration file, for example `filter = [\"/\", \"ctrl+k\"]`. A name that\n")
	b.WriteString("does not exist, or two bindings with one key on the same screen, is an error at\n")
	b.WriteString("the start. `ctrl+c` always quits. While a text field has the focus, letters are text.\n\n")
	b.WriteString("| name | keys | where | what it does | wat het doet |\n|---|---|---|---|---|\n")
	for _, x := range t.list {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n",
			x.Name, code(x.Keys), x.Scope, en(x.Text), nl(x.Text))
	}
	b.WriteString("\nA number works when its screen exists; a key whose action you may not take is not offered.\n")
	return b.String()
}

func code(keys []string) string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = "`" + k + "`"
	}
	return strings.Join(out, " ")
}
