package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the version of the program, in step with CHANGELOG.md.
const version = "0.1.0"

func newVersion(s *session) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "version [--json]", RunE: func(*cobra.Command, []string) error {
		commit, dirty := built()
		if asJSON {
			return s.writeJSON(object{{"version", version}, {"commit", orNull(commit)}, {"modified", dirty},
				{"go", runtime.Version()}, {"platform", runtime.GOOS + "/" + runtime.GOARCH}})
		}
		line := "rekenschap " + version
		if commit != "" {
			line += " " + commit[:min(len(commit), 12)]
		}
		if dirty {
			line += "+"
		}
		_, err := fmt.Fprintf(s.Stdout, "%s (%s, %s/%s)\n", line, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}}
	c.Flags().BoolVar(&asJSON, "json", false, "cmd.flag.json")
	return c
}

// built tells from which commit the program was built, where that is known.
func built() (commit string, dirty bool) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", false
	}
	for _, kv := range info.Settings {
		switch kv.Key {
		case "vcs.revision":
			commit = kv.Value
		case "vcs.modified":
			dirty = kv.Value == "true"
		}
	}
	return commit, dirty
}
