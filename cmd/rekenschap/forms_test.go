package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/tries"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/tuitest"
)

// recordable are the kinds with a form.
func recordable() []model.Kind {
	var out []model.Kind
	for _, i := range model.Kinds() {
		if model.Recordable(i.Kind) {
			out = append(out, i.Kind)
		}
	}
	return out
}

// first is a record of a kind, "" when there is none.
func (o oracle) first(k model.Kind) string {
	for _, l := range o.query("SELECT id FROM " + string(k) + " ORDER BY rowid DESC LIMIT 1") {
		return l.id
	}
	return ""
}

// A form opens exactly for whoever may record it, and asks nothing without a
// label and a word of help, in both languages.
func TestFormsOpenForWhoMayRecord(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	for _, p := range cast() {
		s := take(t, path, p.as, "nl", 80, 24)
		for _, k := range recordable() {
			may := model.Allowed([]model.Role{p.role}, model.SaveVerb(k))
			ask := model.Ask{What: model.AskNew, Kind: k, Ref: model.Ref{Kind: model.KindControl, ID: "A-5.1"}}
			f, err := s.env.Source.Form(t.Context(), ask)
			switch denied := model.CodeOf(err) == model.CodeDenied; {
			case !model.Creatable(k):
				if err == nil {
					t.Errorf("%s can make a second %s", p.name, k)
				}
				continue
			case may != (err == nil), !may && !denied:
				t.Errorf("%s opens a new %s: %v, may %v", p.name, k, err, may)
			}
			for _, lang := range text.Langs() {
				explained(t, text.New(lang), k, f)
			}
		}
		if id := o.first(model.KindControl); p.role == model.RoleDirector {
			if _, err := s.env.Source.Form(t.Context(), model.Ask{What: model.AskEdit, Ref: model.Ref{Kind: model.KindControl, ID: id}}); err == nil {
				t.Error("a director changes a control")
			}
		}
	}
}

// explained checks the words of a form.
func explained(t *testing.T, p *text.Printer, k model.Kind, f model.Form) {
	t.Helper()
	if f.Title.Key != "" && !p.Has(f.Intro.Key) {
		t.Errorf("%s: %s has no introduction", p.Lang(), k)
	}
	for _, x := range f.Fields {
		if l := p.Msg(x.Label); strings.Contains(l, "‹") || l == "" {
			t.Errorf("%s: %s.%s is called %q", p.Lang(), k, x.Name, l)
		}
		if !slices.ContainsFunc([]string{x.Help.Key, "form.help." + x.Name, "form.help.type." + string(x.Type)}, p.Has) {
			t.Errorf("%s: %s.%s has no help", p.Lang(), k, x.Name)
		}
		for _, c := range x.Choices {
			if w := p.Msg(c.Word); strings.Contains(w, "‹") {
				t.Errorf("%s: %s.%s offers %q", p.Lang(), k, x.Name, w)
			}
		}
	}
}

// resume brings a form on the screen by keys: as a draft that waits.
func (s *seat) resume(t testing.TB, a model.Ask) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"ask": a, "fields": map[string][]string{"-": {"x"}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.env.Source.SaveDraft(t.Context(), "waits", body); err != nil {
		t.Fatal(err)
	}
	s.Driver = tuitest.Drive(t, s.env, tui.Options{}, 100, 40)
	s.Press(keys.Drafts).Press(keys.Run)
	if err := s.env.Source.DropDraft(t.Context(), "waits"); err != nil {
		t.Fatal(err)
	}
}

// answers are what to type where the first that comes to mind would not do.
func answers(o oracle) map[string]string {
	decided := o.query(`SELECT id FROM decision WHERE outcome='approved' AND valid_until IS NULL ORDER BY "on" DESC LIMIT 1`)[0].id
	planned := o.query(`SELECT id FROM meeting WHERE state='planned' ORDER BY "on" LIMIT 1`)[0].id
	return map[string]string{
		"body.code": "AC", "office.code": "hoofd-proef", "norm.months": "12", "participation.person": "P-003",
		"risk_acceptance.decided_by": decided, "norm.decided_by": decided, "attendance.meeting": planned, "attendance.person": "P-001",
		"question.asked_by": "P-009", "decision.meeting": planned, "agenda_item.meeting": planned,
		"own_incident.aware_at": "20-11-2026 14:05", "incident_report.sent_at": "20-11-2026 15:05",
	}
}

// fillRequired fills in by keys what a form must have, in the order asked, and
// gives what it typed.
func (s *seat) fillRequired(t *testing.T, f model.Form, k model.Kind, special map[string]string) {
	t.Helper()
	given := map[string][]string{}
	for _, x := range f.Fields {
		given[x.Name] = x.Start
	}
	for {
		asked, _ := f.Applying(model.Filled{Values: given})
		i := slices.IndexFunc(asked, func(x model.FormField) bool { return x.Req && len(given[x.Name]) == 0 })
		if i < 0 {
			return
		}
		s.standOn(t, asked[i])
		given[asked[i].Name] = s.answer(t, asked[i], special[string(k)+"."+asked[i].Name])
	}
}

