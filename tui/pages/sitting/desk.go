package sitting

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
)

// task is something the secretary is in the middle of: votes being noted, a
// line being typed. Its exported fields are what must survive a crash.
type task interface {
	name() string
	scope() keys.Scope
	offers(p *Page) []string
	do(p *Page, binding string) page.Effect
	// view draws the task in w cells and at most h lines; x is -1 without a
	// text cursor.
	view(p *Page, w, h int) (lines []string, x, y int)
	// trial is the command it would come to now, nil when there is nothing to
	// try.
	trial(p *Page) model.Command
}

// keyed is a task that comes back as it was when it is left and begun again.
type keyed interface{ key() string }

// newTask makes a task by its name, to be read from a draft.
func newTask(name string) task {
	switch name {
	case "votes":
		return &votes{}
	case "roll":
		return &roll{}
	case "line":
		return &line{}
	case "ending":
		return &ending{}
	case "adopting":
		return &adopting{}
	}
	return nil // proposals are looked up anew
}

// desk holds the tasks on hand, the last one on top, and what is on its way.
type desk struct {
	tasks   []task
	try     page.Loader
	trial   model.Trial // what the task on top would come to
	work    page.Loader
	verb    model.Verb                      // of the work
	after   func(p *Page, rc model.Receipt) // once it is done
	failure error
	spare   map[string]string // what was typed in a line that was left, by its key
	unkept  bool              // something was left that the draft does not know yet
}

func (d *desk) top() task {
	if len(d.tasks) == 0 {
		return nil
	}
	return d.tasks[len(d.tasks)-1]
}

func (d *desk) push(t task) {
	d.tasks = append(d.tasks, t)
	d.trial, d.failure = model.Trial{}, nil
}

func (d *desk) pop() {
	d.tasks = d.tasks[:len(d.tasks)-1]
	d.trial, d.failure = model.Trial{}, nil
}

// leave goes back from the task on top; what was typed comes back with it.
func (d *desk) leave() {
	if d.spare == nil {
		d.spare = map[string]string{}
	}
	switch t := d.top().(type) {
	case *line:
		if t.Text != "" {
			d.spare[t.key()] = t.Text
		}
	case *votes:
		if body, err := json.Marshal(t); err == nil {
			d.spare[t.key()] = string(body)
		}
	}
	d.pop()
	d.unkept = true
}

// settle takes a task off the desk that has come to what it was for. The person
// may have left it while it was on its way.
func (d *desk) settle(t task) {
	if k, ok := t.(keyed); ok {
		delete(d.spare, k.key())
	}
	if i := slices.Index(d.tasks, t); i >= 0 {
		d.tasks = slices.Delete(d.tasks, i, i+1)
	}
	d.trial, d.failure = model.Trial{}, nil
}

// kept is a task as it stands in the draft.
type kept struct {
	Task string          `json:"task"`
	Body json.RawMessage `json:"body"`
}

type keptDesk struct {
	Item  string            `json:"item"`
	Tasks []kept            `json:"tasks,omitempty"`
	Spare map[string]string `json:"spare,omitempty"`
}

// changed keeps what is on the desk, and tries what it would come to.
func (d *desk) changed(p *Page) tea.Cmd {
	d.failure = nil
	return tea.Batch(d.keep(p), d.again(p))
}

// keep writes the desk down, or throws the draft away when it is empty.
func (d *desk) keep(p *Page) tea.Cmd {
	d.unkept = false
	k := keptDesk{Item: p.item, Spare: d.spare}
	for _, t := range d.tasks {
		body, err := json.Marshal(t)
		if err != nil || newTask(t.name()) == nil {
			continue
		}
		k.Tasks = append(k.Tasks, kept{t.name(), body})
	}
	if len(k.Tasks) == 0 && len(k.Spare) == 0 {
		p.resumed = time.Time{}
		return p.keeper.Drop(p.env, p.source(), place(p.sitting))
	}
	body, err := json.Marshal(k)
	if err != nil {
		return nil
	}
	return p.keeper.Keep(p.env, p.source(), place(p.sitting), body)
}

// restore lays back on the desk what lay there; false when that is nothing.
func (d *desk) restore(p *Page, body []byte) bool {
	var k keptDesk
	if json.Unmarshal(body, &k) != nil {
		return false
	}
	d.tasks, d.spare = nil, k.Spare
	for _, was := range k.Tasks {
		t := newTask(was.Task)
		if t == nil || json.Unmarshal(was.Body, t) != nil {
			continue
		}
		if l, ok := t.(*line); ok {
			l.wake()
		}
		d.tasks = append(d.tasks, t)
	}
	if len(d.tasks) == 0 {
		return false
	}
	if _, ok := p.sitting.Item(k.Item); ok {
		p.item = k.Item
		p.follow()
	}
	return true
}

// again asks what the task on top would come to.
func (d *desk) again(p *Page) tea.Cmd {
	d.try.Drop()
	t := d.top()
	if t == nil {
		return nil
	}
	cmd := t.trial(p)
	if cmd == nil {
		return nil
	}
	src := p.source()
	return d.try.Start(p.env, func(ctx context.Context) (any, error) { return src.Try(ctx, cmd) })
}

// carry has a command carried out; after is called when it is.
func (d *desk) carry(p *Page, cmd model.Command, after func(*Page, model.Receipt)) page.Effect {
	if d.work.Busy() {
		return page.Effect{}
	}
	d.failure, d.after, d.verb = nil, after, cmd.Verb()
	src := p.source()
	return page.Effect{Cmd: d.work.Start(p.env, func(ctx context.Context) (any, error) { return src.Do(ctx, cmd) })}
}

// done says what was done, in the words of the meeting where there are any.
func (d *desk) done(p *Page, rc model.Receipt) model.Message {
	key := "screen.sitting2.done." + string(d.verb)
	if len(rc.Refs) == 0 || !p.env.Text.Has(key) {
		return model.Saved(rc)
	}
	return model.Msg(key, "ID", rc.Refs[0].ID, "N", len(rc.Refs))
}

func (d *desk) answer(p *Page, a page.Answer) tea.Cmd {
	if d.try.Hear(a) {
		if t, ok := a.Value.(model.Trial); ok && a.Err == nil {
			d.trial = t
		} else {
			d.trial = model.Trial{Why: []model.Message{model.Because(a.Err)}}
		}
		return nil
	}
	if prop, ok := d.top().(*proposals); ok && prop.answer(a) {
		return nil
	}
	if !d.work.Hear(a) {
		return nil
	}
	if a.Err != nil {
		d.failure = a.Err
		if d.top() == nil {
			return page.Tell(model.Because(a.Err))
		}
		return nil
	}
	rc, _ := a.Value.(model.Receipt)
	if d.after != nil {
		d.after(p, rc)
	}
	return tea.Batch(page.Tell(d.done(p, rc)), d.keep(p), p.Reload())
}
