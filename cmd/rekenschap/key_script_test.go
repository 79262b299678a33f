package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// printOf puts the fingerprint of a key in a variable, as OpenSSH tells it:
// fingerprint NAME FILE.
func printOf(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("ssh-keygen", "-l", "-f", args[1]))
	ts.Setenv(args[0], strings.Fields(ts.ReadFile("stdout"))[1])
}

// noCode asks that the code in a letter stands nowhere in a file, whole or in
// part: nocode LETTER FILE.
func noCode(ts *testscript.TestScript, _ bool, args []string) {
	code := regexp.MustCompile(`UIT-\d+-\d+((?:-[0-9A-Z]{4}){4})`).FindStringSubmatch(ts.ReadFile(args[0]))
	if code == nil {
		ts.Fatalf("there is no code in %s", args[0])
	}
	secret := strings.TrimPrefix(code[1], "-")
	for _, file := range []string{args[1], args[1] + "-wal"} {
		b, err := os.ReadFile(ts.MkAbs(file))
		if os.IsNotExist(err) {
			continue
		}
		ts.Check(err)
		for _, form := range []string{secret, strings.ReplaceAll(secret, "-", "")} {
			if bytes.Contains(bytes.ToUpper(b), []byte(form)) {
				ts.Fatalf("%s holds the code", file)
			}
		}
	}
}
