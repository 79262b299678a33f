package exchange

import "github.com/rekenschap/rekenschap/model"

// List is a sort of list that can be read in.
type List struct {
	Name  string // of the verb: decisions
	Verb  model.Verb
	Files bool // its lines can name files to be kept
	Read  func(Input) (model.Importer, []Warning, error)
}

// Lists are all that can be read, in the order in which a new organisation
// needs them.
func Lists() []List {
	return []List{
		as("people", false, peopleList, func(l listed[model.PersonRow]) model.Importer {
			return model.ImportPeople{Rows: l.rows, Headers: l.headers}
		}),
		as("vvt", false, controlList, func(l listed[model.ControlRow]) model.Importer {
			return model.ImportControls{Rows: l.rows, Headers: l.headers}
		}),
		as("decisions", true, decisionList, func(l listed[model.DecisionRow]) model.Importer {
			return model.ImportDecisions{Rows: l.rows, Headers: l.headers}
		}),
		as("policies", true, policyList, func(l listed[model.PolicyRow]) model.Importer {
			return model.ImportPolicies{Rows: l.rows, Headers: l.headers}
		}),
		as("trainings", true, trainingList, func(l listed[model.TrainingRow]) model.Importer {
			return model.ImportTrainings{Rows: l.rows, Headers: l.headers}
		}),
		as("actions", false, actionList, func(l listed[model.ActionRow]) model.Importer {
			return model.ImportActions{Rows: l.rows, Headers: l.headers}
		}),
		as("suppliers", false, supplierList, func(l listed[model.SupplierRow]) model.Importer {
			return model.ImportSuppliers{Rows: l.rows, Headers: l.headers}
		}),
	}
}

// as makes a sort of list that ends in a command.
func as[R any](name string, files bool, sort func() list[R], command func(listed[R]) model.Importer) List {
	return List{name, command(listed[R]{}).Verb(), files, func(in Input) (model.Importer, []Warning, error) {
		l, err := sort().read(in)
		return command(l), l.warnings, err
	}}
}
