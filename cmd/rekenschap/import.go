package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
)

// importFlags say how a list is read in.
type importFlags struct {
	dry, template bool
	files         string // folder with the files that lines name
}

// importers are the verbs that turn a list into one command.
func (s *session) importers() []*cobra.Command {
	var out []*cobra.Command
	for _, l := range exchange.Lists() {
		out = append(out, s.importer(l))
	}
	return out
}

func (s *session) importer(l exchange.List) *cobra.Command {
	var f importFlags
	c := &cobra.Command{Use: l.Name + s.orInput(" FILE") + " [--dry-run]", RunE: func(c *cobra.Command, args []string) error {
		if f.template {
			return s.printTemplate(l.Name)
		}
		return s.importList(c.Context(), l, s.fileOf(args, 0), f)
	}}
	if l.Files && s.remote == nil {
		c.Use += " [--files DIR]"
		stringFlag(c, &f.files, "files", "", "DIR", "cli.import.files")
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if f.template {
			return none(c, args)
		}
		return s.takesFile("FILE")(c, args)
	}
	c.Flags().BoolVar(&f.dry, "dry-run", false, "cli.import.dry_run")
	c.Flags().BoolVar(&f.template, "template", false, "cli.import.template")
	return c
}

// printTemplate gives an empty list with examples, as spreadsheets open it.
func (s *session) printTemplate(name string) error {
	b, err := exchange.Template(name, s.text().Lang())
	if err == nil {
		_, err = s.Stdout.Write(b)
	}
	return err
}

func (s *session) importList(ctx context.Context, l exchange.List, file string, f importFlags) error {
	o, err := s.open(ctx, model.ViaImport)
	if err != nil {
		return err
	}
	defer o.close()
	if err := o.may(ctx, l.Verb); err != nil {
		return err
	}
	cmd, err := s.readImport(l, file, f)
	if err != nil {
		return err
	}
	return s.carryIn(ctx, o, cmd, f.dry)
}

// largestTable is the most that a list may hold, in bytes; more is a mistake.
const largestTable = 64 << 20

// readImport reads a list with the files it names. What is passed over is said
// at once, also when the rest is refused.
func (s *session) readImport(l exchange.List, name string, f importFlags) (model.Importer, error) {
	in := exchange.Input{Reader: s.Stdin, Name: "stdin"}
	if name != "-" {
		path := s.expand(name, "")
		file, err := openFile(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in.Reader, in.Name = file, filepath.Base(path)
	}
	if f.files != "" {
		folder, err := s.openFolder(s.expand(f.files, ""))
		if err != nil {
			return nil, err
		}
		defer folder.close()
		in.Files = folder.read
	}
	in.Reader = io.LimitReader(in.Reader, largestTable)
	cmd, warnings, err := l.Read(in)
	for _, w := range warnings {
		fmt.Fprintln(s.Stderr, s.text().Msg(w.Message))
	}
	return cmd, err
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
