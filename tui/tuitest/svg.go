package tuitest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Cells is a screen to make a picture of.
type Cells interface {
	Bounds() uv.Rectangle
	CellAt(x, y int) *uv.Cell
}

// Frame lays a frame of the program out in cells.
func Frame(content string, w, h int) Cells {
	b := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(content).Draw(b, b.Bounds())
	return b
}

// Size of a cell and colours of the picture.
const (
	cellW, cellH = 8.4, 18.0
	margin       = 14.0
	paper, ink   = "#161821", "#d8dee9"
)

// SVG draws a screen, colours included. Every run of text is stretched to its
// cells, so columns stand straight in any font.
func SVG(c Cells) string {
	b := c.Bounds()
	w, h := float64(b.Dx())*cellW+2*margin, float64(b.Dy())*cellH+2*margin
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">`+"\n", w, h)
	fmt.Fprintf(&out, `<rect width="%.1f" height="%.1f" rx="8" fill="%s"/>`+"\n", w, h, paper)
	for y := range b.Dy() {
		for x := 0; x < b.Dx(); {
			x = drawRun(&out, c, x, y, b.Dx())
		}
	}
	out.WriteString("</svg>\n")
	return out.String()
}

// drawRun draws the cells from x on that look the same and returns where the
// next run begins.
func drawRun(out *strings.Builder, c Cells, x, y, width int) int {
	first := c.CellAt(x, y)
	if first == nil {
		return x + 1
	}
	st := first.Style
	var text strings.Builder
	end := x
	for end < width {
		cell := c.CellAt(end, y)
		if cell == nil || !cell.Style.Equal(&st) {
			break
		}
		text.WriteString(cell.Content)
		end += max(cell.Width, 1)
	}
	fg, bg := hex(st.Fg, ink), hex(st.Bg, "")
	if st.Attrs&uv.AttrReverse != 0 {
		fg, bg = hex(st.Bg, paper), hex(st.Fg, ink)
	}
	left, top := margin+float64(x)*cellW, margin+float64(y)*cellH
	if bg != "" {
		fmt.Fprintf(out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left, top, float64(end-x)*cellW, cellH, bg)
	}
	s := strings.TrimRight(text.String(), " ")
	if lead := len(s) - len(strings.TrimLeft(s, " ")); lead > 0 {
		s, left = s[lead:], left+float64(lead)*cellW
	}
	if s == "" {
		return end
	}
	weight := ""
	if st.Attrs&uv.AttrBold != 0 {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(out, `<text x="%.1f" y="%.1f" fill="%s"%s xml:space="preserve" textLength="%.1f">%s</text>`+"\n",
		left, top+13.5, fg, weight, float64(cells(s))*cellW, html.EscapeString(s))
	return end
}

func cells(s string) int { return uv.NewStyledString(s).Bounds().Dx() }

func hex(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
