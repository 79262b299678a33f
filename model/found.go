package model

import (
	"reflect"
	"slices"
	"time"
)

// Findable is what a record may be found by, beside its number: only what it
// says itself and who it names, so that whoever may see the record may know
// all of it.
type Findable struct {
	Title Message
	Names []string // people, offices, bodies, policies and trainings it points at
	Texts []string
}

// Naming are the kinds whose names a record may be found by. Everybody may
// read all of them.
func Naming() []Kind {
	return []Kind{KindPerson, KindOffice, KindBody, KindPolicy, KindTraining}
}

// FindableBy gathers what a record may be found by; called names what its
// references point at, "" where that has no name to find by. A paper with a
// record of its own is found by that: not everybody may see it who sees this.
func FindableBy(r Record, law *Law, called func(id string) string) Findable {
	r = withPapers(r, func(p Paper) Paper {
		if !p.What.IsZero() {
			p = Paper{To: p.To}
		}
		return p
	})
	out := Findable{Title: ownTitle(r, law, called)}
	out.gather(reflect.ValueOf(r).Elem(), Fields(r), called)
	if t, ok := out.Title.Args["Text"]; ok {
		out.Texts = slices.DeleteFunc(out.Texts, func(s string) bool { return s == t })
	}
	return out
}

// ownTitle is what a record is called as far as it says so itself: see TitleOf.
func ownTitle(r Record, law *Law, called func(id string) string) Message {
	switch r := r.(type) {
	case *Control:
		if l, ok := law.Control(r.ID); ok {
			return ControlName(l)
		}
	case *Meeting:
		return Msg("screen.doc.meeting", "Body", called(r.Body), "On", r.On)
	}
	if t := titleField(r); t != "" {
		return Literal(t)
	}
	return Message{}
}

func (f *Findable) gather(v reflect.Value, fs []Field, called func(id string) string) {
	for _, d := range fs {
		if hiddenField(d.Name) || d.Blob || d.Type != FieldText && d.Type != FieldStruct || coded(d) {
			continue
		}
		fv := v.FieldByIndex(d.index)
		if !d.Many {
			f.add(fv, d, called)
			continue
		}
		for i := range fv.Len() {
			f.add(fv.Index(i), d, called)
		}
	}
}

func (f *Findable) add(v reflect.Value, d Field, called func(id string) string) {
	switch {
	case d.Type == FieldStruct:
		f.gather(v, d.sub, called)
	case len(d.Target) > 0:
		if n := called(v.String()); n != "" && !slices.Contains(f.Names, n) {
			f.Names = append(f.Names, n)
		}
	case v.String() != "":
		f.Texts = append(f.Texts, v.String())
	}
}

// coded tells fields whose text is a code, shown as something else.
func coded(d Field) bool {
	switch d.Name {
	case "letters", "topics", "language", "time", "public", "public_key", "counter", "head", "was_head", "blobs":
		return true
	}
	return len(d.Values) > 0
}

// DayOf is the day a record is of: on which it happened, was made, or falls
// due. Zero for what has none.
func DayOf(r Record) Date {
	switch r := r.(type) {
	case *Meeting:
		return r.On
	case *Decision:
		return r.On
	case *Question:
		return r.AskedOn
	case *PolicyVersion:
		return r.SubmittedOn
	case *Training:
		return r.FirstDay
	case *Certificate:
		return r.IssuedOn
	case *Campaign:
		return r.On
	case *ThreatReport:
		return r.PublishedOn
	case *Incident:
		return r.On
	case *Advisory:
		return r.PublishedOn
	case *OwnIncident:
		return dayOrNone(r.AwareAt)
	case *IncidentReport:
		return dayOrNone(r.SentAt)
	case *Review:
		return r.On
	case *Assessment:
		if r.DoneOn.IsZero() {
			return r.PlannedOn
		}
		return r.DoneOn
	case *RiskAcceptance:
		return r.On
	case *Action:
		return r.Due
	case *Evidence:
		return r.AddedOn
	case *Explanation:
		return r.On
	case *Note:
		return r.On
	case *Appointment:
		return r.From
	case *OfficeHolder:
		return r.From
	case *Grant:
		return r.From
	case *Key:
		return r.From
	}
	return Date{}
}

func dayOrNone(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return DateOf(t)
}

// FoundAs is a record as a hit of a search: what it is called, what it is and
// of which day, for actions how they stand.
func FoundAs(s State, r Record, day Date) Hit {
	h := Hit{Ref: Ref{Kind: r.Kind(), ID: r.Head().ID}, Title: TitleOf(s, r)}
	kind, on := Msg("kind."+string(r.Kind())), DayOf(r)
	switch a, isAction := r.(*Action); {
	case isAction:
		if a.State(day) == ActionDone {
			on = a.DoneOn
		}
		h.Lead = Msg("screen.search.lead_due", "Kind", kind, "State", a.State(day), "On", on)
	case on.IsZero():
		h.Lead = kind
	default:
		h.Lead = Msg("screen.search.lead", "Kind", kind, "On", on)
	}
	return h
}

// FindableDuty is what a duty may be found by, in both languages.
func FindableDuty(d DutyText, law *Law) Findable {
	out := Findable{Title: bilingual(d.TitleNL, d.TitleEN), Texts: []string{d.CitationNL, d.CitationEN, d.ExplainNL, d.ExplainEN}}
	for _, id := range d.Provisions {
		if p, ok := law.Provision(id); ok {
			out.Texts = append(out.Texts, p.Article)
		}
	}
	slices.Sort(out.Texts)
	out.Texts = slices.DeleteFunc(slices.Compact(out.Texts), func(s string) bool { return s == "" })
	return out
}

// DutyAs is a duty as a hit of a search.
func DutyAs(d DutyText) Hit {
	return Hit{Ref: Ref{Kind: KindDuty, ID: d.ID}, Title: bilingual(d.TitleNL, d.TitleEN),
		Lead: Msg("screen.search.lead_cited", "Kind", Msg("kind.duty"), "Citation", bilingual(d.CitationNL, d.CitationEN))}
}
