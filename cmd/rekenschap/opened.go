package main

import (
	"context"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// opened is a file with the person who acts in it.
type opened struct {
	*session
	store *store.Store
	h     *store.Handle // acts as the person asked for, on the day asked for
	day   model.Date    // the day to judge on
	when  when

	head     store.Head // where the ledger stood at opening
	seen     seenHead   // what this machine remembers of it
	doubtful bool       // the two contradict each other
	wrote    bool
}

// do carries out a command as whoever acts.
func (o *opened) do(ctx context.Context, cmd model.Command) (model.Receipt, error) {
	o.wrote = true
	return o.h.Do(ctx, cmd)
}

// may refuses what whoever acts may not do, before anything is read for it.
func (o *opened) may(ctx context.Context, verb model.Verb) error {
	ok, err := o.h.May(ctx, verb)
	if err == nil && !ok {
		err = model.Denied(verb)
	}
	return err
}

// when tells how the day asked for lies to today.
type when int

const (
	now when = iota
	past
	ahead
)

// begin finds who acts and looks whether the file is older than it was.
func (s *session) begin(ctx context.Context, st *store.Store, via model.Via) (*opened, error) {
	o := &opened{session: s, store: st, day: s.today()}
	actor, err := s.actor(ctx, st, via)
	if err == nil {
		o.h = st.As(actor)
		err = o.recall(ctx)
	}
	if err != nil {
		st.Close()
		return nil, err
	}
	return o, nil
}

// close remembers where the ledger stands and ends the use of the file. What
// is already on the screen stays true when this fails, so that is all it says.
func (o *opened) close() {
	if o.remote != nil {
		return // the server's, which remembers by itself
	}
	o.remember(context.Background())
	o.store.Close()
}

// person finds somebody by name, e-mail or number.
func (o *opened) person(ctx context.Context, typed string) (*model.Person, error) {
	return viewed(ctx, o.h, func(v model.State) (*model.Person, error) {
		id, err := findPerson(v, typed)
		if err != nil {
			return nil, err
		}
		p, _ := model.Get[*model.Person](v, id)
		return p, nil
	})
}
