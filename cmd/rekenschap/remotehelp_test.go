package main

import (
	"strings"
	"testing"
)

// listed are the commands that a help text lists.
func listed(help string) map[string]bool {
	out := map[string]bool{}
	_, rest, _ := strings.Cut(help, "Opdrachten:\n")
	for l := range strings.Lines(rest) {
		if !strings.HasPrefix(l, "  ") {
			break
		}
		if l[2] != ' ' {
			out[strings.Fields(l)[0]] = true
		}
	}
	return out
}

// Help over SSH lists what the caller may use and nothing else: of every command
// whether it is listed is whether it is allowed.
func TestHelpOverSSHListsWhatIsAllowed(t *testing.T) {
	t.Parallel()
	l := receive(t)
	for _, who := range []string{"Maud Wilg", "Noor Vlier", "Hanneke Els", "Ruben Populier", "Walter Taxus"} {
		c := l.mustDial("bestuur", l.keyOf(who))
		helps := map[string]map[string]bool{}
		for _, group := range []string{"", "key", "evidence", "export", "import", "invite"} {
			out, _, code := ask(t, c, "", strings.TrimSpace("help "+group))
			if code != 0 || strings.Contains(out, "rekenschap VERB") || strings.Contains(out, "rekenschap "+group) {
				t.Errorf("%s: help %s: %d\n%s", who, group, code, out)
			}
			helps[group] = listed(out)
		}
		if len(helps[""]) < 6 || !helps[""]["status"] || !helps[""]["key"] || !helps["key"]["revoke"] {
			t.Errorf("%s: listed are %v", who, helps[""])
		}
		for _, x := range [][3]string{
			{"", "log", "log"}, {"", "decision", "decision B-2026-026 vote"}, {"", "invite", "invite Niemand"}, {"", "verify", "verify"},
			{"", "status", "status"}, {"", "export", "export ledger"}, {"export", "ledger", "export ledger"},
			{"key", "add", "key add --person P-002"}, {"key", "confirm", "key confirm SL-001 aap"}, {"key", "list", "key list"},
			{"evidence", "add", "evidence add A-5.1 --name x"}, {"evidence", "get", "evidence get BEW-1999-001"},
			{"import", "vvt", "import vvt --dry-run"}, {"import", "people", "import people --dry-run"}, {"import", "decisions", "import decisions --dry-run"},
			{"import", "actions", "import actions --dry-run"}, {"invite", "revoke", "invite revoke UIT-1999-001"},
		} {
			out, say, code := ask(t, c, "", x[2])
			if want := code != 3; helps[x[0]][x[1]] != want {
				t.Errorf("%s: help %s lists %s: %v, but %q gives %d %.80s%.120s", who, x[0], x[1], !want, x[2], code, out, say)
			}
		}
		_, say, _ := ask(t, c, "", "nonsense")
		if !strings.Contains(say, "zie ssh … help.") {
			t.Errorf("%q", say)
		}
	}
}

// What help shows over SSH works as it is shown, and as it is shown at the file.
func TestEvidenceAsHelpShows(t *testing.T) {
	t.Parallel()
	l := receive(t)
	c := l.mustDial("bestuur", l.keyOf("Hanneke Els"))
	help, _, _ := ask(t, c, "", "help evidence add")
	tried := 0
	for line := range strings.Lines(help) {
		if line, ok := strings.CutPrefix(strings.TrimSpace(line), "ssh … evidence add "); ok && strings.Contains(line, " < ") {
			line, _, _ = strings.Cut(line, " < ")
			line = strings.NewReplacer("B-2026-014", "B-2026-009", `"`, "").Replace(line) // the shell here takes the outer marks
			tried++
			if out, say, code := ask(t, c, "inhoud "+line, "evidence add "+line); code != 0 || !strings.Contains(out, "BEW-") {
				t.Errorf("%s: %d %s%s", line, code, out, say)
			}
		}
	}
	if tried != 2 {
		t.Errorf("%d examples in\n%s", tried, help)
	}
	if out, say, code := ask(t, c, "nog iets", "evidence add A-5.1 - --name nog.pdf"); code != 0 {
		t.Errorf("%d %s%s", code, out, say)
	}
	if _, _, code := ask(t, c, "iets", "evidence add A-5.1 /etc/passwd"); code != 2 {
		t.Errorf("a path: %d", code)
	}
}
