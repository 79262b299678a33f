package model

import (
	"strconv"
	"strings"
)

func policyColumns() []Column {
	return []Column{
		{Key: "id", Width: 12, Min: 12, Priority: 1},
		{Key: "title", Width: 36, Min: 18, Priority: 2, Grow: true},
		{Key: "type", Width: 18, Min: 10, Priority: 8},
		{Key: "letters", Width: 11, Min: 6, Priority: 5},
		{Key: "version", Width: 10, Min: 5, Priority: 4},
		{Key: "state", Width: 12, Min: 10, Priority: 3},
		{Key: "decision", Width: 10, Min: 10, Priority: 6},
		{Key: "valid_until", Width: 11, Min: 11, Priority: 7},
		{Key: "owner", Width: 18, Min: 10, Priority: 9},
		{Key: "note", Width: 16, Min: 15, Priority: 4},
	}
}

// listPolicies shows the newest version that is approved, or else the newest.
// How it stands is judged by everything there is, of the versions that this
// reader may see.
func listPolicies(s State, day Date) ([]Row, error) {
	who, judged := names(s), s.Whole()
	var out []Row
	for _, p := range All[*Policy](s) {
		v, st := currentVersion(s, p.ID, day)
		label, dec, until, note := "", "", Date{}, any(nil)
		if v != nil {
			label = VersionName(v)
			if a := approvalOf(judged, v, day); a.decision != nil {
				dec, until = a.decision.ID, a.decision.ValidUntil
				if len(MovedUnder(judged, a.decision, day)) > 0 {
					note = Msg("duty.basis_changed")
				}
			}
		}
		r := row(KindPolicy, p.ID, versionStatus(st), p.ID, p.Title, p.Type, p.Letters, label, wordOrNil(st), dec, until, who[p.Owner], note)
		r.Tasks = Tasks(s, r.Ref, day)
		out = append(out, r)
	}
	return out, nil
}

func wordOrNil(v VersionState) any {
	if v == "" {
		return nil
	}
	return v
}

// headPolicies says at one glance which of the ten parts are approved.
func headPolicies(s State, day Date, _ []Row) []Block {
	letters := lettersOn(s.Whole(), day)
	of := map[Status][]string{}
	for _, l := range letters {
		of[l.part.Status] = append(of[l.part.Status], l.letter)
	}
	say := said(Msg("screen.policy.covered", "N", len(of[Met]), "Of", len(letters)))
	for _, st := range []Status{Attention, Gap} {
		if len(of[st]) > 0 {
			say = append(say, Msg("screen.policy.covered_"+string(st), "Letters", strings.Join(of[st], " ")))
		}
	}
	out := []Block{{Kind: BlockText, Value: say}}
	for _, l := range letters {
		out = append(out, Block{Kind: BlockStatus, Status: l.part.Status, Word: Msg("word." + l.approval().WordKey()), Label: Literal(l.letter)})
	}
	return out
}

// KindMeasure is no kind of record: the ten parts of Cbw art. 21(3) stand in
// the law. References to them, by provision, are used on screens only.
const KindMeasure Kind = "measure"

const measureID = "cbw-21-3-"

// MeasureRef refers to one of the ten parts by its letter.
func MeasureRef(letter string) Ref { return Ref{Kind: KindMeasure, ID: measureID + letter} }

func measureColumns() []Column {
	return []Column{
		{Key: "letter", Width: 9, Min: 1, Priority: 1},
		{Key: "name", Width: 34, Min: 18, Priority: 2, Grow: true},
		{Key: "status", Width: 14, Min: 12, Priority: 3},
		{Key: "policy", Width: 30, Min: 14, Priority: 6},
		{Key: "version", Width: 10, Min: 5, Priority: 8},
		{Key: "state", Width: 12, Min: 10, Priority: 7},
		{Key: "decision", Width: 10, Min: 10, Priority: 4},
		{Key: "valid_until", Width: 11, Min: 11, Priority: 5},
		{Key: "implemented_on", Width: 11, Min: 11, Priority: 9},
		{Key: "approval", Width: 16, Min: 14, Priority: 3},
	}
}

// listMeasures has a row per part, with the approval that counts for it.
func listMeasures(s State, day Date) ([]Row, error) {
	judged := s.Whole()
	var out []Row
	for _, l := range lettersOn(judged, day) {
		name := Message{}
		if m, ok := s.Law().Measure(l.letter); ok {
			name = bilingual(m.NameNL, m.NameEN)
		}
		values := []any{l.letter, name, l.part.Status, nil, nil, nil, nil, nil, nil, l.approval()}
		if v := l.best.version; l.best.decision != nil {
			values = []any{l.letter, name, l.part.Status, l.best.policy.Title, VersionName(v), StateOf(judged, v, day),
				l.best.decision.ID, l.best.decision.ValidUntil, v.ImplementedOn, l.approval()}
		}
		out = append(out, Row{Ref: MeasureRef(l.letter), Status: l.part.Status, Values: values})
	}
	return out, nil
}

// VersionName is how a version is called: its label, or its number.
func VersionName(v *PolicyVersion) string {
	if v.Label != "" {
		return v.Label
	}
	return "v" + strconv.Itoa(v.Nr)
}

// currentVersion is the version of a policy that holds: the last one decided
// upon while its approval stands, else the newest.
func currentVersion(s State, policy string, day Date) (*PolicyVersion, VersionState) {
	if v, st := approvedVersion(s, policy, day); st == VersionApproved {
		return v, st
	}
	var newest *PolicyVersion
	for _, v := range Find[*PolicyVersion](s, "policy", policy) {
		if newest == nil || v.Nr > newest.Nr {
			newest = v
		}
	}
	if newest == nil {
		return nil, ""
	}
	return newest, StateOf(s.Whole(), newest, day)
}

// approvedVersion is the version of a policy that was approved last, also when
// that approval has lapsed since; nil when none ever was.
func approvedVersion(s State, policy string, day Date) (*PolicyVersion, VersionState) {
	var out *PolicyVersion
	var state VersionState
	for _, v := range Find[*PolicyVersion](s, "policy", policy) {
		st := StateOf(s.Whole(), v, day)
		if (st == VersionApproved || st == VersionLapsed) && (out == nil || v.Nr > out.Nr) {
			out, state = v, st
		}
	}
	return out, state
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
