package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/tui/serve"
)

// allowed is what may be asked over SSH: every verb with every flag. A verb or a
// flag that is new is not in it, and whoever adds it has to judge here whether
// it can name a file, another person or another setting of the server.
var allowed = map[string]string{
	"__complete": "", "__completeNoDesc": "", // they refuse
	"":                 "plain screen",
	"decision":         "consent key vote",
	"evidence":         "",
	"evidence add":     "expires name privileged title type", // name is only what the file will be called
	"evidence get":     "",
	"export":           "",
	"export ledger":    "as-of",
	"import":           "",
	"import actions":   "dry-run template",
	"import decisions": "dry-run template",
	"import people":    "dry-run template",
	"import policies":  "dry-run template",
	"import suppliers": "dry-run template",
	"import trainings": "dry-run template",
	"import vvt":       "dry-run template",
	"invite":           "until",
	"invite list":      "json",
	"invite revoke":    "why",
	"key":              "",
	"key add":          "person role until",
	"key confirm":      "",
	"key list":         "json",
	"key revoke":       "why",
	"list":             "as-of filter json limit plain",
	"log":              "as-of json limit",
	"search":           "as-of json limit plain",
	"show":             "as-of json plain",
	"status":           "as-of json plain",
	"verify":           "json",
	"version":          "json",
}

// remoteVerbs walks what there is over SSH.
func remoteVerbs(l *hall) map[string]string {
	s := l.h.remoteSession(serve.Visit{}, nil, noStreams())
	out := map[string]string{}
	eachCommand(s.remoteTree(), func(c *cobra.Command) {
		var flags []string
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && f.Name != "lang" {
				flags = append(flags, f.Name)
			}
		})
		slices.Sort(flags)
		out[path(c)] = strings.Join(flags, " ")
	})
	return out
}

// The verbs over SSH are those that were judged, with the flags that were.
func TestVerbsOverSSHAreJudged(t *testing.T) {
	t.Parallel()
	got := remoteVerbs(receive(t))
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if want, ok := allowed[name]; !ok || got[name] != want {
			t.Errorf("%q with %q has not been judged (judged: %q, %v)", name, got[name], want, ok)
		}
	}
	for name := range allowed {
		if _, ok := got[name]; !ok {
			t.Errorf("%q is no verb any more", name)
		}
	}
}

// bait lays a file on the server that is nobody's business, and looks after it.
type bait struct {
	t     *testing.T
	dir   string // of the server
	path  string
	files []string
}

const guarded = "GEHEIM-VAN-DE-SERVER"

func lay(t *testing.T, l *hall) *bait {
	t.Helper()
	b := &bait{t: t, dir: filepath.Dir(l.path)}
	b.path = filepath.Join(b.dir, "geheim.csv")
	if err := os.WriteFile(b.path, []byte("name;body\n"+guarded+";RvB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.files = b.listed()
	return b
}

func (b *bait) listed() (out []string) {
	_ = filepath.WalkDir(b.dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !strings.HasSuffix(path, "-wal") && !strings.HasSuffix(path, "-shm") {
			out = append(out, path)
		}
		return nil
	})
	return out
}

// untouched asks that an answer tells nothing of the server's files, and that
// those are as they were.
func (b *bait) untouched(command, out, say string) {
	b.t.Helper()
	typed := strings.Contains(command, b.dir)
	for _, said := range []string{out, say} {
		if strings.Contains(said, guarded) || strings.Contains(said, "root:") || !typed && strings.Contains(said, b.dir) {
			b.t.Errorf("%s: tells of the server: %.300q", command, said)
		}
	}
	if now := b.listed(); !slices.Equal(now, b.files) {
		b.t.Errorf("%s: the files are now %q", command, now)
		b.files = now
	}
}

// Everything that reads or writes a file on the machine itself, tried over SSH
// by who may most, on every verb: each flag that names a file, another person or
// a setting, in each way of writing it, a file as an argument, and the verbs that
// are not there. None is understood, none tells a path, nothing is made.
func TestNoFileOfTheServerOverSSH(t *testing.T) {
	t.Parallel()
	l := receive(t)
	b := lay(t, l)
	c := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	try := func(command string, codes ...int) {
		t.Helper()
		out, say, code := ask(t, c, "", command)
		b.untouched(command, out, say)
		if !slices.Contains(codes, code) {
			t.Errorf("%s: exit %d\n%s%s", command, code, out, say)
		}
		if code == 0 && out == "" {
			t.Errorf("%s: done, and nothing said", command)
		}
	}
	verbs := slices.Sorted(maps.Keys(allowed))
	for n, v := range verbs {
		ways := []string{"--db %s", "--db=%s", "--config %s", "--config=%s", "--as %s", "--as=%s", "-o %s", "-o%s", "--output %s", "--output=%s",
			"--files %s", "--host-key %s", "--listen %s", "--d %s", "--outp %s", "-d %s"}
		for m, way := range ways {
			if tries.All() || (n+m)%5 == 0 {
				try(v+" "+fmt.Sprintf(way, b.path), 2)
			}
		}
	}
	l.Store("SELECT count(*) FROM person WHERE name LIKE 'GEHEIM%'", "0")
	for _, file := range []string{b.path, "/etc/passwd", "../geheim.csv", "file://" + b.path, "@" + b.path, "~/geheim.csv", "$HOME/geheim.csv", "-", "/dev/stdin"} {
		for _, v := range []string{"verify %s", "import people %s", "import vvt %s", "evidence add A-5.9 %s", "export ledger %s", "key add --person 'Joost Eik' %s", "version %s", "status %s", "list people %s"} {
			codes := []int{2, 3}
			if file == "-" { // what comes with the command, and nothing did
				codes = append(codes, 1)
			}
			try(fmt.Sprintf(v, file), codes...)
		}
		try("evidence get "+file, 1, 2, 3)
		try("show "+file, 1, 2, 3)
		try("decision "+file+" text", 1, 2, 3)
		try("log "+file, 1, 2, 3)
		try("list "+file, 1, 2)
		try("list people --filter name="+file, 0)
		try("search "+strings.TrimPrefix(file, "-")+"x", 0)
		try("--screen "+file, 2)
		try("--lang "+file, 2)
		try("--lang="+file+" status", 2)
		try("list people --as-of "+file, 2)
	}
	for _, v := range []string{"backup", "restore", "checkpoint", "doctor", "info", "init", "demo", "serve", "completion", "man", "__complete", "__completeNoDesc"} {
		try(v, 1, 2, 3)
		try(v+" "+b.path, 1, 2, 3)
		try(v+" bash", 1, 2, 3)
		try(v+" list ''", 1, 2, 3)
	}
	for _, v := range []string{"help", "help list", "--"} {
		try(v, 0)
	}
	for _, v := range []string{"sh", "bash -c 'cat " + b.path + "'", "/bin/cat " + b.path, "cat " + b.path, "scp -f " + b.path, "scp -t /tmp", "sftp-server", "/usr/lib/openssh/sftp-server",
		"rsync --server . " + b.dir, "git-upload-pack " + b.dir, "python3 -c 1", "rekenschap status", "../../bin/sh", "-c id", "-- backup x", "--plain=" + b.path} {
		try(v, 1, 2, 3)
	}
	for _, v := range []string{"list people; cat " + b.path, "list people | cat " + b.path, "list people > " + b.path, "list people < " + b.path, "list people && cat " + b.path,
		"list people & cat " + b.path, "list `cat " + b.path + "`", "list $(cat " + b.path + ")", "list people\ncat " + b.path, "list <(cat " + b.path + ")", "list ~root", "list *"} {
		try(v, 1, 2, 3)
	}
	for _, name := range []string{"REKENSCHAP_DB", "REKENSCHAP_CONFIG", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME", "TMPDIR", "TZ", "LANG"} {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Setenv(name, b.path); err == nil {
			t.Errorf("%s was let in", name)
		}
		out, err := s.CombinedOutput("status --json")
		if err != nil || !strings.Contains(string(out), "De Linde") {
			t.Errorf("after %s: %v\n%s", name, err, out)
		}
		b.untouched(name, string(out), "")
	}
}

