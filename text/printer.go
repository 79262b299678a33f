package text

import (
	"errors"
	"strings"

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

// Msg gives a message of model in the printer's language. A literal message
// gives its Text; one that holds data in both languages, as the law catalogue
// does, gives its NL or EN.
func (p *Printer) Msg(m model.Message) string { return p.msg(m, Clean) }

func (p *Printer) msg(m model.Message, clean func(string) string) string {
	switch m.Key {
	case "":
		return ""
	case model.LiteralKey:
		if s, ok := m.Args[strings.ToUpper(string(p.lang))].(string); ok {
			return clean(s)
		}
		s, _ := m.Args["Text"].(string)
		return clean(s)
	}
	return p.say(m.Key, args{named: m.Args}, clean)
}

// Pick chooses between the two languages, for data that has both.
func (p *Printer) Pick(nl, en string) string {
	if p.lang == EN {
		return Clean(en)
	}
	return Clean(nl)
}

// Column is the heading of a list column.
func (p *Printer) Column(key string) string { return p.T("column." + key) }

// Field is the label of a field by its JSON name: that of the kind where it
// has one of its own, the general one otherwise. A field inside a list reads
// as itself: papers.title is a title.
func (p *Printer) Field(kind model.Kind, name string) string {
	if key := "field." + string(kind) + "." + name; kind != "" && p.Has(key) {
		return p.T(key)
	}
	if i := strings.LastIndexByte(name, '.'); i >= 0 && !p.Has("field."+name) {
		name = name[i+1:]
	}
	return p.T("field." + name)
}

// Verb says what a verb of the ledger or of the permissions does: "besluit
// vastleggen" for save.decision.
func (p *Printer) Verb(verb string) string {
	if key := "verb." + verb; p.Has(key) {
		return p.T(key)
	}
	act, kind, _ := strings.Cut(verb, ".")
	if (act == "save" || act == "read") && p.Has("kind."+kind) {
		return p.T("verb."+act, "Kind", model.Kind(kind))
	}
	return Clean(verb)
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
		if s, ok := a.pairs[i].(string); ok && s == name {
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
	return p.fill(f, a, clean)
}

// fill sets the arguments into a wording.
func (p *Printer) fill(f *form, a args, clean func(string) string) string {
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
			b.WriteString(p.argument(part.arg, v, clean))
		} else {
			b.WriteString("‹" + part.arg + "›")
		}
	}
	if p.pseudo {
		b.WriteString("⟧")
	}
	return b.String()
}

// argument formats an argument. Two names are special, because model knows
// fields and verbs only by their code: Field becomes its label, Verb what it
// does.
func (p *Printer) argument(name string, v any, clean func(string) string) string {
	switch name {
	case "Field":
		if s, ok := v.(string); ok {
			return p.Field("", s)
		}
	case "Verb":
		if s, ok := v.(string); ok {
			return p.Verb(s)
		}
	}
	return p.value(v, clean)
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
