package model

// Nouns are the registers, in the order of the command line (DESIGN §8).
func Nouns() []Noun {
	return []Noun{
		{Name: "duties", Columns: dutyColumns(), Load: listDuties},
		{Name: "decisions", Kind: KindDecision, Columns: decisionColumns(), Load: listDecisions, Head: headDecisions},
		{Name: "meetings", Kind: KindMeeting, Columns: meetingColumns(), Load: listMeetings, Head: headMeetings},
		{Name: "policies", Kind: KindPolicy, Columns: policyColumns(), Load: listPolicies, Head: headPolicies},
		{Name: "trainings", Kind: KindTraining, Columns: trainingColumns(), Load: listTrainings, Head: headTrainings},
		{Name: "reports", Kind: KindThreatReport, Columns: reportColumns(), Load: listReports, Head: headReports},
		{Name: "reviews", Kind: KindReview, Columns: reviewColumns(), Load: listReviews, Head: headReviews},
		{Name: "controls", Kind: KindControl, Columns: controlColumns(), Load: listControls, Head: headControls, Groups: groupControls},
		{Name: "actions", Kind: KindAction, Columns: actionColumns(), Load: listActions, Head: headActions},
		{Name: "people", Kind: KindPerson, Columns: peopleColumns(), Load: listPeople},
		{Name: "suppliers", Kind: KindSupplier, Columns: supplierColumns(), Load: listSuppliers, Head: headSuppliers},
		{Name: "evidence", Kind: KindEvidence, Columns: evidenceColumns(), Load: listEvidence, Head: headEvidence},
		{Name: "assessments", Kind: KindAssessment, Columns: assessmentColumns(), Load: listAssessments, Head: headAssessments},
		{Name: "measures", Kind: KindMeasure, Columns: measureColumns(), Load: listMeasures, Inner: true},
		{Name: "board_training", Kind: KindPerson, Columns: boardTrainingColumns(), Load: listBoardTraining, Head: headBoardTraining, Inner: true},
		{Name: "campaigns", Kind: KindCampaign, Columns: campaignColumns(), Load: listCampaigns, Head: headCampaigns, Inner: true},
		{Name: "threat_items", Kind: KindThreatItem, Columns: threatItemColumns(), Load: listThreatItems, Head: headLessons, Inner: true},
		{Name: "incidents", Kind: KindIncident, Columns: incidentColumns(), Load: listIncidents, Head: headLessons, Inner: true},
		{Name: "advisories", Kind: KindAdvisory, Columns: advisoryColumns(), Load: listAdvisories, Head: headLessons, Inner: true},
		{Name: "own_incidents", Kind: KindOwnIncident, Columns: ownIncidentColumns(), Load: listOwnIncidents, Head: headOwnIncidents, Inner: true},
		{Name: "risks", Kind: KindRiskAcceptance, Columns: riskColumns(), Load: listRisks, Head: headRisks, Inner: true},
		keyNoun(),
		invitationNoun(),
		logNoun(),
	}
}

// NounByName finds a register.
func NounByName(name string) (Noun, bool) {
	for _, n := range Nouns() {
		if n.Name == name {
			return n, true
		}
	}
	return Noun{}, false
}

// names maps the id of every person and office to what it is called.
func names(s State) map[string]string {
	out := map[string]string{}
	for _, k := range []Kind{KindPerson, KindOffice} {
		for _, r := range s.Rows(k, "name") {
			out[r[0].(string)] = colText(r[1])
		}
	}
	return out
}

// codes maps the id of every body to its short name.
func codes(s State) map[string]string {
	out := map[string]string{}
	for _, r := range s.Rows(KindBody, "code") {
		out[r[0].(string)] = colText(r[1])
	}
	return out
}

// tally counts the rows of a kind per value of a field.
func tally(s State, kind Kind, field string) map[string]int {
	out := map[string]int{}
	for _, r := range s.Rows(kind, field) {
		out[colText(r[1])]++
	}
	return out
}

func row(kind Kind, id string, st Status, values ...any) Row {
	return Row{Ref: Ref{Kind: kind, ID: id}, Status: st, Values: values}
}

// optional is the word of a closed set, or nothing where none was chosen.
func optional[T interface {
	~string
	Worded
}](v any) any {
	if t := colText(v); t != "" {
		return T(t)
	}
	return nil
}

func dutyColumns() []Column {
	return []Column{
		{Key: "id", Width: 14, Min: 10, Priority: 1},
		{Key: "title", Width: 30, Min: 18, Priority: 2, Grow: true},
		{Key: "citation", Width: 12, Min: 10, Priority: 4},
		{Key: "kind", Width: 12, Min: 9, Priority: 7},
		{Key: "addressee", Width: 14, Min: 11, Priority: 8},
		{Key: "status", Width: 12, Min: 10, Priority: 3},
		{Key: "summary", Width: 20, Min: 12, Priority: 5},
		{Key: "due", Width: 11, Min: 11, Priority: 6},
	}
}

