package text

import (
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// ParseInstant reads a day and a time in Amsterdam as people type them, and
// gives the instant in UTC: 21-11 14:05, vandaag 9:30, 14.05 (today).
func ParseInstant(s string, today model.Date) (time.Time, error) {
	words := strings.Fields(s)
	if len(words) == 0 {
		return time.Time{}, unknownDate(s)
	}
	clock, err := parseClock(words[len(words)-1])
	if err != nil {
		return time.Time{}, model.Errorf(model.CodeInvalid, "form.instant", "Text", model.Shorten(s))
	}
	day := today
	if rest := strings.TrimSuffix(strings.Join(words[:len(words)-1], " "), ","); rest != "" {
		if day, err = ParseDate(rest, today); err != nil {
			return time.Time{}, err
		}
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), 0, 0, model.Amsterdam())
	return at.UTC(), nil
}

// ParseTime reads a time of the day as people type it, 9:30, 14.00, 14u30 or
// 14u, and gives it as 14:00.
func ParseTime(s string) (string, error) {
	at, err := parseClock(strings.TrimSpace(s))
	if err != nil {
		return "", model.Errorf(model.CodeInvalid, "form.time", "Text", model.Shorten(s))
	}
	return at.Format("15:04"), nil
}

func parseClock(s string) (time.Time, error) {
	s = strings.NewReplacer(".", ":", "u", ":", "h", ":").Replace(s)
	if hours, ok := strings.CutSuffix(s, ":"); ok && !strings.Contains(hours, ":") {
		s = hours + ":00"
	}
	return time.Parse("15:04", strings.TrimSuffix(s, ":"))
}
