package model

// Person is somebody the records name by id. Name and e-mail stand here alone.
type Person struct {
	Base
	Name   string `json:"name" req:"1" max:"120"`
	Email  string `json:"email" max:"200"`
	Legal  bool   `json:"legal"` // a legal person, as corporate director
	OSName string `json:"os_name" max:"64"`
}

// Kind implements Record.
func (*Person) Kind() Kind { return KindPerson }

// Office is a function that owns things whoever holds it: CISO, manager ICT.
type Office struct {
	Base
	Code string `json:"code" req:"1" max:"60"` // typeable: manager-ict
	Name string `json:"name" req:"1" max:"120"`
	Role Role   `json:"role"` // what its holder may do; empty = owns things only
}

// Kind implements Record.
func (*Office) Kind() Kind { return KindOffice }

// OfficeHolder says who holds an office, from and until when (inclusive).
type OfficeHolder struct {
	Base
	Office string `json:"office" req:"1" ref:"office"`
	Person string `json:"person" req:"1" ref:"person"`
	From   Date   `json:"from" req:"1"`
	Until  Date   `json:"until"`
}

// Kind implements Record.
func (*OfficeHolder) Kind() Kind { return KindHolder }

// Grant gives a person a role for a time: an auditor until the report is out.
type Grant struct {
	Base
	Person string `json:"person" req:"1" ref:"person"`
	Role   Role   `json:"role" req:"1"`
	From   Date   `json:"from" req:"1"`
	Until  Date   `json:"until"`
	Why    string `json:"why"`
	// TLP is up to which label an auditor may see, where the source gave
	// permission for more than GREEN; Why says which.
	TLP TLP `json:"tlp"`
}

// Kind implements Record.
func (*Grant) Kind() Kind { return KindGrant }

// Appointment makes a person member of a body from a day until another,
// inclusive; an empty Until means in office.
type Appointment struct {
	Base
	Person       string `json:"person" req:"1" ref:"person"`
	Body         string `json:"body" req:"1" ref:"body"`
	Position     string `json:"position" max:"60"`       // voorzitter, lid
	NonExecutive bool   `json:"non_executive"`           // in a one-tier board
	Silent       bool   `json:"silent"`                  // stille vennoot of a cv: not managing
	Represents   string `json:"represents" ref:"person"` // the legal person it sits for, Cbw art. 24(7)
	From         Date   `json:"from" req:"1"`
	Until        Date   `json:"until"`
}

// Kind implements Record.
func (*Appointment) Kind() Kind { return KindAppointment }

// On tells whether the appointment holds on a day.
func (a *Appointment) On(day Date) bool {
	return !day.Before(a.From) && (a.Until.IsZero() || !day.After(a.Until))
}

// Role is what somebody may do. See Permissions.
type Role string

// The roles. RoleLocal is whoever works at the file without saying as whom:
// it can set up, import and record, but never casts anybody's own vote.
const (
	RoleLocal      Role = "local"
	RoleCISO       Role = "ciso"
	RoleSecretary  Role = "secretary"
	RoleDirector   Role = "director"
	RoleSupervisor Role = "supervisor"
	RoleAuditor    Role = "auditor"
)

// Roles lists every role.
func Roles() []Role {
	return []Role{RoleLocal, RoleCISO, RoleSecretary, RoleDirector, RoleSupervisor, RoleAuditor}
}

// Values lists the roles that can be granted; local is not one of them.
func (Role) Values() []string {
	return []string{"ciso", "secretary", "director", "supervisor", "auditor"}
}

// WordKey implements Worded.
func (r Role) WordKey() string { return "role." + string(r) }
