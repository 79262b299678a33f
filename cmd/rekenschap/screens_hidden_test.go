package main

import (
	"maps"
	"slices"

	"github.com/rekenschap/rekenschap/model"
)

// Who may not see what, a second time and in plain SQL: docs/decisions/0007 by
// hand.

// hidden are the records that somebody may not see.
func (o oracle) hidden(p part) map[string]bool {
	if p.role == model.RoleLocal {
		return map[string]bool{}
	}
	closed, bare := o.closed(p)
	early, registered := o.early(p, closed), o.registered()
	for e, sources := range o.sources() {
		kept := func(in map[string]bool) func(string) bool { return func(id string) bool { return in[id] } }
		all := maps.Clone(closed)
		maps.Copy(all, early)
		maps.Copy(all, bare)
		brought := slices.DeleteFunc(slices.Clone(sources), func(l line) bool { return l.order != "brings" })
		var from, by []string
		for _, l := range sources {
			from = append(from, l.group)
		}
		for _, l := range brought {
			by = append(by, l.group)
		}
		lead := slices.ContainsFunc(from, func(id string) bool { return !all[id] })
		switch {
		case lead || !slices.ContainsFunc(by, kept(all)):
		case slices.ContainsFunc(by, kept(closed)) || slices.ContainsFunc(by, kept(bare)):
			closed[e] = true
		case !registered[e]:
			early[e] = true
		}
	}
	maps.Copy(closed, early)
	return closed
}

// under says what rests under what.
var under = []string{
	`SELECT id, item_id FROM decision`, `SELECT id, item_id FROM question`, `SELECT id, body ->> '$.about.id' FROM question`, `SELECT id, decision_id FROM vote`,
	`SELECT id, origin_id FROM action`,
	`SELECT id, decided_by_id FROM risk_acceptance`, `SELECT id, decided_by_id FROM explanation`, `SELECT id, report_id FROM threat_item`,
	`SELECT id, body ->> '$.subject.id' FROM review`,
	`SELECT e.id, a.value ->> '$.id' FROM evidence e, json_each(e.body, '$.about') a`,
	`SELECT id, meeting_id FROM agenda_item`, `SELECT id, meeting_id FROM attendance`, `SELECT id, meeting_id FROM decision`, `SELECT id, meeting_id FROM question`,
}

// below adds what rests under what is hidden, but for some.
func (o oracle) below(out, but map[string]bool) {
	for range 5 { // what rests under what rests under something
		for _, q := range under {
			for _, l := range o.query(q) {
				if out[l.group] && !but[l.id] {
					out[l.id] = true
				}
			}
		}
	}
}

// closed are the records that a mark or an interest keeps from somebody; of the
// others only what was presented is.
func (o oracle) closed(p part) (out, bare map[string]bool) {
	out, bare = map[string]bool{}, map[string]bool{}
	hide := func(q string, args ...any) { maps.Copy(out, o.ids(q, args...)) }
	if p.role != model.RoleSecretary {
		for _, t := range []string{`agenda_item WHERE closed=1`, `evidence WHERE json_array_length(body, '$.readers') > 0`} {
			hide(`SELECT id FROM `+t+` AND NOT EXISTS (SELECT 1 FROM json_each(body, '$.readers') WHERE value=?)`, p.id)
		}
	}
	if p.role == model.RoleAuditor {
		const wide = `coalesce(tlp,'AMBER+STRICT') NOT IN ('CLEAR','GREEN')`
		hide(`SELECT id FROM threat_report WHERE ` + wide)
		hide(`SELECT id FROM incident WHERE ` + wide)
		hide(`SELECT id FROM advisory WHERE ` + wide)
		hide(`SELECT id FROM evidence WHERE privileged=1 OR coalesce(tlp,'GREEN') NOT IN ('CLEAR','GREEN')`)
		hide(`SELECT id FROM own_incident UNION SELECT id FROM incident_report UNION SELECT id FROM note`)
	}
	const recused = ` FROM vote JOIN decision d ON d.id=decision_id LEFT JOIN meeting m ON m.id=d.meeting_id WHERE value='recused' AND person_id=?1 AND `
	const during, after = `coalesce(m.state <> 'adopted', d.outcome = 'proposed')`, `coalesce(m.state = 'adopted', d.outcome <> 'proposed')`
	hide(`SELECT d.id`+recused+during+` UNION SELECT d.item_id`+recused+during, p.id)
	maps.Copy(bare, o.ids(`SELECT d.id`+recused+after+` UNION SELECT d.item_id`+recused+after+` UNION SELECT m.id`+recused+during+
		` UNION SELECT id FROM decision WHERE item_id IN (SELECT d.item_id`+recused+after+`)`, p.id))
	delete(out, "")
	delete(bare, "")
	for _, l := range o.query(`SELECT e.id, a.value ->> '$.id' FROM evidence e, json_each(e.body, '$.about') a`) {
		if bare[l.group] {
			out[l.id] = true
		}
	}
	o.below(out, o.ids(`SELECT id FROM vote WHERE value='recused' AND person_id=?`, p.id))
	return out, bare
}

