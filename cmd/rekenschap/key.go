package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/exchange"
)

// keyFlags say whose a key is, until when, and as what.
type keyFlags struct{ person, role, until string }

func newKeyAdd(s *session) *cobra.Command {
	var f keyFlags
	c := &cobra.Command{
		Use:  "add --person NAME" + s.orInput(" FILE.pub") + " [--role ROLE] [--until D]",
		Args: s.takesFile("FILE.pub"),
		RunE: func(c *cobra.Command, args []string) error { return s.addKey(c, s.fileOf(args, 0), f) },
	}
	stringFlag(c, &f.person, "person", "", "NAME", "cli.key.person")
	stringFlag(c, &f.role, "role", "", strings.Join(model.Role("").Values(), "|"), "cli.key.role")
	stringFlag(c, &f.until, "until", "", "D", "cli.key.until")
	return c
}

func (s *session) addKey(c *cobra.Command, file string, f keyFlags) error {
	until, err := s.dayFlag(c, "until", f.until)
	if err != nil {
		return err
	}
	if f.person == "" {
		return model.Errorf(model.CodeUsage, "error.usage.flag_bare", "Flag", "--person", "Command", c.CommandPath())
	}
	if err := knownRole(c, f.role); err != nil {
		return err
	}
	o, err := s.open(c.Context(), model.ViaLocal)
	if err != nil {
		return err
	}
	defer o.close()
	if err := o.may(c.Context(), model.VerbAddKey); err != nil {
		return err
	}
	content, err := s.readUpTo(file, exchange.MaxKeyFile+1)
	if err != nil {
		return err
	}
	key, err := exchange.PublicKey(content)
	if err != nil {
		return err
	}
	who, err := o.person(c.Context(), f.person)
	if err != nil {
		return err
	}
	rc, err := o.do(c.Context(), model.AddKey{Person: who.ID, Public: key.Line, Fingerprint: key.Fingerprint, Until: until, Role: model.Role(f.role)})
	if err != nil {
		return err
	}
	id := rc.Entries[0].ID
	fmt.Fprintln(s.Stdout, s.t("cli.key.added", "ID", id, "Person", who.Name, "Fingerprint", key.Fingerprint))
	if key.Weak() {
		fmt.Fprintln(s.Stdout, s.t("cli.key.weak", "Bits", strconv.Itoa(key.Bits)))
	}
	_, err = fmt.Fprintln(s.Stdout, s.t("cli.key.next", "ID", id, "Person", who.Name))
	return err
}

// knownRole refuses a role that cannot be granted.
func knownRole(c *cobra.Command, role string) error {
	if role == "" && !c.Flag("role").Changed {
		return nil
	}
	for _, r := range model.Role("").Values() {
		if r == role {
			return nil
		}
	}
	return badFlag(c, "role", model.Msg("cli.key.role_unknown", "Text", role, "Choices", model.Role("").Values()))
}

// readUpTo reads the beginning of a file, or of the input: enough to judge
// whether it is what it should be.
func (s *session) readUpTo(name string, most int64) ([]byte, error) {
	in := s.Stdin
	if name != "-" {
		f, err := openFile(s.expand(name, ""))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, most))
	if err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", name, "Cause", cause(err)).Because(err)
	}
	return b, nil
}

func newKeyRevoke(s *session) *cobra.Command {
	why := ""
	c := &cobra.Command{Use: "revoke KEY [--why TEXT]", Args: exactly("KEY"), RunE: func(c *cobra.Command, args []string) error {
		return s.changeKey(c, model.RevokeKey{Key: args[0], Why: why}, "cli.key.revoked")
	}}
	stringFlag(c, &why, "why", "", "TEXT", "cli.key.why")
	return c
}

func newKeyConfirm(s *session) *cobra.Command {
	return &cobra.Command{
		Use: "confirm KEY WORDS",
		Args: func(c *cobra.Command, args []string) error {
			return between(2, "KEY", "WORDS")(c, args[:min(len(args), 2)])
		},
		RunE: func(c *cobra.Command, args []string) error {
			return s.changeKey(c, model.ConfirmKey{Key: args[0], Words: strings.Join(args[1:], " ")}, "cli.key.confirmed")
		},
	}
}

// changeKey carries out what is done to one key and says what became of it.
func (s *session) changeKey(c *cobra.Command, cmd model.Command, done string) error {
	o, err := s.open(c.Context(), model.ViaLocal)
	if err != nil {
		return err
	}
	defer o.close()
	rc, err := o.do(c.Context(), cmd)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.Stdout, s.t(done, "ID", rc.Entries[0].ID))
	return err
}

func newKeyList(s *session) *cobra.Command { return s.ownList("keys") }

// ownList prints a register of which everybody may see their own part.
func (s *session) ownList(name string) *cobra.Command {
	var r reading
	c := &cobra.Command{Use: "list [--json]", RunE: func(c *cobra.Command, _ []string) error {
		noun, _ := model.NounByName(name)
		o, err := s.openRead(c.Context())
		if err != nil {
			return err
		}
		defer o.close()
		rows, err := viewed(c.Context(), o.h, func(v model.State) ([]model.Row, error) { return noun.Load(v, v.Today()) })
		if err != nil {
			return err
		}
		if r.json {
			return s.writeRows(noun, rows)
		}
		o.mark()
		if len(rows) == 0 {
			_, err := fmt.Fprintln(s.Stdout, s.t("screen.list.empty"))
			return err
		}
		s.table(noun.Columns, rows)
		return nil
	}}
	c.Flags().BoolVar(&r.json, "json", false, "cmd.flag.json")
	return c
}
