// Faults plants known faults, one at a time, and demands that the tests named
// beside each turn red. A fault is one exact change of text; when that text is
// not found exactly once, or the change does not build, the list has rotted
// and that is said.
//
//	go run ./.ci/faults [-only REGEXP] [-v]
//
// Nothing in the tree is touched: the compiler reads the changed file in place
// of its own (go help build, -overlay), so only what depends on it is built.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
)

// fault is one change that tests must notice.
type fault struct {
	Name string
	File string // where it is planted
	Old  string // found there exactly once
	New  string
	In   string // package of the tests: "./model"
	Run  string // the tests, as for go test -run
}

// outcome is what came of one fault.
type outcome struct {
	fault
	caught []string
	why    string // empty when it was caught
	took   time.Duration
}

func main() {
	only := flag.String("only", "", "plant only the faults whose name matches")
	verbose := flag.Bool("v", false, "show what the tests said")
	flag.Parse()
	if err := run(*only, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}

func run(only string, verbose bool) error {
	faults, err := read(".ci/faults/faults.toml", only)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "faults")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	began := time.Now()
	if err := sound(faults, dir); err != nil {
		return err
	}
	fmt.Printf("%-62s %-58s %s\n", "fault", "turned red", "s")
	missed := 0
	for o := range plantAll(faults, dir, verbose) {
		said := strings.Join(o.caught, " ")
		if o.why != "" {
			missed++
			said = "NOT CAUGHT: " + o.why
		}
		fmt.Printf("%-62s %-58s %.1f\n", o.Name, said, o.took.Seconds())
	}
	fmt.Printf("%d faults, %d not caught, %.0f s\n", len(faults), missed, time.Since(began).Seconds())
	if missed > 0 {
		return fmt.Errorf("%d faults were not caught", missed)
	}
	return nil
}

func read(path, only string) ([]fault, error) {
	var list struct{ Fault []fault }
	md, err := toml.DecodeFile(path, &list)
	if err != nil {
		return nil, err
	}
	if u := md.Undecoded(); len(u) > 0 {
		return nil, fmt.Errorf("%s: unknown keys %v", path, u)
	}
	match, err := regexp.Compile(only)
	if err != nil {
		return nil, err
	}
	var out []fault
	for _, f := range list.Fault {
		if match.MatchString(f.Name) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("no such fault")
	}
	return out, nil
}

// sound runs all named tests on the tree as it is: a test that is red without
// a fault shows nothing.
func sound(faults []fault, dir string) error {
	runs := map[string][]string{}
	for _, f := range faults {
		runs[f.In] = append(runs[f.In], f.Run)
	}
	for in, rs := range runs {
		bin := filepath.Join(dir, "sound.test")
		if out, err := build(in, bin, ""); err != nil {
			return fmt.Errorf("%s does not build as it is:\n%s", in, out)
		}
		for _, r := range rs {
			switch out, err := test(in, bin, r); {
			case err != nil:
				return fmt.Errorf("%s -run %s is red as it is:\n%s", in, r, out)
			case bytes.Contains(out, []byte("no tests to run")):
				return fmt.Errorf("%s has no test %s", in, r)
			}
		}
	}
	return nil
}

// plantAll plants the faults on all cores and gives the outcomes in order.
func plantAll(faults []fault, dir string, verbose bool) <-chan outcome {
	done := make([]chan outcome, len(faults))
	for i := range done {
		done[i] = make(chan outcome, 1)
	}
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				done[i] <- plant(faults[i], filepath.Join(dir, fmt.Sprint(i)), verbose)
			}
		})
	}
	out := make(chan outcome)
	go func() {
		for i := range faults {
			next <- i
		}
		close(next)
	}()
	go func() {
		for _, c := range done {
			out <- <-c
		}
		wg.Wait()
		close(out)
	}()
	return out
}

func plant(f fault, dir string, verbose bool) outcome {
	began := time.Now()
	o := outcome{fault: f}
	o.caught, o.why = try(f, dir, verbose)
	o.took = time.Since(began)
	return o
}

// try builds the tests with the fault in and says which of them noticed.
func try(f fault, dir string, verbose bool) (caught []string, why string) {
	overlay, err := change(f, dir)
	if err != nil {
		return nil, err.Error()
	}
	bin := filepath.Join(dir, "fault.test")
	if out, err := build(f.In, bin, overlay); err != nil {
		return nil, "it does not build: " + string(out)
	}
	out, err := test(f.In, bin, f.Run)
	if verbose {
		fmt.Printf("--- %s\n%s", f.Name, out)
	}
	os.Remove(bin)
	if err == nil {
		return nil, f.Run + " stays green"
	}
	if caught = failed(out); len(caught) == 0 {
		return nil, "no test said so: " + string(out)
	}
	return caught, ""
}

// change writes the faulty file beside the tree and the overlay that puts it
// in place.
func change(f fault, dir string) (overlay string, err error) {
	path, err := filepath.Abs(f.File)
	if err != nil {
		return "", err
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if n := bytes.Count(src, []byte(f.Old)); n != 1 || f.Old == f.New {
		return "", fmt.Errorf("%q stands %d times in %s", f.Old, n, f.File)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	faulty := filepath.Join(dir, filepath.Base(f.File))
	if err := os.WriteFile(faulty, bytes.Replace(src, []byte(f.Old), []byte(f.New), 1), 0o600); err != nil {
		return "", err
	}
	j, err := json.Marshal(map[string]map[string]string{"Replace": {path: faulty}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, j, 0o600)
}

// build compiles the tests of a package; our own code without optimizing, which
// takes half the time.
func build(in, bin, overlay string) ([]byte, error) {
	return exec.Command("go", "test", "-c", "-vet=off", "-gcflags=github.com/rekenschap/rekenschap/...=-N -l", "-ldflags=-s -w",
		"-overlay="+overlay, "-o", bin, in).CombinedOutput()
}

func test(in, bin, run string) ([]byte, error) {
	cmd := exec.Command(bin, "-test.run", run, "-test.timeout", "2m")
	cmd.Dir = in
	cmd.Env = append(os.Environ(), "CI=true") // every case: a fault may show in one alone
	return cmd.CombinedOutput()
}

var failure = regexp.MustCompile(`(?m)^ *--- FAIL: (\S+)`)

// failed names the innermost tests that turned red, at most three.
func failed(out []byte) []string {
	var names []string
	for _, m := range failure.FindAllSubmatch(out, -1) {
		name := string(m[1])
		if n := len(names); n > 0 && strings.HasPrefix(name, names[n-1]+"/") {
			names[n-1] = name
			continue
		}
		names = append(names, name)
	}
	if n := len(names); n > 2 {
		names = append(names[:2], fmt.Sprintf("and %d more", n-2))
	}
	return names
}
