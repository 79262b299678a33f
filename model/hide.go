package model

import "slices"

// Hide takes out of a judged duty what its reader may not see: rules look at
// everything to be right, but the title of a privileged paper is not shown for
// it. Numbers stay. seen is the state as the reader sees it.
func (d *DutyResult) Hide(seen State) {
	changed := false
	for i := range d.Parts {
		p := &d.Parts[i]
		if !p.About.IsZero() && !visible(seen, p.About) {
			p.Label, changed = Literal(p.About.ID), true
		}
		for j := range p.Proof {
			if !visible(seen, p.Proof[j].Ref) {
				p.Label, p.Proof[j].Title, changed = Literal(p.Proof[j].Ref.ID), "", true
			}
		}
	}
	for _, list := range [][]Proof{d.Mends, d.Explained} {
		for i := range list {
			if !visible(seen, list[i].Ref) {
				list[i].Title = ""
			}
		}
	}
	if changed {
		d.Reasons = reasons(d.Parts)
	}
}

// For finishes the first screen for its reader: what comes first without the
// lines they may not see, and what changed as they can look it up.
func (o *Overview) For(seen State) {
	o.Since = SinceMeeting(seen, o.Day).Since()
	o.First = slices.DeleteFunc(o.First, func(u Upcoming) bool { return u.Ref.Kind != KindDuty && !visible(seen, u.Ref) })
}

func visible(seen State, ref Ref) bool {
	_, ok := seen.Get(ref.Kind, ref.ID)
	return ok
}
