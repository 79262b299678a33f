package serve

import (
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A line of the log tells which verb was asked and by whom, never with what; and
// whoever came in by a code is somebody when they leave.
func TestLogTellsWhoAndWhich(t *testing.T) {
	i := open(t)
	known := pair(t)
	i.know(known, Guest{Person: "P-007", Name: "Noor Vlier"})
	for command, verb := range map[string]string{
		"evidence add A-5.1 --title 'geheime titel'": `"verb":"evidence"`, "UIT-2026-003-0123-4567-89AB-CDEF": `"verb":"?"`,
		"geheimewachtzin0": `"verb":"?"`, "geheimewachtzin": `"verb":"?"`, "  status": `"verb":"status"`,
	} {
		before := len(lines(i, `"msg":"session"`))
		c := i.dial("bestuur", known)
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		_ = s.Run(command)
		c.Close()
		got := lines(i, `"msg":"session"`)
		if len(got) != before+1 || !strings.Contains(got[before], verb) || !strings.Contains(got[before], `"person":"P-007"`) {
			t.Errorf("%s: %q", command, got[before:])
		}
	}
	for _, secret := range []string{"A-5.1", "geheim", "UIT-2026"} {
		if strings.Contains(i.log.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, i.log.String())
		}
	}

	stranger := pair(t)
	i.redeem = func(_ string, key gossh.PublicKey) error {
		i.mu.Lock()
		defer i.mu.Unlock()
		i.guests[gossh.FingerprintSHA256(key)] = Guest{Person: "P-012", Name: "Toos"}
		return nil
	}
	c := i.dial("uitnodiging", stranger)
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader("UIT-2026-003-0123-4567-89AB-CDEF\n")
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	_ = s.Wait()
	own := func() (n int) {
		for _, l := range lines(i, `"msg":"end"`) {
			if strings.Contains(l, gossh.FingerprintSHA256(stranger.PublicKey())) && strings.Contains(l, `"person":"P-012"`) {
				n++
			}
		}
		return n
	}
	for range 500 {
		if own() > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if own() != 1 {
		t.Errorf("%q", lines(i, `"msg":"end"`))
	}
}

// lines are those of the log that hold a text.
func lines(i *inn, text string) (out []string) {
	for l := range strings.Lines(i.log.String()) {
		if strings.Contains(l, text) {
			out = append(out, l)
		}
	}
	return out
}
