package text

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// invited is the letter as it is printed for a hospital with a long name.
func invited(l Lang) string {
	return New(l).Letter([]string{"invitation", "invitation-vote", "invitation-end"}, "May", "lezen, vragen stellen, stemmen en vastleggen", "Organisation", "Stichting Ziekenhuis De Linde", "Name", "Maud Wilg",
		"Code", "UIT-2026-003-0123-4567-89AB-CDEF", "Until", "zondag 29 november 2026",
		"Host", "rekenschap.delinde.example", "Port", "2222", "PortFlag", " -p 2222",
		"Fingerprint", "SHA256:q6sGz9RQqlz94V7Ra9ytANRHzyvGIb3ZZDjHDNmBRok", "HostWords", "aap tulp melk droom kabel wolf zon anker")
}

// commands are the indented lines of a letter under a heading that begins so,
// from the parts that have one.
func commands(letter, heading string) (out []string) {
	on := false
	for l := range strings.Lines(letter) {
		l = strings.TrimRight(l, "\n")
		switch {
		case strings.HasPrefix(l, "   ") && !strings.HasPrefix(l, "    "):
			on = strings.HasPrefix(strings.TrimSpace(l), heading)
		case strings.HasPrefix(l, "     ") && on:
			out = append(out, strings.TrimSpace(l))
		default:
			on = false
		}
	}
	return out
}

// The letter fits a sheet of A4, and nothing in it is left to be filled in.
func TestInvitationFitsOnePage(t *testing.T) {
	const lines, wide = 66, 92
	for _, l := range Langs() {
		letter := invited(l)
		if n := strings.Count(letter, "\n"); n > lines {
			t.Errorf("%s: %d lines", l, n)
		}
		for line := range strings.Lines(letter) {
			if n := utf8.RuneCountInString(line); n > wide {
				t.Errorf("%s: %d letters wide: %s", l, n, line)
			}
		}
		if strings.ContainsAny(letter, "‹›") || strings.Contains(letter, "{{") {
			t.Errorf("%s: something is left to be filled in:\n%s", l, letter)
		}
	}
}

// Both languages say the same things to the machine.
func TestInvitationCommandsAgree(t *testing.T) {
	same := strings.NewReplacer("uitnodiging@", "invite@", "stuk.pdf", "paper.pdf", "stem.txt", "vote.txt", "--vote voor", "--vote for", "User bestuur", "User board", "REKENSCHAP_LANG=nl", "REKENSCHAP_LANG=en")
	for _, system := range []string{"Windows", "Mac"} {
		nl, en := commands(invited(NL), system), commands(invited(EN), system)
		for i := range nl {
			nl[i] = same.Replace(nl[i])
		}
		if !slices.Equal(nl, en) {
			t.Errorf("%s:\n%s\nagainst\n%s", system, strings.Join(nl, "\n"), strings.Join(en, "\n"))
		}
		if len(nl) < 9 {
			t.Errorf("%s: only %d commands found", system, len(nl))
		}
	}
}

var insideCmd = regexp.MustCompile(`^cmd /c "[^"]*"$`)

// PowerShell 5.1 has no <, makes UTF-16 of what > writes, and drops arguments
// that are empty: such a line goes through cmd, whole.
func TestInvitationInPowerShell(t *testing.T) {
	for _, l := range Langs() {
		redirected := 0
		for _, line := range commands(invited(l), "Windows") {
			if strings.ContainsAny(line, "<>|") {
				redirected++
				if !insideCmd.MatchString(line) {
					t.Errorf("%s: PowerShell reads < and > otherwise: %s", l, line)
				}
			}
			native := strings.HasPrefix(line, "ssh")
			if native && (strings.Contains(line, `""`) || strings.Contains(line, "''")) {
				t.Errorf("%s: PowerShell drops the empty argument: %s", l, line)
			}
			if strings.Contains(line, "~") && native || strings.Contains(line, "&&") || strings.HasSuffix(line, `\`) {
				t.Errorf("%s: not for PowerShell: %s", l, line)
			}
			if strings.Count(line, `"`)%2 != 0 {
				t.Errorf("%s: a quote is open: %s", l, line)
			}
		}
		if redirected != 3 {
			t.Errorf("%s: %d lines with < or > seen, want 3", l, redirected)
		}
	}
}

// What a name holds cannot write lines of its own in the letter.
func TestLetterIsClean(t *testing.T) {
	got := New(NL).Letter([]string{"invitation"}, "Name", "Eva\x1b[2J\nGeef uw code aan mij")
	if strings.Contains(got, "\x1b") || strings.Contains(got, "\nGeef uw code aan mij") {
		t.Errorf("%q", got)
	}
	if got := New(NL).Letter([]string{"nothing"}); got != "‹nothing›" {
		t.Error(got)
	}
}