func listDuties(s State, day Date) ([]Row, error) {
	var out []Row
	for _, d := range Duties(s, day) {
		title := Message{Key: LiteralKey, Args: Args{"Text": d.Text.TitleNL, "NL": d.Text.TitleNL, "EN": d.Text.TitleEN}}
		cite := Message{Key: LiteralKey, Args: Args{"Text": d.Text.CitationNL, "NL": d.Text.CitationNL, "EN": d.Text.CitationEN}}
		out = append(out, row(KindDuty, d.ID, d.Status, d.ID, title, cite, d.Text.Kind, d.Text.Addressee, d.Status, d.Summary, d.Due))
	}
	return out, nil
}

// KindDuty is no kind of record: duties are computed. References to them are
// used on screens only.
const KindDuty Kind = "duty"

func peopleColumns() []Column {
	return []Column{
		{Key: "id", Width: 6, Min: 5, Priority: 7},
		{Key: "name", Width: 24, Min: 14, Priority: 1, Grow: true},
		{Key: "body", Width: 6, Min: 4, Priority: 2},
		{Key: "bound", Width: 8, Min: 4, Priority: 6},
		{Key: "appointed", Width: 11, Min: 11, Priority: 5},
		{Key: "left", Width: 11, Min: 11, Priority: 8},
		{Key: "training_due", Width: 14, Min: 11, Priority: 3},
		{Key: "certificate", Width: 12, Min: 10, Priority: 4},
		{Key: "current", Width: 10, Min: 4, Priority: 9},
	}
}

// listPeople has a row per person and body; whoever sits in none has one row
// without. A person bound twice shows the same term in both.
func listPeople(s State, day Date) ([]Row, error) {
	due := map[string]Director{}
	for _, d := range Directors(s, day) {
		due[d.Person.ID] = d
	}
	code := codes(s)
	seats := map[string][]*Appointment{}
	for _, a := range All[*Appointment](s) {
		seats[a.Person] = append(seats[a.Person], a)
	}
	var out []Row
	for _, p := range All[*Person](s) {
		cert := BestCertificate(s, p.ID, day).State()
		for _, t := range stintsByBody(seats[p.ID], day) {
			d, bound := due[p.ID]
			bound = bound && t.bound(s, p)
			var term any
			if bound {
				term = d.Due
			}
			var body any
			if t.body != "" {
				body = code[t.body]
			}
			has := cert
			if !bound && cert == CertificateMissing {
				has = CertificateNotNeeded
			}
			out = append(out, row(KindPerson, p.ID, personStatus(bound, cert, d, day), p.ID, p.Name, body, bound,
				t.from, t.until, term, has, t.current))
		}
	}
	return out, nil
}

func personStatus(bound bool, c CertificateState, d Director, day Date) Status {
	switch {
	case !bound:
		return NA
	case c == CertificateComplete:
		return Met
	case day.After(d.Due) && day.After(d.Also):
		return Gap
	}
	return Attention
}

// stint is somebody's newest unbroken time in one body.
type stint struct {
	body        string
	from, until Date
	current     bool
	seats       []*Appointment
}

// bound tells whether the seat of the day is one that Cbw art. 24 binds.
func (t stint) bound(s State, p *Person) bool {
	org, ok := TheOrganisation(s)
	b, ok2 := Get[*Body](s, t.body)
	if !ok || !ok2 || !t.current {
		return false
	}
	for _, a := range t.seats {
		if Bound(org.LegalForm, b, a, p) {
			return true
		}
	}
	return false
}

// stintsByBody joins appointments that follow on one another, and keeps the
// newest unbroken time per body that has begun, or else the first to come.
func stintsByBody(as []*Appointment, day Date) []stint {
	if len(as) == 0 {
		return []stint{{}}
	}
	var out []stint
	for _, a := range sortedByStart(as) {
		i := -1
		for n := range out {
			if out[n].body == a.Body {
				i = n
			}
		}
		fresh := stint{body: a.Body, from: a.From, until: a.Until, current: a.On(day), seats: []*Appointment{a}}
		if i < 0 {
			out = append(out, fresh)
			continue
		}
		t := &out[i]
		joined := t.until.IsZero() || !a.From.After(t.until.AddDays(1))
		switch {
		case joined:
			if !t.until.IsZero() && (a.Until.IsZero() || a.Until.After(t.until)) {
				t.until = a.Until
			}
			if a.On(day) {
				t.current, t.seats = true, []*Appointment{a}
			}
		case !a.From.After(day):
			*t = fresh
		}
	}
	return out
}
