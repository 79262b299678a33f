package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
)

func newCompletion(s *session) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion bash|zsh|fish|powershell", Args: exactly("SHELL"), ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(shells, args[0]) {
				return model.Errorf(model.CodeUsage, "error.usage.shell", "Text", args[0], "Values", shells)
			}
			root := c.Root()
			s.localise(root)
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.Stdout, true)
			case "zsh":
				return root.GenZshCompletion(s.Stdout)
			case "fish":
				return root.GenFishCompletion(s.Stdout, true)
			}
			return root.GenPowerShellCompletionWithDesc(s.Stdout)
		},
	}
}

// complete offers the values of a closed set behind a flag.
func complete(c *cobra.Command, flag string, values []string) {
	err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(fmt.Sprintf("flag %s is not there", flag)) // a mistake in this program
	}
}
