package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// progress shows on one line of a terminal how far something is: a bar of cells,
// how much of the whole, and the count.
type progress struct {
	out   io.Writer
	text  *text.Printer
	width int    // of the terminal
	what  string // "Voorbeeld vullen"
	drawn time.Time
	line  string
}

// often is how long a line stands before the next: a calm bar, not a flicker.
const often = 100 * time.Millisecond

// show draws the line when it is time, and always the last one.
func (p *progress) show(done, total int) {
	if now := time.Now(); done == total || now.Sub(p.drawn) >= often {
		p.drawn = now
		if line := p.draw(done, total); line != p.line {
			p.line = line
			fmt.Fprint(p.out, "\r"+line+"\x1b[K")
		}
	}
}

// draw leaves out what does not fit: first the bar, then the words.
func (p *progress) draw(done, total int) string {
	share := 100
	if total > 0 {
		share = 100 * done / total
	}
	count := fmt.Sprintf("%3d%%  %s", share, p.text.T("cli.progress.count", "N", done, "Of", total))
	line := p.what + "  " + count
	if cells := min(30, p.width-widget.Width(line)-3); cells >= 8 {
		full := cells * share / 100
		line = p.what + "  " + strings.Repeat("█", full) + strings.Repeat("░", cells-full) + " " + count
	}
	if widget.Width(line) >= p.width {
		return strings.TrimSpace(count)
	}
	return line
}

// end takes the line away.
func (p *progress) end() { fmt.Fprint(p.out, "\r\x1b[K") }
