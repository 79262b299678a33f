package model

// Conflict tells that someone else changed the record meanwhile: both states.
type Conflict struct{ Mine, Theirs Record }

// Error implements error.
func (c *Conflict) Error() string { return "changed meanwhile: " + c.Theirs.Head().ID }
