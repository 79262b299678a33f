package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/serve"
)

// guest gives somebody a seat as if they came in over SSH with their key.
func guest(t testing.TB, path, name string, w, h int) *seat {
	t.Helper()
	local := enter(t, path, "", "nl")
	var person, fp string
	err := local.h.View(t.Context(), func(v model.State) error {
		id, err := findPerson(v, name)
		for _, k := range model.Find[*model.Key](v, "person", id) {
			if k.State(v.Today()).LetsIn() {
				person, fp = id, k.Fingerprint
			}
		}
		return err
	})
	if err != nil || fp == "" {
		t.Fatalf("%s has no key that lets in: %v", name, err)
	}
	house := newHouse(local.session, local.store)
	v := serve.Visit{Guest: serve.Guest{Person: person, Name: name}, Fingerprint: fp, Lang: "nl", Terminal: true, Width: w, Height: h}
	return seated(t, house.remoteSession(v, nil, noStreams()).received(), w, h)
}

// Whoever comes in with a key that nobody confirmed reads on their own dossier
// what to do, with the words; nobody else's screen shows them.
func TestProvisionalKeySaysItsWords(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	fp := newOracle(t, path).text("SELECT fingerprint FROM key WHERE body ->> '$.provisional' = 1 OR body ->> '$.provisional' = 'true'")
	words := strings.Join(model.KeyWords(fp), " ")
	s := guest(t, path, "Samira Meidoorn", 80, 24)
	s.do(keys.Dossier).Has("voorlopige sleutel", "Lees deze acht woorden aan de secretaris voor")
	if flat := strings.Join(strings.Fields(s.Screen()), " "); !strings.Contains(flat, words) {
		t.Errorf("the words %q are not on the screen:\n%s", words, s.Screen())
	}
	for _, other := range []*seat{take(t, path, theMinutes, "nl", 120, 60), take(t, path, "", "nl", 120, 60), take(t, path, "Samira Meidoorn", "nl", 120, 60), guest(t, path, "Maud Wilg", 120, 60)} {
		for _, open := range []func(){
			func() {
				other.do(keys.People, keys.Top)
				reach(t, other.Driver, "Samira Meidoorn")
				other.do(keys.Open)
			},
			func() { other.do(keys.SearchAll).Type("SL-004").Press(keys.Open) },
		} {
			other.do(keys.Screen(1), keys.Screen(1))
			open()
			other.Lacks(words, model.KeyWords(fp)[0]+" "+model.KeyWords(fp)[1])
		}
	}
}

// The secretary types what they hear: wrong words change nothing and are not
// mended by the screen, the right ones confirm, and only then they are shown.
func TestSecretaryConfirmsAKey(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	fp := o.text("SELECT fingerprint FROM key WHERE id='SL-004'")
	words := strings.Join(model.KeyWords(fp), " ")
	s := take(t, path, theMinutes, "nl", 80, 24).do(keys.People, keys.Top)
	reach(t, s.Driver, "Samira Meidoorn")
	s.do(keys.Open).Has("SL-004 · ed25519", "voorlopig").Press(keys.New).Has("sleutel SL-004 bevestigen", "uitnodigen om via SSH")
	s.Press(keys.Run).Has("Sleutel SL-004 van Samira Meidoorn bevestigen").Lacks(words)
	s.Type("aap noot mies wim zus jet teun vuur").Press(keys.Save).Has("Dit zijn niet de woorden").Lacks(words)
	const confirmed = "SELECT coalesce(body ->> '$.provisional', 0), coalesce(body ->> '$.confirmed_on', '') FROM key WHERE id='SL-004'"
	o.holds(confirmed, "1|")
	s.Key("ctrl+u")
	for range 60 {
		s.Key("backspace")
	}
	s.Type(strings.ToUpper(words)).Press(keys.Save).Has("is bevestigd")
	o.holds(confirmed, "0|"+today)
	s.Press(keys.Reload).Has("SL-004", "geldig", "door Hanneke Els")
	guest(t, path, "Samira Meidoorn", 80, 24).do(keys.Dossier).Lacks("voorlopige sleutel")
}

