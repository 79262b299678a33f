package model

import "slices"

// certificate holds a certificate against what it should state, point by
// point, and tells which term it serves.
func (w *pageWriter) certificate(c *Certificate) {
	w.skip("person", "training", "states_name", "states_dates", "topics", "provider", "language", "minutes", "blob", "file", "issued_on", "last_day")
	ck := CheckCertificate(w.s, c)
	w.certificateSign(ck, Ref{})
	w.cite(fieldLabel(KindCertificate, "person"), KindPerson, c.Person)
	w.cite(fieldLabel(KindCertificate, "training"), KindTraining, c.Training)
	w.fields("issued_on", "last_day")
	w.part("screen.training.states", func() { w.points(c, ck) })
	w.part("screen.training.serves", func() { w.serves(c) })
	w.part("screen.training.file", func() { w.file(c.Blob, c.File) })
}

// points tells of each thing a certificate should show whether it does; what
// only the consultation text asks is a matter of attention.
func (w *pageWriter) points(c *Certificate, ck CertificateCheck) {
	for _, required := range []bool{true, false} {
		for _, p := range ck.Points {
			if p.Required == required && (p.Name != "all_topics" || len(c.Topics) > 0) {
				w.point(c, p)
			}
		}
		if required {
			w.provisions("cbw-24-5")
		}
	}
	w.provisions("cbb-23", "cbb-21", "cbb-22")
}

func (w *pageWriter) point(c *Certificate, p CertificatePoint) {
	label := Msg("screen.training.point." + p.Name)
	switch {
	case !p.Missing:
		w.signed(Met, "screen.training.there", label, w.stated(c, p.Name), Ref{})
	case p.Required:
		w.signed(Gap, "screen.training.lacks", label, w.stated(c, p.Name), Ref{})
	default:
		w.signed(Attention, "screen.training.lacks_unsure", label, w.stated(c, p.Name), Ref{})
	}
}

// stated is what the paper says on a point.
func (w *pageWriter) stated(c *Certificate, point string) any {
	switch point {
	case "name":
		return w.name(c.Person)
	case "dates":
		return c.LastDay
	case "topics":
		return topics(w.s.Law(), c.Topics)
	case "provider":
		return c.Provider
	case "language":
		if c.Language == "nl" || c.Language == "en" {
			return Msg("word.language." + c.Language)
		}
		return c.Language
	case "hours":
		if c.Minutes > 0 {
			return duration(c.Minutes)
		}
	case "all_topics":
		var lack []string
		for _, code := range TopicCodes() {
			if !slices.Contains(c.Topics, code) {
				lack = append(lack, code)
			}
		}
		if len(lack) > 0 {
			return topics(w.s.Law(), lack)
		}
	case "file":
		return c.File
	}
	return nil
}

// serves tells for which term the certificate counts, and whether another one
// of the same person counts instead.
func (w *pageWriter) serves(c *Certificate) {
	ds := Directors(w.s, w.day)
	i := slices.IndexFunc(ds, func(d Director) bool { return d.Person.ID == c.Person })
	if i < 0 {
		w.prose(Msg("screen.training.not_bound"))
		return
	}
	d := ds[i]
	w.say(Msg("screen.training.term"), termLeft(w.day, d.Due), Ref{Kind: KindDuty, ID: "cbw-24-5"})
	if !d.Also.IsZero() {
		w.say(Msg("screen.training.other_reading"), termLeft(w.day, d.Also), Ref{})
	}
	if certificateTermUnsure(w.s.Law()) {
		w.prose(Msg("screen.training.term_unsure"))
	}
	if best := BestCertificate(w.s, c.Person, w.day).Certificate; best != nil && best.ID != c.ID {
		w.link(Msg("screen.training.other_counts"), RefTo(best))
	}
}
