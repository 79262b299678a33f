package exchange

import "github.com/rekenschap/rekenschap/model"

// actionColumns are those of a list of actions.
func actionColumns() []column {
	return []column{
		{"text", true, []string{"actie", "action", "tekst", "omschrijving", "wat", "text", "description"}},
		{"owner", true, []string{"eigenaar", "owner", "wie", "actiehouder", "verantwoordelijke", "who", "responsible"}},
		{"due", true, []string{"uiterlijk", "due", "deadline", "einddatum", "voor", "wanneer", "due date"}},
		{"done_on", false, []string{"afgerond op", "done on", "gereed", "gereed op", "afgerond", "done"}},
		{"origin", false, []string{"herkomst", "origin", "uit", "bron", "besluit", "source"}},
		{"proof", false, []string{"bewijs", "proof", "vindplaats bewijs", "evidence"}},
		{"dropped", false, []string{"vervallen omdat", "dropped because", "vervallen", "reden vervallen", "dropped"}},
	}
}

func actionList() list[model.ActionRow] {
	return list[model.ActionRow]{actionColumns(), func(r reader) (model.ActionRow, bool) {
		r.require("text", "owner", "due")
		return model.ActionRow{Line: r.row.line, Text: r.text("text"), Owner: r.text("owner"), Due: r.date("due"),
			DoneOn: r.date("done_on"), Origin: r.said("origin"), Proof: r.said("proof"), Dropped: r.said("dropped")}, true
	}}
}

// supplierColumns are those of a list of suppliers.
func supplierColumns() []column {
	return []column{
		{"name", true, []string{"naam", "name", "leverancier", "supplier"}},
		{"service", true, []string{"dienst", "service", "levert"}},
		{"stops", false, []string{"zonder haar stopt", "stops without it", "welke zorg stopt", "zorg die stopt", "stops"}},
		{"data", false, []string{"gegevens", "data"}},
		{"agreement", false, []string{"overeenkomst", "agreement", "contract"}},
		{"nen7510_until", false, []string{"nen 7510 tot en met", "nen 7510 until", "nen 7510", "nen7510"}},
		{"iso27001_until", false, []string{"iso 27001 tot en met", "iso 27001 until", "iso 27001", "iso27001"}},
		{"fallback", false, []string{"terugval", "fallback", "noodprocedure"}},
		{"assessed_on", false, []string{"beoordeeld op", "assessed on", "laatst beoordeeld", "last assessed"}},
		{"owner", false, []string{"eigenaar", "owner", "verantwoordelijke", "responsible"}},
	}
}

func supplierList() list[model.SupplierRow] {
	return list[model.SupplierRow]{supplierColumns(), func(r reader) (model.SupplierRow, bool) {
		r.require("name", "service")
		return model.SupplierRow{Line: r.row.line, Name: r.text("name"), Service: r.text("service"), Stops: r.prose("stops"),
			Data: r.said("data"), Agreement: r.said("agreement"), NEN7510: r.date("nen7510_until"), ISO27001: r.date("iso27001_until"),
			Fallback: r.prose("fallback"), AssessedOn: r.date("assessed_on"), Owner: r.said("owner")}, true
	}}
}
