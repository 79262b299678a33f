package catalog

import (
	"unicode/utf8"

	"github.com/rekenschap/rekenschap/model"
)

// titleMax is what a title may measure: it stands in a screen of 80 columns.
const titleMax = 30

type dutyFile struct {
	Checked string `toml:"checked"`
	Duty    []struct {
		ID         string   `toml:"id"`
		TitleNL    string   `toml:"title_nl"`
		TitleEN    string   `toml:"title_en"`
		CitationNL string   `toml:"citation_nl"`
		CitationEN string   `toml:"citation_en"`
		Kind       string   `toml:"kind"`
		Addressee  string   `toml:"addressee"`
		Provisions []string `toml:"provisions"`
		Term       string   `toml:"term"`
		Tracked    *bool    `toml:"tracked"`
		ExplainNL  string   `toml:"explain_nl"`
		ExplainEN  string   `toml:"explain_en"`
		origin
	} `toml:"duty"`
}

func (l *loader) readDuties(f *dutyFile) {
	for _, x := range f.Duty {
		a := at{l, "duties.toml", x.ID}
		a.once(l.duties, a.need("id", x.ID))
		d := model.DutyText{ID: x.ID, Provisions: x.Provisions, Term: x.Term, Source: x.Source, Mark: x.Mark,
			Kind:      model.DutyKind(a.oneOf("kind", x.Kind, "law", "guidance", "own_norm")),
			Addressee: model.Addressee(a.oneOf("addressee", x.Addressee, "organisation", "director"))}
		d.TitleNL, d.TitleEN = a.both("title_", x.TitleNL, x.TitleEN)
		d.CitationNL, d.CitationEN = a.both("citation_", x.CitationNL, x.CitationEN)
		d.ExplainNL, d.ExplainEN = a.both("explain_", x.ExplainNL, x.ExplainEN)
		d.Confidence, d.CheckedOn = a.sure(x.origin, f.Checked)
		if utf8.RuneCountInString(x.TitleNL) > titleMax || utf8.RuneCountInString(x.TitleEN) > titleMax {
			a.bad("title is longer than %d characters", titleMax)
		}
		if x.Tracked == nil {
			a.bad("tracked is missing")
		} else {
			d.Tracked = *x.Tracked
		}
		if len(x.Provisions) == 0 && d.Kind != model.DutyOwnNorm {
			a.bad("rests on no provision")
		}
		for _, id := range x.Provisions {
			a.rule(id)
		}
		if x.Term != "" && !l.terms[x.Term] {
			a.bad("unknown term %q", x.Term)
		}
		l.law.Duties = append(l.law.Duties, d)
	}
}

type editionFile struct {
	Checked string `toml:"checked"`
	Edition []struct {
		ID          string `toml:"id"`
		Publisher   string `toml:"publisher"`
		TitleNL     string `toml:"title_nl"`
		TitleEN     string `toml:"title_en"`
		Year        int    `toml:"year"`
		Published   string `toml:"published"`
		PublishedNL string `toml:"published_nl"`
		PublishedEN string `toml:"published_en"`
		TLP         string `toml:"tlp"`
		NoteNL      string `toml:"note_nl"`
		NoteEN      string `toml:"note_en"`
		origin
	} `toml:"edition"`
	Item []struct {
		Edition     string `toml:"edition"`
		Nr          int    `toml:"nr"`
		NameNL      string `toml:"name_nl"`
		NameEN      string `toml:"name_en"`
		Level       string `toml:"level"`
		Trend       string `toml:"trend"`
		Page        int    `toml:"page"`
		LevelSource string `toml:"level_source"`
		LevelMark   string `toml:"level_mark"`
		origin
	} `toml:"item"`
}

func (l *loader) readEditions(f *editionFile) {
	const file = "editions.toml"
	for _, x := range f.Edition {
		a := at{l, file, "edition " + x.ID}
		a.once(l.editions, a.need("id", x.ID))
		if x.Year < 2000 || x.Year > 2100 {
			a.bad("year %d", x.Year)
		}
		e := model.Edition{ID: x.ID, Publisher: a.need("publisher", x.Publisher), YearCovered: x.Year,
			Published: a.mayDate("published", x.Published), Source: x.Source, Mark: x.Mark,
			TLP: a.oneOf("tlp", x.TLP, "unmarked", "clear", "green", "amber", "amber+strict", "red")}
		e.TitleNL, e.TitleEN = a.both("title_", x.TitleNL, x.TitleEN)
		e.PublishedTextNL, e.PublishedTextEN = a.both("published_", x.PublishedNL, x.PublishedEN)
		e.NoteNL, e.NoteEN = a.both("note_", x.NoteNL, x.NoteEN)
		e.Confidence, e.CheckedOn = a.sure(x.origin, f.Checked)
		l.law.Editions = append(l.law.Editions, e)
	}
	count := map[string]int{}
	for _, x := range f.Item {
		a := at{l, file, "item " + x.Edition + " " + x.NameEN}
		if !l.editions[x.Edition] {
			a.bad("unknown edition %q", x.Edition)
		}
		if count[x.Edition]++; x.Nr != count[x.Edition] {
			a.bad("nr %d, want %d", x.Nr, count[x.Edition])
		}
		if x.Page < 1 {
			a.bad("page %d", x.Page)
		}
		a.mark("level_mark", x.LevelMark)
		i := model.EditionItem{Edition: x.Edition, Nr: x.Nr, Page: x.Page,
			Level:  a.oneOf("level", x.Level, "low", "medium", "high", "unknown"),
			Trend:  a.oneOf("trend", x.Trend, "up", "same", "down", "unknown"),
			Source: x.Source, Mark: x.Mark,
			LevelSource: a.source("level_source", x.LevelSource), LevelMark: x.LevelMark}
		i.NameNL, i.NameEN = a.both("name_", x.NameNL, x.NameEN)
		i.Confidence, i.CheckedOn = a.sure(x.origin, f.Checked)
		l.law.Items = append(l.law.Items, i)
	}
}

type aidFile struct {
	Checked string `toml:"checked"`
	Aid     []struct {
		ID        string   `toml:"id"`
		Duties    []string `toml:"duties"`
		NameNL    string   `toml:"name_nl"`
		NameEN    string   `toml:"name_en"`
		Publisher string   `toml:"publisher"`
		Where     string   `toml:"where"`
		Retrieved *bool    `toml:"retrieved"`
		NoteNL    string   `toml:"note_nl"`
		NoteEN    string   `toml:"note_en"`
		origin
	} `toml:"aid"`
}

func (l *loader) readAids(f *aidFile) {
	seen := map[string]bool{}
	for _, x := range f.Aid {
		a := at{l, "aids.toml", x.ID}
		a.once(seen, a.need("id", x.ID))
		d := model.Aid{ID: x.ID, DutyIDs: x.Duties, Publisher: a.need("publisher", x.Publisher),
			Where: a.need("where", x.Where), Source: x.Source, Mark: x.Mark}
		d.NameNL, d.NameEN = a.both("name_", x.NameNL, x.NameEN)
		d.NoteNL, d.NoteEN = a.both("note_", x.NoteNL, x.NoteEN)
		d.Confidence, d.CheckedOn = a.sure(x.origin, f.Checked)
		if x.Retrieved == nil {
			a.bad("retrieved is missing")
		} else {
			d.Retrieved = *x.Retrieved
		}
		if len(x.Duties) == 0 {
			a.bad("helps with no duty")
		}
		for _, id := range x.Duties {
			if !l.duties[id] {
				a.bad("unknown duty %q", id)
			}
		}
		l.law.Aids = append(l.law.Aids, d)
	}
}
