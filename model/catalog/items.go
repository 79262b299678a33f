package catalog

import (
	"fmt"
	"io/fs"
	"sync"

	"github.com/BurntSushi/toml"

	"github.com/rekenschap/rekenschap/model"
)

// tomls are the TOML files as they stand on disk.
type tomls struct {
	law      lawFile
	duties   dutyFile
	editions editionFile
	aids     aidFile
}

// decodeAll reads the TOML files side by side: they are most of the work, and
// start-up waits for it.
func (l *loader) decodeAll() *tomls {
	f := &tomls{}
	jobs := []struct {
		file string
		into any
	}{{"law.toml", &f.law}, {"duties.toml", &f.duties}, {"editions.toml", &f.editions}, {"aids.toml", &f.aids}}
	found := make([][]string, len(jobs)) // in order of the files, whoever is done first
	var wg sync.WaitGroup
	for i, job := range jobs {
		wg.Go(func() { found[i] = decode(l.fsys, job.file, job.into) })
	}
	wg.Wait()
	for i, job := range jobs {
		for _, problem := range found[i] {
			at{l, job.file, "file"}.bad("%s", problem)
		}
	}
	return f
}

// decode reads one TOML file; a key nobody asked for is a problem.
func decode(fsys fs.FS, file string, into any) (problems []string) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return []string{err.Error()}
	}
	meta, err := toml.Decode(string(data), into)
	if err != nil {
		return []string{err.Error()}
	}
	for _, key := range meta.Undecoded() {
		problems = append(problems, fmt.Sprintf("unknown key %q", key))
	}
	return problems
}

// origin is what every item carries: where it comes from and how sure it is.
type origin struct {
	Source  string `toml:"source"`
	Mark    string `toml:"mark"`
	Checked string `toml:"checked"` // when it differs from the file's
}

// sure checks an origin and gives its confidence and day.
func (a at) sure(o origin, checked string) (model.Confidence, model.Date) {
	if o.Checked != "" {
		checked = o.Checked
	}
	a.source("source", o.Source)
	return a.mark("mark", o.Mark), a.date("checked", checked)
}

// both asks for a text in both languages.
func (a at) both(field, nl, en string) (string, string) {
	return a.need(field+"nl", nl), a.need(field+"en", en)
}

type lawFile struct {
	Version string `toml:"version"`
	Checked string `toml:"checked"`
	Mark    []struct {
		ID         string `toml:"id"`
		Confidence string `toml:"confidence"`
		NL         string `toml:"nl"`
		EN         string `toml:"en"`
	} `toml:"mark"`
	Milestone []struct {
		ID string `toml:"id"`
		On string `toml:"on"`
		NL string `toml:"nl"`
		EN string `toml:"en"`
		origin
	} `toml:"milestone"`
	Term []struct {
		ID        string `toml:"id"`
		Years     int    `toml:"years"`
		Months    int    `toml:"months"`
		Days      int    `toml:"days"`
		Hours     int    `toml:"hours"`
		Provision string `toml:"provision"`
		NL        string `toml:"nl"`
		EN        string `toml:"en"`
		origin
	} `toml:"term"`
	Amount []struct {
		ID        string `toml:"id"`
		EUR       int64  `toml:"eur"`
		Permille  int    `toml:"permille"`
		Count     int    `toml:"count"`
		AtLeast   bool   `toml:"at_least"`
		Provision string `toml:"provision"`
		NL        string `toml:"nl"`
		EN        string `toml:"en"`
		origin
	} `toml:"amount"`
	Measure []struct {
		Letter     string   `toml:"letter"`
		NameNL     string   `toml:"name_nl"`
		NameEN     string   `toml:"name_en"`
		Cbb        []string `toml:"cbb"`
		CbbMark    string   `toml:"cbb_mark"`
		EvidenceNL string   `toml:"evidence_nl"`
		EvidenceEN string   `toml:"evidence_en"`
		origin
	} `toml:"measure"`
}

