package paint

import (
	"bytes"
	"io"
	"sync"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// brush knows what the terminal shows, and writes what differs.
type brush struct {
	w        io.Writer
	env      []string
	canvases *Canvases

	out           *bytes.Buffer // what the renderer writes, to go out in one piece
	scr           *uv.TerminalRenderer
	width, height int // of what scr knows

	begun bool
	shown tea.View
	style int // of the text cursor, 0 when it was left alone
}

func newBrush(w io.Writer, env []string, c *Canvases) brush {
	return brush{w: w, env: env, canvases: c, out: &bytes.Buffer{}}
}

// fit makes ready for a terminal of a size. What the renderer knows of another
// size it cannot take along: of columns that come in sight it would believe that
// they are empty.
func (b *brush) fit(w, h int) {
	if b.scr != nil && b.width == w && b.height == h {
		return
	}
	b.scr, b.width, b.height = uv.NewTerminalRenderer(b.out, b.env), w, h
	b.scr.SetTabStops(-1) // what tabs and backspace do over there is not known
	b.scr.SetBackspace(false)
	b.scr.SetMapNewline(true)  // the line writes a return with every newline
	b.scr.SetScrollOptim(true) // lines that move are not written again
	b.scr.SetFullscreen(true)
	b.scr.SetRelativeCursor(false)
	b.scr.Erase()
}

// Canvases are cells to put a frame together on, for all sessions of a server:
// what a terminal shows is kept for each, these are needed for a moment.
type Canvases struct{ pool sync.Pool }

// lend gives a clean canvas. Hand it back.
func (c *Canvases) lend(w, h int) uv.ScreenBuffer {
	cells, _ := c.pool.Get().(*uv.RenderBuffer)
	if cells == nil || cells.Width() != w || cells.Height() != h {
		cells = uv.NewRenderBuffer(w, h)
	}
	cells.Clear() // and every line of it is said to have changed
	return uv.ScreenBuffer{RenderBuffer: cells, Method: ansi.WcWidth}
}

// draw brings the terminal from what it shows to a frame.
func (b *brush) draw(f frame, told []string) error {
	var head, tail bytes.Buffer
	for _, s := range told {
		head.WriteString(s)
	}
	if f.w > 0 && f.h > 0 {
		b.fit(f.w, f.h)
		b.modes(&head, f.view)
		b.cells(f)
		b.cursor(&head, &tail, f.view.Cursor)
		b.shown, b.begun = f.view, true
		b.shown.Content = "" // the renderer knows
	}
	head.Write(b.out.Bytes())
	head.Write(tail.Bytes())
	b.out.Reset()
	if head.Len() == 0 {
		return nil
	}
	_, err := b.w.Write(head.Bytes())
	return err
}

// modes sets what the terminal is to do beside showing cells.
func (b *brush) modes(head *bytes.Buffer, v tea.View) {
	if !b.begun {
		head.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.SetModeBracketedPaste)
	}
	if v.WindowTitle != b.shown.WindowTitle {
		head.WriteString(ansi.SetWindowTitle(v.WindowTitle))
	}
	if v.MouseMode != b.shown.MouseMode {
		head.WriteString(mouse(v.MouseMode))
	}
}

func mouse(m tea.MouseMode) string {
	switch m {
	case tea.MouseModeCellMotion:
		return ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	case tea.MouseModeAllMotion:
		return ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	}
	return ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
}

// cells writes the cells that differ.
func (b *brush) cells(f frame) {
	b.scr.SetColorProfile(f.profile)
	if f.anew {
		b.scr.Erase()
	}
	c := b.canvases.lend(f.w, f.h)
	defer b.canvases.pool.Put(c.RenderBuffer)
	uv.NewStyledString(f.view.Content).Draw(c, c.Bounds())
	b.scr.Render(c.RenderBuffer)
	if at := f.view.Cursor; at != nil {
		b.scr.MoveTo(at.X, at.Y)
	}
	_ = b.scr.Flush() // to a buffer
}

// cursor hides the text cursor while it runs about, and shows it where somebody
// types.
func (b *brush) cursor(head, tail *bytes.Buffer, c *tea.Cursor) {
	was := b.shown.Cursor != nil || !b.begun
	if was && (c == nil || b.out.Len() > 0) {
		head.WriteString(ansi.ResetModeTextCursorEnable)
	}
	if c == nil {
		return
	}
	if style := shape(c); style != b.style {
		b.style = style
		tail.WriteString(ansi.SetCursorStyle(style))
	}
	if b.shown.Cursor == nil || b.out.Len() > 0 {
		tail.WriteString(ansi.SetModeTextCursorEnable)
	}
}

// shape is the number that a terminal knows the shape of a cursor by.
func shape(c *tea.Cursor) int {
	n := int(c.Shape)*2 + 1
	if !c.Blink {
		n++
	}
	return n
}

// leave puts the terminal back as it was found.
func (b *brush) leave() {
	if !b.begun {
		return
	}
	var out bytes.Buffer
	if b.shown.MouseMode != tea.MouseModeNone {
		out.WriteString(mouse(tea.MouseModeNone))
	}
	if b.shown.WindowTitle != "" {
		out.WriteString(ansi.SetWindowTitle(""))
	}
	if b.style != 0 {
		out.WriteString(ansi.SetCursorStyle(0))
	}
	out.WriteString(ansi.ResetStyle + ansi.ResetModeBracketedPaste + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable)
	_, _ = b.w.Write(out.Bytes())
}
