package demo

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

func (r reader) person(name string) string { return r.find("people", "name", name) }

// The dossier of a director: what waits first, objections and interests apart,
// votes newest first with how each is known.
func TestDossierOfADirector(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	p := r.mustPage(model.KindDossier, r.person("Joost Eik"))
	has(t, "the top", p[""], "Dossier van Joost Eik")
	has(t, "access", p["Toegang"], "Rollen: bestuurder")
	same(t, "what waits", p["Wat wacht"],
		"9 dec 2026: Raad van bestuur · 14:00 · 4 punten · V-2026-013",
		"Punt 1, besluit: Continuïteitsplan versie 2 · 2 stukken",
		"Punt 2, besluit: Beleid cryptografie versie 2 · 2 stukken",
		"Punt 3, bespreking: Terugkoppeling voorwaarden leveranciersbeleid",
		"Punt 4, kennisname: Bevindingen Citrix en beoordeling daarvan",
		"Actie: Aanbieder vragen om een certificaat waarop de taal staat · uiterlijk 11 dec 2026",
		"Termijn opleiding: nog geen volledig certificaat, nog 1 jaar en 8 maanden, tot en met 15 aug 2028")
	same(t, "seats", p["Benoemingen"],
		"1 jul 2026 – 30 jun 2030: lid · Raad van bestuur · in functie · gebonden door Cbw 24",
		"1 jul 2022 – 30 jun 2026: lid · Raad van bestuur · uit functie · gebonden door Cbw 24")
	has(t, "interests", p["Niet meegedaan wegens een belang"], "Partner is aandeelhouder")
	votes := p["Stemmen"]
	if len(votes) != 11 || votes[10] != "en nog 10 andere: zoek op de naam voor alles" {
		t.Errorf("%d lines of votes, want ten and a count: %q", len(votes), votes)
	}
	has(t, "votes", votes[:4], "algemene stemmen", "bij volmacht door Maud Wilg")
	has(t, "policies", p["Beleid goedgekeurd met deze stem"], "Toegangsbeleid versie 2.0 · B-2026-018 · nu goedgekeurd")
	if n := len(p["Beleid goedgekeurd met deze stem"]); n != 7 {
		t.Errorf("%d policies approved, want 7", n)
	}
	same(t, "certificates", p["Certificaten"], "29 jul 2026: Bestuurder en digitale veiligheid · onvolledig · CERT-2026-003")
	has(t, "questions", p["Vragen"], "4 nov 2026: Twee maatregelen gaan achteruit.", "Antwoord van Manager ICT", "Vervolg: Apparatuur van thuiswerkers")

	p = r.mustPage(model.KindDossier, r.person("Frank Hazelaar"))
	has(t, "objections", p["Bezwaren en aantekeningen"], "B-2026-004: tegen", "Ik acht het risico niet voldoende onderbouwd")
	has(t, "nothing waits for who has left", p["Wat wacht"], "Er wacht nu niets.")
}

// Whoever sits in no body still gets a page that makes sense.
func TestDossierWithoutASeat(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	p := r.mustPage(model.KindDossier, r.person("Ruben Populier"))
	has(t, "offices", p["Functies"], "CISO · in functie")
	has(t, "actions of the office", p["Wat wacht"], "Schriftelijke evaluatie van de effectiviteit afronden · CISO · uiterlijk 17 dec 2026")
	has(t, "actions", p["Acties"], "7 open, 6 af of vervallen")
	has(t, "to judge", p["Wat wacht"], "INC-2026-006: nog te beoordelen")
	p = r.mustPage(model.KindDossier, r.person("Hanneke Els"))
	same(t, "the secretary's", p["Wat wacht"],
		"Vergadering RvT 21 okt 2026 · V-2026-011: nog vast te stellen",
		"Vergadering RvB 4 nov 2026 · V-2026-012: nog vast te stellen",
		"Samira Meidoorn: sleutel nog te bevestigen")
	p = r.mustPage(model.KindDossier, r.person("Walter Taxus"))
	same(t, "an auditor's", p["Wat wacht"], "Er wacht nu niets.", "Verder staat van deze persoon niets vast: geen benoeming, functie, stem, opleiding, vraag of actie.")
}

// One's own dossier always; that of another for the operator, CISO and
// secretary. The refusal names who may.
func TestWhoReadsADossier(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	as := func(name string) model.Actor { return model.Actor{Person: r.person(name), Via: model.ViaLocal} }
	eik := r.person("Joost Eik")
	for name, want := range map[string]bool{"Hanneke Els": true, "Ruben Populier": true, "Joost Eik": true,
		"Maud Wilg": false, "Cornelis Berk": false, "Walter Taxus": false} {
		h := r.st.As(as(name))
		p, err := r.page(h, model.KindDossier, eik, theDay)
		if got := err == nil; got != want {
			t.Errorf("%s reads the dossier of a director: %v, want %v", name, err, want)
		}
		if !want {
			if model.CodeOf(err) != model.CodeDenied {
				t.Errorf("%s: refused with %v", name, err)
			}
			if s := text.New(text.NL).Err(err); s != "Dit dossier ziet alleen de persoon zelf, en verder: beheerder van het bestand, CISO, secretaris." {
				t.Errorf("the refusal reads %q", s)
			}
			if len(p["Stemmen"]) > 0 {
				t.Errorf("%s reads votes in a refusal", name)
			}
		}
		page, err := r.page(h, model.KindPerson, eik, theDay)
		led := slices.ContainsFunc(page[""], func(l string) bool { return strings.Contains(l, "alles van deze persoon bijeen") })
		if err != nil || led != want {
			t.Errorf("%s is led to the dossier: %v, want %v (%v)", name, led, want, err)
		}
	}
	p, err := r.page(r.st.As(as("Joost Eik")), model.KindDossier, eik, theDay)
	if err != nil || p[""][0] != "Mijn dossier" {
		t.Errorf("one's own dossier is called %q (%v)", p[""], err)
	}
	if _, err := r.page(r.st.As(model.Actor{Via: model.ViaLocal}), model.KindDossier, "P-999", theDay); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("the dossier of nobody: %v", err)
	}
}

// On a day in the past a dossier is as it was recorded then.
func TestDossierOfThePast(t *testing.T) {
	t.Parallel()
	r := readDemo(t)
	then := model.MustDate("2026-05-20")
	h, err := r.st.As(model.Actor{Via: model.ViaLocal}).AsOf(context.Background(), then)
	if err != nil {
		t.Fatal(err)
	}
	p, err := r.page(h, model.KindDossier, r.person("Joost Eik"), then)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "seats then", p["Benoemingen"], "1 jul 2026 – 30 jun 2030: lid · Raad van bestuur · begint nog · gebonden door Cbw 24",
		"1 jul 2022 – 30 jun 2026: lid · Raad van bestuur · in functie · gebonden door Cbw 24")
	if len(p["Stemmen"]) == 0 || !strings.HasPrefix(p["Stemmen"][0], "13 mei 2026: ") {
		t.Errorf("votes then begin with %q", p["Stemmen"])
	}
	if c := p["Certificaten"]; slices.ContainsFunc(c, func(l string) bool { return strings.Contains(l, "CERT-2026-003") }) {
		t.Errorf("a certificate of July is there in May: %q", c)
	}
	if p[""][1] != "stand van 20 mei 2026" {
		t.Errorf("the line under the title reads %q", p[""][1])
	}
}
