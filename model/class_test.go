package model_test

import (
	"slices"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

// Expectations are worked out by hand from domain/cbw.md §2 and §11 rule 1.
func TestClassify(t *testing.T) {
	const (
		essential, important, out, unknown = model.ClassEssential, model.ClassImportant, model.ClassOut, model.ClassUnknown
	)
	for _, c := range []struct {
		name              string
		annex             model.Annex
		staff             int
		turnover, balance int64
		wwke, designated  bool
		want              model.Class
		reasons           []string
	}{
		{"hospital", "1", 1200, 90_000_000, 60_000_000, false, false, essential, []string{"annex1_large", "size_large_staff", "two_years"}},
		{"250 staff, little money", "1", 250, 0, 0, false, false, essential, []string{"annex1_large", "size_large_staff", "two_years"}},
		{"249 staff", "1", 249, 0, 0, false, false, important, []string{"annex1_medium", "size_medium_staff", "two_years"}},
		{"exactly both large limits", "1", 249, 50_000_000, 43_000_000, false, false, important, []string{"annex1_medium", "size_medium_staff", "two_years"}},
		{"a euro over both", "1", 10, 50_000_001, 43_000_001, false, false, essential, []string{"annex1_large", "size_large_money", "two_years"}},
		{"over turnover alone", "1", 10, 50_000_001, 43_000_000, false, false, important, []string{"annex1_medium", "size_medium_money", "two_years"}},
		{"over balance alone", "1", 10, 50_000_000, 43_000_001, false, false, important, []string{"annex1_medium", "size_medium_money", "two_years"}},
		{"50 staff", "1", 50, 0, 0, false, false, important, []string{"annex1_medium", "size_medium_staff", "two_years"}},
		{"practice", "1", 49, 10_000_000, 10_000_000, false, false, out, []string{"small", "size_small", "nen7510", "two_years"}},
		{"over medium turnover alone", "1", 49, 10_000_001, 10_000_000, false, false, out, []string{"small", "size_small", "nen7510", "two_years"}},
		{"over both medium sums", "1", 49, 10_000_001, 10_000_001, false, false, important, []string{"annex1_medium", "size_medium_money", "two_years"}},
		{"no figures", "1", 0, 0, 0, false, false, unknown, []string{"size_unknown", "nen7510"}},
		{"no figures, maker", "2", 0, 0, 0, false, false, unknown, []string{"size_unknown"}},
		{"no figures, no annex", "none", 0, 0, 0, false, false, out, []string{"no_annex"}},
		{"no figures, designated", "1", 0, 0, 0, false, true, essential, []string{"designated"}},
		{"few staff, no money", "1", 49, 0, 0, false, false, unknown, []string{"size_unknown", "nen7510"}},
		{"much turnover, balance not given", "1", 49, 10_000_001, 0, false, false, unknown, []string{"size_unknown", "nen7510"}},
		{"little turnover, whatever the balance", "1", 49, 10_000_000, 0, false, false, out, []string{"small", "size_small_part", "nen7510", "two_years"}},
		{"much money, staff not given", "1", 0, 10_000_001, 10_000_001, false, false, important, []string{"annex1_medium", "size_medium_money", "two_years"}},
		{"little money, staff not given", "1", 0, 1, 1, false, false, unknown, []string{"size_unknown", "nen7510"}},
		{"large device maker", "2", 5000, 900_000_000, 600_000_000, false, false, important, []string{"annex2", "size_large_staff", "two_years"}},
		{"medium device maker", "2", 60, 0, 0, false, false, important, []string{"annex2", "size_medium_staff", "two_years"}},
		{"small device maker", "2", 49, 1, 1, false, false, out, []string{"small", "size_small", "two_years"}},
		{"large, no annex", "none", 5000, 900_000_000, 600_000_000, false, false, out, []string{"no_annex"}},
		{"annex not said", "", 5000, 900_000_000, 600_000_000, false, false, out, []string{"no_annex"}},
		{"small and critical", "none", 12, 1, 1, true, false, essential, []string{"wwke"}},
		{"small and designated", "1", 12, 1, 1, false, true, essential, []string{"designated"}},
		{"critical and designated", "2", 12, 1, 1, true, true, essential, []string{"wwke"}},
	} {
		o := &model.Organisation{Annex: c.annex, Staff: c.staff, Turnover: c.turnover, Balance: c.balance, WwkeCritical: c.wwke, Designated: c.designated}
		got, reasons := model.Classify(o, catalog.Law())
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		var keys []string
		for _, r := range reasons {
			keys = append(keys, r.Key[len("class.reason."):])
		}
		if !slices.Equal(keys, c.reasons) {
			t.Errorf("%s: reasons %v, want %v", c.name, keys, c.reasons)
		}
		if a, cites := reasons[0].Args["Article"]; cites && a == "" {
			t.Errorf("%s: no citation", c.name)
		}
	}
}

func TestClassifyNamesLinkedEnterprises(t *testing.T) {
	o := &model.Organisation{Annex: model.Annex1, Staff: 60, Linked: "Zorg Vastgoed B.V."}
	_, reasons := model.Classify(o, catalog.Law())
	last := reasons[len(reasons)-1]
	if last.Key != "class.reason.linked" || last.Args["Linked"] != "Zorg Vastgoed B.V." {
		t.Errorf("got %v", last)
	}
}

func TestClassifyWithoutLimits(t *testing.T) {
	o := &model.Organisation{Annex: model.Annex1, Staff: 100000}
	if got, _ := model.Classify(o, &model.Law{}); got != model.ClassOut {
		t.Errorf("a law without limits made it %s", got)
	}
}
