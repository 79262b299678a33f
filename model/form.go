package model

import (
	"errors"
	"maps"
	"sync"
)

// Form is what a person is asked and the command that the answers come to. It
// is a value: whoever shows it keeps what is typed, and asks Build what it
// amounts to.
type Form struct {
	// Name is the place of its draft: "new action", "edit ACT-2026-031".
	Name   string
	Title  Message
	Intro  Message // what it is for, one or two sentences; may be empty
	Fields []FormField
	// Record is the record as it was when the form was opened, nil for a form
	// that does not change one. Of a new record its revision is 0.
	Record Record
	// Build makes the command, or tells what is wrong with which field. It is
	// pure and is asked at every key.
	Build func(Filled) (Command, []Problem)
	// Rebase is the same form over a newer state of its record, nil for a form
	// that does not change one.
	Rebase func(Record) Form
	// Sure asks for saving once more, after what Echo says was seen.
	Sure bool
	// Echo says what the answers amount to, beside the form while typing; may
	// be nil.
	Echo func(Filled) []Message
	// Said is what is told once it was saved; nil: what was written.
	Said func(Filled, Receipt) Message
}

// FormField is one thing asked.
type FormField struct {
	Name    string  // as in the body of the record
	Label   Message // what it is called
	Help    Message // one sentence for whoever stands on it; may be empty
	Note    Message // always beside it: "geen patiëntgegevens"; may be empty
	Type    FormType
	Req     bool
	Many    bool // several values
	Max     int  // most runes
	Choices []FormChoice
	Pick    []Kind // records to pick from
	// Lies says where a day without a year is looked for.
	Lies Lies
	// Pinned picks are bound to the bytes that were shown: their value is that
	// of Ref.Pin.
	Pinned bool
	Start  []string // the values the form begins with
	// When tells whether the field is asked, given the answers to those before
	// it; nil: always. What is not asked is emptied, but for what every record
	// of its kind must have.
	When func(Filled) bool
}

// Applying are the fields that are asked given the answers so far, and the
// answers to those alone.
func (f Form) Applying(in Filled) ([]FormField, Filled) { return applying(f.Fields, in) }

func applying(fields []FormField, in Filled) ([]FormField, Filled) {
	var out []FormField
	kept := Filled{Values: map[string][]string{}, Files: in.Files}
	for _, f := range fields {
		if f.When != nil && !f.When(kept) {
			continue
		}
		out = append(out, f)
		if v := in.Values[f.Name]; len(v) > 0 {
			kept.Values[f.Name] = v
		}
	}
	return out, kept
}

// FormType says how a field is filled in.
type FormType string

// The types. Values are texts: a day is 2026-12-15, an instant RFC 3339 in
// UTC, a time of the day 14:00, a record its id (or Ref.Pin), yes is "yes" and no is empty.
const (
	FormText    FormType = "text"
	FormLong    FormType = "long" // several lines
	FormDate    FormType = "date"
	FormInstant FormType = "instant"
	FormTime    FormType = "time"
	FormNumber  FormType = "number"
	FormYesNo   FormType = "yes_no"
	FormChoose  FormType = "choose" // of a closed set
	FormPick    FormType = "pick"   // of the records
	FormFile    FormType = "file"   // a file to keep here; the value is its SHA-256
)

// Lies says where a day lies of which no year is typed.
type Lies string

// Where days lie: ahead unless said otherwise.
const (
	LiesAhead  Lies = ""
	LiesBehind Lies = "behind" // what has happened
	LiesNear   Lies = "near"   // what may be over or planned: whichever is nearer
)

// FormChoice is one of a closed set.
type FormChoice struct {
	Value string
	Word  Message
	Side  Message // what it means, beside it; may be empty
}

// Choice is a record to pick.
type Choice struct {
	Ref   Ref // by its revision; the command binds it to the bytes of that
	Label Message
	Side  Message // what tells it apart: number, place, state
	Keys  string  // what else it may be found by: a code, a number
	Gone  bool    // done, left or withdrawn: it says so and comes last
}

// Attached is a file that goes with the answers.
type Attached struct {
	Name    string
	SHA256  string
	Content []byte
}

// Filled are the answers: the values by field, empty ones left out, and the
// files by SHA-256.
type Filled struct {
	Values map[string][]string
	Files  map[string]Attached
}

