package registers

import "github.com/rekenschap/rekenschap/tui/pages/register"

func lessons() register.Layout {
	return register.Layout{Name: "lessons", Title: "screen.tab.lessons", Views: []register.View{
		{Name: "reports", Title: "screen.view.lessons.reports", Noun: noun("reports"), Key: []string{"id", "title"}, Empty: "screen.lessons.empty", Sort: "year", Down: true},
		{Name: "reviews", Title: "screen.view.lessons.reviews", Noun: noun("reviews"), Key: []string{"id", "title"}, Empty: "screen.reviews.empty", Sort: "on", Down: true},
	}}
}

func suppliers() register.Layout {
	return one("suppliers", "screen.tab.suppliers", "screen.suppliers.empty", "id", "name")
}

func assessments() register.Layout {
	return one("assessments", "screen.tab.assessments", "screen.assessments.empty", "id", "title")
}

func evidence() register.Layout {
	return one("evidence", "screen.tab.evidence", "screen.evidence.empty", "id", "title")
}
