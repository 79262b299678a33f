package model

import (
	"reflect"
	"slices"
	"strings"
	"time"
)

// Describe writes a record as a page: what it is called, what it says, what
// it points at, what points at it, and what became of it.
func Describe(s State, kind Kind, id string, day Date) (Doc, error) {
	if kind == KindDuty {
		d, ok := DutyByID(s, id, day)
		if !ok {
			return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", id)
		}
		return DutyDoc(d), nil
	}
	r, ok := s.Get(kind, id)
	if !ok {
		return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", id)
	}
	who := names(s)
	d := Doc{Ref: RefTo(r), Title: TitleOf(s, r), Lead: leadOf(s, r, day)}
	d.Blocks = append(d.Blocks, opening(s, r, day)...)
	d.Blocks = append(d.Blocks, fieldBlocks(s, r)...)
	if dec, ok := r.(*Decision); ok {
		d.Blocks = append(d.Blocks, voteBlocks(s, dec)...)
	}
	d.Blocks = append(d.Blocks, linkBlocks(s, r)...)
	d.Blocks = append(d.Blocks, historyBlocks(s, r, who)...)
	return d, nil
}

// TitleOf is what a record is called in lists and links.
func TitleOf(s State, r Record) Message {
	if c, ok := r.(*Control); ok {
		if l, ok := s.Law().Control(c.ID); ok {
			return ControlName(l)
		}
	}
	v := reflect.ValueOf(r).Elem()
	for _, name := range []string{"Title", "Name", "Subject", "Text", "Organisation"} {
		if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && f.String() != "" {
			first, _, _ := strings.Cut(f.String(), "\n")
			return Literal(first)
		}
	}
	switch r := r.(type) {
	case *Meeting:
		return Msg("screen.doc.meeting", "Body", codes(s)[r.Body], "On", r.On)
	case *PolicyVersion:
		if p, ok := Get[*Policy](s, r.Policy); ok {
			return Literal(p.Title + " " + VersionName(r))
		}
	case *Review:
		if sub, ok := s.Get(r.Subject.Kind, r.Subject.ID); ok {
			return TitleOf(s, sub)
		}
	case *Vote:
		return personal(s, r.Person, r.Decision)
	case *Attendance:
		return personal(s, r.Person, r.Meeting)
	case *Appointment:
		return personal(s, r.Person, codes(s)[r.Body])
	case *Certificate:
		return personal(s, r.Person, r.Training)
	case *Participation:
		return personal(s, r.Person, r.Training)
	case *OfficeHolder:
		if o, ok := Get[*Office](s, r.Office); ok {
			return personal(s, r.Person, o.Name)
		}
	}
	return Literal(r.Head().ID)
}

func personal(s State, person, what string) Message {
	if p, ok := Get[*Person](s, person); ok {
		return Literal(p.Name + " · " + what)
	}
	return Literal(what)
}

// leadOf is the line under the title: what kind of record, its number, and
// what is computed about it.
func leadOf(s State, r Record, day Date) Message {
	kind := Msg("kind." + string(r.Kind()))
	switch r := r.(type) {
	case *PolicyVersion:
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", StateOf(s, r, day))
	case *Action:
		state := ActionOpen
		switch {
		case r.Dropped != "":
			state = ActionDropped
		case !r.Open(day):
			state = ActionDone
		case day.After(r.Due):
			state = ActionLate
		}
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", state)
	}
	return Msg("screen.doc.lead", "Kind", kind, "ID", r.Head().ID)
}

// opening is what a reader wants first, before the fields.
func opening(s State, r Record, day Date) []Block {
	switch r := r.(type) {
	case *Control:
		return openControl(s, r)
	case *Decision:
		return openDecision(s, r, day)
	case *Person:
		return openPerson(s, r, day)
	}
	return nil
}

func openControl(s State, c *Control) []Block {
	l, ok := s.Law().Control(c.ID)
	if !ok {
		return nil
	}
	bs := []Block{{Kind: BlockField, Label: Msg("column.theme"), Value: l.Theme}}
	if note := bilingual(l.NoteNL, l.NoteEN); !note.IsZero() {
		bs = append(bs, Block{Kind: BlockText, Value: note})
	}
	for _, letter := range l.Cbw {
		if m, ok := s.Law().Measure(letter); ok {
			bs = append(bs, Block{Kind: BlockField, Label: Msg("screen.doc.cbw", "Letter", letter), Value: bilingual(m.NameNL, m.NameEN)})
		}
	}
	return append(bs, Block{Kind: BlockField, Label: Msg("screen.doc.source"), Value: Msg("screen.doc.basis", "Source", Literal(l.Basis), "Confidence", l.CbwConfidence)})
}

func bilingual(nl, en string) Message {
	if nl == "" {
		return Message{}
	}
	return Message{Key: LiteralKey, Args: Args{"Text": nl, "NL": nl, "EN": en}}
}

func openDecision(s State, d *Decision, day Date) []Block {
	var bs []Block
	if why := Validity(s, d); len(why) > 0 && d.Outcome != OutcomeProposed {
		for _, w := range why {
			bs = append(bs, Block{Kind: BlockStatus, Status: Gap, Label: w})
		}
	}
	for _, m := range MovedBases(s, day) {
		if m.Decision.ID == d.ID {
			bs = append(bs, Block{Kind: BlockStatus, Status: Attention, Label: Msg("duty.basis_changed"), Value: m.Since, Ref: m.Pinned})
		}
	}
	return append([]Block{{Kind: BlockField, Label: fieldLabel(KindDecision, "outcome"), Value: d.Outcome}}, bs...)
}

