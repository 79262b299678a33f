package model

import "slices"

// training tells what was taught, by whom and to whom, held against what the
// consultation text of the Cbb asks.
func (w *pageWriter) training(t *Training) {
	w.skip("title", "first_day", "last_day", "minutes", "topics", "independent")
	if t.FirstDay.After(w.day) {
		w.signed(NA, "screen.training.planned", Msg("screen.training.held"), w.days(t), Ref{})
	} else {
		w.say(Msg("screen.training.held"), w.days(t), Ref{})
	}
	w.fields("provider", "language")
	if t.Minutes > 0 {
		w.say(Msg("screen.training.duration"), duration(t.Minutes), Ref{})
	}
	w.part("screen.training.participants", func() { w.participants(t) })
	w.part("screen.training.trainer", func() {
		w.consulted(t.Independent == AnswerYes, Msg("field.independent"), t.Independent)
		w.provisions("cbb-22")
	})
	w.part("screen.training.topics", func() {
		w.topicsAsked(t.Topics, t.FirstDay.After(w.day))
		w.provisions("cbb-21")
	})
}

// days are the days of a training.
func (w *pageWriter) days(t *Training) Message {
	if t.Ends() == t.FirstDay {
		return Msg("screen.board.day", "On", t.FirstDay)
	}
	return Msg("screen.training.days", "First", t.FirstDay, "Last", t.Ends())
}

// duration words minutes as hours and minutes.
func duration(minutes int) Message {
	h, m := Msg("screen.training.hours", "N", minutes/60), Msg("screen.training.minutes", "N", minutes%60)
	switch {
	case minutes%60 == 0:
		return h
	case minutes < 60:
		return m
	}
	return Msg("screen.training.hours_minutes", "Hours", h, "Minutes", m)
}

// consulted puts what the consultation text asks: there, or a matter of attention.
func (w *pageWriter) consulted(there bool, label Message, value any) {
	if there {
		w.signed(Met, "screen.training.there", label, value, Ref{})
		return
	}
	w.signed(Attention, "word.attention.unsure", label, value, Ref{})
}

// topicsAsked tells of each subject that is asked whether it was treated, or is
// planned to be in a training that lies ahead.
func (w *pageWriter) topicsAsked(have []string, ahead bool) {
	for _, code := range TopicCodes() {
		label := topics(w.s.Law(), []string{code})[0]
		if slices.Contains(have, code) && ahead {
			w.signed(NA, "screen.training.planned", label, nil, Ref{})
			continue
		}
		if slices.Contains(have, code) {
			w.signed(Met, "screen.training.treated", label, nil, Ref{})
			continue
		}
		w.signed(Attention, "screen.training.not_treated", label, nil, Ref{})
	}
	var others []Message
	for _, code := range have {
		if !slices.Contains(TopicCodes(), code) {
			others = append(others, Literal(code))
		}
	}
	if len(others) > 0 {
		w.say(Msg("screen.training.other_topics"), others, Ref{})
	}
}

// participants tells who took part, and what became of their certificates.
func (w *pageWriter) participants(t *Training) {
	cs := map[string]*Certificate{}
	for _, c := range Find[*Certificate](w.s, "training", t.ID) {
		if ck := CheckCertificate(w.s, c); !ck.On.After(w.day) {
			cs[c.Person] = c
		}
		w.covered(RefTo(c))
	}
	ps := Find[*Participation](w.s, "training", t.ID)
	slices.SortStableFunc(ps, func(a, b *Participation) int { return compareNames(w.name(a.Person), w.name(b.Person)) })
	for _, p := range ps {
		w.covered(RefTo(p))
		value := Msg("screen.training.not_completed")
		switch {
		case p.Completed:
			value = Msg("screen.training.completed_it")
		case t.Ends().After(w.day):
			value = Msg("screen.training.registered")
		}
		w.say(Literal(w.name(p.Person)), value, Ref{Kind: KindPerson, ID: p.Person})
		if c := cs[p.Person]; c != nil {
			w.certificateSign(CheckCertificate(w.s, c), RefTo(c))
		} else if p.Completed {
			w.signed(Attention, "word."+CertificateMissing.WordKey(), Msg("kind.certificate"), nil, Ref{})
		}
	}
}

// certificateSign puts a certificate in one line: its state and what it lacks.
func (w *pageWriter) certificateSign(ck CertificateCheck, ref Ref) {
	st := Met
	if len(ck.Lacks)+len(ck.Unsure) > 0 {
		st = Attention
	}
	w.signed(st, "word."+ck.State().WordKey(), Msg("kind.certificate"), lacking(ck), ref)
}

func lacking(ck CertificateCheck) any {
	if what := slices.Concat(ck.Lacks, ck.Unsure); len(what) > 0 {
		return Msg("duty.missing", "What", what)
	}
	return nil
}

// campaign tells how many of those invited completed it; nobody is named.
func (w *pageWriter) campaign(c *Campaign) {
	w.skip("title", "completed")
	w.fields("on", "invited")
	if part := share(c.Completed, c.Invited); part != nil {
		w.say(fieldLabel(KindCampaign, "completed"), Msg("screen.training.share", "Done", c.Completed, "Share", part), Ref{})
	}
}
