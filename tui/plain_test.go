package tui_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

func TestPlain(t *testing.T) {
	for screen, want := range map[string][]string{
		"": {"Rekenschap, Overzicht, zaterdag 21 november 2026", "Wet 4 van 8",
			"Onderdelen a–j goedgekeurd: aangetoond, Cbw 24(1), 10 van 10, B-2026-009 · 12 mrt 2026",
			"Effectiviteit beoordeeld: ontbreekt, Cbw 21(3)f, geen bewijs, laatste 3 sep 2025",
			"te laat, 3 d te laat: ACT-2026-031 MFA bij leveranciers afdwingen", "72 van 98 ingevoerd", "4 nieuw"},
		"controls": {"Rekenschap, NEN 7510, ", "\nNummer: A-5.1\nOnderwerp: Informatiebeveiligingsbeleid en deelbeleid", "Uitvoering: ingevoerd"},
	} {
		var b bytes.Buffer
		if err := tui.Plain(&b, tuitest.Env(tuitest.Demo(), text.New(text.NL)), screen); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%q lacks %q:\n%.1500s", screen, w, got)
			}
		}
		for _, bad := range []string{"  ", "│", "─", "\x1b", "▌", "▁", "‹"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q has %q in it:\n%.1500s", screen, bad, got)
			}
		}
	}
}

func TestPlainRecord(t *testing.T) {
	var b bytes.Buffer
	ref := model.Ref{Kind: "duty", ID: "cbw-24-5"}
	if err := tui.PlainRecord(&b, tuitest.Env(tuitest.Demo(), text.New(text.NL)), ref); err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"Vindplaats: Cbw 24(5), Wet", "D. Populier: let op, geen bewijs", "CERT-2026-001: Cyberrisico voor bestuurders, van 17 sep 2026"} {
		if !strings.Contains(b.String(), w) {
			t.Errorf("lacks %q:\n%s", w, b.String())
		}
	}
}

func TestPlainErrors(t *testing.T) {
	env := tuitest.Env(tuitest.Demo(), text.New(text.NL))
	if err := tui.Plain(&bytes.Buffer{}, env, "zolder"); model.CodeOf(err) != model.CodeUsage {
		t.Errorf("unknown screen: %v", err)
	}
	src := tuitest.Demo()
	src.Fail = errors.New("disk gone")
	if err := tui.Plain(&bytes.Buffer{}, tuitest.Env(src, text.New(text.NL)), ""); err == nil {
		t.Error("a source that fails gave no error")
	}
}

// Screens go by their Dutch names too, and every name there is opens one.
func TestScreensByName(t *testing.T) {
	for name, title := range map[string]string{"zoeken": "Zoeken", "sinds": "Sinds", "search": "Zoeken", "since": "Sinds",
		"acties": "Acties", "nen7510": "101 regels", "mensen": "Mensen", "overzicht": "Overzicht"} {
		d := tuitest.Drive(t, tuitest.Env(withActions(), text.New(text.NL)), tui.Options{Screen: name}, 80, 24)
		d.Has(title)
		var out strings.Builder
		if err := tui.Plain(&out, tuitest.Env(withActions(), text.New(text.NL)), name); err != nil && model.CodeOf(err) != model.CodeNotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
}
