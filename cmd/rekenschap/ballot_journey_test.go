package main

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// vote is what is recorded of the vote of somebody.
func (l *hall) vote(name, decision string) (out *model.Vote) {
	l.t.Helper()
	if err := l.as("").View(l.t.Context(), func(s model.State) error {
		out = model.VotesOn(s, decision)[l.person(name)]
		return nil
	}); err != nil {
		l.t.Fatal(err)
	}
	return out
}

// A director reads what lies before them and votes, from their dossier, with
// nothing but a terminal. A wrong number and a pasted one cast nothing.
func TestDirectorVotesOnScreen(t *testing.T) {
	t.Parallel()
	l := receive(t)
	d := l.openTo("Maud Wilg")
	v := l.enter("Maud Wilg", 80, 24)
	v.Until("Maud Wilg")
	v.Send("m")
	v.Until("Wat wacht")
	v.Send("j")
	v.Until("B stem")
	v.Send("B")
	v.Until("Alleen de tekst")
	v.Send("1")
	v.Until("Lees eerst 2 stukken")
	v.Until("Oplegger")
	v.read()
	v.Send("1")
	v.Until("Lees eerst dit stuk")
	v.read()
	v.Send("o")
	v.Until("Kort en zakelijk")
	v.Send("Met zorg over de kosten.")
	v.Send("\x13")
	v.Until("Met zorg over de kosten.")
	v.Send("2")
	v.Until("Nog één keer kijken")
	v.Until("TEGEN")
	number := strings.TrimPrefix(d, "B-")
	v.Send("2025-001\r")
	v.Until("is niet het nummer van")
	v.Send("\x15\x1b[200~" + number + "\r\x1b[201~")
	v.Until("plakken stemt niet")
	if got := l.vote("Maud Wilg", d); got != nil {
		t.Fatalf("a pasted number cast %+v", got)
	}
	v.Send(number + "\r")
	v.Until("is vastgelegd")
	got := l.vote("Maud Wilg", d)
	if got == nil || got.Value != model.VoteAgainst || got.Known != model.KnownSession || got.Minority != "Met zorg over de kosten." || len(got.Read) != 2 || got.Key == "" {
		t.Errorf("%+v", got)
	}
	out, _, code := ask(t, v.client, "", "show "+d)
	for _, want := range []string{"U stemde zelf: tegen", "eigen sessie, sleutel " + got.Key[:19]} {
		if code != 0 || !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("its page does not say %q:\n%s", want, out)
		}
	}
}

// read opens the paper under the cursor, reads it to its end, and confirms.
func (v *chair) read() {
	v.t.Helper()
	v.Send("\r")
	v.Until("│")
	v.Send("G")
	v.Until("Einde van het stuk")
	v.Send(" ")
	v.Until("gelezen en bevestigd")
}
