package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// corpus is everything that can be found at one moment, folded: one text per
// kind, with where each record stands in it. Scanning 25,000 records takes a
// few milliseconds; a map per word would be faster and many times as large.
// It holds what every reader may see and is never handed out: a search leaves
// out what its own reader may not see.
type corpus struct {
	upTo    int64 // as-of: the last entry that counts; 0: the file as it is
	seq     int64 // the last entry it holds
	hash    Hash  // of the chain there
	removal int64 // the newest removal: what is removed, is not found any more
	called  map[string]string
	shelves []shelf
}

// shelf is all records of one kind.
type shelf struct {
	kind  model.Kind
	names []string // what the kind is called, folded, in both languages
	text  []byte
	books []book
	waste int // bytes of text that belong to no book
}

// book is one record: title, names and texts follow each other in the text of
// the shelf, a line each.
type book struct {
	id                       string
	seq                      int64
	day                      int32 // 20261121; the year of the id where there is no day
	start, names, texts, end uint32
}

// newCorpus reads every record of the state, whoever asks. While one kind is
// read, those before it are folded.
func newCorpus(s *state) *corpus {
	kinds, law := model.Kinds(), s.Law()
	c := &corpus{called: callNames(s), shelves: make([]shelf, len(kinds)+1)}
	errs := make([]error, len(kinds))
	var folding sync.WaitGroup
	for n, i := range kinds {
		sh := &c.shelves[n]
		sh.kind, sh.names = i.Kind, kindNames(i.Kind)
		bodies := s.bodiesAfter(i.Kind, 0)
		folding.Go(func() { errs[n] = sh.put(bodies, law, c.called) })
	}
	folding.Wait()
	for _, err := range errs {
		s.fail(err)
	}
	sh := &c.shelves[len(kinds)]
	sh.kind, sh.names = model.KindDuty, kindNames(model.KindDuty)
	for _, d := range law.Duties {
		sh.books = append(sh.books, sh.write(book{id: d.ID}, model.FindableDuty(d, law)))
	}
	return c
}

// updated is the corpus with what was recorded since; nil when it has to be
// made anew. Records are never taken away, so what changed is what stands
// behind a later entry, unless a name changed that others are found by.
func (c *corpus) updated(s *state) *corpus {
	out := &corpus{called: c.called, shelves: slices.Clone(c.shelves)}
	changed := s.changedKinds(c.seq)
	if slices.ContainsFunc(model.Naming(), func(k model.Kind) bool { return slices.Contains(changed, k) }) {
		out.called = callNames(s)
		for id, name := range c.called {
			if out.called[id] != name {
				return nil
			}
		}
	}
	for i := range out.shelves {
		if sh := &out.shelves[i]; slices.Contains(changed, sh.kind) {
			s.fail(sh.put(s.bodiesAfter(sh.kind, c.seq), s.Law(), out.called))
		}
	}
	return out
}

// changedKinds are the kinds of the entries behind one.
func (s *state) changedKinds(after int64) (out []model.Kind) {
	rows, err := s.ledger.QueryContext(s.ctx, "SELECT DISTINCT entry ->> '$.kind' FROM ledger WHERE seq>?", after)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var k model.Kind
		s.fail(rows.Scan(&k))
		out = append(out, k)
	}
	s.fail(rows.Err())
	return out
}

// callNames maps ids to the names that other records are found by.
func callNames(s *state) map[string]string {
	out := map[string]string{}
	for _, k := range model.Naming() {
		field := "name"
		switch k {
		case model.KindBody:
			field = "code"
		case model.KindPolicy, model.KindTraining:
			field = "title"
		}
		for _, r := range s.Rows(k, field) {
			out[r[0].(string)], _ = r[1].(string)
		}
	}
	return out
}

// rawBody is a record as it is kept.
type rawBody struct {
	id   string
	rev  int
	seq  int64
	body []byte
}

