package model

import (
	"slices"
	"strings"
)

// policyPlan works out a list of policies against the state.
type policyPlan struct {
	*importPlan
	policies  []*Policy
	versions  []*PolicyVersion
	decisions []*Decision
}

func (c ImportPolicies) plan(s State) *importPlan {
	p := &policyPlan{newImportPlan(s, KindPolicyVersion, c.Headers), All[*Policy](s), All[*PolicyVersion](s), All[*Decision](s)}
	rows := slices.Clone(c.Rows)
	// Versions are numbered in the order of their days, whatever that of the
	// list; a text without a day is the newest.
	slices.SortStableFunc(rows, func(a, b PolicyRow) int {
		x, y := a.event(), b.event()
		switch {
		case x == y:
			return 0
		case y.IsZero() || !x.IsZero() && x.Before(y):
			return -1
		}
		return 1
	})
	for _, r := range rows {
		p.row(r)
	}
	p.finish()
	return p.importPlan
}

func (p *policyPlan) row(r PolicyRow) {
	p.begin(r.Line, Literal(strings.TrimSpace(r.Title+" "+r.Version)))
	pol := p.policy(r)
	p.check(pol, "title")
	if !r.hasVersion() {
		p.about(pol)
		p.claim(pol, "title")
		return
	}
	v := p.version(pol, r)
	if v == nil || !p.claim(v, "version") {
		return
	}
	p.fill(v, r)
	p.check(v, "version")
	p.approved(pol, v, r)
}

// policy finds or makes the document.
func (p *policyPlan) policy(r PolicyRow) *Policy {
	pol := findPolicy(p.policies, r.Title)
	if pol == nil {
		pol = &Policy{Title: r.Title, Type: PolicyDocument}
		pol.ID = p.s.NextID(KindPolicy, p.yearOf(r))
		p.add(pol)
		p.policies = append(p.policies, pol)
		p.desk.happened(pol, r.event())
	} else {
		i := slices.Index(p.policies, pol)
		pol = lay(p.importPlan, pol)
		p.policies[i] = pol
	}
	if r.Type != "" {
		pol.Type = r.Type
	}
	if r.Interval > 0 {
		pol.Interval = r.Interval
	}
	keep(&pol.Letters, r.Letters)
	p.keepOwner(&pol.Owner, r.Owner)
	return pol
}

func (p *policyPlan) yearOf(r PolicyRow) int {
	if d := r.event(); !d.IsZero() {
		return d.Year()
	}
	return p.s.Today().Year()
}

// version finds or makes the version that a line is about.
func (p *policyPlan) version(pol *Policy, r PolicyRow) *PolicyVersion {
	var mine []*PolicyVersion
	nr := 1
	for _, v := range p.versions {
		if v.Policy == pol.ID {
			mine, nr = append(mine, v), max(nr, v.Nr+1)
		}
	}
	v := findVersion(mine, r.Version)
	if v == nil && r.Version == "" && len(mine) > 1 {
		p.bad("version", Msg("import.version.which", "Text", Shorten(pol.Title), "N", len(mine)))
		return nil
	}
	if v == nil {
		v = &PolicyVersion{Policy: pol.ID, Nr: nr, Label: r.Version}
		v.ID = p.s.NextID(KindPolicyVersion, p.yearOf(r))
		p.add(v)
		p.desk.happened(v, r.event())
		p.versions = append(p.versions, v)
	} else {
		i := slices.Index(p.versions, v)
		v = lay(p.importPlan, v)
		p.versions[i] = v
	}
	p.about(v)
	return v
}

// fill takes over what the line says of a version.
func (p *policyPlan) fill(v *PolicyVersion, r PolicyRow) {
	p.text(v, r)
	p.letters(v, r)
	keepDay(&v.ImplementedOn, r.ImplementedOn)
	keepDay(&v.WithdrawnOn, r.WithdrawnOn)
	if r.Location != "" {
		if e := p.proofOf(ListedFile{}, r.Location, "file", "location"); e != nil {
			p.proves(e, v)
		}
	}
}

// text gives a version its bytes, once.
func (p *policyPlan) text(v *PolicyVersion, r PolicyRow) {
	if r.File.IsZero() || r.File.Content == nil && v.Blob != "" && sameText(v.File, r.File.Name) {
		return
	}
	sha, blobs := p.bytesOf("file", r.File)
	switch {
	case sha == "" || sha == v.Blob:
		return
	case v.Blob != "":
		p.bad("file", Msg("import.version.bytes", "ID", v.ID))
		return
	}
	v.Blob, v.File = sha, r.File.Name
	for _, b := range blobs {
		p.desk.keep(v, b)
	}
}

// letters are part of what was approved: of an approved version they stay.
func (p *policyPlan) letters(v *PolicyVersion, r PolicyRow) {
	if r.Letters == "" || r.Letters == v.Letters {
		return
	}
	if v.Letters != "" && v.Blob != "" && slices.ContainsFunc(p.decisions, func(d *Decision) bool { return approvesVersion(d, v) }) {
		p.bad("letters", Msg("import.version.letters", "ID", v.ID, "Letters", v.Letters))
		return
	}
	v.Letters = r.Letters
}

// approved binds the version to the decision that the line names.
func (p *policyPlan) approved(pol *Policy, v *PolicyVersion, r PolicyRow) {
	if r.ApprovedNr == "" && r.ApprovedOn.IsZero() {
		return
	}
	field := "approved_by"
	if r.ApprovedNr == "" {
		field = "approved_on"
	}
	d := p.decision(field, pol, r)
	switch {
	case d == nil:
	case approvesVersion(d, v):
	case v.Blob == "":
		p.at.note = Msg("import.approval.no_bytes", "ID", v.ID)
	case d.Method != MethodTakenOver:
		p.bad(field, Msg("import.approval.own", "ID", d.ID))
	case !Allowed(p.s.Roles(), SaveVerb(KindDecision)):
		p.bad(field, Msg("import.approval.scribe", "ID", d.ID))
	default:
		i := slices.Index(p.decisions, d)
		d = lay(p.importPlan, d)
		p.decisions[i] = d
		p.approve(d, v)
	}
}

// decision finds the one that approved, by number and day; by day alone when
// only one of that day can be it.
func (p *policyPlan) decision(field string, pol *Policy, r PolicyRow) *Decision {
	var found, named []*Decision
	for _, d := range p.decisions {
		if r.ApprovedNr != "" && !sameText(d.Outside, r.ApprovedNr) && !strings.EqualFold(d.ID, r.ApprovedNr) ||
			!r.ApprovedOn.IsZero() && d.On != r.ApprovedOn || d.Outcome == OutcomeProposed || d.Outcome == OutcomeWithdrawn {
			continue
		}
		found = append(found, d)
		if strings.Contains(foldSpaces(d.Subject), foldSpaces(pol.Title)) {
			named = append(named, d)
		}
	}
	if len(found) > 1 && len(named) == 1 {
		found = named
	}
	d := sole(p.importPlan, field, found, Msg("import.approval.none"), Msg("import.approval.several", "N", len(found)))
	if d != nil && !approves(d, p.s.Today()) {
		p.bad(field, Msg("import.approval.refused", "ID", d.ID, "Outcome", d.Outcome))
		return nil
	}
	return d
}
