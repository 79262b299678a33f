//go:build unix

package main_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstFrame times the start of the process until the dashboard of
// the demo hospital has been drawn, in a real pseudo-terminal.
func BenchmarkFirstFrame(b *testing.B) {
	bin, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	path := filepath.Join(dir, "demo.db")
	process(b, dir, bin, "demo", "--no-tui", "--day", "2026-11-21", "--db", path)
	b.ResetTimer()
	reportFrames(b, func() (time.Duration, time.Duration) { return firstFrame(b, bin, dir, path) })
}

// reportFrames tells when the first frame is there, and when its facts are.
func reportFrames(b *testing.B, run func() (frame, facts time.Duration)) {
	var frame, facts time.Duration
	for range b.N {
		a, z := run()
		frame, facts = frame+a, facts+z
	}
	b.ReportMetric(float64(frame.Microseconds())/1000/float64(b.N), "ms/frame")
	b.ReportMetric(float64(facts.Microseconds())/1000/float64(b.N), "ms/facts")
}

func firstFrame(b *testing.B, bin, dir, path string) (frame, facts time.Duration) {
	b.Helper()
	cmd := exec.Command(bin, "--db", path)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_STATE_HOME="+dir, "XDG_CONFIG_HOME="+dir, "TERM=xterm-256color", "NO_COLOR=1")
	start := time.Now()
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		b.Skip("no pseudo-terminal here:", err)
	}
	defer f.Close()
	var shown bytes.Buffer
	buf := make([]byte, 4096)
	for !bytes.Contains(shown.Bytes(), []byte("Certificaat per bestuurder")) {
		n, err := f.Read(buf)
		if err != nil {
			b.Fatalf("%v\n%s", err, shown.String())
		}
		shown.Write(buf[:n])
		if frame == 0 && bytes.Contains(shown.Bytes(), []byte("Overzicht")) {
			frame = time.Since(start)
		}
	}
	facts = time.Since(start)
	cmd.Process.Kill()
	cmd.Wait()
	return frame, facts
}
