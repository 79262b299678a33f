package setup

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// number reads a number that was typed; nothing is 0. What does not read as a
// number was refused while it was typed.
func number(s string) int64 {
	n, err := text.ParseNumber(s)
	if err != nil {
		return 0
	}
	return n
}

// day reads a day that was typed; fields leave whole days behind.
func day(s string, today model.Date) model.Date {
	d, err := text.ParseDate(s, today)
	if err != nil {
		return model.Date{}
	}
	return d
}

// organisation is what stands in the draft, also while it is typed.
func (d *Draft) organisation() model.Organisation {
	o := d.Org
	return model.Organisation{Name: clean(o.Name), KvK: clean(o.KvK), LegalForm: o.Form, Annex: o.Annex,
		Staff: int(number(o.Staff)), Turnover: number(o.Turnover), Balance: number(o.Balance),
		WwkeCritical: o.Critical, Designated: o.Designated, Linked: clean(o.Linked)}
}

// clean is text as it is recorded.
func clean(s string) string { return strings.TrimSpace(text.Clean(s)) }

// bodies are the bodies with their rules. What cannot apply is left out: a
// single director has no quorum.
func (d *Draft) bodies() []model.Body {
	out := make([]model.Body, len(d.Bodies))
	for i, b := range d.Bodies {
		m := model.Body{Code: clean(b.Code), Name: clean(b.Name), Type: b.Type, Majority: b.Majority, Tie: b.Tie,
			OneMember: b.OneMember, Written: b.Written, WrittenConsent: b.Written && b.Consent, WrittenUnanimous: b.Written && b.Unanimous,
			Supervisor: clean(d.code(b.Supervisor)), PriorApproval: b.subjects()}
		if !b.OneMember {
			m.Quorum, m.Proxies = int(number(b.Quorum)), int(number(b.Proxies))
		}
		out[i] = m
	}
	return out
}

// row is a seat as a line of a list of people.
func (d *Draft) row(i int, today model.Date) model.PersonRow {
	s := d.Seats[i]
	r := model.PersonRow{Line: i + 1, Name: clean(s.Name), Email: clean(s.Email), Role: clean(s.Position),
		Executive: true, From: day(s.From, today), Until: day(s.Until, today)}
	if s.Body == 0 {
		r.Role = officeName(s.Office)
		return r
	}
	r.Body = clean(d.code(s.Body))
	if b := d.body(s.Body); b != nil && b.Type == model.BodyOneTier {
		r.Executive = !s.Outside
	}
	if firm := clean(s.Represents); firm != "" {
		r.Role = strings.TrimSpace(r.Role + " namens " + firm)
	}
	return r
}

// officeName is what a usual office is called.
func officeName(code string) string {
	for _, o := range model.UsualOffices() {
		if o.Code == code {
			return o.Name
		}
	}
	return ""
}

// norms are those that were given a number.
func (d *Draft) norms() []model.Norm {
	var out []model.Norm
	for _, n := range d.Norms {
		term := int(number(n.N))
		switch {
		case term == 0:
		case n.Name.InDays():
			out = append(out, model.Norm{Name: n.Name, Days: term, WarnDays: n.Warn})
		default:
			out = append(out, model.Norm{Name: n.Name, Months: term, WarnDays: n.Warn})
		}
	}
	return out
}

// Command is the draft as one change of the records.
func (d *Draft) Command(t *text.Printer, today model.Date) model.SetUp {
	c := model.SetUp{Organisation: d.organisation(), Bodies: d.bodies(), Norms: d.norms()}
	for i := range d.Seats {
		c.People = append(c.People, d.row(i, today))
	}
	if b := d.board(); b != nil && len(c.Norms) > 0 {
		c.First = model.FirstMeeting{Body: clean(b.Code), On: day(d.First.On, today), Time: clean(d.First.Time),
			Subject: t.T("screen.setup.proposal.subject"), Text: proposal(t, c.Norms), Considers: t.T("screen.setup.proposal.considerations")}
	}
	return c
}

// proposal is the text of the decision that is to set the norms.
func proposal(t *text.Printer, norms []model.Norm) string {
	var b strings.Builder
	b.WriteString(t.T("screen.setup.proposal.text") + "\n")
	for _, n := range norms {
		b.WriteString("\n- " + sentence(t, n))
	}
	b.WriteString("\n\n" + t.T("screen.setup.proposal.from"))
	return b.String()
}

// sentence is a norm in words.
func sentence(t *text.Printer, n model.Norm) string {
	return t.T("screen.setup.norm."+string(n.Name), "N", max(n.Months, n.Days))
}
