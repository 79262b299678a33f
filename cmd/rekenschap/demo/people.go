package demo

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"golang.org/x/crypto/ssh"
)

// The people of De Linde. Every surname is a tree or a shrub: nobody is real.
type person struct {
	key, name, email string
}

var people = []person{
	// raad van bestuur
	{"wilg", "Maud Wilg", "maud.wilg@delinde.example"},
	{"eik", "Joost Eik", "joost.eik@delinde.example"},
	{"hazelaar", "Frank Hazelaar", "frank.hazelaar@delinde.example"},
	{"meidoorn", "Samira Meidoorn", "samira.meidoorn@delinde.example"},
	// raad van toezicht
	{"berk", "Cornelis Berk", "cornelis.berk@delinde.example"},
	{"vlier", "Noor Vlier", "noor.vlier@delinde.example"},
	{"es", "Tjalling Es", "tjalling.es@delinde.example"},
	{"lijsterbes", "Irma Lijsterbes", "irma.lijsterbes@delinde.example"},
	{"den", "Hubert Den", "hubert.den@delinde.example"},
	{"kastanje", "Yusuf Kastanje", "yusuf.kastanje@delinde.example"},
	// functies
	{"els", "Hanneke Els", "hanneke.els@delinde.example"},
	{"populier", "Ruben Populier", "ruben.populier@delinde.example"},
	{"iep", "Femke Iep", "femke.iep@delinde.example"},
	{"plataan", "Karel Plataan", "karel.plataan@delinde.example"},
	{"beuk", "Sander Beuk", "sander.beuk@delinde.example"},
	{"laurier", "Anouk Laurier", "anouk.laurier@delinde.example"},
	{"olm", "Petra Olm", "petra.olm@delinde.example"},
	{"esdoorn", "Gijs Esdoorn", "gijs.esdoorn@delinde.example"},
	{"acacia", "Lotte Acacia", "lotte.acacia@delinde.example"},
	// van buiten
	{"taxus", "Walter Taxus", "w.taxus@taxushulst.example"},
}

// seat is a time in a body; positions in Dutch, as people write them.
type seat struct {
	key, body, person, position string
	from, until                 model.Date
}

// newcomerFrom is the day the newest director took office: 1 September 2026,
// after the Act came into force, unless the story ends too soon after that.
func (s *story) newcomerFrom() model.Date {
	from := model.MustDate("2026-09-01")
	if late := s.day.AddDays(-81); late.Before(from) {
		from = firstOfMonth(late)
	}
	return from
}

// renewedFrom is the day from which the second director sits again, without a gap.
func (s *story) renewedFrom() model.Date { return firstOfMonth(s.day.AddDays(-140)) }

// successorFrom is the day the newest supervisor came in the place of another.
func (s *story) successorFrom() model.Date { return firstOfMonth(s.day.AddDays(-170)) }

func firstOfMonth(d model.Date) model.Date { return d.AddDays(1 - d.Day()) }

// storySeats are all times in both bodies, also those that ended or began during
// the year; what became known later is recorded later.
func (s *story) storySeats() []seat {
	renewed, newcomer, successor := s.renewedFrom(), s.newcomerFrom(), s.successorFrom()
	term := newcomer.AddYears(4).AddDays(-1)
	if term.Before(s.day.AddYears(1)) {
		term = model.Date{} // a story long after 2026: she simply stayed
	}
	year := func(n int) model.Date { return firstOfMonth(s.day.AddYears(-n)) }
	return []seat{
		{"zetel:wilg", "rvb", "wilg", "voorzitter", year(7), model.Date{}},
		{"zetel:eik", "rvb", "eik", "lid", renewed.AddYears(-4), renewed.AddDays(-1)},
		{"zetel:eik2", "rvb", "eik", "lid", renewed, renewed.AddYears(4).AddDays(-1)},
		{"zetel:hazelaar", "rvb", "hazelaar", "lid", year(6), newcomer.AddDays(-1)},
		{"zetel:meidoorn", "rvb", "meidoorn", "lid", newcomer, term},
		{"zetel:berk", "rvt", "berk", "voorzitter", year(5), model.Date{}},
		{"zetel:vlier", "rvt", "vlier", "lid", year(4), model.Date{}},
		{"zetel:es", "rvt", "es", "lid", year(3), model.Date{}},
		{"zetel:lijsterbes", "rvt", "lijsterbes", "lid", year(2), model.Date{}},
		{"zetel:den", "rvt", "den", "lid", successor.AddYears(-8), successor.AddDays(-1)},
		{"zetel:kastanje", "rvt", "kastanje", "lid", successor, successor.AddYears(4).AddDays(-1)},
	}
}

