package model

import (
	"slices"
	"sync"
)

// The verbs of commands, as they stand in the ledger and in the table of
// permissions. Saving a record of a kind is "save.<kind>"; see SaveVerb.
const (
	VerbInit           Verb = "organisation.init"
	VerbImportPeople   Verb = "people.import"
	VerbImportControls Verb = "controls.import"

	VerbImportDecisions Verb = "decisions.import"
	VerbImportPolicies  Verb = "policies.import"
	VerbImportTrainings Verb = "trainings.import"
	VerbImportActions   Verb = "actions.import"
	VerbImportSuppliers Verb = "suppliers.import"

	VerbAddEvidence Verb = "evidence.add"
	VerbRemove      Verb = "bodies.remove"
	VerbCheckpoint  Verb = "ledger.checkpoint"
	VerbRestore     Verb = "ledger.restore"
	VerbUndo        Verb = "undo"      // and the verbs of what is taken back
	VerbSaveAll     Verb = "save.many" // and the verbs of its parts
)

// The verbs of a meeting and of deciding in writing.
const (
	VerbAddItems         Verb = "agenda.add"
	VerbMoveItem         Verb = "agenda.move"
	VerbPresent          Verb = "agenda.present"
	VerbCloseItem        Verb = "agenda.close"
	VerbReopenItem       Verb = "agenda.reopen"
	VerbOpenMeeting      Verb = "meeting.open"
	VerbNoteAttendance   Verb = "meeting.attend"
	VerbCloseMeeting     Verb = "meeting.close"
	VerbAdoptMeeting     Verb = "meeting.adopt"
	VerbSignOff          Verb = "meeting.sign"
	VerbPutToDecision    Verb = "decision.put"
	VerbDecide           Verb = "decision.decide"
	VerbRecuse           Verb = "decision.recuse"
	VerbMinority         Verb = "decision.minority"
	VerbCastVote         Verb = "vote.cast"
	VerbCastSigned       Verb = "vote.sign"
	VerbCorrectDecision  Verb = "decision.correct"
	VerbProposeInWriting Verb = "written.propose"
	VerbVoteInWriting    Verb = "written.vote"
	VerbCloseWritten     Verb = "written.close"
	VerbAsk              Verb = "question.ask"
	VerbAnswer           Verb = "question.answer"
)

// The verbs of letting people in over SSH.
const (
	VerbAddKey           Verb = "key.add"
	VerbRevokeKey        Verb = "key.revoke"
	VerbConfirmKey       Verb = "key.confirm"
	VerbInvite           Verb = "invitation.give"
	VerbRevokeInvitation Verb = "invitation.withdraw"
	VerbRedeem           Verb = "invitation.redeem"
)

// The verbs of reading beside "read.<kind>"; see ReadVerb.
const (
	VerbReadDuties Verb = "read.duties"
	VerbReadLog    Verb = "read.log"
	VerbReadBlob   Verb = "read.blob"
	VerbVerify     Verb = "ledger.verify"
	VerbExport     Verb = "ledger.export"
	VerbBackup     Verb = "ledger.backup"
	// VerbReadDossier is reading the dossier of another; one's own is always free.
	VerbReadDossier Verb = "read.dossier"
)

// SaveVerb is the verb of writing a record of a kind.
func SaveVerb(k Kind) Verb { return Verb("save." + string(k)) }

// ReadVerb is the verb of reading records of a kind.
func ReadVerb(k Kind) Verb { return Verb("read." + string(k)) }

var (
	nobody   = []Role{}
	everyone = []Role{RoleLocal, RoleCISO, RoleSecretary, RoleDirector, RoleSupervisor, RoleAuditor}
	office   = []Role{RoleLocal, RoleCISO, RoleSecretary}
	local    = []Role{RoleLocal}
	ciso     = []Role{RoleLocal, RoleCISO}
	scribe   = []Role{RoleLocal, RoleSecretary}
	board    = []Role{RoleLocal, RoleCISO, RoleSecretary, RoleDirector}
	voters   = []Role{RoleDirector, RoleSupervisor}
	inside   = []Role{RoleLocal, RoleCISO, RoleSecretary, RoleDirector, RoleSupervisor}
)

