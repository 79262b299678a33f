package demo

import (
	"github.com/rekenschap/rekenschap/model"
)

// action is something somebody owes. Days count from the last day: negative in
// the past. Without made it is agreed in a meeting, where its key stands.
type action struct {
	key, text, owner string
	due, done        int
	made             int // made outside a meeting
	origin           string
	note             string // why it comes from nowhere
	mends            []string
	proof            []string
	dropped          string
	droppedOn        int
}

var actions = []action{
	// Agreed by the board.
	{key: "actie:oefenbericht", text: "Oefenbericht met nagemaakte mail naar alle medewerkers", owner: "functie:ciso", due: -272, done: -275, proof: []string{"bewijs:oefenbericht"}},
	{key: "actie:ketenlijst", text: "Lijst van leveranciers waar zorg binnen een dag van afhangt", owner: "functie:inkoop", due: -270, done: -275},
	{key: "actie:beeld-vervanging", text: "Vervanging van vier oude beeldvormende apparaten voorbereiden", owner: "functie:manager-ict", due: 48},
	{key: "actie:beeld-meting", text: "Per groep patiënten meten hoe lang beeldvorming kan wachten", owner: "functie:epd", due: -240, done: -246},
	{key: "actie:formulieren", text: "Noodformulieren op alle verpleegafdelingen vervangen", owner: "functie:facilitair", due: -215, done: -221, mends: []string{"cbw-21-3-c"}},
	{key: "actie:oefening", text: "Crisisoefening met het bestuur organiseren", owner: "functie:ciso", due: -90, done: -98, mends: []string{"cbw-21-3-c"}, proof: []string{"bewijs:oefening"}},
	{key: "actie:mfa-raming", text: "Raming en advies over MFA voor specialisten", owner: "functie:manager-ict", due: -235, done: -236},
	{key: "actie:waarnemers", text: "Waarnemers een eigen account geven, ook 's nachts", owner: "functie:epd", due: -150, done: -139},
	{key: "actie:mfa-medewerkers", text: "MFA voor medewerkers en specialisten invoeren", owner: "functie:manager-ict", due: -120, done: -126},
	{key: "actie:mfa-leveranciers", text: "MFA bij toegang van leveranciers afdwingen", owner: "functie:manager-ict", due: -3},
	{key: "actie:bewaking-start", text: "Bewaking dag en nacht in gebruik nemen", owner: "functie:ciso", due: -110, done: -117},
	{key: "actie:onderaannemers", text: "Onderaannemers van de acht zorgkritische leveranciers opvragen", owner: "functie:inkoop", due: -6},
	{key: "actie:terugval-lab", text: "Terugvaloptie voor het laboratorium beschrijven en oefenen", owner: "functie:epd", due: 24},
	{key: "actie:noodpakket-proef", text: "Digitaal noodpakket beproeven op vier afdelingen", owner: "functie:ciso", due: -40, done: -44},
	{key: "actie:noodpakket-rest", text: "Digitaal noodpakket op de overige afdelingen", owner: "functie:ciso", due: 70},
	{key: "actie:omgeleid", text: "Na een opnamestop navragen hoe het omgeleide patiënten verging", owner: "functie:ciso", due: -30, done: -33},
	{key: "actie:plan2", text: "Lessen uit de oefening verwerken in het continuïteitsplan", owner: "functie:manager-ict", due: -5, done: -9, mends: []string{"cbw-24-1"}},
	{key: "actie:gebouw", text: "Programma van eisen voor een nieuw gebouwbeheersysteem", owner: "functie:facilitair", due: 110},
	{key: "actie:evaluatie", text: "Schriftelijke evaluatie van de effectiviteit afronden", owner: "functie:ciso", due: 26, mends: []string{"cbw-21-3-f"}},
	{key: "actie:spoedwijzigingen", text: "Spoedwijzigingen achteraf beoordelen en vastleggen", owner: "functie:manager-ict", due: 60, origin: "A-8.32", mends: []string{"nen7510"}},
	{key: "actie:register-thuis", text: "Apparatuur van thuiswerkers volledig in het register", owner: "functie:manager-ict", due: 75, origin: "A-5.9", mends: []string{"nen7510"}},
	{key: "actie:accounts-dicht", text: "Laatste twee open accounts van leveranciers uitzetten", owner: "functie:manager-ict", due: 11},
	{key: "actie:auditor-rvt", text: "Gesprek tussen auditor en auditcommissie zonder bestuur", owner: "functie:secretaris", due: -14, done: -20},
	// Following from reviews.
	{key: "actie:dd-printleverancier", text: "Gegevens die naar de post- en printleverancier gaan terugbrengen", owner: "functie:fg", due: -100, done: -104, made: 205, origin: "inc:15"},
	{key: "actie:uitrol-gefaseerd", text: "Updates van beveiligingsprogramma's in drie stappen uitrollen", owner: "functie:manager-ict", due: -160, done: -163, made: 252, origin: "inc:17"},
	{key: "actie:lab-toets", text: "Laboratorium onafhankelijk laten toetsen", owner: "functie:inkoop", due: -11, made: 160, origin: "inc:20"},
	{key: "actie:digid", text: "Ander kanaal voor afspraken als inloggen via DigiD niet kan", owner: "functie:epd", due: 33, made: 149, origin: "inc:19"},
	{key: "actie:bewaartermijn-id", text: "Kopieën van identiteitsbewijzen ouder dan de termijn verwijderen", owner: "functie:po", due: -70, done: -82, made: 240, origin: "inc:9"},
	{key: "actie:sporen", text: "Werkwijze om sporen veilig te stellen vóór herstel oefenen", owner: "functie:ciso", due: 40, made: 36, origin: "incident:account"},
	{key: "actie:citrix", text: "Toegang van buiten bijwerken en een maand logs nakijken", owner: "functie:manager-ict", due: -44, done: -46, made: 58, origin: "advies:citrix"},
	// From elsewhere.
	{key: "actie:certificaat-eik", text: "Aanbieder vragen om een certificaat waarop de taal staat", owner: "eik", due: 20, made: 90, origin: "cert:eik", mends: []string{"cbw-24-5"}},
	{key: "actie:opleiding-meidoorn", text: "Opleiding digitale veiligheid volgen", owner: "meidoorn", due: 74, made: 60, origin: "opl:volgend", mends: []string{"cbw-24-2", "cbw-24-5"}},
	{key: "actie:certificaat-lev", text: "Nieuw certificaat ISO 27001 opvragen bij Ganzerik Beeld", owner: "functie:inkoop", due: 9, made: 19, origin: "lev:beeld"},
	{key: "actie:thuiswerken", text: "Regeling thuiswerken herzien of intrekken", owner: "functie:po", due: 45, made: 38, origin: "beleid:thuiswerken"},
	{key: "actie:hersteltest", text: "Hersteltest patiëntendossier herhalen", owner: "functie:manager-ict", due: 36, made: 30, origin: "toets:hersteltest2", mends: []string{"cbw-21-3-c"}},
	{key: "actie:poster", text: "Posters over veilig werken in de kantine", owner: "functie:po", due: -180, made: 260, note: "Ingeval van de afdeling communicatie, zonder besluit", dropped: "Vervallen: opgegaan in de campagne", droppedOn: 200},
	{key: "actie:dienstrooster", text: "Bereikbaarheidsdienst CISO in het rooster", owner: "functie:po", due: -255, done: -258, made: 295, origin: "besluit:incident"},
	{key: "actie:usb", text: "Losse media op verpleegafdelingen verbieden", owner: "functie:ciso", due: -60, made: 170, note: "Verzoek van de verpleegkundige adviesraad", dropped: "Vervallen: medische apparatuur vraagt losse media; in plaats daarvan komt een leesstation", droppedOn: 95},
}

