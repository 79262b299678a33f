package model

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// ListedFile is a file that a line of a list names, with its bytes where the
// list came with its files. Without bytes it is one that is kept here already.
type ListedFile struct {
	Name    string
	Content []byte
}

// IsZero tells whether no file was named.
func (f ListedFile) IsZero() bool { return f.Name == "" }

// SHA256 names the bytes.
func (f ListedFile) SHA256() string { return hashOf(f.Content) }

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// proofs gives all evidence, those made here among them.
func (p *importPlan) proofs() []*Evidence {
	if p.evidence == nil {
		p.evidence = All[*Evidence](p.s)
	}
	return p.evidence
}

// kept finds the evidence that a word means without bytes: by its number, or
// as the only one with that file name.
func (p *importPlan) kept(field, word string) *Evidence {
	kind, id, err := ParseID(word)
	byID := err == nil && kind == KindEvidence
	var found []*Evidence
	for _, e := range p.proofs() {
		if byID && e.ID == id || !byID && e.Blob != "" && sameText(e.File, word) {
			found = append(found, e)
		}
	}
	return sole(p, field, found, Msg("import.file.none", "Name", Shorten(word)), Msg("import.file.several", "Name", Shorten(word)))
}

// bytesOf finds the hash of a file a line names; nothing when it is not there.
func (p *importPlan) bytesOf(field string, f ListedFile) (sha string, blob []Blob) {
	if f.Content != nil {
		return f.SHA256(), []Blob{{SHA256: f.SHA256(), Content: f.Content}}
	}
	if e := p.kept(field, f.Name); e != nil && e.Blob != "" {
		return e.Blob, nil
	}
	return "", nil
}

// proofOf finds or makes the evidence that a file is, or the place where it is.
// The same file for several lines is one piece of evidence.
func (p *importPlan) proofOf(f ListedFile, location, fileField, placeField string) *Evidence {
	var e *Evidence
	switch {
	case f.Content != nil:
		sha := f.SHA256()
		e = p.proofWhere(func(e *Evidence) bool { return e.Blob == sha })
		if e == nil {
			e = p.newProof(&Evidence{Title: f.Name, File: f.Name, Blob: sha, Size: len(f.Content), Location: location}, fileField)
			p.desk.keep(e, Blob{SHA256: sha, Content: f.Content})
		}
	case f.Name != "":
		e = p.kept(fileField, f.Name)
	case location != "":
		if kind, _, err := ParseID(location); err == nil && kind == KindEvidence {
			return p.kept(placeField, location)
		}
		e = p.proofWhere(func(e *Evidence) bool { return e.Blob == "" && sameText(e.Location, location) })
		if e == nil {
			e = p.newProof(&Evidence{Title: location, Location: location}, placeField)
		}
	}
	return e
}

func (p *importPlan) proofWhere(ok func(*Evidence) bool) *Evidence {
	if i := slices.IndexFunc(p.proofs(), ok); i >= 0 {
		return p.evidence[i]
	}
	return nil
}

func (p *importPlan) newProof(e *Evidence, field string) *Evidence {
	e.ID, e.AddedOn = p.s.NextID(KindEvidence, p.s.Today().Year()), p.s.Today()
	p.add(e)
	p.checkAs(e, field)
	p.evidence = append(p.evidence, e)
	return e
}

// proves notes what a piece of evidence is about, once all is known.
func (p *importPlan) proves(e *Evidence, r Record) {
	is := func(a Ref) bool { return a.Kind == r.Kind() && a.ID == r.Head().ID }
	e = lay(p, e)
	if i := slices.IndexFunc(p.evidence, func(o *Evidence) bool { return o.ID == e.ID }); i >= 0 {
		p.evidence[i] = e
	}
	p.abouts = append(p.abouts, func() {
		if !slices.ContainsFunc(e.About, is) {
			e.About = append(slices.Clip(e.About), p.desk.pin(r))
		}
	})
}
