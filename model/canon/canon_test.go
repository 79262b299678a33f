package canon_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model/canon"
)

type inner struct {
	B int    `json:"b"`
	A string `json:"a"`
}

type sample struct {
	Z     string   `json:"z"`
	A     int64    `json:"a"`
	Flag  bool     `json:"flag"`
	List  []string `json:"list"`
	Many  []inner  `json:"many"`
	One   inner    `json:"one"`
	Emoji string   `json:"😀"`
	After string   `json:"ﬀ"` // U+FB00: after an emoji in UTF-16, before it by code point
	Skip  string   `json:"-"`
	none  string
}

func TestMarshal(t *testing.T) {
	for _, c := range []struct {
		name string
		in   any
		want string
	}{
		{"zero values are left out", sample{}, `{}`},
		{"keys in order", sample{Z: "z", A: -5, Flag: true, Emoji: "1", After: "2", Skip: "x", none: "y"}, `{"a":-5,"flag":true,"z":"z","😀":"1","ﬀ":"2"}`},
		{"empty list is absent", sample{List: []string{}}, `{}`},
		{"empty text in a list stays", sample{List: []string{"", "x"}}, `{"list":["","x"]}`},
		{"nested", sample{Many: []inner{{}, {B: 1, A: "<&>"}}, One: inner{B: 2}}, `{"many":[{},{"a":"<&>","b":1}],"one":{"b":2}}`},
		{"text", "\u2028\u007f\"\\\n\t\r\b\f\x01é", "\"\u2028\u007f\\\"\\\\\\n\\t\\r\\b\\f\\u0001é\""},
		{"pointer", &inner{B: 1}, `{"b":1}`},
		{"largest", int64(canon.MaxInt), `9007199254740991`},
	} {
		got, err := canon.Marshal(c.in)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s (%v), want %s", c.name, got, err, c.want)
		}
	}
	for name, v := range map[string]any{"2^53": int64(canon.MaxInt + 1), "null": (*inner)(nil), "map": map[string]int{}, "fraction": 1.0, "not UTF-8": "\xff", "uint": uint(1)} {
		if got, err := canon.Marshal(v); err == nil {
			t.Errorf("%s is written as %s", name, got)
		}
	}
}

func TestCompareKeys(t *testing.T) {
	keys := []string{"ﬀ", "😀", "z", "", "a", "A", "é", "€", "aa"}
	slices.SortFunc(keys, canon.CompareKeys)
	if got := strings.Join(keys, " "); got != " A a aa z é € 😀 ﬀ" {
		t.Errorf("order %q", got)
	}
}

// generic reads one JSON value, and tells whether something follows.
func generic(b []byte) (any, bool) {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, false
	}
	return v, !dec.More()
}

// rewrite writes a value canonically, without the code under test but for
// strings: ok is false where the format does not allow it.
func rewrite(b []byte, v any, depth int) ([]byte, bool) {
	if depth > 32 {
		return nil, false
	}
	switch v := v.(type) {
	case bool:
		if v {
			return append(b, "true"...), true
		}
		return append(b, "false"...), true
	case json.Number:
		n, err := v.Int64()
		if err != nil || n > canon.MaxInt || n < -canon.MaxInt || string(v) == "-0" {
			return nil, false
		}
		return append(b, v...), true
	case string:
		return rewriteText(b, v)
	case []any:
		b = append(b, '[')
		for i, x := range v {
			if i > 0 {
				b = append(b, ',')
			}
			var ok bool
			if b, ok = rewrite(b, x, depth+1); !ok {
				return nil, false
			}
		}
		return append(b, ']'), true
	case map[string]any:
		return rewriteObject(b, v, depth)
	}
	return nil, false
}

func rewriteText(b []byte, s string) ([]byte, bool) {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < 0x20 || r >= 0x7f && r <= 0x9f:
			return nil, false
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"'), true
}

func rewriteObject(b []byte, m map[string]any, depth int) ([]byte, bool) {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int {
		return slices.Compare(utf16.Encode([]rune(x)), utf16.Encode([]rune(y)))
	})
	b = append(b, '{')
	for i, k := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		var ok bool
		if b, ok = rewriteText(b, k); !ok {
			return nil, false
		}
		if b, ok = rewrite(append(b, ':'), m[k], depth+1); !ok {
			return nil, false
		}
	}
	return append(b, '}'), true
}

// Check accepts a text exactly when reading it with encoding/json and writing
// it canonically gives the same bytes.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{`{}`, `[]`, `""`, `{"a":1,"b":[true,false,{"c":"\n\t\"\\"}]}`, `{"a":1,"a":1}`, `{"b":1,"a":1}`, `-0`, `0`, `1.0`, `1e3`, `9007199254740992`,
		`"\u2028"`, "\"\u2028\"", "\"\x7f\"", "\"\u0085\"", `{"😀":1,"ﬀ":2}`, `{"ﬀ":1,"😀":2}`, `"\/"`, `"\ud83d\ude00"`, `null`, ` {}`, `{}{}`, "{}\n", `"a`, `{"a"`, `[1,]`, `tru`, "\xff", `"\`, `-`, `{"a":1,}`, strings.Repeat("[", 33) + strings.Repeat("]", 33)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		err := canon.Check(b, nil)
		want := false
		if v, alone := generic(b); alone && utf8.Valid(b) {
			got, ok := rewrite(nil, v, 0)
			want = ok && bytes.Equal(got, b)
		}
		if (err == nil) != want {
			t.Errorf("%q: Check says %v, writing it anew says %v", b, err, want)
		}
	})
}

// What AppendString writes, every JSON reader gives back, and where the text is
// allowed Check accepts it.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "a", "\u2028", "\x7f", "\"\\\n\t\r\b\f\x00\x1f", "😀", "<&>", "\xff", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := canon.AppendString(nil, s)
		if err != nil {
			if utf8.ValidString(s) {
				t.Errorf("%q is refused: %v", s, err)
			}
			return
		}
		var back string
		if err := json.Unmarshal(b, &back); err != nil || back != s {
			t.Errorf("%q is written as %s and read as %q (%v)", s, b, back, err)
		}
		_, bad := canon.Control(s)
		if err := canon.Check(b, nil); (err != nil) != bad {
			t.Errorf("%q: Check says %v, control character %v", s, err, bad)
		}
	})
}

// A reader that says where it stops helps nobody when it stops by panicking.
func TestCheckNamesThePlace(t *testing.T) {
	for in, want := range map[string]string{`{"a":1,"a":2}`: `double`, `{"a":1.0}`: `byte 6`, "{\"a\":\"\x7f\"}": `U+007F`, `{"a":null}`: `byte 5`, ``: `byte 0`, `{"a":"e` + "\u0301" + `"}`: `NFC`} {
		err := canon.Check([]byte(in), func(b []byte) bool { return !bytes.Contains(b, []byte("\u0301")) })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, err, want)
		}
	}
}
