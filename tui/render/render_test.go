package render_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
)

func TestEveryStatusHasSignAndWord(t *testing.T) {
	g := theme.New(theme.Options{}).Glyph
	for _, lang := range text.Langs() {
		p := text.New(lang)
		for s, want := range map[model.Status]string{model.Met: "✓", model.Attention: "!", model.Gap: "✗", model.NA: "–", model.Untracked: "·"} {
			sign, _ := render.Sign(s, g)
			if word := render.Word(p, s); sign != want || word == "" || strings.Contains(word, "‹") {
				t.Errorf("%s %s: %q %q", lang, s, sign, word)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	p := text.New(text.NL)
	sorted := func(in ...any) []any {
		slices.SortStableFunc(in, func(a, b any) int { return render.Compare(p, a, b) })
		return in
	}
	for name, tc := range map[string]struct{ in, want []any }{
		"numbers in text": {[]any{"A-5.10", "A-5.2", "A-5.1"}, []any{"A-5.1", "A-5.2", "A-5.10"}},
		"case":            {[]any{"beleid", "Actie", "Zorg", "arts"}, []any{"Actie", "arts", "beleid", "Zorg"}},
		"nothing last":    {[]any{nil, "", "b", model.Date{}, "a"}, []any{"a", "b", nil, "", model.Date{}}},
		"dates":           {[]any{model.MustDate("2026-03-03"), model.MustDate("2025-12-31")}, []any{model.MustDate("2025-12-31"), model.MustDate("2026-03-03")}},
		"statuses":        {[]any{model.Met, model.Gap, model.Attention}, []any{model.Gap, model.Attention, model.Met}},
		"ints":            {[]any{10, 9, -1}, []any{-1, 9, 10}},
	} {
		if got := sorted(tc.in...); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

func TestWhen(t *testing.T) {
	p, today := text.New(text.NL), model.MustDate("2026-11-21")
	for want, u := range map[string]model.Upcoming{
		"3 d te laat": {Due: model.MustDate("2026-11-18"), Status: model.Gap},
		"vandaag":     {Due: today},
		"9 dec 14:00": {Due: model.MustDate("2026-12-09"), Time: "14:00"},
		"4 feb 2027":  {Due: model.MustDate("2027-02-04")},
	} {
		if got := render.When(p, u, today); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPlainDocHasNoColumns(t *testing.T) {
	d := model.Doc{Title: model.Literal("Titel"), Blocks: []model.Block{
		{Kind: model.BlockField, Label: model.Literal("Eigenaar"), Value: "CISO"},
		{Kind: model.BlockStatus, Status: model.Gap, Label: model.Literal("Onderdeel")},
		{Kind: model.BlockLink, Ref: model.Ref{ID: "B-2026-001"}, Label: model.Literal("rust op"), Value: "Besluit"},
		{Kind: model.BlockText, Value: "a\x1b[31mb"},
	}}
	got := render.PlainDoc(text.New(text.NL), d)
	want := []string{"Titel", "Eigenaar: CISO", "Onderdeel: ontbreekt", "rust op, B-2026-001: Besluit", "a‹U+001B›[31mb"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
