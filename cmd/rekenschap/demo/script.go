package demo

import "github.com/rekenschap/rekenschap/model"

// script plans the year. before names the last meeting of each body in the years
// before it, whose list is still to be adopted. The scenes are put in the order of the clock before
// they are played, so this is the order of subjects, not of time:
//
//	380 days ago   the file is made; people, policies and decisions from before
//	346–227        own norms, policy, continuity plan, the measures approved
//	192–112        monitoring, suppliers, emergency kit; a summer by letter
//	104–73         crisis exercise; a new director
//	45–17          own incident, audit, the board explains a late evaluation
//	18 days ahead  the next meeting, with its draft agenda
func (s *story) script(before map[string]string) {
	s.setUp()
	s.comings()
	s.takenOver()
	s.writePolicies()
	s.controls()
	s.planning()
	s.supplierRegister()
	s.tests()
	s.evidence()
	s.threatReports()
	s.incidents()
	s.advisories()
	s.ownIncidents()
	s.learning()
	s.followUp()
	s.mandate()

	previous := before["rvb"]
	for _, m := range append(firstHalf(), secondHalf()...) {
		s.hold(m, previous)
		previous = m.key
	}
	previous = before["rvt"]
	for _, m := range supervision() {
		s.hold(m, previous)
		previous = m.key
	}
	s.byLetter("rvb", -112, "16:15", registration())
}

// earlier are decisions from before the story. A file that is not as old takes
// them over; an older one holds the meeting that took them.
var earlier = []struct {
	key, subject, text, version, minutes string
	ago, until                           int
}{
	{"besluit:toegang1", "Vaststellen toegangsbeleid versie 1", "De raad stelt het toegangsbeleid vast.", "beleid:toegang/1", "bewijs:notulen-toegang", 806, 0},
	{"besluit:thuiswerken", "Vaststellen regeling thuiswerken en eigen apparaten", "De raad stelt de regeling vast voor twee jaar.", "beleid:thuiswerken/1", "bewijs:notulen-thuis", 770, -40},
	{"besluit:ib2", "Vaststellen beleid informatiebeveiliging versie 2", "De raad stelt het beleid informatiebeveiliging versie 2 vast.", "beleid:ib/2", "bewijs:notulen-ib", 702, 0},
}

// takenOver records decisions from before use, with minutes as evidence: today's
// checks are not applied to them.
func (s *story) takenOver() {
	for _, d := range earlier {
		if s.decidedHere(d.ago) {
			continue // in the years that the file already holds
		}
		s.at(s.intake(374), "15:30", "overgenomen "+d.key, func() {
			s.act("els")
			on := s.past(d.ago)
			s.save(d.key, &model.Decision{Body: s.id("rvb"), Method: model.MethodTakenOver, On: on, Subject: d.subject, Text: d.text,
				Outcome: model.OutcomeApproved, Approves: s.refsTo(d.version), ValidUntil: s.date(d.until), Minutes: s.id(d.minutes),
				Considerations: "Overgenomen van vóór het gebruik van dit register. De stemverhouding is niet bekend."}, on)
		})
	}
}

// mandate is a risk the CISO accepted within what the policy lets him.
func (s *story) mandate() {
	s.at(170, "10:40", "aanvaarding binnen mandaat", func() {
		s.act("populier")
		s.acceptRisk("ra:fax")
	})
}

// registration is a decision in writing, in the summer between two meetings.
func registration() *proposal {
	return &proposal{
		key: "besluit:registratie", subject: "Registratie en contactpersonen", basis: []string{"cbw-44", "cbw-26"},
		text: `De raad besluit buiten vergadering dat De Linde zich als essentiële entiteit registreert zodra de wet in werking is, en wijst de CISO en zijn
			vervanger aan als contactpersonen.`,
		considerations: `De registratie valt in het zomerreces. Alle leden stemmen in met besluiten buiten vergadering en met het voorstel.`,
		alternatives:   `Wachten op de vergadering na de zomer.`,
		costs:          `Geen.`, ciso: `Positief. De gegevens zijn verzameld en nagelopen.`,
		outcome: model.OutcomeApproved,
	}
}
