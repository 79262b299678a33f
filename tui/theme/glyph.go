package theme

import "strings"

// Glyphs are the signs of our own chrome, each one cell wide. A status sign
// never stands without its word.
type Glyphs struct {
	Met, Attention, Gap, NA, Untracked string
	Half, Proven, Unknown              string // begun, tested in use, not decided: beside the signs of a status
	Cursor                             string // before the line under the cursor
	Mark, Both                         string // before a line that was marked, and when the cursor is on it
	Rise, Fall                         string // sorted upward, downward
	Dot                                string // between facts on one line
	Ellipsis                           string // text was cut here
	Link                               string // before what can be followed
	More                               string // the list goes on
	Path                               string // between the steps of where you are
	Wall                               string // a quiet line between two panes
	Bars                               []string
	ASCII                              bool
}

func glyphs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Met: "v", Attention: "!", Gap: "x", NA: "-", Untracked: ".", Half: "/", Proven: "#", Unknown: "?",
			Cursor: ">", Mark: "*", Both: "#", Rise: "^", Fall: "v", Dot: "-", Ellipsis: "~", Link: ">", More: "...", Path: ">", Wall: "|",
			Bars: []string{"_", ".", "-", "=", "+", "*", "#"}, ASCII: true,
		}
	}
	return Glyphs{
		Met: "✓", Attention: "!", Gap: "✗", NA: "–", Untracked: "·", Half: "◐", Proven: "◆", Unknown: "?",
		Cursor: "▌", Mark: "■", Both: "█", Rise: "↑", Fall: "↓", Dot: "·", Ellipsis: "…", Link: "→", More: "…", Path: "›", Wall: "│",
		Bars: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇"},
	}
}

// NeedsASCII reads from the session's environment whether its locale can show
// glyphs. Only a locale that says otherwise counts: many terminals that can
// are started without any.
func NeedsASCII(environ []string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		v := lookup(environ, name)
		if v == "" {
			continue
		}
		v = strings.ToLower(v)
		return !strings.Contains(v, "utf-8") && !strings.Contains(v, "utf8")
	}
	return false
}

func lookup(environ []string, name string) string {
	for i := len(environ) - 1; i >= 0; i-- {
		if k, v, ok := strings.Cut(environ[i], "="); ok && k == name {
			return v
		}
	}
	return ""
}
