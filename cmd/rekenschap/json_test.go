package main

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

func TestJSONValues(t *testing.T) {
	t.Parallel()
	both := model.Message{Key: model.LiteralKey, Args: model.Args{"NL": "Beleid", "EN": "Policy <&>", "Text": "Beleid"}}
	for _, c := range []struct {
		value any
		want  string
	}{
		{nil, `null`},
		{"", `""`},
		{"een \"naam\" <x>", `"een \"naam\" <x>"`},
		{7, `7`},
		{true, `true`},
		{model.Date{}, `null`},
		{model.MustDate("2026-08-15"), `"2026-08-15"`},
		{model.ImplementationWork, `"started"`},
		{model.Applicable(""), `null`},
		{model.Met, `"met"`},
		{both, `"Policy <&>"`},
		{model.Msg("word.yes"), `"yes"`},
		{[]string(nil), `[]`},
		{[]string{"a", "j"}, `["a","j"]`},
		{model.Ref{ID: "B-2026-001"}, `"B-2026-001"`},
	} {
		b, err := object{{"x", jsonValue(text.New(text.EN), c.value)}}.MarshalJSON()
		if want := `{"x":` + c.want + `}`; err != nil || string(b) != want {
			t.Errorf("%v: got %s, %v, want %s", c.value, b, err, want)
		}
	}
}

func TestStatusJSONShape(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(statusJSON(english(), model.Overview{Organisation: "X", Class: model.ClassOut, Day: model.MustDate("2026-11-21"),
		Counts: []model.DutyCount{{Kind: "law", Met: 1, Of: 2}},
		Duties: []model.DutyResult{{ID: "d", Status: model.Gap, Parts: []model.DutyPart{{Status: model.Met, Proof: []model.Proof{{Ref: model.Ref{ID: "B-2026-001"}}}}, {Status: model.Gap}}}}}))
	want := `{"as_of":"2026-11-21","organisation":"X","class":"out",` +
		`"counts":{"law":{"met":1,"of":2},"guidance":{"met":0,"of":0},"own_norm":{"met":0,"of":0}},` +
		`"duties":[{"id":"d","title":"","citation":"","kind":"","addressee":"","status":"gap","summary":"","due":null,` +
		`"parts":[{"label":"","status":"met","due":null,"proof":["B-2026-001"]},{"label":"","status":"gap","due":null,"proof":[]}],` +
		`"reasons":[],"confidence":""}]}`
	if err != nil || string(b) != want {
		t.Errorf("got  %s, %v\nwant %s", b, err, want)
	}
}

func TestFilters(t *testing.T) {
	t.Parallel()
	noun, _ := model.NounByName("controls")
	row := make([]any, len(noun.Columns))
	for i, c := range noun.Columns {
		switch c.Key {
		case "label":
			row[i] = model.Literal("Beleid voor Beveiliging")
		case "implementation":
			row[i] = model.ImplementationWork
		case "assessed_on":
			row[i] = model.MustDate("2026-03-11")
		case "cbw":
			row[i] = []string{"a", "j"}
		}
	}
	c := newList(newSession(&App{Clock: time.Now}))
	for typed, want := range map[string]bool{
		"label~beveil": true, "label=beveil": false, "label=beleid voor beveiliging": true,
		"implementation=started": true, "implementation=bezig": true, "implementation=none": false,
		"assessed_on=2026-03-11": true, "assessed_on~2026": true, "assessed_on=": false,
		"cbw=j": true, "cbw=b": false, "owner=": true,
	} {
		fs, err := parseFilters(c, noun, []string{typed})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(fs.apply(text.New(text.NL), noun, []model.Row{{Values: row}})) == 1; got != want {
			t.Errorf("%s: %v, want %v", typed, got, want)
		}
	}
}
