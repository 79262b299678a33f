package main

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"testing"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// signed is an armoured signature over a statement, as ssh-keygen makes it.
func signed(t *testing.T, k ssh.Signer, statement string) string {
	t.Helper()
	sig, err := sshsig.Sign(strings.NewReader(statement), k, sshsig.HashSHA512, model.VoteNamespace)
	if err != nil {
		t.Fatal(err)
	}
	return string(sshsig.Armor(sig))
}

// open finds a proposal on which a member may vote.
func (l *hall) openTo(name string) (id string) {
	l.t.Helper()
	for _, d := range proposals(l) {
		k := l.keyOf(name)
		h := l.store.As(model.Actor{Person: l.person(name), Via: model.ViaSSH, Key: fingerprint(k)})
		if err := h.View(l.t.Context(), func(s model.State) error {
			b, err := model.BallotOf(s, d, l.person(name))
			if err == nil && b.Open() && len(b.Unread()) > 0 {
				id = d
			}
			return nil
		}); err != nil {
			l.t.Fatal(err)
		}
		if id != "" {
			return id
		}
	}
	l.t.Fatal("there is nothing to vote on")
	return ""
}

func proposals(l *hall) (out []string) {
	if err := l.as("").View(l.t.Context(), func(s model.State) error {
		for _, d := range model.Find[*model.Decision](s, "outcome", string(model.OutcomeProposed)) {
			out = append(out, d.ID)
		}
		return nil
	}); err != nil {
		l.t.Fatal(err)
	}
	return out
}

// A member votes with nothing but ssh and ssh-keygen: text, papers, signature.
func TestVoteBySignatureOverSSH(t *testing.T) {
	t.Parallel()
	l := receive(t)
	d := l.openTo("Maud Wilg")
	k := l.keyOf("Maud Wilg")
	c := l.mustDial("bestuur", k)
	text, say, code := ask(t, c, "", "decision "+d+" text --vote voor")
	if code != 0 || !strings.HasPrefix(text, "rekenschap-vote/1\n") || !strings.HasSuffix(text, "\nvote for\n") || !strings.Contains(text, "\nkey "+fingerprint(k)+"\n") {
		t.Fatalf("text: %d %q %q", code, text, say)
	}
	shas := regexp.MustCompile(`evidence get ([0-9a-f]{64})`).FindAllStringSubmatch(say, -1)
	if len(shas) == 0 {
		t.Fatalf("nothing to read: %q", say)
	}
	if out, say, code := ask(t, c, signed(t, k, text), "decision "+d+" vote"); code != 1 || out != "" || !strings.Contains(say, "Lees eerst") {
		t.Errorf("unread: %d %q %q", code, out, say)
	}
	for _, m := range shas {
		out, _, code := ask(t, c, "", "evidence get "+m[1])
		if sum := sha256.Sum256([]byte(out)); code != 0 || hex.EncodeToString(sum[:]) != m[1] {
			t.Fatalf("%s came as other bytes, code %d", m[1], code)
		}
	}
	out, say, code := ask(t, c, signed(t, k, text), "decision "+d+" vote")
	if code != 0 || !strings.Contains(out, "voor") || !strings.Contains(out, d) || !strings.Contains(out, fingerprint(k)) {
		t.Fatalf("vote: %d %q %q", code, out, say)
	}
	if _, say, code := ask(t, c, signed(t, k, text), "decision "+d+" vote"); code == 0 || !strings.Contains(say, "al vastgelegd") {
		t.Errorf("again: %d %q", code, say)
	}
	if err := l.as("").View(t.Context(), func(s model.State) error {
		v := model.VotesOn(s, d)[l.person("Maud Wilg")]
		if v == nil || v.Known != model.KnownSignature || v.Value != model.VoteFor || v.Statement != text || v.Key != fingerprint(k) {
			t.Errorf("%+v", v)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if rep, err := l.as("").Verify(t.Context(), store.VerifyOptions{}); err != nil || rep.Code() != "" {
		t.Errorf("verify: %v %+v", err, rep.Findings)
	}
}

// What is refused over SSH, with the exit code and a sentence.
func TestVoteVerbRefusals(t *testing.T) {
	t.Parallel()
	l := receive(t)
	d := l.openTo("Maud Wilg")
	director := l.mustDial("bestuur", l.keyOf("Maud Wilg"))
	for _, x := range []struct {
		line, in string
		code     int
		says     string
	}{
		{"decision " + d, "", 2, "text|vote"},
		{"decision " + d + " text", "", 2, "--vote"},
		{"decision " + d + " text --vote misschien", "", 2, "misschien"},
		{"decision " + d + " text --vote recused", "", 2, "recused"},
		{"decision " + d + " dans", "", 2, "dans"},
		{"decision P-001 text --vote voor", "", 1, "geen besluit"},
		{"decision B-1999-001 text --vote voor", "", 1, "B-1999-001"},
		{"decision " + d + " text --vote voor --key SHA256:niet", "", 3, "niet op uw naam"},
		{"decision " + d + " vote", "", 1, "geen handtekening"},
		{"decision " + d + " vote", strings.Repeat("x", 1<<20), 1, "groter dan"},
		{"decision " + d + " text --vote voor --as P-001", "", 2, "--as"},
		{"decision " + d + " text --vote voor -o /tmp/x", "", 2, "-o"},
	} {
		out, say, code := ask(t, director, x.in, x.line)
		if code != x.code || out != "" || !strings.Contains(say, x.says) {
			t.Errorf("%s: %d %q %q, want %d and %q", x.line, code, out, say, x.code, x.says)
		}
	}
	// Who does not sit in the body gives no vote there: the secretary and the CISO,
	// and an auditor and a supervisor do not even hear of the proposal.
	for name, x := range map[string]struct {
		code int
		says string
	}{
		"Hanneke Els": {3, "bestuurder, toezichthouder"}, "Ruben Populier": {3, "bestuurder, toezichthouder"}, "Cornelis Berk": {1, d + " bestaat niet"},
	} {
		k := l.keyOf(name)
		c := l.mustDial("bestuur", k)
		if out, say, code := ask(t, c, "", "decision "+d+" text --vote voor"); code != x.code || out != "" || !strings.Contains(say, x.says) {
			t.Errorf("%s: %d %q %q", name, code, out, say)
		}
	}
}
