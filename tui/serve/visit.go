package serve

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	uv "github.com/charmbracelet/ultraviolet"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
)

// visit is what a known person came for: the dashboard, or a verb.
func (one *session) visit() int {
	leave, ok := one.s.visits.enter(one.s.o.Limits.Sessions, nil)
	if !ok {
		one.print("serve.full")
		return 1
	}
	defer leave()
	leave, ok = one.s.people.enter(one.s.o.Limits.Sessions, map[string]int{one.visitor().Person: one.s.o.Limits.SessionsPerPerson})
	if !ok {
		one.print("serve.full_person", "N", one.s.o.Limits.SessionsPerPerson)
		return 1
	}
	defer leave()
	if one.ask.exec || one.ask.term == "" || one.ask.term == "dumb" {
		return one.verb()
	}
	return one.dashboard()
}

// dashboard shows the screens until the person leaves, or has to.
func (one *session) dashboard() int {
	for again := false; ; again = true {
		shown, err := one.show(again)
		if !shown {
			one.write(one.text().Err(err))
			return 1
		}
		if errors.Is(err, tea.ErrProgramPanic) || err != nil && !errors.Is(err, tea.ErrProgramKilled) {
			one.s.log.Error("dashboard", "key", one.fp, "err", clean(err.Error()))
			one.print("serve.error")
			return 1
		}
		switch e, ended := one.ended(); {
		case !ended:
			return 0
		case !e.again:
			return e.code
		}
	}
}

// show runs one program on the line; false when the house gave none. What the
// house set going for it ends with it. Screens that come again come by
// themselves, under the hands of somebody who types.
func (one *session) show(again bool) (shown bool, err error) {
	ctx, cancel := context.WithCancel(one.ctx)
	defer cancel()
	env, o, err := one.s.house.Dashboard(ctx, one.visitor())
	if err != nil {
		return false, err
	}
	size := one.sizes.get()
	o.Output, o.Environ = ssh.NewPtyWriter(one.out), one.environ()
	o.Canvases = &one.s.canvases
	o.Width, o.Height, o.Pressed = size.Width, size.Height, one.press
	o.Started = func(p tui.Program) {
		one.start(p)
		go one.pass(ctx, p)
		go one.keys(ctx, p, again)
	}
	defer one.start(nil)
	return true, tui.Run(ctx, env, o)
}

// pause is how long nobody types before what is typed is meant for screens that
// came by themselves.
const pause = 400 * time.Millisecond

// keys passes on what is typed; with settle not before a pause in it.
func (one *session) keys(ctx context.Context, p tui.Program, settle bool) {
	for settle {
		short, cancel := context.WithTimeout(ctx, pause)
		k, ok := one.feed.next(short)
		cancel()
		switch k.(type) {
		case uv.KeyPressEvent, uv.PasteEvent:
			one.press()
		default:
			if settle = ok; ok {
				p.Send(k) // the terminal says something of itself
			}
		}
	}
	for {
		k, ok := one.feed.next(ctx)
		if !ok {
			return
		}
		p.Send(k)
	}
}

// typedOut hears that nothing more will be typed.
func (one *session) typedOut(err error) {
	switch {
	case errors.Is(err, errFlood):
		one.end(because(model.Msg("serve.end.flood")))
	case err != nil:
		one.s.log.Error("input", "key", one.fp, "err", clean(err.Error()))
		one.end(because(model.Msg("serve.error")))
	}
}

// resizes is how often a program is told of a new size at most.
const resizes = 50 * time.Millisecond

// pass tells a program of new sizes: the latest alone counts.
func (one *session) pass(ctx context.Context, p tui.Program) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-one.sizes.news:
			p.Send(one.sizes.get())
			time.Sleep(resizes) // somebody drags at a window
		}
	}
}

func (one *session) resize(size tea.WindowSizeMsg) { one.sizes.put(size) }

// verb carries out a command line.
func (one *session) verb() int {
	args, err := split(one.ask.command)
	if err != nil {
		one.print("serve.command")
		return 2
	}
	ctx, cancel := context.WithCancel(one.ctx)
	defer cancel()
	st := Streams{Out: one.out, Err: one.errs}
	if one.ask.term != "" {
		go one.interrupted(ctx, cancel)
		st = Streams{In: eof{}, Out: ssh.NewPtyWriter(one.out), Err: ssh.NewPtyWriter(one.out)}
	} else {
		st.In = one.piped(ctx)
	}
	return one.s.house.Verb(ctx, one.visitor(), args, st)
}

// visitor is who came, as the house sees them.
func (one *session) visitor() Visit {
	size := one.sizes.get()
	one.mu.Lock()
	defer one.mu.Unlock()
	return Visit{Guest: one.guest, Fingerprint: one.fp, Lang: one.lang(), Environ: one.environ(),
		Terminal: one.ask.term != "", Width: size.Width, Height: size.Height}
}

// environ is the environment of the session. SSH_TTY tells the library that it
// draws over a line: not every terminal bears to be asked what it can do.
func (one *session) environ() []string {
	return append([]string{"TERM=" + one.ask.term, "SSH_TTY=/dev/pts/0"}, one.ask.environ...)
}
