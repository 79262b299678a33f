package model_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// What a member's own vote may and may not, written from DESIGN §4 (Vote) and
// cbw.md §10 and §11 rule 7 before the code was run.

// written puts a proposal in writing to the board, open for a week.
func (r *room) written(papers ...model.Ref) string {
	r.Helper()
	return r.do(model.ProposeInWriting{Body: r.board, VoteBy: r.today().AddDays(7), Papers: papers,
		Wording: model.Wording{Subject: "Registratie", Text: "De raad registreert de organisatie."}})
}

// cast is a vote on a decision as it stands.
func (r *room) cast(decision string, v model.VoteValue) model.CastVote {
	r.Helper()
	c := model.CastVote{Decision: decision, Rev: get[*model.Decision](r, decision).Rev, Value: v}
	if v == model.VoteRecused {
		c.Interest = "commissaris bij de leverancier"
	}
	return c
}

// counted is what a member's vote on a decision counts as; empty: none does.
func (r *room) counted(decision, who string) (v model.Vote) {
	r.Helper()
	storetest.MustView(r, r.s.As(storetest.Local()), func(s model.State) {
		if got := model.VotesOn(s, decision)[r.id[who]]; got != nil {
			v = *got
		}
	})
	return v
}

func (r *room) ballot(decision string) *model.Ballot {
	r.Helper()
	var out *model.Ballot
	err := r.h.View(context.Background(), func(s model.State) (err error) {
		out, err = model.BallotOf(s, decision, s.Actor().Person)
		return err
	})
	if err != nil {
		r.Fatal(err)
	}
	return out
}

// Each line is a moment and who tries; want is the sentence, "" for a vote that
// is taken. The ballot must say the same as the command.
func TestWhoMayVoteAndWhen(t *testing.T) {
	t.Parallel()
	type try struct {
		name string
		do   func(r *room, d string)
		who  string
		vote model.VoteValue
		want string
	}
	nothing := func(*room, string) {}
	for _, x := range []try{
		{"a member", nothing, "Anna", model.VoteFor, ""},
		{"a member against", nothing, "Anna", model.VoteAgainst, ""},
		{"on the last day", func(r *room, _ string) { r.days(7) }, "Anna", model.VoteFor, ""},
		{"the day after", func(r *room, _ string) { r.days(8) }, "Anna", model.VoteFor, "error.written.late"},
		{"withdrawn", func(r *room, d string) { r.do(model.Decide{Decision: d, Outcome: model.OutcomeWithdrawn}) }, "Anna", model.VoteFor, "error.ballot.over"},
		{"closed", func(r *room, d string) {
			r.do(model.VoteInWriting{Decision: d, Votes: r.votes("Anna:for Bas:for Cem:for Dia:for")})
			r.do(model.CloseWritten{Decision: d})
		}, "Anna", model.VoteAgainst, "error.ballot.over"},
		{"an interest was noted", func(r *room, d string) { r.do(model.VoteInWriting{Decision: d, Votes: r.votes("Anna:recused")}) }, "Anna", model.VoteFor, "error.record.missing"},
		{"another was noted to have an interest", func(r *room, d string) { r.do(model.VoteInWriting{Decision: d, Votes: r.votes("Bas:recused")}) }, "Anna", model.VoteFor, ""},
		{"steps aside", nothing, "Anna", model.VoteRecused, ""},
		{"a vote was noted", func(r *room, d string) { r.do(model.VoteInWriting{Decision: d, Votes: r.votes("Anna:against")}) }, "Anna", model.VoteFor, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, model.Body{Written: true})
			d := r.written()
			own := r.session(x.who)
			c := own.cast(d, x.vote)
			x.do(r, d)
			c.Rev = get[*model.Decision](r, d).Rev
			if x.want == "" {
				if b := own.ballot(d); !b.Open() {
					t.Errorf("the ballot says %v %v", b.Why, b.Session)
				}
				own.do(c)
				if v := r.counted(d, x.who); v.Value != x.vote || v.Known != model.KnownSession || v.DecisionRev != c.Rev || v.Key == "" {
					t.Errorf("counted is %+v", v)
				}
				return
			}
			own.refuse(c, x.want)
			if x.want == "error.record.missing" {
				return // who steps aside sees nothing of it
			}
			if b := own.ballot(d); len(b.Why) == 0 || !strings.Contains(b.Why[0].String(), x.want) {
				t.Errorf("the ballot says %v", b.Why)
			}
		})
	}
}

