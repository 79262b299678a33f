package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// show --json keeps the title of a paper from whoever may not see its record,
// as the page does.
func TestShowJSONOfHiddenPaper(t *testing.T) {
	t.Parallel()
	s, c := storetest.MustCreate(t)
	w := storetest.Fixture(t, s, c)
	day := model.DateOf(c.Now())
	id := storetest.MustSave(t, s.As(storetest.Local()), &model.AgendaItem{Meeting: w.Ref[model.KindMeeting], Nr: 9, Type: model.ItemDecision, Title: "Gewoon punt",
		Papers: []model.Paper{{Title: "Strafrechtelijke gevolgen", On: day, What: model.Ref{Kind: model.KindEvidence, ID: w.Privileged, Rev: 1}}}})
	storetest.Adopt(t, s.As(storetest.Local()), w.Ref[model.KindMeeting])
	for role, may := range map[model.Role]bool{model.RoleAuditor: false, model.RoleDirector: true} {
		var out bytes.Buffer
		err := newSession(&App{Stdout: &out}).showJSON(context.Background(), &opened{h: s.As(storetest.As(w.Person[role]))}, model.KindAgendaItem, id)
		if err != nil || !strings.Contains(out.String(), "Gewoon punt") || strings.Contains(out.String(), "Strafrecht") != may {
			t.Errorf("%s: %v\n%s", role, err, out.String())
		}
	}
}
