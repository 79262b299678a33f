package page

import (
	"context"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// shelf keeps drafts by place.
type shelf map[string]string

func (s shelf) Draft(_ context.Context, place string) (model.Draft, bool, error) {
	body, ok := s[place]
	return model.Draft{Body: []byte(body)}, ok, nil
}

func (s shelf) SaveDraft(_ context.Context, place string, body []byte) error {
	s[place] = string(body)
	return nil
}

func (s shelf) DropDraft(_ context.Context, place string) error {
	delete(s, place)
	return nil
}

// Writes may end in another order than they began; the newest word stands, and
// what was thrown away does not come back.
func TestKeeperKeepsTheNewest(t *testing.T) {
	e, src := Env{Context: t.Context(), Loads: &Loads{}}, shelf{}
	var k Keeper
	first := k.Keep(e, src, "p", []byte("een"))
	if k.Keep(e, src, "p", []byte("twee")) != nil {
		t.Fatal("a second write begins while the first is out")
	}
	k.Flush(e)() // the session ends
	first()
	if src["p"] != "twee" {
		t.Errorf("what stands there is %q", src["p"])
	}
	late := k.Keep(e, src, "p", []byte("drie"))
	drop := k.Drop(e, src, "p")
	if drop == nil {
		t.Fatal("throwing away waits for an answer that nobody hears")
	}
	drop()
	if late != nil {
		late()
	}
	if body, ok := src["p"]; ok {
		t.Errorf("%q came back after it was thrown away", body)
	}
}