// Permissions is the one table of who may do what. What is not in it is
// refused to everybody.
func Permissions() map[Verb][]Role {
	return map[Verb][]Role{
		VerbInit: local, VerbImportPeople: office, VerbImportControls: ciso,
		VerbImportDecisions: scribe, VerbImportPolicies: office, VerbImportTrainings: office,
		VerbImportActions: office, VerbImportSuppliers: ciso,
		VerbAddEvidence: office, VerbRemove: scribe, VerbCheckpoint: office, VerbRestore: local,
		VerbUndo: inside, VerbSaveAll: inside,
		VerbReadDuties: everyone, VerbReadLog: {RoleLocal, RoleCISO, RoleSecretary, RoleAuditor},
		VerbReadBlob: everyone, VerbVerify: everyone, VerbExport: {RoleLocal, RoleCISO, RoleSecretary, RoleAuditor},
		VerbBackup: office, VerbReadDossier: office,

		VerbAddItems: office, VerbMoveItem: office, VerbPresent: office, VerbCloseItem: scribe, VerbReopenItem: scribe,
		VerbOpenMeeting: scribe, VerbNoteAttendance: scribe, VerbCloseMeeting: scribe, VerbAdoptMeeting: scribe, VerbSignOff: scribe,
		VerbPutToDecision: office, VerbDecide: scribe, VerbRecuse: scribe, VerbMinority: scribe, VerbCorrectDecision: scribe,
		VerbCastVote: voters, VerbCastSigned: voters, // their own, in a session with a key; see CastVote
		VerbProposeInWriting: office, VerbVoteInWriting: scribe, VerbCloseWritten: scribe,
		VerbAsk: inside, VerbAnswer: board,

		VerbAddKey: scribe, VerbConfirmKey: scribe, VerbRevokeKey: everyone, // others only their own; see RevokeKey
		VerbInvite: scribe, VerbRevokeInvitation: scribe, VerbRedeem: local, // only the server; see Redeem

		"save.organisation": scribe, "save.body": scribe, "save.person": office,
		"save.office": office, "save.office_holder": office, "save.grant": scribe,
		"save.appointment": scribe, "save.norm": office,
		"save.meeting": scribe, "save.agenda_item": office, "save.attendance": scribe,
		"save.question": inside, "save.decision": scribe, "save.vote": {RoleLocal, RoleSecretary, RoleDirector, RoleSupervisor}, // members their own; see Vote.Fits

		"save.policy": office, "save.policy_version": office,
		"save.training": office, "save.participation": office, "save.certificate": office, "save.campaign": office,
		"save.threat_report": ciso, "save.threat_item": ciso, "save.incident": ciso, "save.advisory": ciso,
		"save.own_incident": ciso, "save.incident_report": ciso, "save.review": ciso,
		"save.assessment": office, "save.risk_acceptance": office, "save.control": ciso, "save.supplier": ciso,
		"save.action": board, "save.evidence": office, "save.explanation": scribe, "save.note": inside,
		"save.checkpoint": nobody, "save.removal": nobody, "save.restore": nobody, "save.key": nobody, "save.invitation": nobody, // only by their own commands

		"read.organisation": everyone, "read.body": everyone, "read.person": everyone,
		"read.office": everyone, "read.office_holder": everyone, "read.grant": office,
		"read.key": scribe, "read.invitation": scribe, "read.appointment": everyone, "read.norm": everyone,
		"read.meeting": everyone, "read.agenda_item": everyone, "read.attendance": everyone,
		"read.question": everyone, "read.decision": everyone, "read.vote": everyone,
		"read.policy": everyone, "read.policy_version": everyone,
		"read.training": everyone, "read.participation": everyone, "read.certificate": everyone, "read.campaign": everyone,
		"read.threat_report": everyone, "read.threat_item": everyone, "read.incident": everyone, "read.advisory": everyone,
		"read.own_incident": inside, "read.incident_report": inside, "read.review": everyone,
		"read.assessment": everyone, "read.risk_acceptance": everyone, "read.control": everyone, "read.supplier": everyone,
		"read.action": everyone, "read.evidence": everyone, "read.explanation": everyone, "read.note": inside,
		"read.checkpoint": everyone, "read.removal": everyone, "read.restore": everyone,
	}
}

// permissions is the table, made once: it is asked of every record.
var permissions = sync.OnceValue(Permissions)

// Allowed tells whether any of the roles may do what the verb names.
func Allowed(roles []Role, v Verb) bool {
	may := permissions()[v]
	return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(may, r) })
}

// Denied is the refusal of a verb, with the roles that may.
func Denied(v Verb) *Error {
	var who []Message
	for _, r := range permissions()[v] {
		who = append(who, Msg("word."+r.WordKey()))
	}
	if len(who) == 0 {
		return Errorf(CodeDenied, "error.denied.nobody", "Verb", string(v))
	}
	return Errorf(CodeDenied, "error.denied", "Verb", string(v), "Roles", who)
}

// Visible tells whether somebody may see this record by the marks it carries:
// what is above the label that an auditor is cleared for and privileged evidence
// stay from them, and closed agenda items and evidence with named readers are
// for those, the secretary and whoever works at the file.
func Visible(who Reader, r Record) bool {
	switch r := r.(type) {
	case *Evidence:
		tlp := r.TLP
		if tlp == "" {
			tlp = TLPGreen // our own, not under a label
		}
		return who.cleared(tlp, r.Privileged) && (len(r.Readers) == 0 || reads(who.Roles, who.Person, r.Readers))
	case *ThreatReport:
		return who.cleared(r.TLP, false)
	case *Incident:
		return who.cleared(r.TLP, false)
	case *Advisory:
		return who.cleared(r.TLP, false)
	case *AgendaItem:
		return !r.Closed || reads(who.Roles, who.Person, r.Readers)
	}
	return true
}

// reads tells whether somebody is among named readers, or keeps the records.
func reads(roles []Role, person string, readers []string) bool {
	return slices.Contains(readers, person) || slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(scribe, r) })
}

// cleared keeps marked matter from auditors; everybody inside may see it. What
// has no label counts as AMBER+STRICT.
func (who Reader) cleared(t TLP, privileged bool) bool {
	if slices.ContainsFunc(who.Roles, func(r Role) bool { return r != RoleAuditor }) {
		return true
	}
	up := TLPGreen
	if who.Clearance != "" {
		up = who.Clearance
	}
	return !privileged && t.Rank() <= up.Rank()
}
