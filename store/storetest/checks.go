package storetest

import "flag"

// Checks sets how often a property is tried, unless the command line does: a
// run of all tests stays short and is the same each time, and -rapid.checks=1000
// -rapid.seed=N looks harder and elsewhere. It is for TestMain.
func Checks(n string) {
	flag.Parse()
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": n, "rapid.seed": "20261121"} {
		if flag.Lookup(name) != nil && !given[name] {
			_ = flag.Set(name, value) // a number always is one
		}
	}
}
