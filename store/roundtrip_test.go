package store_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/canon"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
	"pgregory.net/rapid"
)

// text draws what people can type, hard cases often.
func text(t *rapid.T) string {
	s := rapid.OneOf(
		rapid.SampledFrom([]string{"", "x", "\u2028", "a\n\u0303", "\t\u0307x", "\\n\u0303", "\"\u0338", "<&>", "😀", "\ufb00", "e\u0301", "\u1112\u1161\u11ab", "\"v\":1", "\\\"v\\\":1}"}),
		rapid.String(),
		rapid.StringMatching(`[a-z \\"\n\t]{0,20}`),
	).Draw(t, "text")
	return strings.Map(func(r rune) rune {
		if _, bad := canon.Control(string(r)); bad {
			return 'c'
		}
		return r
	}, s)
}

// random fills any value with what its type can hold.
func random(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case model.Date:
		d := model.MustDate("1990-01-01").AddDays(rapid.IntRange(0, 30000).Draw(t, "day"))
		if rapid.Bool().Draw(t, "dated") {
			v.Set(reflect.ValueOf(d))
		}
		return
	case time.Time:
		if rapid.Bool().Draw(t, "timed") {
			v.Set(reflect.ValueOf(time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "ms")).UTC()))
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(nfc(text(t)))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int, reflect.Int64:
		v.SetInt(rapid.OneOf(rapid.Int64Range(-canon.MaxInt, canon.MaxInt), rapid.Just(int64(0)), rapid.Just(int64(canon.MaxInt))).Draw(t, "int"))
	case reflect.Slice:
		n := rapid.IntRange(0, 3).Draw(t, "n")
		for range n {
			e := reflect.New(v.Type().Elem()).Elem()
			random(t, e)
			v.Set(reflect.Append(v, e))
		}
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(v.Type()) {
			if len(f.Index) == 1 && f.IsExported() {
				random(t, v.FieldByIndex(f.Index))
			}
		}
	}
}

// Every kind, filled with anything, is written canonically and read back the
// same; writing it again gives the same bytes.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, i := range model.Kinds() {
		t.Run(string(i.Kind), rapid.MakeCheck(func(t *rapid.T) {
			r, _ := model.NewRecord(i.Kind)
			random(t, reflect.ValueOf(r).Elem())
			h := r.Head()
			h.V, h.RecordedAt = model.BodyVersion(i.Kind), time.Time{}
			body, err := store.EncodeBody(r)
			if err != nil {
				t.Fatalf("write: %v", err)
			}
			if err := canon.Check(body, store.IsNFC); err != nil {
				t.Fatalf("%s: %v", body, err)
			}
			var plain map[string]any
			if err := json.Unmarshal(body, &plain); err != nil {
				t.Fatalf("%s: %v", body, err)
			}
			back, err := store.DecodeBody(i.Kind, h.Rev, h.Seq, body)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(r, back) {
				t.Errorf("read back differently:\n%+v\n%+v", r, back)
			}
			again, err := store.EncodeBody(back)
			if err != nil || string(again) != string(body) {
				t.Errorf("written again (%v):\n%s\n%s", err, body, again)
			}
		}))
	}
}

// The records of the fixture, one of every kind, are valid and read back the
// same from the file; a required field that lacks is refused in each.
func TestEveryKindValidates(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	storetest.MustView(t, h, func(s model.State) {
		for _, i := range model.Kinds() {
			for _, r := range s.All(i.Kind) {
				if ps := model.Validate(r); len(ps) > 0 {
					t.Errorf("%s %s: %v", i.Kind, r.Head().ID, ps)
				}
				if len(r.Head().Salt) != 32 && r.Head().Reason != model.RemovedText {
					t.Errorf("%s %s: salt %q is not 128 bits", i.Kind, r.Head().ID, r.Head().Salt)
				}
			}
			empty, _ := model.NewRecord(i.Kind)
			required := 0
			for _, f := range model.Fields(empty) {
				if f.Req && f.Name != "id" {
					required++
				}
			}
			problems := 0
			for _, pr := range model.Validate(empty) {
				if pr.Message.Key == "error.field.required" {
					problems++
				}
			}
			if problems < required {
				t.Errorf("an empty %s has %d problems, %d fields are required", i.Kind, problems, required)
			}
		}
	})
	_ = p
}

// Numbers that other readers would spoil are refused, and so is not a number.
func TestNumbersBeyondReach(t *testing.T) {
	t.Parallel()
	for _, n := range []int64{canon.MaxInt + 1, -canon.MaxInt - 1, math.MaxInt64, math.MinInt64} {
		if _, err := store.EncodeBody(&model.Organisation{Turnover: n}); err == nil {
			t.Errorf("%d is written", n)
		}
	}
	if _, err := canon.Marshal(struct {
		F float64 `json:"f"`
	}{1.5}); err == nil {
		t.Error("a fraction is written")
	}
	if _, err := canon.Marshal(map[string]int{"a": 1}); err == nil {
		t.Error("a map is written")
	}
}

// A body of a version that this program does not know is not read as if it
// were known, but the ledger that holds it is still verified.
func TestNewerBody(t *testing.T) {
	t.Parallel()
	d, _ := dissect(t)
	path, _ := prepared(t)
	body := `{"id":"LEV-2026-002","name":"van later","new":"onbekend veld","salt":"00","v":2}`
	sqlite(t, path, d.without(appended(t, d, model.KindSupplier, "LEV-2026-002", body, 1)+
		fmt.Sprintf("INSERT INTO supplier(id, rev, seq, body) VALUES('LEV-2026-002', 1, %d, %s)", len(d.lines)+1, quote(body))))
	if rep := verifyFile(t, path, store.VerifyOptions{ChainOnly: true}); rep.Code() != "" {
		t.Errorf("the chain holds, whatever the version:%s", findings(rep))
	}
	s := storetest.MustOpen(t, path, storetest.Options(storetest.NewClock("2026-03-02")))
	err := s.As(storetest.Local()).View(bg, func(s model.State) error { s.All(model.KindSupplier); return nil })
	var e *model.Error
	if !asError(err, &e) || e.Message.Key != "error.record.newer" {
		t.Errorf("reading it gives %v, want error.record.newer", err)
	}
}
