package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// A director comes for the first time: the secretary makes a letter on screen,
// the director types its code, wrong and then right, and reads the words of the
// new key on the screen; the secretary types what they hear, and the mark is off
// the director's screen within a second. A vote cast before keeps saying how it
// was known.
func TestVisitFirstTime(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	setHost(t, path)
	l := receiveAt(t, path)
	hanneke := l.enter("Hanneke Els", 120, 40).Sees("secretaris").Opens("P-002")
	hanneke.Makes("uitnodigen om via SSH").Sees("Joost Eik uitnodigen").Press(keys.Save).Sees("UITNODIGING VOOR Joost Eik")
	code := inviteCode.FindString(hanneke.Screen())
	hanneke.Press(keys.Back).Loses(code)

	key := keyPair(t)
	words := strings.Join(model.KeyWords(fingerprint(key)), " ")
	if _, err := l.dial("bestuur", key); err == nil {
		t.Fatal("an unknown key comes in without an invitation")
	}
	wrong := code[:len(code)-4] + "0000"
	joost := l.sit(l.mustDial("uitnodiging", key), 80, 34).Sees("Typ de code uit uw uitnodiging")
	joost.Types(wrong).Keys("enter").Sees("Deze code geeft geen toegang.")
	l.Store("SELECT count(*) FROM \"key\" WHERE person_id = 'P-002'", "0")
	joost.Types(strings.ToLower(code)).Keys("enter").Sees("Welkom, Joost Eik.", words)
	hanneke.Soon(joost.sent, "voorlopig").Lacks(words)
	joost.Keys("enter").Sees("Mijn dossier", "voorlopige sleutel", words)
	l.Store("SELECT person_id, provisional, fingerprint FROM \"key\" ORDER BY seq DESC LIMIT 1", "P-002|1|"+fingerprint(key))
	l.Store("SELECT body ->> '$.used_on' FROM invitation WHERE person_id = 'P-002'", today)

	joost.Opens("B-2026-026").Press(keys.Vote).Sees("Uw sleutel is nog voorlopig")
	joost.Press(keys.CastFor).Sees("▌! Oplegger").Reads().Press(keys.CastFor).Sees("▌! continuiteitsplan").Reads()
	joost.Press(keys.CastFor).Sees("Nog één keer kijken", "voorlopig").Types("2026-026").Press(keys.Cast).Sees("is vastgelegd")
	joost.Press(keys.Vote).Sees("Uw sleutel is nog voorlopig")

	hanneke.Makes("bevestigen").Sees("Sleutel SL-").Types(words).Press(keys.Save).Sees("is bevestigd")
	joost.SoonLoses(hanneke.sent, "Uw sleutel is nog voorlopig").Sees("Zelf stemmen", "Alleen de tekst") // and they are where they were
	joost.Press(keys.Back, keys.Dossier).Sees("Mijn dossier").Lacks("voorlopig", words)
	hanneke.Opens("B-2026-026").Sees("Joost Eik", "voor · eigen sessie", "(toen nog voorlopig)")
	l.Store(ownOne+"'B-2026-026'", "P-002|for|session|"+fingerprint(key)+"|1|1")
	l.Store("SELECT coalesce(provisional, 0), confirmed_on FROM \"key\" WHERE fingerprint = '"+fingerprint(key)+"'", "0|"+today)
	joost.Leaves()

	// The invitation works once.
	other := l.sit(l.mustDial("uitnodiging", keyPair(t)), 80, 24).Sees("Code:").Types(code).Keys("enter").Sees("Deze code geeft geen toegang.")
	other.Keys("ctrl+c")
	if code := other.left(); code != 1 {
		t.Errorf("ended with %d", code)
	}
}
