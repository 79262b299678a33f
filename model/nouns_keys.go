package model

import "strings"

// keyNoun and invitationNoun are who may get in, for who keeps the keys. They
// are parts of a screen and have verbs of their own on the command line.
func keyNoun() Noun {
	return Noun{Name: "keys", Kind: KindKey, Inner: true, Load: listKeys, Head: headKeys, Columns: []Column{
		{Key: "id", Width: 7, Min: 6, Priority: 2},
		{Key: "person"},
		{Key: "name", Width: 24, Min: 14, Priority: 1, Grow: true},
		{Key: "state", Width: 18, Min: 10, Priority: 3},
		{Key: "key_type", Width: 12, Min: 8, Priority: 7},
		{Key: "from", Width: 11, Min: 11, Priority: 6},
		{Key: "until", Width: 11, Min: 11, Priority: 5},
		{Key: "confirmed_on", Width: 11, Min: 11, Priority: 8},
		{Key: "revoked_on"},
		{Key: "fingerprint", Width: 50, Min: 18, Priority: 4},
	}}
}

func invitationNoun() Noun {
	return Noun{Name: "invitations", Kind: KindInvitation, Inner: true, Load: listInvitations, Columns: []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 2},
		{Key: "person"},
		{Key: "name", Width: 24, Min: 14, Priority: 1, Grow: true},
		{Key: "state", Width: 18, Min: 10, Priority: 3},
		{Key: "from", Width: 11, Min: 11, Priority: 6},
		{Key: "until", Width: 11, Min: 11, Priority: 4},
		{Key: "used_on", Width: 11, Min: 11, Priority: 5},
		{Key: "admitted", Width: 8, Min: 6, Priority: 7},
		{Key: "revoked_on", Width: 11, Min: 11, Priority: 8},
	}}
}

// listKeys never tells the words of a key: whoever confirms it must hear them.
func listKeys(s State, day Date) ([]Row, error) {
	named := names(s)
	var out []Row
	for _, k := range KeysOf(s) {
		state := k.State(day)
		out = append(out, row(KindKey, k.ID, state.status(), k.ID, k.Person, named[k.Person], state, keySort(k.Public),
			k.From, k.Until, k.ConfirmedOn, k.RevokedOn, k.Fingerprint))
	}
	return out, nil
}

// status is how a key counts at a glance.
func (k KeyState) status() Status {
	switch k {
	case KeyActive:
		return Met
	case KeyProvisional:
		return Attention
	}
	return NA
}

// keySort is the sort of a key as people call it: ed25519, rsa, sk-ed25519.
func keySort(public string) string {
	t, _, _ := strings.Cut(public, " ")
	t = strings.TrimSuffix(t, "@openssh.com")
	return strings.Replace(strings.Replace(t, "ssh-", "", 1), "sha2-nist", "", 1)
}

// headKeys says how many let somebody in, and how many wait for their words.
func headKeys(_ State, _ Date, rows []Row) []Block {
	waiting := 0
	for _, r := range rows {
		if r.Status == Attention {
			waiting++
		}
	}
	return []Block{headLine(Msg("count.keys", "N", len(rows)), counts{{"screen.key.head_provisional", waiting}})}
}

// status is how an invitation counts at a glance: an open one asks for care.
func (i InvitationState) status() Status {
	if i == InvitationOpen {
		return Attention
	}
	return NA
}

func listInvitations(s State, day Date) ([]Row, error) {
	named := names(s)
	var out []Row
	for _, i := range All[*Invitation](s) {
		state := i.State(day)
		out = append(out, row(KindInvitation, i.ID, state.status(), i.ID, i.Person, named[i.Person], state, i.From, i.Until, i.UsedOn, i.Admitted, i.RevokedOn))
	}
	return out, nil
}
