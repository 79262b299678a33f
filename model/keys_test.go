package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// secret is the one of these tests; code is it as a director types it.
const secret = "0123456789ABCDEF"

// server is who takes codes at the door.
func (r *room) server() *room {
	own := *r
	own.h = r.s.As(model.Actor{Via: model.ViaServer})
	return &own
}

// ssh is somebody logged in with the key of a seed.
func (r *room) ssh(person string, seed byte) *room {
	own := *r
	_, print := storetest.Public(seed)
	own.h = r.s.As(model.Actor{Person: person, Via: model.ViaSSH, Key: print})
	return &own
}

func (r *room) invite(who string) (id, code string) {
	r.Helper()
	id = r.do(model.Invite{Person: r.id[who], SecretHash: model.SecretHash(secret)})
	return id, model.InvitationCode(id, secret)
}

func redeem(code string, seed byte) model.Redeem {
	line, print := storetest.Public(seed)
	return model.Redeem{Code: code, Public: line, Fingerprint: print}
}

func (r *room) roles() (out []model.Role) {
	if err := r.h.View(r.Context(), func(s model.State) error { out = s.Roles(); return nil }); err != nil {
		return nil
	}
	return out
}

// A code opens until its last day inclusive, once, for a key that is nobody's,
// and the key is provisional until somebody else heard its words.
func TestInvitedDirector(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	id, code := r.invite("Anna")
	if got := get[*model.Invitation](r, id); got.Until != r.today().AddDays(7) || got.From != r.today() {
		t.Errorf("open %s–%s", got.From, got.Until)
	}
	anna := r.ssh(r.id["Anna"], 40)
	if got := anna.roles(); got != nil {
		t.Errorf("roles before there is a key: %v", got)
	}
	r.days(7)
	key := r.server().do(redeem(strings.ToLower(code), 40))
	k := get[*model.Key](r, key)
	if !k.Provisional || k.Person != r.id["Anna"] || k.From != r.today() || !k.Until.IsZero() {
		t.Errorf("the key is %+v", k)
	}
	if i := get[*model.Invitation](r, id); i.UsedOn != r.today() || i.Admitted != key {
		t.Errorf("the invitation is %+v", i)
	}
	if got := anna.roles(); !slices.Equal(got, []model.Role{model.RoleDirector}) {
		t.Errorf("roles with a provisional key: %v", got)
	}
	words := model.KeyWords(k.Fingerprint)
	wrong := slices.Clone(words)
	wrong[7] = wrong[6]
	r.refuse(model.ConfirmKey{Key: key, Words: strings.Join(wrong, " ")}, "error.key.words")
	r.refuse(model.ConfirmKey{Key: key, Words: strings.Join(words[:4], " ")}, "error.key.words")
	r.refuse(model.ConfirmKey{Key: key}, "error.key.words")
	r.do(model.ConfirmKey{Key: k.Fingerprint, Words: "  " + strings.ToUpper(strings.Join(words, ",  "))})
	if k := get[*model.Key](r, key); k.Provisional || k.ConfirmedOn != r.today() {
		t.Errorf("the key is %+v", k)
	}
	r.refuse(model.ConfirmKey{Key: key, Words: strings.Join(words, " ")}, "error.key.confirmed")
}

