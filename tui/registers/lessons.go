package registers

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/pages/register"
)

func lessons() register.Layout {
	return register.Layout{Name: "lessons", Title: "screen.tab.lessons", Views: []register.View{
		{Name: "reports", Title: "screen.view.lessons.reports", Noun: noun("reports"), Key: []string{"id", "title"}, Empty: "screen.lessons.empty", Sort: "year", Down: true},
		{Name: "items", Title: "screen.view.lessons.items", Noun: noun("threat_items"), Key: []string{"title"}, Empty: "screen.lessons.empty", Sort: "year", Down: true,
			Columns: []string{"title", "verdict", "last_year", "consequence", "tlp", "year", "nr", "level", "id"}},
		{Name: "incidents", Title: "screen.view.lessons.incidents", Noun: noun("incidents"), Key: []string{"title"}, Empty: "screen.lessons.incidents_empty", Sort: "on", Down: true,
			Columns: []string{"when", "title", "verdict", "consequence", "tlp", "reviewed_on", "id", "on"}},
		{Name: "advisories", Title: "screen.view.lessons.advisories", Noun: noun("advisories"), Key: []string{"title"}, Empty: "screen.lessons.advisories_empty", Sort: "id", Down: true,
			Columns: []string{"published_on", "title", "verdict", "severity", "tlp", "publisher", "consequence", "id"}},
		{Name: "own", Title: "screen.view.lessons.own", Noun: noun("own_incidents"), Key: []string{"title"}, Empty: "screen.lessons.own_empty", Sort: "aware_at", Down: true,
			Columns: []string{"aware_at", "title", "clocks", "next_due", "next_report", "significant", "closed_on", "id"}},
		{Name: "reviews", Title: "screen.view.lessons.reviews", Noun: noun("reviews"), Key: []string{"id", "title"}, Empty: "screen.reviews.empty", Sort: "on", Down: true},
	}}
}

func suppliers() register.Layout {
	return one("suppliers", "screen.tab.suppliers", "screen.suppliers.empty", "id", "name")
}

func assessments() register.Layout {
	n := noun("assessments")
	ahead := func(value func(string) any) bool {
		st, _ := value("state").(model.AssessmentState)
		return st == model.AssessmentPlanned || st == model.AssessmentMissed || st == model.AssessmentNoDay
	}
	return register.Layout{Name: "assessments", Title: "screen.tab.assessments", Views: []register.View{
		{Name: "all", Title: "screen.view.newest", Noun: n, Key: []string{"title"}, Empty: "screen.assessments.empty", Sort: "day", Down: true},
		{Name: "ahead", Title: "screen.view.assessments.ahead", Noun: n, Key: []string{"title"}, Empty: "screen.assessments.empty", Sort: "planned_on", Keep: ahead,
			Columns: []string{"title", "planned_on", "state", "type", "supplier", "by", "id"}},
		{Name: "type", Title: "screen.view.assessments.type", Noun: n, Key: []string{"title"}, Empty: "screen.assessments.empty", Sort: "day", Down: true, Group: "type"},
		{Name: "risks", Title: "screen.view.assessments.risks", Noun: noun("risks"), Key: []string{"title"}, Empty: "screen.risks.empty", Sort: "expires_on"},
	}}
}

func evidence() register.Layout {
	return one("evidence", "screen.tab.evidence", "screen.evidence.empty", "id", "title")
}
