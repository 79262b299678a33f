package setup

import (
	"strings"

	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
)

func (k *desk) languageSheet() sheet {
	langs := []huh.Option[text.Lang]{huh.NewOption("Nederlands", text.NL), huh.NewOption("English", text.EN)}
	return sheet{title: k.t.T("screen.setup.title.language"), fields: []field{list(k, "language", &k.d.Lang, langs)},
		tell: func() []remark { return k.paragraphs(theme.Plain, "screen.setup.tell.begin", "screen.setup.tell.kept") }}
}

func (k *desk) nameSheet() sheet {
	o := &k.d.Org
	return sheet{title: k.t.T("screen.setup.title.name"), fields: []field{
		k.line("name", &o.Name, required),
		k.line("kvk", &o.KvK, func(s string) error {
			if !model.IsKvK(s) {
				return fail("error.setup.kvk")
			}
			return nil
		}),
		pick(k, "legal_form", &o.Form, wordsOf(k, forms()...)),
	}, tell: nothing, done: k.d.proposeBodies}
}

// forms are the legal forms in their own order.
func forms() []model.LegalForm {
	var out []model.LegalForm
	for _, v := range model.LegalForm("").Values() {
		out = append(out, model.LegalForm(v))
	}
	return out
}

// mostStaff is more than any organisation here has: an amount in the wrong field.
const mostStaff = 1_000_000

func (k *desk) sizeSheet() sheet {
	o := &k.d.Org
	euro := func(s string) string { return "= " + k.euro(number(s)) }
	staff := k.line("staff", &o.Staff, func(s string) error {
		if number(s) > mostStaff {
			return fail("error.setup.staff")
		}
		return whole(s)
	})
	staff.read = func(s string) string { return "= " + k.t.Number(int(number(s))) }
	turnover, balance := k.line("turnover", &o.Turnover, whole), k.line("balance", &o.Balance, whole)
	turnover.read, balance.read = euro, euro
	return sheet{title: k.t.T("screen.setup.title.size"), fields: []field{
		pick(k, "annex", &o.Annex, wordsOf(k, model.Annex1, model.Annex2, model.AnnexNone)), staff, turnover, balance,
	}, tell: k.class}
}

func (k *desk) specialSheet() sheet {
	o := &k.d.Org
	return sheet{title: k.t.T("screen.setup.title.special"), fields: []field{
		k.yesNo("wwke", &o.Critical), k.yesNo("designated", &o.Designated), k.line("linked", &o.Linked, nil),
	}, tell: k.class}
}

// class is what the law makes of the figures as they stand.
func (k *desk) class() []remark {
	org := k.d.organisation()
	class, reasons := model.Classify(&org, k.law)
	says := k.t.T("screen.setup.class", "Class", class)
	if class == model.ClassUnknown {
		says = k.t.T("screen.setup.class_unknown")
	}
	out := []remark{{theme.Strong, says}}
	for _, r := range reasons {
		out = append(out, remark{theme.Plain, k.t.Msg(r)})
	}
	return out
}

// figure is a figure in words; one that was left empty was not given.
func (k *desk) figure(n int64, words func(int64) string) string {
	if n == 0 {
		return k.t.T("screen.setup.summary.not_given")
	}
	return words(n)
}

func (k *desk) euro(n int64) string { return k.t.Euro(int(n)) }

func (k *desk) staff(n int64) string {
	return k.t.T("screen.setup.summary.staff", "N", int(n))
}

// summary of the organisation, for the last step.
func (k *desk) orgLines() []remark {
	o, org := k.d.Org, k.d.organisation()
	facts := []string{k.t.Value(o.Form)}
	if org.KvK != "" {
		facts = append(facts, k.t.T("screen.setup.summary.kvk", "Nr", org.KvK))
	}
	facts = append(facts, k.t.Value(o.Annex), k.t.T("screen.setup.summary.size", "Staff", k.figure(int64(org.Staff), k.staff),
		"Turnover", k.figure(org.Turnover, k.euro), "Balance", k.figure(org.Balance, k.euro)))
	out := []remark{{theme.Strong, org.Name}, {theme.Plain, strings.Join(facts, " · ")}}
	return append(out, k.class()[0])
}
