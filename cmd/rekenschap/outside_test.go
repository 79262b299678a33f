package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// binary builds the program once; these tests look at it from outside.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rekenschap-*")
	if err != nil {
		return "", err
	}
	bin := filepath.Join(dir, "rekenschap")
	out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%v: %s", err, out)
	}
	return bin, err
})

// home is one machine: a file and where the program keeps its things.
type home struct {
	t   *testing.T
	dir string
	bin string
}

func newHome(t *testing.T) *home {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the program")
	}
	bin, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	return &home{t: t, dir: t.TempDir(), bin: bin}
}

func (h *home) run(args ...string) (stdout, stderr string, code int) {
	h.t.Helper()
	cmd := exec.Command(h.bin, append([]string{"--db", filepath.Join(h.dir, "r.db")}, args...)...)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+h.dir, "XDG_STATE_HOME="+h.dir, "XDG_CONFIG_HOME="+h.dir, "LANG=C")
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		h.t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func (h *home) must(args ...string) string {
	h.t.Helper()
	out, errs, code := h.run(args...)
	if code != 0 {
		h.t.Fatalf("%v: exit %d\n%s%s", args, code, out, errs)
	}
	return out
}

func (h *home) people(csv string) {
	h.t.Helper()
	f := filepath.Join(h.dir, "people.csv")
	if err := os.WriteFile(f, []byte(csv), 0o600); err != nil {
		h.t.Fatal(err)
	}
	h.must("import", "people", f)
}

type statusJSON struct {
	AsOf         string `json:"as_of"`
	Organisation string
	Class        string
	Duties       []struct {
		ID, Title, Citation, Kind, Addressee, Status, Summary, Confidence string
		Due                                                               *string
		Parts                                                             []struct {
			Label, Status string
			Due           *string
		}
	}
}

func (h *home) status(day string) statusJSON {
	h.t.Helper()
	var s statusJSON
	if err := json.Unmarshal([]byte(h.must("status", "--json", "--as-of", day)), &s); err != nil {
		h.t.Fatal(err)
	}
	return s
}

func (s statusJSON) duty(t *testing.T, id string) (status, due string, parts map[string]string) {
	t.Helper()
	for _, d := range s.Duties {
		if d.ID != id {
			continue
		}
		parts = map[string]string{}
		for _, p := range d.Parts {
			parts[p.Label] = p.Status
			if p.Due != nil {
				parts[p.Label] += " " + *p.Due
			}
		}
		if d.Due != nil {
			due = *d.Due
		}
		return d.Status, due, parts
	}
	t.Fatalf("no duty %s", id)
	return
}

const linde = `name,body,role,executive,from,to,email
Anna Eik,RvB,voorzitter,ja,01-03-2019,,eik@delinde.example
Bas Berk,RvB,lid,ja,2026-08-15,,berk@delinde.example
Cas Wilg,RvB,lid,ja,20-08-2026,,wilg@delinde.example
Dora Es,RvT,voorzitter,ja,01-01-2022,,es@delinde.example
`

