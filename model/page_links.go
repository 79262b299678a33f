package model

import "strings"

// mostAlike is how many records with one and the same relation a page names;
// of the others it tells how many there are.
const mostAlike = 8

// links lists what the record points at and what points at it, but for what
// the page has already led to.
func (w *pageWriter) links() {
	w.part("screen.doc.links", func() {
		for _, n := range RefsOf(w.r) {
			ref := n.Ref
			if ref.Kind == "" {
				ref.Kind = n.Target[0]
				if k, _, err := ParseID(ref.ID); err == nil {
					ref.Kind = k
				}
			}
			w.once(Msg("link."+outer(n.Field)), ref)
		}
		w.backLinks()
	})
}

// backLinks names the newest records per relation: those of a chair of many
// years are hundreds.
func (w *pageWriter) backLinks() {
	type relation struct {
		field string
		kind  Kind
	}
	groups := map[relation][]Ref{}
	var order []relation
	for _, l := range w.s.LinkedTo(w.r.Kind(), w.r.Head().ID) {
		if w.linked[Ref{Kind: l.From.Kind, ID: l.From.ID}] {
			continue
		}
		g := relation{outer(l.Field), l.From.Kind}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], l.From)
	}
	for _, g := range order {
		refs := groups[g]
		hidden := max(len(refs)-mostAlike, 0)
		for _, ref := range refs[hidden:] {
			w.once(Msg("link.back."+g.field), ref)
		}
		if hidden > 0 {
			w.prose(Msg("screen.doc.more_links", "N", hidden, "How", Msg("link.back."+g.field)))
		}
	}
}

// once links to a record that the page does not lead to yet.
func (w *pageWriter) once(how Message, ref Ref) {
	if !w.linked[Ref{Kind: ref.Kind, ID: ref.ID}] {
		w.link(how, ref)
	}
}

// outer is the field of the record itself, for a reference inside a list.
func outer(field string) string {
	name, _, _ := strings.Cut(field, ".")
	return name
}