// members lists who sits in a body on a day, by key, chair first.
func (s *story) members(body string, day model.Date) []string {
	var out []string
	for _, t := range s.seats {
		a := model.Appointment{From: t.from, Until: t.until}
		switch {
		case t.body != body || !a.On(day):
		case model.IsChair(t.position):
			out = slices.Insert(out, 0, t.person)
		default:
			out = append(out, t.person)
		}
	}
	return out
}

// duty is an office somebody holds, counted in days before the last day; until
// zero is still.
type duty struct {
	person, office string
	from, until    int
}

var duties = []duty{
	{"els", "Secretaris", 1500, 0},
	{"populier", "CISO", 900, 0},
	{"iep", "Functionaris gegevensbescherming", 1100, 0},
	{"plataan", "Manager ICT", 2400, 241},
	{"beuk", "Manager ICT", 240, 0},
	{"laurier", "Hoofd Inkoop", 700, 0},
	{"olm", "Hoofd P&O", 1300, 0},
	{"esdoorn", "Hoofd Facilitair bedrijf", 800, 0},
	{"acacia", "Functioneel beheer EPD", 600, 0},
}

// holder is who holds an office on a day, by key.
func (s *story) holder(office string, day model.Date) string {
	ago := day.DaysUntil(s.day)
	for _, d := range s.offices {
		if d.office == office && d.from >= ago && d.until <= ago {
			return d.person
		}
	}
	s.fail(office)
	return ""
}

// clerk is the secretary of the moment, ciso the CISO.
func (s *story) clerk() string { return s.holder("Secretaris", model.DateOf(s.now)) }

func (s *story) ciso() string { return s.holder("CISO", model.DateOf(s.now)) }

// officeKeys are the short names of offices in the story.
var officeKeys = map[string]string{
	"Secretaris": "functie:secretaris", "CISO": "functie:ciso", "Functionaris gegevensbescherming": "functie:fg",
	"Manager ICT": "functie:manager-ict", "Hoofd Inkoop": "functie:inkoop", "Hoofd P&O": "functie:po",
	"Hoofd Facilitair bedrijf": "functie:facilitair", "Functioneel beheer EPD": "functie:epd", "Raad van bestuur": "functie:bestuur",
}

// newSigner makes an ed25519 key out of the seed. It is kept nowhere: a demo
// proves nothing, it shows how proof looks.
func newSigner(seed int64, purpose string) ssh.Signer {
	b := make([]byte, ed25519.SeedSize)
	chance(seed, "key "+purpose).Read(b)
	signer, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(b))
	if err != nil {
		panic(err) // an ed25519 key of the right size always makes a signer
	}
	return signer
}