// The terms of Cbw art. 24(3), counted by hand: the later of entry into force
// (15-08-2026) and appointment, plus two years.
func TestDutiesFromOutside(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.must("init", "--org", "Stichting Ziekenhuis De Linde", "--legal-form", "stichting", "--staff", "3400", "--turnover", "412000000", "--balance", "300000000", "--annex", "1")
	h.people(linde)

	s := h.status("2028-08-15")
	if s.Class != "essential" || s.AsOf != "2028-08-15" || s.Organisation != "Stichting Ziekenhuis De Linde" {
		t.Errorf("head: %+v", s)
	}
	status, due, parts := s.duty(t, "cbw-24-5")
	want := map[string]string{"Anna Eik": "attention 2028-08-15", "Bas Berk": "attention 2028-08-15", "Cas Wilg": "attention 2028-08-20"}
	if status != "attention" || due != "2028-08-15" || fmt.Sprint(parts) != fmt.Sprint(want) {
		t.Errorf("on the last day: %s %s %v", status, due, parts)
	}
	s = h.status("2028-08-16")
	status, _, parts = s.duty(t, "cbw-24-5")
	want = map[string]string{"Anna Eik": "gap 2028-08-15", "Bas Berk": "gap 2028-08-15", "Cas Wilg": "attention 2028-08-20"}
	if status != "gap" || fmt.Sprint(parts) != fmt.Sprint(want) {
		t.Errorf("the day after: %s %v", status, parts)
	}
	if status, _, parts := s.duty(t, "cbw-24-1"); status != "gap" || len(parts) != 10 {
		t.Errorf("24(1): %s %v", status, parts)
	}
	for _, id := range []string{"cbw-26", "cbw-44", "wwke", "cbw-21-3-a"} {
		if status, _, _ := s.duty(t, id); status != "untracked" {
			t.Errorf("%s is %s", id, status)
		}
	}
	for _, id := range []string{"norm-threats", "norm-actions", "norm-basis", "norm-evidence", "norm-oversight"} {
		if status, _, _ := s.duty(t, id); status != "na" {
			t.Errorf("%s is %s without a decision that set it", id, status)
		}
	}
	if status, _, _ := s.duty(t, "nen7510"); status != "gap" {
		t.Errorf("nen7510 is %s with 101 undecided", status)
	}
}

func TestPeopleFromOutside(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.must("init", "--org", "Stichting De Proef", "--legal-form", "stichting", "--staff", "60", "--turnover", "1000000", "--balance", "1000000", "--annex", "1")
	h.people(linde + "Eva Vlier,RvB,lid,ja,2020-01-01,2026-09-30,vlier@delinde.example\n")
	var people []struct {
		ID, Name    string
		Body        *string
		Bound       bool
		Appointed   *string
		Left        *string
		TrainingDue *string `json:"training_due"`
		Certificate string
		Current     bool
	}
	if err := json.Unmarshal([]byte(h.must("list", "people", "--json", "--as-of", "2027-01-01")), &people); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range people {
		str := func(s *string) string {
			if s == nil {
				return "null"
			}
			return *s
		}
		got[p.Name] = fmt.Sprint(str(p.Body), " ", p.Bound, " ", str(p.Appointed), " ", str(p.Left), " ", str(p.TrainingDue), " ", p.Certificate, " ", p.Current)
	}
	want := map[string]string{
		"Anna Eik":  "RvB true 2019-03-01 null 2028-08-15 missing true",
		"Bas Berk":  "RvB true 2026-08-15 null 2028-08-15 missing true",
		"Cas Wilg":  "RvB true 2026-08-20 null 2028-08-20 missing true",
		"Dora Es":   "RvT false 2022-01-01 null null missing true",
		"Eva Vlier": "RvB false 2020-01-01 2026-09-30 null missing false",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// Two binaries work on one file at the same time; nothing is lost and the chain
// holds.
func TestTwoBinariesOneFile(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.must("init", "--org", "Stichting De Proef", "--legal-form", "stichting", "--staff", "600", "--turnover", "1000000", "--balance", "1000000", "--annex", "1")
	other := *h
	other.bin = filepath.Join(h.dir, "other")
	program, err := os.ReadFile(h.bin)
	if err == nil {
		err = os.WriteFile(other.bin, program, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	const each = 12
	paper := filepath.Join(h.dir, "paper.txt")
	os.WriteFile(paper, []byte("bewijs"), 0o600)
	var wg sync.WaitGroup
	for n, who := range []*home{h, &other} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range each {
				f := filepath.Join(h.dir, fmt.Sprintf("paper-%d-%d.txt", n, i))
				os.WriteFile(f, fmt.Appendf(nil, "bewijs %d %d", n, i), 0o600)
				if out, errs, code := who.run("evidence", "add", "A-5.1", f, "--title", fmt.Sprintf("Stuk %d-%d", n, i)); code != 0 {
					t.Errorf("exit %d: %s%s", code, out, errs)
				}
			}
		}()
	}
	wg.Wait()
	var list []struct{ Title string }
	if err := json.Unmarshal([]byte(h.must("list", "evidence", "--json")), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 2*each {
		t.Errorf("%d pieces of evidence, want %d", len(list), 2*each)
	}
	h.must("verify")
}
