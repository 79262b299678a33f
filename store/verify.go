package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/canon"
)

// Finding is one thing that verify saw. Seq names the entry it is about, 0
// when it is about none.
type Finding struct {
	Code    model.Code // CodeTampered, CodeCheck, or "" for what should be known
	Seq     int64
	Message model.Message
}

// Report is the outcome of a verification.
type Report struct {
	Entries  int64
	Head     Hash
	Covered  int64 // entries covered by a valid checkpoint
	Keys     []string
	Findings []Finding
	Removals []model.Message
	Schema   bool // projections and schema were checked too
}

// Code is the gravest code of the findings: tampered, then cannot check.
func (r *Report) Code() model.Code {
	code := model.Code("")
	for _, f := range r.Findings {
		if f.Code == model.CodeTampered {
			return f.Code
		}
		if f.Code != "" {
			code = f.Code
		}
	}
	return code
}

// first is what the first finding of a code says.
func (r *Report) first(code model.Code) model.Message {
	for _, f := range r.Findings {
		if f.Code == code {
			return f.Message
		}
	}
	return model.Message{}
}

func (r *Report) add(code model.Code, seq int64, key string, pairs ...any) {
	const most = 200
	if len(r.Findings) < most {
		m := model.Msg(key, append(pairs, "Seq", int(seq))...)
		if n := len(r.Findings); n == 0 || r.Findings[n-1].Message.String() != m.String() { // said once is enough
			r.Findings = append(r.Findings, Finding{code, seq, m})
		}
	}
}

// Witness is a head that was seen outside the file: on this machine, on paper.
type Witness struct {
	Count int64
	Head  string
	Where model.Message
}

// VerifyOptions say how far to look.
type VerifyOptions struct {
	ChainOnly bool // chain, bodies and canonical form alone
	Witnesses []Witness
	Progress  func(done, of int64)
}

// Verify reads the whole file and reports what contradicts: chain, canonical
// form, bodies, files, each projection row in both directions, the schema
// itself, checkpoints. It changes nothing.
//
// A file opened to read only is taken as at rest. When something contradicts
// and somebody turns out to be writing, it is looked at once more beside them.
func (h *Handle) Verify(ctx context.Context, opt VerifyOptions) (*Report, error) {
	rep, err := h.verify(ctx, opt)
	if err != nil || rep.Code() == "" || !h.s.opt.ReadOnly || immutable(h.s.path, true) != "" {
		return rep, err
	}
	again, err := Open(ctx, h.s.path, h.s.opt)
	if err != nil {
		return rep, nil
	}
	defer again.Close()
	return again.As(h.actor).verify(ctx, opt)
}

func (h *Handle) verify(ctx context.Context, opt VerifyOptions) (*Report, error) {
	var rep *Report
	err := h.view(ctx, model.VerbVerify, false, func(st model.State) error {
		v := &verifier{ctx: ctx, q: st.(*state).ledger, side: h.s.reader, opt: opt, rep: &Report{}}
		rep = v.rep
		return v.run()
	})
	if err != nil && rep == nil {
		return nil, err
	}
	if err != nil {
		e := fileError(h.shown(), err)
		rep.Findings = append(rep.Findings, Finding{Code: model.CodeCheck, Message: model.Msg("verify.broken", "Why", inWords(e))})
	}
	return rep, nil
}

// inWords is what an error says to people: its sentence, or its text.
func inWords(err error) model.Message {
	var e *model.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return model.Literal(err.Error())
}

type newestBody struct {
	seq  int64
	rev  int
	hash [sha256.Size]byte
	seen bool // its row stands in the table of its kind
}

type verifier struct {
	ctx     context.Context
	q       querier
	side    querier // another connection, for what can be done meanwhile
	opt     VerifyOptions
	rep     *Report
	beyond  []strayRow            // rows that name entries beyond the end of the ledger
	doubted map[string]bool       // records whose row is reported already
	newest  map[string]newestBody // by kind + "/" + id
	heads   []Hash                // after each entry
	// replaced are bodies that differ from their entry; removals may explain them.
	replaced     []replacedBody
	removals     []removal
	removedBlobs map[string]bool
	checkpoints  []checkpoint
	signed       []signedBody
	keys         []*model.Key
	restores     []*model.Restore
	blobs        map[string]int64 // SHA-256 → first entry that names it
	org          string
}

