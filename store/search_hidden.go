package store

import "github.com/rekenschap/rekenschap/model"

// closed is what a search leaves out for a reader.
type closed struct {
	kinds   map[model.Kind]bool
	records map[model.Kind]map[string]bool // of the other kinds, by id
	partly  map[model.Kind]map[string]bool // found by number and title alone
}

// closedTo works out what this reader may not find.
func (s *state) closedTo() (closed, error) {
	c := closed{kinds: map[model.Kind]bool{model.KindDuty: !model.Allowed(s.roles, model.VerbReadDuties)}}
	for _, i := range model.Kinds() {
		c.kinds[i.Kind] = !s.may(i.Kind)
	}
	w := s.withheld()
	if w == nil {
		return c, s.err
	}
	c.records, c.partly = w.records, w.papers
	return c, s.err
}
