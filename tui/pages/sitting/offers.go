package sitting

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/keys"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// outcomes are the keys that decide, with what they decide.
func outcomes() map[string]model.Outcome {
	return map[string]model.Outcome{
		keys.Approve: model.OutcomeApproved, keys.Conditions: model.OutcomeConditions, keys.Defer: model.OutcomeDeferred,
		keys.Reject: model.OutcomeRejected, keys.NoteOnly: model.OutcomeNoted, keys.Withdraw: model.OutcomeWithdrawn,
	}
}

// outcomeKeys in the order in which they are shown.
func outcomeKeys() []string {
	return []string{keys.Approve, keys.Conditions, keys.Defer, keys.Reject, keys.NoteOnly, keys.Withdraw}
}

// verbs says what somebody must be allowed to do for a binding to be there.
func verbs() map[string]model.Verb {
	out := map[string]model.Verb{
		keys.Begin: model.VerbOpenMeeting, keys.Roster: model.VerbNoteAttendance, keys.Propose: model.VerbAddItems,
		keys.Papers: model.VerbPresent, keys.Earlier: model.VerbMoveItem, keys.Later: model.VerbMoveItem,
		keys.Reword: model.VerbPutToDecision, keys.Recuse: model.VerbRecuse, keys.Query: model.VerbAsk, keys.Answer: model.VerbAnswer,
		keys.Finish: model.VerbCloseItem, keys.Ending: model.VerbCloseMeeting,
		keys.Adopt: model.VerbAdoptMeeting, keys.SignOff: model.VerbSignOff, keys.Go: model.VerbDecide,
	}
	for _, k := range outcomeKeys() {
		out[k] = model.VerbDecide
	}
	return out
}

// Offers implements page.Page.
func (p *Page) Offers() []string {
	if !p.ready() {
		return nil
	}
	if t := p.desk.top(); t != nil {
		return t.offers(p)
	}
	out := []string{keys.Copy}
	if len(p.sitting.Items) > 0 {
		out = append(out, keys.Up, keys.Down, keys.PageUp, keys.PageDown)
	}
	may := verbs()
	if p.decision() != nil { // what lies there is reworded, not put anew
		may[keys.Reword] = model.SaveVerb(model.KindDecision)
	}
	for _, k := range p.possible() {
		if v, asked := may[k]; !asked || model.Allowed(p.env.Roles, v) {
			out = append(out, k)
		}
	}
	return out
}

// possible lists what the state of the meeting and of the item in hand allows
// to record.
func (p *Page) possible() []string {
	if !p.today() {
		return nil
	}
	if p.sitting.Written() {
		return p.inWriting()
	}
	switch p.sitting.State {
	case model.MeetingPlanned:
		return p.preparing()
	case model.MeetingOpen:
		return p.holding()
	case model.MeetingClosed:
		out := []string{}
		if len(p.sitting.AdoptIn) > 0 {
			out = append(out, keys.Adopt)
		}
		return append(out, p.afterwards()...)
	}
	return p.afterwards()
}

func (p *Page) preparing() []string {
	out := []string{keys.Go, keys.Propose, keys.Roster, keys.Begin}
	if p.at() == nil {
		return out
	}
	out = append(out, keys.Papers, keys.Reword, keys.Recuse, keys.Query, keys.Answer)
	if len(p.sitting.Items) > 1 {
		out = append(out, keys.Earlier, keys.Later)
	}
	return p.asked(out)
}

func (p *Page) holding() []string {
	out := []string{keys.Go, keys.Roster}
	it := p.at()
	if it == nil {
		return append(out, keys.Propose, keys.Ending)
	}
	if it.State != model.ItemTreated {
		out = append(append(out, outcomeKeys()...), keys.Reword, keys.Recuse, keys.Query, keys.Answer, keys.Papers)
		if minutes(it) {
			out = append(out, keys.Adopt)
		}
	} else {
		out = append(out, keys.Query, keys.Answer)
		if len(it.Decisions) > 0 {
			out = append(out, keys.Reword)
		}
	}
	if len(p.sitting.Items) > 1 {
		out = append(out, keys.Earlier, keys.Later)
	}
	return p.asked(append(out, keys.Finish, keys.Propose, keys.Ending))
}

// minutes tells whether an item is about a list that waits to be adopted.
func minutes(it *model.SittingItem) bool {
	return it.Topic == model.TopicMinutes && it.About.Kind == model.KindMeeting && !it.Adopted
}

// asked leaves answering out where nothing waits for an answer.
func (p *Page) asked(out []string) []string {
	if len(p.unanswered()) > 0 {
		return out
	}
	return slices.DeleteFunc(out, func(k string) bool { return k == keys.Answer })
}

// afterwards is what may still come to a closed list.
func (p *Page) afterwards() []string {
	var out []string
	if it := p.at(); it != nil && len(it.Decisions) > 0 && !it.Decisions[len(it.Decisions)-1].Fixed {
		out = append(out, keys.Reword)
	}
	if len(p.unanswered()) > 0 {
		out = append(out, keys.Answer)
	}
	if p.sitting.Scan.IsZero() {
		out = append(out, keys.SignOff)
	}
	return out
}

func (p *Page) inWriting() []string {
	d := p.decision()
	if d == nil || d.Outcome != model.OutcomeProposed {
		return nil
	}
	return []string{keys.Go, keys.Roster, keys.Reword, keys.Ending, keys.Withdraw}
}

// decision is the one in hand: of the item the last that is not decided, else
// the last.
func (p *Page) decision() *model.SittingDecision {
	it := p.at()
	if it == nil || len(it.Decisions) == 0 {
		return nil
	}
	for i := range it.Decisions {
		if it.Decisions[i].Outcome == model.OutcomeProposed {
			return &it.Decisions[i]
		}
	}
	return &it.Decisions[len(it.Decisions)-1]
}

// unanswered are the questions of the item in hand that wait for an answer.
func (p *Page) unanswered() []model.SittingQuestion {
	it := p.at()
	if it == nil {
		return nil
	}
	var out []model.SittingQuestion
	for _, q := range it.Questions {
		if !q.Answered {
			out = append(out, q)
		}
	}
	return out
}

// Do implements page.Page.
func (p *Page) Do(binding string) page.Effect {
	if t := p.desk.top(); t != nil {
		e := t.do(p, binding)
		e.Cmd = tea.Batch(e.Cmd, p.desk.changed(p))
		return e
	}
	switch binding {
	case keys.Up, keys.Down:
		p.walk(binding)
		return page.Effect{}
	case keys.PageUp, keys.PageDown:
		p.sheet.Move(binding)
		return page.Effect{}
	case keys.Copy:
		return page.Copied(p.copied())
	}
	e := p.act(binding)
	if p.desk.top() != nil {
		e.Cmd = tea.Batch(e.Cmd, p.desk.changed(p))
	}
	return e
}

func (p *Page) copied() string {
	if r := p.Subject(); !r.IsZero() {
		return r.ID
	}
	return p.sitting.Ref.ID
}

// walk goes to another item.
func (p *Page) walk(binding string) {
	p.rows.N = len(p.sitting.Items)
	p.rows.Move(binding)
	p.made, p.warned = "", ""
	if p.rows.Cursor < len(p.sitting.Items) {
		p.item = p.sitting.Items[p.rows.Cursor].Ref.ID
	}
	p.sheet = widget.Sheet{}
	p.follow()
}
