package store

import (
	"context"
	"fmt"
	"testing"
)

func TestMemoKeepsTheNewest(t *testing.T) {
	var m memo
	first := m.get(5, "0")
	for n := range mostKept {
		m.get(5, fmt.Sprint(n))
	}
	if m.get(5, "0") != first {
		t.Error("a value was dropped while there was room")
	}
	last := m.get(5, "one more")
	if m.get(5, "1") == nil || m.get(5, "one more") != last {
		t.Error("the newest was dropped")
	}
	if m.get(5, "0") == first || len(m.kept) > mostKept || len(m.keys) != len(m.kept) {
		t.Errorf("the oldest is kept: %d values, %d keys", len(m.kept), len(m.keys))
	}
	older := m.get(4, "one more")
	if older == last || m.get(5, "one more") != last {
		t.Error("a reader at an older head shares or drops what is newer")
	}
	m.drop("one more", last)
	if m.get(5, "one more") == last || len(m.keys) != len(m.kept) {
		t.Error("what was dropped is kept")
	}
	if m.get(6, "one more") == last || len(m.kept) != 1 {
		t.Error("a new head begins anew")
	}
}

// Whoever breaks off leaves nothing behind that passes for an answer.
func TestMemoSurvivesAPanic(t *testing.T) {
	for name, leave := range map[string]func() (int, error){
		"panic": func() (int, error) { panic("broken") },
		"late":  func() (int, error) { return 0, context.DeadlineExceeded },
	} {
		var k kept
		func() {
			defer func() { _ = recover() }()
			k.work(func() (any, error) { return leave() })
		}()
		k.work(func() (any, error) { return 1, nil })
		if !brokenOff(k.err) {
			t.Errorf("%s: the value is %v, the error %v", name, k.value, k.err)
		}
	}
}