// standOn walks to a field by its label.
func (s *seat) standOn(t *testing.T, x model.FormField) {
	t.Helper()
	label := s.env.Printer.Msg(x.Label)
	short := string([]rune(label)[:min(len([]rune(label)), 20)])
	for range 40 {
		if rest, ok := strings.CutPrefix(s.Chosen(), short); ok && (rest == "" || short != label || strings.HasPrefix(rest, "  ") || strings.HasPrefix(rest, " *")) {
			return
		}
		s.Press(keys.NextField)
	}
	t.Fatalf("tab does not lead to %q:\n%s", label, s.Screen())
}

func (s *seat) answer(t *testing.T, x model.FormField, special string) []string {
	t.Helper()
	typed := special
	switch {
	case x.Type == model.FormChoose && len(x.Choices) <= 5 && !x.Many:
		s.Press(keys.CellRight)
		return []string{x.Choices[0].Value}
	case x.Type == model.FormChoose:
		s.Type(s.env.Printer.Msg(x.Choices[0].Word)).Press(keys.Accept)
		return []string{x.Choices[0].Value}
	case x.Type == model.FormYesNo:
		s.Press(keys.CellRight)
		return []string{"yes"}
	case x.Type == model.FormPick:
		cs, err := s.env.Source.Choices(t.Context(), x.Pick)
		if err != nil || len(cs) == 0 {
			t.Fatalf("nothing to pick for %s: %v", x.Name, err)
		}
		if typed == "" {
			typed = cs[0].Ref.ID
		}
		s.Type(typed).Press(keys.Accept)
		return []string{typed}
	case typed != "":
	case x.Type == model.FormDate:
		typed = "21-11-2026"
	case x.Type == model.FormNumber:
		typed = "3"
	default:
		typed = "Proef " + x.Name
	}
	s.Type(typed)
	return []string{typed}
}

// Every kind is recorded by keys alone: what must be filled in, saved, is one
// row more, and says what was typed. At a desk each by one who may, else by both.
func TestEveryKindByKeys(t *testing.T) {
	t.Parallel()
	path := put(t, linde)
	o := newOracle(t, path)
	special := answers(o)
	about := map[model.Kind]model.Ref{
		model.KindExplanation: {Kind: model.KindDuty, ID: "cbw-21-3-f"}, model.KindNote: {Kind: model.KindControl, ID: "A-5.1"},
		model.KindReview:        {Kind: model.KindIncident, ID: o.first(model.KindIncident)},
		model.KindPolicyVersion: {Kind: model.KindPolicy, ID: o.first(model.KindPolicy)},
	}
	may := func(p part, k model.Kind) bool {
		return model.Creatable(k) && model.Allowed([]model.Role{p.role}, model.SaveVerb(k))
	}
	both := []part{cast()[2], cast()[1]}
	for n, who := range both {
		s := take(t, path, who.as, "nl", 100, 40)
		for i, k := range recordable() {
			if !may(who, k) || !tries.All() && i%2 != n && may(both[1-n], k) {
				continue
			}
			ask := model.Ask{What: model.AskNew, Kind: k, Ref: about[k]}
			if k == model.KindThreatItem {
				ask.Ref = model.Ref{Kind: model.KindThreatReport, ID: openReport(o)}
			}
			f, err := s.env.Source.Form(t.Context(), ask)
			if err != nil {
				t.Errorf("%s: %v", k, err)
				continue
			}
			before := o.count(k)
			s.resume(t, ask)
			s.fillRequired(t, f, k, special)
			if k == model.KindEvidence {
				s.standOn(t, f.Fields[slices.IndexFunc(f.Fields, func(x model.FormField) bool { return x.Name == "location" })])
				s.Type("Archief, kast 3")
			}
			s.Press(keys.Save)
			if got := o.count(k); got != before+1 {
				t.Errorf("%s records a %s: %d rows, had %d:\n%s", who.name, k, got, before, s.Screen())
				continue
			}
			s.Has("Bewaard: ")
			body := o.text("SELECT body FROM " + string(k) + " ORDER BY rowid DESC LIMIT 1")
			for _, x := range f.Fields {
				if want := "Proef " + x.Name; x.Req && x.Type == model.FormText && len(x.Start) == 0 && special[string(k)+"."+x.Name] == "" && x.When == nil && !strings.Contains(body, want) {
					t.Errorf("%s: %q is not in %s", k, want, body)
				}
			}
		}
	}
}

func (o oracle) count(k model.Kind) (n int) {
	o.t.Helper()
	if err := o.db.QueryRow("SELECT count(*) FROM " + string(k)).Scan(&n); err != nil {
		o.t.Fatal(err)
	}
	return n
}

func (o oracle) text(query string, args ...any) (s string) {
	o.t.Helper()
	if err := o.db.QueryRow(query, args...).Scan(&s); err != nil {
		o.t.Fatalf("%s: %v", query, err)
	}
	return s
}

// openReport is a threat report that takes items.
func openReport(o oracle) string {
	return o.text("SELECT id FROM threat_report WHERE closed_on IS NULL ORDER BY rowid DESC LIMIT 1")
}
