package registers

import (
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/pages/register"
)

func controls() register.Layout {
	n, key := noun("controls"), []string{"id", "label"}
	matrix := func(by, note string) register.Matrix {
		return register.Matrix{By: by, Note: note, Cell: "nr", Mark: "state", About: []string{"label", "owner"}, Legend: []model.Worded{
			model.ControlNone, model.ControlStarted, model.ControlDone, model.ControlProven, model.ControlExcluded, model.ControlUndecided,
		}}
	}
	todo := func(value func(string) any) bool {
		switch value("state") {
		case model.ControlUndecided, model.ControlNone, model.ControlStarted:
			return true
		}
		return false
	}
	list := []string{"id", "label", "theme", "applicable", "implementation", "assurance", "assessed_on", "owner", "cbw"}
	short := []string{"id", "label", "state", "owner", "assessed_on", "next_on"}
	const empty = "screen.controls.empty"
	return register.Layout{Name: "controls", Title: "screen.tab.controls", Views: []register.View{
		{Name: "all", Title: "screen.view.controls.all", Noun: n, Key: key, Empty: empty, Columns: list},
		{Name: "chapters", Title: "screen.view.controls.chapters", Noun: n, Key: key, Empty: empty, Columns: short, Matrix: matrix("theme", "")},
		{Name: "cbw", Title: "screen.view.controls.cbw", Noun: n, Key: key, Empty: empty, Columns: append([]string{"cbw"}, short...), Matrix: matrix("cbw", "screen.controls.reading_aid")},
		{Name: "todo", Title: "screen.view.controls.todo", Noun: n, Key: key, Empty: empty, Columns: []string{"id", "label", "state", "planned", "owner"},
			Sort: "planned", Keep: todo},
		{Name: "owner", Title: "screen.view.controls.owner", Noun: n, Key: key, Empty: empty, Columns: short, Group: "owner"},
	}}
}
