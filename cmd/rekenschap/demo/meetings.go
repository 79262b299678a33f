package demo

import (
	"fmt"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// meeting is one sitting of a body: what was on the agenda, who was there,
// what was decided and asked. Days are counted from the last day, negative in
// the past.
type meeting struct {
	key, body string
	on        int
	clock     string
	place     string
	outside   string // number in the portal where the rest of the meeting lives
	excused   string
	proxy     string // member who gave a proxy to the chair
	items     []item
}

// item is one line of the agenda.
type item struct {
	key       string
	kind      model.ItemType
	title     string
	letters   string
	duties    []string
	papers    []string // keys of versions and evidence presented
	closed    bool     // for named readers only
	notes     string
	proposal  *proposal
	questions []question
	actions   []string // keys of actions agreed here
	when      func(s *story) bool
}

// proposal is what is put to decision, and what came of it.
type proposal struct {
	key            string
	subject        string
	basis          []string
	text           string
	considerations string
	alternatives   string
	costs          string
	residual       string
	ciso, fg       string
	outcome        model.Outcome
	conditions     string
	mandates       []string // keys of offices
	approves       []string
	rests          []string
	validUntil     int
	feedback       int
	supersedes     string
	supervisor     string
	acclaimed      bool
	against        map[string]string // member: minority note
	abstain        []string
	recused        map[string]string // member: nature of the interest
	after          func(s *story)    // what the secretary records with it
}

// question of a member, with the answer.
type question struct {
	key, by, text, answer, answeredBy string
	followUp                          string // key of an action
	ahead                             bool   // asked by the member before the meeting
}

// hold plans a meeting: the agenda a week ahead, the sitting itself, and its
// end with a checkpoint. previous is the meeting whose list is adopted.
func (s *story) hold(m meeting, previous string) {
	on := s.date(m.on)
	m.excused, m.proxy = s.who(m.excused, on), s.who(m.proxy, on)
	chair := s.members(m.body, on)[0]
	sent := on.AddDays(-7)
	if m.on > 0 {
		sent = s.past(3) // a draft
	}
	s.on(sent, "10:05", "agenda "+m.key, func() {
		clerk := s.clerk()
		s.act(clerk)
		s.save(m.key, &model.Meeting{Body: s.id(m.body), On: on, Time: m.clock, Place: m.place,
			State: model.MeetingPlanned, Chair: s.id(chair), Secretary: s.id(clerk), Outside: m.outside}, on)
		m.items = wanted(s, m.items)
		var agenda, proposals form
		for i, it := range m.items {
			s.putOnAgenda(&agenda, m, i+1, it)
		}
		s.confirm(agenda)
		for _, it := range m.items {
			if it.proposal != nil {
				s.propose(&proposals, m, it)
			}
		}
		s.confirm(proposals)
		s.askAhead(m)
	})
	if m.on > 0 {
		return // it is still to come
	}
	s.on(on, m.clock, "vergadering "+m.key, func() {
		s.act(s.clerk())
		s.open(m, on)
		if previous != "" {
			s.adopt(m, previous)
		}
		for _, it := range m.items {
			s.treat(m, it, on)
		}
		s.change(model.CloseMeeting{Meeting: s.id(m.key), Anyway: true, Reason: "Wat open bleef, komt terug op de volgende agenda."}, m.key)
		s.seal(m.key)
	})
}

// who names a member by seat where the person changed during the year:
// "derde" is the third director, "vijfde" the fifth supervisor.
func (s *story) who(key string, day model.Date) string {
	seats := map[string][]string{"derde": {"rvb", "hazelaar", "meidoorn"}, "vijfde": {"rvt", "den", "kastanje"}}[key]
	if seats == nil {
		return key
	}
	for _, m := range s.members(seats[0], day) {
		if m == seats[1] || m == seats[2] {
			return m
		}
	}
	return key
}

// wanted drops the items that do not fit a story ending on this day.
func wanted(s *story, items []item) []item {
	var out []item
	for _, it := range items {
		if it.when == nil || it.when(s) {
			out = append(out, it)
		}
	}
	return out
}

func (s *story) putOnAgenda(f *form, m meeting, nr int, it item) {
	sent := model.DateOf(s.now)
	rec := &model.AgendaItem{Meeting: s.id(m.key), Nr: nr, Type: it.kind, Title: it.title,
		Letters: it.letters, Duties: it.duties, Closed: it.closed}
	if it.closed {
		rec.Readers = s.ids(append([]string{s.clerk()}, s.members(m.body, s.date(m.on))...)...)
	}
	var blobs []model.Blob
	if it.proposal != nil {
		cover := file([]byte(it.proposal.cover(m, sent)))
		blobs = append(blobs, cover)
		rec.Papers = append(rec.Papers, model.Paper{Title: "Oplegger: " + it.proposal.subject, SHA256: cover.SHA256, On: sent, To: []string{s.id(m.body)}})
	}
	for _, key := range it.papers {
		rec.Papers = append(rec.Papers, s.paper(key, sent, m.body))
	}
	if !it.closed && it.kind != model.ItemInformation {
		rec.Outside = fmt.Sprintf("%s.%02d", m.outside, nr)
	}
	f.add(it.key, rec, sent, blobs...)
}

// paper is what was presented: which bytes, when, to whom.
func (s *story) paper(key string, on model.Date, body string) model.Paper {
	p := model.Paper{What: s.ref(key), On: on, To: []string{s.id(body)}}
	switch r := s.recs[key].(type) {
	case *model.PolicyVersion:
		p.Title, p.SHA256 = r.File, r.Blob
	case *model.Evidence:
		p.Title, p.SHA256 = r.Title, r.Blob
	case *model.Assessment:
		p.Title = r.Title
	case *model.ThreatReport:
		p.Title = r.Title
	}
	return p
}

// propose gives a decision its number: it is put to the meeting.
func (s *story) propose(f *form, m meeting, it item) {
	p := it.proposal
	d := &model.Decision{Body: s.id(m.body), Method: model.MethodMeeting, Meeting: s.id(m.key), Item: s.id(it.key),
		On: s.date(m.on), Subject: p.subject, Basis: p.basis, Text: tidy(p.text), Considerations: tidy(p.considerations),
		Alternatives: tidy(p.alternatives), Costs: tidy(p.costs), ResidualRisk: tidy(p.residual),
		AdviceCISO: tidy(p.ciso), AdviceFG: tidy(p.fg), Outcome: model.OutcomeProposed, Papers: the[*model.AgendaItem](s, it.key).Papers}
	f.add(p.key, d, s.date(m.on))
}

func (s *story) askAhead(m meeting) {
	for _, it := range m.items {
		for _, q := range it.questions {
			if q.ahead {
				s.act(s.who(q.by, s.date(m.on)))
				s.ask(m, it, q)
				s.act(s.clerk())
			}
		}
	}
}

// byLetter is a decision outside a meeting: every member signs.
func (s *story) byLetter(body string, on int, clock string, p *proposal) {
	day := s.date(on)
	s.on(day, clock, "schriftelijk besluit "+p.key, func() {
		s.act("els")
		d := &model.Decision{Body: s.id(body), Method: model.MethodWritten, On: day, Subject: p.subject, Basis: p.basis,
			Text: tidy(p.text), Considerations: tidy(p.considerations), Alternatives: tidy(p.alternatives), Costs: tidy(p.costs),
			ResidualRisk: tidy(p.residual), AdviceCISO: tidy(p.ciso), AdviceFG: tidy(p.fg), Outcome: model.OutcomeProposed,
			RestsOn: s.refsTo(p.rests...), VoteBy: day.AddDays(7)}
		rc := s.do(model.ProposeInWriting{Body: d.Body, VoteBy: d.VoteBy, Wording: model.WordingOf(d), Grounds: model.Grounds{RestsOn: d.RestsOn}})
		if s.err == nil {
			s.know(p.key, d, rc, 0)
		}
		s.sign(body, p, day)
		s.change(model.CloseWritten{Decision: s.id(p.key)}, p.key)
		if p.after != nil {
			p.after(s)
		}
	})
}

// cover is the page that goes with a proposal, as sent to the members.
func (p *proposal) cover(m meeting, sent model.Date) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Oplegger\n\nOnderwerp: %s\nVerzonden: %s\n", p.subject, sent)
	for _, part := range []struct{ head, body string }{
		{"Gevraagd besluit", p.text}, {"Overwegingen", p.considerations}, {"Alternatieven", p.alternatives},
		{"Kosten en middelen", p.costs}, {"Wat er overblijft aan risico", p.residual},
		{"Advies van de CISO", p.ciso}, {"Advies van de functionaris gegevensbescherming", p.fg},
	} {
		if part.body != "" {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", part.head, tidy(part.body))
		}
	}
	return b.String()
}

// tidy turns text as it stands in these files into paragraphs: one line each,
// a blank line between them.
func tidy(t string) string {
	var out []string
	for par := range strings.SplitSeq(t, "\n\n") {
		if par = strings.Join(strings.Fields(par), " "); par != "" {
			out = append(out, par)
		}
	}
	return strings.Join(out, "\n\n")
}
