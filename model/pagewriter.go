package model

import (
	"reflect"
	"slices"
	"time"
)

// pageWriter writes one record as a page. A page per kind tells what matters
// in its own order; what it leaves untold follows by itself, so no field of a
// record is ever kept from its reader.
type pageWriter struct {
	s      State
	r      Record
	day    Date
	who    map[string]string // names of people and offices
	code   map[string]string // short names of bodies
	blocks []Block
	told   map[string]bool // fields the page has dealt with
	linked map[Ref]bool    // records the page already leads to
}

func newPageWriter(s State, r Record, day Date) *pageWriter {
	return &pageWriter{s: s, r: r, day: day, who: names(s), code: codes(s), told: map[string]bool{}, linked: map[Ref]bool{}}
}

func (w *pageWriter) put(b Block) {
	if !b.Ref.IsZero() {
		b.Ref = Ref{Kind: b.Ref.Kind, ID: b.Ref.ID}
		w.linked[b.Ref] = true
	}
	w.blocks = append(w.blocks, b)
}

// heading begins a part of the page.
func (w *pageWriter) heading(key string) {
	w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: Msg(key)})
}

// part writes a part of the page, heading included, if write says anything.
func (w *pageWriter) part(key string, write func()) {
	at := len(w.blocks)
	w.heading(key)
	if write(); len(w.blocks) == at+1 {
		w.blocks = w.blocks[:at]
	}
}

// say puts a value beside a label; ref, when there is one, can be followed.
func (w *pageWriter) say(label Message, value any, ref Ref) {
	w.put(Block{Kind: BlockField, Label: label, Value: value, Ref: ref})
}

// sign puts a line with the sign of a status.
func (w *pageWriter) sign(st Status, label Message, value any, ref Ref) {
	w.put(Block{Kind: BlockStatus, Status: st, Label: label, Value: value, Ref: ref})
}

// prose puts a sentence or a text.
func (w *pageWriter) prose(value any) { w.put(Block{Kind: BlockText, Value: value}) }

// link leads to a record, when it may be seen; how says how it is related.
func (w *pageWriter) link(how Message, ref Ref) {
	if r, ok := w.s.Get(ref.Kind, ref.ID); ok {
		w.put(Block{Kind: BlockLink, Label: how, Value: TitleOf(w.s, r), Ref: ref})
	}
}

// fields tells fields of the record, each with its label; empty ones are
// passed over. A reference shows what it points at and leads there.
func (w *pageWriter) fields(names ...string) {
	for _, name := range names {
		w.told[name] = true
		f, v, ok := w.value(name)
		if !ok || v.IsZero() {
			continue
		}
		label := fieldLabel(w.r.Kind(), name)
		if ref, ok := reference(f, v); ok {
			if r, seen := w.s.Get(ref.Kind, ref.ID); seen {
				w.say(label, TitleOf(w.s, r), ref)
			}
			continue
		}
		w.say(label, w.shownValue(f, v), Ref{})
	}
}

// texts tells long fields, each under its own heading.
func (w *pageWriter) texts(names ...string) {
	for _, name := range names {
		w.told[name] = true
		if _, v, ok := w.value(name); ok && !v.IsZero() {
			w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: fieldLabel(w.r.Kind(), name)})
			w.prose(v.String())
		}
	}
}

// skip marks fields as dealt with: the page tells them in another way.
func (w *pageWriter) skip(names ...string) {
	for _, n := range names {
		w.told[n] = true
	}
}

func (w *pageWriter) value(name string) (Field, reflect.Value, bool) {
	fs := Fields(w.r)
	i := slices.IndexFunc(fs, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, reflect.Value{}, false
	}
	return fs[i], reflect.ValueOf(w.r).Elem().FieldByIndex(fs[i].index), true
}

// reference is where a field with one reference points.
func reference(f Field, v reflect.Value) (Ref, bool) {
	switch {
	case f.Many:
		return Ref{}, false
	case f.Type == FieldRef:
		return v.Interface().(Ref), true
	case len(f.Target) == 0:
		return Ref{}, false
	}
	ref := Ref{Kind: f.Target[0], ID: v.String()}
	if k, _, err := ParseID(ref.ID); err == nil {
		ref.Kind = k
	}
	return ref, true
}

// rest tells the fields no part of the page has told: short ones first, then
// the texts, each in the order of the record. References follow as links.
func (w *pageWriter) rest() {
	var short, long []string
	for _, f := range Fields(w.r) {
		switch {
		case w.told[f.Name] || hiddenField(f.Name) || len(f.Target) > 0 || f.Type == FieldRef || f.Type == FieldStruct:
		case f.Long:
			long = append(long, f.Name)
		default:
			short = append(short, f.Name)
		}
	}
	if len(w.blocks) == 0 {
		w.fields(short...)
	} else {
		w.part("screen.doc.further", func() { w.fields(short...) })
	}
	w.texts(long...)
}

// fieldLabel is the label of a field as a message.
func fieldLabel(kind Kind, name string) Message {
	return Msg("screen.doc.field", "Field", string(kind)+"."+name)
}

// hiddenField tells fields that serve the ledger, not the reader.
func hiddenField(name string) bool {
	switch name {
	case "id", "v", "salt", "os_user", "key", "uid", "signature", "statement", "undone", "undoes":
		return true
	}
	return false
}

// shownValue is a field as its reader knows it: articles as people cite them,
// topics and languages in words.
func (w *pageWriter) shownValue(f Field, v reflect.Value) any {
	value := fieldValue(f, v)
	switch list, isList := value.([]string); {
	case isList && f.Name == "basis":
		return articles(w.s.Law(), list)
	case isList && f.Name == "topics":
		return topics(w.s.Law(), list)
	case f.Name == "language" && (v.String() == "nl" || v.String() == "en"):
		return Msg("word.language." + v.String())
	}
	return value
}

func fieldValue(f Field, v reflect.Value) any {
	switch {
	case f.Type == FieldInt && f.Name == "year":
		return yearText(int(v.Int()))
	case f.Type == FieldInt:
		return int(v.Int())
	case f.Type == FieldTime:
		return v.Interface().(time.Time)
	}
	if w, ok := v.Interface().(Worded); ok {
		return w
	}
	if v.Kind() == reflect.String {
		return v.String()
	}
	return v.Interface()
}

// articles words the ids of provisions as people cite them.
func articles(law *Law, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id
		if p, ok := law.Provision(id); ok {
			out[i] = p.Article
		}
	}
	return out
}

// topics words the codes of subjects a training or certificate names.
func topics(law *Law, codes []string) []Message {
	var out []Message
	for _, c := range codes {
		if m, ok := law.Measure(c); ok {
			out = append(out, bilingual(c+" "+m.NameNL, c+" "+m.NameEN))
			continue
		}
		out = append(out, Msg("word.topic."+c))
	}
	return out
}

func bilingual(nl, en string) Message {
	if nl == "" {
		return Message{}
	}
	return Message{Key: LiteralKey, Args: Args{"Text": nl, "NL": nl, "EN": en}}
}
