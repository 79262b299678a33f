package ballot

import (
	"encoding/json"

	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
)

// draft is what was chosen and typed and not cast yet, with the text it was
// about.
type draft struct {
	Ballot   string          `json:"ballot"`
	Value    model.VoteValue `json:"value,omitempty"`
	Consents bool            `json:"consents,omitempty"`
	Note     string          `json:"note,omitempty"`
	Interest string          `json:"interest,omitempty"`
	Armored  string          `json:"armored,omitempty"`
}

// place is where the draft of a ballot is kept.
func place(decision string) string { return "ballot " + decision }

// restore takes over what was left; what cannot be read was nothing.
func (d *draft) restore(body []byte) {
	var was draft
	if json.Unmarshal(body, &was) == nil {
		*d = was
	}
}

// recall begins with what the member gave with a vote before: voting again must
// not throw a note away.
func (d *draft) recall(b *model.Ballot) {
	if own, ok := b.Own(); ok && d.Note == "" && d.Interest == "" {
		d.Note, d.Interest, d.Consents = own.Minority, own.Interest, own.Consents
	}
}

// keep writes down what stands there now.
func (p *Page) keep() tea.Cmd {
	body, err := json.Marshal(p.draft)
	if err != nil {
		return nil
	}
	return p.keeper.Keep(p.env, p.source(), place(p.id), body)
}

// Flush implements page.Flusher.
func (p *Page) Flush() tea.Cmd { return p.keeper.Flush(p.env) }
