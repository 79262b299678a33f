package model

import "slices"

// noDirectors ends a rule that has a part per director when nobody is bound.
func noDirectors(ds []Director, r *DutyResult) bool {
	if len(ds) > 0 {
		return false
	}
	r.none(Gap, Msg("duty.no_directors"))
	r.Summary = Msg("duty.no_proof")
	return true
}

// beforeTerm settles a part that lacks proof: attention while the term lies
// ahead, and between two readings of it, because an unsure rule makes no gap.
func beforeTerm(p *DutyPart, d Director, day Date, missing Message) {
	p.Due, p.Also = d.Due, d.Also
	last := d.Due
	if d.Also.After(last) {
		last = d.Also
	}
	switch {
	case !day.After(d.Due):
		p.Status, p.Note = Attention, Msg("duty.note.not_yet", "On", d.Due, "Missing", missing)
	case !day.After(last):
		p.Status, p.Note = Attention, Msg("duty.note.two_readings", "On", d.Due, "Also", d.Also, "Missing", missing)
	default:
		p.Status, p.Note = Gap, missing
	}
}

// ruleCertificate is Cbw art. 24(5): each member holds a certificate. The text
// has no term of its own; that of 24(3) is used and marked as unsure.
func ruleCertificate(s State, day Date, r *DutyResult) {
	ds := Directors(s, day)
	if noDirectors(ds, r) {
		return
	}
	for _, d := range ds {
		r.Parts = append(r.Parts, certificatePart(s, d, day))
	}
	// 24(5) has no term of its own; that it is the one of 24(3) is our reading.
	if certificateTermUnsure(s.Law()) && worst(r.Parts) != Met {
		r.Reasons = append(r.Reasons, Msg("duty.reason.term_unsure"))
	}
}

// certificateTermUnsure tells whether the term of 24(5) is a reading of ours.
func certificateTermUnsure(law *Law) bool {
	term, ok := law.Term("board_certificate")
	return ok && term.Confidence == ConfidenceUnsure
}

// certificatePart judges the best certificate of one director.
func certificatePart(s State, d Director, day Date) DutyPart {
	p := DutyPart{Label: Literal(d.Person.Name)}
	c := BestCertificate(s, d.Person.ID, day)
	if c.Certificate != nil {
		p.Proof = []Proof{{Ref: RefTo(c.Certificate), Title: c.Title, On: c.On}}
	}
	switch {
	case c.Certificate != nil && len(c.Lacks) == 0 && len(c.Unsure) == 0:
		p.Status = Met
	case c.Certificate != nil && len(c.Lacks) == 0:
		p.Status, p.Note = Attention, Msg("duty.note.certificate_unsure", "What", c.Unsure)
	case c.Certificate != nil:
		beforeTerm(&p, d, day, Msg("duty.note.certificate_lacks", "What", c.Lacks))
	default:
		beforeTerm(&p, d, day, Msg("duty.note.certificate_missing"))
	}
	return p
}

// ruleKnowledge is Cbw art. 24(2) and (3): knowledge and skills. A certificate
// shows attendance, not knowledge, so it supports but never proves.
func ruleKnowledge(s State, day Date, r *DutyResult) {
	ds := Directors(s, day)
	if noDirectors(ds, r) {
		return
	}
	supported := 0
	for _, d := range ds {
		p := DutyPart{Label: Literal(d.Person.Name)}
		if t, ok := lastTraining(s, d.Person.ID, day); ok {
			supported++
			p.Status, p.Note = Attention, Msg("duty.supported_by", "What", t.ID)
			p.Proof = []Proof{{Ref: RefTo(t), Title: t.Title, On: t.Ends()}}
		} else {
			beforeTerm(&p, d, day, Msg("duty.no_proof"))
		}
		r.Parts = append(r.Parts, p)
	}
	r.Summary = Msg("duty.summary.supported", "N", supported, "Of", len(ds))
	if supported == len(ds) {
		r.Note = Msg("duty.note.supported")
	}
}

// ruleCurrent is Cbw art. 24(4): knowledge kept demonstrably current. The Act
// names no interval; the board's own norm does, once a decision set it.
func ruleCurrent(s State, day Date, r *DutyResult) {
	ds := Directors(s, day)
	if noDirectors(ds, r) {
		return
	}
	norm, set := NormOn(s, NormRefresh, day)
	for _, d := range ds {
		p := DutyPart{Label: Literal(d.Person.Name)}
		t, ok := lastTraining(s, d.Person.ID, day)
		if ok {
			p.Proof = []Proof{{Ref: RefTo(t), Title: t.Title, On: t.Ends()}}
		}
		switch {
		case !ok:
			beforeTerm(&p, d, day, Msg("duty.no_proof"))
		case !set:
			p.Status, p.Note = Attention, Msg("duty.own_norm_unset")
		default:
			interval(&p, t.Ends(), norm, day)
		}
		r.Parts = append(r.Parts, p)
	}
}

