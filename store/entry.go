package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/canon"
	"golang.org/x/text/unicode/norm"
)

const entryVersion = 1

// Hash is a raw SHA-256; the zero value is the hash before the first entry.
type Hash [sha256.Size]byte

// String is lower-case hex.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads 64 hex digits.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if len(s) != 2*len(h) {
		return h, fmt.Errorf("hash has %d characters, not 64", len(s))
	}
	_, err := hex.Decode(h[:], []byte(s))
	return h, err
}

// Chain gives the hash after an entry: SHA-256(previous ‖ SHA-256(entry)),
// over raw bytes.
func Chain(prev Hash, entry []byte) Hash {
	d := sha256.Sum256(entry)
	return ChainDigest(prev, d)
}

// ChainDigest is Chain for a reader who was given the digest alone.
func ChainDigest(prev, digest Hash) Hash {
	var b [2 * sha256.Size]byte
	copy(b[:], prev[:])
	copy(b[sha256.Size:], digest[:])
	return sha256.Sum256(b[:])
}

// appendEntry writes the canonical bytes of an entry. Field order is that of
// the sorted keys; a test compares it with canon.
func appendEntry(b []byte, e *model.Entry) []byte {
	str := func(key, v string) {
		b = append(b, key...)
		b, _ = canon.AppendString(b, v)
	}
	str(`{"actor":`, e.Actor)
	str(`,"body_sha256":`, e.BodySHA256)
	str(`,"id":`, e.ID)
	str(`,"kind":`, string(e.Kind))
	str(`,"occurred_on":`, e.OccurredOn.String())
	str(`,"recorded_at":`, e.RecordedAt)
	b = append(b, `,"rev":`...)
	b = strconv.AppendInt(b, int64(e.Rev), 10)
	b = append(b, `,"seq":`...)
	b = strconv.AppendInt(b, e.Seq, 10)
	b = append(b, `,"v":`...)
	b = strconv.AppendInt(b, int64(e.V), 10)
	str(`,"verb":`, string(e.Verb))
	str(`,"via":`, string(e.Via))
	return append(b, '}')
}

func sha(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func isNFC(b []byte) bool { return norm.NFC.IsNormal(b) }

// composed brings the texts of canonical JSON to Unicode NFC. An escape ends a
// piece: the n of \n would otherwise join an accent that follows it.
func composed(b []byte) []byte {
	if isNFC(b) {
		return b
	}
	out := make([]byte, 0, len(b))
	start := 0
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' {
			i++
			out = append(append(out, norm.NFC.Bytes(b[start:i])...), b[i])
			start = i + 1
		}
	}
	return append(out, norm.NFC.Bytes(b[start:])...)
}

// encodeBody writes a record's canonical body, its texts in Unicode NFC.
func encodeBody(r model.Record) ([]byte, error) {
	b, err := canon.Marshal(r)
	if err != nil {
		return nil, err
	}
	b = composed(b)
	if len(b) > maxBody {
		return nil, model.Errorf(model.CodeInvalid, "error.record.large", "ID", r.Head().ID, "Size", len(b), "Max", maxBody)
	}
	return b, canon.Check(b, isNFC)
}
