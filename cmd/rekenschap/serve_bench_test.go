//go:build linux

package main_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// BenchmarkServe measures the server as a process of its own, with 50 sessions
// on the list of actions of ten years: its memory, what it costs while nobody
// types, and how soon a key is answered while all of them do.
//
//	go test ./cmd/rekenschap -run '^$' -bench Serve -benchtime 1x
func BenchmarkServe(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {100, 30}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				benchServe(b, size[0], size[1])
			}
		})
	}
}

func benchServe(b *testing.B, w, h int) {
	const visitors = 50
	s := startServer(b)
	b.ReportMetric(s.memory(), "MB-empty")
	var seats []*benchSeat
	for n := range visitors {
		seats = append(seats, s.sit(b, s.keys[n%len(s.keys)], w, h))
	}
	for _, v := range seats {
		v.key("8www") // all of them
	}
	settle(seats)
	b.ReportMetric(s.memory(), "MB-open")
	b.ReportMetric(s.busy(10*time.Second), "%core-idle")
	moves := seats[0].bytesPer("j", 100)
	b.ReportMetric(float64(moves[len(moves)/2]), "B/move")
	b.ReportMetric(s.typing(b, seats, 10*time.Second), "%core-typing")
	b.ReportMetric(s.memory(), "MB-typing")
	b.ReportMetric(s.peak(), "MB-peak")
	s.stop(b)
}

type benchServer struct {
	cmd  *exec.Cmd
	addr string
	keys []ssh.Signer
}

// startServer gives the directors a key and serves ten years to them.
func startServer(b *testing.B) *benchServer {
	b.Helper()
	bin, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	ten, err := tenYears()
	if err != nil {
		b.Fatal(err)
	}
	home := b.TempDir()
	whole, err := os.ReadFile(ten)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(home, "ten.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		b.Fatal(err)
	}
	s := &benchServer{}
	st, err := store.Open(b.Context(), path, store.Options{Trust: true})
	if err != nil {
		b.Fatal(err)
	}
	for _, id := range directors(b, st) {
		_, private, _ := ed25519.GenerateKey(rand.Reader)
		k, err := ssh.NewSignerFromKey(private)
		if err != nil {
			b.Fatal(err)
		}
		s.keys = append(s.keys, k)
		if _, err := st.As(model.Actor{Via: model.ViaLocal}).Do(b.Context(), model.AddKey{Person: id,
			Public: strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.PublicKey())))}); err != nil {
			b.Fatal(err)
		}
	}
	st.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	s.addr = l.Addr().String()
	l.Close()
	conf := filepath.Join(home, "c.toml")
	if err := os.WriteFile(conf, []byte("[serve]\nlogins_per_minute = 1000\nsessions_per_person = 1000\nsessions_per_address = 1000\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	s.cmd = exec.Command(bin, "--db", path, "--config", conf, "serve", "--listen", s.addr, "--host-key", filepath.Join(home, "h"))
	s.cmd.Env = []string{"HOME=" + home}
	out, _ := s.cmd.StdoutPipe()
	if err := s.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.cmd.Process.Kill() })
	_, _ = io.ReadAtLeast(out, make([]byte, 64), 64) // it listens before it says so
	return s
}

// directors are those who sit in the board today.
func directors(b *testing.B, st *store.Store) (ids []string) {
	b.Helper()
	err := st.As(model.Actor{Via: model.ViaLocal}).View(b.Context(), func(s model.State) error {
		for _, a := range model.All[*model.Appointment](s) {
			if o, ok := model.Get[*model.Body](s, a.Body); ok && o.Type == model.BodyManagement && a.On(s.Today()) {
				ids = append(ids, a.Person)
			}
		}
		return nil
	})
	if err != nil || len(ids) == 0 {
		b.Fatal("nobody sits in the board", err)
	}
	return ids
}