// A vote is cast in a session with a key of one's own: nothing else is one.
func TestOwnSessionOnly(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	d := r.written()
	c := r.cast(d, model.VoteFor)
	as := func(a model.Actor) *room { o := *r; o.h = r.s.As(a); return &o }
	as(storetest.As(r.id["Anna"])).refuse(c, "error.ballot.session")
	as(storetest.As(r.secretary)).refuse(c, "error.denied")
	as(storetest.OverSSH(r, r.s, r.secretary)).refuse(c, "error.denied")
	tom := as(storetest.OverSSH(r, r.s, r.id["Tom"]))
	tom.refuse(c, "error.record.missing") // of a proposal in the board a supervisor hears nothing
	anna := r.session("Anna")
	local := *r
	local.h = r.s.As(storetest.Local())
	keys := 0
	storetest.MustView(t, local.h, func(s model.State) {
		for _, k := range model.Find[*model.Key](s, "person", r.id["Anna"]) {
			keys++
			defer func() { local.do(model.RevokeKey{Key: k.ID, Why: "kwijt"}) }()
		}
	})
	if keys != 1 {
		t.Fatalf("%d keys", keys)
	}
	anna.refuse(c, "error.denied")
}

// A vote with a key that nobody confirmed yet counts, and says so for ever.
func TestProvisionalMark(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true})
	d := r.written()
	_, code := r.invite("Anna")
	r.server().do(redeem(code, 40))
	anna := r.ssh(r.id["Anna"], 40)
	if b := anna.ballot(d); !b.NotYet || !b.Open() {
		t.Errorf("not yet %v, open %v %v", b.NotYet, b.Open(), b.Session)
	}
	anna.do(r.cast(d, model.VoteFor))
	_, print := storetest.Public(40)
	r.do(model.ConfirmKey{Key: print, Words: strings.Join(model.KeyWords(print), " ")})
	if v := r.counted(d, "Anna"); !v.Provisional || v.SignedBy() != print {
		t.Errorf("%+v", v)
	}
	anna.do(r.cast(d, model.VoteAgainst))
	if v := r.counted(d, "Anna"); v.Provisional || v.Value != model.VoteAgainst || v.Rev != 2 {
		t.Errorf("%+v", v)
	}
}

// In a meeting a proposal may be reworded while votes are in. A vote counts for
// what it was cast on and for nothing else; grounds are not what is decided.
func TestVoteIsBoundToTheWording(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, item, d := r.put(all)
	dia := r.session("Dia")
	first := dia.cast(d, model.VoteFor)
	dia.do(first)
	reword := func(change func(*model.Decision)) {
		rec := get[*model.Decision](r, d)
		change(rec)
		r.save(rec)
	}
	reword(func(x *model.Decision) { x.Considerations = "Er is gewikt en gewogen." })
	if v := r.counted(d, "Dia"); v.Value != model.VoteFor {
		t.Errorf("worked out grounds took the vote away: %+v", v)
	}
	dia.refuse(first, "error.ballot.reworded")
	for what, change := range map[string]func(*model.Decision){
		"text":       func(x *model.Decision) { x.Text = "De raad besluit iets anders." },
		"subject":    func(x *model.Decision) { x.Subject = "Ander voorstel" },
		"conditions": func(x *model.Decision) { x.Conditions = "Mits het geld er is." },
	} {
		old := get[*model.Decision](r, d)
		reword(change)
		if v := r.counted(d, "Dia"); v.Value != "" {
			t.Errorf("%s: a vote on another wording counts: %+v", what, v)
		}
		if b := dia.ballot(d); len(b.Votes) != 1 || !b.Votes[0].Stale || b.Votes[0].Counts {
			t.Errorf("%s: %+v", what, b.Votes)
		}
		reword(func(x *model.Decision) { x.Text, x.Subject, x.Conditions = old.Text, old.Subject, old.Conditions })
		if v := r.counted(d, "Dia"); v.Value != model.VoteFor {
			t.Errorf("%s: back as it was, and the vote does not count", what)
		}
	}
	// A paper that is laid down is part of it.
	r.do(model.Present{Item: item, Title: "Nagekomen", File: blob("nieuw stuk")})
	if v := r.counted(d, "Dia"); v.Value != "" {
		t.Errorf("a vote from before a paper counts: %+v", v)
	}
	three := r.votes("Anna:for Bas:for Cem:against")
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: three}, "error.decide.vote_stale")
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: append(three, r.votes("Dia:for")...)})
	if v := r.counted(d, "Dia"); v.Known != model.KnownNoted {
		t.Errorf("%+v", v)
	}
}

// What was decided on own votes stands when a slip is corrected after its item
// closed; conditions that come with the outcome are another wording.
func TestCorrectionKeepsOwnVotes(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, item, d := r.put(all)
	for who, v := range map[string]model.VoteValue{"Anna": model.VoteFor, "Bas": model.VoteFor, "Cem": model.VoteFor, "Dia": model.VoteAgainst} {
		own := r.session(who)
		own.do(own.cast(d, v))
	}
	r.refuse(model.Decide{Decision: d, Outcome: model.OutcomeConditions, Conditions: "Mits.", FeedbackOn: r.today().AddDays(30)}, "error.decide.vote_stale")
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved})
	free := get[*model.Decision](r, d)
	free.Text = "De raad besluit het tegendeel."
	r.save(free)
	r.problem(d, "duty.invalid.quorum", "duty.invalid.majority")
	free = get[*model.Decision](r, d)
	free.Text, free.Ballot = "De raad besluit.", "" // a form cannot say on what was voted
	r.save(free)
	r.problem(d)
	r.do(model.CloseItem{Item: item})
	w := model.WordingOf(free)
	w.Text = "De raad besluit zo."
	r.do(model.CorrectDecision{Decision: d, Reason: "tikfout", Wording: w})
	r.problem(d)
	if v := r.counted(d, "Dia"); v.Value != model.VoteAgainst {
		t.Errorf("%+v", v)
	}
}

