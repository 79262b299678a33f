package model

import "strconv"

func policyColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "type", Width: 18, Min: 10, Priority: 8},
		{Key: "letters", Width: 11, Min: 6, Priority: 5},
		{Key: "version", Width: 7, Min: 5, Priority: 4},
		{Key: "state", Width: 12, Min: 10, Priority: 3},
		{Key: "decision", Width: 10, Min: 10, Priority: 6},
		{Key: "valid_until", Width: 11, Min: 11, Priority: 7},
		{Key: "owner", Width: 18, Min: 10, Priority: 9},
	}
}

// listPolicies shows the newest version that is approved, or else the newest.
func listPolicies(s State, day Date) ([]Row, error) {
	who := names(s)
	var out []Row
	for _, p := range All[*Policy](s) {
		v, st := currentVersion(s, p.ID, day)
		label, dec, until := "", "", Date{}
		if v != nil {
			label = VersionName(v)
			if a := approvalOf(s, v, day); a.decision != nil {
				dec, until = a.decision.ID, a.decision.ValidUntil
			}
		}
		out = append(out, row(KindPolicy, p.ID, versionStatus(st), p.ID, p.Title, p.Type, p.Letters, label, wordOrNil(st), dec, until, who[p.Owner]))
	}
	return out, nil
}

func wordOrNil(v VersionState) any {
	if v == "" {
		return nil
	}
	return v
}

// VersionName is how a version is called: its label, or its number.
func VersionName(v *PolicyVersion) string {
	if v.Label != "" {
		return v.Label
	}
	return "v" + strconv.Itoa(v.Nr)
}

func currentVersion(s State, policy string, day Date) (*PolicyVersion, VersionState) {
	var newest, best *PolicyVersion
	state := VersionState("")
	for _, v := range Find[*PolicyVersion](s, "policy", policy) {
		st := StateOf(s, v, day)
		if st == VersionApproved && (best == nil || v.Nr > best.Nr) {
			best = v
		}
		if newest == nil || v.Nr > newest.Nr {
			newest, state = v, st
		}
	}
	if best != nil {
		return best, VersionApproved
	}
	return newest, state
}

func versionStatus(v VersionState) Status {
	switch v {
	case VersionApproved:
		return Met
	case VersionSubmitted, VersionConcept:
		return Attention
	case VersionLapsed:
		return Gap
	}
	return NA
}