// Revoking names the key, no is what stands there, and a director revokes their
// own and nobody else's.
func TestRevokingAKeyOnScreen(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	const revoked = "SELECT id FROM key WHERE body ->> '$.revoked_on' <> '' ORDER BY id"
	d := guest(t, path, "Maud Wilg", 80, 24).do(keys.Dossier, keys.New)
	d.Has("sleutel SL-001 intrekken").Lacks("SL-002", "SL-004")
	d.Press(keys.Find).Type("SL-001").Press(keys.Run).Has("Sleutel SL-001 van Maud Wilg intrekken", "SHA256:", "na bewaren eindigt deze sessie")
	d.Type("Tablet kwijt").Press(keys.Save).Has("Kies ja om in te trekken")
	o.holds(revoked)
	d.Key("j").Press(keys.Save) // the question has the focus now
	o.holds(revoked, "SL-001")
	o.holds("SELECT body ->> '$.reason' FROM key WHERE id='SL-001'", "Tablet kwijt")

	s := take(t, path, theMinutes, "nl", 80, 24).do(keys.People, keys.Top)
	reach(t, s.Driver, "Walter Taxus")
	s.do(keys.Open, keys.New)
	s.Press(keys.Find).Type("SL-003").Press(keys.Run).Has("Sleutel SL-003 van Walter Taxus intrekken").Key("tab", "j").Press(keys.Save).Has("ingetrokken")
	o.holds(revoked, "SL-001", "SL-003")
	// The CISO keeps no keys: what is not theirs is not there.
	c := take(t, path, thePapers, "nl", 80, 24).do(keys.People, keys.Top)
	reach(t, c.Driver, "Samira Meidoorn")
	c.do(keys.Open).Lacks("SL-004").Press(keys.New).Lacks("SL-004", "uitnodigen om")
}

var inviteCode = regexp.MustCompile(`UIT-2026-\d+(-[0-9A-Z]{4}){4}`)

// An invitation shows its code once, in a letter that can be copied; nowhere in
// the file the code stands, and it lets in whoever types it.
func TestInvitationOnScreen(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	setHost(t, path)
	o := newOracle(t, path)
	s := take(t, path, theMinutes, "nl", 80, 24).do(keys.People, keys.Top)
	reach(t, s.Driver, "Joost Eik")
	s.do(keys.Open, keys.New)
	s.Press(keys.Find).Type("uitnodigen").Press(keys.Run).Has("Joost Eik uitnodigen", "28 nov 2026", "één keer").Press(keys.Save)
	s.Has("UIT-2026-002 voor Joost Eik", "niet nog eens getoond", "UITNODIGING VOOR Joost Eik")
	secret := inviteCode.FindString(s.Screen())
	if secret == "" {
		t.Fatalf("there is no code on the screen:\n%s", s.Screen())
	}
	s.Press(keys.Copy)
	if len(s.Copied) != 1 || !strings.Contains(s.Copied[0], secret) || !strings.Contains(s.Copied[0], "stem.txt.sig") {
		t.Errorf("copied: %q", s.Copied)
	}
	s.Press(keys.Bottom).Has("APPARAAT KWIJT").Press(keys.Back).Lacks(secret)
	if n := o.text("SELECT count(*) FROM ledger_body WHERE instr(body, '" + secret[len("UIT-2026-002-"):] + "')"); n != "0" {
		t.Error("the code stands in the file")
	}
	o.holds("SELECT person_id, coalesce(body ->> '$.used_on', '') FROM invitation WHERE id='UIT-2026-002'", "P-002|")
	s.Press(keys.Reload).Has("UIT-2026-002").Press(keys.New)
	s.Press(keys.Find).Type("UIT-2026-002").Press(keys.Run).Has("Uitnodiging UIT-2026-002 voor Joost Eik intrekken").Key("tab", "j").Press(keys.Save)
	o.holds("SELECT coalesce(body ->> '$.revoked_on', '') FROM invitation WHERE id='UIT-2026-002'", today)
}