// problem holds what is wrong with a decision against what must be.
func (r *room) problem(d string, want ...string) {
	r.Helper()
	storetest.MustView(r, r.s.As(storetest.Local()), func(s model.State) {
		dec, _ := model.Get[*model.Decision](s, d)
		var got []string
		for _, m := range model.Validity(s, dec) {
			got = append(got, m.Key)
		}
		if len(want) == 0 && len(got) > 0 || len(want) > 0 && !slices.ContainsFunc(want, func(w string) bool { return slices.Contains(got, w) }) {
			r.Errorf("wrong with it: %v, want one of %v", got, want)
		}
	})
}

// Who voted ahead and stayed away is not counted, and holds nothing up.
func TestVotedAheadAndAway(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	m, item := r.planned(r.board)
	d := r.do(model.PutToDecision{Item: item, Wording: model.Wording{Subject: "Voorstel", Text: "De raad besluit."}})
	for who, v := range map[string]model.VoteValue{"Cem": model.VoteAgainst, "Dia": model.VoteFor} {
		own := r.session(who)
		if b := own.ballot(d); len(b.Notes) == 0 || b.Notes[0].Key != "screen.ballot.note.ahead" {
			t.Errorf("%v", b.Notes)
		}
		own.do(own.cast(d, v))
	}
	r.do(model.OpenMeeting{Meeting: m, Attendance: r.noted("Anna Bas Cem:excused Dia")})
	r.do(model.Decide{Decision: d, Outcome: model.OutcomeApproved, Votes: r.votes("Anna:for Bas:for")})
	storetest.MustView(t, r.h, func(s model.State) {
		dec, _ := model.Get[*model.Decision](s, d)
		b, _ := model.Get[*model.Body](s, r.board)
		if got := model.Count(s, dec, b); got.For != 3 || got.Against != 0 || got.Present != 3 {
			t.Errorf("counted %+v", got)
		}
	})
	r.problem(d)
	cem := r.session("Cem")
	cem.refuse(cem.cast(d, model.VoteAgainst), "error.ballot.over")
}

// Own votes follow each other in one record; the noted twin counts no more, and
// none of it can be undone.
func TestTwinsAndUndo(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{})
	_, _, d := r.put(all)
	r.do(model.Save{Record: &model.Vote{Decision: d, Person: r.id["Bas"], Value: model.VoteFor, Known: model.KnownNoted}})
	bas := r.session("Bas")
	bas.do(bas.cast(d, model.VoteAgainst))
	bas.do(bas.cast(d, model.VoteAbstain))
	storetest.MustView(t, r.h, func(s model.State) {
		var own, noted int
		for _, v := range model.Find[*model.Vote](s, "decision", d) {
			own, noted = own+btoi(v.Known == model.KnownSession), noted+btoi(v.Known == model.KnownNoted)
		}
		if own != 1 || noted != 1 {
			t.Errorf("%d own and %d noted", own, noted)
		}
	})
	if v := r.counted(d, "Bas"); v.Value != model.VoteAbstain || v.Rev != 2 {
		t.Errorf("%+v", v)
	}
	var step model.Step
	storetest.MustView(t, bas.h, func(s model.State) { step, _ = model.LastStep(s, r.id["Bas"]) })
	bas.refuse(model.Undo{RecordedAt: step.RecordedAt}, "error.undo.vote")
	r.refuse(model.Save{Record: &model.Vote{Decision: d, Person: r.id["Bas"], Value: model.VoteFor, Known: model.KnownSignature, Statement: "x"}}, "error.vote.unsigned")
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Agreeing to decide in writing is a choice of its own, and is nothing in a
// meeting.
func TestConsentApart(t *testing.T) {
	t.Parallel()
	r := newRoom(t, model.Body{Written: true, WrittenConsent: true})
	d := r.written()
	_, _, met := r.put(all)
	for _, x := range []struct {
		who      string
		d        string
		consents bool
		want     bool
	}{{"Anna", d, true, true}, {"Bas", d, false, false}, {"Cem", met, true, false}} {
		own := r.session(x.who)
		c := own.cast(x.d, model.VoteFor)
		c.Consents = x.consents
		own.do(c)
		if v := r.counted(x.d, x.who); v.Consents != x.want {
			t.Errorf("%s: %+v", x.who, v)
		}
	}
	if b := r.session("Anna").ballot(d); b.Manner.Key != "screen.ballot.manner.all" {
		t.Errorf("%v", b.Manner)
	}
}
