package setup

import (
	"context"
	"encoding/json"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
)

// Source is where the set-up keeps its draft, and what records it in the end.
type Source interface {
	page.DraftSource
	// Record makes the file and writes everything into it, or nothing.
	Record(ctx context.Context, c model.SetUp) error
}

// draftPlace is the name of the one draft.
const draftPlace = "setup"

// read is the draft kept of an earlier run, if any.
func read(ctx context.Context, src Source) (*Draft, error) {
	d, ok, err := src.Draft(ctx, draftPlace)
	if err != nil || !ok {
		return nil, err
	}
	out, _ := unpack(d.Body)
	return out, nil
}

// pack writes a draft down.
func pack(d *Draft) []byte {
	b, err := json.Marshal(d)
	if err != nil {
		panic(err) // strings, numbers and truth values
	}
	return b
}

// unpack reads a draft that was kept; one that cannot be read, or leads
// nowhere, is none.
func unpack(b []byte) (*Draft, bool) {
	var d Draft
	if len(b) == 0 || json.Unmarshal(b, &d) != nil || !d.sound() {
		return nil, false
	}
	return &d, true
}

// save keeps the draft as it is now.
func (m *Model) save() tea.Cmd {
	return m.keep.Keep(m.page, m.env.Source, draftPlace, pack(m.draft))
}

// forget takes the draft away.
func (m *Model) forget() tea.Cmd { return m.keep.Drop(m.page, m.env.Source, draftPlace) }

// now carries out what was asked of the keeper, and waits for it.
func (m *Model) now(cmd tea.Cmd) error {
	if cmd == nil {
		cmd = m.keep.Flush(m.page)
	}
	for cmd != nil {
		a, _ := cmd().(page.Answer)
		cmd, _ = m.keep.Answer(m.page, a)
	}
	return m.keep.Err()
}
