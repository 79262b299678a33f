package registers

import "github.com/rekenschap/rekenschap/tui/pages/register"

func controls() register.Layout {
	return one("controls", "screen.tab.controls", "screen.controls.empty", "id", "label")
}
