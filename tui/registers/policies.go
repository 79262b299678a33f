package registers

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/pages/register"
)

func policies() register.Layout {
	n, key := noun("policies"), []string{"id", "title"}
	policy := []model.Ask{{What: model.AskPolicy}}
	return register.Layout{Name: "policies", Title: "screen.tab.policies", Views: []register.View{
		{Name: "all", Title: "screen.view.policies.all", Noun: n, New: policy, Key: key, Empty: "screen.policies.empty"},
		{Name: "measures", Title: "screen.view.policies.measures", Noun: noun("measures"), New: policy, Key: []string{"letter", "name"}, Empty: "screen.measures.empty",
			Columns: []string{"letter", "name", "approval", "decision", "valid_until", "policy", "version", "state", "implemented_on"}},
		{Name: "state", Title: "screen.view.policies.state", Noun: n, New: policy, Key: key, Empty: "screen.policies.empty", Group: "state"},
	}}
}

func trainings() register.Layout {
	course := model.Ask{What: model.AskCourse}
	certificate := model.Ask{What: model.AskNew, Kind: model.KindCertificate}
	return register.Layout{Name: "trainings", Title: "screen.tab.trainings", Views: []register.View{
		{Name: "board", Title: "screen.view.trainings.board", Noun: noun("board_training"), New: []model.Ask{course, certificate}, Key: []string{"name"}, Empty: "screen.board_training.empty"},
		{Name: "courses", Title: "screen.view.trainings.courses", Noun: noun("trainings"), New: []model.Ask{course}, Key: []string{"id", "title"}, Empty: "screen.trainings.empty", Sort: "first_day", Down: true},
		{Name: "staff", Title: "screen.view.trainings.staff", Noun: noun("campaigns"), Key: []string{"title"}, Empty: "screen.campaigns.empty", Sort: "on", Down: true},
	}}
}
