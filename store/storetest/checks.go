package storetest

import "flag"

// Checks sets how often a property is tried, unless the command line does: a
// run of all tests stays short, and -rapid.checks=1000 looks harder. It is for
// TestMain.
func Checks(n string) {
	flag.Parse()
	given := flag.Lookup("rapid.checks") == nil
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		_ = flag.Set("rapid.checks", n) // a number always is one
	}
}
