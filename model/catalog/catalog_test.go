package catalog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// Expectations here are typed out, not derived from the data, so that a slip in
// the data fails.

func loaded(t *testing.T) *model.Law {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLawIsReadOnce(t *testing.T) {
	if a, b := Law(), Law(); a != b || a.Version != "2026-11-21.1" || a.CheckedOn.String() != "2026-11-21" {
		t.Errorf("Law() = %p, %p, version %q of %s", a, b, a.Version, a.CheckedOn)
	}
}

func TestMarks(t *testing.T) {
	l := loaded(t)
	want := map[string]model.Confidence{
		"V": "verified", "S": "secondary", "U": "unsure", "K": "known",
		"H": "verified", "M": "secondary", "L": "unsure", "T": "secondary", "O": "verified",
	}
	if len(l.Marks) != len(want) {
		t.Errorf("%d marks, want %d", len(l.Marks), len(want))
	}
	for _, m := range l.Marks {
		if want[m.ID] != m.Confidence {
			t.Errorf("mark %q is %q, want %q", m.ID, m.Confidence, want[m.ID])
		}
	}
	if m, _ := l.Mark("T"); m.TextEN != "known from a table of contents only" || m.TextNL != "alleen uit een inhoudsopgave bekend" {
		t.Errorf("mark T reads %q / %q", m.TextNL, m.TextEN)
	}
}

func TestControls(t *testing.T) {
	l := loaded(t)
	if len(l.Controls) != 101 {
		t.Errorf("%d controls, want 101", len(l.Controls))
	}
	var ids []string
	for ch, n := range map[int]int{5: 43, 6: 9, 7: 14, 8: 35} {
		for i := 1; i <= n; i++ {
			ids = append(ids, fmt.Sprintf("A-%d.%d", ch, i))
		}
	}
	for _, id := range ids {
		if _, ok := l.Control(id); !ok {
			t.Errorf("no control %s", id)
		}
	}
	perTheme := map[model.Theme]int{}
	var care, only []string
	labels := map[string]string{}
	for _, c := range l.Controls {
		perTheme[c.Theme]++
		if c.CareSpecific {
			care = append(care, c.Nr)
		}
		if c.Care == "only" {
			only = append(only, c.Nr)
		}
		for _, label := range []string{"nl " + c.LabelNL, "en " + c.LabelEN} {
			if other := labels[label]; other != "" {
				t.Errorf("%s and %s share label %q", other, c.ID, label)
			}
			labels[label] = c.ID
		}
	}
	for theme, n := range map[model.Theme]int{"organisational": 43, "people": 9, "physical": 14, "technological": 35} {
		if perTheme[theme] != n {
			t.Errorf("%d controls in %s, want %d", perTheme[theme], theme, n)
		}
	}
	wantCare := "5.1 5.2 5.9 5.11 5.12 5.14 5.15 5.16 5.19 5.38 5.39 5.40 5.41 5.42 5.43 6.2 6.6 6.9 7.10 8.5 8.13 8.35"
	if got := strings.Join(care, " "); got != wantCare {
		t.Errorf("care-specific:\n got %s\nwant %s", got, wantCare)
	}
	if got, want := strings.Join(only, " "), "5.38 5.39 5.40 5.41 5.42 5.43 6.9 8.35"; got != want {
		t.Errorf("only in NEN 7510: got %s, want %s", got, want)
	}
	if c, _ := l.Control("8.5"); c.ID != "A-8.5" || c.LabelNL != "Sterke authenticatie (2FA)" {
		t.Errorf("bare number gives %q %q", c.ID, c.LabelNL)
	}
	if c, _ := l.Control("A-5.16"); c.Confidence != model.ConfidenceSecondary {
		t.Errorf("5.16 is disputed, yet %q", c.Confidence)
	}
	if c, _ := l.Control("A-8.35"); c.CbwConfidence != model.ConfidenceUnsure {
		t.Errorf("mapping of 8.35 is our own, yet %q", c.CbwConfidence)
	}
}

// The table of the domain study (nen7510.md §4), literally.
func TestLettersToControls(t *testing.T) {
	l := loaded(t)
	want := map[string]string{
		"a": "5.1 5.2 5.3 5.4 5.6 5.7 5.19 5.20 5.21 5.31 5.35 5.36 8.34",
		"b": "5.5 5.24 5.25 5.26 5.27 5.28 5.29 5.43 6.8 8.15 8.16 8.17",
		"c": "5.26 5.29 5.30 5.42 7.11 7.12 8.6 8.13 8.14",
		"d": "5.19 5.20 5.21 5.22 5.23 8.30",
		"e": "5.8 5.21 5.23 5.32 5.37 5.38 7.3 7.5 7.8 7.13 8.4 8.7 8.8 8.9 8.16 8.19 8.20 8.21 8.22 8.23 " +
			"8.25 8.26 8.27 8.28 8.29 8.30 8.31 8.32 8.33 8.34 8.35",
		"f": "5.35 5.36",
		"g": "5.10 6.3 6.7 6.8 6.9 7.7 8.7 8.8 8.23",
		"h": "5.31 8.24",
		"i": "5.3 5.9 5.10 5.11 5.12 5.13 5.14 5.15 5.16 5.17 5.18 5.28 6.1 6.2 6.3 6.4 6.5 6.6 7.1 7.2 7.4 7.6 7.7 " +
			"7.9 7.10 7.14 8.1 8.2 8.3 8.5 8.10 8.11 8.12 8.18 8.21 8.24 8.35",
		"j": "5.14 5.17 5.42 8.5",
	}
	for letter, nrs := range want {
		var got []string
		for _, c := range l.ControlsFor(letter) {
			got = append(got, c.Nr)
		}
		if strings.Join(got, " ") != nrs {
			t.Errorf("letter %s:\n got %s\nwant %s", letter, strings.Join(got, " "), nrs)
		}
	}
	var none []string
	for _, c := range l.Controls {
		if len(c.Cbw) == 0 {
			none = append(none, c.Nr)
		}
	}
	if got, want := strings.Join(none, " "), "5.33 5.34 5.39 5.40 5.41"; got != want {
		t.Errorf("without letter: got %s, want %s", got, want)
	}
}

func TestDuties(t *testing.T) {
	l := loaded(t)
	want := []string{ // id, kind, addressee, citation, tracked
		"cbw-24-1 law organisation Cbw 24(1) true",
		"cbw-24-2 law director Cbw 24(2) true",
		"cbw-24-4 law director Cbw 24(4) true",
		"cbw-24-5 law director Cbw 24(5) true",
		"cbw-21-3-a law organisation Cbw 21(3)a false",
		"cbw-21-3-b law organisation Cbw 21(3)b false",
		"cbw-21-3-c law organisation Cbw 21(3)c true",
		"cbw-21-3-d law organisation Cbw 21(3)d false",
		"cbw-21-3-e law organisation Cbw 21(3)e false",
		"cbw-21-3-f law organisation Cbw 21(3)f true",
		"cbw-21-3-g law organisation Cbw 21(3)g false",
		"cbw-21-3-h law organisation Cbw 21(3)h false",
		"cbw-21-3-i law organisation Cbw 21(3)i false",
		"cbw-21-3-j law organisation Cbw 21(3)j false",
		"cbw-25 law organisation Cbw 25 false",
		"cbw-26 law organisation Cbw 26 false",
		"cbw-27 law organisation Cbw 27 false",
		"cbw-28 law organisation Cbw 28 false",
		"cbw-29 law organisation Cbw 29 false",
		"cbw-30 law organisation Cbw 30 false",
		"cbw-44 law organisation Cbw 44 false",
		"wwke law organisation Wwke false",
		"nen7510 law organisation Begz 3(2) true",
		"norm-oversight guidance organisation MvT 5.3.1 true",
		"norm-threats own_norm organisation Own norm true",
		"norm-actions own_norm organisation Own norm true",
		"norm-basis own_norm organisation Own norm true",
		"norm-evidence own_norm organisation Own norm true",
	}
	var got []string
	for _, d := range l.Duties {
		got = append(got, fmt.Sprintf("%s %s %s %s %t", d.ID, d.Kind, d.Addressee, d.CitationEN, d.Tracked))
		if d.Tracked && len(l.AidsFor(d.ID)) == 0 {
			t.Errorf("no aid for %s", d.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("duties:\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
	titles := map[string]string{
		"cbw-24-1": "Onderdelen a–j goedgekeurd", "cbw-24-5": "Certificaat per bestuurder",
		"cbw-24-4": "Kennis actueel gehouden", "cbw-21-3-f": "Effectiviteit beoordeeld",
	}
	for id, title := range titles {
		if d, _ := l.Duty(id); d.TitleNL != title {
			t.Errorf("%s is called %q, want %q", id, d.TitleNL, title)
		}
	}
	if d, _ := l.Duty("cbw-24-5"); d.Term != "board_certificate" || d.Confidence != model.ConfidenceVerified {
		t.Errorf("24(5) runs on %q with confidence %q", d.Term, d.Confidence)
	}
	if len(l.AidsFor("cbw-24-1")) < 4 {
		t.Error("too few aids for the approval")
	}
}

func TestTermsAndAmounts(t *testing.T) {
	l := loaded(t)
	terms := map[string]string{ // years months days hours, provision, confidence
		"board_knowledge":        "2 0 0 0 cbw-24-3 verified",
		"board_certificate":      "2 0 0 0 cbw-24-5 unsure",
		"early_warning":          "0 0 0 24 cbw-26 verified",
		"incident_notification":  "0 0 0 72 cbw-27 verified",
		"final_report":           "0 1 0 0 cbw-29 verified",
		"final_report_after_end": "0 1 0 0 cbw-29 verified",
		"registration_change":    "0 0 14 0 cbw-44 verified",
		"data_breach":            "0 0 0 72 avg-33 verified",
		"size_change":            "2 0 0 0 cbw-8 secondary",
		"approval_review":        "0 12 0 0  verified",
		"warning_window":         "0 0 60 0  verified",
		"retention_decisions":    "7 0 0 0  known",
		"retention_certificates": "5 0 0 0  known",
	}
	if len(l.Terms) != len(terms) {
		t.Errorf("%d terms, want %d", len(l.Terms), len(terms))
	}
	for _, x := range l.Terms {
		got := fmt.Sprintf("%d %d %d %d %s %s", x.Years, x.Months, x.Days, x.Hours, x.Provision, x.Confidence)
		if got != terms[x.ID] {
			t.Errorf("term %s is %q, want %q", x.ID, got, terms[x.ID])
		}
	}
	amounts := map[string]string{ // euros, permille, count, at least
		"fine_essential":       "10000000 20 0 false",
		"fine_important":       "7000000 14 0 false",
		"fine_other":           "1000000 0 0 false",
		"fine_director":        "25000 0 0 false",
		"size_large_staff":     "0 0 250 true",
		"size_large_turnover":  "50000000 0 0 false",
		"size_large_balance":   "43000000 0 0 false",
		"size_medium_staff":    "0 0 50 true",
		"size_medium_turnover": "10000000 0 0 false",
		"size_medium_balance":  "10000000 0 0 false",
	}
	if len(l.Amounts) != len(amounts) {
		t.Errorf("%d amounts, want %d", len(l.Amounts), len(amounts))
	}
	for _, x := range l.Amounts {
		if got := fmt.Sprintf("%d %d %d %t", x.EUR, x.Permille, x.Count, x.AtLeast); got != amounts[x.ID] {
			t.Errorf("amount %s is %q, want %q", x.ID, got, amounts[x.ID])
		}
	}
	days := map[string]string{
		"cbw_in_force": "2026-08-15", "national_register": "2026-09-15", "nen7510_transition": "2027-02-20",
		"cbw_first_check": "2028-02-15", "board_knowledge_first": "2028-08-15",
	}
	if len(l.Milestones) != len(days) {
		t.Errorf("%d milestones, want %d", len(l.Milestones), len(days))
	}
	for _, m := range l.Milestones {
		if m.On.String() != days[m.ID] {
			t.Errorf("milestone %s on %s, want %s", m.ID, m.On, days[m.ID])
		}
	}
	// Domain rule 3: incumbents, a later appointment, and 29 February.
	know, _ := l.Term("board_knowledge")
	for from, due := range map[string]string{
		"2026-08-15": "2028-08-15", "2026-08-20": "2028-08-20", "2028-02-29": "2030-02-28",
	} {
		if got := know.After(model.MustDate(from)); got.String() != due {
			t.Errorf("two years after %s is %s, want %s", from, got, due)
		}
	}
}

func TestProvisions(t *testing.T) {
	l := loaded(t)
	var ids []string
	for i := 1; i <= 13; i++ {
		ids = append(ids, fmt.Sprintf("cbw-24-%d", i))
	}
	for _, letter := range "abcdefghij" {
		ids = append(ids, fmt.Sprintf("cbw-21-3-%c", letter))
	}
	ids = append(ids, "cbw-25", "cbw-26", "cbw-27", "cbw-28", "cbw-29", "cbw-30", "cbw-44", "cbw-69",
		"cbw-80", "cbw-87", "cbw-92", "cbw-93", "mvt-oversight")
	for _, id := range ids {
		p, ok := l.Provision(id)
		if !ok || p.InForce.String() != "2026-08-15" || p.Confidence != model.ConfidenceVerified {
			t.Errorf("%s: found %t, in force %s, %s", id, ok, p.InForce, p.Confidence)
		}
	}
	consultation := 0
	for _, p := range l.Provisions {
		if strings.HasPrefix(p.ID, "cbb-") {
			consultation++
			if p.Confidence != model.ConfidenceUnsure || p.Source != "CBB-C" {
				t.Errorf("%s is consultation text, yet %s from %s", p.ID, p.Confidence, p.Source)
			}
		}
	}
	if consultation != 21 {
		t.Errorf("%d articles of the consultation text, want 21", consultation)
	}
	for id, day := range map[string]string{"begz-3-2": "2020-10-01", "begz-5": "2020-10-01", "nis2-20-1": "2023-01-16",
		"wwke": "2026-08-15"} {
		if p, ok := l.Provision(id); !ok || p.InForce.String() != day {
			t.Errorf("%s in force %s, want %s", id, p.InForce, day)
		}
	}
	for _, c := range []struct {
		id, day string
		want    bool
	}{
		{"cbw-24-1", "2026-08-14", false}, {"cbw-24-1", "2026-08-15", true}, {"cbw-24-1", "2040-01-01", true},
		{"wbni", "2026-08-14", true}, {"wbni", "2026-08-15", false},
		{"begz-3-2", "2026-11-21", true}, {"no-such", "2026-11-21", false},
	} {
		if got := l.InForceOn(c.id, model.MustDate(c.day)); got != c.want {
			t.Errorf("%s in force on %s: %t", c.id, c.day, got)
		}
	}
}

func TestMeasures(t *testing.T) {
	l := loaded(t)
	want := map[string]string{
		"a": "cbb-6 cbb-7", "b": "cbb-8", "c": "cbb-9", "d": "cbb-10", "e": "cbb-11 cbb-17",
		"f": "cbb-18", "g": "cbb-12", "h": "cbb-13", "i": "cbb-14 cbb-15 cbb-16", "j": "cbb-9 cbb-15",
	}
	if len(l.Measures) != 10 {
		t.Errorf("%d measures, want 10", len(l.Measures))
	}
	for letter, cbb := range want {
		m, ok := l.Measure(letter)
		if !ok || strings.Join(m.CbbArticles, " ") != cbb || m.CbbConfidence != model.ConfidenceUnsure {
			t.Errorf("measure %s: %v, %s", letter, m.CbbArticles, m.CbbConfidence)
		}
	}
}

func TestEditions(t *testing.T) {
	l := loaded(t)
	var got []string
	for _, e := range l.Editions {
		got = append(got, fmt.Sprintf("%s %d %s", e.ID, e.YearCovered, e.Published))
	}
	want := []string{"2020 2020 ", "2021 2021 ", "2022 2022 2023-03-08", "2023 2023 ", "2024 2024 2025-02-17", "2025 2025 2026-03-03"}
	if !slices.Equal(got, want) {
		t.Errorf("editions %q, want %q", got, want)
	}
	got = nil
	for _, i := range l.ItemsOf("2024") {
		got = append(got, fmt.Sprintf("%s p.%d %s %s %s", i.NameEN, i.Page, i.Level, i.Trend, i.Mark))
	}
	want = []string{
		"Ransomware p.12 high unknown T",
		"Credential phishing p.18 unknown unknown T",
		"Malware targeting users p.24 unknown unknown T",
		"Digital financial fraud p.30 unknown unknown T",
		"Ransomware in the supply chain p.32 unknown up T",
		"DDoS p.36 medium down T",
		"DDoS at suppliers p.42 unknown unknown T",
		"Cyber espionage by state actors p.44 unknown unknown T",
		"Insider threats p.48 unknown unknown T",
	}
	if !slices.Equal(got, want) {
		t.Errorf("2024:\n got %q\nwant %q", got, want)
	}
	if len(l.Items) != 9 {
		t.Errorf("%d items; only the nine chapters of 2024 were seen", len(l.Items))
	}
}

func TestIncidents(t *testing.T) {
	l := loaded(t)
	want := []string{ // begin, weakest mark, edition
		"2021-01-01 S ", "2021-01-01 S 2021", "2021-03-18 S ", "2021-06-01 S ", "2022-02-25 S ", "2022-08-04 S 2022",
		"2023-01-28 S 2023", "2023-02-14 V ", "2023-01-01 S ", "2023-03-01 S 2023", "2023-01-01 U 2023",
		"2023-01-01 S 2023", "2024-02-10 S ", "2024-02-12 S 2024", "2024-05-01 S ", "2024-06-03 S 2024",
		"2024-07-19 S ", "2024-06-01 S ", "2025-01-01 S 2024", "2025-07-01 S 2025", "2025-01-01 S 2025",
		"2025-01-01 S 2025", "2025-01-01 S 2025", "2025-08-01 S ", "2026-01-13 S 2025", "2026-04-07 S ", "2026-09-01 S ",
	}
	if len(l.Incidents) != 27 {
		t.Fatalf("%d incidents, want 27", len(l.Incidents))
	}
	for i, x := range l.Incidents {
		if got := fmt.Sprintf("%s %s %s", x.Begin, x.Mark, x.Edition); x.Nr != i+1 || got != want[i] {
			t.Errorf("incident %d is %q, want %d %q", x.Nr, got, i+1, want[i])
		}
	}
}
