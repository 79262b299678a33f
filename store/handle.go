package store

import (
	"cmp"
	"context"
	"database/sql"
	"path/filepath"

	"github.com/rekenschap/rekenschap/model"
)

// Handle is the store as one actor sees it. Roles are looked up anew in every
// transaction: a revoked grant counts at once.
type Handle struct {
	s     *Store
	actor model.Actor
	asOf  *asOf // nil: the file as it is
}

// As gives the only handle with methods: whoever reads or writes is somebody.
func (s *Store) As(actor model.Actor) *Handle { return &Handle{s: s, actor: actor} }

// Actor is who acts through this handle.
func (h *Handle) Actor() model.Actor { return h.actor }

// Path is where the file is.
func (h *Handle) Path() string { return h.s.path }

// shown is the file as errors name it: who comes over SSH, or is nobody yet, has
// no business with the folders of the server.
func (h *Handle) shown() string {
	if h.actor.Via == model.ViaSSH || h.actor.Via == model.ViaServer {
		return filepath.Base(h.s.path)
	}
	return h.s.path
}

// Day is the day at whose end this handle looks; zero for the file as it is.
func (h *Handle) Day() model.Date {
	if h.asOf == nil {
		return model.Date{}
	}
	return h.asOf.day
}

// Do carries out a command: one transaction, or nothing.
func (h *Handle) Do(ctx context.Context, cmd model.Command) (model.Receipt, error) {
	if h.asOf != nil {
		return model.Receipt{}, model.Errorf(model.CodeInvalid, "error.past.readonly", "Day", h.asOf.day)
	}
	if h.s.writer == nil {
		return model.Receipt{}, model.Errorf(model.CodeInvalid, "error.file.readonly", "Path", h.shown())
	}
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	tx, err := h.s.writer.BeginTx(ctx, nil)
	if err != nil {
		return model.Receipt{}, fileError(h.shown(), err)
	}
	defer tx.Rollback()
	p := keepStatements(tx)
	p.from = h.s.stmts
	rc, err := h.do(ctx, p, cmd)
	if err != nil {
		return model.Receipt{}, fileError(h.shown(), err)
	}
	if err := tx.Commit(); err != nil {
		return model.Receipt{}, fileError(h.shown(), err)
	}
	if _, ok := cmd.(model.Replacer); ok {
		h.s.forget(ctx)
	} else {
		h.s.keep(ctx, p)
	}
	if len(rc.Entries) > 0 {
		h.s.poll.nudge()
	}
	return rc, nil
}

func (h *Handle) do(ctx context.Context, tx *prepared, cmd model.Command) (model.Receipt, error) {
	st, err := h.state(ctx, tx)
	if err != nil {
		return model.Receipt{}, err
	}
	for _, v := range model.VerbsOf(st, cmd) {
		if !model.Allowed(st.roles, v) {
			return model.Receipt{}, model.Denied(v)
		}
	}
	w, err := h.s.newWriter(ctx, tx, st)
	if err != nil {
		return model.Receipt{}, err
	}
	if seeing, ok := cmd.(model.Seeing); ok {
		if err := cmp.Or(seeing.Seen(w.reader), w.reader.err); err != nil {
			return model.Receipt{}, err
		}
	}
	changes, err := cmd.Decide(st)
	if err == nil {
		err = st.err
	}
	if err != nil {
		return model.Receipt{}, err
	}
	for _, c := range changes {
		if c.Verb == "" {
			c.Verb = cmd.Verb()
		}
		if err := w.put(c); err != nil {
			return model.Receipt{}, err
		}
	}
	if err := w.check(); err != nil {
		return model.Receipt{}, err
	}
	if r, ok := cmd.(model.Replacer); ok {
		if err := w.replace(r); err != nil {
			return model.Receipt{}, err
		}
	}
	return w.receipt, nil
}

// state prepares an unfiltered view inside a transaction.
func (h *Handle) state(ctx context.Context, q querier) (*state, error) {
	st := &state{ctx: ctx, q: q, ledger: q, now: h.s.opt.Clock().UTC(), actor: h.actor, law: h.s.opt.Law}
	st.roles = model.RolesOf(st, h.actor)
	return st, st.err
}

// View lets f read what this actor may see, all of one moment.
func (h *Handle) View(ctx context.Context, f func(model.State) error) error {
	return h.view(ctx, "", true, f)
}

// Judge lets f read everything, as rules must to be right; the verb guards
// who may ask. What f returns must not carry what the actor may not see.
func (h *Handle) Judge(ctx context.Context, verb model.Verb, f func(model.State) error) error {
	if verb == "" {
		return model.Denied(verb)
	}
	return h.view(ctx, verb, false, f)
}

func (h *Handle) view(ctx context.Context, verb model.Verb, filtered bool, f func(model.State) error) error {
	tx, err := h.s.reading(ctx)
	if err != nil {
		return fileError(h.shown(), err)
	}
	defer tx.Rollback()
	st, err := h.state(ctx, keepStatements(tx))
	if err != nil {
		return fileError(h.shown(), err)
	}
	if verb != "" && !model.Allowed(st.roles, verb) {
		return model.Denied(verb)
	}
	if filtered && len(st.roles) == 0 {
		return model.Errorf(model.CodeDenied, "error.denied.norole", "Person", h.actor.ID())
	}
	st.memo, st.readers = &h.s.memo, &h.s.readers
	if filtered {
		st.today = st
	}
	past, err := h.past(ctx, tx)
	if err != nil {
		return fileError(h.shown(), err)
	}
	if past != nil {
		st = past.over(st, tx)
	}
	st.asked = map[string][]model.Record{} // nothing changes while it is read
	if err := f(st); err != nil {
		return fileError(h.shown(), err)
	}
	return fileError(h.shown(), st.err)
}

// reading begins a transaction that sees the file of one moment.
func (s *Store) reading(ctx context.Context) (*sql.Tx, error) {
	return s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
}

// May tells whether the actor may do what the verb names, right now.
func (h *Handle) May(ctx context.Context, verb model.Verb) (bool, error) {
	ok := false
	err := h.view(ctx, "", false, func(s model.State) error {
		ok = model.Allowed(s.Roles(), verb)
		return nil
	})
	return ok, err
}

// Blob gives the bytes of a file named by SHA-256, checked against its name,
// to whoever may see a record that names it.
func (h *Handle) Blob(ctx context.Context, sha256 string) ([]byte, error) {
	var content []byte
	err := h.view(ctx, model.VerbReadBlob, true, func(s model.State) (err error) {
		st := s.(*state)
		if !st.mayRead(sha256) {
			return model.Errorf(model.CodeNotFound, "error.blob.missing", "SHA256", sha256)
		}
		content, err = st.content(ctx, sha256)
		return err
	})
	return content, err
}

// hiddenEvidence tells whether evidence that this reader may not see holds the
// same bytes: by another way they stay as closed.
func hiddenEvidence(s model.State, sha256 string) bool {
	for _, e := range model.Find[*model.Evidence](s.Whole(), "blob", sha256) {
		if _, ok := s.Get(model.KindEvidence, e.ID); !ok {
			return true
		}
	}
	return false
}