// early are the records of meetings, and proposals, that are not for somebody
// yet.
func (o oracle) early(p part, closed map[string]bool) map[string]bool {
	if p.role == model.RoleCISO || p.role == model.RoleSecretary {
		return map[string]bool{}
	}
	const sits = `(SELECT 1 FROM appointment a WHERE a.person_id=?1 AND a.body_id=t.body_id AND a."from" <= `
	const until = ` AND coalesce(a."until",'9999') >= `
	own := sits + `t."on"` + until + `t."on")`
	now := sits + `'` + today + `'` + until + `'` + today + `')`
	out := o.ids(`SELECT id FROM meeting t WHERE state <> 'adopted' AND NOT EXISTS `+own+` AND NOT (state='closed' AND EXISTS `+now+`)`, p.id)
	maps.Copy(out, o.ids(`SELECT id FROM decision t WHERE meeting_id IS NULL AND outcome='proposed' AND NOT EXISTS `+own+` AND NOT EXISTS `+now, p.id))
	o.below(out, nil)
	for id := range o.ids(`SELECT id FROM action WHERE owner_id=?1 OR owner_id IN (SELECT office_id FROM office_holder WHERE person_id=?1 AND coalesce("until",'9999') >= '`+today+`')`, p.id) {
		delete(out, id) // whoever is to do something knows of it
	}
	return out
}

// sources are the records that lead to each piece of evidence, and whether they
// brought it in.
func (o oracle) sources() map[string][]line {
	out := map[string][]line{}
	for _, q := range []string{
		`SELECT p.value ->> '$.what.id', t.id, 'brings' FROM agenda_item t, json_each(t.body, '$.papers') p WHERE p.value ->> '$.what.kind' = 'evidence'`,
		`SELECT p.value ->> '$.what.id', t.id, 'brings' FROM decision t, json_each(t.body, '$.papers') p WHERE p.value ->> '$.what.kind' = 'evidence'`,
		`SELECT minutes_id, id, 'brings' FROM decision`, `SELECT scan_id, id, 'brings' FROM meeting`,
		`SELECT v.value, t.id, 'brings' FROM action t, json_each(t.body, '$.proof') v`,
		`SELECT v.value, t.id, '' FROM control t, json_each(t.body, '$.evidence') v`,
		`SELECT v.value, t.id, '' FROM assessment t, json_each(t.body, '$.evidence') v`,
	} {
		for _, l := range o.query(q) {
			if l.id != "" {
				out[l.id] = append(out[l.id], l)
			}
		}
	}
	return out
}

// registered is the evidence about a record of a register.
func (o oracle) registered() map[string]bool {
	return o.ids(`SELECT e.id FROM evidence e, json_each(e.body, '$.about') a WHERE a.value ->> '$.kind' NOT IN
		('organisation','body','person','office','meeting','agenda_item','decision','vote','attendance','question','action','risk_acceptance','explanation','evidence')`)
}
