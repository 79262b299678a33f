package model

import (
	"fmt"
	"time"
	_ "time/tzdata" // civil days are Dutch days, also on a machine without zone files
)

// Date is a civil day in Europe/Amsterdam. The zero value means "no date".
type Date struct {
	y int16
	m uint8
	d uint8
}

// NewDate returns the civil day; an impossible one (31 April) is an error.
func NewDate(y int, m time.Month, d int) (Date, error) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return Date{}, fmt.Errorf("no such date: %04d-%02d-%02d", y, int(m), d)
	}
	return Date{int16(y), uint8(m), uint8(d)}, nil
}

// ParseDate reads an ISO day, 2026-08-15. Anything else is an error.
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, fmt.Errorf("no ISO date: %q", s)
	}
	n := func(t string) int {
		v := 0
		for i := 0; i < len(t); i++ {
			if t[i] < '0' || t[i] > '9' {
				return -1
			}
			v = v*10 + int(t[i]-'0')
		}
		return v
	}
	y, m, d := n(s[:4]), n(s[5:7]), n(s[8:])
	if y < 0 || m < 0 || d < 0 {
		return Date{}, fmt.Errorf("no ISO date: %q", s)
	}
	return NewDate(y, time.Month(m), d)
}

// MustDate is ParseDate for literals; it panics on an error in the program text.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func daysIn(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// DateOf is the civil day in Europe/Amsterdam of an instant.
func DateOf(t time.Time) Date {
	t = t.In(Amsterdam())
	return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())}
}

// Year, Month and Day take the date apart.
func (d Date) Year() int { return int(d.y) }

// Month is the month, 1 to 12.
func (d Date) Month() time.Month { return time.Month(d.m) }

// Day is the day of the month.
func (d Date) Day() int { return int(d.d) }

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

func (d Date) utc() time.Time {
	return time.Date(int(d.y), time.Month(d.m), int(d.d), 0, 0, 0, 0, time.UTC)
}

// Compare is negative, zero or positive as d lies before, on or after e.
func (d Date) Compare(e Date) int {
	n := func(x Date) int { return int(x.y)<<16 | int(x.m)<<8 | int(x.d) }
	return n(d) - n(e)
}

// Before tells whether d lies before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After tells whether d lies after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays moves by calendar days.
func (d Date) AddDays(n int) Date {
	t := d.utc().AddDate(0, 0, n)
	return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())}
}

// AddMonths moves by calendar months; a day the month lacks becomes its last.
func (d Date) AddMonths(n int) Date {
	months := int(d.y)*12 + int(d.m) - 1 + n
	y, m := months/12, time.Month(months%12+1)
	day := min(int(d.d), daysIn(y, m))
	return Date{int16(y), uint8(m), uint8(day)}
}

// AddYears moves by calendar years; 29 February becomes 28 February
// (domain rule 3 on Cbw art. 24(3)).
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// DaysUntil counts the days from d to e, negative when e lies before d.
func (d Date) DaysUntil(e Date) int {
	return int((e.utc().Unix() - d.utc().Unix()) / (24 * 60 * 60))
}

// String is the ISO day, empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	b := [10]byte{'0', '0', '0', '0', '-', '0' + d.m/10, '0' + d.m%10, '-', '0' + d.d/10, '0' + d.d%10}
	for i, y := 3, d.y; i >= 0; i, y = i-1, y/10 {
		b[i] = byte('0' + y%10)
	}
	return string(b[:])
}

// MarshalText writes the ISO day.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO day, or nothing.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// Start is the first instant of the day in Europe/Amsterdam, as UTC.
func (d Date) Start() time.Time {
	return time.Date(int(d.y), time.Month(d.m), int(d.d), 0, 0, 0, 0, Amsterdam()).UTC()
}

// End is the first instant after the day in Europe/Amsterdam, as UTC: what was
// recorded before it was recorded on or before the day.
func (d Date) End() time.Time { return d.AddDays(1).Start() }
