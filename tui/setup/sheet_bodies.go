package setup

import (
	"slices"
	"strings"

	"charm.land/huh/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/theme"
)

func (k *desk) bodiesSheet() sheet {
	var options []huh.Option[int]
	k.picked = pickOn
	for i, b := range slices.Backward(k.d.Bodies) {
		if !b.Seen {
			k.picked = i
		}
	}
	for i, b := range k.d.Bodies {
		options = append(options, huh.NewOption(k.bodyName(b), i))
	}
	options = append(options, huh.NewOption(k.t.T("screen.setup.pick.body"), pickNew), huh.NewOption(k.t.T("screen.setup.pick.bodies_done"), pickOn))
	f := list(k, "bodies", &k.picked, options)
	f.check = func(n int) error {
		if problems := model.BodiesProblems(k.d.bodies()); n == pickOn && len(problems) > 0 {
			return &model.Error{Code: model.CodeInvalid, Message: problems[0]}
		}
		return nil
	}
	return sheet{title: k.t.T("screen.setup.title.bodies"), fields: []field{f}, tell: func() []remark {
		out := k.paragraphs(theme.Plain, "screen.setup.tell.usual")
		if k.picked >= 0 && k.picked < len(k.d.Bodies) {
			out = append(append(out, remark{}), k.rules(k.picked)...)
		}
		return out
	}}
}

// bodyName is a body as a line of a list.
func (k *desk) bodyName(b *Body) string {
	if b.Code == b.Name {
		return b.Name
	}
	return b.Code + " " + k.looks.Glyph.Dot + " " + b.Name
}

// rules are the rules of a body in words.
func (k *desk) rules(at int) []remark {
	b := k.d.bodies()[at]
	said := []string{k.quorum(b)}
	if !b.OneMember {
		said = append(said, k.t.T("screen.setup.rule.majority", "What", b.Majority), k.t.T("screen.setup.rule.tie", "What", b.Tie))
		said = append(said, k.proxies(b.Proxies), k.written(b))
	}
	if b.Supervisor != "" {
		said = append(said, k.t.T("screen.setup.rule.supervisor", "Body", b.Supervisor))
	}
	if len(b.PriorApproval) > 0 {
		said = append(said, k.t.T("screen.setup.rule.prior", "What", b.PriorApproval))
	}
	out := []remark{{theme.Strong, k.bodyName(k.d.Bodies[at])}}
	for _, s := range said {
		out = append(out, remark{theme.Plain, s})
	}
	for _, p := range model.BodyProblems(k.d.bodies(), at) {
		out = append(out, k.warning(k.t.Msg(p.Message)))
	}
	return out
}

func (k *desk) warning(s string) remark {
	return remark{theme.Warn, k.looks.Glyph.Attention + " " + s}
}

func (k *desk) quorum(b model.Body) string {
	switch {
	case b.OneMember:
		return k.t.T("screen.setup.rule.one_member")
	case b.Quorum == 0:
		return k.t.T("screen.setup.rule.quorum_half")
	}
	return k.t.T("screen.setup.rule.quorum", "N", b.Quorum)
}

func (k *desk) proxies(n int) string {
	if n == 0 {
		return k.t.T("screen.setup.rule.proxies_none")
	}
	return k.t.T("screen.setup.rule.proxies", "N", n)
}

func (k *desk) written(b model.Body) string {
	switch {
	case !b.Written:
		return k.t.T("screen.setup.rule.written_no")
	case b.WrittenConsent && b.WrittenUnanimous:
		return k.t.T("screen.setup.rule.written_both")
	case b.WrittenConsent:
		return k.t.T("screen.setup.rule.written_consent")
	case b.WrittenUnanimous:
		return k.t.T("screen.setup.rule.written_unanimous")
	}
	return k.t.T("screen.setup.rule.written_free")
}

