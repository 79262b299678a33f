package model

import (
	"bytes"
	"errors"
	"testing"
)

// A made-up kind that is at version 3: the first step renames a field, the
// second adds one.
func threeVersions() []Upgrade {
	step := func(from, to string) Upgrade {
		return func(b []byte) ([]byte, error) {
			if !bytes.Contains(b, []byte(from)) {
				return nil, errors.New("not the form before")
			}
			return bytes.Replace(b, []byte(from), []byte(to), 1), nil
		}
	}
	return []Upgrade{step(`"naam":"x","v":1`, `"name":"x","v":2`), step(`"v":2`, `"v":3`)}
}

func TestLift(t *testing.T) {
	ups := threeVersions()
	for _, c := range []struct{ name, body, want string }{
		{"from the first", `{"naam":"x","v":1}`, `{"name":"x","v":3}`},
		{"from the second", `{"name":"x","v":2}`, `{"name":"x","v":3}`},
		{"today's", `{"name":"x","v":3}`, `{"name":"x","v":3}`},
	} {
		in := []byte(c.body)
		got, err := lift("made_up", in, ups)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s (%v), want %s", c.name, got, err, c.want)
		}
		if string(in) != c.body {
			t.Errorf("%s: the stored bytes became %s", c.name, in)
		}
	}
	if _, err := lift("made_up", []byte(`{"name":"x","v":4}`), ups); CodeOf(err) != CodeInvalid {
		t.Errorf("a newer body: %v", err)
	}
	if _, err := lift("made_up", []byte(`{"other":1,"v":1}`), ups); err == nil {
		t.Error("a step that fails goes unnoticed")
	}
}

// Without steps a body of version 1 is taken as it is, and only that: no text
// inside can make a newer body look old.
func TestLiftSparesReading(t *testing.T) {
	for body, newer := range map[string]bool{
		`{"name":"x","v":1}`:           false,
		`{"name":"x","v":1,"z":true}`:  false,
		`{"name":"x","v":2}`:           true,
		`{"name":"x","v":10}`:          true,
		`{"name":"\"v\":1,","v":2}`:    true,
		`{"name":"\\\"v\":1}","v":2}`:  true,
		`{"name":"x \"v\":1}","v":12}`: true,
	} {
		_, err := Lift(KindSupplier, []byte(body))
		if (err != nil) != newer {
			t.Errorf("%s: error %v, newer %v", body, err, newer)
		}
	}
}
