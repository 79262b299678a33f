package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/rekenschap/rekenschap/model"
)

// writer writes records and their entries inside one transaction. All entries
// of a command share one recorded_at.
type writer struct {
	ctx     context.Context
	s       *Store
	tx      *prepared
	st      *state
	reader  *state // the same moment as the actor may see it
	seq     int64
	head    Hash
	at      string
	receipt model.Receipt
	written []model.Record
	// had are files that a changed record named before: they may be gone since.
	had map[string]bool
}

// clockSlack is how far the machine's clock may lag behind the newest entry:
// two machines on one file differ a little. Further back is a wrong clock.
const clockSlack = 5 * time.Minute

func (s *Store) newWriter(ctx context.Context, tx *prepared, st *state) (*writer, error) {
	reader := *st
	reader.today = &reader
	w := &writer{ctx: ctx, s: s, tx: tx, st: st, reader: &reader}
	seq, head, last, err := tipOf(ctx, tx)
	if err != nil {
		return nil, err
	}
	w.seq, w.head = seq, head
	now := st.now.Truncate(time.Millisecond)
	if seq > 0 {
		t, err := model.ParseInstant(last)
		if err != nil {
			return nil, err
		}
		if now.Before(t.Add(-clockSlack)) {
			return nil, model.Errorf(model.CodeInvalid, "error.clock.behind", "Now", now, "Last", t)
		}
		if !now.After(t) {
			now = t.Add(time.Millisecond)
		}
	}
	w.at = model.FormatInstant(now)
	return w, nil
}

// headOf reads the count and hash of the newest entry.
func headOf(ctx context.Context, q querier) (int64, Hash, error) {
	seq, h, _, err := tipOf(ctx, q)
	return seq, h, err
}

// tipOf reads the moment of the newest entry too.
func tipOf(ctx context.Context, q querier) (int64, Hash, string, error) {
	var seq int64
	var hex, entry string
	err := q.QueryRowContext(ctx, "SELECT seq, hash, entry FROM ledger ORDER BY seq DESC LIMIT 1").Scan(&seq, &hex, &entry)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, Hash{}, "", nil
	}
	if err != nil {
		return 0, Hash{}, "", err
	}
	h, err := ParseHash(hex)
	if err != nil {
		return 0, Hash{}, "", model.Errorf(model.CodeTampered, "error.ledger.hash", "Seq", int(seq)).Because(err)
	}
	e, err := decodeEntry(entry)
	if err != nil {
		return 0, Hash{}, "", model.Errorf(model.CodeTampered, "error.ledger.entry", "Seq", int(seq)).Because(err)
	}
	return seq, h, e.RecordedAt, nil
}

// put writes one record: entry, body, projection and links.
func (w *writer) put(c model.Change) error {
	r := c.Record
	h := r.Head()
	kind := r.Kind()
	// Read anew: a command may have changed the record it was given in place,
	// and then nothing would seem to have changed.
	file := &state{ctx: w.ctx, q: w.tx}
	old, exists := file.get(kind, h.ID)
	if file.err != nil {
		return file.err
	}
	if err := w.known(kind, h.ID, old, exists); err != nil {
		return err
	}
	if err := stale(c, old, exists); err != nil {
		return err
	}
	if err := onlyUndo(c, old, exists); err != nil {
		return err
	}
	if exists && same(old, r) {
		return nil
	}
	if err := w.keepBlobs(c.Blobs, model.BlobsOf(r)); err != nil {
		return err
	}
	if exists {
		w.remembers(model.BlobsOf(old))
	}
	h.Rev = 1
	if exists {
		h.Rev = old.Head().Rev + 1
	}
	if err := w.stamp(h, kind); err != nil {
		return err
	}
	if ps := model.Validate(r); len(ps) > 0 {
		return model.Invalid(h.ID, ps)
	}
	if err := w.signed(r); err != nil {
		return err
	}
	body, err := encodeBody(r)
	if err != nil {
		return err
	}
	return w.append(c, body)
}

