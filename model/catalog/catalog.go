// Package catalog holds the law as data: provisions, terms, amounts, duties,
// the labels of NEN 7510 controls, threat reports and incidents elsewhere, each
// with its source, the day it was checked and how sure it is.
//
// Nothing is parsed until [Law] or [Load] is called: most commands start without.
package catalog

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/rekenschap/rekenschap/model"
)

//go:embed *.toml *.csv
var files embed.FS

// Load reads the embedded catalogue. It is strict: an unknown key, a double, a
// reference to nothing, a missing source, mark or date is an error that names
// the file and the item. All problems are reported at once.
func Load() (*model.Law, error) { return load(files) }

var law = sync.OnceValue(func() *model.Law {
	l, err := Load()
	if err != nil {
		panic(err) // built into the program and tested: cannot happen to a user
	}
	return l
})

// Law returns the embedded catalogue, read at the first call and shared after
// that: treat it as read-only.
func Law() *model.Law { return law() }

// loader gathers the law and everything that is wrong with it.
type loader struct {
	fsys     fs.FS
	law      *model.Law
	problems []error
	marks    map[string]model.Confidence
	sources  map[string]bool
	rules    map[string]bool // provision ids
	terms    map[string]bool
	duties   map[string]bool
	editions map[string]bool
}

func load(fsys fs.FS) (*model.Law, error) {
	l := &loader{fsys: fsys, law: &model.Law{},
		marks: map[string]model.Confidence{}, sources: map[string]bool{}, rules: map[string]bool{},
		terms: map[string]bool{}, duties: map[string]bool{}, editions: map[string]bool{}}
	// Each step refers only to what an earlier one read.
	f := l.decodeAll()
	l.readLaw(&f.law)
	l.readSources()
	l.readProvisions()
	l.addLaw(&f.law)
	l.readDuties(&f.duties)
	l.readControls()
	l.readEditions(&f.editions)
	l.readIncidents()
	l.readAids(&f.aids)
	if len(l.problems) > 0 {
		return nil, errors.Join(l.problems...)
	}
	return l.law, nil
}

// at is a place in the catalogue that problems are reported against.
type at struct {
	l          *loader
	file, item string
}

func (a at) bad(format string, args ...any) {
	a.l.problems = append(a.l.problems,
		fmt.Errorf("catalog/%s: %s: %s", a.file, a.item, fmt.Sprintf(format, args...)))
}

// need asks for text that says something; a lone dash does not.
func (a at) need(field, s string) string {
	switch {
	case strings.Trim(s, " -–—.?") == "":
		a.bad("%s is empty", field)
	case s != strings.TrimSpace(s) || strings.Contains(s, "  "):
		a.bad("%s has stray spaces: %q", field, s)
	case strings.ContainsAny(s, "*\n\t"):
		a.bad("%s has markup or a line break: %q", field, s)
	}
	return s
}

// date asks for an ISO day.
func (a at) date(field, s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		a.bad("%s: %v", field, err)
	}
	return d
}

// mayDate is date for a field that may be absent.
func (a at) mayDate(field, s string) model.Date {
	if s == "" {
		return model.Date{}
	}
	return a.date(field, s)
}

// mark asks for a known mark and gives its confidence.
func (a at) mark(field, id string) model.Confidence {
	c, ok := a.l.marks[id]
	if !ok {
		a.bad("%s: unknown mark %q", field, id)
	}
	return c
}

// source asks for a source that is listed.
func (a at) source(field, key string) string {
	if !a.l.sources[key] {
		a.bad("%s: unknown source %q", field, key)
	}
	return key
}

// rule asks for a provision that is listed.
func (a at) rule(id string) string {
	if !a.l.rules[id] {
		a.bad("unknown provision %q", id)
	}
	return id
}

// oneOf asks for a value of a closed set.
func (a at) oneOf(field, s string, allowed ...string) string {
	for _, x := range allowed {
		if s == x {
			return s
		}
	}
	a.bad("%s: %q is not one of %s", field, s, strings.Join(allowed, ", "))
	return s
}

// once reports a second use of a key.
func (a at) once(seen map[string]bool, key string) {
	if seen[key] {
		a.bad("%q is there twice", key)
	}
	seen[key] = true
}
