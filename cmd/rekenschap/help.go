package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rekenschap/rekenschap/tui/widget"
)

// newHelp is the verb help: the same as --help behind a command.
func newHelp(s *session) *cobra.Command {
	return &cobra.Command{Use: "help [VERB]", Hidden: true, RunE: func(c *cobra.Command, args []string) error {
		about, rest, err := c.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return unknownVerb(c.Root(), strings.Join(args, " "))
		}
		s.help(about, nil)
		return nil
	}, Args: func(*cobra.Command, []string) error { return nil }}
}

// localise fills in the texts of a tree: one line per command from its path,
// and the usage of flags, which until now hold the key of it.
func (s *session) localise(root *cobra.Command) {
	if root.Short != "" {
		return
	}
	eachCommand(root, func(c *cobra.Command) {
		name := strings.ReplaceAll(path(c), " ", ".")
		if name == "" {
			name = "root"
		}
		if key := "cmd." + name + ".long"; s.text().Has(key) {
			c.Long = s.t(key)
		}
		if key := "cmd." + name + ".short"; s.text().Has(key) {
			c.Short = s.t(key)
		} else {
			c.Short = s.t("cli.short." + name)
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if s.text().Has(f.Usage) {
				f.Usage = s.t(f.Usage)
			}
		})
	})
}

// help prints what a command is for and how it is used.
func (s *session) help(c *cobra.Command, _ []string) {
	s.localise(c.Root())
	w, width := s.Stdout, min(s.width(), 100)
	intro := c.Long
	if intro == "" {
		intro = c.Short + "."
	}
	fmt.Fprintf(w, "%s\n\n", strings.Join(widget.Wrap(intro, width), "\n"))
	fmt.Fprintf(w, "%s:\n", s.t("cmd.help.usage"))
	for _, l := range usageLines(c) {
		fmt.Fprintf(w, "  %s\n", l)
	}
	if lines := s.examples(c); lines != "" {
		fmt.Fprintf(w, "\n%s:\n", s.t("cmd.help.examples"))
		for l := range strings.Lines(lines) {
			fmt.Fprintf(w, "  %s\n", strings.TrimRight(l, "\n"))
		}
	}
	if rows := s.commandRows(c); len(rows) > 0 {
		section(w, s.t("cmd.help.commands"), rows, width)
	}
	section(w, s.t("cmd.help.flags"), flagRows(c.NonInheritedFlags()), width)
	if c.HasParent() {
		section(w, s.t("cli.help.global"), flagRows(c.InheritedFlags()), width)
	}
	if c.HasSubCommands() {
		fmt.Fprintf(w, "\n%s\n", s.t("cmd.help.more", "Command", c.CommandPath()+" VERB --help"))
	}
}

func usageLines(c *cobra.Command) []string {
	if c.HasParent() {
		return []string{c.UseLine()}
	}
	name := c.Root().CommandPath()
	return []string{name, name + " VERB"}
}

// examples are how a command is typed where it is asked: over SSH files come in
// on the input.
func (s *session) examples(c *cobra.Command) string {
	name := strings.ReplaceAll(path(c), " ", ".")
	there := "serve.example." + name
	switch key := "cli.example." + name; {
	case s.remote != nil && s.text().Has(there):
		return s.t(there)
	case !s.text().Has(key):
		return ""
	case s.remote != nil:
		return strings.ReplaceAll("\n"+s.t(key), "\nrekenschap ", "\n"+c.Root().CommandPath()+" ")[1:]
	default:
		return s.t(key)
	}
}

// commandRows are the commands below one, as far as who asks may use them.
func (s *session) commandRows(c *cobra.Command) [][2]string {
	var rows [][2]string
	for _, sub := range c.Commands() {
		if !sub.Hidden && s.usable(sub) {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
	}
	return rows
}

func flagRows(fs *pflag.FlagSet) [][2]string {
	var rows [][2]string
	fs.VisitAll(func(f *pflag.Flag) {
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if v := f.Annotations["value"]; len(v) > 0 {
			name += " " + v[0]
		}
		rows = append(rows, [2]string{name, f.Usage})
	})
	return rows
}

// section prints names with what they mean in a second column.
func section(w io.Writer, title string, rows [][2]string, width int) {
	if len(rows) == 0 {
		return
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, widget.Width(r[0]))
	}
	fmt.Fprintf(w, "\n%s:\n", title)
	for _, r := range rows {
		for i, l := range widget.Wrap(r[1], max(width-wide-4, 20)) {
			if i == 1 {
				r[0] = ""
			}
			fmt.Fprintln(w, strings.TrimRight("  "+widget.Pad(r[0], wide, "")+"  "+l, " "))
		}
	}
}