// setUp is the first day: the file is made by whoever works at it, then the
// secretary takes over.
func (s *story) setUp() {
	start := s.past(s.begin)
	s.at(s.begin, "09:05", "de organisatie en de mensen", func() {
		s.act("")
		s.founding()
		var rows []model.PersonRow
		for _, t := range s.seats {
			if s.knownAtStart(t) {
				rows = append(rows, s.seatRow(t, start))
			}
		}
		for _, d := range s.offices {
			if from := s.day.AddDays(-d.from); !from.After(start) {
				rows = append(rows, s.dutyRow(d, start))
			}
		}
		s.importPeople(rows)
		s.act(s.clerk())
		s.bodies(start)
		taxus := s.person("taxus")
		s.save(taxus.key, &model.Person{Name: taxus.name, Email: taxus.email}, start)
	})
	s.at(379, "11:20", "sleutels van wie zelf inlogt", func() {
		s.act("els")
		s.registerKey("sleutel:wilg", "wilg")
		s.registerKey("sleutel:populier", "populier")
	})
	s.letIn()
	auditFrom := s.past(75)
	s.at(75, "09:10", "toegang voor de externe auditor", func() {
		s.act("els")
		s.save("toegang:taxus", &model.Grant{Person: s.id("taxus"), Role: model.RoleAuditor, From: auditFrom, Until: s.next(30),
			Why: "Externe audit NEN 7510 door Taxus & Hulst, tot het rapport is besproken"}, auditFrom)
		s.save("toegang:beuk", &model.Grant{Person: s.id("beuk"), Role: model.RoleCISO, From: s.past(70), Until: s.past(56),
			Why: "Vervangt de CISO tijdens verlof"}, auditFrom)
	})
}

// founding makes the organisation, its bodies, offices and the 101 controls.
func (s *story) founding() {
	uid := make([]byte, 16)
	if _, err := s.random.Read(uid); err != nil && s.err == nil {
		s.err = err
	}
	s.do(model.InitOrganisation{Organisation: model.Organisation{
		UID: hex.EncodeToString(uid), Name: "Stichting Ziekenhuis De Linde", KvK: "00000000",
		LegalForm: model.Stichting, Annex: model.Annex1, Staff: 3400,
		Turnover: 412_000_000, Balance: 298_000_000,
		Linked: "Geen verbonden ondernemingen. De vakgroepen van medisch specialisten zijn zelfstandig en niet meegeteld.",
	}})
	learn(s, func(*model.Organisation) string { return "org" })
	learn(s, func(b *model.Body) string { return strings.ToLower(b.Code) })
}

// bodies records how both boards decide, as the statutes say.
func (s *story) bodies(on model.Date) {
	edit(s, "rvt", on, func(b *model.Body) { b.Quorum, b.Tie, b.Proxies, b.WrittenUnanimous = 3, model.TieChair, 1, false })
	edit(s, "rvb", on, func(b *model.Body) {
		b.Quorum, b.Tie, b.Proxies = 2, model.TieChair, 1
		b.PriorApproval = []string{"maatregelenpakket Cyberbeveiligingswet", "uitgaven boven 400.000 euro buiten de begroting"}
	})
}

// bodyCodes are how the bodies of the story are called.
var bodyCodes = map[string]string{"rvb": "RvB", "rvt": "RvT", "sib": "SIB"}

func (s *story) seatRow(t seat, known model.Date) model.PersonRow {
	p := s.person(t.person)
	r := model.PersonRow{Name: p.name, Email: p.email, Body: bodyCodes[t.body],
		Role: t.position, Executive: true, From: t.from, Until: t.until}
	// Nobody knew yet, on the first day, that these two would leave.
	if (t.person == "hazelaar" || t.person == "den") && !t.until.Before(known) {
		r.Until = model.Date{}
	}
	return r
}

func (s *story) dutyRow(d duty, known model.Date) model.PersonRow {
	p := s.person(d.person)
	r := model.PersonRow{Name: p.name, Email: p.email, Role: d.office, Executive: true, From: s.day.AddDays(-d.from)}
	if d.until > 0 && !s.day.AddDays(-d.until).After(known) {
		r.Until = s.day.AddDays(-d.until)
	}
	return r
}

func (s *story) person(key string) person {
	for _, p := range s.people {
		if p.key == key {
			return p
		}
	}
	return person{}
}

// importPeople reads a list in, as the secretary gets it from P&O.
func (s *story) importPeople(rows []model.PersonRow) {
	for i := range rows {
		rows[i].Line = i + 2
	}
	s.do(model.ImportPeople{Rows: rows})
	learn(s, func(x *model.Person) string {
		for _, p := range s.people {
			if p.email == x.Email {
				return p.key
			}
		}
		return ""
	})
	learn(s, func(o *model.Office) string { return officeKeys[o.Name] })
	learn(s, func(a *model.Appointment) string { return "zetel:" + a.ID })
	learn(s, func(h *model.OfficeHolder) string { return "houder:" + h.ID })
}

