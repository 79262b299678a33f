package text

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// Printer writes in one language. It may be used by many at once.
type Printer struct {
	lang   Lang
	words  func() catalogue
	pseudo bool
}

// New makes a printer; the messages are read when the first one is asked for.
// A language the program does not speak becomes Dutch.
func New(lang Lang) *Printer {
	if lang == EN {
		return &Printer{lang: EN, words: english}
	}
	return &Printer{lang: NL, words: dutch}
}

// NewPseudo makes a printer that puts ⟦ and ⟧ around every message and word,
// so a test finds the letters that do not come from the catalogue. Dates and
// numbers stay bare.
func NewPseudo() *Printer {
	return &Printer{lang: NL, words: dutch, pseudo: true}
}

// Lang is the language written.
func (p *Printer) Lang() Lang { return p.lang }

// Has tells whether there is a message with this key.
func (p *Printer) Has(key string) bool { return p.words()[key] != nil }

// T gives the message with this key; pairs are its arguments, name and value
// in turn. A key that is not there comes back in ‹ and ›.
func (p *Printer) T(key string, pairs ...any) string {
	return p.say(key, args{pairs: pairs}, Clean)
}

// Msg gives a message of model in the printer's language.
func (p *Printer) Msg(m model.Message) string { return p.msg(m, Clean) }

func (p *Printer) msg(m model.Message, clean func(string) string) string {
	switch m.Key {
	case "":
		return ""
	case model.LiteralKey:
		s, _ := m.Args["Text"].(string)
		return clean(s)
	}
	return p.say(m.Key, args{named: m.Args}, clean)
}

// Err gives the sentence of an error. One without a sentence shows the
// general one with its cause.
func (p *Printer) Err(err error) string {
	if err == nil {
		return ""
	}
	var e *model.Error
	if errors.As(err, &e) && !e.Message.IsZero() {
		return p.Msg(e.Message)
	}
	return p.T("error.internal", "Cause", err.Error())
}

// args finds arguments in either of the shapes they are handed in.
type args struct {
	pairs []any
	named model.Args
}

func (a args) get(name string) (any, bool) {
	for i := 0; i+1 < len(a.pairs); i += 2 {
		if a.pairs[i] == any(name) {
			return a.pairs[i+1], true
		}
	}
	v, ok := a.named[name]
	return v, ok
}

func (p *Printer) say(key string, a args, clean func(string) string) string {
	e := p.words()[key]
	if e == nil {
		return "‹" + key + "›"
	}
	f := &e.other
	if e.plural && isOne(a) {
		f = &e.one
	}
	if f.parts == nil && !p.pseudo {
		return f.plain
	}
	var b strings.Builder
	b.Grow(64)
	if p.pseudo {
		b.WriteString("⟦")
	}
	b.WriteString(f.plain)
	for _, part := range f.parts {
		b.WriteString(part.text)
		if part.arg == "" {
			continue
		}
		if v, ok := a.get(part.arg); ok {
			b.WriteString(p.value(v, clean))
		} else {
			b.WriteString("‹" + part.arg + "›")
		}
	}
	if p.pseudo {
		b.WriteString("⟧")
	}
	return b.String()
}

// isOne is the plural rule of Dutch and English for whole numbers.
func isOne(a args) bool {
	v, _ := a.get("N")
	switch n := v.(type) {
	case int:
		return n == 1 || n == -1
	case int64:
		return n == 1 || n == -1
	}
	return false
}

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
