package setup

import (
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// Draft is everything typed so far, as it was typed, and where the person was.
// It survives the program; see Source.
type Draft struct {
	At   Place     `json:"at"`
	Lang text.Lang `json:"lang"`
	Org  Org       `json:"organisation"`
	// BodiesFor is the legal form that the bodies were proposed for.
	BodiesFor model.LegalForm `json:"bodies_for"`
	Bodies    []*Body         `json:"bodies"`
	Seats     []*Seat         `json:"seats"`
	Norms     []*Norm         `json:"norms"`
	First     First           `json:"first_meeting"`
}

// Org is what was typed about the organisation.
type Org struct {
	Name       string          `json:"name"`
	KvK        string          `json:"kvk"`
	Form       model.LegalForm `json:"legal_form"`
	Annex      model.Annex     `json:"annex"`
	Staff      string          `json:"staff"`
	Turnover   string          `json:"turnover"`
	Balance    string          `json:"balance"`
	Critical   bool            `json:"wwke_critical"`
	Designated bool            `json:"designated"`
	Linked     string          `json:"linked"`
}

// Body is what was typed about a body. Others name it by its number, which
// stays when its short name changes.
type Body struct {
	Nr         int            `json:"nr"`
	Code       string         `json:"code"`
	Name       string         `json:"name"`
	Type       model.BodyType `json:"type"`
	Supervisor int            `json:"supervisor"`
	Quorum     string         `json:"quorum"`
	Majority   model.Majority `json:"majority"`
	Tie        model.Tie      `json:"tie"`
	Proxies    string         `json:"proxies"`
	OneMember  bool           `json:"one_member"`
	Written    bool           `json:"written"`
	Consent    bool           `json:"written_consent"`
	Unanimous  bool           `json:"written_unanimous"`
	Prior      string         `json:"prior_approval"` // subjects, ; between them
	Seen       bool           `json:"seen"`           // somebody looked at its rules
}

// Seat is somebody in a body or an office.
type Seat struct {
	Name       string `json:"name"`
	Email      string `json:"email"`
	Body       int    `json:"body"`   // 0: an office
	Office     string `json:"office"` // its code
	Position   string `json:"position"`
	From       string `json:"from"`
	Until      string `json:"until"`
	Represents string `json:"represents"`
	Outside    bool   `json:"non_executive"`
}

// Norm is an own norm as proposed; an empty number proposes none.
type Norm struct {
	Name model.NormName `json:"name"`
	N    string         `json:"n"`
	Warn int            `json:"warn"`
}

// First is the meeting that gets the norms as a proposal.
type First struct {
	On   string `json:"on"`
	Time string `json:"time"`
}

// NewDraft is where a set-up begins.
func NewDraft(lang text.Lang) *Draft {
	d := &Draft{At: Place{Step: StepLanguage}, Lang: lang, Org: Org{Form: model.Stichting, Annex: model.Annex1}}
	for _, n := range model.ProposedNorms() {
		d.Norms = append(d.Norms, &Norm{Name: n.Name, N: strconv.Itoa(max(n.Months, n.Days)), Warn: n.WarnDays})
	}
	return d
}

// proposeBodies fills in the bodies that go with the legal form, when it is
// another than before. Who already named people to a body keeps the bodies.
func (d *Draft) proposeBodies() {
	if d.BodiesFor == d.Org.Form || len(d.Seats) > 0 {
		return
	}
	d.BodiesFor, d.Bodies = d.Org.Form, nil
	usual := model.UsualBodies(d.Org.Form)
	nr := map[string]int{}
	for i, b := range usual {
		nr[b.Code] = i + 1
	}
	for i, b := range usual {
		d.Bodies = append(d.Bodies, &Body{Nr: i + 1, Code: b.Code, Name: b.Name, Type: b.Type, Supervisor: nr[b.Supervisor],
			Majority: b.Majority, Tie: b.Tie, Proxies: "0", OneMember: b.OneMember,
			Written: b.Written, Consent: b.WrittenConsent, Unanimous: b.WrittenUnanimous})
	}
}

// newBody is one more body: a board where there is none, else a committee.
func (d *Draft) newBody() *Body {
	b := &Body{Nr: 1, Type: model.BodyAdvisory, Majority: model.MajoritySimple, Tie: model.TieRejected, Proxies: "0", Written: true, Consent: true, Unanimous: true}
	for _, o := range d.Bodies {
		b.Nr = max(b.Nr, o.Nr+1)
	}
	return b
}

// body finds one by its number.
func (d *Draft) body(nr int) *Body {
	for _, b := range d.Bodies {
		if b.Nr == nr {
			return b
		}
	}
	return nil
}

// code is the short name of a body, empty for none.
func (d *Draft) code(nr int) string {
	if b := d.body(nr); b != nil {
		return b.Code
	}
	return ""
}

// board is the body whose members are bound, the first of them.
func (d *Draft) board() *Body {
	for _, b := range d.Bodies {
		if b.Type.Bound() {
			return b
		}
	}
	return nil
}

// subjects are the subjects that need prior approval.
func (b *Body) subjects() []string {
	var out []string
	for s := range strings.SplitSeq(b.Prior, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
