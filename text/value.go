package text

import (
	"fmt"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// Value formats a value of a row or an argument. Data is cleaned, so nothing
// in it can steer a terminal; a year must be handed in as a string, an int
// gets thousands separators.
func (p *Printer) Value(v any) string { return p.value(v, Clean) }

// Lines is Value for a text of several lines: line breaks stay.
func (p *Printer) Lines(v any) string { return p.value(v, CleanLines) }

func (p *Printer) value(v any, clean func(string) string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return clean(v)
	case int:
		return p.Number(v)
	case model.Date:
		return p.Date(v)
	case model.Worded:
		return p.word(v)
	case model.Message:
		return p.msg(v, clean)
	case bool:
		if v {
			return p.T("word.yes")
		}
		return p.T("word.no")
	case int64:
		return p.Number(int(v))
	case time.Time:
		return p.Instant(v)
	case []string:
		return clean(strings.Join(v, ", "))
	case []model.Message:
		return p.messages(v, clean)
	case model.Ref:
		return clean(v.ID)
	case []model.Ref:
		return joined(v, func(r model.Ref) string { return clean(r.ID) })
	case []model.Date:
		return joined(v, p.Date)
	case model.Kind:
		return p.T("kind." + string(v))
	case error:
		return p.Err(v)
	}
	return clean(fmt.Sprint(v))
}

// word gives the word of a value; a value that was never set has none.
func (p *Printer) word(w model.Worded) string {
	key := w.WordKey()
	if key == "" || strings.HasSuffix(key, ".") {
		return ""
	}
	return p.T("word." + key)
}

// messages puts messages behind each other: after a full stop a space is
// enough, between bits of text there is a comma.
func (p *Printer) messages(ms []model.Message, clean func(string) string) string {
	var b strings.Builder
	for _, m := range ms {
		s := p.msg(m, clean)
		switch {
		case s == "":
			continue
		case b.Len() == 0:
		case strings.HasSuffix(strings.TrimSuffix(b.String(), "⟧"), "."):
			b.WriteByte(' ')
		default:
			b.WriteString(", ")
		}
		b.WriteString(s)
	}
	return b.String()
}

func joined[T any](vs []T, write func(T) string) string {
	ss := make([]string, len(vs))
	for i, v := range vs {
		ss[i] = write(v)
	}
	return strings.Join(ss, ", ")
}
