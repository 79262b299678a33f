package registers

import "github.com/rekenschap/rekenschap/tui/pages/register"

func policies() register.Layout {
	n, key := noun("policies"), []string{"id", "title"}
	return register.Layout{Name: "policies", Title: "screen.tab.policies", Views: []register.View{
		{Name: "all", Title: "screen.view.policies.all", Noun: n, Key: key, Empty: "screen.policies.empty"},
		{Name: "measures", Title: "screen.view.policies.measures", Noun: noun("measures"), Key: []string{"letter", "name"}, Empty: "screen.measures.empty",
			Columns: []string{"letter", "name", "approval", "decision", "valid_until", "policy", "version", "state", "implemented_on"}},
		{Name: "state", Title: "screen.view.policies.state", Noun: n, Key: key, Empty: "screen.policies.empty", Group: "state"},
	}}
}

func trainings() register.Layout {
	return register.Layout{Name: "trainings", Title: "screen.tab.trainings", Views: []register.View{
		{Name: "board", Title: "screen.view.trainings.board", Noun: noun("board_training"), Key: []string{"name"}, Empty: "screen.board_training.empty"},
		{Name: "courses", Title: "screen.view.trainings.courses", Noun: noun("trainings"), Key: []string{"id", "title"}, Empty: "screen.trainings.empty", Sort: "first_day", Down: true},
		{Name: "staff", Title: "screen.view.trainings.staff", Noun: noun("campaigns"), Key: []string{"title"}, Empty: "screen.campaigns.empty", Sort: "on", Down: true},
	}}
}
