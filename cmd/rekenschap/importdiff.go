package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// change is what a line of a file does to one record.
type change struct {
	line   int
	what   string // which record, in words
	mark   model.RowChange
	fields []model.FieldDiff
	wrong  model.Message
}

// carryIn shows what a file changes and, unless it is a rehearsal, does it.
func (s *session) carryIn(ctx context.Context, o *opened, cmd model.Command, dry bool) error {
	var changes []change
	var wrong error
	err := o.h.View(ctx, func(v model.State) error {
		changes = s.preview(v, cmd)
		if dry {
			_, wrong = cmd.Decide(v)
		}
		return nil
	})
	if err != nil {
		return err
	}
	n := 0
	for _, c := range changes {
		if c.wrong.IsZero() && len(c.fields) > 0 {
			n++
		}
	}
	if dry {
		s.printChanges(changes)
		if wrong == nil {
			fmt.Fprintln(s.Stdout, s.t("cli.import.would", "N", n))
			fmt.Fprintln(s.Stdout, s.t("cmd.dry_run"))
		}
		return wrong
	}
	rc, err := o.do(ctx, cmd)
	if err != nil {
		return err
	}
	s.printChanges(changes)
	if len(rc.Entries) == 0 {
		_, err := fmt.Fprintln(s.Stdout, s.t("cmd.done.nothing"))
		return err
	}
	_, err = fmt.Fprintln(s.Stdout, s.t("cli.import.done", "N", n, "Entries", len(rc.Entries)))
	return err
}

// preview asks the command what each line would change.
func (s *session) preview(v model.State, cmd model.Command) []change {
	var out []change
	switch cmd := cmd.(type) {
	case model.ImportControls:
		for _, d := range cmd.Diff(v) {
			out = append(out, change{d.Line, joined("  ", d.ID, s.text().Msg(d.Label)), model.RowChanged, d.Fields, d.Problem})
		}
	case model.ImportPeople:
		for _, d := range cmd.Preview(v) {
			out = append(out, change{d.Line, joined(", ", s.text().Value(d.Name), s.text().Value(d.Seat)), d.What, d.Fields, d.Problem})
		}
	}
	return out
}

// printChanges prints per line what differs, in the order of the file.
func (s *session) printChanges(changes []change) {
	p := s.text()
	for _, c := range changes {
		if !c.wrong.IsZero() || len(c.fields) == 0 {
			continue // what is wrong is said by the error
		}
		fmt.Fprintln(s.Stdout, s.t("cli.import.line", "Line", c.line, "What", c.what, "Change", c.mark))
		for _, f := range c.fields {
			old := p.Value(f.Old)
			if old == "" {
				old = s.t("cli.import.empty")
			}
			now := p.Value(f.New)
			if now == "" {
				now = s.t("cli.import.empty")
			}
			s.beside("    "+p.Field("", f.Field)+": ", old+" "+s.arrow()+" "+now)
		}
	}
}

// arrow stands between an old value and a new one.
func (s *session) arrow() string { return s.looks().Glyph.Link }

// problems lists the sentences of an error that holds several.
func problems(err error) (head model.Message, list []model.Message) {
	var e *model.Error
	if !errors.As(err, &e) {
		return head, nil
	}
	list = model.ProblemsOf(e)
	if len(list) == 0 {
		return head, nil
	}
	head = model.Message{Key: e.Message.Key, Args: model.Args{}}
	for k, v := range e.Message.Args {
		head.Args[k] = v
	}
	head.Args["Problems"] = ""
	return head, list
}