type replacedBody struct {
	seq  int64
	kind model.Kind
	id   string
	hash string // of what stands there now
}

type removal struct {
	*model.Removal
	seq int64
}

// checkpoint with the organisation as it was called when it was signed.
type checkpoint struct {
	*model.Checkpoint
	org string
}

// run takes every step, also when an earlier one could not be carried out: a
// table that was dropped must not hide what was changed elsewhere. The schema
// comes first, because it says why another step fails.
func (v *verifier) run() error {
	v.newest, v.removedBlobs, v.blobs = map[string]newestBody{}, map[string]bool{}, map[string]int64{}
	steps := []func() error{v.chain}
	if !v.opt.ChainOnly {
		steps = []func() error{v.schema, v.chain, v.files, v.projections, v.indexes()}
	}
	var errs []error
	for _, step := range steps {
		if err := step(); err != nil {
			errs = append(errs, err)
		}
	}
	v.checkReplaced()
	v.checkCheckpoints()
	if err := v.checkVotes(); err != nil {
		errs = append(errs, err)
	}
	v.checkWitnesses()
	slices.SortStableFunc(v.rep.Findings, func(a, b Finding) int { return cmp.Compare(a.Seq, b.Seq) })
	return errors.Join(errs...)
}

// headAt is the hash after a number of entries.
func (v *verifier) headAt(count int64) (Hash, bool) {
	if count < 1 || count > int64(len(v.heads)) {
		return Hash{}, false
	}
	return v.heads[count-1], true
}

// special keeps the entries that change how others are judged.
func (v *verifier) special(e model.Entry, body []byte) {
	seq, kind := e.Seq, e.Kind
	switch kind {
	case model.KindRemoval, model.KindCheckpoint, model.KindRestore, model.KindOrganisation, model.KindKey:
	case model.KindVote:
		if !isSigned(body) {
			return
		}
	default:
		return
	}
	rec, err := decodeBody(kind, e.Rev, seq, bytes.Clone(body))
	if err != nil {
		return // its hash or its form is reported already
	}
	switch r := rec.(type) {
	case *model.Removal:
		v.removals = append(v.removals, removal{r, seq})
		for _, b := range r.Blobs {
			v.removedBlobs[b] = true
		}
		v.rep.Removals = append(v.rep.Removals, model.Msg("verify.removal", "Seq", int(seq), "ID", r.ID, "Why", r.Why, "Decision", r.DecidedBy, "N", len(r.Items), "On", r.On))
	case *model.Checkpoint:
		v.checkpoints = append(v.checkpoints, checkpoint{r, v.org})
	case *model.Restore:
		v.restores = append(v.restores, r)
	case *model.Organisation:
		v.org = r.UID
	case *model.Key:
		v.keys = append(v.keys, r)
	case *model.Vote:
		at, err := model.ParseInstant(e.RecordedAt)
		if err == nil { // else its entry is reported already
			v.signed = append(v.signed, signedBody{r, v.org, model.DateOf(at)})
		}
	}
}

func (v *verifier) chain() error {
	var total int64
	if err := v.q.QueryRowContext(v.ctx, "SELECT count(*) FROM ledger").Scan(&total); err != nil {
		return err
	}
	rows, err := v.q.QueryContext(v.ctx, "SELECT l.seq, l.entry, l.hash, b.body FROM ledger l LEFT JOIN ledger_body b USING(seq) ORDER BY l.seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	c := chainCheck{v: v}
	v.heads = make([]Hash, 0, total)
	for rows.Next() {
		var seq int64
		var entry, hash string
		var body sql.RawBytes
		if err := rows.Scan(&seq, &entry, &hash, &body); err != nil {
			return err
		}
		c.one(seq, entry, hash, body)
		if v.opt.Progress != nil && seq%1000 == 0 {
			v.opt.Progress(seq, total)
		}
	}
	v.rep.Entries, v.rep.Head = int64(len(v.heads)), c.prev
	if err := rows.Err(); err != nil {
		return err
	}
	return v.strayBodies()
}

func (v *verifier) strayBodies() error {
	rows, err := v.q.QueryContext(v.ctx, "SELECT seq FROM ledger_body WHERE seq NOT IN (SELECT seq FROM ledger)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return err
		}
		v.rep.add(model.CodeTampered, seq, "verify.body.stray")
	}
	return rows.Err()
}

