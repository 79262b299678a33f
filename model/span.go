package model

// span words the time from one day to a later one as people do: years and
// months, months, or days when it is short. What does not fill a month is left
// out, so nobody counts on more time than there is.
func span(from, to Date) Message {
	months := 0
	for !from.AddMonths(months + 1).After(to) {
		months++
	}
	years := months / 12
	months %= 12
	switch {
	case years > 0 && months > 0:
		return Msg("screen.time.years_months", "Years", Msg("count.years", "N", years), "Months", Msg("count.months", "N", months))
	case years > 0:
		return Msg("count.years", "N", years)
	case months > 1:
		return Msg("count.months", "N", months)
	}
	return Msg("count.days", "N", from.DaysUntil(to))
}

// termLeft says how a term stands on a day: how long it still runs or how long
// ago it passed, with its last day.
func termLeft(day, last Date) Message {
	switch {
	case last.Before(day):
		return Msg("screen.time.passed", "Span", span(last, day), "On", last)
	case last == day:
		return Msg("screen.time.last_day", "On", last)
	}
	return Msg("screen.time.left", "Span", span(day, last), "On", last)
}
