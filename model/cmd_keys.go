package model

import "slices"

// AddKey records a public key of a person. It is provisional until somebody
// confirmed it; see ConfirmKey.
type AddKey struct {
	Person      string // id
	Public      string // authorized_keys line without options
	Fingerprint string // as whoever read the file found it; empty: not compared
	From, Until Date   // From empty: today
	Role        Role   // granted with the key and for as long; empty: none
}

// Verb implements Command.
func (AddKey) Verb() Verb { return VerbAddKey }

// Verbs implements Composite: a role is granted by who may do that.
func (c AddKey) Verbs(State) []Verb {
	if c.Role == "" {
		return nil
	}
	return []Verb{SaveVerb(KindGrant)}
}

// Decide implements Command.
func (c AddKey) Decide(s State) ([]Change, error) {
	if err := mayAdmit(s); err != nil {
		return nil, err
	}
	if _, ok := Get[*Person](s, c.Person); !ok {
		return nil, Errorf(CodeNotFound, "error.record.missing", "ID", c.Person).At("person")
	}
	if c.From.IsZero() {
		c.From = s.Today()
	}
	if !c.Until.IsZero() && (c.Until.Before(c.From) || c.Until.Before(s.Today())) {
		return nil, Errorf(CodeInvalid, "error.key.until", "Until", c.Until).At("until")
	}
	pub, err := newKey(s, c.Public, c.Fingerprint)
	if err != nil {
		return nil, err
	}
	roles := rolesAhead(s, c.Person)
	if c.Role != "" {
		roles = append(roles, c.Role)
	}
	if err := termFits(s, c.Person, roles, c.Until); err != nil {
		return nil, err
	}
	k := &Key{Person: c.Person, Public: pub.Line, Fingerprint: pub.Fingerprint, From: c.From, Until: c.Until, Provisional: true}
	k.ID = s.NextID(KindKey, 0)
	out := []Change{{Record: k}}
	if c.Role != "" && !grantCovers(s, c) {
		g := &Grant{Person: c.Person, Role: c.Role, From: c.From, Until: c.Until}
		g.ID = s.NextID(KindGrant, 0)
		out = append(out, Change{Record: g, Verb: SaveVerb(KindGrant)})
	}
	return out, nil
}

// grantCovers tells whether the role is granted for all that time already.
func grantCovers(s State, c AddKey) bool {
	return slices.ContainsFunc(Find[*Grant](s, "person", c.Person), func(g *Grant) bool {
		ends := g.Until.IsZero() || !c.Until.IsZero() && !c.Until.After(g.Until)
		return g.Role == c.Role && !c.From.Before(g.From) && ends
	})
}

// newKey reads a key that is nobody's yet. One that was revoked stays revoked.
func newKey(s State, public, fingerprint string) (PublicKey, error) {
	pub, err := ReadPublicKey(public)
	if err != nil {
		return pub, err
	}
	if fingerprint != "" && fingerprint != pub.Fingerprint {
		return pub, Errorf(CodeInvalid, "error.key.differs", "Fingerprint", pub.Fingerprint)
	}
	if len(Find[*Key](s, "fingerprint", pub.Fingerprint)) > 0 {
		return pub, Errorf(CodeInvalid, "error.key.known", "Fingerprint", pub.Fingerprint)
	}
	return pub, nil
}

// termFits asks that a key opens something, and that the key of who is an
// auditor and nothing else ends: an audit does.
func termFits(s State, person string, roles []Role, until Date) error {
	switch {
	case len(roles) == 0:
		return Errorf(CodeInvalid, "error.key.norole", "Person", personName(s, person))
	case onlyAuditor(roles) && until.IsZero():
		return Errorf(CodeInvalid, "error.key.auditor_end", "Person", personName(s, person)).At("until")
	}
	return nil
}

func onlyAuditor(roles []Role) bool {
	return len(roles) > 0 && !slices.ContainsFunc(roles, func(r Role) bool { return r != RoleAuditor })
}