// signed refuses a vote that says to be known by a signature and is not,
// whatever command writes it.
func (w *writer) signed(r model.Record) error {
	v, ok := r.(*model.Vote)
	if !ok || v.Known != model.KnownSignature {
		return nil
	}
	org, _ := model.TheOrganisation(w.st)
	if org == nil {
		return model.Errorf(model.CodeInvalid, "error.signed.says", "ID", v.ID)
	}
	return validVote(v, org.UID)
}

// known refuses ids that were not handed out here, and records that the actor
// may not see: a conflict would show them.
func (w *writer) known(kind model.Kind, id string, old model.Record, exists bool) error {
	missing := model.Errorf(model.CodeNotFound, "error.record.missing", "ID", id)
	if exists {
		switch {
		case w.reader.hides(kind, id):
			return cmp.Or[error](w.reader.err, missing)
		case w.reader.withoutPapers(kind, id): // what they read lacks something
			return model.Errorf(model.CodeDenied, "error.denied.interest", "ID", id)
		}
		return w.reader.err
	}
	info, ok := model.InfoOf(kind)
	if !ok {
		return fmt.Errorf("unknown kind %q", kind)
	}
	if !info.Fixed {
		if !w.st.issued[id] {
			return missing
		}
		return nil
	}
	if k, form, err := model.ParseID(id); err != nil || k != kind || form != id {
		return missing
	}
	return nil
}

// stale refuses a change made upon an older revision, or a new record whose
// id is taken.
func stale(c model.Change, old model.Record, exists bool) error {
	id := c.Record.Head().ID
	switch {
	case !exists && c.From != 0:
		return model.Errorf(model.CodeNotFound, "error.record.missing", "ID", id)
	case exists && old.Head().Undone && c.From == 0:
		return nil // made anew under a number that comes from elsewhere, such as
	case exists && c.From != old.Head().Rev:
		return model.Errorf(model.CodeConflict, "error.record.conflict", "ID", id, "Yours", c.From, "Theirs", old.Head().Rev).
			Because(&model.Conflict{Mine: c.Record, Theirs: old})
	}
	return nil
}

// onlyUndo keeps what was undone as it is, and keeps others than Undo from
// taking something back.
func onlyUndo(c model.Change, old model.Record, exists bool) error {
	h := c.Record.Head()
	if c.Verb == model.VerbUndo {
		return nil
	}
	h.Undoes = 0
	if h.Undone || exists && old.Head().Undone && c.From != 0 {
		return model.Errorf(model.CodeInvalid, "error.record.undone", "ID", h.ID)
	}
	return nil
}

func (w *writer) stamp(h *model.Base, kind model.Kind) error {
	salt := make([]byte, 16)
	if _, err := io.ReadFull(w.s.opt.Random, salt); err != nil {
		return fmt.Errorf("random bytes: %w", err)
	}
	h.V, h.Salt = model.BodyVersion(kind), hex.EncodeToString(salt)
	h.OSUser, h.Key = w.st.actor.OSUser, w.st.actor.Key
	h.Seq = w.seq + 1
	return nil
}

// same tells whether two states of a record differ in nothing but how they
// were written down.
func same(a, b model.Record) bool {
	bare := func(r model.Record) []byte {
		r = model.Clone(r)
		h := r.Head()
		h.V, h.Salt, h.OSUser, h.Key, h.Undoes = 0, "", "", "", 0
		body, err := encodeBody(r)
		if err != nil {
			return nil
		}
		return body
	}
	x, y := bare(a), bare(b)
	return x != nil && bytes.Equal(x, y)
}

