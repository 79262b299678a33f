package setup_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/setup"
)

// answers are those to every question of a hospital, in order.
const answers = `1
Stichting De Linde
12345678
1
1
612
480 mln
410 mln
1
1
Lab Noord B.V.
1






2
3
2
1
1
begroting
4
1
Eva de Vries
eva@linde.nl
1
voorzitter
1-3-2021


1
3









15-12
14:00
1
`

// The questions for a screen reader lead to the same command as the screen,
// and nothing steers the terminal.
func TestPlainLeadsToTheSame(t *testing.T) {
	s, out := &shelf{}, &bytes.Buffer{}
	r, err := setup.Plain(t.Context(), s.env(text.NL), strings.NewReader(answers), out)
	if err != nil || !r.Finished || len(s.recorded) != 1 {
		t.Fatalf("%+v %v\n%s", r, err, out)
	}
	if strings.ContainsAny(out.String(), "\x1b\r") {
		t.Error("a sequence for a terminal")
	}
	for _, want := range []string{"Volgens deze cijfers: essentiële entiteit", "= € 480.000.000", "kijk in uw statuten", "Wat nu", "Stap 4 van 6, Mensen: Een persoon"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	for _, huh := range []string{"Enter a number", "Select", "Invalid", "Y/n", "y/N", "Choose"} {
		if strings.Contains(out.String(), huh) {
			t.Errorf("%q in\n%s", huh, out)
		}
	}

	onScreen := &shelf{}
	d := drive(t, onScreen, text.NL, 80, 24)
	d.press("enter").typed("Stichting De Linde", "12345678", "").typed("", "612", "480 mln", "410 mln").typed("", "", "Lab Noord B.V.")
	d.press("enter").typed("", "", "", "", "", "").typed("2").press("right", "right", "enter", "right", "enter").press("backspace").typed("1")
	d.press("left", "enter").typed("begroting").toPeople()
	d.person("Eva de Vries", "eva@linde.nl", 0, "voorzitter", "1-3-2021").down("Dit zijn ze").press("enter")
	d.typed("", "", "", "", "", "", "", "", "").typed("15-12", "14:00").press("enter")
	if len(onScreen.recorded) != 1 {
		t.Fatal(d.screen())
	}
	if !reflect.DeepEqual(s.recorded, onScreen.recorded) {
		t.Errorf("plain %+v\nscreen %+v", s.recorded[0], onScreen.recorded[0])
	}
}

// Wherever the answers end, the next run has what was answered.
func TestPlainGoesOn(t *testing.T) {
	lines := strings.SplitAfter(answers, "\n")
	for cut := 2; cut < len(lines)-2; cut += 5 {
		s, out := &shelf{}, &bytes.Buffer{}
		r, err := setup.Plain(t.Context(), s.env(text.NL), strings.NewReader(strings.Join(lines[:cut], "")), out)
		if err != nil || r.Finished || s.draft == nil {
			t.Fatalf("cut at %d: %+v, %v", cut, r, err)
		}
		out.Reset()
		if _, err := setup.Plain(t.Context(), s.env(text.NL), strings.NewReader(""), out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "verder waar u was") || !strings.Contains(string(s.draft), "De Linde") {
			t.Errorf("cut at %d:\n%s\n%s", cut, out, s.draft)
		}
	}
}
