package model

import "strings"

// The forms of letting people in.
const (
	AskInvite   = "invite"
	AskUninvite = "uninvite"
	AskConfirm  = "confirm_key"
	AskRevoke   = "revoke_key"
)

// ofKeys are the forms of keys and invitations, for makers.
func ofKeys() map[string]maker {
	only := func(v Verb) func(Ask) Verb { return func(Ask) Verb { return v } }
	return map[string]maker{
		AskInvite:   {only(VerbInvite), inviteForm},
		AskUninvite: {only(VerbRevokeInvitation), uninviteForm},
		AskConfirm:  {only(VerbConfirmKey), confirmForm},
		AskRevoke:   {only(VerbRevokeKey), revokeForm},
	}
}

// keyTasks are what can be done about the keys of a person: confirming what is
// provisional, inviting, and taking back.
func keyTasks(s State, person string) []Ask {
	var confirm, revoke []Ask
	for _, k := range KeysOf(s) {
		if st := k.State(s.Today()); k.Person != person || st == KeyRevoked || st == KeyEnded {
			continue
		}
		ref := Ref{Kind: KindKey, ID: k.ID}
		if k.Provisional && s.Actor().Person != person {
			confirm = append(confirm, Ask{What: AskConfirm, Ref: ref})
		}
		revoke = append(revoke, Ask{What: AskRevoke, Ref: ref})
	}
	if Allowed(s.Roles(), VerbInvite) {
		confirm = append(confirm, Ask{What: AskInvite, Ref: Ref{Kind: KindPerson, ID: person}})
		for _, i := range OpenInvitations(s, person) {
			revoke = append(revoke, Ask{What: AskUninvite, Ref: Ref{Kind: KindInvitation, ID: i.ID}})
		}
	}
	return append(confirm, revoke...)
}

// inviteForm asks until when a code works. Who carries the command out makes the
// code, and tells it once.
func inviteForm(s State, a Ask) (Form, error) {
	p, ok := Get[*Person](s, a.Ref.ID)
	if !ok {
		return Form{}, missing(a.Ref.ID)
	}
	f := Form{Name: AskInvite + " " + p.ID, Title: Msg("form.invite.title", "Name", p.Name), Intro: Msg("form.invite.intro")}
	f.Fields = []FormField{{Name: "until", Label: Msg("form.invite.until"), Help: Msg("form.invite.until_help", "N", InvitationMostDays), Type: FormDate,
		Req: true, Start: []string{s.Today().AddDays(InvitationDays).String()}}}
	f.Echo = func(Filled) []Message { return []Message{Msg("form.invite.once")} }
	for _, old := range OpenInvitations(s, p.ID) {
		id := old.ID
		f.Echo = func(Filled) []Message {
			return []Message{Msg("form.invite.once"), Msg("form.invite.replaces", "ID", id)}
		}
	}
	f.Said = func(_ Filled, rc Receipt) Message {
		return Msg("form.invite.said", "ID", rc.Refs[0].ID, "Name", p.Name)
	}
	f.Build = func(in Filled) (Command, []Problem) {
		until := in.Day("until")
		if until.IsZero() {
			return nil, []Problem{{"until", Msg("form.required")}}
		}
		return Invite{Person: p.ID, Until: until}, nil
	}
	return f, nil
}

// confirmForm asks for the words that the owner of a key reads out. They are not
// shown before: whoever types them must have heard them.
func confirmForm(s State, a Ask) (Form, error) {
	k, ok := FindKey(s, a.Ref.ID)
	if !ok {
		return Form{}, Errorf(CodeNotFound, "error.key.missing", "Key", a.Ref.ID)
	}
	f := Form{Name: AskConfirm + " " + k.ID, Title: Msg("form.confirm_key.title", "ID", k.ID, "Name", personName(s, k.Person)), Intro: Msg("form.confirm_key.intro")}
	f.Fields = []FormField{{Name: "words", Label: Msg("form.confirm_key.words"), Help: Msg("form.confirm_key.help"), Type: FormText, Req: true, Max: 200}}
	name := personName(s, k.Person)
	f.Said = func(Filled, Receipt) Message {
		return Msg("form.confirm_key.said", "ID", k.ID, "Name", name, "Words", strings.Join(KeyWords(k.Fingerprint), " "))
	}
	f.Build = func(in Filled) (Command, []Problem) {
		if in.One("words") == "" {
			return nil, []Problem{{"words", Msg("form.required")}}
		}
		return ConfirmKey{Key: k.ID, Words: in.One("words")}, nil
	}
	return f, nil
}

// revokeForm asks whether a key is to be revoked, which is final: it names the
// key, and no is what stands there.
func revokeForm(s State, a Ask) (Form, error) {
	k, ok := ownOrKept(s, a.Ref.ID)
	if !ok {
		return Form{}, Errorf(CodeNotFound, "error.key.missing", "Key", a.Ref.ID)
	}
	f := sure(AskRevoke, k.ID, func(why string) Command { return RevokeKey{Key: k.ID, Why: why} })
	f.Title = Msg("form.revoke_key.title", "ID", k.ID, "Name", personName(s, k.Person))
	f.Intro = Msg("form.revoke_key.intro", "Fingerprint", k.Fingerprint)
	if s.Actor().Key == k.Fingerprint {
		f.Echo = func(Filled) []Message { return []Message{Msg("form.revoke_key.this")} }
	}
	return f, nil
}

// ownOrKept finds a key that who acts may know of.
func ownOrKept(s State, id string) (*Key, bool) {
	for _, k := range KeysOf(s) {
		if k.ID == id {
			return k, true
		}
	}
	return nil, false
}

func uninviteForm(s State, a Ask) (Form, error) {
	i, ok := Get[*Invitation](s, a.Ref.ID)
	if !ok {
		return Form{}, missing(a.Ref.ID)
	}
	f := sure(AskUninvite, i.ID, func(why string) Command { return RevokeInvitation{Invitation: i.ID, Why: why} })
	f.Title = Msg("form.uninvite.title", "ID", i.ID, "Name", personName(s, i.Person))
	f.Intro = Msg("form.uninvite.intro")
	return f, nil
}

// sure is a form for something final: why, and yes, which is not what stands
// there.
func sure(name, id string, do func(why string) Command) Form {
	f := Form{Name: name + " " + id}
	f.Fields = []FormField{
		{Name: "why", Label: Msg("form.sure_why"), Help: Msg("form.sure_why_help"), Type: FormText, Max: 200},
		{Name: "sure", Label: Msg("form." + name + ".sure"), Type: FormYesNo},
	}
	f.Said = func(Filled, Receipt) Message { return Msg("form.sure_said", "ID", id) }
	f.Build = func(in Filled) (Command, []Problem) {
		if !in.Yes("sure") {
			return nil, []Problem{{"sure", Msg("form.sure_no")}}
		}
		return do(in.One("why")), nil
	}
	return f
}