// One is the value of a field that has one, "" when it was not filled in.
func (f Filled) One(name string) string {
	if v := f.Values[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Has tells whether a field was filled in.
func (f Filled) Has(name string) bool { return len(f.Values[name]) > 0 }

// Yes tells whether a question was answered with yes.
func (f Filled) Yes(name string) bool { return f.One(name) == "yes" }

// Day is a day filled in, zero when it was not.
func (f Filled) Day(name string) Date {
	d, err := ParseDate(f.One(name))
	if err != nil {
		return Date{}
	}
	return d
}

// Ask names a form.
type Ask struct {
	What string // see the constants; others stand beside their forms
	Kind Kind   // of what is new
	Ref  Ref    // the record in sight: to change, or what the new one is about
	Refs []Ref  // the records that were marked
	Text string // what a new one is called, as far as that was typed
}

// The forms that exist for every kind.
const (
	AskNew  = "new"
	AskEdit = "edit"
)

// IsZero tells whether nothing is asked.
func (a Ask) IsZero() bool { return a.What == "" }

// maker makes a form of what is in the file now.
type maker struct {
	// verb is what somebody must be allowed to do to be asked.
	verb func(Ask) Verb
	make func(State, Ask) (Form, error)
}

// made are makers once they are asked for: the foot of a screen asks at every frame.
var made struct {
	sync.Once
	by map[string]maker
}

// makers are the forms by name. A new form is a line in makersOf.
func makers() map[string]maker {
	made.Do(func() { made.by = makersOf() })
	return made.by
}

func makersOf() map[string]maker {
	out := map[string]maker{
		AskNew:    {func(a Ask) Verb { return SaveVerb(a.Kind) }, newForm},
		AskBulk:   {bulkVerb, bulkForm},
		AskEdit:   {func(a Ask) Verb { return SaveVerb(a.Ref.Kind) }, editForm},
		AskLink:   {func(a Ask) Verb { return SaveVerb(a.Ref.Kind) }, linkForm},
		AskDone:   {doneVerb, doneForm},
		AskCourse: {func(Ask) Verb { return SaveVerb(KindTraining) }, courseForm},
		AskPolicy: {func(Ask) Verb { return SaveVerb(KindPolicy) }, policyForm},
		AskSubmit: {func(a Ask) Verb { return SaveVerb(a.Ref.Kind) }, submitForm},
		AskRenew:  {func(Ask) Verb { return SaveVerb(KindPolicyVersion) }, renewForm},
		AskQuery:  {func(Ask) Verb { return VerbAsk }, questionForm},
	}
	maps.Copy(out, ofMeetings())
	maps.Copy(out, ofKeys())
	return out
}

// FormFor makes a form of what is in the file now.
func FormFor(s State, a Ask) (Form, error) {
	m, ok := makers()[a.What]
	if !ok {
		return Form{}, Errorf(CodeNotFound, "error.form.unknown", "Name", a.What)
	}
	if v := m.verb(a); !Allowed(s.Roles(), v) {
		return Form{}, Denied(v)
	}
	return m.make(s, a)
}

// AskVerb is what somebody must be allowed to do to be asked a form; not ok
// when there is no such form.
func AskVerb(a Ask) (Verb, bool) {
	m, ok := makers()[a.What]
	if !ok || !a.apt() {
		return "", false
	}
	return m.verb(a), true
}

// apt tells whether there is such a form for such a record.
func (a Ask) apt() bool {
	switch a.What {
	case AskNew:
		return Creatable(a.Kind) && (a.Kind != KindNote || Notable(a.Ref.Kind))
	case AskEdit:
		return Recordable(a.Ref.Kind)
	case AskBulk:
		return len(a.Refs) > 0
	case AskDone:
		return doneFields(a.Ref.Kind) != nil
	case AskSubmit:
		return a.Ref.Kind == KindPolicyVersion
	case AskRenew:
		return a.Ref.Kind == KindPolicy
	case AskLink:
		return len(linking(a.Ref.Kind)) > 0
	}
	return true
}

// Because is the sentence of an error, for a form.
func Because(err error) Message {
	var e *Error
	if errors.As(err, &e) && !e.Message.IsZero() {
		return e.Message
	}
	return Msg("error.internal", "Cause", err.Error())
}

// Saved says what a command wrote.
func Saved(rc Receipt) Message {
	switch len(rc.Refs) {
	case 0:
		return Msg("form.unchanged")
	case 1:
		return Msg("form.saved", "ID", rc.Refs[0].ID)
	}
	return Msg("form.saved_many", "ID", rc.Refs[0].ID, "N", len(rc.Refs)-1)
}

// Final tells whether a form takes something away for good.
func (a Ask) Final() bool { return a.What == AskRevoke || a.What == AskUninvite }

// Choice tells a form apart in a list of several.
func (a Ask) Choice() string { return a.What + " " + string(a.Kind) + " " + a.Ref.ID }

// Word is what a form does, in a list of several: "nieuwe actie".
func (a Ask) Word() Message {
	if a.What == AskNew {
		return Msg("form.new", "Kind", Msg("kind."+string(a.Kind)))
	}
	if a.What == AskDone && a.Ref.Kind == KindQuestion {
		return Msg("form.answer", "ID", a.Ref.ID)
	}
	return Msg("form.ask."+a.What, "ID", a.Ref.ID)
}
