package model

// AssessmentState says how a toets stands on a day.
type AssessmentState string

// The states. Current, ending and overdue hold the newest of a type against
// the organisation's own norm.
const (
	AssessmentDone    AssessmentState = "done"
	AssessmentCurrent AssessmentState = "current"
	AssessmentEnding  AssessmentState = "ending"
	AssessmentOverdue AssessmentState = "overdue"
	AssessmentPlanned AssessmentState = "planned"
	AssessmentMissed  AssessmentState = "missed" // planned on a day that passed
	AssessmentNoDay   AssessmentState = "no_day" // neither planned nor done
)

// WordKey implements Worded.
func (a AssessmentState) WordKey() string { return "assessment_state." + string(a) }

// Status is the sign that goes with the state; what is only planned has none.
func (a AssessmentState) Status() Status {
	switch a {
	case AssessmentPlanned:
		return ""
	case AssessmentEnding, AssessmentNoDay:
		return Attention
	case AssessmentOverdue, AssessmentMissed:
		return Gap
	}
	return Met
}

// assessmentNorms are the types of assessments that have an own norm.
func assessmentNorms() []AssessmentType {
	return []AssessmentType{AssessEvaluation, AssessCrisisExercise, AssessRestoreTest}
}

// norm names the own norm for assessments of a type, "" when there is none.
func (a AssessmentType) norm() NormName {
	switch a {
	case AssessEvaluation:
		return NormEvaluation
	case AssessCrisisExercise:
		return NormExercise
	case AssessRestoreTest:
		return NormRestoreTest
	}
	return ""
}

// normed is the newest assessment of a type that has a norm.
type normed struct {
	norm *Norm
	last *Assessment
	part DutyPart
}

// againstNorms holds the newest done assessment of each type against its norm.
// It looks at everything there is, as the duty does: how an assessment stands
// is the same for every reader.
func againstNorms(s State, day Date) map[AssessmentType]normed {
	s, out := s.Whole(), map[AssessmentType]normed{}
	all := All[*Assessment](s)
	for _, t := range assessmentNorms() {
		norm, ok := NormOn(s, t.norm(), day)
		if !ok {
			continue
		}
		n := normed{norm: norm}
		for _, a := range all {
			if a.Type == t && a.doneBy(day) && (n.last == nil || a.DoneOn.After(n.last.DoneOn)) {
				n.last = a
			}
		}
		if n.last != nil {
			interval(&n.part, n.last.DoneOn, norm, day)
		}
		out[t] = n
	}
	return out
}

func (a *Assessment) doneBy(day Date) bool { return !a.DoneOn.IsZero() && !a.DoneOn.After(day) }

// state tells how the assessment stands, and by when the next one is due where
// it is the newest of a type with a norm.
func (a *Assessment) state(norms map[AssessmentType]normed, day Date) (AssessmentState, Date) {
	n := norms[a.Type]
	switch {
	case n.last != nil && n.last.ID == a.ID:
		return map[Status]AssessmentState{Met: AssessmentCurrent, Attention: AssessmentEnding, Gap: AssessmentOverdue}[n.part.Status], n.part.Due
	case a.doneBy(day):
		return AssessmentDone, Date{}
	case a.PlannedOn.IsZero():
		return AssessmentNoDay, Date{}
	case day.After(a.PlannedOn):
		return AssessmentMissed, Date{}
	}
	return AssessmentPlanned, Date{}
}

func assessmentColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 5},
		{Key: "type", Width: 24, Min: 12, Priority: 3},
		{Key: "title", Width: 34, Min: 18, Priority: 1, Grow: true},
		{Key: "supplier", Width: 22, Min: 12, Priority: 9},
		{Key: "planned_on", Width: 11, Min: 11, Priority: 2},
		{Key: "done_on", Width: 11, Min: 11, Priority: 2},
		{Key: "state", Width: 17, Min: 8, Priority: 4},
		{Key: "next", Width: 11, Min: 11, Priority: 6},
		{Key: "by", Width: 20, Min: 10, Priority: 10},
		{Key: "result", Width: 40, Min: 20, Priority: 8},
		{Key: "day"}, // order: done, or else planned
	}
}

func listAssessments(s State, day Date) ([]Row, error) {
	all := All[*Assessment](s)
	norms := againstNorms(s, day)
	firm := map[string]string{}
	for _, r := range s.Rows(KindSupplier, "name") {
		firm[r[0].(string)] = colText(r[1])
	}
	var out []Row
	for _, a := range all {
		state, next := a.state(norms, day)
		out = append(out, row(KindAssessment, a.ID, state.Status(), a.ID, a.Type, a.Title, firm[a.Supplier], a.PlannedOn, a.DoneOn, state, next, a.By,
			firstLine(a.Result), DayOf(a)))
	}
	return out, nil
}

// headAssessments says of every norm of the organisation's own how it stands.
func headAssessments(s State, day Date, _ []Row) []Block {
	norms := againstNorms(s, day)
	var out []Block
	for _, t := range assessmentNorms() {
		n, ok := norms[t]
		if !ok {
			continue
		}
		b := Block{Kind: BlockStatus, Status: n.part.Status}
		switch n.part.Status {
		case Gap:
			b.Label = Msg("screen.follow.norm.overdue", "What", t, "On", n.part.Due)
		case "":
			b.Status, b.Label = Gap, Msg("screen.follow.norm.never", "What", t)
		default:
			b.Label = Msg("screen.follow.norm.next", "What", t, "On", n.part.Due)
		}
		out = append(out, b)
	}
	return out
}
