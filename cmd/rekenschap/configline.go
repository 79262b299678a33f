package main

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/rekenschap/rekenschap/model"
)

// lineOf finds in which line of a TOML file a setting stands. The decoder
// tells which settings it does not know, but not where.
func lineOf(content string, key ...string) int {
	want, table := strings.Join(key, "."), ""
	n, first := 0, 0
	for line := range strings.Lines(content) {
		n++
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "["); ok {
			head, _, _ = strings.Cut(strings.TrimPrefix(head, "["), "]")
			table = bare(head)
			if table == want {
				return n
			}
			table += "."
			continue
		}
		name, _, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		name = table + bare(name)
		if name == want {
			return n
		}
		if first == 0 && strings.HasPrefix(want, name+".") {
			first = n // inside an inline table
		}
	}
	return first
}

// bare writes a dotted key without quotes and spaces.
func bare(s string) string {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, ".")
}

// atLine is an error in the configuration, with file and line.
func atLine(path, content string, what model.Message, key ...string) error {
	return model.Errorf(model.CodeInvalid, "error.config.line", "Path", path, "Line", lineOf(content, key...), "What", what)
}

// broken is a configuration that cannot be read as TOML. For a value of the
// wrong type the decoder tells the line only in its sentence.
func broken(path string, err error) error {
	line, why := 0, err.Error()
	var pe toml.ParseError
	if errors.As(err, &pe) {
		line, why = pe.Position.Line, pe.Message
	} else if rest, ok := strings.CutPrefix(why, "toml: line "); ok {
		if at, after, ok := strings.Cut(rest, " "); ok {
			line, _ = strconv.Atoi(strings.TrimRight(at, ":"))
			why = after
		}
	}
	if line == 0 || why == "" {
		return model.Errorf(model.CodeInvalid, "error.config.broken", "Path", path, "Cause", err.Error()).Because(err)
	}
	return model.Errorf(model.CodeInvalid, "error.config.line", "Path", path, "Line", line,
		"What", model.Msg("error.config.toml", "Cause", why)).Because(err)
}

// cause is what the system says, without the path that our sentence has.
func cause(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
