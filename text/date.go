package text

import (
	"fmt"
	"strconv"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// names are the days (Sunday first, as in package time) and months of a
// language, whole; short forms are cut from them.
type names struct {
	days   [7]string
	months [12]string
	short  [12]string
	dayLen int
}

var dutchNames = names{
	days: [7]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
	months: [12]string{"januari", "februari", "maart", "april", "mei", "juni",
		"juli", "augustus", "september", "oktober", "november", "december"},
	short: [12]string{"jan", "feb", "mrt", "apr", "mei", "jun",
		"jul", "aug", "sep", "okt", "nov", "dec"},
	dayLen: 2,
}

var englishNames = names{
	days: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
	short: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	dayLen: 3,
}

func (p *Printer) names() *names {
	if p.lang == EN {
		return &englishNames
	}
	return &dutchNames
}

// Date writes a day for lists: "21 nov 2026". No date is nothing.
func (p *Printer) Date(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	b := make([]byte, 0, 16)
	b = strconv.AppendInt(b, int64(d.Day()), 10)
	b = append(b, ' ')
	b = append(b, p.names().short[d.Month()-1]...)
	b = append(b, ' ')
	return string(strconv.AppendInt(b, int64(d.Year()), 10))
}

// DateShort is Date with the day of the week: "za 21 nov 2026".
func (p *Printer) DateShort(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	n := p.names()
	return n.days[d.Weekday()][:n.dayLen] + " " + p.Date(d)
}

// DateLong writes a day for documents: "zaterdag 21 november 2026".
func (p *Printer) DateLong(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	n := p.names()
	return n.days[d.Weekday()] + " " + strconv.Itoa(d.Day()) + " " + n.months[d.Month()-1] + " " + strconv.Itoa(d.Year())
}

// Instant writes a moment by the Dutch clock: "21 nov 2026 14:03".
func (p *Printer) Instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(model.Amsterdam())
	return p.Date(model.DateOf(t)) + fmt.Sprintf(" %02d:%02d", t.Hour(), t.Minute())
}

// DaysLate says how a term stands: n days past it "3 d te laat", before it
// (n negative) "over 12 d", on the day itself "vandaag".
func (p *Printer) DaysLate(n int) string {
	switch {
	case n > 0:
		return p.T("time.late", "N", n)
	case n < 0:
		return p.T("time.ahead", "N", -n)
	}
	return p.T("time.today")
}

// Ago says how long ago something was: n days back "3 d geleden", to come
// (n negative) "over 12 d", on the day itself "vandaag".
func (p *Printer) Ago(n int) string {
	switch {
	case n > 0:
		return p.T("time.ago", "N", n)
	case n < 0:
		return p.T("time.ahead", "N", -n)
	}
	return p.T("time.today")
}
