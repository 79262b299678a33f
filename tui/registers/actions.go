package registers

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/pages/register"
)

func actions() register.Layout {
	n, key := noun("actions"), []string{"id", "text"}
	cols := []string{"id", "text", "owner", "due", "standing", "origin_kind", "origin_title", "origin", "done_on"}
	open := func(value func(string) any) bool {
		st, _ := value("state").(model.ActionState)
		return st == model.ActionOpen || st == model.ActionLate
	}
	return register.Layout{Name: "actions", Title: "screen.tab.actions", Views: []register.View{
		{Name: "open", Title: "screen.view.actions.open", Noun: n, Key: key, Columns: cols, Empty: "screen.actions.empty", Sort: "rank", Keep: open},
		{Name: "owner", Title: "screen.view.actions.owner", Noun: n, Key: key, Columns: cols, Empty: "screen.actions.empty", Sort: "rank", Group: "owner", Keep: open},
		{Name: "origin", Title: "screen.view.actions.origin", Noun: n, Key: key, Columns: cols, Empty: "screen.actions.empty", Sort: "rank", Group: "origin_kind", Keep: open},
		{Name: "all", Title: "screen.view.all", Noun: n, Key: key, Columns: cols, Empty: "screen.actions.empty", Sort: "rank"},
	}}
}
