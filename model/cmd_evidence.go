package model

import (
	"slices"
	"strings"
)

// AddEvidence keeps a file, or a reference to something elsewhere, as evidence
// about a record. The same content for the same record is kept once; see
// Existing.
type AddEvidence struct {
	About      Ref    // Kind may be empty: the id tells it
	Title      string // empty: the name of the file, or the location
	Type       string
	File       string // its name; folders are left out
	Content    []byte
	Location   string // where it is, when it is not here
	ExpiresOn  Date
	Privileged bool // verschoningsrecht
	TLP        TLP
	Owner      string
	Readers    []string // only for these people; empty: for all who may see what it is about
}

// Verb implements Command.
func (AddEvidence) Verb() Verb { return VerbAddEvidence }

// Decide implements Command. The reference pins the record as it is now.
func (c AddEvidence) Decide(s State) ([]Change, error) {
	if len(c.Content) == 0 && c.Location == "" {
		return nil, Errorf(CodeInvalid, "error.evidence.empty")
	}
	target, err := c.target(s)
	if err != nil {
		return nil, err
	}
	if _, ok := c.Existing(s); ok {
		return nil, nil
	}
	e := &Evidence{Title: c.Title, Type: c.Type, About: []Ref{RefTo(target)}, File: baseName(c.File),
		Location: c.Location, AddedOn: s.Today(), ExpiresOn: c.ExpiresOn, Privileged: c.Privileged, TLP: c.TLP, Owner: c.Owner, Readers: c.Readers}
	for _, t := range []string{e.File, e.Location} {
		if e.Title == "" {
			e.Title = t
		}
	}
	e.ID = s.NextID(KindEvidence, s.Today().Year())
	ch := Change{Record: e}
	if len(c.Content) > 0 {
		e.Blob, e.Size = c.sha256(), len(c.Content)
		ch.Blobs = []Blob{{SHA256: e.Blob, Content: c.Content}}
	}
	return []Change{ch}, nil
}

// Existing finds the evidence that already holds this content for this record,
// or this location where there is no content.
func (c AddEvidence) Existing(s State) (*Evidence, bool) {
	target, err := c.target(s)
	if err != nil {
		return nil, false
	}
	var alike []*Evidence
	if len(c.Content) > 0 {
		alike = Find[*Evidence](s, "blob", c.sha256())
	} else {
		alike = Find[*Evidence](s, "location", c.Location)
	}
	for _, e := range alike {
		if len(c.Content) == 0 && e.Blob != "" {
			continue
		}
		if slices.ContainsFunc(e.About, func(r Ref) bool { return r.Kind == target.Kind() && r.ID == target.Head().ID }) {
			return e, true
		}
	}
	return nil, false
}

// target finds the record the evidence is about.
func (c AddEvidence) target(s State) (Record, error) {
	kind, id := c.About.Kind, c.About.ID
	if kind == "" {
		var err error
		if kind, id, err = ParseID(id); err != nil {
			return nil, err
		}
	}
	r, ok := s.Get(kind, id)
	if !ok {
		return nil, Errorf(CodeNotFound, "error.record.missing", "ID", id)
	}
	return r, nil
}

func (c AddEvidence) sha256() string { return hashOf(c.Content) }

// baseName leaves out folders of either sort of system: where a file stood on
// somebody's machine is nobody's business.
func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