// bodiesAfter reads the records of a kind that were recorded behind an entry.
func (s *state) bodiesAfter(kind model.Kind, after int64) (out []rawBody) {
	if s.err != nil {
		return nil
	}
	rows, err := s.q.QueryContext(s.ctx, fmt.Sprintf("SELECT id, rev, seq, body FROM %s WHERE seq>?", kind), after)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var r rawBody
		if err := rows.Scan(&r.id, &r.rev, &r.seq, &r.body); err != nil {
			s.fail(err)
			return nil
		}
		out = append(out, r)
	}
	s.fail(rows.Err())
	return out
}

// put folds records onto their shelf, in place of what stood there of them;
// what was undone is not found.
func (sh *shelf) put(bodies []rawBody, law *model.Law, called map[string]string) error {
	fresh, again := make([]book, 0, len(bodies)), make(map[string]bool, len(bodies))
	for _, b := range bodies {
		again[b.id] = true
		r, err := decodeBody(sh.kind, b.rev, b.seq, b.body)
		if err != nil {
			return err
		}
		if r.Head().Undone {
			continue
		}
		found := model.FindableBy(r, law, func(id string) string { return called[id] })
		fresh = append(fresh, sh.write(book{id: b.id, seq: b.seq, day: dayOf(r)}, found))
	}
	sh.replace(again, fresh)
	return nil
}

// dayOf orders records by day: 20261121, or 20260000 where only the year of
// the id is known.
func dayOf(r model.Record) int32 {
	if d := model.DayOf(r); !d.IsZero() {
		return int32(d.Year()*10000 + int(d.Month())*100 + d.Day())
	}
	if i, ok := model.InfoOf(r.Kind()); ok && i.Yearly {
		if parts := strings.Split(r.Head().ID, "-"); len(parts) == 3 {
			year, _ := strconv.Atoi(parts[1])
			return int32(year * 10000)
		}
	}
	return 0
}

// kindNames are the words for a kind, folded, in both languages.
func kindNames(k model.Kind) []string {
	var out []string
	for _, p := range printers() {
		for _, key := range []string{"kind.", "kinds."} {
			out = append(out, strings.Fields(text.Fold(p.T(key+string(k))))...)
		}
	}
	return out
}

func printers() [2]*text.Printer { return [2]*text.Printer{text.New(text.NL), text.New(text.EN)} }

// titles is what something is called, in both languages where they differ.
func titles(m model.Message) []string {
	if t, ok := m.Args["Text"].(string); ok && len(m.Args) == 1 {
		return []string{t}
	}
	var out []string
	for _, p := range printers() {
		if t := p.Msg(m); t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// write puts what a record is found by at the end of the text. Older copies of
// the shelf share the text and end before it.
func (sh *shelf) write(b book, f model.Findable) book {
	b.start = uint32(len(sh.text))
	sh.lines(titles(f.Title))
	b.names = uint32(len(sh.text))
	sh.lines(f.Names)
	b.texts = uint32(len(sh.text))
	sh.lines(f.Texts)
	b.end = uint32(len(sh.text))
	return b
}

func (sh *shelf) lines(ss []string) {
	for _, s := range ss {
		sh.text = append(text.AppendFold(sh.text, oneLine(s)), '\n')
	}
}

// oneLine puts single spaces between words, so that a phrase is found across
// the end of a line and a line break only stands between texts.
func oneLine(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == ' ' && (i == 0 || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// replace puts books in place of those of some ids. What older copies of the
// shelf hold stays as it is.
func (sh *shelf) replace(again map[string]bool, fresh []book) {
	if len(again) == 0 {
		return
	}
	books := make([]book, 0, len(sh.books)+len(fresh))
	for _, b := range sh.books {
		if again[b.id] {
			sh.waste += int(b.end - b.start)
		} else {
			books = append(books, b)
		}
	}
	sh.books = append(books, fresh...)
	if sh.waste > len(sh.text)/4 {
		sh.compact()
	}
}

// compact leaves out the text that belongs to no book any more.
func (sh *shelf) compact() {
	old := sh.text
	sh.text, sh.waste = make([]byte, 0, len(old)-sh.waste), 0
	for i, b := range sh.books {
		by := b.start - uint32(len(sh.text))
		sh.text = append(sh.text, old[b.start:b.end]...)
		b.start, b.names, b.texts, b.end = b.start-by, b.names-by, b.texts-by, b.end-by
		sh.books[i] = b
	}
}
