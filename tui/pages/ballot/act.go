package ballot

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// choices are the keys that vote, with what they vote.
func choices() map[string]model.VoteValue {
	return map[string]model.VoteValue{
		keys.CastFor: model.VoteFor, keys.CastAgainst: model.VoteAgainst, keys.CastAbstain: model.VoteAbstain, keys.CastRecused: model.VoteRecused,
	}
}

// Offers implements page.Page.
func (p *Page) Offers() []string {
	if p.ballot == nil || p.load.Err() != nil {
		return []string{keys.Copy}
	}
	switch p.step {
	case casting:
		return []string{keys.Cast, keys.Back}
	case writing, pasting:
		return []string{keys.CastDone, keys.Back}
	case halted:
		return []string{keys.Back}
	case paper:
		return append(moves(), keys.ConfirmRead, keys.Copy, keys.Back, keys.Assist)
	}
	out := append(moves(), keys.CastOpen, keys.Copy, keys.Back, keys.Assist)
	if p.step == reading && len(p.ballot.Why) == 0 {
		out = append(out, keys.ConfirmRead, keys.CastNote)
		if p.ballot.Open() {
			out = append(out, keys.CastFor, keys.CastAgainst, keys.CastAbstain, keys.CastRecused, keys.CastSignature)
		}
	}
	return out
}

func moves() []string {
	return append(widget.Moves(), keys.Up, keys.Down)
}

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	if v, ok := choices()[binding]; ok {
		return p.choose(v)
	}
	switch binding {
	case keys.Copy:
		return page.Copied(p.copied())
	case keys.Cast:
		return p.castNow()
	case keys.CastDone:
		return p.done()
	case keys.CastOpen:
		return p.act(p.list().Chosen())
	case keys.ConfirmRead:
		return p.confirm()
	case keys.CastNote:
		return p.write(writing, p.draft.Note)
	case keys.CastSignature:
		return p.sign()
	}
	if p.step == paper {
		p.text.Move(binding)
		return page.Effect{Cmd: p.shown()}
	}
	p.list().Move(binding)
	return page.Effect{}
}

// act does what the chosen line is for.
func (p *Page) act(row string) page.Effect {
	name, rest, _ := strings.Cut(row, ":")
	switch name + ":" {
	case rowPaper:
		return p.look(rest)
	case rowRecord:
		kind, id, _ := strings.Cut(rest, " ")
		return page.Effect{Open: model.Ref{Kind: model.Kind(kind), ID: id}}
	case rowVote:
		return p.choose(model.VoteValue(rest))
	case rowCommand:
		return page.Copied(p.copied())
	}
	switch row {
	case rowConsent:
		return p.consent()
	case rowNote:
		return p.write(writing, p.draft.Note)
	case rowSign:
		return p.sign()
	case rowPaste:
		return p.write(pasting, p.draft.Armored)
	}
	return page.Effect{}
}

// paperOf finds a file of the ballot.
func (p *Page) paperOf(sha string) (model.BallotPaper, bool) {
	for _, x := range p.ballot.Papers {
		if x.SHA256 == sha && sha != "" {
			return x, true
		}
	}
	return model.BallotPaper{}, false
}

// look opens a text on the screen, and shows of another file how it is fetched.
func (p *Page) look(sha string) page.Effect {
	x, ok := p.paperOf(sha)
	switch {
	case !ok:
		return page.Effect{}
	case !x.Text:
		p.fetch = sha
		p.fill()
		return page.Effect{}
	}
	src := p.source()
	p.step, p.open, p.text, p.fail = paper, sha, widget.Sheet{}, nil
	return page.Effect{Cmd: p.fetched.Start(p.env, func(ctx context.Context) (any, error) { return src.PaperText(ctx, sha) })}
}

// confirm says that the chosen file was read, or takes that back; on the line of
// the manner it agrees.
func (p *Page) confirm() page.Effect {
	if p.step == paper {
		return p.confirmOpen()
	}
	row := p.sheet.Chosen()
	if row == rowConsent {
		return p.consent()
	}
	x, ok := p.paperOf(strings.TrimPrefix(row, rowPaper))
	if !ok {
		return page.Effect{Say: model.Msg("screen.ballot.confirm_what")}
	}
	// Whether it was fetched is asked where that is kept: it may be since this
	// ballot was read.
	return page.Effect{Cmd: p.mark(x.SHA256, !x.Mark.Read(), false)}
}

// confirmOpen confirms the paper on the screen, at its end, and goes back to the
// ballot.
func (p *Page) confirmOpen() page.Effect {
	if p.fetched.Busy() || !p.text.AtEnd() {
		return page.Effect{Say: model.Msg("screen.ballot.to_the_end")}
	}
	sha := p.open
	p.Close()
	return page.Effect{Cmd: p.mark(sha, true, true)}
}

// mark keeps that a file was read, after that it was shown.
func (p *Page) mark(sha string, read, shown bool) tea.Cmd {
	src := p.source()
	return p.marking.Start(p.env, func(ctx context.Context) (any, error) {
		if shown {
			if err := src.MarkSeen(ctx, sha, model.MarkShown); err != nil {
				return nil, err
			}
		}
		return nil, src.ConfirmRead(ctx, sha, read)
	})
}

func (p *Page) consent() page.Effect {
	if p.ballot.Manner.IsZero() {
		return page.Effect{}
	}
	p.draft.Consents = !p.draft.Consents
	p.fill()
	return page.Effect{Cmd: p.keep()}
}

// choose votes, as far as the last look: what must be read comes first, and of
// an interest its nature.
func (p *Page) choose(v model.VoteValue) page.Effect {
	if !p.ballot.Open() {
		return page.Effect{}
	}
	left := p.ballot.Unread()
	refused := v != model.VoteRecused && len(left) > 0
	if p.draft.Value = v; refused {
		p.draft.Value = "" // what was refused was not chosen
	}
	p.fill()
	kept := p.keep()
	switch {
	case refused:
		p.sheet.Choose(rowPaper + left[0].SHA256)
		return page.Effect{Cmd: kept, Say: model.Msg("screen.ballot.read_first", "N", len(left), "Title", left[0].Title)}
	case v == model.VoteRecused:
		e := p.write(writing, p.draft.Interest)
		e.Cmd = tea.Batch(kept, e.Cmd)
		return e
	}
	p.lastLook()
	return page.Effect{Cmd: kept}
}

func (p *Page) lastLook() {
	p.step, p.fail = casting, nil
	p.draft.Ballot, p.moved = p.ballot.Motion.Hash(), false // what is confirmed is what stands here
	p.number = widget.NewInput()
	p.number.Limit(40)
}

// copied is what is worth copying where the cursor is.
func (p *Page) copied() string {
	row := p.list().Chosen()
	if n, ok := strings.CutPrefix(row, rowCommand); ok {
		return p.command(n)
	}
	if x, ok := p.paperOf(strings.TrimPrefix(row, rowPaper)); ok && p.ballot != nil {
		return p.fetchCommand(x)
	}
	return p.id
}
