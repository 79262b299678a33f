package demo

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// together saves several records of one kind at one go, as a form does that is
// confirmed once: who was there, who voted what.
type together []model.Save

// Verb implements model.Command.
func (c together) Verb() model.Verb { return c[0].Verb() }

// Decide implements model.Command.
func (c together) Decide(st model.State) ([]model.Change, error) {
	var out []model.Change
	for _, one := range c {
		changes, err := one.Decide(st)
		if err != nil {
			return nil, err
		}
		out = append(out, changes...)
	}
	return out, nil
}

// form gathers what is confirmed at one go.
type form struct {
	keys []string
	cmd  together
}

func (f *form) add(key string, r model.Record, on model.Date, blobs ...model.Blob) {
	f.keys, f.cmd = append(f.keys, key), append(f.cmd, model.Save{Record: r, On: on, Blobs: blobs})
}

// confirm writes a form.
func (s *story) confirm(f form) {
	if len(f.cmd) == 0 {
		return
	}
	rc := s.do(f.cmd)
	if s.err == nil && len(rc.Entries) != len(f.cmd) {
		s.err = fmt.Errorf("%s wrote %d of %d records", f.cmd.Verb(), len(rc.Entries), len(f.cmd))
		return
	}
	for i := range rc.Entries {
		s.know(f.keys[i], f.cmd[i].Record, rc, i)
	}
}
