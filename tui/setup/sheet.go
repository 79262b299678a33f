package setup

import (
	"strings"

	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// sheet is one step: a question, its fields, and what the panel tells beside
// the help of the field in hand.
type sheet struct {
	title  string
	fields []field
	tell   func() []remark
	done   func() // tidies what was typed, when the step is finished
}

// remark is a line of the panel.
type remark struct {
	tone theme.Tone
	text string
}

// desk makes the sheets of a draft.
type desk struct {
	d     *Draft
	t     *text.Printer
	law   *model.Law
	today model.Date
	looks *theme.Styles
	ask   *asker
	width int // of the form

	picked int   // the line chosen in a list
	drop   bool  // the record in hand is to go
	at     where // the body or office of the person in hand
}

// leastLabel is how wide the column of labels is at least, so that it does not
// jump from step to step.
const leastLabel = 24

// label is that of a field, with the help that goes with it.
func (k *desk) label(key string) labelled {
	l := labelled{label: k.t.T("screen.setup.field." + key), looks: k.looks, ask: k.ask, room: leastLabel}
	if help := "screen.setup.help." + key; k.t.Has(help) {
		l.help = k.t.T(help)
	}
	return l
}

// words is the printer of the language chosen.
func (k *desk) words() *text.Printer { return k.t }

func anything(string) error { return nil }

// line is a field of text.
func (k *desk) line(key string, value *string, check func(string) error) *entry {
	if check == nil {
		check = anything
	}
	in := huh.NewInput().Key(key).Prompt(widget.Blank(2)).Value(value).CharLimit(mostTyped)
	f := &entry{Input: in, labelled: k.label(key), value: value, check: check}
	in.Validate(func(s string) error { return check(strings.TrimSpace(s)) })
	return f
}

// mostTyped is what the longest text in a record of the set-up holds.
const mostTyped = 300

// pick is a choice on one line.
func pick[T comparable](k *desk, key string, value *T, options []huh.Option[T]) *choice[T] {
	f := list(k, key, value, options)
	f.inline = true
	f.Select.Inline(true)
	return f
}

// list is a choice between lines.
func list[T comparable](k *desk, key string, value *T, options []huh.Option[T]) *choice[T] {
	for i := range options { // a line that wraps is two
		options[i].Key = widget.Cut(widget.Safe(options[i].Key), max(k.width-4, 20), k.looks.Glyph.Ellipsis)
	}
	s := huh.NewSelect[T]().Key(key).Options(options...).Value(value)
	f := &choice[T]{Select: s, labelled: k.label(key), value: value, options: options, check: func(T) error { return nil }}
	s.Validate(func(v T) error { return f.check(v) })
	return f
}

// yesNo is a choice between no and yes.
func (k *desk) yesNo(key string, value *bool) *choice[bool] {
	return pick(k, key, value, []huh.Option[bool]{huh.NewOption(k.t.T("word.no"), false), huh.NewOption(k.t.T("word.yes"), true)})
}

// wordsOf are the options of a closed set.
func wordsOf[T interface {
	comparable
	model.Worded
}](k *desk, values ...T) []huh.Option[T] {
	out := make([]huh.Option[T], len(values))
	for i, v := range values {
		out[i] = huh.NewOption(k.t.Value(v), v)
	}
	return out
}

// fail makes an error of a message, for a check.
func fail(key string, pairs ...any) error { return model.Errorf(model.CodeInvalid, key, pairs...) }

func required(s string) error {
	if strings.TrimSpace(s) == "" {
		return fail("error.setup.empty")
	}
	return nil
}

// whole checks a number that may be left out.
func whole(s string) error {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	_, err := text.ParseNumber(s)
	return err
}

// open makes the step in hand, its labels as wide as the widest.
func (k *desk) open() sheet {
	s := k.sheet()
	room := leastLabel
	for _, f := range s.fields {
		room = max(room, widget.Width(f.named().label))
	}
	for _, f := range s.fields {
		f.named().room = room
	}
	return s
}

func (k *desk) sheet() sheet {
	switch k.d.At.Step {
	case StepName:
		return k.nameSheet()
	case StepSize:
		return k.sizeSheet()
	case StepSpecial:
		return k.specialSheet()
	case StepBodies:
		return k.bodiesSheet()
	case StepBody:
		return k.bodySheet(k.d.Bodies[k.d.At.Item])
	case StepRules:
		return k.rulesSheet(k.d.Bodies[k.d.At.Item])
	case StepSeats:
		return k.seatsSheet()
	case StepSeat:
		return k.seatSheet(k.d.Seats[k.d.At.Item])
	case StepNorms:
		return k.normsSheet()
	case StepFirst:
		return k.firstSheet()
	case StepSummary:
		return k.summarySheet()
	}
	return k.languageSheet()
}

func nothing() []remark { return nil }

// paragraphs are messages as remarks.
func (k *desk) paragraphs(tone theme.Tone, keys ...string) []remark {
	var out []remark
	for _, key := range keys {
		out = append(out, remark{tone, k.t.T(key)})
	}
	return out
}