// What became of keys since the meeting before stands in the list that is
// closed and adopted, for every member.
func TestKeysStandInTheList(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	fp := newOracle(t, path).text("SELECT fingerprint FROM key WHERE id='SL-004'")
	sec := take(t, path, theMinutes, "nl", 80, 24).do(keys.Screen(2), keys.Top)
	reach(t, sec.Driver, "V-2026-013")
	if flat := strings.Join(strings.Fields(sec.do(keys.Open).Screen()), " "); strings.Contains(flat, "Sleutels sinds") {
		t.Errorf("a meeting that was not held tells of keys:\n%s", sec.Screen())
	}
	h := enterOn(t, time.Date(2026, 12, 9, 10, 0, 0, 0, time.UTC), path, theMinutes, "nl").h
	for _, cmd := range []model.Command{model.OpenMeeting{Meeting: "V-2026-013"}, model.RevokeKey{Key: "SL-002", Why: "Weg."}} {
		if _, err := h.Do(t.Context(), cmd); err != nil {
			t.Fatal(err)
		}
	}
	for _, who := range []string{theMinutes, "Joost Eik"} {
		s := on(t, "2026-12-09", path, who).Resize(120, 60).Press(keys.Screen(2), keys.Top)
		reach(t, s, "V-2026-013")
		s.Press(keys.Open, keys.Bottom).Has("Sleutels sinds de vorige vergadering", "nieuw · nog niet bevestigd · ed25519", fp, "Ruben Populier", "ingetrokken")
		s.Lacks("Walter Taxus") // of before the meeting before
	}
	s := on(t, "2026-12-09", path, theMinutes).Resize(80, 24).Press(keys.Screen(2), keys.Top)
	reach(t, s, "V-2026-013")
	s.Press(keys.Hold, keys.Ending).Has("Sleutels sinds de vorige vergadering: 2 wijzigingen", "Samira Meidoorn", "SHA256:")
}

// setHost has the configuration say under which name the server is reached.
func setHost(t testing.TB, path string) {
	t.Helper()
	dir := filepath.Join(filepath.Dir(path), ".config", "rekenschap")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("[serve]\nhost = \"linde.example\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A member begins with what waits: first a proposal in writing with its day,
// then the next agenda with what is to be read, own actions, own questions and
// the term for training; every line opens. What was voted on waits no more.
func TestWhatWaitsComesFirst(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	sec := enter(t, path, theMinutes, "nl")
	board := newOracle(t, path).text("SELECT id FROM body WHERE body ->> '$.code' = 'RvB'")
	rc, err := sec.h.Do(t.Context(), model.ProposeInWriting{Body: board, VoteBy: model.MustDate("2026-11-28"),
		Wording: model.Wording{Subject: "Noodstroom verlengen", Text: "De raad verlengt het contract."}})
	if err != nil {
		t.Fatal(err)
	}
	id := rc.Refs[0].ID
	s := take(t, path, "Joost Eik", "nl", 80, 24).do(keys.Dossier)
	order := []string{"Noodstroom verlengen · " + id, "stem uiterlijk 28 nov 2026", "9 dec 2026", "Punt 1", "2 te lezen", "Aanbieder vragen", "Termijn opleiding"}
	at := -1
	for _, want := range order {
		i := strings.Index(s.Screen(), want)
		if i <= at {
			t.Errorf("%q does not stand where it should:\n%s", want, s.Screen())
		}
		at = max(at, i)
	}
	if !strings.Contains(s.Chosen(), id) {
		t.Errorf("the cursor is on %q", s.Chosen())
	}
	for _, want := range []string{"V-2026-013", "AP-2026-031", "AP-2026-032"} { // the lines lead where they say
		s.Press(keys.Down, keys.Follow).Has("› " + want)
		s.Key("esc")
	}
	if _, err := sec.h.Do(t.Context(), model.VoteInWriting{Decision: id, Votes: []model.NotedVote{{Person: "P-002", Value: model.VoteFor}}}); err != nil {
		t.Fatal(err)
	}
	s.Press(keys.Reload).Lacks("stem uiterlijk")
	guest(t, path, "Samira Meidoorn", 80, 24).do(keys.Dossier).Has("stem uiterlijk 28 nov 2026")
}
