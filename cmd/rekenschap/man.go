package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newMan(s *session) *cobra.Command {
	return &cobra.Command{Use: "man", RunE: func(c *cobra.Command, _ []string) error {
		root := c.Root()
		s.localise(root)
		w := bufio.NewWriter(s.Stdout)
		fmt.Fprintf(w, ".TH REKENSCHAP 1 \"\" \"rekenschap %s\"\n", version)
		fmt.Fprintf(w, ".SH %s\nrekenschap \\- %s\n", roff(s.t("cli.man.name")), roff(root.Short))
		fmt.Fprintf(w, ".SH %s\n", roff(s.t("cli.man.synopsis")))
		for _, l := range usageLines(root) {
			fmt.Fprintf(w, ".B %s\n.br\n", roff(l))
		}
		fmt.Fprintf(w, ".SH %s\n%s\n", roff(s.t("cli.man.description")), roff(root.Long))
		fmt.Fprintf(w, ".SH %s\n", roff(s.t("cmd.help.commands")))
		eachCommand(root, func(c *cobra.Command) {
			if c.HasParent() && !c.Hidden && !c.HasSubCommands() && !c.Parent().Hidden {
				manCommand(w, c)
			}
		})
		fmt.Fprintf(w, ".SH %s\n", roff(s.t("cli.help.global")))
		manFlags(w, flagRows(root.PersistentFlags()))
		for _, part := range []string{"exit", "files"} {
			fmt.Fprintf(w, ".SH %s\n", roff(s.t("cli.man."+part)))
			for l := range strings.Lines(s.t("cli.man." + part + ".text")) {
				name, what, _ := strings.Cut(strings.TrimSpace(l), " ")
				fmt.Fprintf(w, ".TP\n.B %s\n%s\n", roff(name), roff(strings.TrimSpace(what)))
			}
		}
		return w.Flush()
	}}
}

func manCommand(w *bufio.Writer, c *cobra.Command) {
	fmt.Fprintf(w, ".SS %s\n%s.\n", roff(strings.TrimPrefix(c.UseLine(), "rekenschap ")), roff(c.Short))
	manFlags(w, flagRows(c.NonInheritedFlags()))
}

func manFlags(w *bufio.Writer, rows [][2]string) {
	for _, r := range rows {
		if strings.Contains(r[0], "--help") {
			continue
		}
		fmt.Fprintf(w, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(r[0])), roff(r[1]))
	}
}

// roff escapes what the man program would take for its own.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
