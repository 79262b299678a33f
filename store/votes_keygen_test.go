package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// keygen is a key pair made and used by the real OpenSSH.
type keygen struct {
	*testing.T
	bin, dir, key string
}

func newKeygen(t *testing.T, kind string) *keygen {
	t.Helper()
	k := &keygen{T: t, bin: program(t, "ssh-keygen"), dir: t.TempDir()}
	k.key = filepath.Join(k.dir, "id")
	k.run("-q", "-t", kind, "-N", "", "-C", "", "-f", k.key)
	return k
}

func (k *keygen) run(args ...string) string {
	k.Helper()
	out, err := exec.Command(k.bin, args...).CombinedOutput()
	if err != nil {
		k.Fatalf("ssh-keygen %v: %v %s", args, err, out)
	}
	return string(out)
}

func (k *keygen) public() string {
	b, err := os.ReadFile(k.key + ".pub")
	if err != nil {
		k.Fatal(err)
	}
	return strings.TrimSpace(string(b))
}

// sign signs bytes as they stand in a file.
func (k *keygen) sign(text []byte, args ...string) []byte {
	k.Helper()
	file := filepath.Join(k.dir, "vote.txt")
	os.Remove(file + ".sig")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		k.Fatal(err)
	}
	k.run(append([]string{"-Y", "sign", "-f", k.key, "-n", model.VoteNamespace}, append(args, file)...)...)
	sig, err := os.ReadFile(file + ".sig")
	if err != nil {
		k.Fatal(err)
	}
	return sig
}

// statement is what the director is given to sign with a key of theirs.
func (v *poll) statement(print string, value model.VoteValue) string {
	v.Helper()
	var st model.Statement
	storetest.MustView(v, v.h, func(s model.State) {
		var err error
		if st, err = model.StatementOf(s, v.id, v.director, print, value, true); err != nil {
			v.Error(err)
		}
	})
	return st.Text()
}

func (v *poll) addKey(public string) string {
	v.Helper()
	pub, _, _, _, err := ssh.ParseAuthorizedKey([]byte(public))
	if err != nil {
		v.Fatal(err)
	}
	print := ssh.FingerprintSHA256(pub)
	v.do(v.local, model.AddKey{Person: v.director, Public: public, Fingerprint: print})
	return print
}
