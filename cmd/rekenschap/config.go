package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/BurntSushi/toml"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/keys"
)

// settings are what the configuration can say; config.example.toml shows each
// with its default.
type settings struct {
	Database      string             `toml:"database"`
	Language      string             `toml:"language"`
	As            string             `toml:"as"`
	Theme         string             `toml:"theme"`
	ASCII         bool               `toml:"ascii"`
	Mouse         bool               `toml:"mouse"`
	MaxFileMB     int                `toml:"max_file_mb"`
	CheckpointKey string             `toml:"checkpoint_key"`
	Serve         serveSettings      `toml:"serve"`
	Keys          map[string]keyList `toml:"keys"`

	bindings keys.Table
}

// largestMB is the most that SQLite keeps in one value, with room to spare.
const largestMB = 900

// keyList is the keys of a binding: "x" or ["x", "ctrl+x"].
type keyList []string

// UnmarshalTOML implements toml.Unmarshaler.
func (k *keyList) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*k = keyList{v}
		return nil
	case []any:
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				return errors.New(`"x" or ["x", "y"]`)
			}
			*k = append(*k, s)
		}
		return nil
	}
	return errors.New(`"x" or ["x", "y"]`)
}

func (s *session) defaults() settings {
	return settings{
		Database: filepath.Join(s.dataHome(), "rekenschap.db"),
		Language: string(text.NL), Theme: "auto", Mouse: true, MaxFileMB: 25,
		CheckpointKey: filepath.Join(s.configHome(), "checkpoint.key"),
		Serve:         s.serveDefaults(),
		bindings:      keys.Default(),
	}
}

// readSettings reads the configuration. A file that nobody named need not be
// there; what stands in one must be known, to the letter.
func (s *session) readSettings() (settings, error) {
	c := s.defaults()
	path, named := s.configPath()
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return c, nil
	}
	if err != nil {
		return s.defaults(), model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", path, "Cause", cause(err)).Because(err)
	}
	if err := s.decode(&c, path, string(b)); err != nil {
		return s.defaults(), err
	}
	from := filepath.Dir(path)
	c.Database, c.CheckpointKey = s.expand(c.Database, from), s.expand(c.CheckpointKey, from)
	c.Serve.HostKey = s.expand(c.Serve.HostKey, from)
	return c, nil
}

func (s *session) decode(c *settings, path, content string) error {
	md, err := toml.Decode(content, c)
	if err != nil {
		return broken(path, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		slices.SortFunc(unknown, func(a, b toml.Key) int { return lineOf(content, a...) - lineOf(content, b...) })
		return atLine(path, content, model.Msg("error.config.unknown", "Name", unknown[0].String()), unknown[0]...)
	}
	if _, err := text.ParseLang(c.Language); err != nil {
		return atLine(path, content, model.Msg("error.lang.unknown", "Text", c.Language), "language")
	}
	if !slices.Contains([]string{"auto", "light", "dark"}, c.Theme) {
		return atLine(path, content, model.Msg("error.config.theme", "Text", c.Theme), "theme")
	}
	if c.MaxFileMB < 1 || c.MaxFileMB > largestMB {
		return atLine(path, content, model.Msg("error.config.max_file", "Max", largestMB), "max_file_mb")
	}
	if err := c.Serve.check(path, content); err != nil {
		return err
	}
	return c.bind(path, content)
}

// bind makes the table of keys and says in which line an override is wrong.
func (c *settings) bind(path, content string) error {
	over := make(map[string][]string, len(c.Keys))
	for name, k := range c.Keys {
		over[name] = k
	}
	var err error
	c.bindings, err = keys.Load(over)
	var unknown *keys.UnknownError
	var empty *keys.EmptyError
	var clash *keys.ClashError
	switch {
	case errors.As(err, &unknown):
		return atLine(path, content, model.Msg("error.config.key_unknown", "Name", unknown.Name), "keys", unknown.Name)
	case errors.As(err, &empty):
		return atLine(path, content, model.Msg("error.config.key_empty", "Name", empty.Name), "keys", empty.Name)
	case errors.As(err, &clash):
		name := clash.Second
		if _, ok := over[name]; !ok {
			name = clash.First
		}
		return atLine(path, content, model.Msg("error.config.key_clash", "Key", clash.Key, "First", clash.First, "Second", clash.Second), "keys", name)
	}
	return err
}
