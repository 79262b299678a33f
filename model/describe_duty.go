package model

// describeDuty writes a duty as a page: the rule, its citation with source and
// confidence, every part with its proof, and the action that would mend it.
func describeDuty(s State, id string, day Date) (Doc, error) {
	r, ok := DutyByID(s, id, day)
	if !ok {
		return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", id)
	}
	t := r.Text
	d := Doc{Ref: Ref{Kind: KindDuty, ID: id}, Title: bilingual(t.TitleNL, t.TitleEN),
		Lead: Msg("screen.doc.duty", "Citation", bilingual(t.CitationNL, t.CitationEN), "Kind", t.Kind, "Addressee", t.Addressee)}
	d.Blocks = append(d.Blocks, Block{Kind: BlockStatus, Status: r.Status, Label: r.Summary, Value: r.Note})
	if !r.Due.IsZero() {
		d.Blocks = append(d.Blocks, Block{Kind: BlockField, Label: Msg("column.due"), Value: r.Due})
	}
	d.Blocks = append(d.Blocks, Block{Kind: BlockText, Value: bilingual(t.ExplainNL, t.ExplainEN)})
	d.Blocks = append(d.Blocks, provisionBlocks(s, t)...)
	d.Blocks = append(d.Blocks, partBlocks(s, r)...)
	for _, ref := range r.Mends {
		d.Blocks = append(d.Blocks, linkBlock(s, "link.mends", ref)...)
	}
	for _, ref := range r.Explained {
		d.Blocks = append(d.Blocks, linkBlock(s, "link.explained", ref)...)
	}
	return d, nil
}

func provisionBlocks(s State, t DutyText) []Block {
	var bs []Block
	for _, id := range t.Provisions {
		p, ok := s.Law().Provision(id)
		if !ok {
			continue
		}
		bs = append(bs, Block{Kind: BlockField, Label: Literal(p.Article),
			Value: Msg("screen.doc.provision", "Text", bilingual(p.TextNL, p.TextEN), "Source", p.Source, "Mark", p.Mark, "Confidence", p.Confidence)})
	}
	for _, a := range s.Law().AidsFor(t.ID) {
		bs = append(bs, Block{Kind: BlockField, Label: Msg("screen.doc.aid"),
			Value: Msg("screen.doc.aid_at", "Name", bilingual(a.NameNL, a.NameEN), "Publisher", a.Publisher, "Where", a.Where, "Mark", a.Mark)})
	}
	return bs
}

func partBlocks(s State, r DutyResult) []Block {
	var bs []Block
	if len(r.Parts) > 0 {
		bs = append(bs, Block{Kind: BlockHeading, Label: Msg("screen.doc.parts")})
	}
	for _, p := range r.Parts {
		bs = append(bs, Block{Kind: BlockStatus, Status: p.Status, Label: p.Label, Value: p.Note})
		for _, pr := range p.Proof {
			value := Msg("screen.doc.proof", "ID", pr.Ref.ID, "Title", pr.Title, "On", pr.On)
			bs = append(bs, Block{Kind: BlockLink, Label: Msg("link.shown_by"), Value: value, Ref: pr.Ref})
			if !pr.Decision.IsZero() {
				bs = append(bs, linkBlock(s, "link.decision", pr.Decision)...)
			}
		}
	}
	return bs
}
