package model

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"

	"github.com/rekenschap/rekenschap/model/canon"
)

// RemovedText stands where a text was removed on request.
const RemovedText = "[verwijderd]"

// RemoveBodies removes the words of records, in every revision, on request of
// the person they are about (AVG). Ids, dates and choices stay: they carry the
// account; the entry, its number and its hash stay too.
type RemoveBodies struct {
	Refs      []Ref
	Why       string
	DecidedBy string   // the decision to do so
	Blobs     []string // files whose bytes go too
}

// Verb implements Command.
func (RemoveBodies) Verb() Verb { return VerbRemove }

// Decide implements Command: the entry that lists what is replaced by what.
func (c RemoveBodies) Decide(s State) ([]Change, error) {
	if d, ok := Get[*Decision](s, c.DecidedBy); !ok || d.Outcome != OutcomeApproved && d.Outcome != OutcomeConditions {
		return nil, Errorf(CodeInvalid, "error.removal.decision", "ID", c.DecidedBy)
	}
	rs, err := c.Replacements(s)
	if err != nil {
		return nil, err
	}
	rm := &Removal{Why: c.Why, DecidedBy: c.DecidedBy, On: s.Today(), Blobs: c.Blobs}
	rm.ID = s.NextID(KindRemoval, s.Today().Year())
	for _, r := range rs {
		sum := sha256.Sum256(r.Body)
		rm.Items = append(rm.Items, RemovalItem{Seq: r.Seq, Kind: r.Kind, ID: r.ID, SHA256: hex.EncodeToString(sum[:])})
	}
	return []Change{{Record: rm}}, nil
}

// Replacement is the body that comes in place of another.
type Replacement struct {
	Seq  int64
	Kind Kind
	ID   string
	Body []byte
}

// Replacer is a command whose entry allows bodies and files to be replaced.
type Replacer interface {
	Replacements(s State) ([]Replacement, error)
	RemovedBlobs() []string
}

// Removable tells whether words of this kind can be removed: what the ledger
// says about itself stays.
func Removable(k Kind) bool {
	switch k {
	case KindCheckpoint, KindRemoval, KindRestore, KindOrganisation:
		return false
	}
	return true
}

// RemovedBlobs implements Replacer.
func (c RemoveBodies) RemovedBlobs() []string { return c.Blobs }

// Replacements implements Replacer.
func (c RemoveBodies) Replacements(s State) ([]Replacement, error) {
	var out []Replacement
	for _, ref := range c.Refs {
		if !Removable(ref.Kind) {
			return nil, Errorf(CodeInvalid, "error.removal.kind", "ID", ref.ID)
		}
		revs := s.History(ref.Kind, ref.ID)
		if len(revs) == 0 {
			return nil, Errorf(CodeNotFound, "error.record.missing", "ID", ref.ID)
		}
		for _, rev := range revs {
			body, err := canon.Marshal(redact(rev.Record))
			if err != nil {
				return nil, err
			}
			out = append(out, Replacement{Seq: rev.Entry.Seq, Kind: ref.Kind, ID: ref.ID, Body: body})
		}
	}
	return out, nil
}

// redact empties every free text. The salt goes too: without it nobody can
// try a guess of the old words against the old digest.
func redact(r Record) Record {
	r = Clone(r)
	redactFields(reflect.ValueOf(r).Elem(), Fields(r))
	h := r.Head()
	// What was read was lifted to today's form.
	h.V, h.Salt, h.OSUser, h.Key, h.Reason = BodyVersion(r.Kind()), "", "", "", RemovedText
	return r
}

// choice finds the texts that choose rather than tell: which part of the law, which
// duty, what was signed. Without them the account itself would change.
func choice(f Field) bool {
	switch f.Name {
	case "letters", "duty", "duties", "mends", "topics", "language", "time", "label":
		return true
	case "ballot", "read", "statement", "signature", "public_key": // of a vote
		return true
	}
	return false
}

func redactFields(v reflect.Value, fs []Field) {
	for _, f := range fs {
		fv := v.FieldByIndex(f.index)
		switch {
		case f.Name == "id" || len(f.Target) > 0 || f.Values != nil || f.Blob || choice(f):
		case f.Type == FieldStruct && f.Many:
			fresh := reflect.MakeSlice(fv.Type(), fv.Len(), fv.Len())
			reflect.Copy(fresh, fv)
			for i := range fresh.Len() {
				redactFields(fresh.Index(i), f.sub)
			}
			fv.Set(fresh)
		case f.Type == FieldText && f.Many:
			fv.SetZero()
		case f.Type == FieldText && f.Req:
			fv.SetString(RemovedText)
		case f.Type == FieldText:
			fv.SetString("")
		}
	}
}
