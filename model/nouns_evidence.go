package model

func evidenceColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "type", Width: 14, Min: 8, Priority: 6},
		{Key: "added_on", Width: 11, Min: 11, Priority: 7},
		{Key: "expires_on", Width: 11, Min: 11, Priority: 3},
		{Key: "file", Width: 22, Min: 10, Priority: 8},
		{Key: "size", Width: 10, Min: 6, Priority: 10, Right: true},
		{Key: "tlp", Width: 13, Min: 7, Priority: 9},
		{Key: "privileged", Width: 5, Min: 3, Priority: 5},
		{Key: "sha256"},
		{Key: "state", Width: 15, Min: 9, Priority: 4},
	}
}

func listEvidence(s State, day Date) ([]Row, error) {
	norm, _ := NormOn(s.Whole(), NormEvidence, day)
	var out []Row
	for _, r := range s.Rows(KindEvidence, "title", "type", "added_on", "expires_on", "file", "size", "tlp", "privileged", "blob") {
		id, until := r[0].(string), colDate(r[4])
		state, st, _ := evidenceOn(norm, until, day)
		out = append(out, row(KindEvidence, id, st, id, colText(r[1]), colText(r[2]), colDate(r[3]), until, colText(r[5]), colInt(r[6]),
			optional[TLP](r[7]), colInt(r[8]) == 1, colText(r[9]), state))
	}
	return out, nil
}

func headEvidence(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.follow.head.evidence_met"}, counted{Attention, "screen.follow.head.ending"}, counted{Gap, "screen.follow.head.lapsed"})
}