// agree writes an action down where it was agreed.
func (s *story) agree(key, origin string, on model.Date) {
	if s.has(key) {
		return // agreed before, spoken of again
	}
	a, ok := s.agreed[key]
	if !ok {
		s.fail(key)
		return
	}
	if a.origin == "" {
		a.origin = origin
	}
	s.makeAction(a, on)
}

func (s *story) makeAction(a action, on model.Date) {
	r := &model.Action{Text: a.text, Owner: s.id(a.owner), Due: s.date(a.due), OriginNote: a.note, Mends: a.mends}
	if a.origin != "" {
		r.Origin = s.ref(a.origin)
	}
	s.save(a.key, r, on)
}

// followUp plans how actions come about outside meetings, and how they end.
func (s *story) followUp() {
	for _, a := range actions {
		if a.made > 0 {
			s.at(a.made, "13:30", a.key, func() {
				if a.origin != "" && !s.has(a.origin) {
					return // that incident had not happened yet
				}
				s.act("populier")
				s.makeAction(a, model.Date{})
			})
		}
		if a.done < 0 {
			on := s.date(a.done)
			s.at(-a.done, "16:20", "klaar "+a.key, func() { s.finish(a, on) })
		}
		if a.dropped != "" {
			on := s.past(a.droppedOn)
			s.at(a.droppedOn, "16:30", "vervallen "+a.key, func() {
				s.act("populier")
				edit(s, a.key, on, func(r *model.Action) { r.Dropped = a.dropped })
			})
		}
	}
}

func (s *story) finish(a action, on model.Date) {
	if !s.has(a.key) {
		return
	}
	s.act("populier")
	edit(s, a.key, on, func(r *model.Action) {
		r.DoneOn = on
		for _, p := range a.proof {
			r.Proof = append(r.Proof, s.id(p))
		}
		if len(r.Proof) == 0 {
			r.NoProof = "Ter plaatse gezien door de CISO; er is geen stuk van gemaakt."
		}
	})
}
