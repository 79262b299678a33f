package exchange

import (
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// trainingColumns are those of a list of courses.
func trainingColumns() []column {
	return []column{
		{"title", true, []string{"titel", "title", "opleiding", "training", "cursus", "course"}},
		{"provider", true, []string{"aanbieder", "provider", "opleider", "instituut"}},
		{"first_day", true, []string{"eerste dag", "first day", "datum", "date", "begin", "start", "van"}},
		{"last_day", false, []string{"laatste dag", "last day", "einde", "end", "tot en met"}},
		{"minutes", false, []string{"duur", "duration", "minuten", "minutes", "duur in minuten", "duration in minutes"}},
		{"topics", false, []string{"onderwerpen", "topics", "onderwerp"}},
		{"language", false, []string{"taal", "language"}},
		{"independent", false, []string{"onafhankelijke docent", "independent trainer", "onafhankelijk", "independent"}},
		{"participants", false, []string{"deelnemers", "participants", "deelnemer", "participant", "naam", "name", "e mail", "email"}},
		{"completed", false, []string{"afgerond", "completed", "voltooid", "gevolgd"}},
		{"file", false, []string{"bestand certificaat", "certificate file", "certificaat", "certificate", "bestand", "file"}},
		{"issued_on", false, []string{"certificaat van", "certificate of", "afgegeven op", "issued on", "datum certificaat", "certificate date"}},
		{"states", false, []string{"certificaat vermeldt", "certificate states", "vermeldt", "states"}},
	}
}

// duration reads minutes. A number without a unit counts only under a header
// that says minutes: 4 could be hours.
func (r reader) duration(field string, units map[string]int) int {
	units[""] = 0
	if strings.Contains(fold(r.t.headers[field]), "minu") {
		units[""] = 1
	}
	return r.count(field, units)
}

// minutes are the units of a duration.
func minutes() map[string]int {
	return map[string]int{"min": 1, "minuut": 1, "minuten": 1, "minute": 1, "minutes": 1,
		"u": 60, "uur": 60, "uren": 60, "h": 60, "hour": 60, "hours": 60, "dagdeel": 240, "dagdelen": 240}
}

func languages() choice[string] {
	return choice[string]{
		words: words(map[string]string{"nl": "nl|nederlands|dutch", "en": "en|engels|english", "de": "de|duits|german", "fr": "fr|frans|french"}),
		shown: []string{"Nederlands", "Engels", "Duits", "Frans"},
	}
}

func answers() choice[model.Answer] {
	return choice[model.Answer]{
		words: words(map[model.Answer]string{model.AnswerYes: "ja|j|yes|y|true|waar", model.AnswerNo: "nee|n|no|false|onwaar"}),
		shown: []string{"ja", "nee"},
	}
}

func stated() choice[string] {
	return choice[string]{
		words: words(map[string]string{"name": "naam|name", "dates": "data|datum|dag|dagen|dates|date", "topics": "onderwerpen|onderwerp|topics",
			"provider": "aanbieder|opleider|provider", "language": "taal|language", "minutes": "duur|uren|minuten|duration|hours|minutes", all: "alles|alle|all|everything"}),
		shown: []string{"naam", "data", "onderwerpen", "aanbieder", "taal", "duur", "alles"},
	}
}

// all stands for every one of a set.
const all = "all"

// otherTopics are those beside the ten parts.
func otherTopics() choice[string] {
	return choice[string]{
		words: words(map[string]string{"risks": "risicos|risico s|soorten risico s|risks", "process": "proces|risicoproces|risicomanagement|process",
			"method": "methode|beoordelingsmethode|method", all: "alles|alle|all"}),
		shown: []string{"a", "t/m", "j", "risico's", "proces", "methode", "alle"},
	}
}

// topics reads the subjects of a course in the order of TopicCodes.
func (r reader) topics(field string, others choice[string]) []string {
	said := map[string]bool{}
	for _, s := range r.several(field, wordsApart) {
		code, other := others.words[fold(s)]
		letters, ok := lettersOf(s)
		switch {
		case other && code == all:
			return model.TopicCodes()
		case other:
			said[code] = true
		case ok:
			for _, l := range letters {
				said[string(l)] = true
			}
		default:
			r.bad(field, model.Msg("import.value.choice", "Text", model.Shorten(s), "Values", others.shown))
			return nil
		}
	}
	var out []string
	for _, t := range model.TopicCodes() {
		if said[t] {
			out = append(out, t)
		}
	}
	return out
}

func trainingList() list[model.TrainingRow] {
	units, langs, yes, says, others := minutes(), languages(), answers(), stated(), otherTopics()
	return list[model.TrainingRow]{trainingColumns(), func(r reader) (model.TrainingRow, bool) {
		r.require("title", "provider", "first_day")
		t := model.TrainingRow{Line: r.row.line, Title: r.text("title"), Provider: r.text("provider"), FirstDay: r.date("first_day"),
			LastDay: r.date("last_day"), Minutes: r.duration("minutes", units), Topics: r.topics("topics", others),
			Participants: r.several("participants", namesApart), File: r.file("file"), IssuedOn: r.date("issued_on"),
			States: manyOf(r, "states", says)}
		t.Language, _ = choose(r, "language", langs)
		t.Independent, _ = choose(r, "independent", yes)
		t.Completed, _ = choose(r, "completed", yes)
		for _, s := range t.States {
			if s == all {
				t.States = model.CertificateWords()
			}
		}
		return t, true
	}}
}
