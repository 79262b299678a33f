package store

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/canon"
)

// Exported counts what an export holds.
type Exported struct{ Entries, Closed int }

// ExportLedger writes the ledger as JSON Lines: entry and body as strings,
// byte for byte. What this reader may not see, and privileged evidence for
// everybody, is given as the digest of its entry alone; the chain still
// verifies. See docs/LEDGER.md.
func (h *Handle) ExportLedger(ctx context.Context, w io.Writer) (Exported, error) {
	var out Exported
	buf := bufio.NewWriter(w)
	err := h.view(ctx, model.VerbExport, true, func(s model.State) error {
		st := s.(*state)
		rows, err := st.ledger.QueryContext(ctx, "SELECT l.entry, l.hash, b.body FROM ledger l JOIN ledger_body b USING(seq) WHERE ?=0 OR l.seq <= ? ORDER BY l.seq", st.upTo, st.upTo)
		if err != nil {
			return err
		}
		defer rows.Close()
		// A closed item's earlier words are as closed as its last.
		hidden := map[string]bool{}
		for rows.Next() {
			var entry, hash string
			var body []byte
			if err := rows.Scan(&entry, &hash, &body); err != nil {
				return err
			}
			e, err := decodeEntry(entry)
			if err != nil {
				return model.Errorf(model.CodeTampered, "error.ledger.entry", "Seq", out.Entries+1).Because(err)
			}
			open := exportable(st, e.Kind, e.ID, hidden)
			for _, p := range papersIn(e, body) {
				// A body is given as it is or not at all.
				open = open && (p.What.IsZero() || exportable(st, p.What.Kind, p.What.ID, hidden))
			}
			if err := exportLine(buf, entry, hash, string(body), open); err != nil {
				return err
			}
			out.Entries++
			if !open {
				out.Closed++
			}
		}
		return rows.Err()
	})
	if err != nil {
		return out, err
	}
	return out, buf.Flush()
}

func exportable(st *state, kind model.Kind, id string, hidden map[string]bool) bool {
	key := string(kind) + "/" + id
	if h, ok := hidden[key]; ok {
		return !h
	}
	r, ok := st.today.Get(kind, id)
	ok = ok && !st.withoutPapers(kind, id) // a body is given whole or not at all
	if ev, is := r.(*model.Evidence); ok && is && ev.Privileged {
		ok = false
	}
	hidden[key] = !ok
	return ok
}

// papersIn are the papers a body names.
func papersIn(e model.Entry, body []byte) []model.Paper {
	if e.Kind != model.KindAgendaItem && e.Kind != model.KindDecision {
		return nil
	}
	r, err := decodeBody(e.Kind, e.Rev, e.Seq, body)
	if err != nil {
		return nil // removed, or for verify to judge
	}
	return model.Papers(r)
}

type exportFull struct {
	Body  string `json:"body"`
	Entry string `json:"entry"`
	Hash  string `json:"hash"`
}

type exportClosed struct {
	Digest string `json:"digest"`
	Hash   string `json:"hash"`
}

func exportLine(w *bufio.Writer, entry, hash, body string, open bool) error {
	var line any = exportFull{Body: body, Entry: entry, Hash: hash}
	if !open {
		d := sha256.Sum256([]byte(entry))
		line = exportClosed{Digest: hex.EncodeToString(d[:]), Hash: hash}
	}
	b, err := canon.Marshal(line)
	if err != nil {
		return err
	}
	w.Write(b)
	return w.WriteByte('\n')
}
