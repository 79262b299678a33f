package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// A crowd at the door has a few lines in the log and then one that sums it up;
// others, and what is no knock, keep their lines.
func TestJournalSumsUpACrowd(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	j := newJournal(slog.NewJSONHandler(&out, nil))
	log := slog.New(j)
	count := func(texts ...string) (n int) {
		for l := range strings.Lines(out.String()) {
			all := true
			for _, s := range texts {
				all = all && strings.Contains(l, s)
			}
			if all {
				n++
			}
		}
		return n
	}
	for range 1000 {
		log.Warn("refused", "why", "too many logins", "addr", "10.0.0.1")
		log.With("key", "SHA256:x").Info("session", "person", "P-001")
	}
	log.Warn("refused", "why", "too many handshakes", "addr", "10.0.0.1")
	log.Warn("refused", "why", "too many logins", "addr", "10.0.0.2")
	if a, b, c, d := count("refused", "10.0.0.1", "logins"), count("session"), count("handshakes"), count("10.0.0.2"); a != toldEach || b != 1000 || c != 1 || d != 1 {
		t.Errorf("%d of the crowd, %d sessions, %d of another reason, %d of another address", a, b, c, d)
	}
	j.sum(time.Now(), false)
	if count(`"more"`) != 0 {
		t.Error("summed up before the minute is over")
	}
	later := time.Now().Add(2 * tellEvery)
	j.sum(later, false)
	if count(`"msg":"refused"`, `"level":"WARN"`, `"addr":"10.0.0.1"`, `"more":995`, "logins") != 1 || count(`"more"`) != 1 {
		t.Errorf("%s", out.String()[max(0, out.Len()-500):])
	}
	log.Warn("refused", "why", "too many logins", "addr", "10.0.0.1")
	if got := count("refused", "10.0.0.1", "logins"); got != toldEach+2 {
		t.Errorf("in the next minute: %d lines", got)
	}

	// However many addresses there are, what is kept and written is bounded.
	out.Reset()
	for n := range 50_000 {
		log.Info("no login", "addr", fmt.Sprintf("10.%d.%d.%d", n>>16, n>>8&255, n&255), "err", "EOF")
	}
	if n := strings.Count(out.String(), "\n"); n > 2*mostKnocking || len(j.now) > 2*mostKnocking {
		t.Errorf("%d lines, %d addresses", n, len(j.now))
	}
	j.sum(later, true)
	if count(`"addr":"*"`, `"more"`) != 1 {
		t.Error("the crowd is not summed up")
	}
}
