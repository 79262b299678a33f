package storetest

import (
	"testing"

	"github.com/rekenschap/rekenschap/store"
)

// The fixture itself is in order, and the same seed gives the same head.
func TestFixture(t *testing.T) {
	var heads []store.Hash
	for range 2 {
		s, c := MustCreate(t)
		Fixture(t, s, c)
		rep := MustVerify(t, s.As(Local()), store.VerifyOptions{})
		for _, f := range rep.Findings {
			t.Errorf("%s: %s", f.Code, f.Message)
		}
		if len(rep.Removals) != 1 || rep.Covered == 0 {
			t.Errorf("%d removals, %d covered; want 1 and some", len(rep.Removals), rep.Covered)
		}
		heads = append(heads, rep.Head)
	}
	if heads[0] != heads[1] {
		t.Errorf("the same seed gave heads %s and %s", heads[0], heads[1])
	}
}
