package store

import (
	"bytes"
	"encoding/pem"
	"strings"
	"unicode/utf16"

	"github.com/hiddeco/sshsig"
	"github.com/rekenschap/rekenschap/model"
	"golang.org/x/crypto/ssh"
)

// mostSignature is the largest armoured signature: one of an RSA key of 16,384
// bits is a third of it.
const mostSignature = 16 << 10

// unarmor reads one armoured signature for a vote, and nothing else: what lies
// beside it, or is made for something else, is refused with its own sentence.
func unarmor(armored []byte) (*sshsig.Signature, error) {
	if len(armored) > mostSignature {
		return nil, model.Errorf(model.CodeInvalid, "error.signed.large", "Max", mostSignature>>10)
	}
	armored = bytes.TrimSpace(plain(armored))
	if len(armored) == 0 {
		return nil, model.Errorf(model.CodeInvalid, "error.signed.none")
	}
	block, rest := pem.Decode(armored)
	switch {
	case block == nil || block.Type != sshsig.PEMType:
		return nil, model.Errorf(model.CodeInvalid, "error.signed.armor")
	case len(bytes.TrimSpace(rest)) > 0, len(block.Headers) > 0, !bytes.HasPrefix(armored, []byte("-----BEGIN ")):
		return nil, model.Errorf(model.CodeInvalid, "error.signed.beside")
	}
	sig, err := sshsig.ParseSignature(block.Bytes)
	switch {
	case err != nil && strings.Contains(err.Error(), "hash algorithm"):
		return nil, model.Errorf(model.CodeInvalid, "error.signed.hash").Because(err)
	case err != nil:
		return nil, model.Errorf(model.CodeInvalid, "error.signed.armor").Because(err)
	case sig.Namespace != model.VoteNamespace:
		return nil, model.Errorf(model.CodeInvalid, "error.signed.namespace", "Namespace", sig.Namespace, "Want", model.VoteNamespace)
	case sig.HashAlgorithm != sshsig.HashSHA512:
		return nil, model.Errorf(model.CodeInvalid, "error.signed.hash")
	}
	return sig, nil
}

// plain undoes what some terminals and PowerShell 5.1 make of a text on its way
// through a file: UTF-16 with a mark, or UTF-8 with one.
func plain(b []byte) []byte {
	if rest, ok := bytes.CutPrefix(b, []byte{0xEF, 0xBB, 0xBF}); ok {
		return rest
	}
	rest, ok := bytes.CutPrefix(b, []byte{0xFF, 0xFE})
	if !ok {
		return b
	}
	var units []uint16
	for i := 0; i+1 < len(rest); i += 2 {
		units = append(units, uint16(rest[i])|uint16(rest[i+1])<<8)
	}
	return []byte(string(utf16.Decode(units)))
}

// rendered is a statement as it stood in the file that was signed: as printed,
// or as PowerShell writes it.
func rendered(statement string, as model.Encoding) []byte {
	switch as {
	case model.EncodingCRLF:
		return []byte(strings.ReplaceAll(statement, "\n", "\r\n"))
	case model.EncodingUTF16:
		out := []byte{0xFF, 0xFE}
		for _, c := range rendered(statement, model.EncodingCRLF) {
			out = append(out, c, 0) // a statement is ASCII
		}
		return out
	}
	return []byte(statement)
}

// holds tells whether a signature is over a statement, and in which form of it.
func holds(sig *sshsig.Signature, pub ssh.PublicKey, statement string) (model.Encoding, bool) {
	for _, as := range []model.Encoding{model.EncodingPlain, model.EncodingCRLF, model.EncodingUTF16} {
		if sshsig.Verify(bytes.NewReader(rendered(statement, as)), sig, pub, sig.HashAlgorithm, model.VoteNamespace) == nil {
			return as, true
		}
	}
	return "", false
}

// authorizedKey is a line of authorized_keys without a comment.
func authorizedKey(pub ssh.PublicKey) string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(pub)))
}

// validVote checks a signed vote by itself: its statement says what its fields
// say, of this organisation, and its key signed that statement.
func validVote(v *model.Vote, organisation string) error {
	bad := func(key string) error { return model.Errorf(model.CodeInvalid, key, "ID", v.ID) }
	pub, _, _, rest, err := ssh.ParseAuthorizedKey([]byte(v.PublicKey))
	if err != nil || len(rest) > 0 {
		return bad("error.signed.public")
	}
	sig, err := unarmor([]byte(v.Signature))
	if err != nil {
		return err
	}
	if ssh.FingerprintSHA256(pub) != v.SignedBy() || !v.Says(organisation, v.SignedBy(), model.MotionIn(v.Statement)) {
		return bad("error.signed.says")
	}
	if sshsig.Verify(bytes.NewReader(rendered(v.Statement, v.Encoding)), sig, pub, sig.HashAlgorithm, model.VoteNamespace) != nil {
		return bad("error.signed.holds")
	}
	return nil
}
