package demo

import (
	"github.com/rekenschap/rekenschap/model"
)

// course is a training of directors or supervisors, with who took part.
type course struct {
	key, title, provider string
	booked               int // days ago
	first, last          int
	minutes              int
	topics               []string
	language             string
	independent          model.Answer
	who                  []string
	papers               []paper
}

// ends is the last day.
func (c course) ends() int {
	if c.last != 0 {
		return c.last
	}
	return c.first
}

// paper is a certificate: what it states, field by field.
type paper struct {
	key, who string
	issued   int
	language string // "" = not stated
}

var courses = []course{
	{key: "opl:inleiding", booked: 350, title: "Inleiding digitale veiligheid voor zorgbestuurders", provider: "Leerhuis De Kwekerij", first: -318, minutes: 180,
		topics: []string{"a", "c", "d", "risks"}, language: "nl", independent: model.AnswerYes, who: []string{"wilg", "eik", "derde"},
		papers: []paper{{"cert:inleiding", "derde", -310, "nl"}}},
	{key: "opl:bestuur", booked: 170, title: "Bestuurder en digitale veiligheid", provider: "Leerhuis De Kwekerij", first: -124, last: -123, minutes: 480,
		topics: model.TopicCodes(), language: "nl", independent: model.AnswerYes, who: []string{"wilg", "eik"},
		papers: []paper{{"cert:wilg", "wilg", -115, "nl"}, {"cert:eik", "eik", -115, ""}}},
	{key: "opl:rvt", booked: 240, title: "Toezicht houden op digitale veiligheid", provider: "Academie Het Prieel", first: -205, minutes: 150,
		topics: []string{"a", "d", "f", "risks"}, language: "nl", independent: model.AnswerYes, who: []string{"berk", "vlier", "es"}},
	{key: "opl:start", booked: 78, title: "Kennismaking: systemen, risico's en crisisorganisatie van De Linde", provider: "CISO van De Linde", first: -64, minutes: 120,
		topics: []string{"b", "c", "i"}, language: "nl", independent: model.AnswerNo, who: []string{"meidoorn"}},
	{key: "opl:volgend", booked: 62, title: "Bestuurder en digitale veiligheid", provider: "Leerhuis De Kwekerij", first: 67, last: 68, minutes: 480,
		topics: model.TopicCodes(), language: "nl", independent: model.AnswerYes, who: []string{"meidoorn"}},
}

type campaign struct {
	key, title         string
	on                 int
	invited, completed int
}

var campaigns = []campaign{
	{"cam:mail", "Oefenbericht met nagemaakte mail", -287, 3380, 2841},
	{"cam:basis", "Veilig werken in een uur", -170, 3412, 2987},
	{"cam:noodprocedure", "Werken zonder ICT: oefening per afdeling", -58, 1240, 1105},
}

// learning plans trainings, certificates and campaigns for staff.
func (s *story) learning() {
	for _, c := range courses {
		s.at(c.booked, "11:40", "opleiding "+c.key, func() {
			s.act("els")
			s.save(c.key, &model.Training{Title: c.title, Provider: c.provider, FirstDay: s.date(c.first), LastDay: s.date(c.last),
				Minutes: c.minutes, Topics: c.topics, Language: c.language, Independent: c.independent}, model.Date{})
			var f form
			for _, who := range c.who {
				p := s.who(who, s.date(c.first))
				f.add("deelname:"+c.key+":"+who, &model.Participation{Training: s.id(c.key), Person: s.id(p)}, model.Date{})
			}
			s.confirm(f)
		})
		if c.first > 0 {
			continue
		}
		end := s.date(c.ends())
		s.at(-c.ends(), "17:10", "gevolgd "+c.key, func() {
			s.act("els")
			for _, who := range c.who {
				edit(s, "deelname:"+c.key+":"+who, end, func(p *model.Participation) { p.Completed = true })
			}
		})
		for _, p := range c.papers {
			s.at(-p.issued, "10:50", "certificaat "+p.key, func() { s.certify(c, p) })
		}
	}
	for _, c := range campaigns {
		s.at(-c.on-9, "14:40", "campagne "+c.key, func() {
			s.act("els")
			s.save(c.key, &model.Campaign{Title: c.title, On: s.date(c.on), Invited: c.invited, Completed: c.completed}, s.date(c.on))
		})
	}
}

// certify files a certificate and what it states.
func (s *story) certify(c course, p paper) {
	last := s.date(c.ends())
	who := s.who(p.who, s.date(c.first))
	lines := []string{c.provider, "", "CERTIFICAAT VAN DEELNAME", "", s.person(who).name,
		"heeft deelgenomen aan: " + c.title, "Laatste dag: " + last.String(),
		"Duur in minuten: " + itoa(c.minutes), "Onderwerpen: " + join(c.topics)}
	if p.language != "" {
		lines = append(lines, "Taal van dit certificaat: Nederlands")
	}
	doc := file(onePage(lines))
	s.act("els")
	s.save(p.key, &model.Certificate{Person: s.id(who), Training: s.id(c.key), IssuedOn: s.date(p.issued), LastDay: last,
		StatesName: true, StatesDates: true, Topics: c.topics, Provider: c.provider, Language: p.language, Minutes: c.minutes,
		Blob: doc.SHA256, File: "certificaat-" + who + ".pdf"}, model.Date{}, doc)
}
