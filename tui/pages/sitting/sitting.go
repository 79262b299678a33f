// Package sitting is a meeting as it is prepared, held, closed and adopted,
// and a proposal in writing as it is voted on: the agenda, the item in hand,
// and what the secretary is in the middle of.
package sitting

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// Source is where a meeting comes from, what a command would come to, and who
// carries it out.
type Source interface {
	page.DraftSource
	Sitting(ctx context.Context, ref model.Ref) (model.Sitting, error)
	// Agenda proposes items for a meeting from what is due.
	Agenda(ctx context.Context, meeting string) ([]model.Proposal, error)
	Try(ctx context.Context, cmd model.Command) (model.Trial, error)
	Do(ctx context.Context, cmd model.Command) (model.Receipt, error)
}

// Page is a meeting.
type Page struct {
	env    page.Env
	ref    model.Ref
	source func() Source
	today  func() bool // whether the session looks at today: only then is there something to record

	load    page.Loader
	sitting model.Sitting
	item    string // the one in hand
	warned  string // the item of which it was said that nothing is noted
	made    string // what was just added, to be in hand once it is there
	sheet   widget.Sheet
	rows    widget.Scroll

	desk    desk
	keeper  page.Keeper
	resumed time.Time // when what was typed before was kept
	x, y    int       // where the text cursor stands
}

var _ interface {
	page.Page
	page.Typer
	page.Closer
	page.Subject
	page.Maker
	page.Voter
	page.Plainer
} = (*Page)(nil)

// New makes the page of a meeting, or of a proposal in writing. source is
// asked at every load; today tells whether the session looks at today.
func New(env page.Env, ref model.Ref, source func() Source, today func() bool) *Page {
	return &Page{env: env, ref: ref, source: source, today: today}
}

// Title implements page.Page.
func (p *Page) Title() string {
	if p.load.Done() {
		return p.sitting.Ref.ID
	}
	return p.env.Text.T("screen.sitting2.title")
}

// loaded is a meeting and, the first time, what was left in the draft.
type loaded struct {
	sitting model.Sitting
	draft   model.Draft
	found   bool
}

// Init implements page.Page.
func (p *Page) Init() tea.Cmd { return p.fetch(p.today()) }

// Reload implements page.Page: what is being typed stays as it is.
func (p *Page) Reload() tea.Cmd { return p.fetch(!p.load.Begun() && p.today()) }

// Turn implements page.Daily.
func (p *Page) Turn() { p.load.Outdate() }

func (p *Page) fetch(draft bool) tea.Cmd {
	src, ref := p.source(), p.ref
	return p.load.Start(p.env, func(ctx context.Context) (any, error) {
		s, err := src.Sitting(ctx, ref)
		if err != nil || !draft {
			return loaded{sitting: s}, err
		}
		d, ok, err := src.Draft(ctx, place(s))
		return loaded{s, d, ok}, err
	})
}

// place is where the draft of a meeting is kept.
func place(s model.Sitting) string { return "sitting " + s.Ref.ID }

// Answer implements page.Page.
func (p *Page) Answer(a page.Answer) tea.Cmd {
	if p.load.Take(a) {
		l := a.Value.(loaded)
		return p.take(l)
	}
	if cmd, mine := p.keeper.Answer(p.env, a); mine {
		return cmd
	}
	return p.desk.answer(p, a)
}

// take shows a meeting as it is now. The cursor stays on its item.
func (p *Page) take(l loaded) tea.Cmd {
	first := p.sitting.Ref.IsZero()
	p.sitting = l.sitting
	if first {
		p.item = p.firstItem()
	}
	if _, ok := p.sitting.Item(p.item); !ok {
		i := max(min(p.rows.Cursor, len(p.sitting.Items)-1), 0)
		p.item = ""
		if i < len(p.sitting.Items) {
			p.item = p.sitting.Items[i].Ref.ID
		}
	}
	p.reach()
	p.follow()
	if l.found && p.desk.restore(p, l.draft.Body) {
		p.resumed = l.draft.SavedAt
	}
	return p.desk.again(p)
}

// firstItem is where work begins: the item asked for, else the first that was
// not dealt with.
func (p *Page) firstItem() string {
	for _, it := range p.sitting.Items {
		if it.Ref.ID == p.ref.ID {
			return it.Ref.ID
		}
		for _, d := range it.Decisions {
			if d.Ref.ID == p.ref.ID {
				return it.Ref.ID
			}
		}
	}
	for _, it := range p.sitting.Items {
		if it.State != model.ItemTreated {
			return it.Ref.ID
		}
	}
	if len(p.sitting.Items) > 0 {
		return p.sitting.Items[0].Ref.ID
	}
	return ""
}

