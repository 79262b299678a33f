package main

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// initFlags describe the organisation.
type initFlags struct {
	org, kvk, form, annex string
	staff                 int
	turnover, balance     int64
	critical, designated  bool
	linked                string
}

func newInit(s *session) *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:  "init --org NAME --legal-form FORM --staff N --turnover EUR --balance EUR",
		RunE: func(c *cobra.Command, _ []string) error { return s.init(c, f) },
	}
	stringFlag(c, &f.org, "org", "", "NAME", "cli.init.org")
	stringFlag(c, &f.form, "legal-form", "", "FORM", "cli.init.legal_form")
	intFlag(c, &f.staff, "staff", "N", "cli.init.staff")
	c.Flags().Int64Var(&f.turnover, "turnover", 0, "cli.init.turnover")
	c.Flags().Int64Var(&f.balance, "balance", 0, "cli.init.balance")
	value(c.Flags(), "turnover", "EUR")
	value(c.Flags(), "balance", "EUR")
	c.Flags().StringVar(&f.annex, "annex", string(model.Annex1), "cli.init.annex")
	value(c.Flags(), "annex", "1|2|none")
	c.Flags().BoolVar(&f.critical, "wwke-critical", false, "cli.init.wwke_critical")
	c.Flags().BoolVar(&f.designated, "designated", false, "cli.init.designated")
	stringFlag(c, &f.kvk, "kvk", "", "N", "cli.init.kvk")
	stringFlag(c, &f.linked, "linked", "", "TEXT", "cli.init.linked")
	complete(c, "legal-form", model.LegalForm("").Values())
	complete(c, "annex", model.Annex("").Values())
	return c
}

// organisation checks the flags one by one, so that an error names one.
func (f initFlags) organisation(c *cobra.Command) (model.Organisation, error) {
	var none model.Organisation
	for _, name := range []string{"org", "legal-form", "staff", "turnover", "balance"} {
		if fl := c.Flag(name); !fl.Changed || strings.TrimSpace(fl.Value.String()) == "" {
			return none, missing(c, "--"+name)
		}
	}
	form, annex := strings.ToLower(f.form), strings.ToLower(f.annex)
	if all := model.LegalForm("").Values(); !slices.Contains(all, form) {
		return none, badFlag(c, "legal-form", model.Msg("error.usage.choice", "Text", f.form, "Values", all))
	}
	if all := model.Annex("").Values(); !slices.Contains(all, annex) {
		return none, badFlag(c, "annex", model.Msg("error.usage.choice", "Text", f.annex, "Values", all))
	}
	for _, n := range []struct {
		flag string
		n    int64
	}{{"staff", int64(f.staff)}, {"turnover", f.turnover}, {"balance", f.balance}} {
		if n.n < 0 {
			return none, badFlag(c, n.flag, model.Msg("error.usage.negative"))
		}
	}
	return model.Organisation{
		Name: strings.TrimSpace(f.org), KvK: f.kvk, LegalForm: model.LegalForm(form), Annex: model.Annex(annex),
		Staff: f.staff, Turnover: f.turnover, Balance: f.balance,
		WwkeCritical: f.critical, Designated: f.designated, Linked: f.linked,
	}, nil
}

// init makes the file and records the organisation in it.
func (s *session) init(c *cobra.Command, f initFlags) error {
	org, err := f.organisation(c)
	if err != nil {
		return err
	}
	uid := make([]byte, 16)
	if _, err := s.random(uid); err != nil {
		return err
	}
	org.UID = hex.EncodeToString(uid)
	path, opt, err := s.file()
	if err != nil {
		return err
	}
	return s.make(c.Context(), path, opt, func(o *opened) error {
		if _, err := o.do(c.Context(), model.InitOrganisation{Organisation: org}); err != nil {
			return err
		}
		return s.welcome(c.Context(), o)
	})
}

// make makes the file and fills it: both, or neither.
func (s *session) make(ctx context.Context, path string, opt store.Options, fill func(*opened) error) error {
	st, err := store.Create(ctx, path, opt)
	if err != nil {
		return err
	}
	if err = s.write(st, fill); err == nil {
		return nil
	}
	for _, ext := range []string{"", "-wal", "-shm"} {
		if e := os.Remove(path + ext); e != nil && !errors.Is(e, os.ErrNotExist) {
			return errors.Join(err, e)
		}
	}
	return err
}

// write writes in a file that knows nobody yet, and closes it.
func (s *session) write(st *store.Store, fill func(*opened) error) error {
	o := &opened{session: s, store: st, h: st.As(s.operator(model.ViaLocal)), day: s.today()}
	defer o.close()
	return fill(o)
}
