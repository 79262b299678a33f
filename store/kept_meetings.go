package store

import (
	"maps"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// interests keep a member from an item of which they took no part: all of it
// until the meeting is adopted, and after that what was presented. A decision
// in writing, which no meeting adopts, is over once it has an outcome.
func (k *keeper) interests() {
	if k.actor.Person == "" {
		return
	}
	var during, after []named
	for _, r := range k.columnsOf(`SELECT v.id, d.id, d.item_id, m.id, m.state, d.outcome
		FROM vote v JOIN decision d ON d.id = v.decision_id LEFT JOIN agenda_item i ON i.id = d.item_id
		LEFT JOIN meeting m ON m.id = coalesce(d.meeting_id, i.meeting_id)
		WHERE v.person_id=? AND v.value=? AND v.undone IS NULL`, k.actor.Person, model.VoteRecused) {
		d, item, m := named{model.KindDecision, r[1]}, named{model.KindAgendaItem, r[2]}, named{model.KindMeeting, r[3]}
		k.own[r[0]] = true
		if r[4] == string(model.MeetingAdopted) || m.ID == "" && r[5] != string(model.OutcomeProposed) {
			after = append(after, d, item)
			continue
		}
		during = append(during, d, item)
		k.bare.add(m) // its signed list and minutes tell of the item too
	}
	k.bare.add(after...)
	for _, l := range k.linked(onto, list(after)) { // the other decisions of the item
		if l.from.Kind == model.KindDecision && l.field == "item" {
			k.bare.add(l.from)
		}
	}
	k.fall(k.closed, k.closed.add(during...))
	k.fall(k.closed, k.about(k.bare))
}

// about adds the evidence about records whose papers are kept.
func (k *keeper) about(of records) (fresh []named) {
	for _, l := range k.linked(onto, list(slices.Collect(maps.Keys(of)))) {
		if l.from.Kind == model.KindEvidence && model.RestsOn(l.from.Kind, l.field) {
			fresh = append(fresh, k.closed.add(l.from)...)
		}
	}
	return fresh
}

// drafts keep meetings, and what is to be decided outside one, from who is no
// member of the body. What somebody is to do stays with who is to do it.
func (k *keeper) drafts() {
	r := k.who
	if r.SeesMeeting(&model.Meeting{}) { // who prepares all
		return
	}
	if r.Person != "" {
		r.Seats = model.Find[*model.Appointment](k.state, "person", r.Person)
	}
	var from []named
	for _, c := range k.columnsOf(`SELECT id, state, body_id, "on", secretary_id FROM meeting WHERE state <> 'adopted'`) {
		on, err := model.ParseDate(c[3])
		k.fail(err)
		if !r.SeesMeeting(&model.Meeting{State: model.MeetingState(c[1]), Body: c[2], On: on, Secretary: c[4]}) {
			from = append(from, named{model.KindMeeting, c[0]})
		}
	}
	for _, rec := range k.query(model.KindDecision, "WHERE meeting_id IS NULL AND outcome=?", model.OutcomeProposed) {
		if d := rec.(*model.Decision); !r.SeesDecision(d) {
			from = append(from, named{model.KindDecision, d.ID})
		}
	}
	for _, c := range k.columnsOf(`SELECT id, body_id, asked_by_id, asked_on FROM question WHERE body_id IS NOT NULL AND meeting_id IS NULL`) {
		on, err := model.ParseDate(c[3])
		k.fail(err)
		if !r.SeesQuestion(&model.Question{Body: c[1], AskedBy: c[2], AskedOn: on}) {
			from = append(from, named{model.KindQuestion, c[0]})
		}
	}
	k.fall(k.early, k.early.add(from...))
	for _, id := range k.mine() {
		delete(k.early, named{model.KindAction, id})
	}
}

// mine are the early actions that the reader is to carry out.
func (k *keeper) mine() []string {
	var actions []named
	for n := range k.early {
		if n.Kind == model.KindAction {
			actions = append(actions, n)
		}
	}
	if len(actions) == 0 || k.actor.Person == "" {
		return nil
	}
	var out []string
	for _, r := range k.columnsOf(`SELECT a.id FROM json_each(?1) n CROSS JOIN action a ON a.id = n.value ->> '$.ID'
		WHERE a.owner_id = ?2 OR a.owner_id IN (SELECT office_id FROM office_holder
		WHERE person_id = ?2 AND "from" <= ?3 AND coalesce("until", ?3) >= ?3 AND undone IS NULL)`, list(actions), k.actor.Person, k.Today().String()) {
		out = append(out, r[0])
	}
	return out
}
