package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/tui/serve"
)

// Whoever verifies over SSH has the same witness as at the server: what that
// machine saw of the file before. A file that is older does not pass.
func TestVerifyOverSSHKnowsTheMachine(t *testing.T) {
	t.Parallel()
	l := receive(t)
	k := l.keyOf("Walter Taxus")
	v := serve.Visit{Guest: serve.Guest{Person: l.person("Walter Taxus")}, Fingerprint: fingerprint(k), Lang: "nl"}
	verify := func() (string, int) {
		var out bytes.Buffer
		code := l.h.Verb(t.Context(), v, []string{"verify"}, serve.Streams{In: strings.NewReader(""), Out: &out, Err: &out})
		return out.String(), code
	}
	if out, code := verify(); code != 0 {
		t.Fatalf("%d %s", code, out)
	}
	head, err := l.as("").Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	seen := must(json.Marshal(map[string]seenHead{head.UID: {Count: head.Count + 10, Head: strings.Repeat("0", 64), Path: must(filepath.Abs(l.path)), At: time.Now()}}))
	if err := os.MkdirAll(filepath.Dir(l.h.headsPath()), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(l.h.headsPath(), seen, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, code := verify(); code != 4 || strings.Contains(out, filepath.Dir(l.path)) {
		t.Errorf("%d %s", code, out)
	}
}
