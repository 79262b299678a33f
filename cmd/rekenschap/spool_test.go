package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/tui/serve"
)

// deaf is a client that takes nothing until it is opened.
type deaf struct {
	opened chan struct{}
	mu     sync.Mutex
	b      bytes.Buffer
}

func (d *deaf) Write(p []byte) (int, error) {
	<-d.opened
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.b.Write(p)
}

// More clients than there are connections to the file ask for much and take
// none of it: everybody else is still let in, and in the end each has it all.
func TestClientsThatTakeNothing(t *testing.T) {
	t.Parallel()
	l := receive(t)
	k := l.keyOf("Ruben Populier")
	v := serve.Visit{Guest: serve.Guest{Person: l.person("Ruben Populier")}, Fingerprint: fingerprint(k), Lang: "nl"}
	verb := func(out io.Writer, line string) int {
		return l.h.Verb(t.Context(), v, strings.Fields(line), serve.Streams{In: strings.NewReader(""), Out: out, Err: io.Discard})
	}
	lines := []string{"export ledger", "log --limit 0 --json", "log --limit 0", "show B-2026-014 --json", "export ledger"}
	var clients []*deaf
	var over sync.WaitGroup
	for _, line := range lines {
		d := &deaf{opened: make(chan struct{})}
		clients = append(clients, d)
		over.Go(func() {
			if code := verb(d, line); code != 0 {
				t.Errorf("%s: %d", line, code)
			}
		})
	}
	time.Sleep(time.Second) // until all of them wait for their client
	soon, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if _, ok, err := l.h.Guest(soon, v.Fingerprint); err != nil || !ok {
		t.Errorf("nobody comes in: %v %v", ok, err)
	}
	for _, d := range clients {
		close(d.opened)
	}
	over.Wait()
	for n, line := range lines {
		var whole bytes.Buffer
		verb(&whole, line)
		if got := clients[n].b.String(); got == "" || got != whole.String() {
			t.Errorf("%s: %d of %d bytes", line, len(got), whole.Len())
		}
	}
}

// What is kept for a client comes out as it went in, however much it is.
func TestSpool(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, mostKept, mostKept + 1, 3 * mostKept} {
		var k spool
		want, got := []byte(noise(size)), bytes.Buffer{}
		for at := 0; at < size; at += 4000 {
			if _, err := k.Write(want[at:min(at+4000, size)]); err != nil {
				t.Fatal(err)
			}
		}
		if err := k.to(&got); err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%d bytes became %d: %v", size, got.Len(), err)
		}
		k.close()
	}
}
