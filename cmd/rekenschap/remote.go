package main

import (
	"bytes"
	"crypto/rand"
	"io"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/tui/serve"
)

// remote is a run for somebody who came in over SSH: who they are is given, the
// file is open already, and the machine of the server is not theirs to read.
type remote struct {
	store *store.Store
	actor model.Actor
	width int    // of their terminal, 0 without one
	heads string // what the machine of the server saw of the file
}

// remoteSession is the run of one visit; it shares with the server what never
// changes while that runs.
func (h *house) remoteSession(v serve.Visit, args []string, st serve.Streams) *session {
	s := newSession(&App{Args: args, Stdin: st.In, Stdout: st.Out, Stderr: st.Err, Env: visitEnv(v.Environ),
		Clock: h.Clock, Random: rand.Reader})
	s.settings = h.settings
	if s.lang == "" {
		s.lang = string(v.Lang)
	}
	s.remote = &remote{store: h.store, actor: model.Actor{Person: v.Person, Via: model.ViaSSH, Key: v.Fingerprint},
		heads: h.headsPath()}
	if v.Terminal {
		s.remote.width = v.Width
	}
	return s
}

// visitEnv reads variables of the session, not those of the server.
func visitEnv(environ []string) func(string) string {
	return func(name string) string {
		for _, e := range environ {
			if v, ok := strings.CutPrefix(e, name+"="); ok {
				return v
			}
		}
		return ""
	}
}

// noStreams are those of a dashboard: it draws by itself.
func noStreams() serve.Streams {
	return serve.Streams{In: bytes.NewReader(nil), Out: io.Discard, Err: io.Discard}
}

// received is the file as the visitor may use it.
func (s *session) received() *opened {
	return &opened{session: s, store: s.remote.store, h: s.remote.store.As(s.remote.actor), day: s.today()}
}
