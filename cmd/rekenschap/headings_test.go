package main

import (
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// In a list no two columns have one name: nobody could tell which is which.
func TestHeadingsDiffer(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Langs() {
		p := text.New(lang)
		for _, n := range model.Nouns() {
			was := map[string]string{}
			for _, c := range n.Columns {
				if c.Width == 0 {
					continue // never shown
				}
				name := p.Column(c.Key)
				if other, taken := was[name]; taken {
					t.Errorf("%s: %s: %s and %s are both called %q", lang, n.Name, other, c.Key, name)
				}
				was[name] = c.Key
			}
		}
	}
}
