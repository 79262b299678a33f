package model

// ControlState is where a control stands, its axes taken together.
type ControlState string

// The states of a control, from what is left to do to what is done.
const (
	ControlUndecided ControlState = "undecided" // whether it applies
	ControlNone      ControlState = "none"
	ControlStarted   ControlState = "started"
	ControlDone      ControlState = "implemented"
	ControlProven    ControlState = "operation" // implemented, and tested in use
	ControlExcluded  ControlState = "excluded"
)

// Values lists the closed set.
func (ControlState) Values() []string {
	return []string{"undecided", "none", "started", "implemented", "operation", "excluded"}
}

// WordKey implements Worded.
func (c ControlState) WordKey() string { return "control_state." + string(c) }

// State takes the axes of the control together.
func (c *Control) State() ControlState {
	return controlState(c.Applicable, c.Implementation, c.Assurance)
}

func controlState(a Applicable, i Implementation, sure Assurance) ControlState {
	switch {
	case a == ApplicableNo:
		return ControlExcluded
	case a != ApplicableYes:
		return ControlUndecided
	case i == ImplementationDone && sure == AssuranceOperation:
		return ControlProven
	case i == ImplementationDone:
		return ControlDone
	case i == ImplementationWork:
		return ControlStarted
	}
	return ControlNone
}

// Status is the sign that goes with the state.
func (c ControlState) Status() Status {
	switch c {
	case ControlDone, ControlProven:
		return Met
	case ControlStarted:
		return Attention
	case ControlExcluded:
		return NA
	}
	return Gap
}

// open tells whether something is left to decide or to do.
func (c ControlState) open() bool {
	return c == ControlUndecided || c == ControlNone || c == ControlStarted
}
