package tui

import (
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// Landing is the screen on which somebody who comes in over a line begins: a
// director or supervisor on their own dossier, where what waits for them stands
// first, everybody else on the overview. It is for Options.Screen.
func Landing(roles []model.Role, person string) string {
	member := func(r model.Role) bool { return r == model.RoleDirector || r == model.RoleSupervisor }
	if person != "" && slices.ContainsFunc(roles, member) {
		return ScreenDossier
	}
	return ScreenOverview
}
