package main

import (
	"fmt"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/text"
)

func (s *session) printReport(path string, rep *store.Report) {
	p := s.text()
	for _, f := range rep.Findings {
		sign := s.sign(model.Attention)
		if f.Code != "" {
			sign = s.sign(model.Gap)
		}
		s.beside(sign+" ", p.Msg(f.Message))
	}
	for _, m := range rep.Removals {
		s.beside(s.sign(model.Attention)+" ", p.Msg(m))
	}
	switch rep.Code() {
	case "":
	case model.CodeCheck:
		fmt.Fprintln(s.Stdout, s.t("cli.verify.unsure", "Path", path))
	default:
		fmt.Fprintln(s.Stdout, s.t("cli.verify.bad", "Path", path, "N", len(rep.Findings)))
	}
	fmt.Fprintln(s.Stdout, s.t("cli.verify.entries", "N", rep.Entries, "Covered", rep.Covered))
	fmt.Fprintln(s.Stdout, s.t("cli.verify.head", "Head", rep.Head.String()))
	for _, k := range rep.Keys {
		fmt.Fprintln(s.Stdout, s.t("cli.verify.key", "Fingerprint", k))
	}
	if rep.Code() == "" {
		fmt.Fprintln(s.Stdout, s.t("cli.verify.good"))
	}
}

func reportJSON(p *text.Printer, rep *store.Report) object {
	findings := []object{}
	for _, f := range rep.Findings {
		findings = append(findings, object{{"code", orNull(string(f.Code))}, {"seq", f.Seq}, {"what", f.Message.Key}, {"text", p.Msg(f.Message)}})
	}
	keys := rep.Keys
	if keys == nil {
		keys = []string{}
	}
	result := "ok"
	if c := rep.Code(); c != "" {
		result = string(c)
	}
	return object{{"result", result}, {"entries", rep.Entries}, {"covered", rep.Covered}, {"head", rep.Head.String()},
		{"keys", keys}, {"findings", findings}, {"removals", messages(p, rep.Removals)}}
}
