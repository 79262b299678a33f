package registers

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/pages/register"
)

func meetings() register.Layout {
	n, key := noun("meetings"), []string{"id", "on"}
	planned := func(value func(string) any) bool {
		st, _ := value("state").(model.MeetingState)
		return st == model.MeetingPlanned || st == model.MeetingOpen
	}
	return register.Layout{Name: "meetings", Title: "screen.tab.meetings", Views: []register.View{
		{Name: "all", Title: "screen.view.meetings.all", Noun: n, Key: key, Empty: "screen.meetings.empty", Sort: "turn"},
		{Name: "coming", Title: "screen.view.meetings.coming", Noun: n, Key: key, Empty: "screen.meetings.empty", Sort: "on", Keep: planned},
		{Name: "body", Title: "screen.view.by_body", Noun: n, Key: key, Empty: "screen.meetings.empty", Sort: "on", Down: true, Group: "body"},
	}}
}

func decisions() register.Layout {
	n, key := noun("decisions"), []string{"id", "subject"}
	cols := []string{"id", "on", "body", "subject", "standing", "votes", "objections", "valid_until", "method", "superseded_by", "feedback_on"}
	moved := func(value func(string) any) bool { return value("basis_changed") == true || value("lapses") == true }
	open := func(value func(string) any) bool { return value("outcome") == model.OutcomeProposed }
	opposed := func(value func(string) any) bool { n, _ := value("objections").(int); return n > 0 }
	out := register.Layout{Name: "decisions", Title: "screen.tab.decisions", Views: []register.View{
		{Name: "all", Title: "screen.view.newest", Noun: n, Key: key, Columns: cols, Empty: "screen.decisions.empty", Sort: "on", Down: true},
		{Name: "open", Title: "screen.view.decisions.open", Noun: n, Key: key, Columns: cols, Empty: "screen.decisions.empty", Sort: "on", Keep: open},
		{Name: "moved", Title: "screen.view.decisions.moved", Noun: n, Key: key, Columns: cols, Empty: "screen.decisions.empty", Sort: "on", Down: true, Keep: moved},
		{Name: "opposed", Title: "screen.view.decisions.opposed", Noun: n, Key: key, Columns: cols, Empty: "screen.decisions.empty", Sort: "on", Down: true, Keep: opposed},
		{Name: "body", Title: "screen.view.by_body", Noun: n, Key: key, Columns: cols, Empty: "screen.decisions.empty", Sort: "on", Down: true, Group: "body"},
		{Name: "outcome", Title: "screen.view.decisions.outcome", Noun: n, Key: key, Columns: cols, Empty: "screen.decisions.empty", Sort: "on", Down: true, Group: "outcome"},
	}}
	for i := range out.Views {
		out.Views[i].New = []model.Ask{{What: model.AskNew, Kind: model.KindDecision}, {What: model.AskWritten}}
	}
	return out
}

func people() register.Layout {
	l := one("people", "screen.tab.people", "screen.people.empty", "id", "name")
	for _, k := range []model.Kind{model.KindPerson, model.KindAppointment, model.KindOffice, model.KindHolder, model.KindGrant, model.KindBody} {
		l.Views[0].New = append(l.Views[0].New, model.Ask{What: model.AskNew, Kind: k})
	}
	return l
}
