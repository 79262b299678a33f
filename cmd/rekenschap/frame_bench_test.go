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
	var total time.Duration
	for range b.N {
		total += firstFrame(b, bin, dir, path)
	}
	b.ReportMetric(float64(total.Microseconds())/1000/float64(b.N), "ms/frame")
}

func firstFrame(b *testing.B, bin, dir, path string) time.Duration {
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
	}
	took := time.Since(start)
	cmd.Process.Kill()
	cmd.Wait()
	return took
}
