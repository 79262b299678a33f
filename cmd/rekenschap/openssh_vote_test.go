//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A member reads the papers, signs the text with ssh-keygen and hands the
// signature in; later an outsider checks it with OpenSSH alone, from what an
// auditor was given.
func TestVoteWithKeygen(t *testing.T) {
	t.Parallel()
	g := openGate(t)
	who := "Maud Wilg"
	key := g.of(who)
	d, text := g.ballot(who)
	for _, m := range regexp.MustCompile(`evidence get ([0-9a-f]{64})`).FindAllStringSubmatch(text.say, -1) {
		paper := g.ssh(who, "", "evidence", "get", m[1]).gives(0)
		if sum := sha256.Sum256([]byte(paper)); hex.EncodeToString(sum[:]) != m[1] {
			t.Errorf("%s came as other bytes", m[1])
		}
	}
	var lines string // what the ballot on the screen is known by can be made from what is signed
	for _, l := range strings.SplitAfter(text.out, "\n") {
		if regexp.MustCompile(`^(text|paper|record) `).MatchString(l) {
			lines += l
		}
	}
	all, wording := sha256.Sum256([]byte(lines)), regexp.MustCompile(`(?m)^text sha256:(.{16})`).FindStringSubmatch(text.out)[1]
	for name, start := range map[string]string{"tekst en stukken": hex.EncodeToString(all[:8]), "alleen de tekst": wording} {
		want := "- " + name + ": SHA-256 " + start[:4] + " " + start[4:8] + " " + start[8:12] + " " + start[12:] + " …"
		if !strings.Contains(text.say, want) {
			t.Errorf("%q is not in %q", want, text.say)
		}
	}
	file := g.write("stem.txt", text.out)
	sign := func(namespace, file string) string {
		os.Remove(file + ".sig")
		g.exec("", "ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace, file).gives(0)
		return string(must(os.ReadFile(file + ".sig")))
	}
	other := g.write("tegen.txt", strings.Replace(text.out, "\nvote for\n", "\nvote against\n", 1))
	g.ssh(who, sign("file", file), "decision", d, "vote").refuses(1, "vote@rekenschap")
	g.ssh(who, text.out, "decision", d, "vote").refuses(1, "SIGNATURE")
	sig := sign("vote@rekenschap", file)
	g.ssh("Noor Vlier", sig, "decision", d, "vote").refuses(1, d+" bestaat niet") // not hers to see
	g.ssh("Ruben Populier", sig, "decision", d, "vote").refuses(3, "")
	if out := g.ssh(who, sig, "decision", d, "vote").gives(0); !strings.Contains(out, "u stemt voor over "+d) {
		t.Errorf("%q", out)
	}
	if again := g.ssh(who, sig, "decision", d, "vote"); again.code == 0 || !strings.Contains(again.say, "al vastgelegd") {
		t.Errorf("the same signature again: %d %s%s", again.code, again.out, again.say)
	}
	g.ssh(who, sign("vote@rekenschap", other), "decision", d, "vote").refuses(1, "")
	newOracle(t, g.db).holds("SELECT value, body ->> '$.known' FROM vote WHERE decision_id='"+d+"' AND person_id='P-001'", "for|signature")
	g.run("verify").gives(0)
	g.outsider(d, text.out)
}

// ballot finds a decision that somebody can vote on, and the text to sign.
func (g *gate) ballot(who string) (decision string, text answer) {
	g.t.Helper()
	var all []struct{ ID, Outcome string }
	if err := json.Unmarshal([]byte(g.ssh(who, "", "list", "decisions", "--json").gives(0)), &all); err != nil {
		g.t.Fatal(err)
	}
	for _, d := range all {
		if d.Outcome != "proposed" {
			continue
		}
		if text = g.ssh(who, "", "decision", d.ID, "text", "--vote", "voor"); text.code == 0 && strings.Contains(text.say, "evidence get") {
			return d.ID, text
		}
	}
	g.t.Fatalf("nothing to vote on: %v", all)
	return "", answer{}
}

// outsider checks a vote with nothing but what stands in the ledger and
// ssh-keygen, as docs/LEDGER.md tells.
func (g *gate) outsider(decision, text string) {
	g.t.Helper()
	for line := range strings.Lines(g.ssh("Hanneke Els", "", "export", "ledger").gives(0)) {
		var l struct{ Entry, Body string }
		var vote struct {
			Decision, Known, Statement, Signature string
			Public                                string `json:"public_key"`
		}
		if json.Unmarshal([]byte(line), &l) != nil || !strings.Contains(l.Entry, `"kind":"vote"`) || json.Unmarshal([]byte(l.Body), &vote) != nil {
			continue
		}
		if vote.Decision != decision || vote.Known != "signature" || vote.Statement != text {
			continue
		}
		signers := g.write("signers", "P-001 "+vote.Public+"\n")
		sig := g.write("kept.sig", vote.Signature)
		check := func(text string) answer {
			return g.exec(text, "ssh-keygen", "-Y", "verify", "-f", signers, "-I", "P-001", "-n", "vote@rekenschap", "-s", sig)
		}
		check(vote.Statement).gives(0)
		if check(strings.Replace(vote.Statement, "vote for", "vote against", 1)).code == 0 {
			g.t.Error("another vote passes under the same signature")
		}
		return
	}
	g.t.Errorf("the vote on %s is not in the ledger that was handed out, in %s", decision, filepath.Base(g.db))
}
