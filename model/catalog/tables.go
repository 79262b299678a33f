package catalog

import (
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
)

// table reads a CSV file whose header is exactly as given.
func (l *loader) table(file, header string) [][]string {
	a := at{l, file, "file"}
	f, err := l.fsys.Open(file)
	if err != nil {
		a.bad("%v", err)
		return nil
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll() // refuses rows of another length
	if err != nil {
		a.bad("%v", err)
		return nil
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != header {
		a.bad("header is not %s", header)
		return nil
	}
	return rows[1:]
}

func (l *loader) readSources() {
	for _, r := range l.table("sources.csv", "key,title,where,read,checked") {
		a := at{l, "sources.csv", r[0]}
		a.need("key", r[0])
		a.once(l.sources, r[0])
		l.law.Sources = append(l.law.Sources, model.Source{
			Key: r[0], Title: a.need("title", r[1]), Where: a.need("where", r[2]),
			Read: a.oneOf("read", r[3], "whole", "part", "none"), CheckedOn: a.date("checked", r[4]),
		})
	}
}

func (l *loader) readProvisions() {
	const header = "id,article,text_nl,text_en,source,mark,checked,in_force,repealed"
	for _, r := range l.table("provisions.csv", header) {
		a := at{l, "provisions.csv", r[0]}
		a.need("id", r[0])
		a.once(l.rules, r[0])
		p := model.Provision{
			ID: r[0], Article: a.need("article", r[1]),
			TextNL: a.need("text_nl", r[2]), TextEN: a.need("text_en", r[3]),
			Source: a.source("source", r[4]), Mark: r[5], Confidence: a.mark("mark", r[5]),
			CheckedOn: a.date("checked", r[6]), InForce: a.date("in_force", r[7]),
			Repealed: a.mayDate("repealed", r[8]),
		}
		if !p.Repealed.IsZero() && !p.InForce.Before(p.Repealed) {
			a.bad("repealed %s, before it held (%s)", p.Repealed, p.InForce)
		}
		l.law.Provisions = append(l.law.Provisions, p)
	}
}

// themes by the chapter their numbers start with.
var themes = map[string]model.Theme{
	"5": model.ThemeOrganisational, "6": model.ThemePeople,
	"7": model.ThemePhysical, "8": model.ThemeTechnological,
}

func (l *loader) readControls() {
	const header = "nr,theme,label_nl,label_en,cbw,care,note_nl,note_en,basis,source,mark,checked"
	seen := map[string]bool{}
	for _, r := range l.table("controls.csv", header) {
		a := at{l, "controls.csv", r[0]}
		a.once(seen, r[0])
		chapter, _, _ := strings.Cut(r[0], ".")
		if string(themes[chapter]) != r[1] {
			a.bad("theme %q does not belong to chapter %s", r[1], chapter)
		}
		care := a.oneOf("care", r[5], "none", "guidance", "requirement", "only")
		c := model.ControlLabel{
			ID: "A-" + r[0], Nr: r[0], Theme: model.Theme(r[1]),
			LabelNL: a.need("label_nl", r[2]), LabelEN: a.need("label_en", r[3]),
			Care: care, CareSpecific: care == "requirement" || care == "only",
			NoteNL: a.need("note_nl", r[6]), NoteEN: a.need("note_en", r[7]),
			Basis: r[8], Source: a.source("source", r[9]),
			Mark: r[10], Confidence: a.mark("mark", r[10]), CheckedOn: a.date("checked", r[11]),
			CbwConfidence: model.ConfidenceSecondary,
		}
		if r[4] != "none" {
			c.Cbw = strings.Split(r[4], " ")
		}
		for i, letter := range c.Cbw {
			if len(letter) != 1 || letter < "a" || letter > "j" || i > 0 && letter <= c.Cbw[i-1] {
				a.bad("cbw: %q is not a rising list of letters a to j", r[4])
			}
		}
		if c.Basis == "R" {
			c.CbwConfidence = model.ConfidenceUnsure // nobody published it
		}
		if (c.Basis == "none") != (len(c.Cbw) == 0) || c.Basis != "none" && strings.Trim(c.Basis, "ADER") != "" {
			a.bad("basis %q does not fit letters %q", c.Basis, r[4])
		}
		l.law.Controls = append(l.law.Controls, c)
	}
}

func (l *loader) readIncidents() {
	const header = "nr,begin,when_nl,when_en,organisation_nl,organisation_en,what_nl,what_en," +
		"impact_nl,impact_en,lesson_nl,lesson_en,advice_from,edition,edition_mark,source,checked"
	seen := map[string]bool{}
	for _, r := range l.table("incidents.csv", header) {
		a := at{l, "incidents.csv", r[0]}
		a.once(seen, r[0])
		nr, err := strconv.Atoi(r[0])
		if err != nil {
			a.bad("nr: %v", err)
		}
		a.mark("edition_mark", r[14])
		x := model.ElsewhereIncident{
			Nr: nr, Begin: a.date("begin", r[1]),
			WhenNL: a.need("when_nl", r[2]), WhenEN: a.need("when_en", r[3]),
			OrganisationNL: a.need("organisation_nl", r[4]), OrganisationEN: a.need("organisation_en", r[5]),
			WhatNL: a.need("what_nl", r[6]), WhatEN: a.need("what_en", r[7]),
			ImpactNL: a.need("impact_nl", r[8]), ImpactEN: a.need("impact_en", r[9]),
			LessonNL: a.need("lesson_nl", r[10]), LessonEN: a.need("lesson_en", r[11]),
			EditionMark: r[14], Source: a.need("source", r[15]),
			Mark: a.weakest(r[15]), CheckedOn: a.date("checked", r[16]),
		}
		x.Confidence = a.mark("source", x.Mark)
		if r[12] != "none" {
			x.AdviceFrom = strings.Split(r[12], " ")
		}
		for _, from := range x.AdviceFrom {
			a.oneOf("advice_from", from, "zcert", "authority", "own")
		}
		if r[13] != "none" {
			x.Edition = r[13]
			if !l.editions[x.Edition] {
				a.bad("unknown edition %q", x.Edition)
			}
		}
		l.law.Incidents = append(l.law.Incidents, x)
	}
}

// weakest reads the marks that open the parts of a source, "[V] a; [S] b", and
// gives the one that says least: a story is as sure as its least sure part.
func (a at) weakest(source string) string {
	const order = "VSU"
	worst := -1
	for _, part := range strings.Split(source, "; ") {
		if len(part) > 2 && part[0] == '[' {
			i := strings.IndexByte(order, part[1])
			if i < 0 {
				a.bad("source: unknown mark in %q", part)
			}
			worst = max(worst, i)
		}
	}
	if worst < 0 {
		a.bad("source has no mark: %q", source)
		return ""
	}
	return order[worst : worst+1]
}
