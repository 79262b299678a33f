package model

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Invitation lets a person bring a key: a code that works once. Of
// the code only a hash is kept, so whoever reads the file cannot use it.
type Invitation struct {
	Base
	Person     string `json:"person" req:"1" ref:"person"`
	SecretHash string `json:"secret_hash" req:"1" max:"64"` // see SecretHash
	From       Date   `json:"from" req:"1"`
	Until      Date   `json:"until" req:"1"`
	UsedOn     Date   `json:"used_on"`
	Admitted   string `json:"admitted" ref:"key"` // the key that came in by it
	RevokedOn  Date   `json:"revoked_on"`
	ReplacedBy string `json:"replaced_by" ref:"invitation"`
}

// Kind implements Record.
func (*Invitation) Kind() Kind { return KindInvitation }

// InvitationState is how an invitation stands on a day.
type InvitationState string

// The states of an invitation.
const (
	InvitationOpen    InvitationState = "open"
	InvitationUsed    InvitationState = "used"
	InvitationRevoked InvitationState = "revoked"
	InvitationLapsed  InvitationState = "lapsed"
)

// Values lists the states.
func (InvitationState) Values() []string { return []string{"open", "used", "revoked", "lapsed"} }

// WordKey implements Worded.
func (i InvitationState) WordKey() string { return "invitation_state." + string(i) }

// State tells how the invitation stands on a day; its last day counts.
func (i *Invitation) State(day Date) InvitationState {
	switch {
	case !i.UsedOn.IsZero():
		return InvitationUsed
	case !i.RevokedOn.IsZero():
		return InvitationRevoked
	case !within(day, i.From, i.Until):
		return InvitationLapsed
	}
	return InvitationOpen
}

// Roles are those of whom it invites, now or by the day it ends: an appointment
// often begins after the letter was written.
func (i *Invitation) Roles(s State) []Role {
	out := append(rolesOn(s, i.Person, s.Today()), rolesOn(s, i.Person, i.Until)...)
	slices.Sort(out)
	return slices.Compact(out)
}

// crockford are the digits of a secret: no I, L, O or U, which are misread.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	// SecretBytes is how many random bytes a code holds: 80 bits.
	SecretBytes  = 10
	secretDigits = SecretBytes * 8 / 5
	longestCode  = 200 // bytes; what is longer was not typed from a letter
	hashPrefix   = "rekenschap-invitation/1\n"
)

// Secret writes random bytes as the digits of a code.
func Secret(random [SecretBytes]byte) string {
	out := make([]byte, 0, secretDigits)
	acc, have := uint(0), 0
	for _, b := range random {
		acc, have = acc<<8|uint(b), have+8
		for ; have >= 5; have -= 5 {
			out = append(out, crockford[acc>>(have-5)&31])
		}
	}
	return string(out)
}

// SecretHash is what is kept of a secret: SHA-256 in hex. 80 random bits need
// no slower hash.
func SecretHash(secret string) string {
	sum := sha256.Sum256([]byte(hashPrefix + plainCode(secret)))
	return hex.EncodeToString(sum[:])
}

// InvitationCode is what a director types: the number of the invitation and
// the secret in groups of four.
func InvitationCode(id, secret string) string {
	var b strings.Builder
	b.WriteString(id)
	for at := 0; at < len(secret); at += 4 {
		b.WriteString("-" + secret[at:min(at+4, len(secret))])
	}
	return b.String()
}

// ParseCode reads a code as people type it: in small letters, with spaces or
// without dashes, with an O for a zero.
func ParseCode(typed string) (id, secret string, ok bool) {
	if len(typed) > longestCode {
		return "", "", false
	}
	c := plainCode(strings.TrimSpace(typed))
	if rest, cut := strings.CutPrefix(c, "U1T"); cut {
		c = rest
	}
	const year, least = 4, 1
	at := len(c) - secretDigits
	if at < year+least || strings.Trim(c[:at], "0123456789") != "" || strings.Trim(c[at:], crockford) != "" {
		return "", "", false
	}
	y, _ := strconv.Atoi(c[:year])
	n, err := strconv.Atoi(c[year:at])
	info, known := InfoOf(KindInvitation)
	if err != nil || n < 1 || !known {
		return "", "", false
	}
	return FormatID(info, y, n), c[at:], true
}

// plainCode leaves the letters and digits of a code, each as it is meant.
func plainCode(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToUpper(r); {
		case r == 'O':
			return '0'
		case r == 'I', r == 'L':
			return '1'
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z':
			return r
		case r < unicode.MaxASCII && r >= ' ', unicode.In(r, unicode.Pd, unicode.Zs):
			return -1 // dashes and spaces of every sort
		}
		return '?' // no digit of any code
	}, s)
}

// opens tells, in the same time whatever the answer, whether a secret is that
// of an invitation; of nil never.
func (i *Invitation) opens(secret string) bool {
	kept := strings.Repeat("0", 2*sha256.Size)
	if i != nil {
		kept = i.SecretHash
	}
	return subtle.ConstantTimeCompare([]byte(kept), []byte(SecretHash(secret))) == 1
}
