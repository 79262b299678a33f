package form

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// file is a field that takes a file: by its path, or typed here as Markdown.
type file struct {
	env   page.Env
	field model.FormField
	path  widget.Input
	text  widget.Area
	here  bool // typed here
	kept  string
	read  model.Attached // the file at the path, once it was read
	from  string         // the path it was read from
	asked string         // the path that is being read, or was read last
	load  page.Loader
	fail  error
}

// mostTyped is how much text may be typed as a file.
const mostTyped = 200_000

func newFile(env page.Env, f model.FormField) *file {
	e := &file{env: env, field: f, path: widget.NewInput(), text: widget.NewArea(mostTyped)}
	e.path.Limit(1000)
	e.Set(f.Start)
	return e
}

func (e *file) Key(k tea.KeyPressMsg) {
	if e.here {
		e.text.Key(k)
		return
	}
	e.path.Key(k)
	e.fail = nil
}

func (e *file) Paste(s string) {
	if e.here {
		e.text.Paste(s)
		return
	}
	e.path.Paste(strings.TrimSpace(s))
	e.fail = nil
}

// Move implements editor; the binding for it changes between path and text.
func (e *file) Move(binding string) bool {
	if binding == keys.TypeHere {
		e.here = !e.here
		return true
	}
	return e.here && e.text.Move(binding)
}

func (e *file) Enter() bool {
	if e.here {
		e.text.Enter()
	}
	return e.here
}

func (e *file) Leave()      {}
func (e *file) Close() bool { return false }

// place is the path typed.
func (e *file) place() string { return strings.TrimSpace(text.Clean(e.path.Value())) }

// fetch reads the file at the path, unless that was done.
func (e *file) fetch(src Source) tea.Cmd {
	place := e.place()
	if e.here || place == "" || place == e.from || e.load.Busy() {
		return nil
	}
	e.asked = place
	return e.load.Start(e.env, func(ctx context.Context) (any, error) { return src.Attach(ctx, place) })
}

// waiting tells whether a path was typed that is not read yet.
func (e *file) waiting() bool {
	return !e.here && e.place() != "" && e.place() != e.from && e.fail == nil
}

func (e *file) answer(a page.Answer) bool {
	if !e.load.Hear(a) {
		return false
	}
	switch {
	case a.Err == nil:
		e.read, _ = a.Value.(model.Attached)
		e.from, e.fail = e.asked, nil
	case e.place() == e.asked: // of another path nothing is known yet
		e.fail = a.Err
	}
	return true
}

// attached is the file, when there is one.
func (e *file) attached() (model.Attached, bool) {
	if e.here {
		body := []byte(text.CleanLines(e.text.Value()))
		if strings.TrimSpace(string(body)) == "" {
			return model.Attached{}, false
		}
		sum := sha256.Sum256(body)
		return model.Attached{Name: e.env.Text.T("form.file.typed_name"), SHA256: hex.EncodeToString(sum[:]), Content: body}, true
	}
	return e.read, e.place() != "" && e.place() == e.from
}

// Values implements editor.
func (e *file) Values() ([]string, error) {
	if a, ok := e.attached(); ok {
		return []string{a.SHA256}, nil
	}
	if e.fail != nil {
		return nil, e.fail
	}
	if e.kept != "" && e.place() == "" {
		return []string{e.kept}, nil
	}
	return nil, nil
}

// Set implements editor.
func (e *file) Set(values []string) {
	e.kept = ""
	if len(values) > 0 {
		e.kept = values[0]
	}
}

// Typed implements editor.
func (e *file) Typed() []string {
	mode := "path"
	if e.here {
		mode = "text"
	}
	return []string{mode, e.path.Value(), e.text.Value()}
}

// Restore implements editor.
func (e *file) Restore(typed []string) {
	if len(typed) == 3 {
		e.here = typed[0] == "text"
		e.path.SetValue(typed[1])
		e.text.SetValue(typed[2])
	}
}

// View implements editor.
func (e *file) View(st theme.Styles, w, h int, focused bool) ([]string, int, int) {
	t := e.env.Text
	if e.here {
		if focused {
			return e.text.View(w, max(h, 5), text.Clean)
		}
		return []string{st.Paint(theme.Dim, t.T("form.file.typed", "N", len(e.text.Value())))}, 0, 0
	}
	typed, x := e.path.View(w, text.Clean)
	lines := []string{typed}
	switch a, ok := e.attached(); {
	case ok:
		lines = append(lines, st.Paint(theme.Dim, widget.Cut(t.T("form.file.read", "Name", a.Name, "Size", len(a.Content), "SHA", a.SHA256[:12]), w, st.Glyph.Ellipsis)))
	case e.load.Busy():
		lines = append(lines, st.Paint(theme.Dim, t.T("screen.busy")))
	case e.kept != "" && e.place() == "":
		lines = append(lines, st.Paint(theme.Dim, t.T("form.file.kept", "SHA", e.kept[:min(12, len(e.kept))])))
	}
	return lines, x, 0
}
