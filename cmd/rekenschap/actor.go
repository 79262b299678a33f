package main

import (
	"bufio"
	"context"
	"os"
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
)

// mostCandidates is how many people an error names.
const mostCandidates = 8

// operator is whoever works at the file without saying as whom.
func (s *session) operator(via model.Via) model.Actor {
	return model.Actor{Via: via, OSUser: s.osUser()}
}

// actor is the person of --as or of the configuration, else the operator.
func (s *session) actor(ctx context.Context, st *store.Store, via model.Via) (model.Actor, error) {
	if s.remote != nil {
		return s.remote.actor, nil
	}
	a := s.operator(via)
	name := s.as
	if name == "" {
		c, err := s.settings()
		if err != nil {
			return a, err
		}
		name = c.As
	}
	if name == "" {
		return a, nil
	}
	err := st.As(a).View(ctx, func(v model.State) error {
		var err error
		a.Person, err = findPerson(v, name)
		return err
	})
	return a, err
}

// findPerson finds one person by id, e-mail or name.
func findPerson(v model.State, typed string) (string, error) {
	if kind, id, err := model.ParseID(typed); err == nil && kind == model.KindPerson {
		if _, ok := model.Get[*model.Person](v, id); ok {
			return id, nil
		}
	}
	people := model.All[*model.Person](v)
	var found, near []*model.Person
	want := strings.ToLower(strings.TrimSpace(typed))
	for _, p := range people {
		name := strings.ToLower(p.Name)
		switch {
		case name == want, p.Email != "" && strings.ToLower(p.Email) == want:
			found = append(found, p)
		case strings.Contains(name, want):
			near = append(near, p)
		}
	}
	switch {
	case len(found) == 1:
		return found[0].ID, nil
	case len(found) > 1:
		return "", model.Errorf(model.CodeInvalid, "error.as.ambiguous", "Text", typed, "Found", candidates(found))
	case len(people) == 0:
		return "", model.Errorf(model.CodeNotFound, "error.not_found.person", "Text", typed)
	case len(near) == 0:
		near = people
	}
	return "", model.Errorf(model.CodeNotFound, "error.as.unknown", "Text", typed, "Found", candidates(near))
}

func candidates(people []*model.Person) []string {
	var out []string
	for i, p := range people {
		if i == mostCandidates {
			return append(out, "…")
		}
		out = append(out, p.Name+" ("+p.ID+")")
	}
	return out
}

// osUser is the account on this machine, noted with every local change. The
// library for it asks the C library, which costs more than reading the file.
func (s *session) osUser() string {
	uid := os.Getuid()
	if f, err := os.Open("/etc/passwd"); err == nil {
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			if p := strings.Split(lines.Text(), ":"); len(p) > 2 && p[2] == strconv.Itoa(uid) {
				return osName(p[0])
			}
		}
	}
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		if u := s.Env(name); u != "" {
			return osName(u)
		}
	}
	return ""
}

// osName cuts a name to what a record takes; the account of a stranger's
// machine must not keep anybody from recording.
func osName(s string) string {
	r := []rune(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
	return string(r[:min(len(r), 64)])
}
