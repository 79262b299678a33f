package store_test

import (
	"flag"
	"os"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

var update = flag.Bool("update", false, "write the generated files anew")

// The committed schema of the projections is the one the records ask for.
func TestProjectionsUpToDate(t *testing.T) {
	want := model.Projections()
	if *update {
		if err := os.WriteFile("projections.sql", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("projections.sql")
	if err != nil || string(got) != want {
		t.Fatal("store/projections.sql is stale; run: go test ./store -run Projections -update")
	}
}
