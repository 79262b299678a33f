package tui_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
)

func TestLanding(t *testing.T) {
	for _, tc := range []struct {
		roles  []model.Role
		person string
		want   string
	}{
		{[]model.Role{model.RoleDirector}, "P-001", tui.ScreenDossier},
		{[]model.Role{model.RoleSupervisor}, "P-004", tui.ScreenDossier},
		{[]model.Role{model.RoleCISO, model.RoleDirector}, "P-001", tui.ScreenDossier},
		{[]model.Role{model.RoleCISO}, "P-010", tui.ScreenOverview},
		{[]model.Role{model.RoleSecretary}, "P-009", tui.ScreenOverview},
		{[]model.Role{model.RoleAuditor}, "P-017", tui.ScreenOverview},
		{[]model.Role{model.RoleLocal}, "", tui.ScreenOverview},
		{[]model.Role{model.RoleDirector}, "", tui.ScreenOverview}, // whose dossier would it be
		{nil, "P-001", tui.ScreenOverview},
	} {
		if got := tui.Landing(tc.roles, tc.person); got != tc.want {
			t.Errorf("%v %q lands on %s", tc.roles, tc.person, got)
		}
	}
}
