package model

import (
	"encoding/base64"
	"slices"
	"strings"
)

// Key is a public key of a person: over SSH a key is who somebody is.
type Key struct {
	Base
	Person      string `json:"person" req:"1" ref:"person"`
	Public      string `json:"public" req:"1" long:"1"`       // authorized_keys line, comment cleaned
	Fingerprint string `json:"fingerprint" req:"1" index:"1"` // SHA256:… as OpenSSH writes it
	From        Date   `json:"from" req:"1"`
	Until       Date   `json:"until"`
	RevokedOn   Date   `json:"revoked_on"`
	Provisional bool   `json:"provisional"`  // until the secretary confirmed it face to face
	ConfirmedOn Date   `json:"confirmed_on"` // when that was
}

// Kind implements Record.
func (*Key) Kind() Kind { return KindKey }

// KeyState is how a key stands on a day.
type KeyState string

// The states of a key.
const (
	KeyActive      KeyState = "active"
	KeyProvisional KeyState = "provisional" // lets in; what is done with it carries that mark
	KeyComing      KeyState = "coming"
	KeyEnded       KeyState = "ended"
	KeyRevoked     KeyState = "revoked"
)

// Values lists the states.
func (KeyState) Values() []string {
	return []string{"active", "provisional", "coming", "ended", "revoked"}
}

// WordKey implements Worded.
func (k KeyState) WordKey() string { return "key_state." + string(k) }

// State tells how the key stands on a day. A revocation counts from when it
// was recorded, whatever the day.
func (k *Key) State(day Date) KeyState {
	switch {
	case !k.RevokedOn.IsZero():
		return KeyRevoked
	case day.Before(k.From):
		return KeyComing
	case !within(day, k.From, k.Until):
		return KeyEnded
	case k.Provisional:
		return KeyProvisional
	}
	return KeyActive
}

// LetsIn tells whether somebody may log in with a key that stands so.
func (k KeyState) LetsIn() bool { return k == KeyActive || k == KeyProvisional }

// ActiveKey finds the key with a fingerprint when it lets somebody in today.
// Two records of one key are nobody's.
func ActiveKey(s State, fingerprint string) (*Key, bool) {
	if fingerprint == "" {
		return nil, false
	}
	ks := Find[*Key](s, "fingerprint", fingerprint)
	if len(ks) != 1 || !ks[0].State(s.Today()).LetsIn() {
		return nil, false
	}
	return ks[0], true
}

// FindKey finds a key by its number or its fingerprint.
func FindKey(s State, typed string) (*Key, bool) {
	typed = strings.TrimSpace(typed)
	if kind, id, err := ParseID(typed); err == nil && kind == KindKey {
		return Get[*Key](s, id)
	}
	if ks := Find[*Key](s, "fingerprint", typed); len(ks) == 1 {
		return ks[0], true
	}
	return nil, false
}

// KeysOf are the keys that a reader may know of: of everybody for who keeps
// them, else one's own.
func KeysOf(s State) []*Key {
	if Allowed(s.Roles(), ReadVerb(KindKey)) {
		return All[*Key](s)
	}
	if s.Actor().Person == "" {
		return nil
	}
	return Find[*Key](s.Whole(), "person", s.Actor().Person)
}

// wordsPerKey is how many bytes of a fingerprint are spoken: somebody can make
// keys until the first four match, for eight nobody has the time.
const wordsPerKey = 8

const fingerprintPrefix = "SHA256:"

// KeyWords are the first eight bytes of a key's fingerprint as words, to be
// compared by voice; nil for what is no fingerprint.
func KeyWords(fingerprint string) []string {
	b64, ok := strings.CutPrefix(fingerprint, fingerprintPrefix)
	b, err := base64.RawStdEncoding.DecodeString(b64)
	if !ok || err != nil || len(b) != 32 {
		return nil
	}
	return wordsFor(b[:wordsPerKey])
}

// saysKey tells whether typed words are those of a fingerprint, or the
// fingerprint itself as somebody read it off their own machine.
func saysKey(typed, fingerprint string) bool {
	want := KeyWords(fingerprint)
	words := strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool { return r < 'a' || r > 'z' })
	return want != nil && (slices.Equal(words, want) || strings.TrimSpace(typed) == fingerprint)
}
