package ballot

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// The most that is typed in a note, and pasted of a signature.
const (
	longestNote = 2000
	longestSig  = 16 << 10
)

// Typing implements page.Typer.
func (p *Page) Typing() bool {
	return p.step == writing || p.step == pasting || p.step == casting || p.step == halted
}

// write opens a text to type in.
func (p *Page) write(s step, was string) page.Effect {
	if p.step != writing {
		p.from = p.step
	}
	most := longestNote
	if s == pasting {
		most = longestSig
	}
	p.step, p.fail, p.area = s, nil, widget.NewArea(most)
	p.area.SetValue(was)
	return page.Effect{}
}

// Key implements page.Typer.
func (p *Page) Key(k tea.KeyPressMsg) page.Effect {
	if p.step == halted {
		return page.Effect{}
	}
	if p.step == casting {
		p.number.Key(k)
		p.fail = nil
		return page.Effect{}
	}
	if k.String() == "enter" {
		p.area.Enter()
	} else {
		p.area.Key(k)
	}
	return p.typed()
}

// Paste implements page.Typer. A number that is pasted casts nothing, and is not
// taken: one's own vote is typed.
func (p *Page) Paste(s string) page.Effect {
	switch p.step {
	case casting:
		return page.Effect{Say: model.Msg("screen.ballot.type_it")}
	case halted:
		return page.Effect{}
	}
	p.area.Paste(s)
	return p.typed()
}

// typed keeps what stands in the field.
func (p *Page) typed() page.Effect {
	p.fail = nil
	switch {
	case p.step == pasting:
		p.draft.Armored = p.area.Value()
	case p.draft.Value == model.VoteRecused:
		p.draft.Interest = p.area.Value()
	default:
		p.draft.Note = p.area.Value()
	}
	return page.Effect{Cmd: p.keep()}
}

// Cursor implements page.Typer.
func (p *Page) Cursor() (x, y int) { return p.x, p.y }

// done ends the typing: the nature of an interest leads to the last look, a
// signature is given.
func (p *Page) done() page.Effect {
	switch {
	case p.step == pasting:
		return p.give()
	case p.draft.Value != model.VoteRecused:
		p.step = reading
		p.fill()
		p.sheet.Choose(rowNote)
	case strings.TrimSpace(p.draft.Interest) == "":
		p.fail = model.Errorf(model.CodeInvalid, "error.vote.interest")
	default:
		p.lastLook()
	}
	return page.Effect{}
}

// castNow casts the vote when the number that was typed is that of the decision.
func (p *Page) castNow() page.Effect {
	if !isNumber(p.number.Value(), p.id) {
		p.fail = model.Errorf(model.CodeInvalid, "error.ballot.number", "Text", text.Clean(p.number.Value()), "ID", p.id)
		return page.Effect{}
	}
	cmd := model.CastVote{Decision: p.id, Rev: p.ballot.Ref.Rev, Ballot: p.ballot.Motion.Hash(), Value: p.draft.Value,
		Consents: p.draft.Consents, Read: p.ballot.Read()}
	if cmd.Value == model.VoteRecused {
		cmd.Interest = strings.TrimSpace(text.Pasted(p.draft.Interest))
	} else {
		cmd.Minority = strings.TrimSpace(text.Pasted(p.draft.Note))
	}
	src := p.source()
	return page.Effect{Cmd: p.saving.Start(p.env, func(ctx context.Context) (any, error) { return src.Do(ctx, cmd) })}
}

// isNumber tells whether somebody typed the number of a decision: whole, without
// its letter, or its last part alone.
func isNumber(typed, id string) bool {
	typed = strings.ToUpper(strings.TrimSpace(typed))
	parts := strings.Split(id, "-")
	if len(parts) != 3 || typed == "" {
		return typed == id && id != ""
	}
	n, err := strconv.Atoi(typed)
	want, _ := strconv.Atoi(parts[2])
	return typed == id || typed == parts[1]+"-"+parts[2] || err == nil && n == want && len(typed) <= 4 && typed[0] != '+' && typed[0] != '-'
}

// give hands in a signature.
func (p *Page) give() page.Effect {
	src, id, armored, note := p.source(), p.id, []byte(p.area.Value()), strings.TrimSpace(text.Pasted(p.draft.Note))
	return page.Effect{Cmd: p.saving.Start(p.env, func(ctx context.Context) (any, error) { return src.CastSigned(ctx, id, armored, note) })}
}

// cast takes what came of voting. On a newer text the member reads that first.
func (p *Page) cast(a page.Answer) tea.Cmd {
	if p.fail = a.Err; a.Err != nil {
		if model.CodeOf(a.Err) == model.CodeConflict {
			p.moved = true
			p.halt()
			p.fill()
		}
		return p.Reload()
	}
	rc, _ := a.Value.(model.Receipt)
	said := model.Msg("screen.ballot.cast", "ID", p.id)
	if len(rc.Entries) == 0 {
		said = model.Msg("screen.ballot.cast_same", "ID", p.id)
	}
	return tea.Batch(p.keeper.Drop(p.env, p.source(), place(p.id)), page.Finish(p, said, rc))
}

// sign asks what is to be signed. It signs what was chosen.
func (p *Page) sign() page.Effect {
	v := p.draft.Value
	if !p.ballot.Open() || v == "" || v == model.VoteRecused {
		return page.Effect{Say: model.Msg("screen.ballot.sign_what")}
	}
	src, id, consents := p.source(), p.id, p.draft.Consents
	return page.Effect{Cmd: p.stating.Start(p.env, func(ctx context.Context) (any, error) { return src.Statement(ctx, id, v, consents) })}
}

// command is one of the three by which a vote is signed.
func (p *Page) command(n string) string {
	word := map[model.VoteValue]string{model.VoteFor: "voor", model.VoteAgainst: "tegen", model.VoteAbstain: "onthouding"}[p.draft.Value]
	consent := ""
	if p.draft.Consents && p.ballot.Method == model.MethodWritten {
		consent = " --consent"
	}
	switch n {
	case "1":
		return p.source().Login() + " decision " + p.id + " text --vote " + word + consent + " > stem.txt"
	case "2":
		return "ssh-keygen -Y sign -f ~/.ssh/rekenschap -n " + model.VoteNamespace + " stem.txt"
	}
	return p.source().Login() + " decision " + p.id + " vote < stem.txt.sig"
}
