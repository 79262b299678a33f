package model

import (
	"reflect"
	"strconv"
	"strings"
	"time"
)

// FieldNamed finds the description of a field of a record.
func FieldNamed(r Record, name string) (Field, bool) {
	for _, f := range Fields(r) {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// FieldValues gives a field of a record as texts, as FormField.Type words
// them; none when it is empty.
func FieldValues(r Record, name string) []string {
	f, ok := FieldNamed(r, name)
	if !ok {
		return nil
	}
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if name == "letters" {
		return lettersOf(v.String())
	}
	if !f.Many {
		return keepFilled(valueText(f, v))
	}
	var out []string
	for i := range v.Len() {
		out = append(out, keepFilled(valueText(f, v.Index(i)))...)
	}
	if f.Type == FieldStruct && len(out) > 0 {
		return []string{strings.Join(out, "\n")}
	}
	return out
}

func keepFilled(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func valueText(f Field, v reflect.Value) string {
	switch f.Type {
	case FieldDate:
		return v.Interface().(Date).String()
	case FieldTime:
		if t := v.Interface().(time.Time); !t.IsZero() {
			return t.UTC().Format(time.RFC3339)
		}
		return ""
	case FieldBool:
		if v.Bool() {
			return "yes"
		}
		return ""
	case FieldInt:
		if v.Int() == 0 {
			return ""
		}
		return strconv.FormatInt(v.Int(), 10)
	case FieldRef:
		return v.Interface().(Ref).Pin()
	case FieldStruct:
		if fact, ok := v.Interface().(Fact); ok {
			return fact.line()
		}
		return ""
	}
	return v.String()
}

// SetField puts texts in a field of a record; none empties it. It says what
// does not fit.
func SetField(r Record, name string, values []string) *Error {
	f, ok := FieldNamed(r, name)
	if !ok {
		return Errorf(CodeInternal, "error.form.field", "Field", name)
	}
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if name == "letters" {
		v.SetString(sortedLetters(values))
		return nil
	}
	if f.Type == FieldStruct {
		return setFacts(v, values)
	}
	if !f.Many {
		s := ""
		if len(values) > 0 {
			s = values[0]
		}
		return setValue(f, v, s)
	}
	v.SetZero()
	for _, s := range values {
		e := reflect.New(v.Type().Elem()).Elem()
		if err := setValue(f, e, s); err != nil {
			return err
		}
		v.Set(reflect.Append(v, e))
	}
	return nil
}

func setValue(f Field, v reflect.Value, s string) *Error {
	wrong := Errorf(CodeInvalid, "form.unreadable", "Text", Shorten(s))
	switch f.Type {
	case FieldDate:
		d, err := optionalDate(s)
		if err != nil {
			return wrong
		}
		v.Set(reflect.ValueOf(d))
	case FieldTime:
		t, err := optionalTime(s)
		if err != nil {
			return wrong
		}
		v.Set(reflect.ValueOf(t))
	case FieldBool:
		v.SetBool(s == "yes")
	case FieldInt:
		n, err := strconv.ParseInt("0"+s, 10, 64)
		if err != nil {
			return Errorf(CodeInvalid, "form.number", "Text", Shorten(s))
		}
		v.SetInt(n)
	case FieldRef:
		ref, ok := ParsePin(s)
		if !ok {
			return wrong
		}
		v.Set(reflect.ValueOf(ref))
	default:
		v.SetString(s)
	}
	return nil
}

func optionalDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	return ParseDate(s)
}

func optionalTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	return t.UTC(), err
}

// sortedLetters puts letters of Cbw art. 21(3) in their order.
func sortedLetters(values []string) string {
	var b strings.Builder
	for _, l := range lettersOf(Letters) {
		for _, v := range values {
			if v == l {
				b.WriteString(l)
				break
			}
		}
	}
	return b.String()
}

// Pin writes a reference as one text, bound to the revision and the bytes that
// were seen; "" for none.
func (r Ref) Pin() string {
	if r.IsZero() {
		return ""
	}
	return strings.Join([]string{string(r.Kind), r.ID, strconv.Itoa(r.Rev), r.SHA256}, " ")
}

// ParsePin reads what Pin wrote; nothing is the zero reference.
func ParsePin(s string) (Ref, bool) {
	if s == "" {
		return Ref{}, true
	}
	p := strings.Split(s, " ")
	if len(p) != 4 {
		return Ref{}, false
	}
	rev, err := strconv.Atoi(p[2])
	return Ref{Kind: Kind(p[0]), ID: p[1], Rev: rev, SHA256: p[3]}, err == nil
}

// line writes a fact as people type it: day | text | certainty | source.
func (f Fact) line() string {
	return strings.TrimRight(strings.Join([]string{f.On.String(), f.Text, string(f.Certainty), f.Source}, " | "), " |")
}

// setFacts reads facts, one a line.
func setFacts(v reflect.Value, values []string) *Error {
	if v.Type() != reflect.TypeFor[[]Fact]() {
		return Errorf(CodeInternal, "error.form.field", "Field", v.Type().String())
	}
	var out []Fact
	for _, line := range strings.Split(strings.Join(values, "\n"), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		p := append(strings.Split(line, "|"), "", "", "")
		for i := range p {
			p[i] = strings.TrimSpace(p[i])
		}
		on, err := optionalDate(p[0])
		if err != nil || p[1] == "" || p[2] != "" && wrongCertainty(p[2]) {
			return Errorf(CodeInvalid, "form.fact", "Text", Shorten(line))
		}
		out = append(out, Fact{On: on, Text: p[1], Certainty: Certainty(p[2]), Source: p[3]})
	}
	v.Set(reflect.ValueOf(out))
	return nil
}

func wrongCertainty(s string) bool {
	for _, ok := range Certainty("").Values() {
		if s == ok {
			return false
		}
	}
	return true
}
