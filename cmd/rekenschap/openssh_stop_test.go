//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// When the server stops, everybody is told why, has their terminal back and
// finds their draft; the file is whole.
func TestServerStops(t *testing.T) {
	t.Parallel()
	needs(t, "tmux")
	g := openGate(t)
	director := g.window(80, 24, "Maud Wilg", "TERM=xterm-256color")
	ciso := g.window(100, 30, "Ruben Populier", "TERM=xterm-256color")
	idle := g.terminal(80, 24, "ssh "+shellWords(g.line("Noor Vlier", "-N", "linde"))) // a connection without a session
	director.sees("Wat wacht")
	ciso.sees("Kan het bestuur het").types("8").sees("ACT-2026").types("a").types("Ladder vastzetten @ciso 15-12").sees("Ladder vastzetten")
	g.logged(2, `"msg":"session"`)

	since := time.Now()
	if code := g.stop(terminate); code != 0 || time.Since(since) > 6*time.Second {
		t.Errorf("stopped with %d after %v", code, time.Since(since))
	}
	for _, v := range []*window{director, ciso} {
		v.left(1)
		v.sees("Rekenschap wordt gestopt voor onderhoud. Wat u typte, is als concept bewaard; verbind straks opnieuw.")
	}
	idle.sees("EXIT-255")
	if out := g.out.String(); !strings.HasSuffix(out, "Gestopt; alle sessies zijn afgesloten.\n") {
		t.Errorf("%q", out)
	}
	g.logged(2, `"msg":"end"`, `"code":1`)
	if left, _ := filepath.Glob(g.db + "-*"); len(left) > 0 {
		t.Errorf("beside the file: %v", left)
	}
	g.run("verify").gives(0)

	g.start() // and goes on where everybody was
	again := g.window(100, 30, "Ruben Populier", "TERM=xterm-256color")
	again.sees("Kan het bestuur het").types("8").sees("ACT-2026").types("a").sees("Ladder vastzetten")
}

// What the server itself wrote last is remembered on its machine: a file that
// is put back to before that is noticed.
func TestServerRemembersHead(t *testing.T) {
	t.Parallel()
	g := ground(t)
	if err := os.Remove(g.db); err != nil {
		t.Fatal(err)
	}
	g.run("init", "--org", "Stichting De Linde", "--legal-form", "stichting", "--staff", "300", "--turnover", "1", "--balance", "1").gives(0)
	g.run("import", "people", g.write("mensen.csv", oneDirector)).gives(0)
	earlier := must(os.ReadFile(g.db))
	g.start()
	g.run("evidence", "add", "A-5.1", g.write("bewijs.txt", "bewijs")).gives(0)
	g.logged(1, `"msg":"checkpoint"`)
	if code := g.stop(terminate); code != 0 {
		t.Errorf("stopped with %d", code)
	}
	var seen map[string]seenHead
	if err := json.Unmarshal(must(os.ReadFile(filepath.Join(g.home, ".local/state/rekenschap/heads.json"))), &seen); err != nil || len(seen) != 1 {
		t.Fatalf("%v %v", seen, err)
	}
	for _, h := range seen {
		newOracle(t, g.db).holds("SELECT max(seq), (SELECT entry ->> '$.via' FROM ledger ORDER BY seq DESC LIMIT 1) FROM ledger", fmt.Sprintf("%d|server", h.Count))
	}
	g.write(".local/share/rekenschap/rekenschap.db", string(earlier))
	if a := g.run("info"); !strings.Contains(a.say, "oude kopie") {
		t.Errorf("nothing is said of a file that was put back:\n%s", a.say)
	}
}

const oneDirector = "name,body,role,executive,from,to,email\nAnna Eik,RvB,voorzitter,ja,01-03-2019,,eik@delinde.example\n"

// A second signal does not wait for anybody: here for somebody who does not
// read what they asked for.
func TestServerStopsAtOnce(t *testing.T) {
	t.Parallel()
	g := openGate(t)
	file := noise(5 << 20)
	path := g.write("groot.bin", file)
	g.run("evidence", "add", "A-5.1", path).gives(0)
	sum := sha256.Sum256([]byte(file))
	stuck := exec.Command("ssh", g.line("Maud Wilg", "linde", "evidence", "get", hex.EncodeToString(sum[:]))...)
	out, err := stuck.StdoutPipe()
	if err == nil {
		err = stuck.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = stuck.Process.Kill(); _ = stuck.Wait() })
	if _, err := out.Read(make([]byte, 1)); err != nil { // it comes, and then nobody reads on
		t.Fatal(err)
	}
	since := time.Now()
	for _, s := range []os.Signal{terminate, os.Interrupt} {
		if err := g.cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond)
	}
	g.stopped()
	if took := time.Since(since); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	g.run("verify").gives(0)
}
