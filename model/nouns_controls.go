package model

func controlColumns() []Column {
	return []Column{
		{Key: "id", Width: 7, Min: 6, Priority: 1},
		{Key: "label", Width: 26, Min: 18, Priority: 2, Grow: true},
		{Key: "theme", Width: 15, Min: 12, Priority: 7},
		{Key: "care_specific"},
		{Key: "applicable", Width: 14, Min: 13, Priority: 6},
		{Key: "implementation", Width: 15, Min: 13, Priority: 3},
		{Key: "assurance", Width: 9, Min: 8, Priority: 4},
		{Key: "assessed_on", Width: 11, Min: 11, Priority: 5},
		{Key: "owner", Width: 20, Min: 12, Priority: 8},
		{Key: "cbw", Width: 6, Min: 4, Priority: 9},
		{Key: "nr"},
		{Key: "state", Width: 16, Min: 16, Priority: 3},
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

// ControlName is our own label of a control, in both languages.
func ControlName(c ControlLabel) Message { return bilingual(c.LabelNL, c.LabelEN) }
