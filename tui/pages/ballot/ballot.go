// Package ballot is the page on which a member casts their own vote: the exact
// text and its hash, the papers with what was read, the votes, a last look, and
// the number of the decision that casts it.
package ballot

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Source is what a member who votes reads and gives.
type Source interface {
	page.DraftSource
	Ballot(ctx context.Context, decision string) (*model.Ballot, error)
	// PaperText is the content of a file that can be read as text.
	PaperText(ctx context.Context, sha256 string) (string, error)
	MarkSeen(ctx context.Context, sha256 string, how model.MarkHow) error
	ConfirmRead(ctx context.Context, sha256 string, read bool) error
	// Statement is what is signed to vote so.
	Statement(ctx context.Context, decision string, value model.VoteValue, consents bool) (string, error)
	CastSigned(ctx context.Context, decision string, armored []byte, note string) (model.Receipt, error)
	Do(ctx context.Context, cmd model.Command) (model.Receipt, error)
	// Login is how this server is reached: ssh with what follows it.
	Login() string
}

// step is what the page is at.
type step int

const (
	reading step = iota
	paper        // a paper on the screen
	writing      // a note, or the nature of an interest
	signing      // what is signed, and how
	pasting      // the signature
	casting      // the last look
	halted       // the text moved meanwhile: what is still being typed is for what was there
)

// Page is one ballot.
type Page struct {
	env    page.Env
	id     string
	source func() Source

	load   page.Loader
	ballot *model.Ballot
	sheet  widget.Sheet
	signs  widget.Sheet // what is signed, and how
	step   step
	from   step // where writing began
	moved  bool // there is another text than was first read here

	draft  draft
	keeper page.Keeper
	area   widget.Area
	number widget.Input

	open    string // the file in sight
	text    widget.Sheet
	fetched page.Loader
	fetch   string // the file whose command is shown

	statement string
	stating   page.Loader
	marking   page.Loader
	marked    bool // since the ballot was read
	saving    page.Loader
	fail      error
	x, y      int
	w, h      int
}

var _ interface {
	page.Page
	page.Typer
	page.Closer
	page.Subject
	page.Flusher
	page.Fetcher
	page.Plainer
} = (*Page)(nil)

// New makes the ballot of a decision for the person at the screen.
func New(env page.Env, decision string, source func() Source) *Page {
	return &Page{env: env, id: decision, source: source}
}

// Title implements page.Page.
func (p *Page) Title() string { return p.env.Text.T("screen.ballot.title") }

// Subject implements page.Subject.
func (p *Page) Subject() model.Ref { return model.Ref{Kind: model.KindDecision, ID: p.id} }

// Fetching implements page.Fetcher: no key is taken for a ballot or a paper
// that is not there yet, nor while one is being cast, nor before what was
// confirmed stands in the ballot.
func (p *Page) Fetching() bool {
	return p.load.First() || p.fetched.Busy() || p.saving.Busy() || p.marking.Busy() || p.marked && p.load.Busy()
}

type loaded struct {
	ballot *model.Ballot
	draft  model.Draft
	found  bool
}

// Init implements page.Page.
func (p *Page) Init() tea.Cmd { return p.get(true) }

// Reload implements page.Page: what is typed stays as it is.
func (p *Page) Reload() tea.Cmd { return p.get(!p.load.Done()) }

func (p *Page) get(draft bool) tea.Cmd {
	src, id := p.source(), p.id
	return p.load.Start(p.env, func(ctx context.Context) (any, error) {
		b, err := src.Ballot(ctx, id)
		if err != nil || !draft {
			return loaded{ballot: b}, err
		}
		d, ok, err := src.Draft(ctx, place(id))
		return loaded{b, d, ok}, err
	})
}

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	switch {
	case p.load.Take(a):
		return p.take(a.Value.(loaded))
	case p.fetched.Hear(a):
		return p.showText(a)
	case p.stating.Hear(a):
		p.statement, _ = a.Value.(string)
		if p.fail = a.Err; p.fail == nil {
			p.step, p.signs = signing, widget.Sheet{}
		}
		p.fill()
	case p.marking.Hear(a):
		p.fail, p.marked = a.Err, true
		return p.Reload()
	case p.saving.Hear(a):
		return p.cast(a)
	default:
		cmd, _ := p.keeper.Answer(p.env, a)
		return cmd
	}
	return nil
}

// take shows the ballot as it is now. Of another text than was read nothing is
// cast: the member reads on.
func (p *Page) take(l loaded) tea.Cmd {
	if l.found {
		p.draft.restore(l.draft.Body)
	}
	was := p.draft.Ballot
	p.ballot, p.marked = l.ballot, false
	now := l.ballot.Motion.Hash()
	if p.moved = was != "" && was != now; p.moved || !l.ballot.Open() {
		p.halt()
	}
	if was == "" {
		p.draft.Ballot = now
		p.draft.recall(l.ballot)
	}
	p.fill()
	return nil
}

// halt takes a member who was about to vote back to the text. Nothing was chosen
// for what stands there now, and the digits of the number that is being typed are
// no votes.
func (p *Page) halt() {
	switch p.step {
	case casting, signing, pasting:
		p.step = halted
	case reading, paper:
	default:
		return // a note, or an interest, is no less true of another text
	}
	if p.moved {
		p.draft.Value = ""
	}
}

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope {
	if p.Typing() {
		return keys.Casting
	}
	return keys.Ballot
}

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) {
	p.env.Styles = st
	if p.ballot != nil {
		p.fill()
	}
}

// Close implements page.Closer: back through the steps.
func (p *Page) Close() bool {
	switch p.step {
	case reading:
		return false
	case writing:
		p.step = p.from
		if p.draft.Value == model.VoteRecused && strings.TrimSpace(p.draft.Interest) == "" {
			p.draft.Value = "" // without the nature of the interest nothing was chosen
		}
	case pasting:
		p.step = signing
	default:
		p.step = reading
	}
	p.fail, p.open = nil, ""
	p.fill()
	return true
}
