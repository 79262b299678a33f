package model

func trainingColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "provider", Width: 22, Min: 12, Priority: 6},
		{Key: "first_day", Width: 11, Min: 11, Priority: 3},
		{Key: "last_day", Width: 11, Min: 11, Priority: 8},
		{Key: "minutes", Width: 7, Min: 5, Priority: 7, Right: true},
		{Key: "participants", Width: 10, Min: 4, Priority: 4, Right: true},
		{Key: "certificates", Width: 12, Min: 4, Priority: 5, Right: true},
	}
}

func listTrainings(s State, _ Date) ([]Row, error) {
	took, certs := tally(s, KindParticipation, "training"), tally(s, KindCertificate, "training")
	var out []Row
	for _, r := range s.Rows(KindTraining, "title", "provider", "first_day", "last_day", "minutes") {
		id := r[0].(string)
		out = append(out, row(KindTraining, id, "", id, colText(r[1]), colText(r[2]), colDate(r[3]), colDate(r[4]), colInt(r[5]), took[id], certs[id]))
	}
	return out, nil
}
