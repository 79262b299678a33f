package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
)

// newImportVVT reads the status of NEN 7510 from a spreadsheet.
func newImportVVT(s *session) *cobra.Command {
	return s.importer("vvt", func(r io.Reader, name string) (model.Command, error) {
		rows, warnings, err := exchange.ReadVVT(r, name)
		for _, w := range warnings {
			fmt.Fprintln(s.Stderr, s.text().Msg(w.Message))
		}
		return model.ImportControls{Rows: rows}, err
	})
}

// newImportPeople reads people and their appointments.
func newImportPeople(s *session) *cobra.Command {
	return s.importer("people", func(r io.Reader, name string) (model.Command, error) {
		rows, err := exchange.ReadPeople(r, name)
		return model.ImportPeople{Rows: rows}, err
	})
}

// importer is a verb that turns a file into one command.
func (s *session) importer(name string, read func(io.Reader, string) (model.Command, error)) *cobra.Command {
	dry := false
	c := &cobra.Command{Use: name + " FILE [--dry-run]", Args: exactly("FILE"), RunE: func(c *cobra.Command, args []string) error {
		cmd, err := s.readImport(args[0], read)
		if err != nil {
			return err
		}
		o, err := s.open(c.Context(), model.ViaImport)
		if err != nil {
			return err
		}
		defer o.close()
		if ok, err := o.h.May(c.Context(), cmd.Verb()); err != nil || !ok {
			if err == nil {
				err = model.Denied(cmd.Verb())
			}
			return err
		}
		return s.carryIn(c.Context(), o, cmd, dry)
	}}
	c.Flags().BoolVar(&dry, "dry-run", false, "cli.import.dry_run")
	return c
}

// largestTable is the most that a list may hold, in bytes; more is a mistake.
const largestTable = 64 << 20

func (s *session) readImport(name string, read func(io.Reader, string) (model.Command, error)) (model.Command, error) {
	if name == "-" {
		return read(io.LimitReader(s.Stdin, largestTable), "stdin")
	}
	path := s.expand(name, "")
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(io.LimitReader(f, largestTable), filepath.Base(path))
}

// openFile opens a file to read it, and says in a sentence why that fails.
func openFile(path string) (*os.File, error) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil, model.Errorf(model.CodeNotFound, "error.file.not_found", "Path", path).Because(err)
	}
	if err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", path, "Cause", cause(err)).Because(err)
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		f.Close()
		return nil, model.Errorf(model.CodeInvalid, "error.file.directory", "Path", path)
	}
	return f, nil
}
