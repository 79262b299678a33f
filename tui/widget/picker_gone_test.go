package widget_test

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Whatever is typed, who left stands below who is there.
func TestPickerShowsWhoIsThereFirst(t *testing.T) {
	p := widget.NewPicker(false, "", []widget.Option{{Value: "1", Label: "Eva Eik", Gone: true}, {Value: "2", Label: "Jan Eik"}, {Value: "3", Label: "Bo Steeneik"}})
	p.SetTyped("ei")
	lines, _ := p.View(plain(), 60, 7, true, text.Clean)
	all := strings.Join(lines, "|")
	eva, jan, bo := strings.Index(all, "Eva"), strings.Index(all, "Jan"), strings.Index(all, "Bo")
	if eva < 0 || jan < 0 || bo < 0 || eva < jan || eva < bo {
		t.Errorf("order: %q", lines)
	}
}
