package main

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// The secretary lets people in over the line, the key on the input; nobody else
// does, and everybody gets rid of their own.
func TestKeysOverSSH(t *testing.T) {
	t.Parallel()
	l := receive(t)
	set, err := l.h.settings()
	if err != nil {
		t.Fatal(err)
	}
	set.Serve.Host = "rekenschap.delinde.example"
	l.h.settings = func() (settings, error) { return set, nil }
	els, eik := l.mustDial("bestuur", l.keyOf("Hanneke Els")), l.mustDial("bestuur", l.keyOf("Joost Eik"))
	fresh := keyPair(t)
	line := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(fresh.PublicKey()))) + " \x1b[31mmijn\u202e tablet\n"

	out, say, code := ask(t, els, line, "key add --person 'Joost Eik'")
	id := regexp.MustCompile(`SL-\d+`).FindString(out)
	if code != 0 || id == "" || strings.ContainsAny(out+say, "\x1b\u202e") {
		t.Fatalf("key add: %d %q %q", code, out, say)
	}
	if out, say, code := ask(t, els, "", "show "+id); code != 0 || !strings.Contains(out, "voorlopig") || strings.ContainsAny(out, "\x1b\u202e") || strings.Contains(out, strings.Join(model.KeyWords(fingerprint(fresh))[:2], " ")) {
		t.Errorf("show: %d %q %q", code, out, say)
	}
	for verb, want := range map[string]int{
		"key add --person 'Joost Eik'": 3, "key confirm " + id + " aap": 3, "invite 'Joost Eik'": 3, "invite revoke UIT-2026-001": 3,
		"key add --person 'Joost Eik' /etc/ssh/ssh_host_rsa_key.pub": 2, "key revoke SL-001": 1,
	} {
		if out, say, code := ask(t, eik, line, verb); code != want || out != "" || say == "" {
			t.Errorf("%s as a director: %d, want %d: %q %q", verb, code, want, out, say)
		}
	}
	if out, _, code := ask(t, eik, "", "invite list"); code != 0 || strings.Contains(out, "UIT-") {
		t.Errorf("a director sees invitations: %d %q", code, out)
	}
	if out, _, code := ask(t, eik, "", "key list --json"); code != 0 || strings.Count(out, `"id"`) != strings.Count(out, "Joost Eik") || !strings.Contains(out, id) {
		t.Errorf("a director sees: %d %s", code, out)
	}
	if out, say, code := ask(t, els, "", "key confirm "+id+" "+strings.Join(model.KeyWords(fingerprint(fresh)), " ")); code != 0 {
		t.Errorf("key confirm: %d %q %q", code, out, say)
	}
	if out, say, code := ask(t, els, "", "invite 'Joost Eik' --lang en"); code != 0 || !strings.Contains(out, "invite@rekenschap.delinde.example") {
		t.Errorf("invite: %d %q %q", code, out, say)
	}
	tablet := l.mustDial("bestuur", fresh)
	ask(t, tablet, "", "key revoke "+id+" --why 'tablet kwijt'") // and with it this very connection
	if out, _, _ := ask(t, els, "", "show "+id); !strings.Contains(out, "tablet kwijt") {
		t.Errorf("the owner's own revocation: %s", out)
	}
	if _, err := l.dial("bestuur", fresh); err == nil {
		t.Error("a revoked key still lets in")
	}
}
