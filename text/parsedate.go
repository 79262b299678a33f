package text

import (
	"strconv"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// ParseDate reads a day as people type it, in Dutch or English: 2026-12-15,
// 15-12-2026, 15/12, 15.12.26, 15 dec, 15 december 2026, za 21 nov 2026, vr,
// vandaag, morgen, +2w, +3d, +1m, +1j. Without a year it is the first such day
// from today on; a weekday is the first one after today.
func ParseDate(s string, today model.Date) (model.Date, error) {
	in := strings.ToLower(strings.TrimSpace(s))
	if n, ok := relativeDay(in); ok {
		return today.AddDays(n), nil
	}
	if in != "" && (in[0] == '+' || in[0] == '-') {
		return parseStep(s, in, today)
	}
	if w, ok := weekday(in); ok {
		ahead := (int(w)-int(today.Weekday())+6)%7 + 1
		return today.AddDays(ahead), nil
	}
	p, ok := splitDate(in)
	if !ok {
		return model.Date{}, unknownDate(s)
	}
	switch p.yearDigits {
	case 0:
		return nextYearly(s, p, today)
	case 2:
		p.y += today.Year() / 100 * 100
	}
	return p.date(s)
}

// NextYear tells whether a day was typed without a year, and is next year's
// because this year's has passed: worth saying. A weekday or +2w is not.
func NextYear(typed string, d, today model.Date) bool {
	p, ok := splitDate(strings.ToLower(strings.TrimSpace(typed)))
	return ok && p.yearDigits == 0 && d.Year() > today.Year()
}

// ParseDay reads a whole day from a file: 2026-12-15, or Dutch 15-12-2026,
// 15/12/2026, 15.12.2026, 15 december 2026. Nothing is filled in.
func ParseDay(s string) (model.Date, error) {
	p, ok := splitDate(strings.ToLower(strings.TrimSpace(s)))
	if !ok || p.yearDigits != 4 {
		return model.Date{}, unknownDate(s)
	}
	return p.date(s)
}

func unknownDate(s string) error {
	return model.Errorf(model.CodeInvalid, "error.date.unknown", "Text", s)
}

func impossibleDate(s string) error {
	return model.Errorf(model.CodeInvalid, "error.date.impossible", "Text", s)
}

// relativeDay reads a word for a day near today.
func relativeDay(s string) (int, bool) {
	switch s {
	case "vandaag", "today":
		return 0, true
	case "morgen", "tomorrow":
		return 1, true
	case "overmorgen":
		return 2, true
	case "gisteren", "yesterday":
		return -1, true
	}
	return 0, false
}

// parseStep reads +2w and the like; what leaves the calendar is impossible.
func parseStep(s, in string, today model.Date) (model.Date, error) {
	last := len(in) - 1
	n, err := strconv.Atoi(in[:last])
	if err != nil {
		return model.Date{}, unknownDate(s)
	}
	if n < -40000 || n > 40000 {
		return model.Date{}, impossibleDate(s)
	}
	years := n
	var step func(int) model.Date
	switch in[last] {
	case 'd':
		years, step = n/365, today.AddDays
	case 'w':
		n *= 7
		years, step = n/365, today.AddDays
	case 'm':
		years, step = n/12, today.AddMonths
	case 'j', 'y':
		step = today.AddYears
	default:
		return model.Date{}, unknownDate(s)
	}
	if y := today.Year() + years; y < 2 || y > 9998 {
		return model.Date{}, impossibleDate(s)
	}
	return step(n), nil
}

// weekday reads a day of the week, whole or short.
func weekday(s string) (time.Weekday, bool) {
	s = strings.TrimSuffix(s, ".")
	if s == "tues" || s == "thurs" {
		s = s[:3]
	}
	for i := range dutchNames.days {
		nl, en := dutchNames.days[i], strings.ToLower(englishNames.days[i])
		if s == nl || s == nl[:2] || s == en || s == en[:3] {
			return time.Weekday(i), true
		}
	}
	return 0, false
}

// month reads the name of a month, whole or the first three letters or more.
func month(s string) (time.Month, bool) {
	if len(s) < 3 {
		return 0, false
	}
	for i := range dutchNames.months {
		if strings.HasPrefix(dutchNames.months[i], s) || s == dutchNames.short[i] ||
			strings.HasPrefix(strings.ToLower(englishNames.months[i]), s) {
			return time.Month(i + 1), true
		}
	}
	return 0, false
}

// pieces are what a typed date is made of.
type pieces struct {
	y, m, d    int
	yearDigits int // 0, 2 or 4
	weekday    time.Weekday
	hasWeekday bool
}

func (p pieces) date(s string) (model.Date, error) {
	d, err := model.NewDate(p.y, time.Month(p.m), p.d)
	if err != nil {
		return model.Date{}, impossibleDate(s)
	}
	if p.hasWeekday && d.Weekday() != p.weekday {
		return model.Date{}, model.Errorf(model.CodeInvalid, "error.date.weekday", "Text", s,
			"Day", model.Msg("word.weekday."+strings.ToLower(d.Weekday().String())))
	}
	return d, nil
}

// nextYearly is the first day from today on with that day and month.
func nextYearly(s string, p pieces, today model.Date) (model.Date, error) {
	for y := today.Year(); y <= today.Year()+1; y++ {
		p.y = y
		if d, err := p.date(s); err == nil && !d.Before(today) {
			return d, nil
		}
	}
	p.y = today.Year()
	if d, err := model.NewDate(p.y, time.Month(p.m), p.d); err == nil && d.Before(today) {
		p.y++
	}
	_, err := p.date(s)
	return model.Date{}, err
}

// splitDate takes a typed date apart without judging whether it exists.
func splitDate(s string) (pieces, bool) {
	var p pieces
	tokens, seps := tokenize(s)
	if len(tokens) > 0 {
		if w, ok := weekday(tokens[0]); ok {
			p.weekday, p.hasWeekday = w, true
			tokens, seps = tokens[1:], seps[1:]
		}
	}
	if len(tokens) < 2 || len(tokens) > 3 {
		return p, false
	}
	if m, ok := month(tokens[0]); ok { // December 15
		p.m = int(m)
		return p, p.setDay(tokens[1]) && p.setYear(tokens[2:])
	}
	if _, named := month(tokens[1]); !named && !oneSort(seps[:len(tokens)-1]) {
		return p, false
	}
	if len(tokens) == 3 && len(tokens[0]) == 4 { // 2026-12-15
		return p, seps[0] == '-' && len(tokens[1]) == 2 && len(tokens[2]) == 2 &&
			p.setYear(tokens[:1]) && p.setMonth(tokens[1]) && p.setDay(tokens[2])
	}
	return p, p.setDay(tokens[0]) && p.setMonth(tokens[1]) && p.setYear(tokens[2:])
}

func (p *pieces) setDay(s string) (ok bool) {
	p.d, ok = number(s, 1, 2)
	return ok
}

func (p *pieces) setMonth(s string) (ok bool) {
	if m, named := month(s); named {
		p.m = int(m)
		return true
	}
	p.m, ok = number(s, 1, 2)
	return ok
}

func (p *pieces) setYear(tokens []string) (ok bool) {
	if len(tokens) == 0 {
		return true
	}
	p.yearDigits = len(tokens[0])
	p.y, ok = number(tokens[0], 2, 4)
	return ok && p.yearDigits != 3
}

// number reads from short to long digits.
func number(s string, short, long int) (int, bool) {
	if len(s) < short || len(s) > long {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// tokenize cuts into runs of digits and runs of letters; seps[i] is what
// stands after token i: one of "-/. ", or 0 for nothing. An empty result
// means there is something else in it.
func tokenize(s string) (tokens []string, seps []byte) {
	for len(s) > 0 {
		n := 0
		for n < len(s) && class(s[n]) == class(s[0]) && class(s[0]) != 0 {
			n++
		}
		if n == 0 || len(tokens) == 4 {
			return nil, nil
		}
		token := s[:n]
		s = s[n:]
		// Between two parts stands one mark with room around it, or just room;
		// "15. dec", "dec. 2026" and "December 15, 2026" are ways to write.
		mark := strings.TrimLeft(s, " ")
		sep := byte(0)
		if len(mark) < len(s) {
			sep = ' '
		}
		if mark != "" && strings.IndexByte("-/.,", mark[0]) >= 0 {
			sep = mark[0]
			mark = strings.TrimLeft(mark[1:], " ")
			if mark == "" && sep != '.' {
				return nil, nil
			}
		}
		s = mark
		tokens, seps = append(tokens, token), append(seps, sep)
	}
	return tokens, seps
}

func class(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return 1
	case c >= 'a' && c <= 'z':
		return 2
	}
	return 0
}

// oneSort tells whether the same mark stands between the parts of a date in
// digits: 15-12/2026 is a slip of the finger, and 15,12 is a number.
func oneSort(seps []byte) bool {
	for _, c := range seps {
		if c != seps[0] || c == ',' {
			return false
		}
	}
	return true
}
