package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// member is one name and value of an object.
type member struct {
	name  string
	value any
}

// object is a JSON object that keeps its order: the columns of a noun.
type object []member

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(m.name); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the encoder ends every value with a new line
		b.WriteByte(':')
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// writeJSON prints a value for a script.
func (s *session) writeJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := s.Stdout.Write(visible(b.Bytes()))
	return err
}

// visible writes signs that could steer a terminal, or trick the eye, as \u202E:
// the same JSON, and safe to look at.
func visible(b []byte) []byte {
	hides := func(r rune) bool { return r >= 0x7f && text.Hidden(r) }
	if bytes.IndexFunc(b, hides) < 0 {
		return b
	}
	out := make([]byte, 0, len(b)+64)
	for _, r := range string(b) {
		switch {
		case !hides(r):
			out = utf8.AppendRune(out, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}

// orNull is a text, null when there is none.
func orNull(v string) any {
	if v == "" {
		return nil
	}
	return v
}

// english is the language of JSON: whatever the reader's is, a script sees
// the same.
func english() *text.Printer { return text.New(text.EN) }

// jsonValue is a value of a row as scripts see it: days in ISO, words of
// closed sets as their code, lists never null.
func jsonValue(p *text.Printer, v any) any {
	switch v := v.(type) {
	case model.Date:
		return orNull(v.String())
	case time.Time:
		if v.IsZero() {
			return nil
		}
		return v.UTC().Format(time.RFC3339)
	case model.Kind:
		return orNull(string(v))
	case model.Worded:
		return orNull(code(v))
	case model.Message:
		return p.Msg(v)
	case []model.Message:
		return p.Value(v)
	case []string:
		if v == nil {
			return []string{}
		}
		return v
	case model.Ref:
		return orNull(v.ID)
	}
	return v
}

// code is a value of a closed set as the records spell it.
func code(w model.Worded) string {
	if w == model.Worded(model.CertificateNotNeeded) {
		w = model.CertificateMissing // scripts know three states
	}
	key := w.WordKey()
	for i := len(key) - 1; i >= 0; i-- {
		if key[i] == '.' {
			return key[i+1:]
		}
	}
	return key
}

// messages is what is said, sentence by sentence; never null.
func messages(p *text.Printer, ms []model.Message) []string {
	out := make([]string, 0, len(ms))
	for _, m := range ms {
		if s := p.Msg(m); s != "" {
			out = append(out, s)
		}
	}
	return out
}
