package model

import (
	"strings"
	"time"
)

// The rules of single records that their fields alone cannot say.

func periodProblem(from, until Date) []Problem {
	if !from.IsZero() && !until.IsZero() && until.Before(from) {
		return []Problem{{"until", Msg("error.field.period", "From", from, "Until", until)}}
	}
	return nil
}

func lettersProblem(letters string) []Problem {
	seen := ""
	for _, l := range letters {
		if !strings.ContainsRune(Letters, l) || strings.ContainsRune(seen, l) {
			return []Problem{{"letters", Msg("error.field.letters", "Value", letters)}}
		}
		seen += string(l)
	}
	return nil
}

// Problems implements Validator.
func (a *Appointment) Problems() []Problem { return periodProblem(a.From, a.Until) }

// Problems implements Validator.
func (h *OfficeHolder) Problems() []Problem { return periodProblem(h.From, h.Until) }

// Problems implements Validator.
func (g *Grant) Problems() []Problem { return periodProblem(g.From, g.Until) }

// Problems implements Validator.
func (k *Key) Problems() []Problem { return periodProblem(k.From, k.Until) }

// Problems implements Validator.
func (e *Explanation) Problems() []Problem { return periodProblem(e.On, e.Until) }

// Problems implements Validator.
func (p *Policy) Problems() []Problem { return lettersProblem(p.Letters) }

// Problems implements Validator.
func (v *PolicyVersion) Problems() []Problem {
	ps := lettersProblem(v.Letters)
	if v.Nr < 1 {
		ps = append(ps, Problem{"nr", Msg("error.field.required", "Field", "policy_version.nr")})
	}
	return ps
}

// Problems implements Validator.
func (i *AgendaItem) Problems() []Problem {
	ps := lettersProblem(i.Letters)
	if i.Closed && len(i.Readers) == 0 {
		ps = append(ps, Problem{"readers", Msg("error.item.readers")})
	}
	return ps
}

// Problems implements Validator.
func (m *Meeting) Problems() []Problem {
	if m.Time != "" {
		if _, err := time.Parse("15:04", m.Time); err != nil || len(m.Time) != 5 {
			return []Problem{{"time", Msg("error.field.time", "Value", m.Time)}}
		}
	}
	return nil
}

// Problems implements Validator.
func (t *Training) Problems() []Problem { return periodProblem(t.FirstDay, t.LastDay) }

// Problems implements Validator.
func (n *Norm) Problems() []Problem {
	if !n.Name.InDays() && n.Months == 0 {
		return []Problem{{"months", Msg("error.field.required", "Field", "months")}}
	}
	return nil
}

// Problems implements Validator: a conditional approval without a date to come
// back to it would stay open for ever.
func (d *Decision) Problems() []Problem {
	var ps []Problem
	if !d.ValidUntil.IsZero() && d.ValidUntil.Before(d.On) {
		ps = append(ps, Problem{"valid_until", Msg("error.field.period", "From", d.On, "Until", d.ValidUntil)})
	}
	for _, r := range append(append([]Ref{}, d.Approves...), d.RestsOn...) {
		if r.SHA256 == "" || r.Rev == 0 {
			ps = append(ps, Problem{"approves", Msg("error.ref.unpinned", "ID", r.ID)})
		}
	}
	return ps
}

// Problems implements Validator: who steps out for an interest says which, and
// leaves no note of a minority.
func (v *Vote) Problems() []Problem {
	switch {
	case v.Value == VoteRecused && v.Interest == "":
		return []Problem{{"interest", Msg("error.vote.interest")}}
	case v.Value != VoteRecused && v.Interest != "":
		return []Problem{{"interest", Msg("error.vote.not_recused")}}
	case v.Value == VoteRecused && v.Minority != "":
		return []Problem{{"minority", Msg("error.vote.recused_note")}}
	case v.Known == KnownSignature && v.Statement == "":
		return []Problem{{"statement", Msg("error.field.required", "Field", "statement")}}
	}
	return nil
}

// Problems implements Validator: accepting a risk is for whoever decides, so
// it names the decision.
func (r *Review) Problems() []Problem {
	switch {
	case r.Subject.IsZero():
		return []Problem{{"subject", Msg("error.field.required", "Field", "review.subject")}}
	case r.Consequence == ConsequenceAccepted && r.Decision == "":
		return []Problem{{"decision", Msg("error.review.accepted")}}
	}
	return nil
}

// Problems implements Validator: an exclusion has a reason, and what does not
// apply is not implemented.
func (c *Control) Problems() []Problem {
	if c.Applicable == ApplicableNo && c.Implementation == ImplementationDone {
		return []Problem{{"implementation", Msg("error.control.excluded", "ID", c.ID)}}
	}
	return nil
}

// Problems implements Validator: proof is a file here or a place elsewhere.
func (e *Evidence) Problems() []Problem {
	if e.Blob == "" && e.Location == "" {
		return []Problem{{"location", Msg("error.evidence.empty")}}
	}
	return nil
}

// Problems implements Validator: an action comes from somewhere, or says why not.
func (a *Action) Problems() []Problem {
	if !a.DoneOn.IsZero() && a.Dropped != "" {
		return []Problem{{"dropped", Msg("error.action.both")}}
	}
	return nil
}

// Problems implements Validator.
func (c *Campaign) Problems() []Problem {
	if c.Completed > c.Invited {
		return []Problem{{"completed", Msg("error.campaign.more")}}
	}
	return nil
}
