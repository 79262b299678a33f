package model

import (
	"slices"
	"strings"
)

// trainingPlan works out a list of courses against the state.
type trainingPlan struct {
	*importPlan
	trainings    []*Training
	parts        []*Participation
	certificates []*Certificate
	rows         map[string]TrainingRow // course → the line that named it first
}

func (c ImportTrainings) plan(s State) *importPlan {
	p := &trainingPlan{newImportPlan(s, KindTraining, c.Headers), All[*Training](s), All[*Participation](s), All[*Certificate](s), map[string]TrainingRow{}}
	for _, r := range c.Rows {
		p.row(r)
	}
	p.finish()
	return p.importPlan
}

func (p *trainingPlan) row(r TrainingRow) {
	p.begin(r.Line, Literal(strings.Join(append([]string{r.Title}, r.Participants...), ", ")))
	t := p.training(r)
	_, again := p.rows[t.ID]
	p.course(t, r)
	for _, name := range r.Participants {
		x := p.who("participants", name)
		if x == nil {
			continue
		}
		part := p.participant(t, x, r)
		if again && len(r.Participants) == 1 {
			p.about(part) // the course itself was told with its first line
		}
		if r.certificate() && len(r.Participants) == 1 {
			p.certificate(t, x, r)
		}
	}
	if r.certificate() && len(r.Participants) != 1 {
		p.bad("participants", Msg("import.trainings.one"))
	}
}

// training finds or makes the course.
func (p *trainingPlan) training(r TrainingRow) *Training {
	for i, t := range p.trainings {
		if sameText(t.Title, r.Title) && sameText(t.Provider, r.Provider) && t.FirstDay == r.FirstDay {
			p.trainings[i] = lay(p.importPlan, t)
			return p.trainings[i]
		}
	}
	t := &Training{Title: r.Title, Provider: r.Provider, FirstDay: r.FirstDay}
	t.ID = p.s.NextID(KindTraining, r.FirstDay.Year())
	p.add(t)
	p.trainings = append(p.trainings, t)
	p.desk.happened(t, r.FirstDay)
	return t
}

// course takes over what the line says of the course; lines about the same
// course may leave it out, not contradict it.
func (p *trainingPlan) course(t *Training, r TrainingRow) {
	first, seen := p.rows[t.ID]
	if seen {
		p.agree(first, r)
	}
	keepDay(&t.LastDay, r.LastDay)
	if r.Minutes > 0 {
		t.Minutes = r.Minutes
	}
	if len(r.Topics) > 0 {
		t.Topics = r.Topics
	}
	keep(&t.Language, r.Language)
	if r.Independent != "" {
		t.Independent = r.Independent
	}
	p.rows[t.ID] = joinRows(first, r)
	p.check(t, "title")
}

// agree refuses a line that says something else about a course than another.
func (p *trainingPlan) agree(a, b TrainingRow) {
	for _, c := range []struct {
		field   string
		differs bool
	}{
		{"last_day", !a.LastDay.IsZero() && !b.LastDay.IsZero() && a.LastDay != b.LastDay},
		{"minutes", a.Minutes > 0 && b.Minutes > 0 && a.Minutes != b.Minutes},
		{"topics", len(a.Topics) > 0 && len(b.Topics) > 0 && !slices.Equal(a.Topics, b.Topics)},
		{"language", a.Language != "" && b.Language != "" && a.Language != b.Language},
		{"independent", a.Independent != "" && b.Independent != "" && a.Independent != b.Independent},
	} {
		if c.differs {
			p.bad(c.field, Msg("import.trainings.differs", "Other", a.Line))
		}
	}
}

// joinRows is what lines about one course have said of it so far.
func joinRows(a, b TrainingRow) TrainingRow {
	if a.Line == 0 {
		return b
	}
	keepDay(&a.LastDay, b.LastDay)
	a.Minutes = max(a.Minutes, b.Minutes)
	if len(a.Topics) == 0 {
		a.Topics = b.Topics
	}
	keep(&a.Language, b.Language)
	if a.Independent == "" {
		a.Independent = b.Independent
	}
	return a
}

// participant notes that somebody took part: to the end, unless the line or
// the calendar says otherwise.
func (p *trainingPlan) participant(t *Training, x *Person, r TrainingRow) *Participation {
	part := p.participation(t, x)
	ahead := t.Ends().After(p.s.Today())
	switch {
	case !p.claim(part, "participants"):
	case r.Completed == AnswerYes && ahead:
		p.bad("completed", Msg("import.trainings.future", "On", t.Ends()))
	case r.Completed != "":
		part.Completed = r.Completed == AnswerYes
	default:
		part.Completed = part.Completed || !ahead
	}
	return part
}

func (p *trainingPlan) participation(t *Training, x *Person) *Participation {
	for i, part := range p.parts {
		if part.Training == t.ID && part.Person == x.ID {
			p.parts[i] = lay(p.importPlan, part)
			return p.parts[i]
		}
	}
	part := &Participation{Training: t.ID, Person: x.ID}
	part.ID = p.s.NextID(KindParticipation, t.FirstDay.Year())
	p.add(part)
	p.desk.happened(part, t.Ends())
	p.parts = append(p.parts, part)
	return part
}

// certificate takes over what the paper of the one participant states.
func (p *trainingPlan) certificate(t *Training, x *Person, r TrainingRow) {
	c := p.paper(t, x, r)
	keepDay(&c.IssuedOn, r.IssuedOn)
	p.past("issued_on", r.IssuedOn)
	c.LastDay = t.Ends()
	for _, w := range r.States {
		p.states(c, t, w)
	}
	if sha, blobs := p.certificateBytes(c, r); sha != "" && sha != c.Blob {
		c.Blob, c.File = sha, r.File.Name
		for _, b := range blobs {
			p.desk.keep(c, b)
		}
	}
	p.check(c, "file")
}

// paper finds or makes the certificate of somebody for a course.
func (p *trainingPlan) paper(t *Training, x *Person, r TrainingRow) *Certificate {
	for i, c := range p.certificates {
		if c.Training == t.ID && c.Person == x.ID {
			p.certificates[i] = lay(p.importPlan, c)
			return p.certificates[i]
		}
	}
	c := &Certificate{Person: x.ID, Training: t.ID}
	day := r.IssuedOn
	if day.IsZero() {
		day = t.Ends()
	}
	c.ID = p.s.NextID(KindCertificate, day.Year())
	p.add(c)
	p.desk.happened(c, day)
	p.certificates = append(p.certificates, c)
	return c
}

func (p *trainingPlan) certificateBytes(c *Certificate, r TrainingRow) (string, []Blob) {
	if r.File.IsZero() || r.File.Content == nil && c.Blob != "" && sameText(c.File, r.File.Name) {
		return "", nil
	}
	return p.bytesOf("file", r.File)
}

// states takes one of CertificateWords over from the course; what is not known
// of the course cannot be on its certificate.
func (p *trainingPlan) states(c *Certificate, t *Training, word string) {
	lacks := false
	switch word {
	case "name":
		c.StatesName = true
	case "dates":
		c.StatesDates = true
	case "topics":
		c.Topics, lacks = t.Topics, len(t.Topics) == 0
	case "provider":
		c.Provider = t.Provider
	case "language":
		c.Language, lacks = t.Language, t.Language == ""
	case "minutes":
		c.Minutes, lacks = t.Minutes, t.Minutes == 0
	}
	if lacks {
		p.bad("states", Msg("import.trainings.states", "Field", "training."+word))
	}
}
