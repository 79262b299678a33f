package model

import (
	"slices"
	"strconv"
)

// ControlState is where a control stands, its axes taken together.
type ControlState string

// The states of a control, from what is left to do to what is done.
const (
	ControlUndecided ControlState = "undecided" // whether it applies
	ControlNone      ControlState = "none"
	ControlStarted   ControlState = "started"
	ControlDone      ControlState = "implemented"
	ControlProven    ControlState = "operation" // implemented, and tested in use
	ControlExcluded  ControlState = "excluded"
)

// Values lists the closed set.
func (ControlState) Values() []string {
	return []string{"undecided", "none", "started", "implemented", "operation", "excluded"}
}

// WordKey implements Worded.
func (c ControlState) WordKey() string { return "control_state." + string(c) }

// State takes the axes of the control together.
func (c *Control) State() ControlState {
	return controlState(c.Applicable, c.Implementation, c.Assurance)
}

func controlState(a Applicable, i Implementation, sure Assurance) ControlState {
	switch {
	case a == ApplicableNo:
		return ControlExcluded
	case a != ApplicableYes:
		return ControlUndecided
	case i == ImplementationDone && sure == AssuranceOperation:
		return ControlProven
	case i == ImplementationDone:
		return ControlDone
	case i == ImplementationWork:
		return ControlStarted
	}
	return ControlNone
}

// Status is the sign that goes with the state.
func (c ControlState) Status() Status {
	switch c {
	case ControlDone, ControlProven:
		return Met
	case ControlStarted:
		return Attention
	case ControlExcluded:
		return NA
	}
	return Gap
}

func controlColumns() []Column {
	return []Column{
		{Key: "id", Width: 7, Min: 6, Priority: 1},
		{Key: "label", Width: 40, Min: 18, Priority: 2, Grow: true},
		{Key: "theme", Width: 15, Min: 12, Priority: 7},
		{Key: "care_specific"},
		{Key: "applicable", Width: 14, Min: 13, Priority: 6},
		{Key: "implementation", Width: 15, Min: 13, Priority: 3},
		{Key: "assurance", Width: 9, Min: 8, Priority: 4},
		{Key: "assessed_on", Width: 11, Min: 11, Priority: 5},
		{Key: "owner", Width: 20, Min: 12, Priority: 8},
		{Key: "cbw", Width: 6, Min: 4, Priority: 9},
		{Key: "nr"},
		{Key: "state", Width: 19, Min: 15, Priority: 3},
		{Key: "next_on", Width: 11, Min: 11, Priority: 10},
		{Key: "planned", Width: 11, Min: 11, Priority: 4},
	}
}

// The places of columns that others look at.
const (
	controlTheme   = 2
	controlLetters = 9
	controlStateAt = 11
)

// valueOf is a value of a row, or none where the row is shorter.
func valueOf[T any](r Row, place int) T {
	var v T
	if place < len(r.Values) {
		v, _ = r.Values[place].(T)
	}
	return v
}

// listControls lists the controls in the order of the norm. Planned is the
// term of the last open action for one that is not done.
func listControls(s State, day Date) ([]Row, error) {
	who, plans := names(s), plannedControls(s, day)
	have := map[string][]any{}
	for _, r := range s.Rows(KindControl, "applicable", "implementation", "assurance", "assessed_on", "owner", "next_on") {
		have[r[0].(string)] = r
	}
	var out []Row
	for _, c := range s.Law().Controls {
		r, ok := have[c.ID]
		if !ok {
			continue
		}
		applies := Applicable(colText(r[1]))
		impl, sure := Implementation(colText(r[2])), Assurance(colText(r[3]))
		if impl == "" {
			impl = ImplementationNone
		}
		if sure == "" {
			sure = AssuranceNone
		}
		state := controlState(applies, impl, sure)
		var planned Date
		if state.open() {
			planned = plans[c.ID]
		}
		out = append(out, row(KindControl, c.ID, state.Status(), c.ID, ControlName(c), c.Theme, c.CareSpecific,
			applies, impl, sure, colDate(r[4]), who[colText(r[5])], c.Cbw, c.Nr, state, colDate(r[6]), planned))
	}
	return out, nil
}

// open tells whether something is left to decide or to do.
func (c ControlState) open() bool {
	return c == ControlUndecided || c == ControlNone || c == ControlStarted
}

// ControlName is our own label of a control, in both languages.
func ControlName(c ControlLabel) Message { return bilingual(c.LabelNL, c.LabelEN) }

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
		chapters = append(chapters, Msg("screen.controls.chapter", "Title", g.Title, "N", c.done(), "Of", c.of()))
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
	for i, g := range out["cbw"] {
		if n := ownMapping(law, rows, g.Rows); n > 0 {
			out["cbw"][i].Note = parts([]Message{g.Note, Msg("screen.controls.own_mapping", "N", n)})
		}
	}
	return out
}

// ownMapping counts the controls of which nobody published that they serve a
// part of the Cbw: that was our own judgement.
func ownMapping(law *Law, rows []Row, which []int) int {
	n := 0
	for _, i := range which {
		if l, ok := law.Control(rows[i].Ref.ID); ok && len(l.Cbw) > 0 && l.CbwConfidence == ConfidenceUnsure {
			n++
		}
	}
	return n
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