// interval settles a part by when it was last done and an own norm.
func interval(p *DutyPart, last Date, n *Norm, day Date) {
	p.Due = last.AddMonths(n.Months)
	warn := n.WarnDays
	if warn == 0 {
		warn = warnWindow
	}
	switch {
	case day.After(p.Due):
		p.Status, p.Note = Gap, Msg("duty.note.interval_passed", "Last", last, "On", p.Due)
	case !day.Before(p.Due.AddDays(-warn)):
		p.Status, p.Note = Attention, Msg("duty.note.lapsing", "On", p.Due)
	default:
		p.Status = Met
	}
}

// lastTraining is the newest training a person completed by a day.
func lastTraining(s State, person string, day Date) (*Training, bool) {
	var last *Training
	for _, p := range Find[*Participation](s, "person", person) {
		t, ok := Get[*Training](s, p.Training)
		if ok && p.Completed && !t.Ends().After(day) && (last == nil || t.Ends().After(last.Ends())) {
			last = t
		}
	}
	return last, last != nil
}

// CertificateCheck is a certificate held against what it should state.
type CertificateCheck struct {
	Certificate *Certificate
	Title       string
	On          Date
	// Points are what was looked at, one by one.
	Points []CertificatePoint
	// Lacks is what must be there and is not; Unsure is what only the
	// consultation text of the Cbb asks, so it lowers to attention at most.
	Lacks, Unsure []Message
	noHours       bool
}

// CertificatePoint is one thing a certificate should show.
type CertificatePoint struct {
	Name     string // "name", as in the messages duty.lacks
	Required bool   // else only the consultation text of the Cbb asks it
	Missing  bool
}

// State puts the check in one word (domain rule 4).
func (c CertificateCheck) State() CertificateState {
	switch {
	case c.Certificate == nil:
		return CertificateMissing
	case len(c.Lacks) > 0 || c.noHours:
		return CertificateIncomplete
	}
	return CertificateComplete
}

// BestCertificate finds the most complete certificate a person held on a day.
func BestCertificate(s State, person string, day Date) CertificateCheck {
	var best CertificateCheck
	for _, c := range Find[*Certificate](s, "person", person) {
		ck := CheckCertificate(s, c)
		if ck.On.After(day) {
			continue
		}
		if best.Certificate == nil || len(ck.Lacks) < len(best.Lacks) ||
			len(ck.Lacks) == len(best.Lacks) && (len(ck.Unsure) < len(best.Unsure) || len(ck.Unsure) == len(best.Unsure) && ck.On.After(best.On)) {
			best = ck
		}
	}
	return best
}

// CheckCertificate looks at a certificate field by field. Name, dates, topics,
// provider and language (Dutch or English) are required; hours, the full list
// of topics and an independent trainer rest on the consultation text.
func CheckCertificate(s State, c *Certificate) CertificateCheck {
	ck := CertificateCheck{Certificate: c, On: c.LastDay}
	t, hasTraining := Get[*Training](s, c.Training)
	if hasTraining {
		ck.Title = t.Title
		if ck.On.IsZero() {
			ck.On = t.Ends()
		}
	}
	if c.IssuedOn.After(ck.On) {
		ck.On = c.IssuedOn // it did not exist before
	}
	ck.noHours = c.Minutes == 0
	ck.Points = []CertificatePoint{
		{"name", true, !c.StatesName},
		{"dates", true, !c.StatesDates},
		{"topics", true, len(c.Topics) == 0},
		{"provider", true, c.Provider == ""},
		{"language", true, c.Language != "nl" && c.Language != "en"},
		{"hours", false, ck.noHours},
		{"all_topics", false, len(c.Topics) > 0 && !allTopics(c.Topics)},
		{"independent", false, !hasTraining || t.Independent != AnswerYes},
		{"file", false, c.Blob == ""},
	}
	for _, p := range ck.Points {
		switch lacks := Msg("duty.lacks." + p.Name); {
		case !p.Missing:
		case p.Required:
			ck.Lacks = append(ck.Lacks, lacks)
		default:
			ck.Unsure = append(ck.Unsure, lacks)
		}
	}
	return ck
}

func allTopics(topics []string) bool {
	for _, want := range TopicCodes() {
		if !slices.Contains(topics, want) {
			return false
		}
	}
	return true
}
