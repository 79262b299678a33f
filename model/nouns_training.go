package model

import "slices"

func trainingColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "provider", Width: 22, Min: 12, Priority: 6},
		{Key: "first_day", Width: 11, Min: 11, Priority: 3},
		{Key: "last_day", Width: 11, Min: 11, Priority: 8},
		{Key: "minutes", Width: 7, Min: 5, Priority: 7, Right: true},
		{Key: "participants", Width: 10, Min: 4, Priority: 4, Right: true},
		{Key: "certificates", Width: 12, Min: 4, Priority: 5, Right: true},
	}
}

func listTrainings(s State, _ Date) ([]Row, error) {
	took, certs := tally(s, KindParticipation, "training"), tally(s, KindCertificate, "training")
	var out []Row
	for _, r := range s.Rows(KindTraining, "title", "provider", "first_day", "last_day", "minutes") {
		id := r[0].(string)
		out = append(out, row(KindTraining, id, "", id, colText(r[1]), colText(r[2]), colDate(r[3]), colDate(r[4]), colInt(r[5]), took[id], certs[id]))
	}
	return out, nil
}

// headTrainings says how many trainings there were and which comes next.
func headTrainings(s State, day Date, _ []Row) []Block {
	past := 0
	var next Date
	for _, r := range s.Rows(KindTraining, "first_day") {
		first := colDate(r[1])
		switch {
		case !first.After(day):
			past++
		case next.IsZero() || first.Before(next):
			next = first
		}
	}
	say := []Message{Msg("screen.training.past", "N", past)}
	if !next.IsZero() {
		say = append(say, Msg("screen.training.next", "On", next))
	}
	return []Block{{Kind: BlockText, Value: say}}
}

func boardTrainingColumns() []Column {
	return []Column{
		{Key: "name", Width: 24, Min: 14, Priority: 1, Grow: true},
		{Key: "body", Width: 6, Min: 4, Priority: 7},
		{Key: "appointed", Width: 11, Min: 11, Priority: 8},
		{Key: "clock", Width: 26, Min: 14, Priority: 3},
		{Key: "training_due", Width: 14, Min: 11, Priority: 4},
		{Key: "certificate", Width: 11, Min: 9, Priority: 2},
		{Key: "lacks", Width: 28, Min: 12, Priority: 5},
		{Key: "last_training", Width: 14, Min: 11, Priority: 6},
	}
}

// listBoardTraining has a row per director who is bound on the day, as the rule
// of Cbw 24(5) judges them.
func listBoardTraining(s State, day Date) ([]Row, error) {
	code := codes(s)
	var out []Row
	for _, d := range Directors(s, day) {
		c := BestCertificate(s, d.Person.ID, day)
		var last any
		if t, ok := lastTraining(s, d.Person.ID, day); ok {
			last = t.Ends()
		}
		out = append(out, row(KindPerson, d.Person.ID, certificatePart(s, d, day).Status,
			d.Person.Name, boundBodies(s, d.Person, day, code), d.Seat.From, trainingTerm(d, day), d.Due, c.State(), slices.Concat(c.Lacks, c.Unsure), last))
	}
	return out, nil
}

// trainingTerm words the term of a director; where the Act can be read in two
// ways, both readings.
func trainingTerm(d Director, day Date) Message {
	if d.Also.IsZero() {
		return shortTerm(day, d.Due)
	}
	return Msg("screen.training.two_terms", "One", shortTerm(day, d.Due), "Other", shortTerm(day, d.Also))
}

// shortTerm is a term without its date, unless it passed.
func shortTerm(day, last Date) Message {
	switch {
	case last.Before(day):
		return Msg("screen.training.passed", "On", last)
	case last == day:
		return Msg("screen.training.today")
	}
	return Msg("screen.training.left", "Span", span(day, last))
}

// boundBodies are the bodies in which somebody is bound on a day.
func boundBodies(s State, p *Person, day Date, code map[string]string) []string {
	org, _ := TheOrganisation(s)
	var out []string
	for _, a := range Find[*Appointment](s, "person", p.ID) {
		b, ok := Get[*Body](s, a.Body)
		if ok && org != nil && a.On(day) && Bound(org.LegalForm, b, a, p) && !slices.Contains(out, code[b.ID]) {
			out = append(out, code[b.ID])
		}
	}
	return out
}

// headBoardTraining says how far the board is on the day, and what is not sure
// about the rule.
func headBoardTraining(s State, day Date, rows []Row) []Block {
	if len(rows) == 0 {
		return nil
	}
	complete, certificate := 0, slices.IndexFunc(boardTrainingColumns(), func(c Column) bool { return c.Key == "certificate" })
	for _, r := range rows {
		if r.Values[certificate] == CertificateComplete {
			complete++
		}
	}
	out := []Block{{Kind: BlockText, Value: Msg("screen.training.board", "N", complete, "Of", len(rows))}}
	if certificateTermUnsure(s.Law()) {
		out = append(out, Block{Kind: BlockText, Value: Msg("screen.training.no_term")})
	}
	return out
}

func campaignColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 10, Priority: 6},
		{Key: "title", Width: 40, Min: 18, Priority: 1, Grow: true},
		{Key: "on", Width: 11, Min: 11, Priority: 2},
		{Key: "invited", Width: 11, Min: 6, Priority: 4, Right: true},
		{Key: "completed", Width: 11, Min: 6, Priority: 5, Right: true},
		{Key: "share", Width: 8, Min: 4, Priority: 3, Right: true},
	}
}

// listCampaigns has totals only, never results of individual employees.
func listCampaigns(s State, _ Date) ([]Row, error) {
	var out []Row
	for _, r := range s.Rows(KindCampaign, "title", "on", "invited", "completed") {
		id, invited, completed := r[0].(string), colInt(r[3]), colInt(r[4])
		out = append(out, row(KindCampaign, id, "", id, colText(r[1]), colDate(r[2]), invited, completed, share(completed, invited)))
	}
	return out, nil
}

// share is a part of a whole in whole percents, rounded down: 100 is everybody.
func share(n, of int) any {
	if of <= 0 {
		return nil
	}
	return 100 * n / of
}

// headCampaigns says what the campaigns of the last year came to.
func headCampaigns(s State, day Date, _ []Row) []Block {
	n, invited, completed := 0, 0, 0
	for _, r := range s.Rows(KindCampaign, "on", "invited", "completed") {
		if on := colDate(r[1]); on.After(day) || !on.After(day.AddYears(-1)) {
			continue
		}
		n, invited, completed = n+1, invited+colInt(r[2]), completed+colInt(r[3])
	}
	say := []Message{Msg("screen.training.campaigns", "N", n)}
	if invited > 0 {
		say = append(say, Msg("screen.training.completed", "Done", completed, "Of", invited, "Share", share(completed, invited)))
	}
	return []Block{{Kind: BlockText, Value: say}}
}
