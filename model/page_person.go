package model

// person tells by when somebody must be trained, and whether that shows.
func (w *pageWriter) person(p *Person) {
	for _, d := range Directors(w.s, w.day) {
		if d.Person.ID != p.ID {
			continue
		}
		w.say(Msg("column.training_due"), d.Due, Ref{})
		if !d.Also.IsZero() {
			w.prose(Msg("duty.two_readings", "On", d.Due, "Also", d.Also))
		}
		w.say(Msg("column.certificate"), BestCertificate(w.s, p.ID, w.day).State(), Ref{})
	}
}
