// Package setup is the set-up of a new file: who the organisation is, which
// bodies decide by which rules, who sits in them, and which own norms are
// proposed. Nothing is recorded before the summary is confirmed; until then
// everything typed is kept as a draft.
package setup