// Whatever is wrong with a code, the sentence is the same, and nothing is
// written.
func TestCodeRefused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(r *room, id, code string) string{
		"another secret":     func(_ *room, id, _ string) string { return model.InvitationCode(id, "0123456789ABCDEG") },
		"another invitation": func(_ *room, _, _ string) string { return model.InvitationCode("UIT-2026-002", secret) },
		"of somebody else": func(r *room, _, _ string) string {
			id := r.do(model.Invite{Person: r.id["Bas"], SecretHash: model.SecretHash("ZZZZZZZZZZZZZZZZ")})
			return model.InvitationCode(id, secret)
		},
		"no secret":   func(_ *room, id, _ string) string { return id },
		"nothing":     func(*room, string, string) string { return "" },
		"a day late":  func(r *room, _, code string) string { r.days(8); return code },
		"used before": func(r *room, _, code string) string { r.server().do(redeem(code, 41)); return code },
		"withdrawn": func(r *room, id, code string) string {
			r.do(model.RevokeInvitation{Invitation: id, Why: "x"})
			return code
		},
		"replaced": func(r *room, _, code string) string {
			r.do(model.Invite{Person: r.id["Anna"], SecretHash: model.SecretHash("Z")})
			return code
		},
		"the seat ended": func(r *room, _, code string) string {
			var seat *model.Appointment
			storetest.MustView(r, r.h, func(s model.State) {
				seat = model.Clone(model.Find[*model.Appointment](s, "person", r.id["Anna"])[0]).(*model.Appointment)
			})
			seat.Until = r.today()
			r.save(seat)
			r.days(1)
			return code
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{})
			id, code := r.invite("Anna")
			code = spoil(r, id, code)
			r.server().refuse(redeem(code, 42), "error.invitation.refused")
			if got := r.ssh(r.id["Anna"], 42).roles(); got != nil {
				t.Errorf("let in as %v", got)
			}
		})
	}
}

// Only the server takes a code: neither whoever works at the file nor somebody
// who is in already.
func TestOnlyTheServerRedeems(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, code := r.invite("Anna")
	for _, a := range []model.Actor{storetest.Local(), storetest.As(r.secretary), {Via: model.ViaSSH}, {Via: model.ViaServer, Person: r.secretary}, storetest.OverSSH(t, r.s, r.secretary)} {
		if _, err := r.s.As(a).Do(t.Context(), redeem(code, 43)); model.CodeOf(err) != model.CodeDenied {
			t.Errorf("%+v: %v", a, err)
		}
	}
	r.server().do(redeem(code, 43))
}

// A key comes in once, by whichever way: also one that was revoked, also of
// somebody else.
func TestKeyComesInOnce(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	id := storetest.MustKey(t, r.h, r.id["Bas"], 44)
	_, code := r.invite("Anna")
	r.server().refuse(redeem(code, 44), "error.key.known")
	r.do(model.RevokeKey{Key: id, Why: "kwijt"})
	r.server().refuse(redeem(code, 44), "error.key.known")
	line, _ := storetest.Public(44)
	r.refuse(model.AddKey{Person: r.id["Bas"], Public: line}, "error.key.known")
	r.server().do(redeem(code, 45)) // a refusal of the key does not use up the code
}

// Revocation counts in the next transaction, the last day of a key still does.
func TestKeyHolds(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	line, print := storetest.Public(46)
	last := r.today().AddDays(2)
	key := r.do(model.AddKey{Person: r.id["Anna"], Public: line, Fingerprint: print, From: r.today().AddDays(1), Until: last})
	anna := r.ssh(r.id["Anna"], 46)
	for i, want := range []bool{false, true, true, false} {
		if got := len(anna.roles()) > 0; got != want {
			t.Errorf("day %d: let in %v, want %v", i, got, want)
		}
		r.days(1)
	}
	r.c.Set(last.Start().Add(10 * time.Hour))
	if got := r.ssh(r.id["Bas"], 46).roles(); got != nil {
		t.Errorf("Bas with the key of Anna is %v", got)
	}
	r.c.Set(last.Start().Add(72 * time.Hour))
	key = r.do(model.AddKey{Person: r.id["Anna"], Public: first(storetest.Public(47))})
	anna = r.ssh(r.id["Anna"], 47)
	if len(anna.roles()) == 0 {
		t.Fatal("the new key does not let in")
	}
	r.ssh(r.id["Bas"], 47).refuse(model.RevokeKey{Key: key}, "error.denied")
	anna.do(model.RevokeKey{Key: key, Why: "laptop kwijt"})
	if got := anna.roles(); got != nil {
		t.Errorf("after revoking: %v", got)
	}
	r.refuse(model.RevokeKey{Key: key}, "error.key.revoked")
	if k := get[*model.Key](r, key); k.Reason != "laptop kwijt" || k.RevokedOn != r.today() {
		t.Errorf("the key is %+v", k)
	}
}

