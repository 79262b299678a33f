//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

// desk is the program at a terminal of its own, whose screen can be read.
type desk struct {
	*testing.T
	cmd  *exec.Cmd
	pty  *os.File
	emu  *vt.SafeEmulator
	done chan error
}

// sitDown starts the program in a home of its own.
func sitDown(t *testing.T, home string, args ...string) *desk {
	t.Helper()
	d := &desk{T: t, cmd: exec.Command("rekenschap", args...), emu: vt.NewSafeEmulator(80, 24), done: make(chan error, 1)}
	d.cmd.Env = append(os.Environ(), "HOME="+home, "TERM=xterm-256color", "LANG=C.UTF-8", "NO_COLOR=1",
		"XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=", "CLOCK=2026-11-21T10:00:00Z")
	f, err := pty.StartWithSize(d.cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skip("no pseudo-terminal here:", err)
	}
	d.pty = f
	go io.Copy(f, d.emu) // what a terminal answers
	go func() {
		io.Copy(d.emu, f)
		d.done <- d.cmd.Wait()
	}()
	t.Cleanup(func() { d.cmd.Process.Kill(); f.Close() })
	return d
}

// sees waits until a text stands on the screen.
func (d *desk) sees(text string) *desk {
	d.Helper()
	for start := time.Now(); time.Since(start) < 15*time.Second; time.Sleep(10 * time.Millisecond) {
		if strings.Contains(strings.Join(strings.Fields(d.screen()), " "), text) {
			return d
		}
	}
	d.Fatalf("%q does not appear:\n%s", text, d.screen())
	return d
}

