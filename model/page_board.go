package model

import "slices"

// signed puts a line with the sign of a status and a word of its own beside it.
func (w *pageWriter) signed(st Status, word string, label Message, value any, ref Ref) {
	w.put(Block{Kind: BlockStatus, Status: st, Word: Msg(word), Label: label, Value: value, Ref: ref})
}

// name is what a person or office is called, the number where there is no name.
func (w *pageWriter) name(id string) string {
	if n := w.who[id]; n != "" {
		return n
	}
	return id
}

// namesOf are the names of several, bodies by their short name.
func (w *pageWriter) namesOf(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		if out[i] = w.code[id]; out[i] == "" {
			out[i] = w.name(id)
		}
	}
	return out
}

// cited is what a record is called, with the number by which one cites it.
func cited(s State, r Record) Message {
	title := TitleOf(s, r)
	if title.Key == LiteralKey && title.Args["Text"] == r.Head().ID {
		return title
	}
	return Msg("screen.board.cited", "Title", title, "ID", r.Head().ID)
}

// cite leads to a record from behind a label; what its reader may not see is
// passed over.
func (w *pageWriter) cite(label Message, kind Kind, id string) {
	if r, ok := w.s.Get(kind, id); ok && id != "" {
		w.say(label, cited(w.s, r), Ref{Kind: kind, ID: id})
	}
}

// covered marks records as told in the page's own words, so that no link to
// them follows.
func (w *pageWriter) covered(refs ...Ref) {
	for _, r := range refs {
		w.linked[Ref{Kind: r.Kind, ID: r.ID}] = true
	}
}

// papers tells what was presented: the title, when, to whom, and by what the
// bytes are known. What rests on a record that its reader may not see keeps
// its title.
func (w *pageWriter) papers(ps []Paper) {
	for _, p := range ps {
		label := Msg("screen.board.paper")
		if !p.On.IsZero() {
			label = Msg("screen.board.presented", "On", p.On)
		}
		if !p.ShownTo(w.s) {
			w.say(label, Msg("screen.board.paper_hidden"), Ref{})
			continue
		}
		said := said(w.paperName(p))
		if len(p.To) > 0 {
			said = append(said, Msg("screen.board.to", "Who", w.namesOf(p.To)))
		}
		if mark := HashMark(p.SHA256); !mark.IsZero() {
			said = append(said, mark)
		}
		w.say(label, parts(said), p.What)
		for _, id := range p.To {
			w.covered(Ref{Kind: KindPerson, ID: id}, Ref{Kind: KindBody, ID: id})
		}
	}
}

func (w *pageWriter) paperName(p Paper) Message {
	if p.Title != "" {
		return Literal(p.Title)
	}
	if r, ok := w.s.Get(p.What.Kind, p.What.ID); ok {
		return TitleOf(w.s, r)
	}
	return Msg("screen.board.paper")
}

// parts sets messages behind each other with a dot between them.
func parts(ms []Message) Message {
	if len(ms) == 0 {
		return Message{}
	}
	out := ms[0]
	for _, m := range ms[1:] {
		out = Msg("screen.board.parts", "First", out, "Rest", m)
	}
	return out
}

// newest keeps the first n and says how many more there are.
func newest[T any](list []T, n int) (shown []T, more int) {
	if len(list) <= n {
		return list, 0
	}
	return list[:n], len(list) - n
}

// more tells that a list goes on.
func (w *pageWriter) more(n int) {
	if n > 0 {
		w.prose(Msg("screen.board.more", "N", n))
	}
}

// seats are the people in a body on a day, by name.
func (w *pageWriter) seats(body string, day Date) []string {
	out := members(w.s, body, day)
	slices.SortStableFunc(out, func(a, b string) int { return compareNames(w.name(a), w.name(b)) })
	return out
}
