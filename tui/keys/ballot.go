package keys

// Names of the bindings of one's own vote.
const (
	Vote          = "vote"
	CastFor       = "cast-for"
	CastAgainst   = "cast-against"
	CastAbstain   = "cast-abstain"
	CastRecused   = "cast-recused"
	CastOpen      = "cast-open"
	ConfirmRead   = "confirm-read"
	CastNote      = "cast-note"
	CastSignature = "cast-signature"
	Cast          = "cast"
	CastDone      = "cast-done"
)

// inBallots are the bindings of one's own vote: digits choose, the number of
// the decision casts.
func inBallots() []Binding {
	return []Binding{
		{Name: Vote, Keys: []string{"B"}, Scope: Global, Short: "key.short.vote", Footer: 3},
		{Name: CastFor, Keys: []string{"1"}, Scope: Ballot, Short: "key.short.cast-for", Footer: 8, Hidden: true},
		{Name: CastAgainst, Keys: []string{"2"}, Scope: Ballot, Short: "key.short.cast-against", Footer: 8, Hidden: true},
		{Name: CastAbstain, Keys: []string{"3"}, Scope: Ballot, Short: "key.short.cast-abstain", Footer: 8, Hidden: true},
		{Name: CastRecused, Keys: []string{"4"}, Scope: Ballot, Short: "key.short.cast-recused", Footer: 8, Hidden: true},
		{Name: CastOpen, Keys: []string{"enter"}, Scope: Ballot, Short: "key.short.open", Footer: 2, Hidden: true},
		{Name: ConfirmRead, Keys: []string{"space"}, Scope: Ballot, Short: "key.short.confirm-read", Footer: 3, Hidden: true},
		{Name: CastNote, Keys: []string{"o"}, Scope: Ballot, Short: "key.short.cast-note", Footer: 6, Hidden: true},
		{Name: CastSignature, Keys: []string{"s"}, Scope: Ballot, Short: "key.short.cast-signature", Footer: 7, Hidden: true},
		{Name: Cast, Keys: []string{"enter"}, Scope: Casting, Short: "key.short.cast-now", Footer: 2, Hidden: true},
		{Name: CastDone, Keys: []string{"ctrl+s"}, Scope: Casting, Short: "key.short.cast-done", Footer: 2, Hidden: true},
	}
}