// registerKey adds a key that its owner brought, and confirms it by the words
// that they read out.
func (s *story) registerKey(key, who string) {
	c := s.keyOf(who)
	rc := s.do(c)
	if s.err == nil && len(rc.Entries) > 0 {
		s.know(key, &model.Key{}, rc, 0)
	}
	s.aside(confirms(c))
}

// keyOf is the key of somebody, the same for the same seed.
func (s *story) keyOf(who string) model.AddKey {
	pub := newSigner(s.seed, who).PublicKey()
	return model.AddKey{Person: s.id(who), Public: string(bytes.TrimSpace(ssh.MarshalAuthorizedKey(pub))), Fingerprint: ssh.FingerprintSHA256(pub)}
}

// confirms is the secretary hearing the words of a key.
func confirms(c model.AddKey) model.ConfirmKey {
	return model.ConfirmKey{Key: c.Fingerprint, Words: strings.Join(model.KeyWords(c.Fingerprint), " ")}
}

// letIn plans who else may log in: the auditor for as long as the audit lasts,
// a director whose key nobody confirmed yet, and a supervisor with an
// invitation.
func (s *story) letIn() {
	s.at(75, "09:25", "sleutel van de externe auditor", func() {
		s.act("els")
		c := s.keyOf("taxus")
		c.Until = s.next(30)
		s.aside(c)
		s.aside(confirms(c))
	})
	s.at(12, "16:10", "sleutel van een bestuurder, nog voorlopig", func() {
		s.act("els")
		s.aside(s.keyOf("meidoorn"))
	})
	s.at(3, "10:20", "uitnodiging voor een toezichthouder", func() {
		s.act("els")
		var secret [model.SecretBytes]byte
		chance(s.seed, "code kastanje").Read(secret[:])
		s.aside(model.Invite{Person: s.id("kastanje"), SecretHash: model.SecretHash(model.Secret(secret))})
	})
}

// knownAtStart tells whether an appointment was a fact on the first day.
func (s *story) knownAtStart(t seat) bool { return !t.from.After(s.past(s.begin)) }

// comings plans the changes during the year, each recorded when it was settled.
func (s *story) comings() {
	for _, t := range s.seats {
		if s.knownAtStart(t) {
			continue
		}
		ahead, ok := map[string]int{"eik": 75, "meidoorn": 40, "kastanje": 30}[t.person]
		switch {
		case ok:
		case t.body == "sib":
			ahead = 7 // who holds the office, sits
		default:
			ahead = 45
		}
		on := workday(t.from.AddDays(-ahead))
		if first := s.past(s.begin - 10); on.Before(first) {
			on = first
		}
		s.on(on, "16:40", "benoeming "+t.person, func() {
			rows := []model.PersonRow{s.seatRow(t, on)}
			for _, u := range s.seats { // who makes room
				if u.body == t.body && u.person != t.person && u.until == t.from.AddDays(-1) {
					r := s.seatRow(u, on)
					r.Until = u.until
					rows = append(rows, r)
				}
			}
			s.act(s.clerk())
			s.importPeople(rows)
		})
	}
	for _, d := range s.offices {
		from := s.day.AddDays(-d.from)
		if !from.After(s.past(s.begin)) {
			continue
		}
		on := workday(from.AddDays(-14))
		if first := s.past(s.begin - 10); on.Before(first) {
			on = first
		}
		s.on(on, "15:20", "opvolging "+d.office, func() {
			rows := []model.PersonRow{s.dutyRow(d, from)}
			for _, e := range s.offices { // who makes room
				if e.office == d.office && e.until == d.from+1 {
					rows = append(rows, s.dutyRow(e, s.day))
				}
			}
			s.act(s.clerk())
			s.importPeople(rows)
		})
	}
}
