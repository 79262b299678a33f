package model

import (
	"cmp"
	"slices"
	"strings"
)

// threatReport is the page of an edition: whose, of when, how far the judging
// is, and every threat with its verdict beside that of the year before.
func (w *pageWriter) threatReport(r *ThreatReport) {
	w.skip("title", "tlp", "closed_on")
	w.fields("publisher", "year", "published_on")
	w.source(r.Source, r.Mark)
	w.sourceLabel(r.TLPOriginal, r.TLP)
	items := Find[*ThreatItem](w.s, "report", r.ID)
	slices.SortStableFunc(items, func(a, b *ThreatItem) int { return cmp.Compare(a.Nr, b.Nr) })
	of := verdicts(w.s, w.day)
	w.part("screen.lesson.progress", func() { w.progress(r) })
	w.part("screen.lesson.items", func() {
		ed := readEditions(w.s)
		for _, it := range items {
			last, _ := ed.lastYear(it.ID, of)
			w.threatLine(it, of[it.ID], last)
		}
	})
}

// progress tells how many threats are judged, and when the edition was closed
// or what keeps it open.
func (w *pageWriter) progress(r *ThreatReport) {
	j := judgingOn(w.s, w.day)[r.ID]
	label := Msg("screen.lesson.judged_of", "N", j.judged, "Of", j.total)
	switch {
	case j.total == 0:
		w.signed(Attention, "screen.lesson.word_empty", Msg("screen.lesson.no_items"), nil, Ref{})
	case !j.complete():
		w.signed(Attention, "screen.lesson.word_open", label, Msg("screen.lesson.keeps_open", "N", j.total-j.judged), Ref{})
		w.judgeBy(r)
	case r.ClosedOn.IsZero() || r.ClosedOn.After(w.day):
		w.signed(Met, "screen.lesson.word_judged", label, Msg("screen.lesson.not_closed"), Ref{})
	default:
		w.signed(Met, "screen.lesson.word_closed", label, Msg("screen.lesson.closed_on", "On", r.ClosedOn), Ref{})
	}
}

// judgeBy tells by when the board's own norm wants the verdicts.
func (w *pageWriter) judgeBy(r *ThreatReport) {
	judged := w.s.Whole()
	n, ok := NormOn(judged, NormThreats, w.day)
	if !ok || r.PublishedOn.IsZero() {
		return
	}
	if set, ok := Get[*Decision](judged, n.DecidedBy); ok {
		p := threatPart(judged, r, n, set, w.day)
		w.say(Msg("screen.lesson.judge_by"), Msg("screen.follow.on_due", "On", p.Due, "How", dueWords(p.Due, w.day)), Ref{Kind: KindNorm, ID: n.ID})
	}
}

// threatLine is a threat in its edition.
func (w *pageWriter) threatLine(it *ThreatItem, v verdict, last Message) {
	label := Literal(it.Title)
	if it.Nr > 0 {
		label = Msg("screen.lesson.numbered", "Nr", it.Nr, "Title", it.Title)
	}
	if v.review == "" {
		w.signed(Attention, "word.lesson.unjudged", label, last, RefTo(it))
		return
	}
	w.signed(Met, "word.lesson.judged", label, Msg("screen.lesson.beside", "Verdict", v.said(), "Last", last), RefTo(it))
}

// threatItem is the page of one threat.
func (w *pageWriter) threatItem(it *ThreatItem) {
	w.skip("title", "report")
	if rep, ok := Get[*ThreatReport](w.s, it.Report); ok {
		w.say(fieldLabel(KindThreatItem, "report"), cited(w.s, rep), Ref{Kind: KindThreatReport, ID: rep.ID})
		w.say(fieldLabel(KindThreatReport, "publisher"), rep.Publisher, Ref{})
	}
	w.fields("nr", "page", "level", "trend")
	w.source("", it.Mark)
	w.judgement(it.ID)
	w.part("screen.lesson.last_year", func() { w.yearBefore(it.ID) })
}

// yearBefore tells what was judged of the comparable threat of the edition
// before, and that there is none where names do not match.
func (w *pageWriter) yearBefore(item string) {
	said, prior := readEditions(w.s).lastYear(item, verdicts(w.s, w.day))
	if prior == "" {
		w.prose(said)
		return
	}
	w.say(Msg("screen.lesson.last_label"), said, Ref{Kind: KindThreatItem, ID: prior})
	if rs := reviewsOf(w.s, prior, w.day); len(rs) > 0 {
		w.say(fieldLabel(KindReview, "why"), rs[0].Why, Ref{Kind: KindReview, ID: rs[0].ID})
	}
}

// sourceLabel tells how the source itself worded its label, where that says
// more than ours.
func (w *pageWriter) sourceLabel(original string, t TLP) {
	w.skip("tlp", "tlp_original")
	if original != "" && original != string(t) {
		w.say(fieldLabel(w.r.Kind(), "tlp_original"), original, Ref{})
	}
}

// source tells where something comes from and how sure that is. Keys and marks
// of the catalogue are put in words; what somebody typed stays as it is.
func (w *pageWriter) source(source, mark string) {
	w.skip("source", "mark")
	if src, ok := w.s.Law().Source(source); ok {
		source = src.Title
		if src.Where != "" {
			source += " · " + src.Where
		}
	}
	if source != "" {
		w.say(fieldLabel(w.r.Kind(), "source"), source, Ref{})
	}
	letter, more, _ := strings.Cut(mark, ": ")
	said := said(Literal(mark))
	if m, ok := w.s.Law().Mark(letter); ok {
		said = []Message{bilingual(m.TextNL, m.TextEN)}
		if more != "" {
			said = append(said, Literal(more))
		}
	}
	if mark != "" {
		w.say(fieldLabel(w.r.Kind(), "mark"), parts(said), Ref{})
	}
}
