package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model"
)

// mostText is the largest file that is shown as text.
const mostText = 512 << 10

// mayRead tells whether this reader may see the bytes of a file: some record
// that names it is shown to them, and no evidence that is not holds the same,
// also when it came to hold them after the day that is looked at.
func (s *state) mayRead(sha256 string) bool {
	return sha256 != "" && model.Allowed(s.roles, model.VerbReadBlob) && model.BlobVisible(s, sha256) && !hiddenEvidence(s, sha256) &&
		(s.today == nil || s.today == s || !hiddenEvidence(s.today, sha256))
}

// content reads the bytes of a file and checks them against its name. Files
// are those of today: what was removed, is removed from the past too.
func (s *state) content(ctx context.Context, sha256 string) ([]byte, error) {
	var content []byte
	err := s.ledger.QueryRowContext(ctx, "SELECT content FROM blob WHERE sha256=?", sha256).Scan(&content)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, model.Errorf(model.CodeNotFound, "error.blob.missing", "SHA256", sha256)
	case err != nil:
		return nil, err
	case sha(content) != sha256:
		return nil, model.Errorf(model.CodeTampered, "error.blob.differs", "SHA256", sha256)
	}
	return content, nil
}

// FileSize implements model.State.
func (s *state) FileSize(sha256 string) (int, bool) {
	if s.err != nil || !s.mayRead(sha256) {
		return 0, false
	}
	n := 0
	err := s.ledger.QueryRowContext(s.ctx, "SELECT size FROM blob WHERE sha256=?", sha256).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false
	}
	s.fail(err)
	return n, err == nil
}

// Text implements model.State. Bytes that are not those of the name end the
// reading: what somebody put in their place must not be read as the text.
func (s *state) Text(sha256 string) (string, bool) {
	if n, ok := s.FileSize(sha256); !ok || n > mostText {
		return "", false
	}
	b, err := s.content(s.ctx, sha256)
	s.fail(err)
	return string(b), err == nil && readable(b)
}

// readable tells text from other files. Some formats are made of letters and
// still nothing to read.
func readable(b []byte) bool {
	for _, head := range []string{"%PDF-", "%!PS", `{\rtf`} {
		if bytes.HasPrefix(b, []byte(head)) {
			return false
		}
	}
	return utf8.Valid(b) && !bytes.ContainsFunc(b, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f'
	})
}
