package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

func one(key string, st model.Status, m model.Message) []finding { return []finding{{key, st, m}} }

func (s *session) checkConfig(context.Context) []finding {
	path, _ := s.configPath()
	if _, err := s.settings(); err != nil {
		return one("config", model.Gap, why(err))
	}
	if _, err := os.Stat(path); err != nil {
		return one("config", model.NA, model.Msg("cli.doctor.config.none", "Path", path))
	}
	return one("config", model.Met, model.Msg("cli.doctor.config.good", "Path", path))
}

// checkFile opens the file as any verb would: mode, place and form.
func (s *session) checkFile(ctx context.Context) []finding {
	path, opt, err := s.file()
	if err != nil {
		return nil // the configuration was told of already
	}
	st, err := store.Open(ctx, path, opt)
	if errors.Is(err, fs.ErrNotExist) {
		return one("file", model.Attention, why(err))
	}
	if err != nil {
		return one("file", model.Gap, why(err))
	}
	defer st.Close()
	return one("file", model.Met, model.Msg("cli.doctor.file.good", "Path", path))
}

// checkLedger looks at the whole file, as verify does.
func (s *session) checkLedger(ctx context.Context) []finding {
	path, opt, err := s.file()
	if err != nil {
		return nil
	}
	opt.ReadOnly, opt.Trust = true, true
	st, err := store.Open(ctx, path, opt)
	if err != nil {
		return nil // told under the file
	}
	defer st.Close()
	h := st.As(s.operator(model.ViaLocal))
	rep, err := h.Verify(ctx, store.VerifyOptions{})
	if err != nil {
		return one("ledger", model.Gap, why(err))
	}
	if rep.Code() != "" {
		return one("ledger", model.Gap, model.Msg("cli.doctor.ledger.bad", "What", rep.Findings[0].Message))
	}
	out := one("ledger", model.Met, model.Msg("cli.doctor.ledger.good", "N", int(rep.Entries)))
	if rep.Covered == 0 && rep.Entries > 0 {
		out = append(out, one("checkpoint", model.Attention, model.Msg("cli.doctor.checkpoint.none"))...)
	} else if rep.Entries > 0 {
		out = append(out, one("checkpoint", model.Met, model.Msg("cli.doctor.checkpoint.good", "Covered", int(rep.Covered), "N", int(rep.Entries)))...)
	}
	return append(out, s.checkClock(ctx, h)...)
}

// checkClock compares with the last entry: a clock that lags behind keeps
// anybody from recording.
func (s *session) checkClock(ctx context.Context, h *store.Handle) []finding {
	var last []model.Entry
	err := h.View(ctx, func(v model.State) error {
		last = latest(v, 1)
		return nil
	})
	if err != nil || len(last) == 0 {
		return nil
	}
	at, err := model.ParseInstant(last[len(last)-1].RecordedAt)
	if now := s.Clock(); err == nil && now.Before(at.Add(-slack)) {
		return one("clock", model.Gap, model.Msg("error.clock.behind", "Now", now, "Last", at))
	}
	return one("clock", model.Met, model.Msg("cli.doctor.clock.good", "At", s.Clock()))
}

// slack is how far two machines on one file may differ before it hinders.
const slack = 5 * time.Minute

// leastMB is the free room below which the doctor warns.
const leastMB = 500

func (s *session) checkSpace(context.Context) []finding {
	path, err := s.databasePath()
	if err != nil {
		return nil
	}
	dir := filepath.Dir(path)
	mb, ok := freeMB(dir)
	switch {
	case !ok:
		return nil
	case mb < leastMB:
		return one("space", model.Attention, model.Msg("cli.doctor.space.little", "Path", dir, "N", mb))
	}
	return one("space", model.Met, model.Msg("cli.doctor.space.good", "N", mb))
}

// checkTools looks for the programs with which others can check our proof.
func (s *session) checkTools(context.Context) []finding {
	var missing []string
	for _, name := range []string{"ssh", "ssh-keygen", "sha256sum"} {
		if _, err := exec.LookPath(name); err != nil {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return one("tools", model.Attention, model.Msg("cli.doctor.tools.missing", "Names", missing))
	}
	return one("tools", model.Met, model.Msg("cli.doctor.tools.good"))
}
