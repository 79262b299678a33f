package demo

import (
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// free tells whether a hospital's offices are closed: weekends and the Dutch
// public holidays.
func free(d model.Date) bool {
	if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		return true
	}
	switch d.String()[5:] {
	case "12-25", "12-26", "01-01", "04-27":
		return true
	}
	// Good Friday, Easter Monday, Ascension Day, Whit Monday.
	switch easter(d.Year()).DaysUntil(d) {
	case -2, 1, 39, 50:
		return true
	}
	return false
}

// workday is the day itself, or the last working day before it.
func workday(d model.Date) model.Date {
	for free(d) {
		d = d.AddDays(-1)
	}
	return d
}

// easter is Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher).
func easter(y int) model.Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	month, day := n/31, n%31+1
	out, err := model.NewDate(y, time.Month(month), day)
	if err != nil {
		return model.Date{}
	}
	return out
}
