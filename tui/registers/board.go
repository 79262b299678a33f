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
		{Name: "all", Title: "screen.view.meetings.all", Noun: n, Key: key, Empty: "screen.meetings.empty", Sort: "on", Down: true},
		{Name: "coming", Title: "screen.view.meetings.coming", Noun: n, Key: key, Empty: "screen.meetings.empty", Sort: "on", Keep: planned},
		{Name: "body", Title: "screen.view.by_body", Noun: n, Key: key, Empty: "screen.meetings.empty", Sort: "on", Down: true, Group: "body"},
	}}
}

func decisions() register.Layout {
	n, key := noun("decisions"), []string{"id", "subject"}
	moved := func(value func(string) any) bool { return value("basis_changed") == true }
	return register.Layout{Name: "decisions", Title: "screen.tab.decisions", Views: []register.View{
		{Name: "all", Title: "screen.view.newest", Noun: n, Key: key, Empty: "screen.decisions.empty", Sort: "on", Down: true},
		{Name: "moved", Title: "screen.view.decisions.moved", Noun: n, Key: key, Empty: "screen.decisions.empty", Sort: "on", Down: true, Keep: moved},
		{Name: "body", Title: "screen.view.by_body", Noun: n, Key: key, Empty: "screen.decisions.empty", Sort: "on", Down: true, Group: "body"},
		{Name: "outcome", Title: "screen.view.decisions.outcome", Noun: n, Key: key, Empty: "screen.decisions.empty", Sort: "on", Down: true, Group: "outcome"},
	}}
}

func people() register.Layout {
	return one("people", "screen.tab.people", "screen.people.empty", "id", "name")
}
