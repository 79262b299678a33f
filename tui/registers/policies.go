package registers

import "github.com/rekenschap/rekenschap/tui/pages/register"

func policies() register.Layout {
	return one("policies", "screen.tab.policies", "screen.policies.empty", "id", "title")
}

func trainings() register.Layout {
	return one("trainings", "screen.tab.trainings", "screen.trainings.empty", "id", "title")
}
