package model

// DutyDoc writes a judged duty as a page: the rule with its source and how
// sure it is, why it stands as it stands, every part with its proof, what is
// missing, and what would mend it.
func DutyDoc(d DutyResult) Doc {
	b := docBuilder{}
	b.add(Block{Kind: BlockStatus, Status: d.Status, Value: said(d.Summary, d.Note)})
	if len(d.Parts) == 0 { // with parts, each tells its own
		b.section("screen.duty.reasons", d.Reasons)
	}
	b.rule(d)
	b.missing(d)
	b.parts(d.Parts)
	b.mends(d)
	b.proofs("screen.duty.explanation", d.Explained)
	b.sources(d)
	return Doc{Ref: Ref{Kind: KindDuty, ID: d.ID}, Title: d.Title(), Blocks: b.blocks}
}

// Title is what the duty is called.
func (d DutyResult) Title() Message { return bilingual(d.Text.TitleNL, d.Text.TitleEN) }

// said drops what is empty.
func said(ms ...Message) []Message {
	var out []Message
	for _, m := range ms {
		if !m.IsZero() {
			out = append(out, m)
		}
	}
	return out
}

type docBuilder struct{ blocks []Block }

func (b *docBuilder) add(x Block) { b.blocks = append(b.blocks, x) }

func (b *docBuilder) heading(key string) { b.add(Block{Kind: BlockHeading, Label: Msg(key)}) }

func (b *docBuilder) section(key string, texts []Message) {
	if len(texts) == 0 {
		return
	}
	b.heading(key)
	for _, m := range texts {
		b.add(Block{Kind: BlockText, Value: m})
	}
}

func (b *docBuilder) field(label Message, v any) {
	b.add(Block{Kind: BlockField, Label: label, Value: v})
}

// rule says what is asked and where that stands.
func (b *docBuilder) rule(d DutyResult) {
	t := d.Text
	b.section("screen.duty.rule", said(bilingual(t.ExplainNL, t.ExplainEN)))
	b.field(Msg("screen.duty.citation"), []Message{bilingual(t.CitationNL, t.CitationEN), Msg("word." + t.Kind.WordKey())})
	b.field(Msg("screen.duty.addressee"), t.Addressee)
}

// missing repeats what lacks when it would drown among what is there.
func (b *docBuilder) missing(d DutyResult) {
	var lack []DutyPart
	for _, p := range d.Parts {
		if p.Status == Gap || p.Status == Attention {
			lack = append(lack, p)
		}
	}
	const many = 4
	if len(lack) == 0 || len(lack) == len(d.Parts) || len(d.Parts) < many {
		return
	}
	b.heading("screen.duty.missing")
	for _, p := range lack {
		b.part(p)
	}
}

func (b *docBuilder) parts(parts []DutyPart) {
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

func (b *docBuilder) part(p DutyPart) {
	value := said(p.Note)
	switch {
	case !p.Also.IsZero():
		value = append(value, Msg("duty.two_readings", "On", p.Due, "Also", p.Also))
	case !p.Due.IsZero() && p.Note.Args["On"] != p.Due: // said once is enough
		value = append(value, Msg("screen.duty.due", "On", p.Due))
	}
	b.add(Block{Kind: BlockStatus, Status: p.Status, Label: p.Label, Value: value})
}

// proof is a link to the record and, where there is one, to the decision
// behind it.
func (b *docBuilder) proof(p Proof) {
	what := said(Literal(p.Title))
	if p.Title == "" {
		what = nil
	}
	switch {
	case p.On.IsZero():
	case p.Ref.Kind == KindAction:
		what = append(what, Msg("screen.duty.action_due", "On", p.On))
	default:
		what = append(what, Msg("screen.duty.on", "On", p.On))
	}
	b.add(Block{Kind: BlockLink, Ref: p.Ref, Value: what})
	if !p.Decision.IsZero() && p.Decision.ID != p.Ref.ID {
		b.add(Block{Kind: BlockLink, Ref: p.Decision, Label: Msg("screen.duty.decision")})
	}
}

// mends names the open actions; that there is none is worth saying where
// something is missing.
func (b *docBuilder) mends(d DutyResult) {
	if len(d.Mends) == 0 && (d.Status == Gap || d.Status == Attention) {
		b.section("screen.duty.mends", []Message{Msg("screen.duty.no_action")})
	}
	b.proofs("screen.duty.mends", d.Mends)
}

func (b *docBuilder) proofs(key string, ps []Proof) {
	if len(ps) == 0 {
		return
	}
	b.heading(key)
	for _, p := range ps {
		b.proof(p)
	}
}

// sources gives the provisions in our own words, each with its source, date
// and confidence, and the official aids.
func (b *docBuilder) sources(d DutyResult) {
	b.heading("screen.duty.source_label")
	for _, p := range d.Provisions {
		b.field(Literal(p.Article), []Message{bilingual(p.TextNL, p.TextEN),
			Msg("screen.duty.source", "Source", p.Source, "Mark", p.Mark, "Confidence", p.Confidence, "On", p.CheckedOn)})
	}
	if len(d.Provisions) == 0 {
		t := d.Text
		b.field(bilingual(t.CitationNL, t.CitationEN), Msg("screen.duty.source", "Source", t.Source, "Mark", t.Mark, "Confidence", t.Confidence, "On", t.CheckedOn))
	}
	for _, s := range d.Sources {
		b.field(Literal(s.Key), Literal(s.Title+" · "+s.Where))
	}
	for _, a := range d.Aids {
		b.field(Msg("screen.doc.aid"), Msg("screen.doc.aid_at", "Name", bilingual(a.NameNL, a.NameEN), "Publisher", a.Publisher, "Where", a.Where, "Mark", a.Mark))
	}
}

// ground fills in what the catalogue says behind a duty.
func (d *DutyResult) ground(law *Law) {
	keys := []string{d.Text.Source}
	for _, id := range d.Text.Provisions {
		if p, ok := law.Provision(id); ok {
			d.Provisions = append(d.Provisions, p)
			keys = append(keys, p.Source)
		}
	}
	d.Aids = law.AidsFor(d.ID)
	seen := map[string]bool{}
	for _, k := range keys {
		if s, ok := law.Source(k); ok && !seen[k] {
			seen[k] = true
			d.Sources = append(d.Sources, s)
		}
	}
}
