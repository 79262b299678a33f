package model

// ruleEvaluation is Cbw art. 21(3)(f): the effectiveness is assessed. How often
// is the board's own norm.
func ruleEvaluation(s State, day Date, r *DutyResult) {
	p := assessed(s, day, AssessEvaluation, NormEvaluation)
	r.Parts = []DutyPart{p}
	r.Summary = Msg("duty.summary.proof")
	if p.Status == Gap {
		r.Summary = Msg("duty.no_proof")
		r.Note = Msg("duty.note.none_yet")
		if len(p.Proof) > 0 {
			r.Note = Msg("duty.last_proof", "On", p.Proof[0].On)
		}
	}
}

// ruleContinuity is Cbw art. 21(3)(c): the crisis plan is exercised and
// restoring is tested.
func ruleContinuity(s State, day Date, r *DutyResult) {
	r.Parts = []DutyPart{
		assessed(s, day, AssessCrisisExercise, NormExercise),
		assessed(s, day, AssessRestoreTest, NormRestoreTest),
	}
}

// assessed settles a part by the newest assessment of a type.
func assessed(s State, day Date, t AssessmentType, n NormName) DutyPart {
	p := DutyPart{Label: Msg("word." + t.WordKey())}
	var last *Assessment
	for _, a := range Find[*Assessment](s, "type", string(t)) {
		if !a.DoneOn.IsZero() && !a.DoneOn.After(day) && (last == nil || a.DoneOn.After(last.DoneOn)) {
			last = a
		}
	}
	if last == nil {
		p.Status, p.Note = Gap, Msg("duty.no_proof")
		return p
	}
	p.Proof = []Proof{{Ref: RefTo(last), Title: last.Title, On: last.DoneOn}}
	norm, set := NormOn(s, n, day)
	if !set {
		p.Status, p.Note = Attention, Msg("duty.own_norm_unset")
		return p
	}
	interval(&p, last.DoneOn, norm, day)
	return p
}

// ruleNEN7510 is the duty to work by NEN 7510 (Begz art. 3(2)): every control
// decided upon with a reason, and implemented or planned.
func ruleNEN7510(s State, day Date, r *DutyResult) {
	org, ok := TheOrganisation(s)
	if !ok || org.Annex != Annex1 {
		r.none(NA, Msg("duty.na.no_care"))
		return
	}
	plans := plannedControls(s, day)
	var t nenCount
	for _, row := range s.Rows(KindControl, "applicable", "why", "implementation") {
		t.add(row, plans)
	}
	t.undecided += max(0, len(s.Law().Controls)-t.total)
	r.Parts = []DutyPart{
		nenPart("decided", t.undecided, Gap),
		nenPart("reasoned", t.noReason, Gap),
		nenPart("implemented", t.unplanned, Gap),
	}
	if t.unplanned == 0 && t.planned > 0 {
		r.Parts[2].Status, r.Parts[2].Due = Attention, t.due
		r.Parts[2].Note = Msg("duty.note.planned", "N", t.planned)
	}
	r.Summary = Msg("duty.summary.implemented", "N", t.implemented, "Of", t.implemented+t.planned+t.unplanned)
}

func nenPart(name string, missing int, st Status) DutyPart {
	p := DutyPart{Label: Msg("duty.nen." + name), Status: Met}
	if missing > 0 {
		p.Status, p.Note = st, Msg("duty.nen."+name+".missing", "N", missing)
	}
	return p
}

type nenCount struct {
	total, undecided, noReason, implemented, planned, unplanned int
	due                                                         Date // first term among the plans
}

func (t *nenCount) add(row []any, plans map[string]Date) {
	t.total++
	id := row[0].(string)
	switch applicable, why, impl := colText(row[1]), colText(row[2]), colText(row[3]); {
	case applicable == string(ApplicableNo) && why == "":
		t.noReason++
	case applicable == string(ApplicableNo):
	case applicable != string(ApplicableYes):
		t.undecided++
	case impl == string(ImplementationDone):
		t.implemented++
	case plans[id].IsZero():
		t.unplanned++
	default:
		t.planned++
		if t.due.IsZero() || plans[id].Before(t.due) {
			t.due = plans[id]
		}
	}
}

// plannedControls finds, per control, the last term of an open action for it
// that has not passed.
func plannedControls(s State, day Date) map[string]Date {
	out := map[string]Date{}
	for _, a := range openActions(s, day) {
		if a.origin != "" && !a.due.Before(day) && a.due.After(out[a.origin]) {
			out[a.origin] = a.due
		}
	}
	return out
}
