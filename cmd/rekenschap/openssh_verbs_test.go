//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// ssh host VERB is the same command line, with the role of whose key it is.
func TestOpenSSHVerbs(t *testing.T) {
	t.Parallel()
	needs(t, "python3")
	g := openGate(t)
	director, secretary, auditor := "Maud Wilg", "Hanneke Els", "Walter Taxus"

	var status statusOf
	if err := json.Unmarshal([]byte(g.ssh(director, "", "status", "--json").gives(0)), &status); err != nil || status.Class != "essential" || len(status.Duties) < 10 {
		t.Errorf("%v %+v", err, status)
	}
	// What is said at the file is what is said over the line.
	for _, verb := range []string{"status --json", "list decisions", "list controls --json", "show B-2026-009", "search leverancier", "log --json"} {
		here := g.run(append([]string{"--as", secretary}, strings.Fields(verb)...)...)
		there := g.ssh(secretary, "", verb)
		if there.gives(0) != here.gives(0) || there.out == "" || there.say != "" {
			t.Errorf("%s: over the line\n%s%s\nat the file\n%s", verb, there.out, there.say, here.out)
		}
	}
	g.ssh(director, "", "log").refuses(3, "het logboek lezen")
	g.ssh(director, "", "export", "ledger").refuses(3, "")
	g.ssh(director, "", "list", "nothing").refuses(2, "nothing")
	g.ssh(director, "", "show", "B-1999-001").refuses(1, "B-1999-001")
	g.ssh(director, "", "evidence", "get", strings.Repeat("0", 64)).refuses(1, "")
	g.ssh(director, "", "'").refuses(2, "aanhalingstekens")
	g.ssh(director, "", "backup", "x.db").refuses(3, "backup kan niet via SSH")
	g.ssh(director, "", "status", "--db", "x.db").refuses(2, "--db")
	g.ssh(director, "", "status", "--as", "P-009").refuses(2, "--as")
	g.ssh(director, "", "export", "ledger", "-o", "x").refuses(2, "-o")
	g.ssh(director, "", "sh", "id").refuses(2, "sh")
	g.ssh(director, "", "status;", "id").refuses(2, "status;")
	if names, _ := filepath.Glob(filepath.Join(g.home, "*x*")); len(names) > 0 {
		t.Errorf("files were made: %v", names)
	}
	// The words of a name survive the line and its quotes.
	if out := g.ssh(director, "", "search", "'Maud Wilg'", "--lang", "en").gives(0); !strings.Contains(out, "Maud Wilg") || !utf8.ValidString(out) {
		t.Errorf("search: %q", out)
	}
	// The whole ledger is for who keeps it; what an auditor gets is checked
	// without this program.
	whole := g.ssh(secretary, "", "export", "ledger")
	for name, a := range map[string]answer{"secretary": whole, "auditor": g.ssh(auditor, "", "export", "ledger")} {
		path := g.write(name+".jsonl", a.gives(0))
		checked := g.exec("", "python3", filepath.Join(repository(t), "docs/verify.py"), path).gives(0)
		if lines := strings.Count(a.out, "\n"); lines < 100 || checked == "" {
			t.Errorf("%s: %d lines: %s", name, lines, checked)
		}
	}
	if out := g.ssh(auditor, "", "log", "--json").gives(0); strings.Count(out, "\n") >= strings.Count(whole.out, "\n") {
		t.Error("an auditor sees all of the log")
	}
}

// statusOf is the part of status --json that is looked at.
type statusOf struct {
	Class  string
	Duties []struct{ ID, Status string }
}

// repository is the folder of the module.
func repository(t *testing.T) string {
	t.Helper()
	d, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(d, "../..")
}
