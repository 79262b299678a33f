package setup

import "slices"

// Step is one screenful of the set-up.
type Step string

// The steps, in their order. Body, rules and seat stand for one of a list.
const (
	StepLanguage Step = "language"
	StepName     Step = "name"
	StepSize     Step = "size"
	StepSpecial  Step = "special"
	StepBodies   Step = "bodies"
	StepBody     Step = "body"
	StepRules    Step = "rules"
	StepSeats    Step = "seats"
	StepSeat     Step = "seat"
	StepNorms    Step = "norms"
	StepFirst    Step = "first"
	StepSummary  Step = "summary"
)

// Place is where somebody is: a step, which of a list, and in which field.
type Place struct {
	Step  Step `json:"step"`
	Item  int  `json:"item"`
	Field int  `json:"field"`
}

// chapter is what the head shows: some steps under one name.
type chapter struct {
	name  string
	steps []Step
}

func chapters() []chapter {
	return []chapter{
		{"language", []Step{StepLanguage}},
		{"organisation", []Step{StepName, StepSize, StepSpecial}},
		{"bodies", []Step{StepBodies, StepBody, StepRules}},
		{"people", []Step{StepSeats, StepSeat}},
		{"norms", []Step{StepNorms, StepFirst}},
		{"summary", []Step{StepSummary}},
	}
}

// chapterOf is the number of the chapter of a step.
func chapterOf(s Step) int {
	return max(slices.IndexFunc(chapters(), func(c chapter) bool { return slices.Contains(c.steps, s) }), 0)
}

// sound tells whether the place is one of this draft; a draft comes from disk.
func (d *Draft) sound() bool {
	if slices.Contains(d.Bodies, nil) || slices.Contains(d.Seats, nil) || slices.Contains(d.Norms, nil) {
		return false
	}
	switch d.At.Step {
	case StepLanguage, StepName, StepSize, StepSpecial:
		return true
	case StepBodies, StepSeats, StepNorms, StepFirst, StepSummary:
		return len(d.Bodies) > 0
	case StepBody, StepRules:
		return d.At.Item >= 0 && d.At.Item < len(d.Bodies)
	case StepSeat:
		return d.At.Item >= 0 && d.At.Item < len(d.Seats)
	}
	return false
}

// next is where to go when a step is finished; picked is the choice in a list.
func (d *Draft) next(picked int) Place {
	at := d.At
	switch at.Step {
	case StepBodies, StepSeats, StepSummary:
		return d.picked(picked)
	case StepBody:
		return Place{Step: StepRules, Item: at.Item}
	case StepRules:
		return Place{Step: StepBodies}
	case StepSeat:
		return Place{Step: StepSeats}
	}
	order := []Step{StepLanguage, StepName, StepSize, StepSpecial, StepBodies}
	if i := slices.Index(order, at.Step); i >= 0 {
		return Place{Step: order[i+1]}
	}
	if at.Step == StepNorms {
		return Place{Step: StepFirst}
	}
	return Place{Step: StepSummary}
}

// What can be picked in a list beside its lines, whose numbers count from 0.
const (
	pickOn  = -1 // go on
	pickNew = -2 // one more
)

// picked follows a choice in a list. In the summary the number is a chapter.
func (d *Draft) picked(n int) Place {
	switch at := d.At.Step; {
	case at == StepSummary:
		return Place{Step: chapters()[n].steps[0]}
	case at == StepBodies && n == pickNew:
		d.Bodies = append(d.Bodies, d.newBody())
		return Place{Step: StepBody, Item: len(d.Bodies) - 1}
	case at == StepBodies && n == pickOn:
		return Place{Step: StepSeats}
	case at == StepBodies:
		return Place{Step: StepBody, Item: n}
	case n == pickNew:
		d.Seats = append(d.Seats, &Seat{Body: d.Bodies[0].Nr})
		return Place{Step: StepSeat, Item: len(d.Seats) - 1}
	case n == pickOn:
		return Place{Step: StepNorms}
	}
	return Place{Step: StepSeat, Item: n}
}

// before is where one came from; the first step has nothing before it.
func (d *Draft) before() (Place, bool) {
	switch at := d.At; at.Step {
	case StepBody:
		return Place{Step: StepBodies}, true
	case StepRules:
		return Place{Step: StepBody, Item: at.Item}, true
	case StepSeat:
		return Place{Step: StepSeats}, true
	}
	order := []Step{StepLanguage, StepName, StepSize, StepSpecial, StepBodies, StepSeats, StepNorms, StepFirst, StepSummary}
	i := slices.Index(order, d.At.Step)
	if i <= 0 {
		return d.At, false
	}
	return Place{Step: order[i-1]}, true
}

// tidy drops what was begun and has nothing in it, on the way to another place.
func (d *Draft) tidy(to Place) {
	if to.Step != StepSeat {
		d.Seats = slices.DeleteFunc(d.Seats, func(s *Seat) bool { return s.Name == "" && s.Email == "" && s.From == "" })
	}
	if to.Step != StepBody {
		d.Bodies = slices.DeleteFunc(d.Bodies, func(b *Body) bool { return b.Code == "" && b.Name == "" })
	}
}