type chainCheck struct {
	v    *verifier
	prev Hash
	last int64
	at   string
}

// one checks an entry against its place, its predecessor and its body.
func (c *chainCheck) one(seq int64, entry, hash string, body []byte) {
	rep := c.v.rep
	if seq != c.last+1 {
		rep.add(model.CodeTampered, seq, "verify.gap", "Expected", int(c.last+1))
	}
	c.last = seq
	want := Chain(c.prev, []byte(entry))
	if want.String() != hash {
		rep.add(model.CodeTampered, seq, "verify.chain")
	}
	// Go on from what is written, so that one change is one finding.
	if h, err := ParseHash(hash); err == nil {
		c.prev = h
	} else {
		c.prev = want
	}
	c.v.heads = append(c.v.heads, c.prev)
	e, ok := scanEntry(entry)
	if !ok {
		rep.add(model.CodeTampered, seq, "verify.entry")
		return
	}
	if e.Seq != seq || e.V != entryVersion {
		rep.add(model.CodeTampered, seq, "verify.entry.seq", "Says", int(e.Seq))
	}
	// All entries of a command share one moment; as-of rests on its order.
	if e.RecordedAt != c.at {
		if _, err := model.ParseInstant(e.RecordedAt); err != nil || len(e.RecordedAt) != len(model.InstantLayout) || e.RecordedAt < c.at {
			rep.add(model.CodeTampered, seq, "verify.time")
		}
		c.at = e.RecordedAt
	}
	c.body(seq, e, body)
}

func (c *chainCheck) body(seq int64, e model.Entry, body []byte) {
	v := c.v
	if body == nil {
		v.rep.add(model.CodeTampered, seq, "verify.body.missing")
		return
	}
	sum := sha256.Sum256(body)
	if got := hex.EncodeToString(sum[:]); got != e.BodySHA256 {
		v.replaced = append(v.replaced, replacedBody{seq, e.Kind, e.ID, got})
	}
	if err := canon.Check(body, isNFC); err != nil {
		v.rep.add(model.CodeTampered, seq, "verify.canonical", "Why", err.Error())
	}
	v.special(e, body)
	if v.opt.ChainOnly {
		return
	}
	key := string(e.Kind) + "/" + e.ID
	n := v.newest[key]
	if e.Rev != n.rev+1 {
		v.rep.add(model.CodeTampered, seq, "verify.rev", "ID", e.ID, "Rev", e.Rev)
	}
	v.newest[key] = newestBody{seq: seq, rev: e.Rev, hash: sum}
	v.noteBlobs(seq, e.Kind, body)
}

// checkReplaced looks for the removal that explains each body that is not the
// one its entry was made for.
func (v *verifier) checkReplaced() {
	explained := map[replacedBody]bool{}
	for _, r := range v.removals {
		for _, it := range r.Items {
			// An entry explains only what was there before it, and never the
			// ledger's own proof.
			if it.Seq < r.seq && model.Removable(it.Kind) {
				explained[replacedBody{it.Seq, it.Kind, it.ID, it.SHA256}] = true
			}
		}
	}
	for _, b := range v.replaced {
		if !explained[b] {
			v.rep.add(model.CodeTampered, b.seq, "verify.body", "ID", b.id)
		}
	}
}

// noteBlobs remembers which files the ledger names.
func (v *verifier) noteBlobs(seq int64, kind model.Kind, body []byte) {
	switch kind {
	case model.KindPolicyVersion, model.KindCertificate, model.KindEvidence, model.KindAgendaItem, model.KindDecision:
		rec, err := decodeBody(kind, 1, seq, body)
		if err != nil {
			return
		}
		for _, b := range model.BlobsOf(rec) {
			if _, ok := v.blobs[b]; !ok {
				v.blobs[b] = seq
			}
		}
	}
}
