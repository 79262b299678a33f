package store_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// commands are one of every command; TestEveryCommandIsTried fails when one of
// the program's is missing here.
func commands(t *testing.T) map[string]model.Command {
	out := map[string]model.Command{
		"InitOrganisation": model.InitOrganisation{}, "SetUp": model.SetUp{}, "ImportPeople": model.ImportPeople{}, "ImportControls": model.ImportControls{},
		"ImportDecisions": model.ImportDecisions{}, "ImportPolicies": model.ImportPolicies{}, "ImportTrainings": model.ImportTrainings{},
		"ImportActions": model.ImportActions{}, "ImportSuppliers": model.ImportSuppliers{},
		"AddEvidence": model.AddEvidence{}, "RemoveBodies": model.RemoveBodies{},
		"RecordCheckpoint": model.RecordCheckpoint{}, "RecordRestore": model.RecordRestore{},
		"AddItems": model.AddItems{}, "MoveItem": model.MoveItem{}, "Present": model.Present{}, "CloseItem": model.CloseItem{},
		"ReopenItem": model.ReopenItem{}, "OpenMeeting": model.OpenMeeting{}, "NoteAttendance": model.NoteAttendance{},
		"CloseMeeting": model.CloseMeeting{}, "AdoptMeeting": model.AdoptMeeting{}, "SignOff": model.SignOff{},
		"PutToDecision": model.PutToDecision{}, "Decide": model.Decide{}, "Recuse": model.Recuse{}, "Minority": model.Minority{},
		"CorrectDecision": model.CorrectDecision{}, "ProposeInWriting": model.ProposeInWriting{},
		"VoteInWriting": model.VoteInWriting{}, "CloseWritten": model.CloseWritten{}, "AskQuestion": model.AskQuestion{}, "AnswerQuestion": model.AnswerQuestion{},
		"NewAction": model.NewAction{Action: &model.Action{}}, "Amend": model.Amend{Ref: model.Ref{Kind: model.KindAction}}, "NewCourse": model.NewCourse{Training: &model.Training{}},
		"NewPolicy": model.NewPolicy{Policy: &model.Policy{}}, "Submit": model.Submit{Version: &model.PolicyVersion{}},
		"AddKey": model.AddKey{}, "RevokeKey": model.RevokeKey{}, "ConfirmKey": model.ConfirmKey{},
		"Invite": model.Invite{}, "RevokeInvitation": model.RevokeInvitation{}, "Redeem": model.Redeem{},
		"CastVote": model.CastVote{}, "CastSigned": model.CastSigned{},
		"Undo": model.Undo{}, "SaveAll": model.SaveAll{},
	}
	for _, i := range model.Kinds() {
		r, _ := model.NewRecord(i.Kind)
		out["Save "+string(i.Kind)] = model.Save{Record: r}
	}
	return out
}

// parseModel reads the source of the package, so that nothing new is missed.
func parseModel(t *testing.T) []*ast.File {
	t.Helper()
	pkgs, err := parser.ParseDir(token.NewFileSet(), "../model", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []*ast.File
	for _, f := range pkgs["model"].Files {
		out = append(out, f)
	}
	return out
}

func TestEveryCommandIsTried(t *testing.T) {
	t.Parallel()
	have := commands(t)
	n := 0
	for _, f := range parseModel(t) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Name.Name != "Verb" || fn.Recv == nil {
				continue
			}
			n++
			typ := fn.Recv.List[0].Type
			if star, ok := typ.(*ast.StarExpr); ok {
				typ = star.X
			}
			name := typ.(*ast.Ident).Name
			if _, ok := have[name]; !ok && name != "Save" {
				t.Errorf("the command %s is not tried against every role: add it to commands", name)
			}
		}
	}
	if n < 8 {
		t.Errorf("only %d commands found in the source", n)
	}
}

// A verb that stands nowhere in the table is refused to everybody: every verb
// of the program must stand there.
func TestEveryVerbStandsInTheTable(t *testing.T) {
	t.Parallel()
	table := model.Permissions()
	for name, c := range commands(t) {
		if _, ok := table[c.Verb()]; !ok {
			t.Errorf("%s: the verb %s is not in the table", name, c.Verb())
		}
	}
	for _, i := range model.Kinds() {
		for _, v := range []model.Verb{model.SaveVerb(i.Kind), model.ReadVerb(i.Kind)} {
			if _, ok := table[v]; !ok {
				t.Errorf("the verb %s is not in the table", v)
			}
		}
	}
	known := map[string]bool{}
	for _, f := range parseModel(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, ok := spec.Type.(*ast.Ident); !ok || id.Name != "Verb" {
				return true
			}
			for _, v := range spec.Values {
				lit, ok := v.(*ast.BasicLit)
				if !ok {
					continue
				}
				verb := strings.Trim(lit.Value, `"`)
				known[verb] = true
				if _, ok := table[model.Verb(verb)]; !ok {
					t.Errorf("the verb %s is not in the table", verb)
				}
			}
			return true
		})
	}
	for v := range table {
		_, kind, _ := strings.Cut(string(v), ".")
		if _, ok := model.InfoOf(model.Kind(kind)); !ok && !known[string(v)] {
			t.Errorf("the table knows %s, the program does not", v)
		}
	}
	if model.Allowed(model.Roles(), "no.such") || model.Allowed(model.Roles(), "") {
		t.Error("a verb that is not in the table is allowed")
	}
}

