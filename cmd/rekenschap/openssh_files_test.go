//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// noise are bytes that are no text, the same ones every time.
func noise(n int) string {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{7}).Read(b)
	return string(b)
}

// Files go in by the input and come out on the output, whole.
func TestOpenSSHEvidence(t *testing.T) {
	t.Parallel()
	g := ground(t)
	const most = 6
	g.write(".config/rekenschap/config.toml", "max_file_mb = 6\n[serve]\nlisten = [\"127.0.0.1:0\"]\n")
	g.start()
	file := noise(5 << 20)
	sum := sha256.Sum256([]byte(file))
	sha := hex.EncodeToString(sum[:])
	secretary := "Hanneke Els"

	g.ssh("Maud Wilg", file, "evidence", "add", "A-5.1", "--name", "mijn.bin").refuses(3, "bewijs")
	g.ssh(secretary, "", "evidence", "get", sha).refuses(1, "")
	added := g.ssh(secretary, file, "evidence", "add", "A-5.1", "--name", "'Verslag café №1 ✓.bin'", "--title", "'Oefening'")
	if out := added.gives(0); !strings.Contains(out, "BEW-") {
		t.Errorf("%q", out)
	}
	if out := g.ssh(secretary, "", "evidence", "get", sha).gives(0); out != file {
		t.Errorf("%d bytes went in, %d others came out", len(file), len(out))
	}
	if out := g.run("list", "evidence", "--json").gives(0); !strings.Contains(out, "Verslag café №1 ✓.bin") || !strings.Contains(out, sha) {
		t.Errorf("how it is kept:\n%s", out)
	}
	g.logged(1, `"msg":"checkpoint"`) // of what was recorded so far
	before := g.run("log", "--json").gives(0)
	g.ssh(secretary, noise(most<<20+1), "evidence", "add", "A-5.1", "--name", "groot.bin").refuses(1, "6 MB")
	g.ssh(secretary, file, "evidence", "add", "A-5.1", "/etc/passwd").refuses(2, "/etc/passwd")
	g.ssh(secretary, "", "evidence", "get", "../../../etc/passwd").refuses(1, "")
	g.ssh(secretary, "", "evidence", "get", sha, "-o", "kopie.bin").refuses(2, "-o")
	if after := g.run("log", "--json").gives(0); after != before {
		t.Error("something was kept of what was refused")
	}
	if st, err := os.Stat(g.db); err != nil || st.Size() > 16<<20 {
		t.Errorf("%v %v", st.Size(), err)
	}
}

// A list comes in by the input: looked at first, then recorded under the name
// of whose key it is.
func TestOpenSSHImport(t *testing.T) {
	t.Parallel()
	g := openGate(t)
	const people = "name,body,role,executive,from,to,email\nZoë Ðorđević-Şen,RvB,lid,ja,01-12-2026,,zoe@linde.example\n"
	secretary := "Hanneke Els"
	for _, who := range []string{"Maud Wilg", "Walter Taxus", secretary} {
		g.of(who)
	}
	g.logged(1, `"msg":"checkpoint"`) // of what was recorded so far
	before := g.run("log", "--json").gives(0)
	g.ssh("Maud Wilg", people, "import", "people").refuses(3, "")
	g.ssh("Walter Taxus", people, "import", "people").refuses(3, "")
	g.ssh(secretary, people, "import", "people", "mensen.csv").refuses(2, "mensen.csv")
	g.ssh(secretary, "naam\n\x00\xff", "import", "people").refuses(1, "")
	if out := g.ssh(secretary, people, "import", "people", "--dry-run").gives(0); !strings.Contains(out, "Zoë Ðorđević-Şen") {
		t.Errorf("what would change:\n%s", out)
	}
	if after := g.run("log", "--json").gives(0); after != before {
		t.Error("something was recorded already")
	}
	g.ssh(secretary, people, "import", "people").gives(0)
	if out := g.ssh("Maud Wilg", "", "list", "people").gives(0); !strings.Contains(out, "Zoë Ðorđević-Şen") {
		t.Errorf("list people:\n%s", out)
	}
	if out := g.ssh("Maud Wilg", "", "search", "zoë").gives(0); !strings.Contains(out, "Zoë Ðorđević-Şen") {
		t.Errorf("search:\n%s", out)
	}
	key := strings.Fields(g.exec("", "ssh-keygen", "-lf", g.of(secretary)).gives(0))[1]
	newOracle(t, g.db).holds(`SELECT entry ->> '$.actor', entry ->> '$.via', instr(body, '`+key+`') > 0
		FROM ledger JOIN ledger_body USING (seq) ORDER BY seq DESC LIMIT 1`, "P-009|ssh|1")
}
