package main

import (
	"github.com/spf13/cobra"
)

// takesFile says which arguments a verb has, the last of which is a file: over
// SSH the file comes in on the input, which may be said as at the file, with -.
func (s *session) takesFile(names ...string) cobra.PositionalArgs {
	if s.remote == nil {
		return exactly(names...)
	}
	last := len(names) - 1
	return func(c *cobra.Command, args []string) error {
		if len(args) == len(names) && args[last] == "-" {
			args = args[:last]
		}
		return exactly(names[:last]...)(c, args)
	}
}

// mayTakeFile is a verb with a file that may be left out; over SSH it has none.
func (s *session) mayTakeFile(name string) cobra.PositionalArgs {
	if s.remote != nil {
		return none
	}
	return between(0, name)
}

// orInput is how such an argument is written, nothing over SSH.
func (s *session) orInput(file string) string {
	if s.remote != nil {
		return ""
	}
	return file
}

// fileOf is the file among the arguments, "-" for the input.
func (s *session) fileOf(args []string, at int) string {
	if s.remote != nil {
		return "-"
	}
	return args[at]
}
