package store

import (
	"database/sql"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// interests keep a member from an item of which they took no part: all of it
// until the meeting is adopted, and after that what was presented. A decision
// in writing, which no meeting adopts, is over once it has an outcome.
func (k *keeper) interests() {
	if k.err != nil || k.actor.Person == "" {
		return
	}
	rows, err := k.q.QueryContext(k.ctx, `SELECT v.id, d.id, coalesce(d.item_id, ''), coalesce(m.id, ''), coalesce(m.state, ''), d.outcome
		FROM vote v JOIN decision d ON d.id = v.decision_id LEFT JOIN agenda_item i ON i.id = d.item_id
		LEFT JOIN meeting m ON m.id = coalesce(d.meeting_id, i.meeting_id)
		WHERE v.person_id=? AND v.value=?`, k.actor.Person, model.VoteRecused)
	if err != nil {
		k.fail(err)
		return
	}
	defer rows.Close()
	var during, after []named
	for rows.Next() {
		var vote string
		var d, item, m = named{Kind: model.KindDecision}, named{Kind: model.KindAgendaItem}, named{Kind: model.KindMeeting}
		var state model.MeetingState
		var outcome model.Outcome
		if err := rows.Scan(&vote, &d.ID, &item.ID, &m.ID, &state, &outcome); err != nil {
			k.fail(err)
			return
		}
		k.own[vote] = true
		if state == model.MeetingAdopted || m.ID == "" && outcome != model.OutcomeProposed {
			after = append(after, d, item)
			continue
		}
		during = append(during, d, item)
		k.bare.add(m) // its signed list and minutes tell of the item too
	}
	k.fail(rows.Err())
	rows.Close()
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
	for _, l := range k.linked(onto, list(slices.Collect(keys(of)))) {
		if l.from.Kind == model.KindEvidence && model.RestsOn(l.from.Kind, l.field) {
			fresh = append(fresh, k.closed.add(l.from)...)
		}
	}
	return fresh
}

func keys(r records) func(func(named) bool) {
	return func(yield func(named) bool) {
		for n := range r {
			if !yield(n) {
				return
			}
		}
	}
}

// drafts keep meetings, and what is to be decided outside one, from who is no
// member of the body. What somebody is to do stays with who is to do it.
func (k *keeper) drafts() {
	r := model.Reader{Roles: k.roles, Person: k.actor.Person, Today: k.Today()}
	if r.SeesMeeting(&model.Meeting{}) { // who prepares all
		return
	}
	if r.Person != "" {
		r.Seats = model.Find[*model.Appointment](k.state, "person", r.Person)
	}
	var from []named
	for _, row := range k.Rows(model.KindMeeting, "state", "body", "on", "secretary") {
		m := &model.Meeting{State: model.MeetingState(textIn(row[1])), Body: textIn(row[2]), On: dayIn(row[3]), Secretary: textIn(row[4])}
		if m.State != model.MeetingAdopted && !r.SeesMeeting(m) {
			from = append(from, named{model.KindMeeting, row[0].(string)})
		}
	}
	for _, rec := range k.query(model.KindDecision, "WHERE meeting_id IS NULL AND outcome=?", model.OutcomeProposed) {
		if d := rec.(*model.Decision); !r.SeesDecision(d) {
			from = append(from, named{model.KindDecision, d.ID})
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
	day := k.Today().String()
	return k.ids(`SELECT a.id FROM json_each(?1) n CROSS JOIN action a ON a.id = n.value ->> '$.ID'
		WHERE a.owner_id = ?2 OR a.owner_id IN (SELECT office_id FROM office_holder
		WHERE person_id = ?2 AND "from" <= ?3 AND coalesce("until", ?3) >= ?3)`, list(actions), k.actor.Person, day)
}

func (k *keeper) ids(query string, args ...any) (out []string) {
	if k.err != nil {
		return nil
	}
	rows, err := k.q.QueryContext(k.ctx, query, args...)
	if err != nil {
		k.fail(err)
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var id sql.NullString
		if err := rows.Scan(&id); err != nil {
			k.fail(err)
			return nil
		}
		out = append(out, id.String)
	}
	k.fail(rows.Err())
	return out
}

func textIn(column any) string {
	s, _ := column.(string)
	return s
}

func dayIn(column any) model.Date {
	d, err := model.ParseDate(textIn(column))
	if err != nil {
		return model.Date{}
	}
	return d
}
