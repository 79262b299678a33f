package main

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/registers"
)

// remoteTree is what may be asked over SSH, DESIGN §8: no paths, no other file,
// nobody else, no settings. Everything else is not there.
func (s *session) remoteTree() *cobra.Command {
	root := newRemoteScreen(s)
	root.Annotations = map[string]string{cobra.CommandDisplayNameAnnotation: "ssh …"}
	f := root.PersistentFlags()
	f.StringVar(&s.lang, "lang", s.lang, "cmd.flag.lang")
	value(f, "lang", "nl|en")
	root.AddCommand(
		newStatus(s), newList(s), newShow(s), newSearch(s), newLog(s), newVersion(s), newVerify(s),
		group(s, "import", s.importers()...),
		group(s, "export", newExportLedger(s)),
		group(s, "evidence", newEvidenceAdd(s), newEvidenceGet(s)),
		newDecision(s),
		group(s, "key", newKeyAdd(s), newKeyList(s), newKeyRevoke(s), newKeyConfirm(s)), newInvite(s),
	)
	s.dress(root)
	eachCommand(root, s.withoutPaths)
	s.withoutCompletion(root)
	return root
}

// withoutCompletion stands where the library would put its own verb for a
// shell's completion: it runs what no verb runs.
func (s *session) withoutCompletion(root *cobra.Command) {
	for _, name := range []string{cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd} {
		root.AddCommand(&cobra.Command{Use: name, Hidden: true, DisableFlagParsing: true,
			RunE: func(c *cobra.Command, _ []string) error { return unknownVerb(root, name) }})
	}
}

// pathFlags are the flags that name something on the machine of the server.
var pathFlags = []string{"output", "files", "db", "config", "as"}

// withoutPaths takes from a verb what names a file of the server.
func (s *session) withoutPaths(c *cobra.Command) {
	kept := pflag.NewFlagSet(c.Name(), pflag.ContinueOnError)
	removed := false
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(pathFlags, f.Name) {
			removed = true
		} else {
			kept.AddFlag(f)
		}
	})
	if removed {
		c.ResetFlags()
		c.Flags().AddFlagSet(kept)
	}
}

// shown is a path as a visitor may know it: the name of the file alone.
func (s *session) shown(path string) string {
	if s.remote != nil {
		return filepath.Base(path)
	}
	return path
}

// newRemoteScreen prints a screen as text: what comes of a session without a
// terminal.
func newRemoteScreen(s *session) *cobra.Command {
	var plain bool
	var screen string
	c := &cobra.Command{
		Use: "rekenschap",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return s.notHere(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			if screen != "" && !tui.IsScreen(registers.All(), screen) {
				return model.Errorf(model.CodeUsage, "error.screen.unknown", "Text", screen, "Choices", tui.ScreenNames(registers.All()))
			}
			env := s.received().env(c.Context())
			if screen == "" {
				screen = tui.Landing(env.Roles, env.Actor.ID)
			}
			return tui.Plain(s.Stdout, env, screen)
		},
	}
	c.Flags().BoolVar(&plain, "plain", false, "cmd.flag.plain")
	stringFlag(c, &screen, "screen", "", "NAME", "cmd.flag.screen")
	return c
}

// notHere refuses a verb: one that exists, but not over SSH, is not allowed.
func (s *session) notHere(c *cobra.Command, arg string) error {
	if found, _, err := s.tree().Find([]string{arg}); err == nil && found.HasParent() {
		return model.Errorf(model.CodeDenied, "serve.not_here", "Text", arg)
	}
	return unknownVerb(c, arg)
}