// voteBlocks list the votes by name, with how each is known.
func voteBlocks(s State, d *Decision) []Block {
	var bs []Block
	votes := VotesOn(s, d.ID)
	who := names(s)
	if len(votes) > 0 {
		bs = append(bs, Block{Kind: BlockHeading, Label: Msg("screen.doc.votes")})
	}
	for _, v := range Find[*Vote](s, "decision", d.ID) {
		if votes[v.Person] != v {
			continue
		}
		bs = append(bs, Block{Kind: BlockField, Label: Literal(who[v.Person]), Value: Msg("screen.doc.vote", "Vote", v.Value, "Known", v.Known)})
		if v.Minority != "" {
			bs = append(bs, Block{Kind: BlockText, Value: v.Minority})
		}
		if v.Interest != "" {
			bs = append(bs, Block{Kind: BlockText, Value: v.Interest})
		}
	}
	return bs
}

func openPerson(s State, p *Person, day Date) []Block {
	var bs []Block
	for _, d := range Directors(s, day) {
		if d.Person.ID == p.ID {
			bs = append(bs, Block{Kind: BlockField, Label: Msg("column.training_due"), Value: d.Due})
			if !d.Also.IsZero() {
				bs = append(bs, Block{Kind: BlockText, Value: Msg("duty.two_readings", "On", d.Due, "Also", d.Also)})
			}
			c := BestCertificate(s, p.ID, day)
			bs = append(bs, Block{Kind: BlockField, Label: Msg("column.certificate"), Value: c.State()})
		}
	}
	return bs
}

// fieldLabel is the label of a field as a message.
func fieldLabel(kind Kind, name string) Message {
	return Msg("screen.doc.field", "Field", string(kind)+"."+name)
}

// fieldBlocks lists what the record says: short fields first, then the texts,
// each in the order of the record.
func fieldBlocks(s State, r Record) []Block {
	var bs, texts []Block
	v := reflect.ValueOf(r).Elem()
	for _, f := range Fields(r) {
		fv := v.FieldByIndex(f.index)
		if hiddenField(f.Name) || f.Name == "outcome" || fv.IsZero() || len(f.Target) > 0 || f.Type == FieldRef || f.Type == FieldStruct {
			continue
		}
		if f.Long {
			texts = append(texts, Block{Kind: BlockHeading, Label: fieldLabel(r.Kind(), f.Name)}, Block{Kind: BlockText, Value: fv.String()})
			continue
		}
		value := fieldValue(f, fv)
		switch list, isList := value.([]string); {
		case isList && f.Name == "basis":
			value = articles(s.Law(), list)
		case isList && f.Name == "topics":
			value = topics(s.Law(), list)
		case f.Name == "language" && (fv.String() == "nl" || fv.String() == "en"):
			value = Msg("word.language." + fv.String())
		}
		bs = append(bs, Block{Kind: BlockField, Label: fieldLabel(r.Kind(), f.Name), Value: value})
	}
	return append(bs, texts...)
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
			out = append(out, Message{Key: LiteralKey, Args: Args{"Text": c + " " + m.NameNL, "NL": c + " " + m.NameNL, "EN": c + " " + m.NameEN}})
			continue
		}
		out = append(out, Msg("word.topic."+c))
	}
	return out
}

// hiddenField tells fields that serve the ledger, not the reader.
func hiddenField(name string) bool {
	switch name {
	case "id", "v", "salt", "os_user", "key", "uid", "signature", "statement":
		return true
	}
	return false
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

// linkBlocks lists what the record points at and what points at it.
func linkBlocks(s State, r Record) []Block {
	var bs []Block
	for _, n := range RefsOf(r) {
		ref := n.Ref
		if ref.Kind == "" {
			ref.Kind = n.Target[0]
			if k, _, err := ParseID(ref.ID); err == nil {
				ref.Kind = k
			}
		}
		bs = append(bs, linkBlock(s, "link."+outer(n.Field), ref)...)
	}
	for _, l := range s.LinkedTo(r.Kind(), r.Head().ID) {
		bs = append(bs, linkBlock(s, "link.back."+outer(l.Field), l.From)...)
	}
	bs = slices.CompactFunc(bs, func(a, b Block) bool { return a.Ref == b.Ref && a.Label.Key == b.Label.Key })
	if len(bs) > 0 {
		bs = append([]Block{{Kind: BlockHeading, Label: Msg("screen.doc.links")}}, bs...)
	}
	return bs
}

func linkBlock(s State, key string, ref Ref) []Block {
	r, ok := s.Get(ref.Kind, ref.ID)
	if !ok {
		return nil
	}
	return []Block{{Kind: BlockLink, Label: Msg(key), Value: TitleOf(s, r), Ref: Ref{Kind: ref.Kind, ID: ref.ID}}}
}

// historyBlocks tell who changed what and when, newest first; the event's day
// stands beside the day of recording.
func historyBlocks(s State, r Record, who map[string]string) []Block {
	revs := s.History(r.Kind(), r.Head().ID)
	bs := []Block{{Kind: BlockHeading, Label: Msg("screen.doc.history")}}
	const most = 12
	for i := len(revs) - 1; i >= 0 && i >= len(revs)-most; i-- {
		e := revs[i].Entry
		at, _ := ParseInstant(e.RecordedAt)
		var actor any = who[e.Actor]
		if e.Actor == "-" {
			actor = RoleLocal
		}
		bs = append(bs, Block{Kind: BlockField, Label: Msg("screen.doc.recorded", "At", at),
			Value: Msg("screen.doc.entry", "Who", actor, "Verb", e.Verb, "On", e.OccurredOn, "Rev", e.Rev, "Seq", int(e.Seq))})
	}
	return bs
}

// outer is the field of the record itself, for a reference inside a list.
func outer(field string) string {
	name, _, _ := strings.Cut(field, ".")
	return name
}