func first(a, _ string) string { return a }

// Somebody revokes their own keys and no others; what is not theirs is not
// there.
func TestWhoseKey(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	bas := storetest.MustKey(t, r.h, r.id["Bas"], 50)
	anna := r.s.As(storetest.OverSSH(t, r.s, r.id["Anna"]))
	_, err := anna.Do(t.Context(), model.RevokeKey{Key: bas})
	_, none := anna.Do(t.Context(), model.RevokeKey{Key: "SL-999"})
	if model.CodeOf(err) != model.CodeNotFound || model.CodeOf(none) != model.CodeNotFound {
		t.Errorf("Anna revokes the key of Bas: %v; one that is not there: %v", err, none)
	}
	storetest.MustView(t, anna, func(s model.State) {
		for _, k := range model.KeysOf(s) {
			if k.Person != r.id["Anna"] {
				t.Errorf("Anna sees %s of %s", k.ID, k.Person)
			}
		}
		if len(model.KeysOf(s)) != 1 {
			t.Errorf("Anna sees %d keys of her own", len(model.KeysOf(s)))
		}
		if _, ok := s.Get(model.KindKey, bas); ok {
			t.Error("Anna reads the key of Bas")
		}
		own := model.KeysOf(s)[0]
		if _, ok := s.Get(model.KindKey, own.ID); !ok || len(s.History(model.KindKey, own.ID)) == 0 || len(s.History(model.KindKey, bas)) > 0 {
			t.Errorf("Anna reads her own key: %v, its history: %d, that of Bas: %d", ok, len(s.History(model.KindKey, own.ID)), len(s.History(model.KindKey, bas)))
		}
		if len(s.All(model.KindKey))+len(s.Rows(model.KindKey))+len(s.Changes(model.KindKey, time.Time{})) > 1 {
			t.Error("lists hold keys for Anna")
		}
	})
	storetest.MustView(t, r.h, func(s model.State) {
		if len(model.KeysOf(s)) != 2 {
			t.Errorf("the secretary sees %d keys", len(model.KeysOf(s)))
		}
	})
}

// Nobody confirms a key of their own, and whoever came in by a key that nobody
// confirmed lets nobody else in.
func TestWhoConfirms(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	line, print := storetest.Public(51)
	words := strings.Join(model.KeyWords(print), " ")
	own := r.do(model.AddKey{Person: r.secretary, Public: line})
	r.refuse(model.ConfirmKey{Key: own, Words: words}, "error.key.own")
	els := r.ssh(r.secretary, 51)
	other := r.do(model.AddKey{Person: r.id["Anna"], Public: first(storetest.Public(52))})
	_, print = storetest.Public(52)
	for _, c := range []model.Command{
		model.ConfirmKey{Key: other, Words: strings.Join(model.KeyWords(print), " ")},
		model.Invite{Person: r.id["Bas"], SecretHash: model.SecretHash(secret)},
		model.AddKey{Person: r.id["Bas"], Public: first(storetest.Public(53))},
		model.RevokeKey{Key: other},
		model.Save{Record: &model.Grant{Person: r.id["Bas"], Role: model.RoleCISO, From: r.today()}},
		model.Save{Record: &model.Appointment{Person: r.id["Bas"], Body: r.board, From: r.today()}},
		model.SaveAll{Records: []model.Record{&model.Grant{Person: r.id["Bas"], Role: model.RoleCISO, From: r.today()}}},
		model.ImportPeople{Rows: []model.PersonRow{{Line: 2, Name: "Bas", Body: "RvB", From: r.today()}}},
	} {
		els.refuse(c, "error.key.admit")
	}
	if !waitsFor(els, own) || !waitsFor(els, other) { // her own words to read out, those of Anna to hear
		t.Error("the secretary is not told which keys wait for her")
	}
	storetest.MustDo(t, r.s.As(storetest.Local()), model.ConfirmKey{Key: own, Words: words})
	els.do(model.ConfirmKey{Key: other, Words: strings.Join(model.KeyWords(print), " ")})
	if waitsFor(els, other) {
		t.Error("a key that was confirmed still waits")
	}
}

