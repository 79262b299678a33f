package model

// SupplierRow is one line of a list of suppliers.
type SupplierRow struct {
	Line       int // in the file, for messages
	Name       string
	Service    string
	Stops      string // what care stops without it
	Data       string
	Agreement  string
	NEN7510    Date // valid until
	ISO27001   Date // valid until
	Fallback   string
	AssessedOn Date
	Owner      string // an office, or somebody known
}

// ImportSuppliers brings suppliers in line with a list. A line is about the
// supplier of that name.
type ImportSuppliers struct {
	Rows    []SupplierRow
	Headers map[string]string // of the columns, by field
}

// Verb implements Command.
func (ImportSuppliers) Verb() Verb { return VerbImportSuppliers }

// Decide implements Command: everything, or one error with all that is wrong.
func (c ImportSuppliers) Decide(s State) ([]Change, error) { return c.plan(s).decide() }

// Preview implements Importer.
func (c ImportSuppliers) Preview(s State) []LineChange { return c.plan(s).preview() }

func (c ImportSuppliers) plan(s State) *importPlan {
	p := newImportPlan(s, KindSupplier, c.Headers)
	known := All[*Supplier](s)
	for _, r := range c.Rows {
		p.begin(r.Line, Literal(r.Name))
		var x *Supplier
		for i, k := range known {
			if sameText(k.Name, r.Name) {
				x = lay(p, k)
				known[i] = x
				break
			}
		}
		if x == nil {
			x = &Supplier{Name: r.Name}
			x.ID = s.NextID(KindSupplier, s.Today().Year())
			p.add(x)
			known = append(known, x)
		}
		p.supplier(x, r)
	}
	p.finish()
	return p
}

func (p *importPlan) supplier(x *Supplier, r SupplierRow) {
	p.about(x)
	if !p.claim(x, "name") {
		return
	}
	for _, c := range []struct {
		have *string
		cell string
	}{{&x.Service, r.Service}, {&x.Stops, r.Stops}, {&x.Data, r.Data}, {&x.Agreement, r.Agreement}, {&x.Fallback, r.Fallback}} {
		keep(c.have, c.cell)
	}
	keepDay(&x.NEN7510, r.NEN7510)
	keepDay(&x.ISO27001, r.ISO27001)
	keepDay(&x.AssessedOn, r.AssessedOn)
	p.keepOwner(&x.Owner, r.Owner)
	p.past("assessed_on", r.AssessedOn)
	p.check(x, "name")
}
