//go:build unix

package main_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/cmd/rekenschap/demo"
	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
	"github.com/rekenschap/rekenschap/store"
)

// The last day of the ten years.
var tenDay = model.MustDate("2026-11-21")

// tenYears is ten years of a large hospital, as `demo --years 10` tells them.
// It is made once per run; REKENSCHAP_TEN_YEARS names a file made before.
var tenYears = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("REKENSCHAP_TEN_YEARS"); path != "" {
		return path, nil
	}
	dir, err := os.MkdirTemp("", "rekenschap-ten")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "ten.db")
	return path, demo.Fill(context.Background(), path, demo.Options{Day: tenDay, Seed: 1, Years: 10})
})

func openTen(b *testing.B) (*store.Store, *store.Handle) {
	b.Helper()
	path, err := tenYears()
	if err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(context.Background(), path, store.Options{Trust: true, Law: catalog.Law,
		Clock: func() time.Time { return tenDay.Start().Add(12 * time.Hour) }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s, s.As(model.Actor{Via: model.ViaLocal})
}

// BenchmarkTenYearsFill prints how long the telling takes.
func BenchmarkTenYearsFill(b *testing.B) {
	for b.Loop() {
		if err := demo.Fill(context.Background(), filepath.Join(b.TempDir(), "ten.db"), demo.Options{Day: tenDay, Seed: 1, Years: 10}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTenYearsProcess times whole processes, from start to the last line.
func BenchmarkTenYearsProcess(b *testing.B) {
	bin, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	path, err := tenYears()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for _, args := range []string{"version", "status", "list actions", "list decisions", "list controls", "list evidence", "list people",
		"show A-5.1", "show P-001", "show cbw-24-1", "status --as-of 2025-01-15", "verify"} {
		b.Run(args, func(b *testing.B) {
			for b.Loop() {
				process(b, dir, bin, append([]string{"--db", path}, strings.Fields(args)...)...)
			}
		})
	}
	b.Run("first frame", func(b *testing.B) {
		reportFrames(b, func() (time.Duration, time.Duration) { return firstFrame(b, bin, dir, path) })
	})
}

// BenchmarkTenYearsRead times what a running program works out: the overview,
// registers and pages, each as if nothing had been looked at before.
func BenchmarkTenYearsRead(b *testing.B) {
	_, h := openTen(b)
	view := func(name string, f func(s model.State) error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := h.View(context.Background(), f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	view("overview", func(s model.State) error { model.BuildOverview(s.Whole(), tenDay); return nil })
	for _, n := range model.Nouns() {
		view("list "+n.Name, func(s model.State) error { _, err := n.Load(s, tenDay); return err })
	}
	for _, id := range []string{"B-2023-100", "ACT-2020-200", "V-2022-030", "BEL-2017-003", "LEV-2016-006", "BEO-2020-015", "BEW-2020-100", "A-8.13", "P-001"} {
		kind, id, err := model.ParseID(id)
		if err != nil {
			b.Fatal(err)
		}
		view("show "+id, func(s model.State) error { _, err := model.Describe(s, kind, id, tenDay); return err })
	}
}

// BenchmarkTenYearsAsOf times a copy of the past; goal: at most 1.5 s.
func BenchmarkTenYearsAsOf(b *testing.B) {
	_, h := openTen(b)
	n := 0
	for b.Loop() {
		n++ // another day each time: the last few copies are kept
		if _, err := h.AsOf(context.Background(), tenDay.AddDays(-n)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((b.Elapsed() / time.Duration(b.N)).Seconds(), "s/copy")
}