func (w *writer) append(c model.Change, body []byte) error {
	r := c.Record
	h := r.Head()
	on := c.On
	if on.IsZero() {
		on = w.st.Today()
	}
	e := model.Entry{
		V: entryVersion, Seq: w.seq + 1, OccurredOn: on, RecordedAt: w.at,
		Actor: w.st.actor.ID(), Via: w.st.actor.Via, Verb: string(c.Verb),
		Kind: r.Kind(), ID: h.ID, Rev: h.Rev, BodySHA256: sha(body),
	}
	raw := appendEntry(nil, &e)
	head := Chain(w.head, raw)
	if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO ledger(seq, entry, hash) VALUES(?,?,?)", e.Seq, string(raw), head.String()); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO ledger_body(seq, body) VALUES(?,?)", e.Seq, string(body)); err != nil {
		return err
	}
	rec, err := decodeBody(e.Kind, e.Rev, e.Seq, body)
	if err != nil {
		return err
	}
	if err := project(w.ctx, w.tx, e, body); err != nil {
		return err
	}
	if err := relink(w.ctx, w.tx, rec, e.Rev > 1); err != nil {
		return err
	}
	w.remember(rec)
	w.seq, w.head = e.Seq, head
	w.receipt.Entries = append(w.receipt.Entries, e)
	w.receipt.Refs = append(w.receipt.Refs, model.RefTo(rec))
	return nil
}

// remember lets the rest of the command see the new record.
func (w *writer) remember(r model.Record) {
	m := w.st.cache[r.Kind()]
	if m == nil {
		if w.st.cache == nil {
			w.st.cache = map[model.Kind]map[string]model.Record{}
		}
		m = map[string]model.Record{}
		w.st.cache[r.Kind()] = m
	}
	m[r.Head().ID] = r
	w.written = append(w.written, r)
}

func (w *writer) remembers(blobs []string) {
	if w.had == nil {
		w.had = map[string]bool{}
	}
	for _, b := range blobs {
		w.had[b] = true
	}
}

// keepBlobs keeps the files that the record names; a file that nothing names
// would be a stray one.
func (w *writer) keepBlobs(bs []model.Blob, named []string) error {
	for _, b := range bs {
		if !slices.Contains(named, b.SHA256) {
			continue
		}
		if len(b.Content) > w.s.opt.MaxBlob {
			return model.Errorf(model.CodeInvalid, "error.blob.large", "Size", len(b.Content)>>20, "Max", w.s.opt.MaxBlob>>20)
		}
		if sha(b.Content) != b.SHA256 {
			return model.Errorf(model.CodeInvalid, "error.blob.differs", "SHA256", b.SHA256)
		}
		if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO blob(sha256, size, content) VALUES(?,?,?) ON CONFLICT DO NOTHING", b.SHA256, len(b.Content), b.Content); err != nil {
			return err
		}
	}
	return nil
}

// check runs when all is written: every reference must point at something that
// is there, and what was undone is pointed at by nothing that is.
func (w *writer) check() error {
	for _, r := range w.written {
		if h := r.Head(); h.Undone {
			if from := w.st.LinkedTo(r.Kind(), h.ID); len(from) > 0 {
				return model.Errorf(model.CodeInvalid, "error.undo.linked", "ID", h.ID, "From", from[0].From.ID)
			}
			continue
		}
		for _, n := range model.RefsOf(r) {
			if !w.exists(n) {
				return model.Errorf(model.CodeInvalid, "error.ref.missing", "ID", r.Head().ID, "Field", n.Field, "Target", n.Ref.ID).At(n.Field)
			}
		}
		for _, b := range model.BlobsOf(r) {
			if !w.had[b] && !w.st.HasBlob(b) {
				return model.Errorf(model.CodeInvalid, "error.ref.blob", "ID", r.Head().ID, "SHA256", b)
			}
		}
	}
	return w.st.err
}

// exists tells whether there is such a record, of one of the kinds its field
// allows.
func (w *writer) exists(n model.NamedRef) bool {
	kinds := n.Target
	if n.Ref.Kind != "" {
		kinds = []model.Kind{n.Ref.Kind}
	}
	return slices.ContainsFunc(kinds, func(k model.Kind) bool { return w.st.has(k, n.Ref.ID) })
}
