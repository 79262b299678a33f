package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/rekenschap/rekenschap/model"
)

// carryIn shows what a list changes and, unless it is a rehearsal, does it.
func (s *session) carryIn(ctx context.Context, o *opened, cmd model.Importer, dry bool) error {
	var lines []model.LineChange
	var wrong error
	err := o.h.View(ctx, func(v model.State) error {
		lines = cmd.Preview(v)
		if dry {
			_, wrong = cmd.Decide(v)
		}
		return nil
	})
	if err != nil {
		return err
	}
	n := 0
	for _, l := range lines {
		if l.Changes() {
			n++
		}
	}
	if dry {
		s.printLines(lines)
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
	s.printLines(lines)
	if len(rc.Entries) == 0 {
		_, err := fmt.Fprintln(s.Stdout, s.t("cmd.done.nothing"))
		return err
	}
	_, err = fmt.Fprintln(s.Stdout, s.t("cli.import.done", "N", n, "Entries", len(rc.Entries)))
	return err
}

// printLines prints per line what differs, in the order of the list, and what
// whoever reads it in should know. What is wrong is said by the error.
func (s *session) printLines(lines []model.LineChange) {
	p := s.text()
	for _, l := range lines {
		if !l.Problem.IsZero() {
			continue
		}
		if l.Changes() {
			about := l.Records[0]
			fmt.Fprintln(s.Stdout, s.t("cli.import.line", "Line", l.Line, "What", joined("  ", about.ID, p.Msg(l.Title)), "Change", about.What))
			s.printFields("    ", about)
			for _, r := range l.Records[1:] {
				if r.What != model.RowUnchanged {
					fmt.Fprintln(s.Stdout, "    "+s.t("cli.import.beside", "Kind", r.Kind, "ID", r.ID, "Change", r.What))
					s.printFields("      ", r)
				}
			}
		}
		if !l.Note.IsZero() {
			s.beside(s.t("cli.import.note", "Line", l.Line)+" ", p.Msg(l.Note))
		}
	}
}

// printFields prints the fields of a record that differ, and of a new one what
// they hold.
func (s *session) printFields(indent string, r model.RecordChange) {
	for _, f := range r.Fields {
		value := s.glance(f.New)
		if r.What == model.RowChanged {
			value = s.glance(f.Old) + " " + s.arrow() + " " + value
		}
		s.beside(indent+s.text().Field(r.Kind, f.Field)+": ", value)
	}
}

// longestGlance is as much of a text as one needs to know it again.
const longestGlance = 160

// glance is a value as it is shown beside another.
func (s *session) glance(v any) string {
	t := []rune(s.text().Value(v))
	switch {
	case len(t) == 0:
		return s.t("cli.import.empty")
	case len(t) > longestGlance:
		return string(t[:longestGlance]) + "…"
	}
	return string(t)
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
