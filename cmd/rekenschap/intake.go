package main

import (
	"io"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

// mostIntake is how much of what visitors send may be in memory at one time, of
// all of them together, in bytes: room for two of the largest lists.
const mostIntake = 2 * largestTable

// intake counts what visitors have sent to verbs that are still at work.
type intake struct {
	mu   sync.Mutex
	most int64 // 0: mostIntake
	held int64
}

// take holds n bytes more, unless that is more than most.
func (i *intake) take(n, most int64) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.held+n > most {
		return false
	}
	i.held += n
	return true
}

func (i *intake) give(n int64) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.held -= n
}

// portion is the input of one verb, as far as there is room for it.
type portion struct {
	r    io.Reader
	of   *intake
	most int64
	held int64
	full bool // there was no room
}

// Read implements io.Reader.
func (p *portion) Read(b []byte) (int, error) {
	if p.full {
		return 0, errIntake()
	}
	n, err := p.r.Read(b)
	if !p.of.take(int64(n), p.most) {
		p.full = true
		return 0, errIntake()
	}
	p.held += int64(n)
	return n, err
}

// close gives the room back: the verb is over.
func (p *portion) close() { p.of.give(p.held) }

// mostIntake leaves room for the largest file that the settings allow.
func (h *house) mostIntake() int64 {
	if h.intake.most > 0 {
		return h.intake.most
	}
	set, err := h.settings()
	if err != nil {
		return mostIntake
	}
	return max(mostIntake, int64(set.MaxFileMB+1)<<20)
}

func errIntake() error { return model.Errorf(model.CodeInvalid, "error.serve.intake") }