// What each verb says of itself, and what it says to anything wrong, names no
// file of the server either.
func TestNoPathInWhatVerbsSay(t *testing.T) {
	t.Parallel()
	l := receive(t)
	b := lay(t, l)
	c := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	for n, v := range slices.Sorted(maps.Keys(allowed)) {
		for m, with := range []string{"--help", "", "x", "x y z", "--json", "--template", "--lang en", "--verbose"} {
			if !tries.All() && (n+m)%3 > 0 {
				continue
			}
			command := strings.TrimSpace(v + " " + with)
			if command == "" {
				command = "--plain"
			}
			out, say, _ := ask(t, c, "x", command)
			b.untouched(command, out, say)
		}
	}
	for noun := range strings.FieldsSeq("duties decisions meetings policies trainings reports reviews controls actions people suppliers evidence keys invitations") {
		out, say, _ := ask(t, c, "", "list "+noun+" --json")
		b.untouched("list "+noun, out, say)
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm", 24, 80, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	out, _ := s.CombinedOutput("evidence add A-5.9 " + b.path)
	b.untouched("with a terminal "+b.path, string(out), "")
	if strings.Contains(l.log.String(), b.dir) {
		t.Errorf("in the log:\n%s", l.log)
	}
}

// Somebody sends more than any file may be, or nothing, or bytes that are no
// list: a sentence, a code, and the memory as it was.
func TestMuchOnTheInput(t *testing.T) {
	t.Parallel()
	l := receive(t)
	c := l.mustDial("ciso", l.keyOf("Ruben Populier"))
	big, size := strings.Repeat("x", 26<<20), 1<<16
	if tries.All() {
		size = 1 << 20
	}
	for _, v := range []struct {
		command, in string
		codes       []int
	}{
		{"evidence add A-5.9 --name groot.bin", big, []int{1, 2}},
		{"import vvt", strings.Repeat("\x00", size), []int{1, 2}},
		{"import people", strings.Repeat("\"", size), []int{1, 2}},
		{"import people", strings.Repeat("a;", size), []int{1, 2}},
		{"import people", "", []int{1, 2}},
		{"key add --person 'Joost Eik'", strings.Repeat("ssh-ed25519 ", size/8), []int{1, 2, 3}},
		{"decision B-2026-001 vote", strings.Repeat("-----BEGIN SSH SIGNATURE-----\n", size/8), []int{1, 2, 3}},
	} {
		out, say, code := ask(t, c, v.in, v.command)
		if !slices.Contains(v.codes, code) || say == "" || len(say) > 4000 || bytes.ContainsAny([]byte(say), "\x00\x1b") {
			t.Errorf("%s: exit %d, %q %.300q", v.command, code, out, say)
		}
	}
	if out, _, code := ask(t, c, "", "status"); code != 0 || out == "" {
		t.Error("afterwards no status")
	}
}
