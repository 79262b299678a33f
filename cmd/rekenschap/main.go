// Command rekenschap shows whether the board of a Dutch healthcare
// organisation can demonstrate that it did its duty for cyber security.
//
// This package holds flags, configuration, wiring and exit codes; the rules
// are in model, the words in text.
package main

import (
	"crypto/rand"
	"os"
	"runtime/debug"
	"time"
)

// Most runs live for some hundredths of a second: garbage is collected only
// when there is much of it, which makes a long list a third quicker. The
// dashboard stays, and sets it back.
const (
	briefLimit = 256 << 20 // bytes
	usualGC    = 100
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(briefLimit)
	}
	os.Exit(Run(App{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Env: os.Getenv, Clock: time.Now, Random: rand.Reader,
	}))
}
