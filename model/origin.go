package model

// OriginKind says what something came from where its kind is not the word for
// it: a review is a leerpunt to whoever acts on it.
type OriginKind string

// The words of their own.
const (
	OriginLesson OriginKind = "review"
	OriginNone   OriginKind = "none"
)

// WordKey implements Worded.
func (o OriginKind) WordKey() string { return "origin." + string(o) }

// originKind is what an id points at, in a word.
func originKind(id string) any {
	kind, _, err := ParseID(id)
	switch {
	case id == "" || err != nil:
		return OriginNone
	case kind == KindReview:
		return OriginLesson
	}
	return kind
}

// namesOfIDs tells what records of any kind are called. What the reader may
// not see has no name.
func namesOfIDs(s State, ids []string) map[string]any {
	out, of := map[string]any{}, map[Kind]map[string]bool{}
	for _, id := range ids {
		kind, _, err := ParseID(id)
		if id == "" || err != nil {
			continue
		}
		if of[kind] == nil {
			of[kind] = map[string]bool{}
		}
		of[kind][id] = true
	}
	for kind, some := range of {
		nameAll(s, kind, some, out)
	}
	return out
}

// fewNames is how many records are rather looked up one by one than found in a
// column of all.
const fewNames = 100

// nameAll names records of one kind: from a column where the kind has its name
// in one and they are many, from the records themselves otherwise.
func nameAll(s State, kind Kind, ids map[string]bool, out map[string]any) {
	field := nameField(kind)
	if len(ids) > fewNames && field != "" {
		for _, r := range s.Rows(kind, field) {
			if id := r[0].(string); ids[id] {
				out[id] = colText(r[1])
			}
		}
		return
	}
	for id := range ids {
		if r, ok := s.Get(kind, id); ok {
			out[id] = TitleOf(s, r)
		}
	}
}

// nameField is the column that holds what a record of a kind is called.
func nameField(kind Kind) string {
	for _, f := range FieldsOf(kind) {
		switch f.Name {
		case "title", "name", "subject", "text", "organisation":
			if f.Column() && f.Type == FieldText && !f.Many && f.Req {
				return f.Name
			}
		}
	}
	return ""
}

// followTitle names records whose own words are no name: a signed text, a
// sentence, a number.
func followTitle(s State, r Record) Message {
	switch r := r.(type) {
	case *Checkpoint:
		return Msg("screen.follow.title.checkpoint", "On", r.On)
	case *Removal:
		return Msg("screen.follow.title.removal", "On", r.On)
	case *Restore:
		return Msg("screen.follow.title.restore", "On", r.On)
	case *Explanation:
		if d, ok := s.Law().Duty(r.Duty); ok {
			return Msg("screen.follow.title.explanation", "Duty", bilingual(d.TitleNL, d.TitleEN))
		}
	case *IncidentReport:
		if o, ok := Get[*OwnIncident](s, r.Incident); ok {
			return Msg("screen.follow.title.report", "Report", r.Type, "Incident", o.Title)
		}
	}
	return Message{}
}

// came tells what a record comes from: one step up the chain.
func came(r Record) Ref {
	switch r := r.(type) {
	case *Action:
		return r.Origin
	case *Review:
		return r.Subject
	case *ThreatItem:
		return Ref{Kind: KindThreatReport, ID: r.Report}
	case *Decision:
		return first(Ref{Kind: KindAgendaItem, ID: r.Item}, Ref{Kind: KindMeeting, ID: r.Meeting})
	case *AgendaItem:
		return Ref{Kind: KindMeeting, ID: r.Meeting}
	case *Question:
		return first(Ref{Kind: KindAgendaItem, ID: r.Item}, Ref{Kind: KindMeeting, ID: r.Meeting}, r.About)
	case *Assessment:
		return Ref{Kind: KindSupplier, ID: r.Supplier}
	case *IncidentReport:
		return Ref{Kind: KindOwnIncident, ID: r.Incident}
	case *PolicyVersion:
		return Ref{Kind: KindPolicy, ID: r.Policy}
	case *RiskAcceptance:
		return Ref{Kind: KindDecision, ID: r.DecidedBy}
	case *Certificate:
		return Ref{Kind: KindTraining, ID: r.Training}
	}
	return Ref{}
}

func first(refs ...Ref) Ref {
	for _, r := range refs {
		if !r.IsZero() {
			return r
		}
	}
	return Ref{}
}

// longestChain is more than any real one; a ring of actions ends there.
const longestChain = 8

// origins writes what a record comes from, and what that comes from, as far as
// the reader may see.
func (w *pageWriter) origins(from Record) {
	for range longestChain {
		up := came(from)
		above, ok := w.s.Get(up.Kind, up.ID)
		if up.IsZero() || !ok || w.linked[Ref{Kind: up.Kind, ID: up.ID}] {
			return
		}
		kind := Msg("kind." + string(up.Kind))
		if up.Kind == KindReview {
			kind = Msg("word." + OriginLesson.WordKey())
		}
		w.say(kind, cited(w.s, above), up)
		from = above
	}
}

// holder finds who held an office on a day.
func holder(s State, office string, day Date) (*Person, bool) {
	for _, h := range Find[*OfficeHolder](s, "office", office) {
		if within(day, h.From, h.Until) {
			return Get[*Person](s, h.Person)
		}
	}
	return nil, false
}

// owner says whose something is; behind an office, who holds it on the day.
func (w *pageWriter) owner(field, id string) {
	w.skip(field)
	if id == "" {
		return
	}
	value, ref := any(w.name(id)), w.ownerRef(id)
	if ref.Kind == KindOffice {
		if len(Find[*OfficeHolder](w.s, "office", id)) > 0 { // an office nobody ever held stands for a body
			value = Msg("screen.follow.owner.vacant", "Office", w.name(id))
		}
		if p, ok := holder(w.s, id, w.day); ok {
			value = Msg("screen.follow.owner.held", "Office", w.name(id), "Person", p.Name)
			w.covered(RefTo(p))
		}
	}
	w.say(fieldLabel(w.r.Kind(), field), value, ref)
}

// ownerRef leads to a person or an office, whichever the id is of.
func (w *pageWriter) ownerRef(id string) Ref {
	if _, ok := Get[*Office](w.s, id); ok {
		return Ref{Kind: KindOffice, ID: id}
	}
	return Ref{Kind: KindPerson, ID: id}
}
