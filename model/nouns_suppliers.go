package model

func supplierColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "name", Width: 26, Min: 16, Priority: 2, Grow: true},
		{Key: "service", Width: 28, Min: 14, Priority: 4},
		{Key: "nen7510_until", Width: 11, Min: 11, Priority: 5},
		{Key: "iso27001_until", Width: 11, Min: 11, Priority: 6},
		{Key: "assessed_on", Width: 11, Min: 11, Priority: 7},
		{Key: "owner", Width: 18, Min: 10, Priority: 8},
		{Key: "proof", Width: 12, Min: 9, Priority: 3},
	}
}

func listSuppliers(s State, day Date) ([]Row, error) {
	who := names(s)
	var out []Row
	for _, r := range s.Rows(KindSupplier, "name", "service", "nen7510_until", "iso27001_until", "assessed_on", "owner") {
		id := r[0].(string)
		proof := proofOf(day, colDate(r[3]), colDate(r[4]))
		out = append(out, row(KindSupplier, id, proof.Status(), id, colText(r[1]), colText(r[2]),
			colDate(r[3]), colDate(r[4]), colDate(r[5]), who[colText(r[6])], proof))
	}
	return out, nil
}

func headSuppliers(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.follow.head.suppliers_met"}, counted{Attention, "screen.follow.head.ending"}, counted{Gap, "screen.follow.head.suppliers_gap"})
}

func riskColumns() []Column {
	return []Column{
		{Key: "id", Width: 11, Min: 11, Priority: 4},
		{Key: "title", Width: 36, Min: 18, Priority: 1, Grow: true},
		{Key: "owner", Width: 20, Min: 10, Priority: 7},
		{Key: "on", Width: 11, Min: 11, Priority: 6},
		{Key: "expires_on", Width: 11, Min: 11, Priority: 3},
		{Key: "state", Width: 15, Min: 9, Priority: 2},
		{Key: "decided_by", Width: 10, Min: 10, Priority: 5},
	}
}

// listRisks lists the risks accepted by a day. An acceptance without a last
// day stands until somebody looks at it again, which nobody must: attention.
func listRisks(s State, day Date) ([]Row, error) {
	who := names(s)
	var out []Row
	for _, r := range s.Rows(KindRiskAcceptance, "title", "owner", "on", "expires_on", "decided_by") {
		if colDate(r[3]).After(day) {
			continue
		}
		id, state := r[0].(string), expiryOn(colDate(r[4]), day)
		st := state.Status()
		if state == ExpiryNone {
			st = Attention
		}
		out = append(out, row(KindRiskAcceptance, id, st, id, colText(r[1]), who[colText(r[2])], colDate(r[3]), colDate(r[4]), state, colText(r[5])))
	}
	return out, nil
}

func headRisks(_ State, _ Date, rows []Row) []Block {
	return countHead(rows, counted{Met, "screen.follow.head.risks_met"}, counted{Attention, "screen.follow.head.risks_ending"}, counted{Gap, "screen.follow.head.lapsed"})
}
