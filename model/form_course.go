package model

import "slices"

// AskCourse asks for a course with all who took part in it.
const AskCourse = "course"

const fieldParticipants = "participants"

// courseForm is the form of a training with one field more: who took part.
func courseForm(s State, _ Ask) (Form, error) {
	f := recordForm(conditionsIn(s), asking{names: askedOf(KindTraining)}, &Training{}, AskCourse, Msg("form.ask.course"))
	f.Intro, f.Rebase = Msg("form.intro.course"), nil
	f.Fields = append(f.Fields,
		FormField{Name: fieldParticipants, Label: Msg("form.course.participants"), Type: FormPick, Many: true, Pick: []Kind{KindPerson}, Help: Msg("form.help.course.participants")},
		FormField{Name: "completed", Label: Msg("form.course.completed"), Type: FormYesNo, Start: []string{"yes"}, Help: Msg("form.help.course.completed")})
	asked := f.Fields[:len(f.Fields)-2]
	f.Build = func(in Filled) (Command, []Problem) {
		r, _, ps := Fill(&Training{}, asked, in)
		if len(ps) > 0 {
			return nil, ps
		}
		return NewCourse{Training: r.(*Training), People: in.Values[fieldParticipants], Completed: in.Yes("completed")}, nil
	}
	return f, nil
}

// NewCourse records a training and who took part, in one step.
type NewCourse struct {
	Training  *Training
	People    []string // person ids
	Completed bool     // all of them completed it
}

// Verb implements Command.
func (NewCourse) Verb() Verb { return SaveVerb(KindTraining) }

// Verbs implements Composite.
func (NewCourse) Verbs(State) []Verb {
	return []Verb{SaveVerb(KindTraining), SaveVerb(KindParticipation)}
}

// Decide implements Command.
func (c NewCourse) Decide(s State) ([]Change, error) {
	out, err := Save{Record: c.Training, On: c.Training.Ends()}.Decide(s)
	if err != nil {
		return nil, err
	}
	training := out[0].Record.Head().ID
	for i, person := range c.People {
		if _, ok := Get[*Person](s, person); !ok {
			return nil, Errorf(CodeNotFound, "error.record.missing", "ID", person)
		}
		if slices.Contains(c.People[:i], person) {
			continue
		}
		p := &Participation{Training: training, Person: person, Completed: c.Completed && !c.Training.Ends().After(s.Today())}
		p.ID = s.NextID(KindParticipation, s.Today().Year())
		out = append(out, Change{Record: p, On: out[0].On, Verb: SaveVerb(KindParticipation)})
	}
	return out, nil
}
