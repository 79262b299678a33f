package setup

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// Plain puts the set-up as questions, one line at a time: for screen readers.
// It runs the same forms; huh puts the questions, in our words.
func Plain(ctx context.Context, env Env, in io.Reader, out io.Writer) (Result, error) {
	draft, err := read(ctx, env.Source)
	if err != nil {
		return Result{}, err
	}
	m := New(ctx, env, draft)
	a := &asker{ctx: ctx, lines: readLines(ctx, in), out: out, t: m.desk.words}
	a.keep = func() { m.err = m.now(m.save()) }
	m.desk.ask = a
	m.tell(out, m.desk.t.T("screen.setup.ask.intro", "Empty", answerEmpty, "Back", answerBack))
	if m.resumed {
		m.tell(out, m.desk.t.T("screen.setup.resumed"))
	}
	for !m.finished && !a.end {
		if err := m.ask(out); err != nil {
			return m.end(err)
		}
		if m.err != nil && !a.end {
			m.tell(out, m.desk.t.Err(m.err))
		}
	}
	if m.finished {
		m.read(out, m.desk.after())
	}
	return m.end(nil)
}

// ask goes through one step.
func (m *Model) ask(out io.Writer) error {
	m.enter(m.draft.At)
	t, at := m.desk.t, chapterOf(m.draft.At.Step)
	m.tell(out, "", t.T("screen.setup.ask.step", "N", at+1, "Of", len(chapters()), "Chapter", t.T("screen.setup.chapter."+chapters()[at].name), "Title", m.sheet.title))
	m.read(out, m.sheet.tell())
	if err := m.form.WithAccessible(true).WithInput(strings.NewReader("")).WithOutput(io.Discard).RunWithContext(m.page.Context); err != nil {
		return err
	}
	a := m.desk.ask
	switch {
	case a.end:
		return nil
	case a.back:
		a.back = false
		m.back()
		return nil
	}
	cmd := m.complete()
	if m.busy {
		cmd = m.recorded(cmd().(recorded).err)
	}
	if err := m.now(cmd); err != nil {
		m.err = err
	}
	return nil
}

// read prints remarks, one a line.
func (m *Model) read(out io.Writer, said []remark) {
	for _, r := range said {
		m.tell(out, r.text)
	}
}

func (m *Model) tell(out io.Writer, lines ...string) {
	for _, l := range lines {
		fmt.Fprintln(out, l)
	}
}

// readLines hands out what is typed, so that waiting for it can end.
func readLines(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for s := bufio.NewScanner(in); s.Scan(); {
			select {
			case lines <- s.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}
