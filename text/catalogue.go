package text

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
)

//go:embed nl/*.toml en/*.toml
var files embed.FS

// catalogue is every message of one language.
type catalogue map[string]*entry

// entry is one message. Without plural forms only other is filled.
type entry struct {
	one, other form
	plural     bool
}

var (
	dutch   = sync.OnceValue(func() catalogue { return must(NL) })
	english = sync.OnceValue(func() catalogue { return must(EN) })
)

// must reads a language and drops what cannot be read: a message then shows
// as its key, which is better than a program that does not start. The tests
// insist that nothing is dropped.
func must(l Lang) catalogue {
	c, _ := load(files, l)
	return c
}

// load reads the files of a language. go-i18n's own reader needs 8 ms for
// 2,000 messages, most of a program start; this one, for one message per line,
// needs a tenth of that. A test holds the two against each other.
func load(fsys fs.FS, l Lang) (catalogue, []error) {
	names, err := fs.Glob(fsys, string(l)+"/*.toml")
	if err != nil {
		return nil, []error{err}
	}
	c := make(catalogue, 2048)
	var errs []error
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		n := 0
		for line := range strings.Lines(string(b)) {
			n++
			if err := c.add(line); err != nil {
				errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
			}
		}
	}
	return c, errs
}

// add reads one line: nothing, a comment or a message.
func (c catalogue) add(line string) error {
	line = strings.TrimSpace(line)
	if line == "" || line[0] == '#' {
		return nil
	}
	key, rest, err := quoted(line)
	if err != nil {
		return fmt.Errorf(`write one message per line, "key" = "text": %w`, err)
	}
	if _, ok := c[key]; ok {
		return fmt.Errorf("%s stands there twice", key)
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(rest), "=")
	if !ok {
		return fmt.Errorf("%s: no = after the key", key)
	}
	e, err := readEntry(strings.TrimSpace(rest))
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	c[key] = e
	return nil
}

// readEntry reads what stands after the =: "text" or { one = …, other = … }.
func readEntry(s string) (*entry, error) {
	e := &entry{}
	body, ok := strings.CutPrefix(s, "{")
	if !ok {
		t, rest, err := quoted(s)
		if err != nil {
			return nil, err
		}
		if rest != "" {
			return nil, fmt.Errorf("something after the text: %s", rest)
		}
		e.other, err = compile(t)
		return e, err
	}
	e.plural = true
	for i, name := range []string{"one", "other"} {
		body = strings.TrimSpace(body)
		if i > 0 {
			body = strings.TrimSpace(strings.TrimPrefix(body, ","))
		}
		rest, ok := strings.CutPrefix(body, name)
		if rest = strings.TrimSpace(rest); ok {
			rest, ok = strings.CutPrefix(rest, "=")
		}
		if !ok {
			return nil, fmt.Errorf(`want { one = "…", other = "…" }, no %s`, name)
		}
		t, rest, err := quoted(strings.TrimSpace(rest))
		if err != nil {
			return nil, err
		}
		f, err := compile(t)
		if err != nil {
			return nil, err
		}
		if name == "one" {
			e.one = f
		} else {
			e.other = f
		}
		body = rest
	}
	if strings.TrimSpace(body) != "}" {
		return nil, fmt.Errorf("no } at the end: %s", body)
	}
	return e, nil
}

// quoted takes a string in double quotes from the front of s.
func quoted(s string) (value, rest string, err error) {
	if s == "" || s[0] != '"' {
		return "", "", fmt.Errorf(`no " at the start of: %s`, s)
	}
	escaped := false
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			escaped = true
			i++
		case '"':
			if !escaped {
				return s[1:i], s[i+1:], nil
			}
			value, err = strconv.Unquote(s[:i+1])
			return value, s[i+1:], err
		}
	}
	return "", "", fmt.Errorf(`no " at the end of: %s`, s)
}
