package store

import (
	"maps"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// versions keeps the versions of policies that were laid before the members
// only with what is closed to this reader. The register of policies is for
// everybody, so what was approved is open to them all.
func (k *keeper) versions() {
	all := list(slices.Collect(maps.Keys(k.closed)))
	laid := records{}
	for _, l := range k.linked(outof, all) {
		if laysDown(l) {
			laid.add(l.to)
		}
	}
	for _, l := range k.sameBytes(model.KindPolicyVersion, all) {
		laid.add(l.to)
	}
	if len(laid) == 0 {
		return
	}
	undone, approving := k.undone(), k.approving()
	for _, l := range k.linked(onto, list(slices.Collect(maps.Keys(laid)))) {
		kept := k.closed[l.from] || k.early[l.from] || k.bare[l.from]
		if laysDown(l) && !undone[l.from] && (!kept || l.field == "approves" && approving[l.from]) {
			delete(laid, l.to)
		}
	}
	for v := range laid {
		k.fall(k.closed, k.closed.add(v))
	}
}

// laysDown tells the links by which a version comes before the members.
func laysDown(l link) bool {
	return l.to.Kind == model.KindPolicyVersion && (l.field == "papers.what" || l.field == "approves")
}

// approving are the decisions that approve something: it binds everybody.
func (k *keeper) approving() records {
	out := records{}
	for _, r := range k.columnsOf(`SELECT d.id FROM decision d WHERE d.outcome IN (?, ?)`, model.OutcomeApproved, model.OutcomeConditions) {
		out.add(named{model.KindDecision, r[0]})
	}
	return out
}
