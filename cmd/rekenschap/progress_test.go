package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/widget"
)

func TestProgressFits(t *testing.T) {
	t.Parallel()
	for _, width := range []int{20, 40, 60, 80, 120} {
		p := &progress{text: text.New(text.NL), width: width, what: "Voorbeeld vullen"}
		for _, done := range []int{0, 1, 43000, 99999, 100000} {
			line := p.draw(done, 100000)
			if widget.Width(line) >= width && width > 40 {
				t.Errorf("%d cells in %d: %q", widget.Width(line), width, line)
			}
		}
	}
	p := &progress{text: text.New(text.NL), width: 80, what: "Voorbeeld vullen"}
	line := p.draw(43000, 100000)
	if !strings.Contains(line, "43%") || !strings.Contains(line, "43.000 van 100.000") || strings.Count(line, "█")*10 < strings.Count(line, "░")*5 {
		t.Errorf("at 43 of a hundred: %q", line)
	}
	if full := p.draw(100000, 100000); strings.Contains(full, "░") || !strings.Contains(full, "100%") {
		t.Errorf("at the end: %q", full)
	}
}

func TestProgressIsCalm(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := &progress{out: &out, text: text.New(text.NL), width: 80, what: "Vullen"}
	for i := range 10000 {
		p.show(i+1, 10000)
	}
	if n := strings.Count(out.String(), "\r"); n > 100 {
		t.Errorf("drawn %d times", n)
	}
	if !strings.Contains(out.String(), "100%") {
		t.Error("the last line was not drawn")
	}
}
