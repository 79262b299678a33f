package page

import (
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Notice fills a page that has nothing to show: a title, what to do, never a
// dead end.
func (e Env) Notice(tone theme.Tone, title, advice string, w, h int) []string {
	lines := []string{""}
	for _, l := range widget.Wrap(widget.Safe(title), max(w-4, 1)) {
		lines = append(lines, "  "+e.Styles.Paint(tone, l))
	}
	if advice != "" {
		lines = append(lines, "")
		for _, l := range widget.Wrap(widget.Safe(advice), max(min(w-4, 72), 1)) {
			lines = append(lines, "  "+e.Styles.Paint(theme.Dim, l))
		}
	}
	return widget.Fit(lines, w, h)
}

// Failed shows an error with the way out.
func (e Env) Failed(err error, w, h int) []string {
	return e.Notice(theme.Bad, e.Text.Err(err), e.Text.T("screen.error.way_out",
		"Reload", e.KeyLabel(keys.Reload), "Back", e.KeyLabel(keys.Back)), w, h)
}

// Loading shows that an answer is awaited.
func (e Env) Loading(w, h int) []string {
	return e.Notice(theme.Dim, e.Text.T("screen.busy"), "", w, h)
}

// KeyLabel is the first key of a binding, as it stands on the keyboard.
func (e Env) KeyLabel(binding string) string {
	b, _ := e.Keys.Get(binding)
	return b.First(e.Styles.ASCII)
}