func (d *desk) screen() string {
	var b strings.Builder
	bounds := uv.Rect(0, 0, 80, 24)
	for y := range bounds.Dy() {
		for x := 0; x < bounds.Dx(); x++ {
			if c := d.emu.CellAt(x, y); c != nil && c.Content != "" {
				b.WriteString(c.Content)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// types sends keys as a hurried person would: all at once.
func (d *desk) types(keys string) *desk {
	d.Helper()
	if _, err := d.pty.WriteString(keys); err != nil {
		d.Fatal(err)
	}
	return d
}

// ended waits for the end of the program.
func (d *desk) ended() error {
	d.Helper()
	select {
	case err := <-d.done:
		return err
	case <-time.After(15 * time.Second):
		d.Fatalf("still there:\n%s", d.screen())
		return nil
	}
}

const (
	ret      = "\r"
	rightKey = "\x1b[C"
	downKey  = "\x1b[B"
)

// A new hospital, by keys alone: from nothing to a file with the organisation,
// its bodies, who sits in them, proposed norms and a first meeting; in the
// middle the program is killed, and the person goes on where they were.
func TestNewHospital(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d := sitDown(t, home)
	d.sees("In welke taal werkt u?").types(ret).sees("Om welke organisatie")
	d.types("Stichting Ziekenhuis De Linde" + ret + "12345678" + ret + ret).sees("Hoe groot")
	d.types(ret + "612" + ret + "480 mln" + ret).sees("essentiële entiteit").types("410 mln" + ret).sees("meer weegt")
	d.types(ret + ret + "Lab Noord B.V.").sees("Lab Noord B.V.")
	time.Sleep(200 * time.Millisecond)
	d.cmd.Process.Kill()
	d.ended()

	d = sitDown(t, home)
	d.sees("verder waar u was").sees("Lab Noord B.V.").types(ret).sees("Wie besluit")
	d.types(ret).sees("Een orgaan").types(ret + ret + ret + ret + ret + ret).sees("Regels van besluiten")
	d.types(ret + ret + rightKey + ret + ret + ret + ret + ret).sees("Vooraf").types("strategie" + ret).sees("▌ RvT")
	d.types(downKey + downKey + ret).sees("Wie heeft zitting")
	d.types(ret).sees("Een persoon").types("Eva de Vries" + ret + "eva@linde.example" + ret + ret + "voorzitter" + ret + "1-3-2021" + ret + ret + ret + ret).sees("Eva de Vries · RvB")
	d.types(ret).sees("Een persoon").types("Sam Bos" + ret + ret + rightKey + rightKey).sees("‹ CISO ›").types(ret + "1-1-2025" + ret + ret + ret).sees("Sam Bos · CISO")
	d.types(downKey + ret).sees("Welke termijnen").types(strings.Repeat(ret, 9)).sees("eerste vergadering")
	d.types("15-12" + ret + "14:00" + ret).sees("Klopt dit?").types(ret).sees("Wat nu").types(ret)
	d.sees("Kan het bestuur het vandaag aantonen?").sees("15 dec 14:00").types("q")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	reads(t, home, []string{"status"}, "Onderdelen a–j goedgekeurd", "Certificaat per bestuurder")
	reads(t, home, []string{"list", "people"}, "Eva de Vries", "Sam Bos", "15 aug 2028")
	reads(t, home, []string{"show", "B-2026-001"}, "Eigen normen voor toezicht", "binnen 6 maanden na verschijnen")
	reads(t, home, []string{"show", "ORG"}, "Lab Noord B.V.", "12345678")
	reads(t, home, []string{"show", "O-001"}, "de voorzitter beslist", "strategie", "Raad van toezicht")
	reads(t, home, []string{"show", "norm-threats"}, "geen eigen norm")
	firstAfternoon(t, home)
	reads(t, home, []string{"verify"}, "")
	if left, _ := filepath.Glob(filepath.Join(home, ".local/state/rekenschap/setup-*")); len(left) > 0 {
		t.Errorf("the draft is still there: %v", left)
	}
	if st, err := os.Stat(filepath.Join(home, ".local/share/rekenschap/rekenschap.db")); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", st, err)
	}
}

// reads runs a verb in that home and looks for texts in what it prints.
func reads(t *testing.T, home string, args []string, want ...string) {
	t.Helper()
	cmd := exec.Command("rekenschap", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "LANG=C.UTF-8", "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=", "CLOCK=2026-11-21T10:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v: %v\n%s", args, err, out)
	}
	for _, w := range want {
		if !bytes.Contains(out, []byte(w)) {
			t.Errorf("%v: no %q in\n%s", args, w, out)
		}
	}
}

// Leaving says how to go on, and leaves no file but the draft, for its owner
// alone.
func TestLeavingTheSetUp(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d := sitDown(t, home)
	d.sees("In welke taal").types(ret).sees("Om welke").types("De Linde").sees("De Linde").types("\x1b").sees("Stoppen met inrichten?").types(ret)
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	d.sees("Bewaard. Verder met: rekenschap")
	if _, err := os.Stat(filepath.Join(home, ".local/share/rekenschap/rekenschap.db")); err == nil {
		t.Error("a file was made")
	}
	kept, _ := filepath.Glob(filepath.Join(home, ".local/state/rekenschap/setup-*.json"))
	if len(kept) != 1 {
		t.Fatalf("%v", kept)
	}
	if st, err := os.Stat(kept[0]); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", st, err)
	}
}

// For a screen reader the same steps are questions, one line at a time, without
// a sequence that steers a terminal.
func TestSetUpInPlainLines(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d := sitDown(t, home, "--plain", "--lang", "en")
	d.sees("Number 1 to 2, now 2:").types("\n").sees("Name:").types("Linde Hospital\n").sees("KvK number:").types("12\n").sees("eight digits").types("\n")
	d.sees("Legal form").types("<\n").sees("Step 1 of 6").types("\n").sees("Name [Linde Hospital]:").types("\x03")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	d = sitDown(t, home, "--plain", "--lang", "en")
	d.sees("You go on where you were.").sees("Name [Linde Hospital]:").types("\x04")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
}

// A set-up killed while it wrote leaves a file with nothing in it: the next run
// goes on, and fills that file. One killed just after has nothing to ask.
func TestSetUpKilledWhileWriting(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	db := filepath.Join(home, ".local/share/rekenschap/rekenschap.db")
	toSummary := func() *desk {
		d := sitDown(t, home)
		d.sees("In welke taal").types(ret).sees("Om welke").types("De Linde" + ret + ret + ret).sees("Hoe groot").types(ret + "300" + ret + ret + ret).sees("meer weegt")
		d.types(ret + ret + ret).sees("Wie besluit").types(downKey + downKey + downKey + ret).sees("Wie heeft zitting").types(downKey + ret)
		return d.sees("Welke termijnen").types(strings.Repeat(ret, 9)).sees("eerste vergadering").types(ret + ret).sees("Klopt dit?")
	}
	d := toSummary()
	d.cmd.Process.Kill()
	d.ended()
	st, err := store.Create(t.Context(), db, store.Options{Law: catalog.Law})
	if err != nil {
		t.Fatal(err)
	}
	st.Close()
	drafts, _ := filepath.Glob(filepath.Join(home, ".local/state/rekenschap/setup-*.json"))
	draft, err := os.ReadFile(drafts[0])
	if err != nil {
		t.Fatal(err)
	}
	d = sitDown(t, home).sees("verder waar u was").sees("Klopt dit?").types(ret).sees("Wat nu").sees("wachten op een besluit").types(ret).sees("Kan het bestuur")
	d.types("q").ended()
	if err := os.WriteFile(drafts[0], draft, 0o600); err != nil {
		t.Fatal(err)
	}
	sitDown(t, home).sees("Kan het bestuur").types("q").ended()
	if _, err := os.Stat(drafts[0]); err == nil {
		t.Error("the draft of what is recorded is still there")
	}
}

// The language chosen is that of the dashboard, and of the next run.
func TestSetUpInEnglish(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d := sitDown(t, home).sees("In welke taal").types(downKey + ret).sees("Which organisation is it?").types("Linde" + ret + ret + ret).sees("How large")
	d.types(ret + "300" + ret + ret + ret).sees("essential entity").types(ret + ret + ret).sees("Who decides").types(downKey + downKey + downKey + ret)
	d.sees("Who sits where").types(downKey + ret).sees("Which terms").types(strings.Repeat(ret, 9)).sees("first meeting").types(ret + ret).sees("Is this right?").types(ret)
	d.sees("What now").types(ret).sees("Can the board show it today?").types("q").ended()
	reads(t, home, []string{"status"}, "Parts a–j approved")
}
