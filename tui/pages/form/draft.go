package form

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/tui/page"
)

// drafts writes down what is typed while it is typed, one at a time and the
// latest last, so that neither a crash nor a lost line costs a word.
type drafts struct {
	write page.Loader
	again bool // something was typed while the last one was being written
	fail  error
	off   bool // saved or thrown away: nothing is kept any more
	n     int
	queue *queue
}

// kept is the form as it stands in the draft.
type kept struct {
	Rev    int                 `json:"rev"` // of the record it began with
	Focus  int                 `json:"focus"`
	Fields map[string][]string `json:"fields"`
}

// typed notes that something changed.
func (p *Page) typed() tea.Cmd {
	if p.drafts.write.Busy() {
		p.drafts.again = true
		return nil
	}
	if p.drafts.off || !p.dirty() && p.resumed.IsZero() && !p.drafts.write.Done() {
		return nil
	}
	k := kept{Focus: p.focus, Fields: map[string][]string{}}
	if p.form.Record != nil {
		k.Rev = p.form.Record.Head().Rev
	}
	for _, in := range p.inputs {
		if in.changed() {
			k.Fields[in.field.Name] = in.editor.Typed()
		}
	}
	body, err := json.Marshal(k)
	if err != nil {
		p.drafts.fail = err
		return nil
	}
	src, place, turn := p.source, p.form.Name, p.drafts.turn()
	return p.drafts.write.Start(p.env, func(ctx context.Context) (any, error) {
		return nil, turn.do(func() error { return src.SaveDraft(ctx, place, body) })
	})
}

// Flush writes down what is typed, before the session ends.
func (p *Page) Flush() tea.Cmd {
	if !p.ready() || p.drafts.off {
		return nil
	}
	p.drafts.write.Drop()
	return p.typed()
}

// queue keeps an older draft from being written over a newer one.
type queue struct {
	mu   sync.Mutex
	last int
}

// turn is the place of one draft in the queue.
type turn struct {
	q *queue
	n int
}

func (d *drafts) turn() turn {
	if d.queue == nil {
		d.queue = &queue{}
	}
	d.n++
	return turn{d.queue, d.n}
}

// do writes, unless a later one was written already.
func (t turn) do(write func() error) error {
	t.q.mu.Lock()
	defer t.q.mu.Unlock()
	if t.n < t.q.last {
		return nil
	}
	t.q.last = t.n
	return write()
}

// answer takes the news that a draft was written, or was not.
func (d *drafts) answer(p *Page, a page.Answer) bool {
	if !d.write.Busy() {
		return false
	}
	if d.write.Take(a) {
		d.fail = nil
		return true
	}
	if !d.write.Busy() {
		d.fail = a.Err
		return true
	}
	return false
}

// next writes what was typed meanwhile.
func (d *drafts) next(p *Page) tea.Cmd {
	if !d.again {
		return nil
	}
	d.again = false
	return p.typed()
}

// restore puts back what was typed before; false when there is nothing to put.
// A draft of an older state of the record keeps what was typed: saving it
// shows what differs.
func (p *Page) restore(body []byte) bool {
	var k kept
	if json.Unmarshal(body, &k) != nil || len(k.Fields) == 0 {
		return false
	}
	for _, in := range p.inputs {
		if typed, ok := k.Fields[in.field.Name]; ok {
			in.editor.Restore(typed)
		}
	}
	p.focus = max(min(k.Focus, len(p.inputs)), 0)
	return true
}

// drop throws the draft away.
func (p *Page) drop() tea.Cmd {
	p.drafts.off = true
	src, place, turn := p.source, p.form.Name, p.drafts.turn()
	return p.drafts.write.Start(p.env, func(ctx context.Context) (any, error) {
		return nil, turn.do(func() error { return src.DropDraft(ctx, place) })
	})
}

// restart begins anew with the record as it is now.
func (p *Page) restart() tea.Cmd {
	p.resumed = time.Time{}
	cmd := p.drop()
	p.drafts.off = false
	return tea.Sequence(cmd, p.Init())
}
