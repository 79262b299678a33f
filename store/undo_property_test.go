package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"pgregory.net/rapid"
)

// undoMachine makes steps, takes them back and does them again, and remembers
// beside it what every action must say.
type undoMachine struct {
	t    *rapid.T
	h    *store.Handle
	c    *storetest.Clock
	now  map[string]string // action → text; no entry: undone or never made
	done []undoable
	back []undoable
}

// undoable is a step with what the actions said before and after it, and when
// it was taken back.
type undoable struct {
	before, after map[string]string
	back          string
}

func copyOf(m map[string]string) map[string]string {
	out := make(map[string]string, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

func (m *undoMachine) do(cmd model.Command) (model.Receipt, error) {
	m.c.Advance(time.Second)
	return m.h.Do(bg, cmd)
}

// did notes a step that wrote something.
func (m *undoMachine) did(rc model.Receipt, err error, before map[string]string) {
	if err != nil {
		m.t.Fatal(err)
	}
	if len(rc.Entries) > 0 {
		m.done, m.back = append(m.done, undoable{before: before, after: copyOf(m.now)}), nil
	}
}

func (m *undoMachine) add(t *rapid.T) {
	before, cmd := copyOf(m.now), model.SaveAll{}
	for i := range rapid.IntRange(1, 3).Draw(t, "n") {
		cmd.Records = append(cmd.Records, fresh(fmt.Sprint("nieuw ", i)))
	}
	rc, err := m.do(cmd)
	for i, e := range rc.Entries {
		m.now[e.ID] = fmt.Sprint("nieuw ", i)
	}
	m.did(rc, err, before)
}

func (m *undoMachine) change(t *rapid.T) {
	var ids []string
	cmd := model.SaveAll{}
	text := rapid.SampledFrom([]string{"een", "twee", "drie"}).Draw(t, "text")
	before := copyOf(m.now)
	err := m.h.View(bg, func(s model.State) error {
		for _, a := range model.All[*model.Action](s) {
			if ids = append(ids, a.ID); rapid.Bool().Draw(t, a.ID) {
				a = model.Clone(a).(*model.Action)
				a.Text, m.now[a.ID] = text, text
				cmd.Records = append(cmd.Records, a)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	rc, err := m.do(cmd)
	m.did(rc, err, before)
}

func (m *undoMachine) undo(t *rapid.T) {
	st, ok, err := m.h.LastStep(bg)
	if err != nil || ok != (len(m.done) > 0) {
		t.Fatalf("a step to take back: %v, %v; made %d", ok, err, len(m.done))
	}
	if !ok {
		return
	}
	rc, err := m.do(model.Undo{RecordedAt: st.RecordedAt})
	if err != nil {
		t.Fatal(err)
	}
	last := m.done[len(m.done)-1]
	last.back = rc.Entries[0].RecordedAt
	m.done, m.back, m.now = m.done[:len(m.done)-1], append(m.back, last), copyOf(last.before)
}

func (m *undoMachine) redo(t *rapid.T) {
	if len(m.back) == 0 {
		return
	}
	last := m.back[len(m.back)-1]
	if _, err := m.do(model.Undo{RecordedAt: last.back}); err != nil {
		t.Fatal(err)
	}
	m.back, m.done, m.now = m.back[:len(m.back)-1], append(m.done, last), copyOf(last.after)
}

// check compares what the file says by bodies and by columns with what it must.
func (m *undoMachine) check(t *rapid.T) {
	got, rows := map[string]string{}, map[string]string{}
	err := m.h.View(bg, func(s model.State) error {
		for _, a := range model.All[*model.Action](s) {
			got[a.ID] = a.Text
		}
		for _, r := range s.Rows(model.KindAction, "text") {
			rows[r[0].(string)] = r[1].(string)
		}
		return nil
	})
	if err != nil || fmt.Sprint(got) != fmt.Sprint(m.now) || fmt.Sprint(rows) != fmt.Sprint(m.now) {
		t.Fatalf("the file says %v and %v, want %v (%v)", got, rows, m.now, err)
	}
}

// Whatever is saved, taken back and done again in whatever order: every record
// says what it said then, and what is derived from the ledger stays what the
// ledger says.
func TestUndoRestores(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s, c := storetest.MustCreate(t)
		defer s.Close()
		h := s.As(storetest.Local())
		storetest.MustSave(t, h, &model.Office{Code: "ciso", Name: "CISO", Role: model.RoleCISO})
		m := &undoMachine{t: rt, h: h, c: c, now: map[string]string{}}
		m.done = append(m.done, undoable{before: map[string]string{}}) // the office stays
		rt.Repeat(map[string]func(*rapid.T){
			"add": m.add, "change": m.change, "redo": m.redo, "": m.check,
			"undo": func(t *rapid.T) {
				if len(m.done) > 1 {
					m.undo(t)
				}
			},
		})
		day := model.DateOf(c.Now())
		before := takeDump(t, h, day)
		if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != "" {
			rt.Errorf("findings:%s", findings(rep))
		}
		if err := s.Rebuild(bg); err != nil {
			rt.Fatal(err)
		}
		takeDump(t, h, day).differ(t, before, "rebuilt")
	})
}
