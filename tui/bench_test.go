package tui_test

import (
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// One key and the frame it leads to, without the renderer of the library.
func BenchmarkKey(b *testing.B) {
	for name, bench := range map[string]struct {
		w, h   int
		screen string
	}{
		"overview 80x24": {80, 24, ""}, "overview 200x60": {200, 60, ""},
		"register 100x30": {100, 30, "controls"}, "register 140x40": {140, 40, "controls"},
	} {
		b.Run(name, func(b *testing.B) {
			src := tuitest.Demo()
			d := tuitest.Drive(b, tuitest.Env(src, text.New(text.NL)), tui.Options{Screen: bench.screen}, bench.w, bench.h)
			i := 0
			for b.Loop() {
				if i++; i%20 < 10 {
					d.Press(keys.Down)
				} else {
					d.Press(keys.Up)
				}
			}
		})
	}
}
