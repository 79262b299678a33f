package setup

import (
	"fmt"
	"strings"
	"time"

	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/tui/theme"
)

func (k *desk) normsSheet() sheet {
	var fields []field
	for _, n := range k.d.Norms {
		f := k.line("norm."+string(n.Name), &n.N, whole)
		unit := "screen.setup.months"
		f.label = k.t.T("screen.setup.norm_months", "What", n.Name)
		if n.Name.InDays() {
			unit = "screen.setup.days"
			f.label = k.t.T("screen.setup.norm_days", "What", n.Name)
		}
		f.read = func(s string) string { return "= " + k.t.T(unit, "N", int(number(s))) }
		fields = append(fields, f)
	}
	return sheet{title: k.t.T("screen.setup.title.norms"), fields: fields, tell: func() []remark {
		return k.paragraphs(theme.Plain, "screen.setup.tell.norms")
	}}
}

func (k *desk) firstSheet() sheet {
	f := &k.d.First
	on := k.date("first_on", &f.On, false)
	form := on.check
	on.check = func(s string) error {
		if err := form(s); err != nil {
			return err
		}
		if d := day(s, k.today); !d.IsZero() && d.Before(k.today) {
			return fail("error.setup.past")
		}
		return nil
	}
	on.Validate(on.check)
	clock := k.line("first_time", &f.Time, timeForm)
	return sheet{title: k.t.T("screen.setup.title.first"), fields: []field{on, clock}, tell: func() []remark {
		out := k.paragraphs(theme.Plain, "screen.setup.tell.first")
		if norms := k.d.norms(); len(norms) > 0 {
			out = append(out, remark{theme.Strong, k.t.T("screen.setup.proposal.subject")})
			for l := range strings.SplitSeq(proposal(k.t, norms), "\n") {
				out = append(out, remark{theme.Plain, l})
			}
		}
		return out
	}, done: func() { f.On = wholeDay(f.On, k.today) }}
}

// timeForm checks a time of day: 14:00.
func timeForm(s string) error {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	if _, err := time.Parse("15:04", s); err != nil || len(s) != len("15:04") {
		return fail("error.setup.time")
	}
	return nil
}

func (k *desk) summarySheet() sheet {
	k.picked = pickOn
	options := []huh.Option[int]{huh.NewOption(k.t.T("screen.setup.pick.record"), pickOn)}
	for i, c := range chapters() {
		if i > 0 && i < len(chapters())-1 {
			options = append(options, huh.NewOption(k.t.T("screen.setup.pick.back_to", "What", k.t.T("screen.setup.chapter."+c.name)), i))
		}
	}
	return sheet{title: k.t.T("screen.setup.title.summary"), fields: []field{list(k, "summary", &k.picked, options)}, tell: k.summary}
}

// summary is everything that will be recorded.
func (k *desk) summary() []remark {
	part := func(chapter string, lines []remark) []remark {
		return append([]remark{{theme.Plain, ""}, {theme.Accent, k.t.T("screen.setup.chapter." + chapter)}}, lines...)
	}
	out := k.paragraphs(theme.Plain, "screen.setup.tell.summary")
	out = append(out, part("organisation", k.orgLines())...)
	out = append(out, part("bodies", k.bodyLines())...)
	out = append(out, part("people", k.seatLines())...)
	return append(out, part("norms", k.normLines())...)
}

func (k *desk) normLines() []remark {
	norms := k.d.norms()
	if len(norms) == 0 {
		return k.paragraphs(theme.Plain, "screen.setup.summary.no_norms")
	}
	var out []remark
	for _, n := range norms {
		out = append(out, remark{theme.Plain, sentence(k.t, n)})
	}
	if on := day(k.d.First.On, k.today); !on.IsZero() {
		when := k.t.Date(on)
		if k.d.First.Time != "" {
			when = fmt.Sprint(when, " ", clean(k.d.First.Time))
		}
		return append(out, remark{theme.Plain, k.t.T("screen.setup.summary.first", "When", when)})
	}
	return append(out, remark{theme.Plain, k.t.T("screen.setup.summary.no_first")})
}
