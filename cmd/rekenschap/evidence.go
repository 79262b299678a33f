package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
)

// evidenceFlags describe a piece of evidence.
type evidenceFlags struct {
	title, kind, name, expires string
	privileged                 bool
}

func newEvidenceAdd(s *session) *cobra.Command {
	var f evidenceFlags
	c := &cobra.Command{
		Use:  "add ID" + s.orInput(" FILE") + " [--title TEXT] [--type TEXT] [--expires D] [--privileged]",
		Args: s.takesFile("ID", "FILE"),
		RunE: func(c *cobra.Command, args []string) error { return s.addEvidence(c, args[0], s.fileOf(args, 1), f) },
	}
	stringFlag(c, &f.title, "title", "", "TEXT", "cli.evidence.title")
	stringFlag(c, &f.kind, "type", "", "TEXT", "cli.evidence.type")
	stringFlag(c, &f.expires, "expires", "", "D", "cli.evidence.expires")
	stringFlag(c, &f.name, "name", "", "NAME", "cli.evidence.name")
	c.Flags().BoolVar(&f.privileged, "privileged", false, "cli.evidence.privileged")
	return c
}

func (s *session) addEvidence(c *cobra.Command, id, file string, f evidenceFlags) error {
	expires, err := s.dayFlag(c, "expires", f.expires)
	if err != nil {
		return err
	}
	kind, id, err := model.ParseID(id)
	if err != nil {
		return err
	}
	o, err := s.open(c.Context(), model.ViaLocal)
	if err != nil {
		return err
	}
	defer o.close()
	if err := o.may(c.Context(), model.VerbAddEvidence); err != nil {
		return err
	}
	content, err := s.readBlob(file)
	if err != nil {
		return err
	}
	if f.name == "" && file != "-" {
		f.name = filepath.Base(file)
	}
	cmd := model.AddEvidence{About: model.Ref{Kind: kind, ID: id}, Title: f.title, Type: f.kind, File: f.name,
		Content: content, ExpiresOn: expires, Privileged: f.privileged}
	rc, err := o.do(c.Context(), cmd)
	if err != nil {
		return err
	}
	if len(rc.Entries) > 0 {
		_, err = fmt.Fprintln(s.Stdout, s.t("cli.evidence.added", "ID", rc.Entries[0].ID, "About", id))
		return err
	}
	return s.print(c.Context(), o.h, func(v model.State) error {
		known := ""
		if e, ok := cmd.Existing(v); ok {
			known = e.ID
		}
		_, err := fmt.Fprintln(s.Stdout, s.t("cli.evidence.known", "ID", known, "About", id))
		return err
	})
}

// readBlob reads a file whole, up to what the configuration allows.
func (s *session) readBlob(name string) ([]byte, error) {
	c, err := s.settings()
	if err != nil {
		return nil, err
	}
	in, path := s.Stdin, name
	if name != "-" {
		path = s.expand(name, "")
		f, err := openFile(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	most := int64(c.MaxFileMB) << 20
	b, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", path, "Cause", cause(err)).Because(err)
	}
	if int64(len(b)) > most {
		return nil, model.Errorf(model.CodeInvalid, "error.file.over_limit", "Path", path, "Max", c.MaxFileMB)
	}
	return b, nil
}
