package model

import "slices"

// Present records that a paper was laid before people: which bytes, on which
// day, to whom. The bytes are those of a version or of evidence, or a file of
// its own.
type Present struct {
	Item  string
	What  Ref      // a version, evidence, or another record; may be zero with a File
	Title string   // empty: that of the record
	File  *Blob    // bytes of its own, when What has none
	On    Date     // zero: today
	To    []string // people and bodies; none: the body that meets
}

// Verb implements Command.
func (Present) Verb() Verb { return VerbPresent }

// Decide implements Command.
func (c Present) Decide(s State) ([]Change, error) {
	it, m, err := openItem(s, c.Item)
	if err != nil {
		return nil, err
	}
	p, err := c.paper(s, m)
	if err != nil {
		return nil, err
	}
	out := Clone(it).(*AgendaItem)
	if slices.ContainsFunc(out.Papers, p.same) {
		return nil, nil
	}
	out.Papers = append(slices.Clone(out.Papers), p)
	ch := Change{Record: out, From: out.Rev, On: p.On}
	if c.File != nil {
		ch.Blobs = []Blob{*c.File}
	}
	return []Change{ch}, nil
}

func (c Present) paper(s State, m *Meeting) (Paper, error) {
	var p Paper
	if !c.What.IsZero() {
		var err error
		if p, err = paperOf(s, c.What, c.Title, m.Body); err != nil {
			return p, err
		}
	}
	if c.Title != "" {
		p.Title = c.Title
	}
	if c.File != nil {
		p.SHA256 = c.File.SHA256
	}
	if !c.On.IsZero() {
		p.On = c.On
	}
	if p.On.IsZero() {
		p.On = s.Today()
	}
	if p.To = []string{m.Body}; len(c.To) > 0 {
		p.To = c.To
	}
	switch {
	case p.Title == "":
		return p, Errorf(CodeInvalid, "error.paper.title")
	case p.SHA256 == "" && p.What.IsZero():
		return p, Errorf(CodeInvalid, "error.paper.empty")
	case p.On.After(s.Today()), p.On.After(m.On):
		return p, Errorf(CodeInvalid, "error.paper.day", "On", p.On, "Meeting", m.On)
	}
	return p, nil
}

// paperOf is a record as a paper laid before a body today: a version and
// evidence are their bytes, of others the record itself is pinned.
func paperOf(s State, what Ref, title, body string) (Paper, error) {
	r, ok := s.Get(what.Kind, what.ID)
	if !ok {
		return Paper{}, missing(what.ID)
	}
	p := Paper{What: RefTo(r), Title: title, On: s.Today(), To: []string{body}}
	switch r := r.(type) {
	case *PolicyVersion:
		p.SHA256 = r.Blob
		if pol, ok := Get[*Policy](s, r.Policy); ok && p.Title == "" {
			p.Title = pol.Title + " " + VersionName(r)
		}
	case *Evidence:
		p.SHA256 = r.Blob
	}
	for _, t := range []string{titleField(r), r.Head().ID} {
		if p.Title == "" {
			p.Title = t
		}
	}
	return p, nil
}

// same tells whether the same bytes of the same record were laid before the
// same people on the same day.
func (p Paper) same(o Paper) bool {
	return p.What.ID == o.What.ID && p.SHA256 == o.SHA256 && p.Title == o.Title && p.On == o.On && slices.Equal(p.To, o.To)
}
