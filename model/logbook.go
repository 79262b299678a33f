package model

import "strconv"

// Line is an entry of the ledger with its place in the chain.
type Line struct {
	Entry Entry
	Hash  string // hex; over the hash before it and the digest of this entry
}

// mostLines is how many entries the log shows at once: the newest of its day.
// Older ones are a day earlier, or on the command line.
const mostLines = 1000

func logNoun() Noun {
	return Noun{Name: "log", Kind: KindEntry, Inner: true, Verb: VerbReadLog, Load: listLog, Head: logHead, Columns: []Column{
		{Key: "seq", Width: 6, Min: 4, Priority: 2, Right: true},
		{Key: "recorded", Width: 18, Min: 17, Priority: 1},
		{Key: "by", Width: 18, Min: 10, Priority: 3},
		{Key: "verb", Width: 26, Min: 14, Priority: 4},
		{Key: "id", Width: 12, Min: 11, Priority: 2},
		{Key: "title", Width: 30, Min: 12, Priority: 5, Grow: true},
		{Key: "on", Width: 11, Min: 11, Priority: 6},
		{Key: "via", Width: 12, Min: 6, Priority: 7},
	}}
}

// listLog gives the newest entries, newest first.
func listLog(s State, _ Date) ([]Row, error) {
	who, titles := names(s), map[Ref]Message{}
	var out []Row
	for _, l := range s.Entries(0, mostLines) {
		e := l.Entry
		ref := Ref{Kind: e.Kind, ID: e.ID}
		title, ok := titles[ref]
		if !ok {
			if r, found := s.Get(e.Kind, e.ID); found {
				title = TitleOf(s, r)
			}
			titles[ref] = title
		}
		out = append(out, row(KindEntry, strconv.FormatInt(e.Seq, 10), "", int(e.Seq), recordedAt(e), actorName(who, e.Actor),
			Msg("screen.log.verb", "Verb", e.Verb), e.ID, title, e.OccurredOn, e.Via))
	}
	return out, nil
}

func recordedAt(e Entry) any {
	at, err := ParseInstant(e.RecordedAt)
	if err != nil {
		return e.RecordedAt
	}
	return at
}

// actorName is who acted; the operator of the file has a role, no name.
func actorName(who map[string]string, id string) any {
	if n := who[id]; n != "" {
		return n
	}
	if id == "-" {
		return RoleLocal
	}
	return id
}

func logHead(_ State, _ Date, rows []Row) []Block {
	if len(rows) == 0 {
		return nil
	}
	newest, _ := rows[0].Values[0].(int)
	key := "screen.log.head"
	switch {
	case len(rows) == mostLines:
		key = "screen.log.head_newest"
	case newest > len(rows): // the others are about what this reader may not see
		key = "screen.log.head_seen"
	}
	return []Block{{Kind: BlockText, Value: Msg(key, "N", newest, "Shown", len(rows))}}
}

// lineAt finds an entry by its number, for who may read the log.
func lineAt(s State, id string) (Line, bool) {
	seq, err := strconv.ParseInt(id, 10, 64)
	if err != nil || !Allowed(s.Roles(), VerbReadLog) {
		return Line{}, false
	}
	lines := s.Entries(seq+1, 1)
	if len(lines) == 0 || lines[0].Entry.Seq != seq {
		return Line{}, false
	}
	return lines[0], true
}

// entryDoc writes an entry of the ledger as a page: who did what when, what it
// changed, and by which numbers it can be checked.
func entryDoc(s State, id string) (Doc, error) {
	missing := Errorf(CodeNotFound, "error.record.missing", "ID", id)
	l, ok := lineAt(s, id)
	if !ok {
		return Doc{}, missing
	}
	e := l.Entry
	revs := s.History(e.Kind, e.ID)
	i := e.Rev - 1
	if i < 0 || i >= len(revs) {
		return Doc{}, missing
	}
	w := newPageWriter(s, revs[i].Record, s.Today())
	w.say(Msg("screen.log.recorded"), recordedAt(e), Ref{})
	w.say(Msg("screen.log.happened"), e.OccurredOn, Ref{})
	w.say(Msg("screen.log.by"), actorName(w.who, e.Actor), Ref{})
	w.say(Msg("screen.log.via"), e.Via, Ref{})
	w.known(revs[i].Record.Head())
	if i > 0 {
		w.part("screen.log.changes", func() { w.changes(revs[i-1].Record, revs[i].Record) })
	}
	w.heading("screen.log.then")
	w.fieldsThen()
	w.heading("screen.log.about")
	w.link(Msg("kind."+string(e.Kind)), Ref{Kind: e.Kind, ID: e.ID})
	w.heading("screen.log.proof")
	w.say(Msg("screen.log.number"), int(e.Seq), Ref{})
	w.say(Msg("screen.log.body"), e.BodySHA256, Ref{})
	w.say(Msg("screen.log.hash"), l.Hash, Ref{})
	return Doc{Ref: Ref{Kind: KindEntry, ID: id}, Title: Msg("screen.log.title", "Verb", e.Verb, "ID", e.ID),
		Lead: Msg("screen.log.lead", "Seq", int(e.Seq), "Rev", e.Rev), Blocks: w.blocks}, nil
}

// known tells by what the actor was known: the key of the login, the account.
func (w *pageWriter) known(b *Base) {
	if b.Key != "" {
		w.say(Msg("screen.log.key"), b.Key, Ref{})
	}
	if b.OSUser != "" {
		w.say(Msg("screen.log.account"), b.OSUser, Ref{})
	}
	if b.Undoes > 0 {
		w.say(Msg("screen.log.undoes"), int(b.Undoes), Ref{Kind: KindEntry, ID: strconv.FormatInt(b.Undoes, 10)})
	}
	if b.Reason != "" {
		w.say(Msg("screen.log.reason"), b.Reason, Ref{})
	}
}

// fieldsThen tells the record as this entry left it.
func (w *pageWriter) fieldsThen() {
	for _, f := range Fields(w.r) {
		if _, v, ok := w.value(f.Name); ok && !v.IsZero() && !hiddenField(f.Name) && f.Name != "reason" && f.Type != FieldStruct {
			w.say(fieldLabel(w.r.Kind(), f.Name), w.named(f, v), Ref{})
		}
	}
}
