package text

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// ParsePast is ParseDate for the day of something that has happened: without a
// year it is the last such day up to today, a weekday the one last past.
func ParsePast(s string, today model.Date) (model.Date, error) {
	d, err := ParseDate(s, today)
	if err != nil || !d.After(today) {
		return d, err
	}
	in := strings.ToLower(strings.TrimSpace(s))
	if _, ok := weekday(in); ok {
		return d.AddDays(-7), nil
	}
	if p, ok := splitDate(in); ok && p.yearDigits == 0 {
		if before, err := ParseDate(s, today.AddYears(-1)); err == nil && !before.After(today) {
			return before, nil
		}
	}
	return d, nil
}

// ParseNear is ParseDate for the day of something that may be over or planned:
// without a year it is whichever such day is nearer.
func ParseNear(s string, today model.Date) (model.Date, error) {
	ahead, err := ParseDate(s, today)
	if err != nil {
		return ahead, err
	}
	if behind, err := ParsePast(s, today); err == nil && behind.DaysUntil(today) < today.DaysUntil(ahead) {
		return behind, nil
	}
	return ahead, nil
}
