package model

// AskPolicy asks for a policy with its first text.
const AskPolicy = "policy"

// NewPolicy records a policy and its first version, in one step.
type NewPolicy struct {
	Policy  *Policy
	Version *PolicyVersion // nil: the text comes later
	Blobs   []Blob
}

// Verb implements Command.
func (NewPolicy) Verb() Verb { return SaveVerb(KindPolicy) }

// Verbs implements Composite.
func (NewPolicy) Verbs(State) []Verb {
	return []Verb{SaveVerb(KindPolicy), SaveVerb(KindPolicyVersion)}
}

// Decide implements Command.
func (c NewPolicy) Decide(s State) ([]Change, error) {
	out, err := Save{Record: c.Policy}.Decide(s)
	if err != nil || c.Version == nil {
		return out, err
	}
	v := Clone(c.Version).(*PolicyVersion)
	v.Policy, v.Nr = out[0].Record.Head().ID, 1
	if v.Letters == "" {
		v.Letters = c.Policy.Letters
	}
	more, err := Save{Record: v, Blobs: c.Blobs}.Decide(s)
	if err != nil {
		return nil, err
	}
	more[0].Verb = SaveVerb(KindPolicyVersion)
	return append(out, more...), nil
}

// policyForm is the form of a policy with the text as one field more.
func policyForm(s State, _ Ask) (Form, error) {
	c := conditionsIn(s)
	f := recordForm(c, asking{names: askedOf(KindPolicy)}, &Policy{}, AskPolicy, Msg("form.ask.policy"))
	f.Rebase = nil
	own := f.Fields
	var text []FormField
	for _, n := range []string{"blob", "label"} {
		d, _ := FieldNamed(&PolicyVersion{}, n)
		text = append(text, formField(c, &PolicyVersion{}, d))
	}
	f.Fields = append(f.Fields, text...)
	f.Build = func(in Filled) (Command, []Problem) {
		r, _, ps := Fill(&Policy{}, own, in)
		if len(ps) > 0 {
			return nil, ps
		}
		out := NewPolicy{Policy: r.(*Policy)}
		if in.One("blob") == "" {
			return out, nil
		}
		if out.Policy.Letters == "" {
			return nil, []Problem{{"letters", Msg("form.policy.letters")}}
		}
		v, blobs, ps := Fill(&PolicyVersion{}, text, in)
		if len(ps) > 0 {
			return nil, ps
		}
		out.Version, out.Blobs = v.(*PolicyVersion), blobs
		return out, nil
	}
	return f, nil
}