// follow lays out the item in hand.
func (p *Page) follow() {
	if i, ok := p.sitting.Item(p.item); ok {
		p.rows.Cursor = i
	}
	p.sheet.SetEntries(p.entries())
}

// at is the item in hand, nil when there is none.
func (p *Page) at() *model.SittingItem {
	if i, ok := p.sitting.Item(p.item); ok {
		return &p.sitting.Items[i]
	}
	return nil
}

// Subject implements page.Subject: the decision that was taken last under the
// item in hand, else the item, else the meeting.
func (p *Page) Subject() model.Ref {
	switch it := p.at(); {
	case !p.ready() || p.desk.top() != nil:
		return model.Ref{}
	case it == nil:
		return p.sitting.Ref
	case len(it.Decisions) > 0:
		return it.Decisions[len(it.Decisions)-1].Ref
	default:
		return it.Ref
	}
}

// Ballot implements page.Voter.
func (p *Page) Ballot() string {
	if d, ok := p.sitting.Decision(p.Subject().ID); ok && d.Ballot {
		return d.Ref.ID
	}
	return ""
}

// Made takes in hand the item that a form added, or put to decision.
func (p *Page) Made(ref model.Ref) tea.Cmd {
	if ref.Kind == model.KindAgendaItem || ref.Kind == model.KindDecision {
		p.made = ref.ID
	}
	return p.Reload() // keys wait for it
}

// reach goes to what was made once the meeting is there with it.
func (p *Page) reach() {
	for _, it := range p.sitting.Items {
		if p.made == "" || !holds(it, model.Ref{ID: p.made}) {
			continue
		}
		if p.made = ""; p.item != it.Ref.ID {
			p.item, p.sheet = it.Ref.ID, widget.Sheet{}
		}
		p.follow()
		return
	}
}

// Makes implements page.Maker.
func (p *Page) Makes() []model.Ask {
	if p.sitting.State != model.MeetingPlanned && p.sitting.State != model.MeetingOpen || p.desk.top() != nil {
		return nil
	}
	out := []model.Ask{{What: model.AskNew, Kind: model.KindAgendaItem, Ref: p.sitting.Ref}}
	if it := p.at(); it != nil && it.State != model.ItemTreated {
		out = append(out, model.Ask{What: model.AskPut, Ref: it.Ref})
	}
	return out
}

// Chooses implements page.Chooser: an item, and where it applies a decision.
func (p *Page) Chooses() bool { return true }

// Fetching implements page.Fetcher: keys are about the meeting as it is once
// what they follow on has been recorded. What others change holds up no line
// being typed.
func (p *Page) Fetching() bool {
	if f, ok := p.desk.top().(page.Fetcher); ok && f.Fetching() {
		return true
	}
	return p.load.First() || p.desk.work.Busy() || p.load.Busy() && p.desk.top() == nil
}

func (p *Page) ready() bool { return p.load.Done() && p.load.Err() == nil }

// Close implements page.Closer: esc leaves what the secretary is in the middle
// of.
func (p *Page) Close() bool {
	if p.desk.top() == nil {
		return false
	}
	p.desk.leave()
	p.resumed = time.Time{}
	return true
}

// Typing implements page.Typer.
func (p *Page) Typing() bool {
	_, ok := p.desk.top().(*line)
	return ok
}

// Key implements page.Typer.
func (p *Page) Key(k tea.KeyPressMsg) page.Effect {
	if l, ok := p.desk.top().(*line); ok {
		l.press(k)
	}
	return page.Effect{Cmd: p.desk.changed(p)}
}

// Paste implements page.Typer.
func (p *Page) Paste(s string) page.Effect {
	if l, ok := p.desk.top().(*line); ok {
		l.paste(s)
	}
	return page.Effect{Cmd: p.desk.changed(p)}
}

// Cursor implements page.Typer.
func (p *Page) Cursor() (x, y int) { return p.x, p.y }

// Scope implements page.Page.
func (p *Page) Scope() keys.Scope {
	if t := p.desk.top(); t != nil {
		return t.scope()
	}
	return keys.Sitting
}

// Resized implements the news that the window changed, or what is open in it:
// what was left then goes to the draft.
func (p *Page) Resized(int) tea.Cmd {
	if !p.desk.unkept {
		return nil
	}
	return p.desk.changed(p)
}

// Flush implements page.Flusher.
func (p *Page) Flush() tea.Cmd { return p.keeper.Flush(p.env) }

// Restyle implements page.Page.
func (p *Page) Restyle(st theme.Styles) {
	p.env.Styles = st
	if p.load.Done() {
		p.follow()
	}
}
