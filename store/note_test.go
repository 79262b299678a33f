package store_test

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
	words "github.com/rekenschap/rekenschap/text"
)

// A note stands on the page of its record, newest first, for everybody inside
// who may see the record; an auditor sees none. It is found where it may be
// read, changed by who wrote it alone, and not written beside everything.
func TestNotes(t *testing.T) {
	s, c, w := filled(t)
	storetest.Adopt(t, s.As(storetest.Local()), w.Ref[model.KindMeeting])
	as := func(r model.Role) string { return w.Person[r] }
	write := func(by string, about model.Ref, text string) string {
		return storetest.MustSave(t, s.As(storetest.As(by)), &model.Note{About: about, Text: text, On: model.DateOf(c.Now()), By: by})
	}
	control := model.Ref{Kind: model.KindControl, ID: "A-5.1", Rev: 1}
	older := write(as(model.RoleDirector), control, "Eerst overlegd met inkoop.")
	write(as(model.RoleSupervisor), control, "Daarna nog eens gevraagd.")
	secret := storetest.MustSave(t, s.As(storetest.Local()), &model.Note{About: model.Ref{Kind: model.KindAgendaItem, ID: w.Closed}, Text: "Kornalijn, besloten.", On: model.DateOf(c.Now())})

	page := func(person string) string {
		out := ""
		storetest.MustView(t, s.As(storetest.As(person)), func(st model.State) {
			doc, err := model.Describe(st, model.KindControl, "A-5.1", st.Today())
			if err != nil {
				t.Fatal(err)
			}
			out = saidOn(words.New(words.NL), doc)
		})
		return out
	}
	said := page(as(model.RoleCISO))
	if a, b := strings.Index(said, "Daarna nog eens"), strings.Index(said, "Eerst overlegd"); a < 0 || b < a {
		t.Errorf("the notes, newest first:\n%s", said)
	}
	if said := page(as(model.RoleAuditor)); strings.Contains(said, "overlegd") || strings.Contains(said, "Notities") {
		t.Errorf("an auditor reads notes:\n%s", said)
	}
	for person, finds := range map[string]bool{w.Reader: true, as(model.RoleSecretary): true, as(model.RoleCISO): false, as(model.RoleSupervisor): false, as(model.RoleAuditor): false} {
		h := s.As(storetest.As(person))
		found, err := h.Search(bg, "Kornalijn", model.DateOf(c.Now()), 5)
		if err != nil || (found.Total > 0) != finds {
			t.Errorf("%s finds the note at the closed item: %v, want %v (%v)", person, found.Total > 0, finds, err)
		}
		storetest.MustView(t, h, func(st model.State) {
			if _, ok := st.Get(model.KindNote, secret); ok != finds {
				t.Errorf("%s opens the note at the closed item: %v", person, ok)
			}
		})
	}
	refused := func(who string, n *model.Note, why string) {
		t.Helper()
		if _, err := s.As(storetest.As(who)).Do(bg, model.Save{Record: n}); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want %s", who, err, why)
		}
	}
	mine := &model.Note{}
	storetest.MustView(t, s.As(storetest.Local()), func(st model.State) {
		got, _ := model.Get[*model.Note](st, older)
		*mine = *got
	})
	other := *mine
	other.Text = "Anders."
	refused(as(model.RoleSupervisor), &other, "error.note.own")
	refused(as(model.RoleAuditor), &model.Note{About: control, Text: "x", On: mine.On}, "error.denied")
	refused(as(model.RoleCISO), &model.Note{About: model.Ref{Kind: model.KindNote, ID: older, Rev: 1}, Text: "x", On: mine.On}, "error.note.about")
}
