package model

import "slices"

// RolesOf finds what an actor may act as today: roles granted, offices held,
// and seats in bodies. Whoever works at the file without saying as whom is
// the local operator; nobody else gets that role. Over SSH somebody is who
// their key says, for as long as that key holds.
func RolesOf(s State, a Actor) []Role {
	switch {
	case a.Via == ViaSSH:
		if k, ok := ActiveKey(s, a.Key); !ok || k.Person != a.Person {
			return nil
		}
	case a.Person == "":
		return []Role{RoleLocal}
	}
	return rolesOn(s, a.Person, s.Today())
}

// rolesOn finds what a person may act as on a day.
func rolesOn(s State, person string, day Date) []Role {
	var roles []Role
	for _, g := range Find[*Grant](s, "person", person) {
		if within(day, g.From, g.Until) {
			roles = append(roles, g.Role)
		}
	}
	for _, f := range Find[*OfficeHolder](s, "person", person) {
		if o, ok := Get[*Office](s, f.Office); ok && o.Role != "" && within(day, f.From, f.Until) {
			roles = append(roles, o.Role)
		}
	}
	for _, ap := range Find[*Appointment](s, "person", person) {
		if b, ok := Get[*Body](s, ap.Body); ok && ap.On(day) {
			switch b.Type {
			case BodySupervisory:
				roles = append(roles, RoleSupervisor)
			case BodyManagement, BodyPartners, BodyOneTier:
				roles = append(roles, RoleDirector)
			}
		}
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

// ClearanceOf finds up to which label a person may see today as an auditor, as
// far as permission for more than GREEN is recorded.
func ClearanceOf(s State, person string) TLP {
	up := TLPGreen
	for _, g := range Find[*Grant](s, "person", person) {
		if g.Role == RoleAuditor && g.TLP != "" && within(s.Today(), g.From, g.Until) && g.TLP.Rank() > up.Rank() {
			up = g.TLP
		}
	}
	return up
}

// Fits asks who recorded more than GREEN for an auditor by which permission.
// RED is for those who were told, and is handed on by nobody.
func (g *Grant) Fits(State) error {
	switch {
	case g.TLP == "" || g.TLP.Rank() <= TLPGreen.Rank():
		return nil
	case g.Role != RoleAuditor:
		return Errorf(CodeInvalid, "error.grant.tlp_role").At("tlp")
	case g.TLP == TLPRed:
		return Errorf(CodeInvalid, "error.grant.tlp_red").At("tlp")
	case g.Why == "":
		return Errorf(CodeInvalid, "error.grant.tlp_why").At("why")
	}
	return nil
}

// within tells whether a day lies in a period, both ends inclusive; an empty
// end means without end.
func within(day, from, until Date) bool {
	return !day.Before(from) && (until.IsZero() || !day.After(until))
}

// BlobVisible tells whether the reader may see some record that names a file.
// The state is the reader's own, so what it does not show does not count.
func BlobVisible(s State, sha256 string) bool {
	for _, i := range Kinds() {
		for _, f := range FieldsOf(i.Kind) {
			if f.Blob && f.Column() && len(s.Find(i.Kind, f.Name, sha256)) > 0 {
				return true
			}
		}
	}
	for _, it := range All[*AgendaItem](s) {
		if presents(s, it.Papers, sha256) {
			return true
		}
	}
	for _, d := range All[*Decision](s) {
		if presents(s, d.Papers, sha256) {
			return true
		}
	}
	return false
}

// presents tells whether a paper with these bytes was presented and this reader
// may know of it.
func presents(s State, papers []Paper, sha256 string) bool {
	return slices.ContainsFunc(papers, func(p Paper) bool {
		return p.SHA256 == sha256 && p.ShownTo(s)
	})
}
