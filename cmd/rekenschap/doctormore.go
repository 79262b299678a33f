package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"github.com/rekenschap/rekenschap/model"
)

// checkMemory reads what this machine remembers of ledgers.
func (s *session) checkMemory(context.Context) []finding {
	b, err := os.ReadFile(s.headsPath())
	if errors.Is(err, fs.ErrNotExist) {
		return one("memory", model.NA, model.Msg("cli.doctor.memory.none", "Path", s.headsPath()))
	}
	var heads map[string]seenHead
	if err == nil {
		err = json.Unmarshal(b, &heads)
	}
	if err != nil {
		return one("memory", model.Attention, model.Msg("cli.doctor.memory.bad", "Path", s.headsPath()))
	}
	return one("memory", model.Met, model.Msg("cli.doctor.memory.good", "N", len(heads)))
}

// checkKey looks at who else can reach the key of checkpoints.
func (s *session) checkKey(context.Context) []finding {
	c, err := s.settings()
	if err != nil {
		return nil
	}
	st, err := os.Stat(c.CheckpointKey)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return one("key", model.NA, model.Msg("cli.doctor.key.none", "Path", c.CheckpointKey))
	case err != nil:
		return one("key", model.Gap, model.Msg("error.file.cannot_read", "Path", c.CheckpointKey, "Cause", cause(err)))
	case st.Mode().Perm()&0o077 != 0:
		return one("key", model.Gap, model.Msg("error.file.mode", "Path", c.CheckpointKey, "Mode", st.Mode().Perm().String()))
	}
	return one("key", model.Met, model.Msg("cli.doctor.key.good", "Path", c.CheckpointKey))
}

// checkTerminal tells what the dashboard will find.
func (s *session) checkTerminal(context.Context) []finding {
	if !isTerminal(s.Stdout) {
		return one("terminal", model.NA, model.Msg("cli.doctor.terminal.none"))
	}
	w, h := s.size()
	switch {
	case s.Env("TERM") == "dumb" || s.Env("TERM") == "":
		return one("terminal", model.Attention, model.Msg("cli.doctor.terminal.dumb"))
	case w < 80 || h < 24:
		return one("terminal", model.Attention, model.Msg("cli.doctor.terminal.small", "Width", w, "Height", h))
	case s.ascii():
		return one("terminal", model.Attention, model.Msg("cli.doctor.terminal.ascii"))
	}
	return one("terminal", model.Met, model.Msg("cli.doctor.terminal.good", "Width", w, "Height", h, "Name", s.Env("TERM")))
}
