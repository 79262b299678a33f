package keys

import (
	"fmt"
	"slices"
	"sort"
)

// Load is the default table with the overrides of the configuration: binding
// name to keys. An unknown name, an empty list and two bindings that would
// share a key are errors that name them, so a mistake shows at the start and
// not on the day the key is needed.
func Load(overrides map[string][]string) (Table, error) {
	t := Default()
	names := make([]string, 0, len(overrides))
	for n := range overrides {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		i := slices.IndexFunc(t.list, func(b Binding) bool { return b.Name == n })
		if i < 0 {
			return Table{}, &UnknownError{Name: n}
		}
		if len(overrides[n]) == 0 || slices.Contains(overrides[n], "") {
			return Table{}, &EmptyError{Name: n}
		}
		t.list[i].Keys = slices.Clone(overrides[n])
		if n == Quit && !slices.Contains(t.list[i].Keys, always) {
			t.list[i].Keys = append(t.list[i].Keys, always)
		}
	}
	if err := t.clash(); err != nil {
		return Table{}, err
	}
	return t, nil
}

// UnknownError is an override for a binding that does not exist.
type UnknownError struct{ Name string }

// Error names the binding.
func (e *UnknownError) Error() string { return fmt.Sprintf("keys: no binding is called %q", e.Name) }

// EmptyError is an override without a usable key.
type EmptyError struct{ Name string }

// Error names the binding.
func (e *EmptyError) Error() string { return fmt.Sprintf("keys: binding %q has no key", e.Name) }

// ClashError is one key for two bindings that listen at the same moment.
type ClashError struct {
	Key, First, Second string
	Scope              Scope
}

// Error names the key and both bindings.
func (e *ClashError) Error() string {
	return fmt.Sprintf("keys: %q is both %q and %q in %s", e.Key, e.First, e.Second, e.Scope)
}

func (t Table) clash() error {
	for _, in := range Reachable() {
		if err := t.clashIn(in); err != nil {
			return err
		}
	}
	return nil
}

func (t Table) clashIn(in Scope) error {
	taken := map[string]string{}
	for _, b := range t.list {
		if b.Scope&in == 0 {
			continue
		}
		for _, k := range b.Keys {
			if first, ok := taken[k]; ok && first != b.Name {
				return &ClashError{Key: k, First: first, Second: b.Name, Scope: in}
			}
			taken[k] = b.Name
		}
	}
	return nil
}
