package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
)

// finding is one thing the doctor looked at. Key names it for scripts; what is
// not in order comes with what to do.
type finding struct {
	key    string
	status model.Status // Met, Attention, Gap, or NA where there is nothing to see
	what   model.Message
}

func newDoctor(s *session) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "doctor [--json]", RunE: func(c *cobra.Command, _ []string) error {
		found := s.examineAll(c.Context())
		code := model.Code("")
		for _, f := range found {
			if f.status == model.Gap {
				code = model.CodeInvalid
			}
		}
		if asJSON {
			list := make([]object, 0, len(found))
			for _, f := range found {
				list = append(list, object{{"check", f.key}, {"status", string(f.status)}, {"text", english().Msg(f.what)}})
			}
			if err := s.writeJSON(list); err != nil {
				return err
			}
		} else {
			s.printFindings(found)
		}
		if code != "" {
			return silent{code}
		}
		return nil
	}}
	c.Flags().BoolVar(&asJSON, "json", false, "cmd.flag.json")
	return c
}

func (s *session) examineAll(ctx context.Context) []finding {
	var out []finding
	for _, check := range []func(context.Context) []finding{
		s.checkConfig, s.checkFile, s.checkLedger, s.checkSpace, s.checkMemory, s.checkKey, s.checkTerminal, s.checkTools,
	} {
		out = append(out, check(ctx)...)
	}
	return out
}

func (s *session) printFindings(found []finding) {
	bad := 0
	for _, f := range found {
		if f.status == model.Gap || f.status == model.Attention {
			bad++
		}
		s.beside(s.sign(f.status)+" ", s.t("cli.doctor.line", "What", s.t("cli.doctor."+f.key), "Word", s.t("cli.doctor.word."+string(f.status)), "Text", f.what))
	}
	fmt.Fprintln(s.Stdout)
	if bad == 0 {
		fmt.Fprintln(s.Stdout, s.t("cli.doctor.good"))
		return
	}
	fmt.Fprintln(s.Stdout, s.t("cli.doctor.bad", "N", bad))
}
