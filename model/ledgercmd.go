package model

// RecordCheckpoint writes a signed head into the ledger.
type RecordCheckpoint struct{ Checkpoint Checkpoint }

// Verb implements Command.
func (RecordCheckpoint) Verb() Verb { return VerbCheckpoint }

// Decide implements Command.
func (c RecordCheckpoint) Decide(s State) ([]Change, error) {
	cp := c.Checkpoint
	for _, other := range All[*Checkpoint](s) {
		// Two servers on one file see the same meeting close.
		if cp.Meeting != "" && other.Meeting == cp.Meeting {
			return nil, Errorf(CodeConflict, "error.checkpoint.again", "ID", other.ID)
		}
	}
	cp.ID, cp.On = s.NextID(KindCheckpoint, s.Today().Year()), s.Today()
	return []Change{{Record: &cp}}, nil
}

// RecordRestore writes that the file was put back from a backup.
type RecordRestore struct{ Restore Restore }

// Verb implements Command.
func (RecordRestore) Verb() Verb { return VerbRestore }

// Decide implements Command.
func (c RecordRestore) Decide(s State) ([]Change, error) {
	r := c.Restore
	r.ID, r.On = s.NextID(KindRestore, s.Today().Year()), s.Today()
	return []Change{{Record: &r}}, nil
}
