package storetest

import (
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// Public is the public half of Signer with its fingerprint, as a server or a
// file gives them.
func Public(seed byte) (line, fingerprint string) {
	key := Signer(seed).PublicKey()
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key))), ssh.FingerprintSHA256(key)
}

// MustKey gives a person the key of a seed, confirmed, and tells its number.
// The handle is that of whoever keeps the keys.
func MustKey(t testing.TB, h *store.Handle, person string, seed byte) string {
	t.Helper()
	line, fingerprint := Public(seed)
	rc := MustDo(t, h, model.AddKey{Person: person, Public: line, Fingerprint: fingerprint})
	id := rc.Entries[0].ID
	MustDo(t, h, model.ConfirmKey{Key: id, Words: strings.Join(model.KeyWords(fingerprint), " ")})
	return id
}

// OverSSH is a person logged in with a key of their own: the one they have, or
// one that is given and confirmed here.
func OverSSH(t testing.TB, s *store.Store, person string) model.Actor {
	t.Helper()
	a := model.Actor{Person: person, Via: model.ViaSSH}
	keys := func(v model.State) {
		for _, k := range model.Find[*model.Key](v, "person", person) {
			if k.State(v.Today()).LetsIn() {
				a.Key = k.Fingerprint
			}
		}
	}
	if MustView(t, s.As(Local()), keys); a.Key == "" {
		MustKey(t, s.As(Local()), person, byte(100+model.Sequence(person)))
		MustView(t, s.As(Local()), keys)
	}
	return a
}
