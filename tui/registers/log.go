package registers

import "github.com/rekenschap/rekenschap/tui/pages/register"

func log() register.Layout {
	return register.Layout{Name: "log", Title: "screen.tab.log", Views: []register.View{
		{Name: "newest", Title: "screen.view.newest", Noun: noun("log"), Key: []string{"recorded"}, Empty: "screen.log.empty"},
		{Name: "person", Title: "screen.view.log.person", Noun: noun("log"), Key: []string{"recorded"}, Empty: "screen.log.empty", Group: "by"},
		{Name: "record", Title: "screen.view.log.record", Noun: noun("log"), Key: []string{"recorded"}, Empty: "screen.log.empty", Group: "id"},
	}}
}
