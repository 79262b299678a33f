package exchange

import (
	"encoding/base64"
	"strings"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// MaxKeyFile is the largest file read as a public key. The longest that is let
// in takes under 4 kB.
const MaxKeyFile = 16 << 10

// PublicKey reads the one public key in a file: a line as OpenSSH writes it,
// or what PuTTY saves. Files of every encoding will do, for PowerShell writes
// UTF-16. Of a private key nothing is kept or repeated.
func PublicKey(file []byte) (model.PublicKey, error) {
	if len(file) > MaxKeyFile {
		return model.PublicKey{}, model.Errorf(model.CodeInvalid, "error.key.large", "Max", MaxKeyFile>>10)
	}
	content := decode(file)
	if isPrivate(content) {
		return model.PublicKey{}, model.Errorf(model.CodeInvalid, "error.key.private")
	}
	if line, ok := fromPuTTY(content); ok {
		return readKey(line)
	}
	var lines []string
	for l := range strings.Lines(content) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			lines = append(lines, l)
		}
	}
	switch len(lines) {
	case 0:
		return model.PublicKey{}, model.Errorf(model.CodeInvalid, "error.key.empty")
	case 1:
		return readKey(lines[0])
	}
	return model.PublicKey{}, model.Errorf(model.CodeInvalid, "error.key.several", "N", len(lines))
}

// readKey reads a line of which the comment is whatever somebody's machine put
// there.
func readKey(line string) (model.PublicKey, error) {
	fields := strings.Fields(text.Pasted(line))
	for i := 2; i < len(fields); i++ {
		if strings.HasPrefix(fields[i], "AAAA") && looksLikeType(fields[i-1]) {
			// from="…",restrict: what a key may do is settled by roles.
			return model.PublicKey{}, model.Errorf(model.CodeInvalid, "error.key.options", "Type", fields[i-1])
		}
	}
	k, err := model.ReadPublicKey(strings.Join(fields, " "))
	if err != nil {
		return model.PublicKey{}, err
	}
	if _, _, _, _, err := ssh.ParseAuthorizedKey([]byte(k.Line)); err != nil { // a point that is on no curve
		return model.PublicKey{}, model.Errorf(model.CodeInvalid, "error.key.form").Because(err)
	}
	return k, nil
}

func looksLikeType(s string) bool {
	return strings.HasPrefix(s, "ssh-") || strings.HasPrefix(s, "ecdsa-") || strings.HasPrefix(s, "sk-")
}

// isPrivate recognises the private half in the forms of OpenSSH, PEM and PuTTY.
func isPrivate(content string) bool {
	return strings.Contains(content, "PRIVATE KEY") || strings.Contains(content, "PuTTY-User-Key-File")
}

// fromPuTTY rewrites the form of RFC 4716 as a line: headers until the first
// line without a colon, then base64.
func fromPuTTY(content string) (line string, ok bool) {
	const begin, end = "---- BEGIN SSH2 PUBLIC KEY ----", "---- END SSH2 PUBLIC KEY ----"
	_, rest, ok := strings.Cut(content, begin)
	body, _, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", false
	}
	var b64 strings.Builder
	comment, more := "", false
	for l := range strings.Lines(body) {
		l = strings.TrimSpace(l)
		name, value, header := strings.Cut(l, ":")
		if header && strings.EqualFold(name, "comment") {
			comment = strings.Trim(strings.TrimSpace(value), `"`)
		}
		if !header && !more {
			b64.WriteString(l)
		}
		more = (header || more) && strings.HasSuffix(l, `\`) // a header goes on
	}
	return typeOf(b64.String()) + " " + b64.String() + " " + comment, true
}

// typeOf is the name a key has inside.
func typeOf(b64 string) string {
	b, err := base64.StdEncoding.DecodeString(b64)
	if err != nil || len(b) < 4 || b[0]|b[1]|b[2] != 0 || len(b) < 4+int(b[3]) {
		return "?"
	}
	return string(b[4 : 4+int(b[3])])
}