func (s *benchServer) stop(b *testing.B) {
	began := time.Now()
	_ = s.cmd.Process.Signal(os.Interrupt)
	_ = s.cmd.Wait()
	b.ReportMetric(float64(time.Since(began).Milliseconds()), "ms-stop")
}

// status is a field of /proc/PID/status in MB.
func (s *benchServer) status(field string) float64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	for l := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(l, field+":"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return float64(kb) / 1024
		}
	}
	return -1
}

func (s *benchServer) memory() float64 { return s.status("VmRSS") }
func (s *benchServer) peak() float64   { return s.status("VmHWM") }

// ticks is the processor time used, in hundredths of a second.
func (s *benchServer) ticks() float64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	_, rest, _ := strings.Cut(string(raw), ") ")
	f := strings.Fields(rest)
	u, _ := strconv.ParseFloat(f[11], 64)
	k, _ := strconv.ParseFloat(f[12], 64)
	return u + k
}

// busy is the part of one core used over a while, in per cent.
func (s *benchServer) busy(d time.Duration) float64 {
	before := s.ticks()
	time.Sleep(d)
	return (s.ticks() - before) / d.Seconds()
}

// typing lets everybody press a key five times a second and measures how long
// the first answer takes.
func (s *benchServer) typing(b *testing.B, seats []*benchSeat, d time.Duration) float64 {
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	before, end := s.ticks(), time.Now().Add(d)
	for i, v := range seats {
		wg.Go(func() {
			time.Sleep(time.Duration(i) * 4 * time.Millisecond)
			for n := 0; time.Now().Before(end); n++ {
				key := "j"
				if n%40 >= 20 {
					key = "k"
				}
				t := v.answer(key)
				mu.Lock()
				took = append(took, t)
				mu.Unlock()
				time.Sleep(200*time.Millisecond - min(t, 200*time.Millisecond))
			}
		})
	}
	wg.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-key-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-key-p99")
	return (s.ticks() - before) / d.Seconds()
}

// benchSeat is a terminal that only counts.
type benchSeat struct {
	in    io.Writer
	got   atomic.Int64
	heard chan struct{}
}

func (v *benchSeat) Write(p []byte) (int, error) {
	v.got.Add(int64(len(p)))
	select {
	case v.heard <- struct{}{}:
	default:
	}
	return len(p), nil
}

func (s *benchServer) sit(b *testing.B, k ssh.Signer, w, h int) *benchSeat {
	b.Helper()
	c, err := ssh.Dial("tcp", s.addr, &ssh.ClientConfig{User: "x", Auth: []ssh.AuthMethod{ssh.PublicKeys(k)},
		HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { c.Close() })
	se, err := c.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	v := &benchSeat{heard: make(chan struct{}, 1)}
	se.Stdout = v
	v.in, _ = se.StdinPipe()
	if err := se.RequestPty("xterm-256color", h, w, nil); err != nil {
		b.Fatal(err)
	}
	if err := se.Shell(); err != nil {
		b.Fatal(err)
	}
	return v
}

func (v *benchSeat) key(k string) { _, _ = io.WriteString(v.in, k) }

// answer is how long it takes until something comes back.
func (v *benchSeat) answer(k string) time.Duration {
	select {
	case <-v.heard:
	default:
	}
	began := time.Now()
	v.key(k)
	select {
	case <-v.heard:
	case <-time.After(5 * time.Second):
	}
	return time.Since(began)
}

// bytesPer are the bytes each press of a key costs, sorted.
func (v *benchSeat) bytesPer(k string, n int) []int64 {
	var out []int64
	for range n {
		before := v.got.Load()
		v.key(k)
		time.Sleep(80 * time.Millisecond)
		out = append(out, v.got.Load()-before)
	}
	slices.Sort(out)
	return out
}

// settle waits until nobody gets anything any more.
func settle(seats []*benchSeat) {
	sum := func() (n int64) {
		for _, v := range seats {
			n += v.got.Load()
		}
		return n
	}
	for last := int64(-1); last != sum(); time.Sleep(time.Second) {
		last = sum()
	}
}
