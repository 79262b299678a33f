package model

import "slices"

// The terms of an invitation, in days.
const (
	InvitationDays     = 7
	InvitationMostDays = 30
)

// Invite gives a person one open invitation. An older one that still was open
// is withdrawn.
type Invite struct {
	Person     string // id
	SecretHash string // see SecretHash
	Until      Date   // inclusive; empty: InvitationDays from today
}

// Verb implements Command.
func (Invite) Verb() Verb { return VerbInvite }

// Decide implements Command. The new invitation is the first of the changes.
func (c Invite) Decide(s State) ([]Change, error) {
	if err := mayAdmit(s); err != nil {
		return nil, err
	}
	if _, ok := Get[*Person](s, c.Person); !ok {
		return nil, Errorf(CodeNotFound, "error.record.missing", "ID", c.Person).At("person")
	}
	today := s.Today()
	if c.Until.IsZero() {
		c.Until = today.AddDays(InvitationDays)
	}
	if c.Until.Before(today) || c.Until.After(today.AddDays(InvitationMostDays)) {
		return nil, Errorf(CodeInvalid, "error.invitation.until", "Most", today.AddDays(InvitationMostDays), "N", InvitationMostDays).At("until")
	}
	roles := rolesAhead(s, c.Person)
	if err := termFits(s, c.Person, roles, keyEnd(s, c.Person, roles)); err != nil {
		return nil, err
	}
	i := &Invitation{Person: c.Person, SecretHash: c.SecretHash, From: today, Until: c.Until}
	i.ID = s.NextID(KindInvitation, today.Year())
	out := []Change{{Record: i}}
	for _, old := range OpenInvitations(s, c.Person) {
		w := Clone(old).(*Invitation)
		w.RevokedOn, w.ReplacedBy = today, i.ID
		out = append(out, Change{Record: w, From: old.Rev, Verb: VerbRevokeInvitation})
	}
	return out, nil
}

// OpenInvitations are those of a person that can still be used.
func OpenInvitations(s State, person string) []*Invitation {
	var out []*Invitation
	for _, i := range Find[*Invitation](s, "person", person) {
		if i.State(s.Today()) == InvitationOpen {
			out = append(out, i)
		}
	}
	return out
}

// keyEnd is until when the key of an invited person lasts: that of an auditor
// as long as the role does, others without end.
func keyEnd(s State, person string, roles []Role) Date {
	if !onlyAuditor(roles) {
		return Date{}
	}
	var last Date
	for _, until := range auditorUntil(s, person) {
		if until.IsZero() {
			return Date{}
		}
		if until.After(last) {
			last = until
		}
	}
	return last
}

// auditorUntil is how long each role of auditor lasts that has not ended.
func auditorUntil(s State, person string) (out []Date) {
	for _, g := range Find[*Grant](s, "person", person) {
		if g.Role == RoleAuditor {
			out = append(out, g.Until)
		}
	}
	for _, f := range Find[*OfficeHolder](s, "person", person) {
		if o, ok := Get[*Office](s, f.Office); ok && o.Role == RoleAuditor {
			out = append(out, f.Until)
		}
	}
	return slices.DeleteFunc(out, func(d Date) bool { return !d.IsZero() && d.Before(s.Today()) })
}

// RevokeInvitation withdraws an invitation that is still open.
type RevokeInvitation struct {
	Invitation string // id
	Why        string
}

// Verb implements Command.
func (RevokeInvitation) Verb() Verb { return VerbRevokeInvitation }

// Decide implements Command.
func (c RevokeInvitation) Decide(s State) ([]Change, error) {
	old, ok := Get[*Invitation](s, c.Invitation)
	if !ok {
		return nil, Errorf(CodeNotFound, "error.record.missing", "ID", c.Invitation)
	}
	if state := old.State(s.Today()); state != InvitationOpen {
		return nil, Errorf(CodeInvalid, "error.invitation.closed", "ID", old.ID, "State", state)
	}
	i := Clone(old).(*Invitation)
	i.RevokedOn, i.Reason = s.Today(), c.Why
	return []Change{{Record: i, From: old.Rev}}, nil
}

// Redeem takes a code and the key of whoever typed it. Only the server does
// this, for somebody who is nobody yet.
type Redeem struct {
	Code        string // as typed
	Public      string // authorized_keys line of the key that signed the login
	Fingerprint string
}

// Verb implements Command.
func (Redeem) Verb() Verb { return VerbRedeem }

// Decide implements Command. Why a code is refused is said in one sentence for
// all reasons, and of the key nothing is said before the code holds: somebody
// who guesses learns nothing. The record tells who keeps it.
func (c Redeem) Decide(s State) ([]Change, error) {
	if a := s.Actor(); a.Via != ViaServer || a.Person != "" {
		return nil, Errorf(CodeDenied, "error.invitation.server")
	}
	old, err := c.invitation(s)
	if err != nil {
		return nil, err
	}
	pub, err := newKey(s, c.Public, c.Fingerprint)
	if err != nil {
		return nil, err
	}
	roles := rolesAhead(s, old.Person)
	end := keyEnd(s, old.Person, roles)
	if termFits(s, old.Person, roles, end) != nil { // the role ended since
		return nil, Errorf(CodeDenied, "error.invitation.refused")
	}
	k := &Key{Person: old.Person, Public: pub.Line, Fingerprint: pub.Fingerprint, From: s.Today(), Until: end, Provisional: true}
	k.ID = s.NextID(KindKey, 0)
	i := Clone(old).(*Invitation)
	i.UsedOn, i.Admitted = s.Today(), k.ID
	return []Change{{Record: k}, {Record: i, From: old.Rev}}, nil
}

// invitation finds the one that a code opens today.
func (c Redeem) invitation(s State) (*Invitation, error) {
	id, secret, read := ParseCode(c.Code)
	i, _ := Get[*Invitation](s, id)
	if opens := i.opens(secret); !read || !opens || i.State(s.Today()) != InvitationOpen {
		return nil, Errorf(CodeDenied, "error.invitation.refused")
	}
	return i, nil
}
