package serve

import (
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
)

// start notes the program that runs, nil for none. One that starts after the
// session was ended leaves at once.
func (one *session) start(p tui.Program) {
	one.mu.Lock()
	defer one.mu.Unlock()
	one.program = p
	if p != nil && one.over != nil {
		go one.dismiss(p)
	}
}

// end ends the session for a reason; the first reason stands.
func (one *session) end(e ending) {
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.over != nil && (!one.over.again || e.again) {
		return
	}
	one.over = &e
	if one.program != nil {
		go one.dismiss(one.program)
	} else if !e.again {
		one.cancel() // a verb, or the entering of a code
	}
}

// ended gives the reason once, and forgets it where the screens begin anew.
func (one *session) ended() (ending, bool) {
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.over == nil {
		return ending{}, false
	}
	e := *one.over
	if e.again {
		one.over = nil
	}
	return e, true
}

// dismiss lets a program leave in order, so that what is typed is kept; when it
// does not, the line is cut: it waits for a client that does not read.
func (one *session) dismiss(p tui.Program) {
	go p.Send(tui.Leave{})
	select {
	case <-one.done:
	case <-time.After(one.s.o.Limits.Grace):
		one.mu.Lock()
		still := one.program == p
		one.mu.Unlock()
		if still {
			one.cut()
			p.Kill()
		}
	}
}

// cut closes the line of a session. A client that does not answer, or that
// reads nothing at all, loses the connection: nothing else frees what waits
// for it.
func (one *session) cut() {
	one.hangUp()
	go func() { _ = one.ch.Close() }()
}

// hangUp closes the connection when the channel is not closed in time.
func (one *session) hangUp() {
	go func() {
		select {
		case <-one.shut:
		case <-time.After(one.s.o.Limits.Answer):
			_ = one.conn.Close()
		}
	}()
}

// gone ends a session whose channel the client closed.
func (one *session) gone() {
	if one.begun {
		one.end(ending{code: 1})
		<-one.done
	}
}

// close ends all of the session.
func (one *session) close() {
	close(one.shut)
	one.cancel()
	_ = one.ch.Close()
}

// finish tells the client how it ended. Later calls do nothing: the channel is
// closed.
func (one *session) finish(code int) {
	one.hangUp()
	status := struct{ Status uint32 }{uint32(code)}
	_, _ = one.ch.SendRequest("exit-status", false, gossh.Marshal(&status))
	_ = one.ch.Close()
	if one.line.isStranger() {
		one.line.spend() // the place is for the next; who hangs up by itself has an exit code
		time.AfterFunc(one.s.o.Limits.Answer, func() { _ = one.conn.Close() })
	}
}

// check looks whether the session may go on: its key, what its person may do,
// and the time.
func (one *session) check(now time.Time) {
	defer func() {
		if r := recover(); r != nil {
			one.panicked(r)
			one.end(because(model.Msg("serve.error")))
		}
	}()
	one.mu.Lock()
	was := one.guest
	one.mu.Unlock()
	if sent := one.out.sent.Load(); one.ask.term == "" && sent != one.seen {
		one.seen = sent // nobody types, but what was asked for comes
		one.press()
	}
	switch idle := now.Sub(time.Unix(0, one.pressed.Load())); {
	case now.Sub(one.since) >= one.s.o.Limits.Longest:
		one.end(because(model.Msg("serve.end.longest", "N", int(one.s.o.Limits.Longest.Hours()))))
		return
	case idle >= one.s.o.Limits.Idle:
		one.end(because(model.Msg("serve.end.idle", "N", int(one.s.o.Limits.Idle.Minutes()))))
		return
	}
	if was.Person == "" {
		return // enters a code
	}
	is, known, err := one.s.house.Guest(one.ctx, one.fp)
	switch {
	case err != nil: // the file cannot be read now: the store refuses by itself
	case !known || is.Person != was.Person:
		one.end(ending{say: model.Msg("serve.end.revoked"), code: 3})
	case len(is.Roles) == 0:
		one.end(ending{say: model.Msg("serve.end.no_role"), code: 3})
	case !is.same(was):
		one.mu.Lock()
		one.guest = is
		one.mu.Unlock()
		one.end(ending{again: true})
	}
}
