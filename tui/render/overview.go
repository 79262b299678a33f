package render

import (
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// DutyNote is the word at the right of a duty's line. A sign must not stand
// alone, so without a note it is the word of the status.
func DutyNote(p *text.Printer, d model.DutyResult) string {
	if s := Line(p.Msg(d.Note)); s != "" {
		return s
	}
	return Word(p, d.Status)
}

// When says when something comes: how late it is, or the day and the time.
// The year of the day itself goes without saying.
func When(p *text.Printer, u model.Upcoming, today model.Date) string {
	if u.Status == model.Gap && u.Due.Before(today) {
		return p.DaysLate(u.Due.DaysUntil(today))
	}
	if u.Due == today && u.Time == "" {
		return p.DaysLate(0)
	}
	return joinWords(" ", Day(p, u.Due, today), Line(u.Time))
}

// Day writes a day without the year that goes without saying.
func Day(p *text.Printer, d, today model.Date) string {
	s := p.Date(d)
	if d.Year() == today.Year() {
		s = strings.TrimSuffix(s, " "+strconv.Itoa(today.Year()))
	}
	return s
}

// SoonWord is the word of the sign before a line of what comes first.
func SoonWord(p *text.Printer, u model.Upcoming) string {
	switch u.Status {
	case model.Gap:
		return p.T("word.late")
	case model.Attention:
		return p.T("screen.overview.soon")
	}
	return ""
}

// Counts says how many duties of each kind are met: "Wet 4 van 6 · …".
func Counts(p *text.Printer, counts []model.DutyCount, dot string) string {
	var out []string
	for _, c := range counts {
		if c.Of == 0 && len(out) > 0 {
			continue // nothing of this kind counts yet
		}
		out = append(out, p.T("screen.overview.count",
			"Kind", model.DutyKind(c.Kind), "Met", c.Met, "Of", c.Of))
	}
	return strings.Join(out, " "+dot+" ")
}

// Controls are the lines about NEN 7510, the most telling first.
func Controls(p *text.Printer, c model.ControlTotals) []string {
	out := []string{p.T("screen.overview.implemented", "N", c.Implemented, "Of", c.Applicable)}
	if c.Started > 0 {
		out = append(out, p.T("screen.overview.started", "N", c.Started))
	}
	if c.Undecided > 0 {
		out = append(out, p.T("screen.overview.undecided", "N", c.Undecided))
	}
	if c.AssessedOperation > 0 {
		out = append(out, p.T("screen.overview.operating", "N", c.AssessedOperation))
	}
	return out
}

// Step is the change over a whole trend, with its sign; nothing without one.
func Step(trend []int) string {
	if len(trend) < 2 {
		return ""
	}
	d := trend[len(trend)-1] - trend[0]
	if d > 0 {
		return "+" + strconv.Itoa(d)
	}
	return strconv.Itoa(d)
}

// Since are the facts since the last meeting, in two groups.
func Since(p *text.Printer, s model.Since) (duties, actions []string) {
	if s.Meeting.IsZero() {
		return []string{p.T("screen.overview.since_none")}, nil
	}
	duties = []string{
		p.T("screen.overview.new", "N", s.New),
		p.T("screen.overview.better", "N", s.Better),
		p.T("screen.overview.worse", "N", s.Worse),
	}
	return duties, []string{
		p.T("screen.overview.actions_done", "N", s.ActionsDone),
		p.T("screen.overview.actions_late", "N", s.ActionsLate),
	}
}

// SoonDoc writes a line of what comes first as a page.
func SoonDoc(u model.Upcoming) model.Doc {
	doc := model.Doc{Ref: u.Ref, Title: u.Title}
	doc.Blocks = append(doc.Blocks, model.Block{Kind: model.BlockField, Label: model.Msg("screen.overview.due"), Value: u.Due})
	if u.Time != "" {
		doc.Blocks = append(doc.Blocks, model.Block{Kind: model.BlockField, Label: model.Msg("screen.overview.time"), Value: u.Time})
	}
	return model.Doc{Ref: doc.Ref, Title: doc.Title, Blocks: append(doc.Blocks,
		model.Block{Kind: model.BlockHeading, Label: model.Msg("screen.record.links")},
		model.Block{Kind: model.BlockLink, Ref: u.Ref})}
}