// waitsFor tells whether the dossier of who acts names a record.
func waitsFor(r *room, id string) (found bool) {
	r.Helper()
	storetest.MustView(r.T, r.h, func(s model.State) {
		d, err := model.Dossier(s, s.Actor().Person, s.Today())
		if err != nil {
			r.Fatal(err)
		}
		for _, b := range d.Blocks {
			found = found || b.Ref.ID == id && b.Status == model.Attention
		}
	})
	return found
}

// The key of who is an auditor and nothing else ends, by whichever way it came.
func TestAuditorKeyEnds(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	r.id["Eva"] = r.save(&model.Person{Name: "Eva"})
	line := first(storetest.Public(54))
	end := r.today().AddDays(90)
	r.refuse(model.AddKey{Person: r.id["Eva"], Public: line}, "error.key.norole")
	r.refuse(model.AddKey{Person: r.id["Eva"], Public: line, Role: model.RoleAuditor}, "error.key.auditor_end")
	r.refuse(model.Invite{Person: r.id["Eva"], SecretHash: model.SecretHash(secret)}, "error.key.norole")
	r.do(model.AddKey{Person: r.id["Eva"], Public: line, Role: model.RoleAuditor, Until: end})
	storetest.MustView(t, r.h, func(s model.State) {
		gs := model.Find[*model.Grant](s, "person", r.id["Eva"])
		if len(gs) != 1 || gs[0].Role != model.RoleAuditor || gs[0].From != r.today() || gs[0].Until != end {
			t.Errorf("granted %+v", gs)
		}
	})
	_, code := r.invite("Eva")
	key := r.server().do(redeem(code, 55))
	if k := get[*model.Key](r, key); k.Until != end {
		t.Errorf("the key of an invited auditor ends %s, want %s", k.Until, end)
	}
	r.do(model.AddKey{Person: r.id["Anna"], Public: first(storetest.Public(56)), Role: model.RoleAuditor}) // a director too
	r.save(&model.Grant{Person: r.id["Eva"], Role: model.RoleAuditor, From: r.today()})
	r.refuse(model.Invite{Person: r.id["Eva"], SecretHash: model.SecretHash(secret)}, "error.key.auditor_end")
}

// One invitation per person is open; terms are counted in days.
func TestInvitationTerms(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	hash := model.SecretHash(secret)
	r.refuse(model.Invite{Person: r.id["Anna"], SecretHash: hash, Until: r.today().AddDays(31)}, "error.invitation.until")
	r.refuse(model.Invite{Person: r.id["Anna"], SecretHash: hash, Until: r.today().AddDays(-1)}, "error.invitation.until")
	old := r.do(model.Invite{Person: r.id["Anna"], SecretHash: hash, Until: r.today().AddDays(30)})
	bas, _ := r.invite("Bas")
	fresh, _ := r.invite("Anna")
	if i := get[*model.Invitation](r, old); i.RevokedOn != r.today() || i.ReplacedBy != fresh {
		t.Errorf("the older invitation is %+v", i)
	}
	if i := get[*model.Invitation](r, bas); !i.RevokedOn.IsZero() {
		t.Error("the invitation of Bas was withdrawn")
	}
	r.refuse(model.RevokeInvitation{Invitation: old}, "error.invitation.closed")
	step := storetest.MustDo(t, r.h, model.RevokeInvitation{Invitation: fresh, Why: "vergist"}).Entries[0].RecordedAt
	r.refuse(model.Undo{RecordedAt: step}, "error.undo.invitation")
}
