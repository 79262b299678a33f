//go:build unix

package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// touchKey stands in for a security key, byte for byte as PROTOCOL.u2f of OpenSSH
// has it. What a real one does beside that, the touch and the PIN, is between
// it and ssh.
type touchKey struct {
	private ed25519.PrivateKey
	flags   byte // 1: somebody touched it
}

const (
	touchType = "sk-ssh-ed25519@openssh.com"
	touchApp  = "ssh:"
)

func (k touchKey) PublicKey() ssh.PublicKey {
	return must(ssh.ParsePublicKey(ssh.Marshal(struct {
		Type string
		Key  []byte
		App  string
	}{touchType, k.private.Public().(ed25519.PublicKey), touchApp})))
}

// Sign implements ssh.Signer.
func (k touchKey) Sign(_ io.Reader, data []byte) (*ssh.Signature, error) {
	app, sum := sha256.Sum256([]byte(touchApp)), sha256.Sum256(data)
	rest := []byte{k.flags, 0, 0, 0, 7} // and how often it signed
	blob := append(append(app[:], rest...), sum[:]...)
	return &ssh.Signature{Format: touchType, Blob: ed25519.Sign(k.private, blob), Rest: rest}, nil
}

// A security key is added, shown and lets in like any other. There is none in
// this machine: the signatures are made by hand.
func TestSecurityKey(t *testing.T) {
	t.Parallel()
	g := openGate(t)
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	k := touchKey{private, 1}
	pub := g.write("id_ed25519_sk.pub", touchType+" "+base64.StdEncoding.EncodeToString(k.PublicKey().Marshal())+" maud@laptop\n")
	said := strings.Fields(g.exec("", "ssh-keygen", "-lf", pub).gives(0))
	if fp := ssh.FingerprintSHA256(k.PublicKey()); said[1] != fp || said[len(said)-1] != "(ED25519-SK)" {
		t.Errorf("ssh-keygen reads %q, not %s", said, fp)
	}
	if out := g.run("key", "add", "--person", "Maud Wilg", pub).gives(0); !strings.Contains(out, said[1]) {
		t.Errorf("%q", out)
	}
	var keys []struct {
		Fingerprint, State string
		Type               string `json:"key_type"`
	}
	if err := json.Unmarshal([]byte(g.run("key", "list", "--json").gives(0)), &keys); err != nil {
		t.Fatal(err)
	}
	if last := keys[len(keys)-1]; last.Fingerprint != said[1] || !strings.Contains(last.Type, "sk") {
		t.Errorf("%+v", last)
	}
	g.run("key", "add", "--person", "Maud Wilg", g.write("cut.pub", touchType+" "+base64.StdEncoding.EncodeToString(k.PublicKey().Marshal()[:40])+"\n")).refuses(1, "")

	enter := func(k touchKey) error {
		c, err := ssh.Dial("tcp", "127.0.0.1:"+g.port, &ssh.ClientConfig{User: "bestuur", Auth: []ssh.AuthMethod{ssh.PublicKeys(k)},
			HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: patience})
		if err == nil {
			c.Close()
		}
		return err
	}
	if err := enter(k); err != nil {
		t.Error(err)
	}
	if err := enter(touchKey{private, 0}); err == nil {
		t.Error("nobody touched the security key")
	}
	_, other, _ := ed25519.GenerateKey(rand.Reader)
	if err := enter(touchKey{other, 1}); err == nil {
		t.Error("another security key came in")
	}
}
