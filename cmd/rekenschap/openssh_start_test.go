//go:build unix

package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// The first start makes the key of the server, and says of it what
// ssh-keygen says; the second start uses the same one.
func TestServeFirstStart(t *testing.T) {
	t.Parallel()
	g := openGate(t)
	key := filepath.Join(g.home, ".config/rekenschap/host.key")
	for path, mode := range map[string]os.FileMode{key: 0o600, key + ".pub": 0o644} {
		if st, err := os.Stat(path); err != nil || st.Mode().Perm() != mode {
			t.Errorf("%s: %v %v", path, st.Mode(), err)
		}
	}
	for _, path := range []string{key, key + ".pub"} { // each half says the same
		fp := strings.Fields(g.exec("", "ssh-keygen", "-lf", path).gives(0))[1]
		words := strings.Join(model.KeyWords(fp), " ")
		if said := g.out.String(); !strings.Contains(said, "server: "+fp+"\n") || !strings.Contains(said, "In woorden: "+words+"\n") || strings.Count(words, " ") != 7 {
			t.Errorf("ssh-keygen says %s, in words %s; the server says\n%s", fp, words, said)
		}
	}
	first := g.out.String()
	if !strings.Contains(first, "Sleutel van de server gemaakt: "+key+"\n") {
		t.Error("it does not say that a key was made")
	}
	if code := g.stop(terminate); code != 0 {
		t.Errorf("stopped with %d", code)
	}
	g.start()
	again := g.out.String()
	if strings.Contains(again, "gemaakt") || fingerprintLine(again) != fingerprintLine(first) {
		t.Errorf("another key:\n%s", again)
	}
	g.ssh("Maud Wilg", "", "version").gives(0) // by the same known_hosts
}

func fingerprintLine(said string) string {
	for l := range strings.Lines(said) {
		if strings.HasPrefix(l, "Vingerafdruk") {
			return l
		}
	}
	return "none"
}

// What keeps a server from starting is one sentence on stderr and an exit code.
func TestServeDoesNotStart(t *testing.T) {
	t.Parallel()
	g := openGate(t)
	busy := "127.0.0.1:" + g.port
	refused := func(code int, sentence string, args ...string) {
		t.Helper()
		a := g.run(append([]string{"serve"}, args...)...)
		a.refuses(code, sentence)
		if lines := strings.Count(a.say, "\n"); lines != 1 {
			t.Errorf("%d lines:\n%s", lines, a.say)
		}
	}
	refused(1, "Kan niet luisteren op "+busy, "--listen", busy)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	refused(1, busy, "--listen", address, "--listen", busy) // all addresses or none
	refused(2, "nergens is geen adres", "--listen", "nergens")
	refused(2, "127.0.0.1:99999 is geen adres", "--listen", "127.0.0.1:99999")
	refused(2, "extra", "extra")

	open := g.keygen("open.key")
	os.Chmod(open, 0o640)
	refused(1, "open.key", "--host-key", open)
	os.Chmod(open, 0o600)
	refused(1, "notakey is geen sleutel", "--host-key", g.write("notakey", "geen sleutel"))
	locked := filepath.Join(g.home, "locked.key")
	g.exec("", "ssh-keygen", "-q", "-t", "ed25519", "-N", "geheim", "-f", locked).gives(0)
	refused(1, "locked.key", "--host-key", locked)

	for setting, sentence := range map[string]string{
		"sessions = 0":         "config.toml, regel 3",
		"idle_minutes = 1441":  "1.440",
		"port = 70000":         "config.toml, regel 3",
		"longest_hours = true": "config.toml, regel 3",
		"sesions = 3":          "sesions",
	} {
		g.serves(setting)
		refused(1, sentence)
	}
	g.write(".config/rekenschap/config.toml", "[serve]\nlisten = [\"2222\"]\n")
	refused(1, "config.toml, regel 2")
	g.write(".config/rekenschap/config.toml", "[serve]\nlisten = []\n")
	refused(1, "config.toml, regel 2")
}
