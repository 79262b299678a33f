package exchange_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"math/big"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
)

func public(t testing.TB, key any) ssh.PublicKey {
	t.Helper()
	k, err := ssh.NewPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func line(k ssh.PublicKey) string { return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k))) }

func newEd25519(t testing.TB) (ssh.PublicKey, ed25519.PrivateKey) {
	t.Helper()
	pub, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return public(t, pub), private
}

// rsaOf is a public key of so many bits; nobody needs its private half.
func rsaOf(t testing.TB, bits int) ssh.PublicKey {
	n := new(big.Int).SetBit(big.NewInt(1), bits-1, 1)
	return public(t, &rsa.PublicKey{N: n, E: 65537})
}

// hardware is a key that lives in a token, as ssh-keygen -t ed25519-sk writes it.
func hardware(t testing.TB) ssh.PublicKey {
	pub, _ := newEd25519(t)
	raw := pub.(ssh.CryptoPublicKey).CryptoPublicKey().(ed25519.PublicKey)
	blob := ssh.Marshal(struct {
		Type, Key, App string
	}{"sk-ssh-ed25519@openssh.com", string(raw), "ssh:"})
	k, err := ssh.ParsePublicKey(blob)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func curve(t testing.TB, c elliptic.Curve) ssh.PublicKey {
	k, err := ecdsa.GenerateKey(c, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return public(t, &k.PublicKey)
}

// Which keys let somebody in, each with what is said of it.
func TestSortsOfKeys(t *testing.T) {
	t.Parallel()
	plain, _ := newEd25519(t)
	certificate := &ssh.Certificate{Key: plain, CertType: ssh.UserCert}
	signer, err := ssh.NewSignerFromKey(func() crypto.Signer { _, p := newEd25519(t); return p }())
	if err != nil {
		t.Fatal(err)
	}
	if err := certificate.SignCert(rand.Reader, signer); err != nil {
		t.Fatal(err)
	}
	long := new(big.Int).SetBit(big.NewInt(0), 1023, 1)
	dsa := "ssh-dss " + base64.StdEncoding.EncodeToString(ssh.Marshal(struct {
		Type       string
		P, Q, G, Y *big.Int
	}{"ssh-dss", long, big.NewInt(7), big.NewInt(2), long}))
	for _, x := range []struct {
		name, want, line string
		weak             bool
	}{
		{"ed25519", "", line(plain), false},
		{"ed25519 in a token", "", line(hardware(t)), false},
		{"nistp256", "", line(curve(t, elliptic.P256())), false},
		{"nistp384", "", line(curve(t, elliptic.P384())), false},
		{"nistp521", "", line(curve(t, elliptic.P521())), false},
		{"rsa 3072", "", line(rsaOf(t, 3072)), false},
		{"rsa 2048", "", line(rsaOf(t, 2048)), true},
		{"rsa 2047", "error.key.short", line(rsaOf(t, 2047)), false},
		{"rsa 1024", "error.key.short", line(rsaOf(t, 1024)), false},
		{"dsa", "error.key.dsa", dsa, false},
		{"certificate", "error.key.certificate", line(certificate), false},
	} {
		got, err := exchange.PublicKey([]byte(x.line + " iemand@laptop\n"))
		if keyOf(err) != x.want {
			t.Errorf("%s: %v, want %q", x.name, err, x.want)
			continue
		}
		if err != nil {
			continue
		}
		read, _, _, _, err := ssh.ParseAuthorizedKey([]byte(x.line))
		if err != nil || got.Fingerprint != ssh.FingerprintSHA256(read) || got.Line != x.line+" iemand@laptop" || got.Weak() != x.weak {
			t.Errorf("%s: %+v", x.name, got)
		}
	}
}

func keyOf(err error) string {
	var e *model.Error
	if errors.As(err, &e) {
		return e.Message.Key
	}
	return ""
}

// The files people send: of every system, with one key in it.
func TestKeyFiles(t *testing.T) {
	t.Parallel()
	k, private := newEd25519(t)
	other, _ := newEd25519(t)
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	secret := string(pem.EncodeToMemory(block))
	b64 := base64.StdEncoding.EncodeToString(k.Marshal())
	putty := "---- BEGIN SSH2 PUBLIC KEY ----\r\nComment: \"ed25519-key-20261122\"\r\nX-Long: a\\\r\nb\r\n" + b64[:40] + "\r\n" + b64[40:] + "\r\n---- END SSH2 PUBLIC KEY ----\r\n"
	for _, x := range []struct{ name, file, want, comment string }{
		{"as written", line(k) + "\n", "", ""},
		{"of Windows", line(k) + " mijn laptop\r\n", "", "mijn laptop"},
		{"with a mark in front", "\ufeff" + line(k), "", ""},
		{"of PowerShell 5.1", sixteen(line(k) + " x\r\n"), "", "x"},
		{"with remarks", "# van Anna\n\n" + line(k) + " anna\n\n", "", "anna"},
		{"of PuTTY", putty, "", "ed25519-key-20261122"},
		{"a hostile comment", line(k) + " a\x1b[31mb\u202egpj\u200b\x07\tc", "", "a[31mbgpj c"},
		{"a long comment", line(k) + " " + strings.Repeat("é", 9000), "error.key.large", ""},
		{"a comment of a kilobyte", line(k) + " " + strings.Repeat("é", 500), "", strings.Repeat("é", 40)},
		{"two keys", line(k) + "\n" + line(other), "error.key.several", ""},
		{"a key and a word", line(k) + "\nen nog iets", "error.key.several", ""},
		{"with options", `from="10.0.0.1",command="echo hoi" ` + line(k), "error.key.options", ""},
		{"a private key", secret, "error.key.private", ""},
		{"a private key on one line", strings.ReplaceAll(secret, "\n", " "), "error.key.private", ""},
		{"a private key of PuTTY", "PuTTY-User-Key-File-3: ssh-ed25519\r\n", "error.key.private", ""},
		{"both halves", line(k) + "\n" + secret, "error.key.private", ""},
		{"nothing", "", "error.key.empty", ""},
		{"remarks alone", "# niets\n\n", "error.key.empty", ""},
		{"a fingerprint", "SHA256:q6sGz9RQqlz94V7Ra9ytANRHzyvGIb3ZZDjHDNmBRok", "error.key.form", ""},
		{"cut short", line(k)[:40], "error.key.form", ""},
		{"another type in front", "ssh-rsa " + b64, "error.key.form", ""},
		{"more behind the key", "ssh-ed25519 " + base64.StdEncoding.EncodeToString(append(k.Marshal(), 0, 0, 0, 1, 'x')), "error.key.form", ""},
		{"zeros", string(make([]byte, 100)), "error.key.form", ""},
		{"10 MB of keys", strings.Repeat(line(k)+"\n", 10<<20/82), "error.key.large", ""},
	} {
		got, err := exchange.PublicKey([]byte(x.file))
		if keyOf(err) != x.want {
			t.Errorf("%s: %v, want %q", x.name, err, x.want)
			continue
		}
		if want := strings.TrimSpace(line(k) + " " + x.comment); err == nil && (got.Line != want || got.Fingerprint != ssh.FingerprintSHA256(k)) {
			t.Errorf("%s: %q, want %q", x.name, got.Line, want)
		}
		if err != nil && x.want == "error.key.private" && (got != model.PublicKey{} || strings.Contains(err.Error(), "OPENSSH")) {
			t.Errorf("%s: something of it is kept or repeated: %+v, %v", x.name, got, err)
		}
	}
}

// sixteen writes text as PowerShell 5.1 does with a redirection.
func sixteen(s string) string {
	var b bytes.Buffer
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(s))...) {
		b.Write([]byte{byte(u), byte(u >> 8)})
	}
	return b.String()
}

// Whatever a file holds: no key that OpenSSH would not read as that key, and no
// letter that could steer a terminal.
func FuzzPublicKey(f *testing.F) {
	k, _ := newEd25519(f)
	for _, s := range []string{line(k), line(k) + " x\x1b", "ssh-rsa AAAA", "---- BEGIN SSH2 PUBLIC KEY ----\nComment: x\n---- END SSH2 PUBLIC KEY ----", sixteen(line(k)), "restrict " + line(hardware(f)), line(rsaOf(f, 2048))} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := exchange.PublicKey(file)
		if err != nil {
			if keyOf(err) == "" {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		read, _, _, _, err := ssh.ParseAuthorizedKey([]byte(got.Line))
		if err != nil || ssh.FingerprintSHA256(read) != got.Fingerprint {
			t.Fatalf("%q is read as %v, %v", got.Line, read, err)
		}
		for _, r := range got.Line {
			if r < ' ' || r == 0x7f || r >= 0x202a && r <= 0x202e {
				t.Fatalf("%q holds %U", got.Line, r)
			}
		}
	})
}