// rolesAhead is as what somebody may act today or later.
func rolesAhead(s State, person string) []Role {
	days := []Date{s.Today()}
	for _, g := range Find[*Grant](s, "person", person) {
		days = append(days, g.From)
	}
	for _, f := range Find[*OfficeHolder](s, "person", person) {
		days = append(days, f.From)
	}
	for _, a := range Find[*Appointment](s, "person", person) {
		days = append(days, a.From)
	}
	var out []Role
	for _, d := range days {
		if !d.Before(s.Today()) {
			out = append(out, rolesOn(s, person, d)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mayAdmit keeps whoever came in by a key that nobody confirmed from letting
// others in: one stolen letter would be enough for all.
func mayAdmit(s State) error {
	a := s.Actor()
	if a.Via != ViaSSH {
		return nil
	}
	if k, ok := ActiveKey(s, a.Key); !ok || k.Provisional {
		return Errorf(CodeDenied, "error.key.admit")
	}
	return nil
}

// lendsRole tells whether a record of this kind decides as what somebody acts.
func lendsRole(k Kind) bool {
	switch k {
	case KindGrant, KindOffice, KindHolder, KindAppointment, KindBody:
		return true
	}
	return false
}

// RevokeKey ends a key for good, at once. Who keeps the keys may revoke any,
// everybody else their own.
type RevokeKey struct {
	Key string // number or fingerprint
	Why string
}

// Verb implements Command.
func (RevokeKey) Verb() Verb { return VerbRevokeKey }

// Decide implements Command. What is not one's own is not there.
func (c RevokeKey) Decide(s State) ([]Change, error) {
	old, ok := FindKey(s, c.Key)
	if !ok || !Allowed(s.Roles(), ReadVerb(KindKey)) && old.Person != s.Actor().Person {
		return nil, Errorf(CodeNotFound, "error.key.missing", "Key", c.Key)
	}
	if !old.RevokedOn.IsZero() {
		return nil, Errorf(CodeInvalid, "error.key.revoked", "ID", old.ID, "On", old.RevokedOn)
	}
	if old.Person != s.Actor().Person {
		if err := mayAdmit(s); err != nil {
			return nil, err
		}
	}
	k := Clone(old).(*Key)
	k.RevokedOn, k.Reason = s.Today(), c.Why
	return []Change{{Record: k, From: old.Rev}}, nil
}

// ConfirmKey takes the mark provisional off a key, once its person read its
// words out from their own screen.
type ConfirmKey struct {
	Key   string // number or fingerprint
	Words string // as heard; or the whole fingerprint, as read off their machine
}

// Verb implements Command.
func (ConfirmKey) Verb() Verb { return VerbConfirmKey }

// Decide implements Command. Nobody confirms a key of their own.
func (c ConfirmKey) Decide(s State) ([]Change, error) {
	old, ok := FindKey(s, c.Key)
	switch {
	case !ok:
		return nil, Errorf(CodeNotFound, "error.key.missing", "Key", c.Key)
	case s.Actor().Person == old.Person:
		return nil, Errorf(CodeDenied, "error.key.own")
	}
	if err := mayAdmit(s); err != nil {
		return nil, err
	}
	switch state := old.State(s.Today()); {
	case state == KeyRevoked:
		return nil, Errorf(CodeInvalid, "error.key.revoked", "ID", old.ID, "On", old.RevokedOn)
	case state == KeyEnded:
		return nil, Errorf(CodeInvalid, "error.key.ended", "ID", old.ID, "On", old.Until)
	case !old.Provisional:
		return nil, Errorf(CodeInvalid, "error.key.confirmed", "ID", old.ID)
	case !saysKey(c.Words, old.Fingerprint):
		return nil, Errorf(CodeInvalid, "error.key.words", "ID", old.ID)
	}
	k := Clone(old).(*Key)
	k.Provisional, k.ConfirmedOn = false, s.Today()
	return []Change{{Record: k, From: old.Rev}}, nil
}
