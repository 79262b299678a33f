package model

import "slices"

// officeWork names what waits because of what the person acts as: lists of
// decisions to adopt for the secretary, threats to judge for the CISO.
func (d *dossier) officeWork() {
	roles := rolesOn(d.s, d.p.ID, d.day)
	if slices.Contains(roles, RoleSecretary) {
		d.toAdopt()
		d.toHear()
	}
	if slices.Contains(roles, RoleCISO) {
		d.toJudge()
	}
}

// toAdopt names the meetings whose decisions stand but whose list no later
// meeting has adopted yet, the oldest first.
func (d *dossier) toAdopt() {
	var closed []*Meeting
	for _, m := range Find[*Meeting](d.s, "state", string(MeetingClosed)) {
		if !m.On.After(d.day) {
			closed = append(closed, m)
		}
	}
	slices.SortStableFunc(closed, func(a, b *Meeting) int { return a.On.Compare(b.On) })
	shown := closed[:min(len(closed), mostOfMine)]
	for _, m := range shown {
		d.signed(Attention, "screen.dossier.to_adopt", cited(d.s, m), nil, RefTo(m))
	}
	d.more(len(closed) - len(shown))
}

// toJudge names what hit others and has no verdict yet, in the lists' order.
func (d *dossier) toJudge() {
	var open []Ref
	for _, list := range []func(State, Date) ([]Row, error){listThreatItems, listIncidents, listAdvisories} {
		rows, err := list(d.s, d.day)
		if err != nil {
			continue // the list itself says why
		}
		for _, r := range rows {
			if r.Status == Attention {
				open = append(open, r.Ref)
			}
		}
	}
	shown := open[:min(len(open), mostOfMine)]
	for _, ref := range shown {
		if r, ok := d.s.Get(ref.Kind, ref.ID); ok {
			d.signed(Attention, "screen.dossier.to_judge", cited(d.s, r), nil, ref)
		}
	}
	d.more(len(open) - len(shown))
}