func (k *desk) bodySheet(b *Body) sheet {
	k.drop = false
	types := []model.BodyType{model.BodyManagement, model.BodyOneTier, model.BodySupervisory, model.BodyPartners, model.BodyAdvisory}
	supers := []huh.Option[int]{huh.NewOption(k.t.T("screen.setup.none"), 0)}
	for _, o := range k.d.Bodies {
		if o.Type == model.BodySupervisory && o != b {
			supers = append(supers, huh.NewOption(o.Code, o.Nr))
		}
	}
	drop := k.yesNo("drop_body", &k.drop)
	drop.check = func(yes bool) error {
		if yes && slices.ContainsFunc(k.d.Seats, func(s *Seat) bool { return s.Body == b.Nr }) {
			return fail("error.setup.body_used")
		}
		return nil
	}
	code := k.line("code", &b.Code, func(s string) error {
		if slices.ContainsFunc(k.d.Bodies, func(o *Body) bool { return o != b && strings.EqualFold(o.Code, strings.TrimSpace(s)) }) {
			return fail("error.body.code_twice", "Body", s)
		}
		return required(s)
	})
	code.CharLimit(20)
	super := pick(k, "supervisor", &b.Supervisor, supers)
	super.off = func() bool { return len(supers) == 1 }
	return sheet{title: k.t.T("screen.setup.title.body"), fields: []field{
		code, k.line("body_name", &b.Name, required), pick(k, "body_type", &b.Type, wordsOf(k, types...)), super, k.yesNo("one_member", &b.OneMember), drop,
	}, tell: nothing, done: func() {
		if k.drop {
			k.d.dropBody(b)
		}
	}}
}

// dropBody takes a body away, also as the supervisor of others.
func (d *Draft) dropBody(b *Body) {
	d.Bodies = slices.DeleteFunc(d.Bodies, func(o *Body) bool { return o == b })
	for _, o := range d.Bodies {
		if o.Supervisor == b.Nr {
			o.Supervisor = 0
		}
	}
}

func (k *desk) rulesSheet(b *Body) sheet {
	ties := []model.Tie{model.TieRejected, model.TieChair}
	if b.Supervisor != 0 || b.Tie == model.TieSupervisor {
		ties = append(ties, model.TieSupervisor)
	}
	majorities := wordsOf(k, model.MajoritySimple, model.MajorityTwoThirds, model.MajorityUnanimous)
	consent, unanimous := k.yesNo("written_consent", &b.Consent), k.yesNo("written_unanimous", &b.Unanimous)
	consent.off = func() bool { return !b.Written }
	unanimous.off = consent.off
	fields := []field{
		k.line("quorum", &b.Quorum, whole), pick(k, "majority", &b.Majority, majorities), pick(k, "tie", &b.Tie, wordsOf(k, ties...)),
		k.line("proxies", &b.Proxies, whole),
		k.yesNo("written", &b.Written), consent, unanimous,
	}
	if b.OneMember {
		fields = nil
	}
	if b.Supervisor != 0 || b.Prior != "" {
		fields = append(fields, k.line("prior", &b.Prior, nil))
	}
	if len(fields) == 0 {
		fields = []field{list(k, "go_on", &k.picked, []huh.Option[int]{huh.NewOption(k.t.T("screen.setup.pick.go_on"), k.picked)})}
	}
	at := slices.Index(k.d.Bodies, b)
	return sheet{title: k.t.T("screen.setup.title.rules", "Body", b.Name), fields: fields, tell: func() []remark {
		return append(k.paragraphs(theme.Plain, "screen.setup.tell.statutes"), k.rules(at)[1:]...)
	}, done: func() { b.Seen = true }}
}

// bodyLines are the bodies in the summary.
func (k *desk) bodyLines() []remark {
	var out []remark
	for i := range k.d.Bodies {
		lines := k.rules(i)
		var said []string
		for _, l := range lines[1:] {
			said = append(said, l.text)
		}
		out = append(out, lines[0], remark{theme.Plain, strings.Join(said, " ")})
	}
	return out
}
