package model

import "slices"

// rule evaluates one duty on a day. It fills Status, Parts, Summary, Note,
// Reasons; the rest comes from the catalogue.
type rule func(s State, day Date, r *DutyResult)

// rules are the duties this program evaluates; every other one is untracked.
func rules() map[string]rule {
	return map[string]rule{
		"cbw-24-1":       ruleApproval,
		"cbw-24-2":       ruleKnowledge,
		"cbw-24-4":       ruleCurrent,
		"cbw-24-5":       ruleCertificate,
		"cbw-21-3-c":     ruleContinuity,
		"cbw-21-3-f":     ruleEvaluation,
		"nen7510":        ruleNEN7510,
		"norm-oversight": ruleOversight,
		"norm-threats":   ruleThreats,
		"norm-actions":   ruleActions,
		"norm-basis":     ruleBasis,
		"norm-evidence":  ruleEvidence,
	}
}

// Duties judges every duty of the catalogue on a day, in catalogue order.
func Duties(s State, day Date) []DutyResult {
	org, ok := TheOrganisation(s)
	class := ClassOut
	if ok {
		class, _ = Classify(org, s.Law())
	}
	mends := mendingActions(s, day)
	explained := explanations(s, day)
	known := rules()
	var out []DutyResult
	for _, text := range s.Law().Duties {
		r := DutyResult{ID: text.ID, Text: text, Mends: mends[text.ID], Explained: explained[text.ID]}
		r.ground(s.Law())
		judge(s, day, class, known[text.ID], &r)
		out = append(out, r)
	}
	return out
}

// DutyByID judges one duty.
func DutyByID(s State, id string, day Date) (DutyResult, bool) {
	for _, r := range Duties(s, day) {
		if r.ID == id {
			return r, true
		}
	}
	return DutyResult{}, false
}

func judge(s State, day Date, class Class, eval rule, r *DutyResult) {
	switch {
	case eval == nil:
		r.none(Untracked, Msg("duty.untracked"))
		return
	case isCbw(r.ID) && class == ClassOut:
		r.none(NA, Msg("duty.na.outside"))
		return
	}
	if from, ok := inForce(s.Law(), r.Text, day); !ok {
		r.none(NA, Msg("duty.na.not_in_force", "On", from))
		return
	}
	eval(s, day, r)
	if r.Status == "" {
		r.Status = worst(r.Parts)
	}
	// A rule that rests on an unsure source never makes a gap.
	if r.Status == Gap && r.Text.Confidence == ConfidenceUnsure {
		r.Status, r.Note = Attention, Msg("duty.note.unsure")
	}
	if r.Due.IsZero() {
		r.Due = earliest(r.Parts)
	}
	if r.Status != Attention && r.Status != Gap {
		r.Due = Date{}
	}
	if r.Note.IsZero() {
		r.Note = noteOf(r.Parts, r.Status)
	}
	if r.Summary.IsZero() && len(r.Parts) > 0 {
		r.Summary = Msg("count.of", "N", countMet(r.Parts), "Of", len(r.Parts))
	}
	r.Reasons = append(r.Reasons, reasons(r.Parts)...)
}

// none settles a duty that is not judged, with the reason.
func (r *DutyResult) none(st Status, why Message) {
	r.Status, r.Note, r.Reasons = st, why, []Message{why}
}

// reasons says of every part what is missing, or what to know about it.
func reasons(parts []DutyPart) []Message {
	var out []Message
	for _, p := range parts {
		if !p.Note.IsZero() {
			out = append(out, Msg("duty.reason", "Part", p.Label, "Why", p.Note))
		}
	}
	return out
}

// isCbw tells whether a duty comes from the Cbw, and so falls away when the
// organisation is outside it.
func isCbw(id string) bool { return len(id) > 4 && id[:4] == "cbw-" }

func inForce(law *Law, text DutyText, day Date) (Date, bool) {
	for _, id := range text.Provisions {
		if p, ok := law.Provision(id); ok && !p.InForce.IsZero() && day.Before(p.InForce) && isCbw(text.ID) {
			return p.InForce, false
		}
	}
	return Date{}, true
}

// worst is the gravest status of the parts.
func worst(parts []DutyPart) Status {
	order := []Status{Gap, Attention, Met, NA}
	for _, st := range order {
		if slices.ContainsFunc(parts, func(p DutyPart) bool { return p.Status == st }) {
			return st
		}
	}
	return NA
}

// earliest is the first term among the parts that are not met.
func earliest(parts []DutyPart) Date {
	var due Date
	for _, p := range parts {
		if p.Status != Met && p.Status != NA && !p.Due.IsZero() && (due.IsZero() || p.Due.Before(due)) {
			due = p.Due
		}
	}
	return due
}

func noteOf(parts []DutyPart, st Status) Message {
	for _, p := range parts {
		if p.Status == st && !p.Note.IsZero() && st != Met {
			return p.Note
		}
	}
	var last Proof
	for _, p := range parts {
		for _, pr := range p.Proof {
			if pr.On.After(last.On) {
				last = pr
			}
		}
	}
	switch {
	case last.Ref.IsZero():
		return Message{}
	case !last.Decision.IsZero():
		return Msg("duty.note.decision", "ID", last.Decision.ID, "On", last.On)
	}
	return Msg("duty.last_proof", "On", last.On)
}

func countMet(parts []DutyPart) int {
	n := 0
	for _, p := range parts {
		if p.Status == Met {
			n++
		}
	}
	return n
}

// CountDuties counts the duties met, apart for law, guidance and own norm. What
// does not apply and what is not evaluated stays outside the count.
func CountDuties(ds []DutyResult) []DutyCount {
	var out []DutyCount
	for _, kind := range []DutyKind{DutyLaw, DutyGuidance, DutyOwnNorm} {
		c := DutyCount{Kind: string(kind)}
		for _, d := range ds {
			if d.Text.Kind != kind || d.Status == NA || d.Status == Untracked {
				continue
			}
			c.Of++
			if d.Status == Met {
				c.Met++
			}
		}
		out = append(out, c)
	}
	return out
}

// mendingActions finds the open actions per duty they would mend.
func mendingActions(s State, day Date) map[string][]Proof {
	out := map[string][]Proof{}
	for _, a := range openActions(s, day) {
		for _, id := range stringList(a.mends) {
			out[id] = append(out[id], Proof{Ref: Ref{Kind: KindAction, ID: a.id}, Title: a.text, On: a.due})
		}
	}
	return out
}

// openAction is an action that waits on a day, by its columns.
type openAction struct {
	id, text, origin string
	due              Date
	mends            any
}

// openActions lists the actions that wait on a day, by id.
func openActions(s State, day Date) []openAction {
	var out []openAction
	for _, r := range actionRows(s, day) {
		if r[4] == nil {
			out = append(out, openAction{id: r[0].(string), text: colText(r[1]), due: colDate(r[2]), origin: colText(r[5]), mends: r[6]})
		}
	}
	return out
}

// actionRows reads the actions that were not done by a day, always in the same
// way, so that they are read once.
func actionRows(s State, day Date) [][]any {
	return s.RowsAfter(KindAction, "done_on", day, "text", "due", "done_on", "dropped", "origin", "mends")
}

func explanations(s State, day Date) map[string][]Proof {
	out := map[string][]Proof{}
	for _, e := range All[*Explanation](s) {
		if within(day, e.On, e.Until) {
			out[e.Duty] = append(out[e.Duty], Proof{Ref: RefTo(e), Title: e.Text, On: e.On, Decision: Ref{Kind: KindDecision, ID: e.DecidedBy}})
		}
	}
	return out
}
