package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// presented keeps the evidence that only kept records lead to, the papers of a
// closed item above all. What is presented at a meeting still to be adopted,
// and has a place of its own in the registers, stays there.
func (k *keeper) presented() {
	kept := slices.Concat(slices.Collect(maps.Keys(k.closed)), slices.Collect(maps.Keys(k.early)), slices.Collect(maps.Keys(k.bare)))
	brought := k.brought(kept)
	if len(brought) == 0 {
		return
	}
	open := k.open(slices.Collect(maps.Keys(brought)))
	for e, closed := range brought {
		switch place := open[e]; {
		case place.led || k.closed[e]:
		case closed:
			k.fall(k.closed, k.closed.add(e))
		case !place.registered:
			k.fall(k.early, k.early.add(e))
		}
	}
}

// papersOf are the bytes presented as such, without a record they came from.
const papersOf = `SELECT t.id, p.value ->> '$.sha256' FROM json_each(?) n
	CROSS JOIN %[1]s t ON t.id = n.value ->> '$.ID' AND n.value ->> '$.Kind' = '%[1]s'
	CROSS JOIN json_each(t.body, '$.papers') p
	WHERE p.value ->> '$.what.id' IS NULL AND p.value ->> '$.sha256' <> ''`

// sameBytes are links to the records of a kind that hold what was presented as
// bytes alone. No index has the bytes, so they are looked for at one go.
func (k *keeper) sameBytes(of model.Kind, kept string) (out []link) {
	from, hashes := map[string][]named{}, []string{}
	for _, kind := range []model.Kind{model.KindAgendaItem, model.KindDecision} {
		for _, r := range k.columnsOf(fmt.Sprintf(papersOf, kind), kept) {
			from[r[1]] = append(from[r[1]], named{kind, r[0]})
			hashes = append(hashes, r[1])
		}
	}
	if len(hashes) == 0 {
		return nil
	}
	all, err := json.Marshal(hashes)
	k.fail(err)
	for _, r := range k.columnsOf(fmt.Sprintf("SELECT id, blob FROM %s WHERE blob IN (SELECT value FROM json_each(?))", of), string(all)) {
		for _, n := range from[r[1]] {
			out = append(out, link{n, "papers.what", named{of, r[0]}})
		}
	}
	return out
}

// brought finds the evidence that kept records brought in, and of each whether
// more than a draft keeps it.
func (k *keeper) brought(kept []named) map[named]bool {
	out, all := map[named]bool{}, list(kept)
	for _, l := range slices.Concat(k.linked(outof, all), k.sameBytes(model.KindEvidence, all)) {
		if l.to.Kind == model.KindEvidence && model.Brings(l.field) {
			out[l.to] = out[l.to] || k.closed[l.from] || k.bare[l.from]
		}
	}
	return out
}

// place is where evidence stands for a reader in the open.
type place struct {
	led        bool // a record that is seen leads to it
	registered bool // it is about a record of a register
}

// open finds the places of evidence.
func (k *keeper) open(of []named) map[named]place {
	out, all, undone := map[named]place{}, list(of), k.undone()
	for _, l := range k.linked(onto, all) {
		if l.from.Kind != model.KindEvidence && !k.closed[l.from] && !k.early[l.from] && !k.bare[l.from] && !undone[l.from] {
			p := out[l.to]
			p.led = true
			out[l.to] = p
		}
	}
	for _, l := range k.linked(outof, all) {
		if l.field == "about" && model.Registered(l.to.Kind) {
			p := out[l.from]
			p.registered = true
			out[l.from] = p
		}
	}
	return out
}

// undone are the records that were taken back: they lead nowhere.
func (k *keeper) undone() records {
	out := records{}
	for _, i := range model.Kinds() {
		for _, r := range k.columnsOf(fmt.Sprintf("SELECT id FROM %s WHERE undone", i.Kind)) {
			out.add(named{i.Kind, r[0]})
		}
	}
	return out
}
