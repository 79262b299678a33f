package exchange

import (
	"bytes"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// MaxSize is the largest file read, in bytes. A list of all controls with long
// reasons is under 1 MB.
const MaxSize = 10 << 20

// readText takes a whole file and makes UTF-8 in NFC of it.
func readText(r io.Reader, name string) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return "", model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", name, "Cause", err).Because(err)
	}
	if len(b) > MaxSize {
		return "", model.Errorf(model.CodeInvalid, "import.file.large", "Path", name, "Max", MaxSize>>20)
	}
	if key := foreign(b); key != "" {
		return "", model.Errorf(model.CodeInvalid, key, "Path", name)
	}
	s := decode(b)
	if s == "" {
		return "", model.Errorf(model.CodeInvalid, "import.file.empty", "Path", name)
	}
	return norm.NFC.String(s), nil
}

// foreign recognises files that are no CSV by their first bytes, and gives the
// sentence that says what to do. Reading XLSX needs a library that costs every
// start of the program 2 ms, so that waits for a way to load it on demand.
func foreign(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return "import.file.xlsx"
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0")):
		return "import.file.xls"
	case bytes.HasPrefix(b, []byte("%PDF")), bytes.HasPrefix(b, []byte("SQLite format")):
		return "import.file.not_csv"
	case bytes.HasPrefix(b, bomLE), bytes.HasPrefix(b, bomBE):
		return ""
	case bytes.IndexByte(b, 0) >= 0:
		return "import.file.not_csv"
	}
	return ""
}

var (
	bomUTF8 = []byte("\xEF\xBB\xBF")
	bomLE   = []byte("\xFF\xFE") // what Excel calls Unicode text
	bomBE   = []byte("\xFE\xFF")
)

// decode finds the encoding. Text that is valid UTF-8 is UTF-8; anything else
// is Windows-1252, which Dutch Excel writes unless told otherwise.
func decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, bomUTF8):
		return string(bytes.ToValidUTF8(b[len(bomUTF8):], []byte("\uFFFD")))
	case bytes.HasPrefix(b, bomLE):
		return decode16(b[2:], 1)
	case bytes.HasPrefix(b, bomBE):
		return decode16(b[2:], 0)
	}
	if !damaged(b) && !utf8.Valid(b) {
		if out, err := charmap.Windows1252.NewDecoder().Bytes(b); err == nil {
			return string(out)
		}
	}
	// What is broken in UTF-8 stays visible, and is refused where it stands.
	return string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
}

// damaged tells broken UTF-8 from Windows-1252: in the latter a letter with an
// accent hardly ever happens to be a sequence of UTF-8.
func damaged(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return bad > 0 && good > bad
}

// decode16 reads UTF-16; high is where the high byte of a pair stands.
func decode16(b []byte, high int) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i+1-high])|uint16(b[i+high])<<8)
	}
	return string(utf16.Decode(u))
}
