package main

import (
	"os"
	"path/filepath"
	"strings"
)

// The folders of the XDG base directory specification, read from the
// environment of the run. The library for it reads files at program start.

func (s *session) configHome() string { return s.xdg("XDG_CONFIG_HOME", ".config", "APPDATA") }
func (s *session) dataHome() string   { return s.xdg("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA") }
func (s *session) stateHome() string  { return s.xdg("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA") }

// xdg gives our folder: from the variable where it holds an absolute path,
// else below the home folder, on Windows where its programs keep such things.
func (s *session) xdg(name, below, windows string) string {
	dir := s.Env(name)
	if !filepath.IsAbs(dir) {
		dir = s.Env(windows)
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(s.home(), filepath.FromSlash(below))
	}
	return filepath.Join(dir, "rekenschap")
}

func (s *session) home() string {
	if h := s.Env("HOME"); h != "" {
		return h
	}
	if h := s.Env("USERPROFILE"); h != "" {
		return h
	}
	h, _ := os.UserHomeDir()
	return h
}

// databasePath is where the records are: the flag, the configuration, or the
// place where they stand unless said otherwise.
func (s *session) databasePath() (string, error) {
	if s.db != "" {
		return s.expand(s.db, ""), nil
	}
	c, err := s.settings()
	return c.Database, err
}

// configPath is where the settings are, and whether somebody named that place.
func (s *session) configPath() (path string, named bool) {
	if s.config != "" {
		return s.expand(s.config, ""), true
	}
	return filepath.Join(s.configHome(), "config.toml"), false
}

// expand reads ~ as the home folder, and a relative path from a folder.
func (s *session) expand(path, from string) string {
	if path == "~" || strings.HasPrefix(path, "~/") {
		return filepath.Join(s.home(), path[1:])
	}
	if from != "" && path != "" && !filepath.IsAbs(path) {
		return filepath.Join(from, path)
	}
	return path
}
