// Package tries says how often the tests of this project try a property.
package tries

import (
	"flag"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
)

// Tests live short and make much that is thrown away: let it lie a while. Who sets
// GOGC means something by it.
func init() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// All tells whether every case is to be tried, as on a server that checks a
// change (CI is set there): where cases are many and alike, a run at a desk tries
// some of them and stays short.
func All() bool { return os.Getenv("CI") != "" }

// Some gives every case when all are to be tried, and otherwise about so many,
// spread evenly over the list: the first and others further on.
func Some[T any](cases []T, atDesk int) []T {
	if All() || atDesk >= len(cases) {
		return cases
	}
	out := make([]T, atDesk)
	for i := range out {
		out[i] = cases[i*len(cases)/atDesk]
	}
	return out
}

// Beside lets at least so many parallel tests run beside each other, unless the
// command line says how many: for a test program that mostly waits.
func Beside(n int) {
	if !flag.Parsed() {
		flag.Parse()
	}
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "test.parallel" })
	if !given && runtime.GOMAXPROCS(0) < n {
		_ = flag.Set("test.parallel", strconv.Itoa(n)) // a number always is one
	}
}

var once sync.Once // the flags of a test program are one for all its tests

// AtMost sets how often a property is tried, a third of it at a desk, unless the
// command line does: a run of all tests stays short and is the same each time,
// and -rapid.checks=1000 -rapid.seed=N looks harder and elsewhere. The first
// call in a test program decides.
func AtMost(n int) {
	if !All() {
		n = (n + 2) / 3
	}
	once.Do(func() {
		if !flag.Parsed() {
			flag.Parse()
		}
		given := map[string]bool{}
		flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
		for name, value := range map[string]string{"rapid.checks": strconv.Itoa(n), "rapid.seed": "20261121"} {
			if flag.Lookup(name) != nil && !given[name] {
				_ = flag.Set(name, value) // a number always is one
			}
		}
	})
}
