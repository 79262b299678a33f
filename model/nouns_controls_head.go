package model

import (
	"slices"
	"strconv"
)

// controlCount is how many rows stand how.
type controlCount map[ControlState]int

func countControls(rows []Row, which []int) controlCount {
	n := controlCount{}
	for _, i := range which {
		n[valueOf[ControlState](rows[i], controlStateAt)]++
	}
	return n
}

// done counts those implemented, of counts those that apply.
func (n controlCount) done() int { return n[ControlDone] + n[ControlProven] }

func (n controlCount) of() int { return n.done() + n[ControlStarted] + n[ControlNone] }

// headControls says above the list how far the controls are, how that went
// over the last months, and how far each chapter is.
func headControls(s State, day Date, rows []Row) []Block {
	if len(rows) == 0 {
		return nil
	}
	n := countControls(rows, places(len(rows)))
	line := func(m Message) Block { return Block{Kind: BlockText, Value: m} }
	out := []Block{
		line(parts([]Message{
			Msg("screen.controls.done", "N", n.done(), "Of", n.of()), Msg("screen.controls.proven", "N", n[ControlProven]),
			Msg("screen.controls.excluded", "N", n[ControlExcluded]), Msg("screen.controls.undecided", "N", n[ControlUndecided]),
		})),
		line(trendWords(trend(s, day), day)),
	}
	var chapters []Message
	for _, g := range byTheme(rows) {
		c := countControls(rows, g.Rows)
		chapters = append(chapters, Msg("screen.controls.chapter", "Theme", g.Title.Args["Theme"], "N", c.done(), "Of", c.of()))
	}
	return append(out, line(parts(chapters)))
}

func places(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// trendWords tells how many were implemented at the end of each month, and the
// difference.
func trendWords(months []int, day Date) Message {
	since := day.AddMonths(-(len(months) - 1))
	var counts []string
	for _, n := range months {
		counts = append(counts, strconv.Itoa(n))
	}
	switch step := months[len(months)-1] - months[0]; {
	case step > 0:
		return Msg("screen.controls.more", "N", step, "On", since, "Counts", counts)
	case step < 0:
		return Msg("screen.controls.fewer", "N", -step, "On", since, "Counts", counts)
	}
	return Msg("screen.controls.same", "On", since, "Counts", counts)
}

// groupControls gathers the controls by chapter and by part of Cbw art. 21(3).
func groupControls(law *Law, rows []Row) map[string][]Group {
	out := map[string][]Group{"theme": byTheme(rows), "cbw": byLetter(law, rows)}
	for _, groups := range out {
		for i, g := range groups {
			n := countControls(rows, g.Rows)
			groups[i].Note = Msg("screen.controls.done", "N", n.done(), "Of", n.of())
		}
	}
	return out
}

// byTheme has a group per chapter of the norm, in its order.
func byTheme(rows []Row) []Group {
	var out []Group
	for n, theme := range []Theme{ThemeOrganisational, ThemePeople, ThemePhysical, ThemeTechnological} {
		g := Group{Title: Msg("screen.controls.theme", "Nr", n+5, "Theme", theme)}
		for i, r := range rows {
			if valueOf[Theme](r, controlTheme) == theme {
				g.Rows = append(g.Rows, i)
			}
		}
		if g.Rows != nil {
			out = append(out, g)
		}
	}
	return out
}

// byLetter has a group per part a to j, and one for the controls that serve
// none. A control stands under each of its letters.
func byLetter(law *Law, rows []Row) []Group {
	var out []Group
	under := func(title Message, belongs func(letters []string) bool) {
		g := Group{Title: title}
		for i, r := range rows {
			if belongs(valueOf[[]string](r, controlLetters)) {
				g.Rows = append(g.Rows, i)
			}
		}
		if g.Rows != nil {
			out = append(out, g)
		}
	}
	for _, m := range law.Measures {
		under(bilingual(m.Letter+" · "+m.NameNL, m.Letter+" · "+m.NameEN),
			func(letters []string) bool { return slices.Contains(letters, m.Letter) })
	}
	under(Msg("screen.controls.no_letter"), func(letters []string) bool { return len(letters) == 0 })
	return out
}

// valueOf is a value of a row, or none where the row is shorter.
func valueOf[T any](r Row, place int) T {
	var v T
	if place < len(r.Values) {
		v, _ = r.Values[place].(T)
	}
	return v
}
