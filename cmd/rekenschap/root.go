package main

import (
	"github.com/spf13/cobra"
)

// tree is every verb. Texts are filled in when help, completion or the man
// page asks for them: reading the messages is most of what a start costs.
func (s *session) tree() *cobra.Command {
	root := newDashboard(s)
	f := root.PersistentFlags()
	f.StringVar(&s.db, "db", "", "cmd.flag.db")
	f.StringVar(&s.config, "config", "", "cmd.flag.config")
	f.StringVar(&s.lang, "lang", s.lang, "cmd.flag.lang")
	f.StringVar(&s.as, "as", "", "cmd.flag.as")
	value(f, "db", "FILE")
	value(f, "config", "FILE")
	value(f, "lang", "nl|en")
	value(f, "as", "NAME")
	root.AddCommand(
		newDemo(s), newInit(s), newInfo(s), newDoctor(s), newVersion(s),
		newVerify(s), newBackup(s), newRestore(s), newCheckpoint(s),
		newStatus(s), newList(s), newShow(s), newSearch(s), newLog(s),
		group(s, "import", s.importers()...),
		group(s, "export", newExportLedger(s)),
		group(s, "evidence", newEvidenceAdd(s), newEvidenceGet(s)),
		newDecision(s),
		group(s, "key", newKeyAdd(s), newKeyList(s), newKeyRevoke(s), newKeyConfirm(s)), newInvite(s),
		newServe(s), newCompletion(s), newMan(s),
	)
	s.dress(root)
	if len(s.Args) > 0 && s.Args[0] == cobra.ShellCompRequestCmd {
		s.localise(root) // shells show what a verb does
	}
	return root
}

// group is a verb that only holds others.
func group(s *session, name string, verbs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: name, RunE: func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return missing(c, verbNames(c))
	}}
	c.AddCommand(verbs...)
	return c
}

// dress sets what all commands share.
func (s *session) dress(root *cobra.Command) {
	root.SetIn(s.Stdin)
	root.SetOut(s.Stdout)
	root.SetErr(s.Stderr)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpFunc(s.help)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelp(s))
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return s.checkGlobals(c) }
	eachCommand(root, func(c *cobra.Command) {
		c.DisableFlagsInUseLine = true
		c.Flags().BoolP("help", "h", false, "cmd.flag.help")
		if c.Args == nil {
			c.Args = none
		}
	})
}

func eachCommand(c *cobra.Command, f func(*cobra.Command)) {
	f(c)
	for _, sub := range c.Commands() {
		eachCommand(sub, f)
	}
}
