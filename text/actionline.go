package text

import (
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// ActionLine is an action typed on one line, as it is understood.
type ActionLine struct {
	Text  string
	Owner model.Choice // zero: nobody was named, or see Owners
	// Asked is the name typed after @, Owners who may be meant: none, or
	// several of whom one must be chosen.
	Asked  string
	Owners []model.Choice
	Due    model.Date
	// NextYear tells that the day typed has passed this year, so that next year
	// is meant; Past that a year was typed and the day has passed.
	NextYear, Past bool
	// NoDay says why what stands at the end is no day though it looks like one:
	// 31-2; zero otherwise.
	NoDay model.Message
}

// Complete tells whether it can be recorded as it stands.
func (l ActionLine) Complete() bool {
	return l.Text != "" && !l.Owner.Ref.IsZero() && !l.Due.IsZero()
}

// ParseActionLine reads "MFA bij leveranciers afdwingen @manager-ict 15-12":
// who after an @, wherever it stands, and a day at the end. Only the end is
// read as a day, so that numbers in the text stay text.
func ParseActionLine(s string, owners []model.Choice, p *Printer, today model.Date) ActionLine {
	var l ActionLine
	var rest []string
	for _, w := range strings.Fields(Clean(s)) {
		if name, ok := strings.CutPrefix(w, "@"); ok && name != "" {
			l.Asked = name
			continue
		}
		rest = append(rest, w)
	}
	rest = l.due(rest, today)
	l.Text = strings.Join(rest, " ")
	l.owner(owners, p)
	return l
}

// due takes a day from the end: 15-12, 15 dec, 15 december 2026, vr.
func (l *ActionLine) due(words []string, today model.Date) []string {
	for n := min(3, len(words)-1); n > 0; n-- {
		tail := strings.Join(words[len(words)-n:], " ")
		d, err := ParseDate(tail, today)
		if err != nil {
			if m := model.Because(err); m.Key == "error.date.impossible" && l.NoDay.IsZero() {
				l.NoDay = m
			}
			continue
		}
		l.Due, l.NoDay = d, model.Message{}
		l.Past, l.NextYear = d.Before(today), NextYear(tail, d, today)
		return words[:len(words)-n]
	}
	return words
}

// owner finds who is meant: by code, by a whole name, by a part of it.
func (l *ActionLine) owner(owners []model.Choice, p *Printer) {
	if l.Asked == "" {
		return
	}
	want := plainOwner(l.Asked)
	var part []model.Choice
	for _, o := range owners {
		name := plainOwner(p.Msg(o.Label))
		keys := strings.Fields(Fold(o.Keys + " " + o.Ref.ID))
		if name == want || slices.Contains(keys, Fold(l.Asked)) {
			l.Owner, l.Owners = o, nil
			return
		}
		if strings.Contains(" "+name, " "+want) || strings.HasPrefix(strings.Join(keys, " "), Fold(l.Asked)) {
			part = append(part, o)
		}
	}
	if active := slices.DeleteFunc(slices.Clone(part), func(o model.Choice) bool { return o.Gone }); len(active) > 0 {
		part = active // who left is meant by the whole name alone
	}
	l.Owners = part
	if len(part) == 1 {
		l.Owner, l.Owners = part[0], nil
	}
}

// plainOwner is a name without what people leave out when they type it.
func plainOwner(s string) string {
	return strings.NewReplacer("-", " ", ".", " ", "_", " ").Replace(Fold(s))
}