// readLaw reads law.toml and takes the marks from it, which all else uses.
func (l *loader) readLaw(f *lawFile) {
	a := at{l, "law.toml", "file"}
	l.law.Version = a.need("version", f.Version)
	l.law.CheckedOn = a.date("checked", f.Checked)
	seen := map[string]bool{}
	for _, x := range f.Mark {
		a := at{l, "law.toml", "mark " + x.ID}
		a.need("id", x.ID)
		a.once(seen, x.ID)
		m := model.MarkInfo{ID: x.ID, Confidence: model.Confidence(
			a.oneOf("confidence", x.Confidence, "verified", "secondary", "unsure", "known"))}
		m.TextNL, m.TextEN = a.both("", x.NL, x.EN)
		l.marks[x.ID] = m.Confidence
		l.law.Marks = append(l.law.Marks, m)
	}
}

// addLaw turns the rest of law.toml into the law.
func (l *loader) addLaw(f *lawFile) {
	seen := map[string]bool{}
	for _, x := range f.Milestone {
		a := at{l, "law.toml", "milestone " + x.ID}
		a.once(seen, a.need("id", x.ID))
		m := model.Milestone{ID: x.ID, On: a.date("on", x.On), Source: x.Source, Mark: x.Mark}
		m.TextNL, m.TextEN = a.both("", x.NL, x.EN)
		m.Confidence, m.CheckedOn = a.sure(x.origin, f.Checked)
		l.law.Milestones = append(l.law.Milestones, m)
	}
	for _, x := range f.Term {
		a := at{l, "law.toml", "term " + x.ID}
		a.once(l.terms, a.need("id", x.ID))
		units := 0
		for _, n := range []int{x.Years, x.Months, x.Days, x.Hours} {
			if n > 0 {
				units++
			} else if n < 0 {
				a.bad("a term cannot run backwards")
			}
		}
		if units != 1 {
			a.bad("%d units, want one", units)
		}
		if x.Provision != "" {
			a.rule(x.Provision)
		}
		t := model.Term{ID: x.ID, Years: x.Years, Months: x.Months, Days: x.Days, Hours: x.Hours,
			Provision: x.Provision, Source: x.Source, Mark: x.Mark}
		t.TextNL, t.TextEN = a.both("", x.NL, x.EN)
		t.Confidence, t.CheckedOn = a.sure(x.origin, f.Checked)
		l.law.Terms = append(l.law.Terms, t)
	}
	seen = map[string]bool{}
	for _, x := range f.Amount {
		a := at{l, "law.toml", "amount " + x.ID}
		a.once(seen, a.need("id", x.ID))
		if (x.EUR > 0) == (x.Count > 0) || x.EUR < 0 || x.Count < 0 || x.Permille < 0 {
			a.bad("want a sum or a number")
		}
		m := model.Amount{ID: x.ID, EUR: x.EUR, Permille: x.Permille, Count: x.Count, AtLeast: x.AtLeast,
			Provision: a.rule(x.Provision), Source: x.Source, Mark: x.Mark}
		m.TextNL, m.TextEN = a.both("", x.NL, x.EN)
		m.Confidence, m.CheckedOn = a.sure(x.origin, f.Checked)
		l.law.Amounts = append(l.law.Amounts, m)
	}
	for i, x := range f.Measure {
		a := at{l, "law.toml", "measure " + x.Letter}
		if i > 9 || x.Letter != "abcdefghij"[i:i+1] {
			a.bad("measures are not a to j in order")
		}
		m := model.Measure{Letter: x.Letter, Provision: a.rule("cbw-21-3-" + x.Letter),
			CbbArticles: x.Cbb, CbbConfidence: a.mark("cbb_mark", x.CbbMark), Source: x.Source, Mark: x.Mark}
		m.NameNL, m.NameEN = a.both("name_", x.NameNL, x.NameEN)
		m.EvidenceNL, m.EvidenceEN = a.both("evidence_", x.EvidenceNL, x.EvidenceEN)
		m.Confidence, m.CheckedOn = a.sure(x.origin, f.Checked)
		if len(x.Cbb) == 0 {
			a.bad("cbb is empty")
		}
		for _, id := range x.Cbb {
			a.rule(id)
		}
		l.law.Measures = append(l.law.Measures, m)
	}
}
