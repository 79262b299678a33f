package model

// renewal is the decision that would take the place of the one an item is
// about, because that one runs out: on the same words and ground, without a
// last day, which is asked. Nil where the item renews nothing.
func renewal(s State, it *AgendaItem, m *Meeting) *Decision {
	old, ok := Get[*Decision](s, it.About.ID)
	switch {
	case it.Topic != TopicApproval || it.About.Kind != KindDecision || !ok:
		return nil
	case old.ValidUntil.IsZero() || old.ValidUntil.After(m.On.AddDays(warnWindow)):
		return nil // its conditions come back
	}
	return &Decision{Subject: old.Subject, Text: old.Text, Basis: old.Basis, Approves: renewable(s, old, m.On), RestsOn: today(s, old.RestsOn),
		Supersedes: old.ID, Mandates: old.Mandates}
}

// renewable are the versions a decision approved that are still the ones in
// use, as they are now. What a newer version replaced is approved by itself.
func renewable(s State, d *Decision, day Date) []Ref {
	var out []Ref
	for _, ref := range today(s, d.Approves) {
		v, ok := Get[*PolicyVersion](s, ref.ID)
		if !ok {
			continue
		}
		if now, _ := currentVersion(s.Whole(), v.Policy, day); now != nil && now.ID == v.ID {
			out = append(out, ref)
		}
	}
	return out
}