// actors are a person of each role, and those that have none.
func actors(w *storetest.World) map[string]model.Actor {
	out := map[string]model.Actor{"local": storetest.Local(), "outsider": storetest.As(w.Outsider),
		"nobody over ssh": {Via: model.ViaSSH}, "unknown": storetest.As("P-999"), "not a person": storetest.As("' OR 1=1")}
	for role, p := range w.Person {
		out[string(role)] = storetest.As(p)
	}
	return out
}

func roleOf(name string) []model.Role {
	if slices.Contains(model.Roles(), model.Role(name)) {
		return []model.Role{model.Role(name)}
	}
	return nil
}

func TestEveryCommandEveryRole(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	before := lengthOf(t, s)
	tried := 0
	for who, actor := range actors(p.world) {
		h := s.As(actor)
		for name, c := range commands(t) {
			tried++
			may, err := h.May(bg, c.Verb())
			if err != nil {
				t.Fatal(err)
			}
			want := model.Allowed(roleOf(who), c.Verb())
			if may != want {
				t.Errorf("%s may %s: %v, the table says %v", who, name, may, want)
			}
			if want {
				continue // carried out in other tests; here it would change the file
			}
			if _, err := h.Do(bg, c); model.CodeOf(err) != model.CodeDenied {
				t.Errorf("%s does %s: %v, want a refusal", who, name, err)
			}
		}
	}
	if after := lengthOf(t, s); after != before || tried < 8*40 {
		t.Errorf("%d entries became %d in %d refusals", before, after, tried)
	}
}

func lengthOf(t testing.TB, s *store.Store) int64 {
	t.Helper()
	head, err := s.As(storetest.Local()).Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	return head.Count
}

// Reading: every kind and every reading verb, for every role.
func TestEveryReadingEveryRole(t *testing.T) {
	t.Parallel()
	s, p, _ := fixtureStore(t)
	storetest.Adopt(t, s.As(storetest.Local()), p.world.Ref[model.KindMeeting])
	for who, actor := range actors(p.world) {
		h, roles := s.As(actor), roleOf(who)
		err := h.View(bg, func(st model.State) error {
			for _, i := range model.Kinds() {
				readOne(t, who, st, i.Kind, p.world.Ref[i.Kind], model.Allowed(roles, model.ReadVerb(i.Kind)))
			}
			return nil
		})
		if len(roles) == 0 {
			wantCode(t, err, model.CodeDenied, "error.denied.norole")
		} else if err != nil {
			t.Errorf("%s: %v", who, err)
		}
		verbs := map[model.Verb]func() error{
			model.VerbReadDuties: func() error {
				return h.Judge(bg, model.VerbReadDuties, func(model.State) error { return nil })
			},
			model.VerbReadLog: func() error { return h.Judge(bg, model.VerbReadLog, func(model.State) error { return nil }) },
			model.VerbReadBlob: func() error {
				_, err := h.Blob(bg, p.world.OpenEvidenceBlob)
				return err
			},
			model.VerbVerify: func() error { _, err := h.Verify(bg, store.VerifyOptions{ChainOnly: true}); return err },
			model.VerbExport: func() error { _, err := h.ExportLedger(bg, discard{}); return err },
			model.VerbBackup: func() error { return h.Backup(bg, t.TempDir()+"/copy.db") },
		}
		for v, try := range verbs {
			err := try()
			if want := model.Allowed(roles, v); want != (err == nil) || !want && model.CodeOf(err) != model.CodeDenied {
				t.Errorf("%s, %s: %v, the table says %v", who, v, err, want)
			}
		}
		// No verb is no permission.
		if err := h.Judge(bg, "", func(model.State) error { return nil }); model.CodeOf(err) != model.CodeDenied {
			t.Errorf("%s reads everything without naming a verb: %v", who, err)
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func readOne(t *testing.T, who string, s model.State, k model.Kind, id string, may bool) {
	t.Helper()
	_, got := s.Get(k, id)
	found := map[string]bool{
		"Get": got, "All": len(s.All(k)) > 0, "Rows": len(s.Rows(k)) > 0, "History": len(s.History(k, id)) > 0,
		"Changes": len(s.Changes(k, time.Time{})) > 0,
	}
	own := k == model.KindKey && who == string(model.RoleDirector) // it is theirs: they open it, lists do not hold it
	for how, ok := range found {
		if want := may || own && (how == "Get" || how == "History"); ok != want {
			t.Errorf("%s reads %s by %s: %v, want %v", who, k, how, ok, want)
		}
	}
}

// A role counts from its first day to its last, both inclusive, and a change
// of it counts in the next transaction.
func TestRolesAreLookedUpEachTime(t *testing.T) {
	t.Parallel()
	s, p, c := fixtureStore(t)
	h := s.As(storetest.As(p.world.Outsider))
	local := s.As(storetest.Local())
	may := func() bool {
		ok, err := h.May(bg, model.VerbReadLog)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	day := model.DateOf(c.Now())
	id := storetest.MustSave(t, local, &model.Grant{Person: p.world.Outsider, Role: model.RoleAuditor, From: day.AddDays(2), Until: day.AddDays(3)})
	for i, want := range []bool{false, false, true, true, false} {
		if got := may(); got != want {
			t.Errorf("day %d: %v, want %v", i, got, want)
		}
		c.Advance(24 * time.Hour)
	}
	storetest.MustChange(t, local, model.KindGrant, id, func(r model.Record) { r.(*model.Grant).Until = model.Date{} })
	if !may() {
		t.Error("the grant was made to last")
	}
	storetest.MustChange(t, local, model.KindGrant, id, func(r model.Record) { r.(*model.Grant).Until = model.DateOf(c.Now()).AddDays(-1) })
	if may() {
		t.Error("the grant was ended")
	}
}
