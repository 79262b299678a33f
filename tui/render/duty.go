package render

import "github.com/rekenschap/rekenschap/model"

// KindDuty marks a reference to a duty. A duty is a rule, not a record, but
// it opens like one.
const KindDuty model.Kind = "duty"

// Pick chooses between the languages of the catalogue of the law.
type Pick func(nl, en string) string

// DutyDoc writes a judged duty as a page: the rule, why it stands as it
// stands, every part with its proof, what is missing and what mends it.
func DutyDoc(pick Pick, d model.DutyResult) model.Doc {
	doc := model.Doc{
		Ref:   model.Ref{Kind: KindDuty, ID: d.ID},
		Title: model.Literal(pick(d.Text.TitleNL, d.Text.TitleEN)),
	}
	b := builder{}
	b.add(model.Block{Kind: model.BlockStatus, Status: d.Status, Value: facts(d.Summary, d.Note)})
	if len(d.Reasons) > 0 && len(d.Parts) == 0 { // with parts, each tells its own
		b.heading("screen.duty.reasons")
		for _, r := range d.Reasons {
			b.text(r)
		}
	}
	b.rule(pick, d.Text)
	b.missing(d)
	b.parts(d.Parts)
	b.mends(d)
	b.links("screen.duty.explanation", d.Explained)
	doc.Blocks = b.blocks
	return doc
}

func facts(ms ...model.Message) []model.Message {
	var out []model.Message
	for _, m := range ms {
		if !m.IsZero() {
			out = append(out, m)
		}
	}
	return out
}

type builder struct{ blocks []model.Block }

func (b *builder) add(x model.Block) { b.blocks = append(b.blocks, x) }

func (b *builder) heading(key string) {
	b.add(model.Block{Kind: model.BlockHeading, Label: model.Msg(key)})
}

func (b *builder) text(m model.Message) {
	if m.Key == model.LiteralKey && m.Args["Text"] == "" || m.IsZero() {
		return
	}
	b.add(model.Block{Kind: model.BlockText, Value: m})
}

func (b *builder) field(key string, v any) {
	if s, ok := v.(string); ok && s == "" {
		return
	}
	b.add(model.Block{Kind: model.BlockField, Label: model.Msg(key), Value: v})
}

// rule says what is asked, where that stands and how sure it is.
func (b *builder) rule(pick Pick, t model.DutyText) {
	b.heading("screen.duty.rule")
	b.text(model.Literal(pick(t.ExplainNL, t.ExplainEN)))
	b.field("screen.duty.citation", []model.Message{
		model.Literal(pick(t.CitationNL, t.CitationEN)), model.Msg("word." + t.Kind.WordKey())})
	b.field("screen.duty.addressee", t.Addressee)
	source := []model.Message{model.Literal(t.Source), model.Msg("word." + t.Confidence.WordKey())}
	if !t.CheckedOn.IsZero() {
		source = append(source, model.Msg("screen.duty.checked", "On", t.CheckedOn))
	}
	b.field("screen.duty.source_label", source)
}

// missing repeats what lacks when it would drown among what is there.
func (b *builder) missing(d model.DutyResult) {
	var lack []model.DutyPart
	for _, p := range d.Parts {
		if p.Status == model.Gap || p.Status == model.Attention {
			lack = append(lack, p)
		}
	}
	if len(lack) == 0 || len(lack) == len(d.Parts) {
		return
	}
	b.heading("screen.duty.missing")
	for _, p := range lack {
		b.part(p)
	}
}

func (b *builder) parts(parts []model.DutyPart) {
	if len(parts) == 0 {
		return
	}
	b.heading("screen.duty.parts")
	for _, p := range parts {
		b.part(p)
		for _, pr := range p.Proof {
			b.proof(pr)
		}
	}
}

func (b *builder) part(p model.DutyPart) {
	value := facts(p.Note)
	switch {
	case !p.Also.IsZero():
		value = append(value, model.Msg("duty.two_readings", "On", p.Due, "Also", p.Also))
	case !p.Due.IsZero() && p.Note.Args["On"] != p.Due: // said once is enough
		value = append(value, model.Msg("screen.duty.due", "On", p.Due))
	}
	b.add(model.Block{Kind: model.BlockStatus, Status: p.Status, Label: p.Label, Value: value})
}

// proof is a link to the record and, where there is one, to the decision
// behind it.
func (b *builder) proof(p model.Proof) {
	what := []model.Message{model.Literal(p.Title)}
	if !p.On.IsZero() {
		what = append(what, model.Msg("screen.duty.on", "On", p.On))
	}
	b.add(model.Block{Kind: model.BlockLink, Ref: p.Ref, Value: what})
	if !p.Decision.IsZero() && p.Decision.ID != p.Ref.ID {
		b.add(model.Block{Kind: model.BlockLink, Ref: p.Decision, Label: model.Msg("screen.duty.decision")})
	}
}

// mends names the open actions; that there is none is worth saying where
// something is missing.
func (b *builder) mends(d model.DutyResult) {
	if len(d.Mends) > 0 {
		b.links("screen.duty.mends", d.Mends)
		return
	}
	if d.Status == model.Gap || d.Status == model.Attention {
		b.heading("screen.duty.mends")
		b.text(model.Msg("screen.duty.no_action"))
	}
}

func (b *builder) links(key string, refs []model.Ref) {
	if len(refs) == 0 {
		return
	}
	b.heading(key)
	for _, r := range refs {
		b.add(model.Block{Kind: model.BlockLink, Ref: r})
	}
}

// SoonDoc writes a line of what comes first as a page.
func SoonDoc(u model.Upcoming) model.Doc {
	b := builder{}
	b.field("screen.overview.due", u.Due)
	b.field("screen.overview.time", u.Time)
	b.links("screen.record.links", []model.Ref{u.Ref})
	return model.Doc{Ref: u.Ref, Title: model.Literal(u.Title), Blocks: b.blocks}
}
