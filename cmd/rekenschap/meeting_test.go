package main

import (
	"database/sql"
	"slices"
	"strings"
	"testing"
)

// A whole meeting by keys alone, as its secretary holds it: prepare, present,
// open with a proxy, an interest, a tie that the chair decides, an objection
// with its note, two actions, a question with its follow-up, close, adopt. What
// the screen says is held against the file in plain SQL.
func TestSecretaryHoldsAMeeting(t *testing.T) {
	t.Parallel()
	b := newBoardroom(t)
	s := b.secretary(t, 120, 44)
	o := newOracle(t, b.path)

	s.Has("gepland", "Er staat nog niets op de agenda")
	s.Key("p").Has("Vaststellen besluitenlijst van 20 okt 2026", "is gesloten en nog niet vastgesteld")
	s.Key("enter").Has("1. Vaststellen besluitenlijst")
	s.Key("n").Has("Ter besluitvorming: met overwegingen").Key("enter").Type("MFA verplicht").Key("ctrl+s", "ctrl+r").Has("MFA verplicht")
	s.Key("pgdown", "down", "down", "down", "down", "down").Has("6. MFA verplicht", "Er is bij dit punt nog geen stuk voorgelegd")
	s.Key(",", ",", ",", ",", "shift+up").Has("1. MFA verplicht")
	o.holds("SELECT nr, title FROM agenda_item ORDER BY nr LIMIT 2", "1|MFA verplicht", "2|Vaststellen besluitenlijst van 20 okt 2026")

	s.Key("s").Has("Stuk voorleggen bij 1. MFA verplicht").Type("Toegangs").Key("enter", "ctrl+s", "ctrl+r")
	s.Has("Toegangsbeleid 1.0", "SHA-256", "voorgelegd op 21 nov 2026 aan Raad van bestuur")

	s.Key("O").Has("Wie is er?", "6 van 6 leden")
	s.Key("down", "down", "down", "down", "down", "m").Has("volmacht aan Anna Kastanje", "1 van hen is vertegenwoordigd")
	s.Key("enter").Has("bezig", "Het quorum is gehaald", "6 van 6 leden aanwezig of vertegenwoordigd, 4 nodig")
	o.holds("SELECT person_id, proxy_to_id FROM attendance WHERE meeting_id='"+b.meeting+"' AND present='proxy'", b.person["Floor"]+"|"+b.person["Anna"])

	s.Key("g").Has("Tekst van het besluit").Type(" per 1 januari").Key("enter")
	s.Has("B-2026-001: goedgekeurd", "6 voor, 0 tegen")
	s.Key("down", "t").Has("Aantekening van de minderheid").Type("Te snel voor de OK.").Key("enter").Has("Te snel voor de OK.", "5 voor, 1 tegen")
	s.Key("down", "b").Has("Welk belang heeft dit lid?").Type("Commissaris bij de leverancier").Key("enter").Has("4 voor, 1 tegen", "wegens belang")
	s.Key("down", "t", "enter").Has("3 voor, 2 tegen")
	s.Key("down", "o").Has("2 voor, 2 tegen", "de voorzitter (Anna Kastanje) besliste: voor", "Kan zo worden vastgelegd")
	s.Key("enter").Has("B-2026-001 · goedgekeurd", "uitkomst vastgelegd, nog niet afgerond")
	o.holds("SELECT outcome, body ->> '$.text' FROM decision", "approved|MFA verplicht per 1 januari")
	o.holds("SELECT value, body ->> '$.minority', interest, proxy_id FROM vote ORDER BY person_id", "for|||", "against|Te snel voor de OK.||",
		"recused||Commissaris bij de leverancier|", "against|||", "abstain|||", "for|||"+b.person["Anna"])

	s.Key("a").Type("MFA bij leveranciers @ciso 15-12").Key("enter")
	s.Key("a").Type("Uitleg aan de OK @bram 1-12").Key("enter", "ctrl+r")
	s.Has("MFA bij leveranciers", "Uitleg aan de OK")
	s.Key("v").Has("Vraag van").Key("down").Type("Wat kost dit?").Key("enter").Has("Wat kost dit?", "nog geen antwoord")
	s.Key("u").Type("Ongeveer een ton.").Key("enter").Has("Vervolg op dit antwoord").Type("Begroting maken @ciso 10-12").Has("CISO").Key("enter")
	s.Has("Ongeveer een ton.", "Begroting maken")
	o.holds("SELECT asked_by_id, a.text, a.due FROM question q JOIN action a ON a.id = q.follow_up_id", b.person["Bram"]+"|Begroting maken|2026-12-10")
	o.holds("SELECT text, origin_id FROM action ORDER BY id LIMIT 2", "MFA bij leveranciers|B-2026-001", "Uitleg aan de OK|B-2026-001")

	s.Key("c").Has("2. Vaststellen besluitenlijst van 20 okt 2026")
	state := "SELECT state FROM meeting WHERE id='" + b.before + "'"
	s.Key("V").Has("De besluitenlijst vaststellen van Vergadering RvB 20 okt 2026", "kan niet worden teruggedraaid")
	s.Key("esc").Lacks("kan niet worden teruggedraaid")
	o.holds(state, "closed")
	s.Key("enter").Has("kan niet worden teruggedraaid") // the next step of this item
	o.holds(state, "closed")
	s.Key("enter")
	o.holds("SELECT state, adopted_in_id FROM meeting WHERE id='"+b.before+"'", "adopted|"+b.meeting)
	o.holds("SELECT title FROM agenda_item WHERE meeting_id='"+b.meeting+"' AND topic='minutes' AND body ->> '$.treated'", "Vaststellen besluitenlijst van 20 okt 2026")
	s.Lacks("2. Vaststellen besluitenlijst van 20 okt 2026") // the next one that waits
	s.Key("K").Has("Tekst van het besluit").Key("enter").Has("Er wordt niet gestemd")
	s.end(t, b, o)
}

// end closes the meeting with what is left open.
func (s *seat) end(t *testing.T, b *boardroom, o oracle) {
	t.Helper()
	s.Key("enter").Has("ter kennis")
	s.Key("S").Has("Toch sluiten, met de reden")
	s.Key("enter").Type("Komt terug.").Key("enter").Has("gesloten")
	o.holds("SELECT state FROM meeting WHERE id='"+b.meeting+"'", "closed")
	s.Lacks("S sluiten", "g goedgekeurd").Has("H getekende lijst")
}

// holds compares the rows of a query, their columns joined, with those that
// should be there.
func (o oracle) holds(q string, want ...string) {
	o.t.Helper()
	rows, err := o.db.Query(q)
	if err != nil {
		o.t.Fatalf("%s: %v", q, err)
	}
	defer rows.Close()
	cols, _ := rows.Columns()
	var got []string
	for rows.Next() {
		v, into := make([]sql.NullString, len(cols)), make([]any, len(cols))
		for i := range v {
			into[i] = &v[i]
		}
		if err := rows.Scan(into...); err != nil {
			o.t.Fatalf("%s: %v", q, err)
		}
		var parts []string
		for _, s := range v {
			parts = append(parts, s.String)
		}
		got = append(got, strings.Join(parts, "|"))
	}
	if !slices.Equal(got, want) {
		o.t.Errorf("%s:\n got %q\nwant %q", q, got, want)
	}
}
