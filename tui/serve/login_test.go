package serve

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// turncoat is a key that shows one face when it is offered and signs with
// another: its public key is another one after so many looks.
type turncoat struct {
	shown, own gossh.Signer
	looks      int
}

func (c *turncoat) PublicKey() gossh.PublicKey {
	if c.looks--; c.looks >= 0 {
		return c.shown.PublicKey()
	}
	return c.own.PublicKey()
}

func (c *turncoat) Sign(r io.Reader, data []byte) (*gossh.Signature, error) {
	return c.own.Sign(r, data)
}

func (c *turncoat) SignWithAlgorithm(r io.Reader, data []byte, _ string) (*gossh.Signature, error) {
	return c.own.Sign(r, data)
}

// whoami makes a verb say whom the server takes the caller for.
func whoami(i *inn) {
	i.verb = func(_ context.Context, v Visit, _ []string, s Streams) int {
		fmt.Fprint(s.Out, v.Name, " ", v.Fingerprint)
		return 0
	}
}

// The key of the CISO is offered, and once the server has said that it is
// welcome another key signs: with the CISO's name in the packet, or with its
// own. Whoever gets in is who signed.
func TestOneKeyOfferedAnotherSigns(t *testing.T) {
	i := open(t)
	whoami(i)
	ciso, own, unknown := i.invite("CISO"), i.invite("Director"), pair(t)
	in := 0
	for looks := range 8 {
		for _, k := range []gossh.Signer{own, unknown} {
			c, err := gossh.Dial("tcp", i.addr, i.config("bestuur", &turncoat{ciso, k, looks}))
			if err != nil {
				continue
			}
			in++
			if out, _, _ := run(t, c, "status"); out != "Director "+gossh.FingerprintSHA256(own.PublicKey()) || k == unknown {
				t.Errorf("after %d looks: %q came in", looks, out)
			}
			c.Close()
		}
	}
	if in == 0 {
		t.Error("nobody came in, so nothing was tried")
	}
}

// Several keys are offered on one connection, known ones and one nobody knows:
// the identity is always the key that signed, whatever was offered before.
func TestKeysOfferedOneAfterAnother(t *testing.T) {
	i := open(t)
	whoami(i)
	ciso, own := i.invite("CISO"), i.invite("Director")
	for n, offered := range [][]gossh.Signer{{own, ciso}, {pair(t), own}, {pair(t), pair(t), pair(t), own, ciso},
		{&turncoat{ciso, own, 1}, own}, {&turncoat{ciso, pair(t), 100}, own}} {
		c, err := gossh.Dial("tcp", i.addr, i.config("bestuur", offered...))
		if err != nil {
			if n < 3 {
				t.Error(err)
			}
			continue // a signature that does not hold ends the connection
		}
		if out, _, code := run(t, c, "status"); code != 0 || out != "Director "+gossh.FingerprintSHA256(own.PublicKey()) {
			t.Errorf("%d: %d %q", n, code, out)
		}
		c.Close()
	}
}

// probe asks whether keys would be welcome, and never signs.
type probe struct{ gossh.Signer }

func (probe) Sign(io.Reader, []byte) (*gossh.Signature, error) {
	return nil, fmt.Errorf("does not sign")
}

// Somebody asks of key after key whether it would be welcome, and signs nothing:
// they get no session, and no seat.
func TestKeysAskedAfterOnly(t *testing.T) {
	i := open(t)
	k := i.invite("CISO")
	for _, user := range []string{"bestuur", "uitnodiging"} {
		if c, err := gossh.Dial("tcp", i.addr, i.config(user, probe{k}, probe{pair(t)})); err == nil {
			c.Close()
			t.Errorf("%s: came in without a signature", user)
		}
	}
	if n := i.server.lines.count() + i.server.strangers.count(); n != 0 {
		t.Errorf("%d seats are taken", n)
	}
}

// A certificate by which a key that nobody knows vouches for itself, with the
// name of the CISO in it, is no key.
func TestCertificateIsNoKey(t *testing.T) {
	i := open(t)
	k, authority := i.invite("CISO"), pair(t)
	cert := &gossh.Certificate{Key: k.PublicKey(), CertType: gossh.UserCert, KeyId: "CISO", ValidPrincipals: []string{"bestuur", "uitnodiging"}, ValidBefore: gossh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewCertSigner(cert, k)
	if err != nil {
		t.Fatal(err)
	}
	for _, user := range []string{"bestuur", "uitnodiging"} {
		if c, err := gossh.Dial("tcp", i.addr, i.config(user, s)); err == nil {
			c.Close()
			t.Errorf("%s: came in with a certificate", user)
		}
	}
}

// Passwords, questions, nothing at all: only keys are asked for.
func TestOnlyKeys(t *testing.T) {
	i := open(t)
	for _, a := range []gossh.AuthMethod{gossh.Password(""), gossh.Password("rekenschap"),
		gossh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })} {
		for _, user := range []string{"root", "bestuur", "uitnodiging", ""} {
			c, err := gossh.Dial("tcp", i.addr, &gossh.ClientConfig{User: user, Auth: []gossh.AuthMethod{a}, HostKeyCallback: gossh.FixedHostKey(i.host)})
			if err == nil {
				c.Close()
				t.Errorf("%q came in without a key", user)
			} else if !strings.Contains(err.Error(), "unable to authenticate") {
				t.Errorf("%q: %v", user, err)
			}
		}
	}
}

// The user name says nothing: whatever is typed there, a known key is its
// person, and an unknown one gets in for a code alone, under one name.
func TestUserNameSaysNothing(t *testing.T) {
	i := open(t)
	whoami(i)
	k := i.invite("Director")
	for _, user := range []string{"CISO", "root", "", "uitnodiging", "INVITE", "P-CISO"} {
		if out, _, _ := run(t, i.dial(user, k), "status"); !strings.HasPrefix(out, "Director ") {
			t.Errorf("%q: %q", user, out)
		}
	}
	for _, user := range []string{"bestuur", "root", "", "uitnodiging ", "uitnodiging\x00", "invitee"} {
		if c, err := gossh.Dial("tcp", i.addr, i.config(user, pair(t))); err == nil {
			c.Close()
			t.Errorf("%q: an unknown key came in", user)
		}
	}
}
