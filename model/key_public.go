package model

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"math/bits"
	"strconv"
	"strings"
)

// The sizes of RSA keys: shorter ones are within reach of who wants them,
// longer ones only make a login slow.
const (
	leastRSA  = 2048
	soundRSA  = 3072 // BSI and NCSC ask this of new keys
	mostRSA   = 16384
	commentIs = 40 // runes of a comment that are kept
)

// keyTypes are the sorts of keys that let somebody in.
var keyTypes = map[string]bool{
	"ssh-ed25519": true, "ssh-rsa": true,
	"ecdsa-sha2-nistp256": true, "ecdsa-sha2-nistp384": true, "ecdsa-sha2-nistp521": true,
	"sk-ssh-ed25519@openssh.com": true, "sk-ecdsa-sha2-nistp256@openssh.com": true,
}

// PublicKey is what an authorized_keys line without options says.
type PublicKey struct {
	Type        string // as OpenSSH names it
	Bits        int    // of an RSA key
	Fingerprint string // SHA256:…
	Line        string // type, key and a short comment
}

// Weak tells whether a new key should rather be longer.
func (k PublicKey) Weak() bool { return k.Type == "ssh-rsa" && k.Bits < soundRSA }

// ReadPublicKey reads "TYPE BASE64 COMMENT". Which keys will do is decided
// here, of the bytes of the key and not of what the line calls it. Options and
// several lines are for whoever reads files to sort out.
func ReadPublicKey(line string) (PublicKey, error) {
	fields := strings.Fields(line)
	if len(fields) < 2 || strings.ContainsAny(line, "\r\n") {
		return PublicKey{}, Errorf(CodeInvalid, "error.key.form")
	}
	blob, err := base64.StdEncoding.DecodeString(fields[1])
	if err != nil {
		return PublicKey{}, Errorf(CodeInvalid, "error.key.form").Because(err)
	}
	w := wire(blob)
	k := PublicKey{Type: string(w.next()), Line: fields[0] + " " + fields[1]}
	if k.Type == "" || k.Type != fields[0] {
		return PublicKey{}, Errorf(CodeInvalid, "error.key.form")
	}
	if err := k.will(w); err != nil {
		return PublicKey{}, err
	}
	sum := sha256.Sum256(blob)
	k.Fingerprint = fingerprintPrefix + base64.RawStdEncoding.EncodeToString(sum[:])
	if c := []rune(strings.Join(fields[2:], " ")); len(c) > 0 {
		k.Line += " " + strings.TrimSpace(string(c[:min(len(c), commentIs)]))
	}
	return k, nil
}

// will judges what stands behind the type of a key.
func (k *PublicKey) will(w wire) error {
	switch {
	case strings.HasSuffix(k.Type, "-cert-v01@openssh.com"):
		return Errorf(CodeInvalid, "error.key.certificate")
	case k.Type == "ssh-dss":
		return Errorf(CodeInvalid, "error.key.dsa")
	case !keyTypes[k.Type]:
		return Errorf(CodeInvalid, "error.key.type", "Type", k.Type)
	}
	parts := [][]byte{}
	for len(w) > 0 {
		p := w.next()
		if p == nil {
			return Errorf(CodeInvalid, "error.key.form")
		}
		parts = append(parts, p)
	}
	switch k.Type {
	case "ssh-rsa": // e, n
		if len(parts) != 2 {
			return Errorf(CodeInvalid, "error.key.form")
		}
		if k.Bits = bitLength(parts[1]); k.Bits < leastRSA {
			return Errorf(CodeInvalid, "error.key.short", "Bits", strconv.Itoa(k.Bits))
		}
		if k.Bits > mostRSA {
			return Errorf(CodeInvalid, "error.key.long", "Bits", strconv.Itoa(k.Bits))
		}
	case "ssh-ed25519":
		if len(parts) != 1 || len(parts[0]) != 32 {
			return Errorf(CodeInvalid, "error.key.form")
		}
	default: // a curve and a point, or a key and the application it is for
		if len(parts) < 2 {
			return Errorf(CodeInvalid, "error.key.form")
		}
	}
	return nil
}

// wire is the form of SSH: each piece with its length before it.
type wire []byte

// next takes a piece; nil when there is none or it is cut short.
func (w *wire) next() []byte {
	if len(*w) < 4 {
		*w = nil
		return nil
	}
	n, rest := int64(binary.BigEndian.Uint32(*w)), (*w)[4:]
	if n > int64(len(rest)) {
		*w = nil
		return nil
	}
	*w = rest[n:]
	return rest[:n:n]
}

// bitLength is that of a number in bytes, largest first.
func bitLength(n []byte) int {
	for len(n) > 0 && n[0] == 0 {
		n = n[1:]
	}
	if len(n) == 0 {
		return 0
	}
	return 8*(len(n)-1) + bits.Len8(n[0])
}
