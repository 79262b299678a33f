package tui_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

func TestPeek(t *testing.T) {
	if os.Getenv("PEEK") == "" {
		t.Skip()
	}
	for _, s := range [][2]int{{80, 24}, {59, 20}, {120, 40}} {
		d := tuitest.Drive(t, tuitest.Env(tuitest.Demo(), text.New(text.NL)), tui.Options{}, s[0], s[1])
		fmt.Println(d.Screen() + "\n=====")
		d.Press("down", "down", "down", "why")
		fmt.Println(d.Screen() + "\n=====")
		d.Press("screen-7")
		fmt.Println(d.Screen() + "\n=====")
		d.Press("filter")
		d.Type("toe")
		fmt.Println(d.Screen() + "\n=====")
		d.Press("keep", "help")
		fmt.Println(d.Screen() + "\n=====")
	}
}
