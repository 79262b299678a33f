package model

import (
	"reflect"
	"strings"
)

// Describe writes a record as a page: what it is called, what it says, what
// it points at, what points at it, and what became of it.
func Describe(s State, kind Kind, id string, day Date) (Doc, error) {
	switch kind {
	case KindDuty:
		d, ok := DutyByID(s, id, day)
		if !ok {
			return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", id)
		}
		return DutyDoc(d), nil
	case KindDossier:
		return Dossier(s, id, day)
	case KindMeasure:
		return MeasureDoc(s, id, day)
	case KindSince:
		return sinceDoc(s, day)
	case KindEntry:
		return entryDoc(s, id)
	}
	r, ok := s.Get(kind, id)
	if !ok {
		return Doc{}, Errorf(CodeNotFound, "error.record.missing", "ID", id)
	}
	w := newPageWriter(s, r, day)
	if r.Head().Undone {
		w.undone() // what the rules make of it does not hold any more
	} else {
		w.tell()
	}
	w.rest()
	w.notes()
	w.links()
	w.history()
	return Doc{Ref: RefTo(r), Title: TitleOf(s, r), Lead: leadOf(s, r, day), Blocks: w.blocks, Tasks: Tasks(s, RefTo(r), day), Others: whose(s, r), Ballots: ballotsOn(s, r)}, nil
}

// whose says of a record that somebody else's it is to change, empty when it is
// not.
func whose(s State, r Record) Message {
	if err := anothers(s, r); err != nil {
		return Because(err)
	}
	return Message{}
}

// tell writes what matters most for the kind of record, in the order in which
// a reader asks for it.
func (w *pageWriter) tell() {
	switch r := w.r.(type) {
	case *Control:
		w.control(r)
	case *Decision:
		w.decision(r)
	case *Person:
		w.person(r)
	case *Meeting:
		w.meeting(r)
	case *AgendaItem:
		w.agendaItem(r)
	case *Vote:
		w.vote(r)
	case *Attendance:
		w.presence(r)
	case *Question:
		w.question(r)
	case *Appointment:
		w.appointment(r)
	case *Body:
		w.body(r)
	case *Office:
		w.office(r)
	case *Evidence:
		w.evidence(r)
	case *ThreatReport:
		w.threatReport(r)
	case *ThreatItem:
		w.threatItem(r)
	case *Incident:
		w.incident(r)
	case *Advisory:
		w.advisory(r)
	case *OwnIncident:
		w.ownIncident(r)
	case *IncidentReport:
		w.incidentReport(r)
	case *Review:
		w.review(r)
	case *Action:
		w.actionPage(r)
	case *Explanation:
		w.explanation(r)
	case *Policy:
		w.policy(r)
	case *PolicyVersion:
		w.policyVersion(r)
	case *Training:
		w.training(r)
	case *Certificate:
		w.certificate(r)
	case *Campaign:
		w.campaign(r)
	case *Supplier:
		w.supplier(r)
	case *Assessment:
		w.assessment(r)
	case *RiskAcceptance:
		w.risk(r)
	case *Key:
		w.key(r)
	case *Invitation:
		w.invitation(r)
	case *Note:
		w.note(r)
	case *Checkpoint:
		w.checkpoint(r)
	case *Removal:
		w.removal(r)
	case *Restore:
		w.restore(r)
	}
}

// TitleOf is what a record is called in lists and links.
func TitleOf(s State, r Record) Message {
	if c, ok := r.(*Control); ok {
		if l, ok := s.Law().Control(c.ID); ok {
			return ControlName(l)
		}
	}
	if t := followTitle(s, r); !t.IsZero() {
		return t
	}
	if t := titleField(r); t != "" {
		return Literal(t)
	}
	switch r := r.(type) {
	case *Meeting:
		return Msg("screen.doc.meeting", "Body", codes(s)[r.Body], "On", r.On)
	case *PolicyVersion:
		if p, ok := Get[*Policy](s, r.Policy); ok {
			return Literal(p.Title + " " + VersionName(r))
		}
	case *Review:
		if sub, ok := s.Get(r.Subject.Kind, r.Subject.ID); ok {
			return TitleOf(s, sub)
		}
	case *Vote:
		return personal(s, r.Person, r.Decision)
	case *Attendance:
		return personal(s, r.Person, r.Meeting)
	case *Appointment:
		return personal(s, r.Person, codes(s)[r.Body])
	case *Certificate:
		return personal(s, r.Person, r.Training)
	case *Participation:
		return personal(s, r.Person, r.Training)
	case *Key:
		return personal(s, r.Person, keySort(r.Public))
	case *Invitation:
		return personal(s, r.Person, r.ID)
	case *OfficeHolder:
		if o, ok := Get[*Office](s, r.Office); ok {
			return personal(s, r.Person, o.Name)
		}
	}
	return Literal(r.Head().ID)
}

// titleField is the first line of the field that says what a record is called,
// "" when it has none.
func titleField(r Record) string {
	v, fs := reflect.ValueOf(r).Elem(), Fields(r)
	for _, name := range []string{"title", "name", "subject", "text", "organisation"} {
		for _, f := range fs {
			if f.Name != name || f.Type != FieldText || f.Many {
				continue
			}
			if t := v.FieldByIndex(f.index).String(); t != "" {
				first, _, _ := strings.Cut(t, "\n")
				return first
			}
		}
	}
	return ""
}

func personal(s State, person, what string) Message {
	if p, ok := Get[*Person](s, person); ok {
		return Literal(p.Name + " · " + what)
	}
	return Literal(what)
}

// leadOf is the line under the title: what kind of record, its number, and
// what is computed about it.
func leadOf(s State, r Record, day Date) Message {
	kind := Msg("kind." + string(r.Kind()))
	if r.Head().Undone {
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.Head().ID, "State", Msg("screen.doc.undone"))
	}
	switch r := r.(type) {
	case *PolicyVersion:
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", StateOf(s.Whole(), r, day))
	case *Policy:
		if _, state := currentVersion(s, r.ID, day); state != "" {
			return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", state)
		}
	case *Action:
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", r.State(day))
	case *Key:
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", r.State(day))
	case *Invitation:
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.ID, "State", r.State(day))
	}
	if t, ok := labelOf(s, r); ok {
		return Msg("screen.doc.lead_state", "Kind", kind, "ID", r.Head().ID, "State", saidLabel(t))
	}
	return Msg("screen.doc.lead", "Kind", kind, "ID", r.Head().ID)
}
