package model_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// lists holds the lists of the ten parts and of the directors against the
// duties they come from: a list and a duty never disagree.
func (g *stage) lists(s model.State, on model.Date, duties map[string]model.DutyResult) {
	for noun, duty := range map[string]string{"measures": "cbw-24-1", "board_training": "cbw-24-5"} {
		n, _ := model.NounByName(noun)
		l, err := n.List(s, on)
		if err != nil {
			g.t.Fatal(err)
		}
		d := duties[duty]
		if d.Status == model.NA {
			continue // not in force, or nobody is bound
		}
		if len(l.Rows) != len(d.Parts) {
			g.t.Errorf("%s has %d rows, %s has %d parts", noun, len(l.Rows), duty, len(d.Parts))
			continue
		}
		for i, p := range d.Parts {
			if l.Rows[i].Status != p.Status {
				g.t.Errorf("%s: row %d is %s, the part of %s is %s", noun, i, l.Rows[i].Status, duty, p.Status)
			}
		}
	}
}

// director puts somebody in the board from a day on.
func (f *file) director(name string, from model.Date) string {
	f.Helper()
	id := f.save(&model.Person{Name: name})
	f.save(&model.Appointment{Person: id, Body: f.board, From: from})
	return id
}

// version files a text.
func (f *file) version(policy string, nr int, text string, change func(*model.PolicyVersion)) *model.PolicyVersion {
	f.Helper()
	b := storetest.Blob(text)
	v := &model.PolicyVersion{Policy: policy, Nr: nr, Blob: b.SHA256, File: "tekst.md", Letters: "a"}
	if change != nil {
		change(v)
	}
	v.ID = storetest.MustSave(f, f.h, v, b)
	return v
}

// approve decides on a version today; all named vote for.
func (f *file) approve(v *model.PolicyVersion, change func(*model.Decision), voters ...string) string {
	f.Helper()
	m := f.save(&model.Meeting{Body: f.board, On: f.today(), State: model.MeetingOpen})
	d := &model.Decision{Body: f.board, Method: model.MethodMeeting, Meeting: m, On: f.today(), Subject: "Vaststellen tekst", Text: "Vastgesteld.",
		Outcome: model.OutcomeApproved, Approves: []model.Ref{{Kind: model.KindPolicyVersion, ID: v.ID, Rev: 1, SHA256: model.BasisHash(v)}}}
	if change != nil {
		change(d)
	}
	id := f.save(d)
	for _, who := range voters {
		f.save(&model.Vote{Decision: id, Person: who, Value: model.VoteFor, Known: model.KnownNoted})
	}
	return id
}

// doc is a page as data.
func (f *file) doc(who string, kind model.Kind, id string, day model.Date) (doc model.Doc) {
	f.Helper()
	h := f.h
	if who != "" {
		h = f.s.As(storetest.As(who))
	}
	err := h.View(context.Background(), func(s model.State) (err error) {
		doc, err = model.Describe(s, kind, id, day)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return doc
}

// said finds a line of a page by the word beside its sign.
func saidWord(d model.Doc, word string) (model.Block, bool) {
	for _, b := range d.Blocks {
		if b.Kind == model.BlockStatus && b.Word.Key == word {
			return b, true
		}
	}
	return model.Block{}, false
}

func redlines(d model.Doc) (out []model.Redline) {
	for _, b := range d.Blocks {
		if r, ok := b.Value.(model.Redline); ok {
			out = append(out, r)
		}
	}
	return out
}

func TestVersionIsApprovedOnItsBytes(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	one := f.version(p, 1, "# Een\n", nil)
	first := f.approve(one, nil, a)
	f.c.Advance(24 * time.Hour)
	two := f.version(p, 2, "# Twee\n", func(v *model.PolicyVersion) { v.SubmittedOn = f.today() })
	three := f.version(p, 3, "# Drie\n", nil)

	if b, ok := saidWord(f.doc("", model.KindPolicyVersion, one.ID, f.today()), "screen.policy.exactly"); !ok || b.Status != model.Met || b.Ref.ID != first {
		t.Errorf("the approved version: %+v", b)
	}
	d := f.doc("", model.KindPolicyVersion, three.ID, f.today())
	if _, ok := saidWord(d, "screen.policy.exactly"); ok {
		t.Error("a version nobody approved is called approved")
	}
	// The version before, and the last that was approved.
	if r := redlines(d); len(r) != 2 || r[0].Old != "# Twee\n" || r[1].Old != "# Een\n" || r[0].New != "# Drie\n" {
		t.Errorf("differences %+v", r)
	}
	if r := redlines(f.doc("", model.KindPolicyVersion, two.ID, f.today())); len(r) != 1 {
		t.Errorf("the version before is the approved one, so one difference is enough: %+v", r)
	}
	// The page of the document shows the approved text, not the newest.
	d = f.doc("", model.KindPolicy, p, f.today())
	last := d.Blocks[len(d.Blocks)-1]
	for _, b := range d.Blocks {
		if b.Kind == model.BlockMarked {
			last = b
		}
	}
	if last.Value != "# Een\n" {
		t.Errorf("the text shown is %q", last.Value)
	}
	if b, ok := saidWord(d, "word.version_state.submitted"); !ok || b.Ref.ID != two.ID {
		t.Errorf("what waits for a decision: %+v", b)
	}

	// Other bytes under the same version: the approval no longer holds.
	other := storetest.Blob("# Anders\n")
	one.Blob = other.SHA256
	storetest.MustSave(t, f.h, &model.Evidence{Title: "x", AddedOn: f.today(), Blob: other.SHA256}, other)
	storetest.MustChange(t, f.h, model.KindPolicyVersion, one.ID, func(r model.Record) { r.(*model.PolicyVersion).Blob = other.SHA256 })
	d = f.doc("", model.KindPolicyVersion, one.ID, f.today())
	if _, ok := saidWord(d, "screen.policy.exactly"); ok {
		t.Error("other bytes are called approved")
	}
	if b, ok := saidWord(d, "screen.policy.finding"); !ok || b.Label.Key != "screen.policy.other_bytes" {
		t.Errorf("that the bytes changed goes unsaid: %+v", b)
	}
}

func TestInUseWithoutApproval(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	v := f.version(p, 1, "tekst", func(v *model.PolicyVersion) { v.ImplementedOn = f.today() })
	for kind, id := range map[model.Kind]string{model.KindPolicy: p, model.KindPolicyVersion: v.ID} {
		if b, ok := saidWord(f.doc("", kind, id, f.today()), "screen.policy.finding"); !ok || b.Status != model.Gap || b.Label.Key != "screen.policy.in_use" {
			t.Errorf("%s: %+v", kind, b)
		}
	}
	// On the day before, it was not in use.
	if b, ok := saidWord(f.doc("", model.KindPolicy, p, f.today().AddDays(-1)), "screen.policy.finding"); ok {
		t.Errorf("the day before: %+v", b)
	}
}

// A file that is no text says what it is and how to get it.
func TestFileThatIsNoText(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	one := f.version(p, 1, "%PDF-1.7\n", func(v *model.PolicyVersion) { v.File = "beleid.pdf" })
	two := f.version(p, 2, "# Tekst\n", nil)
	page := f.page(f.ciso, model.KindPolicyVersion, one.ID)
	for _, want := range []string{"beleid.pdf", one.Blob, "9 bytes", "rekenschap evidence get " + one.Blob} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	if d := f.doc("", model.KindPolicyVersion, two.ID, f.today()); len(redlines(d)) != 0 {
		t.Error("a difference with a file that is no text")
	}
	for _, b := range f.doc("", model.KindPolicyVersion, one.ID, f.today()).Blocks {
		if b.Kind == model.BlockMarked {
			t.Errorf("a PDF is shown as text: %v", b.Value)
		}
	}
}

// A text approved under a closed item is approved for every reader; what the
// decision is called is not.
func TestApprovalUnderClosedItem(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	a := f.director("A", f.today())
	p := f.save(&model.Policy{Title: "Beleid", Type: model.PolicyDocument, Letters: "a"})
	v := f.version(p, 1, "# Een\n", nil)
	id := f.approve(v, func(d *model.Decision) {
		d.Subject = "geheim onderwerp"
		d.Item = f.save(&model.AgendaItem{Meeting: d.Meeting, Nr: 1, Type: model.ItemDecision, Title: "geheim punt", Closed: true, Readers: []string{a}})
	}, a)
	for _, who := range []string{f.auditor, f.ciso, a} {
		if row := f.rows(who, "policies")[p]; row["status"] != model.Met || row["decision"] != id {
			t.Errorf("%s sees the policy as %v", who, row)
		}
		if row := f.rows(who, "measures")["cbw-21-3-a"]; row["status"] != model.Met {
			t.Errorf("%s sees the part as %v", who, row)
		}
		for kind, ref := range map[model.Kind]string{model.KindPolicy: p, model.KindPolicyVersion: v.ID, model.KindMeasure: "cbw-21-3-a"} {
			page := f.page(who, kind, ref)
			if !strings.Contains(page, id) || strings.Contains(page, "geheim") != (who == a) {
				t.Errorf("%s, page of the %s:\n%s", who, kind, page)
			}
		}
	}
}

func TestBoardTraining(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	f.c.Set(model.MustDate("2026-11-21").Start().Add(9 * time.Hour))
	old := f.director("A. Zittend", model.MustDate("2020-01-01"))
	back := f.director("B. Terug", model.MustDate("2026-09-01"))
	f.save(&model.Appointment{Person: back, Body: f.board, From: model.MustDate("2019-01-01"), Until: model.MustDate("2026-08-20")})
	tr := f.save(&model.Training{Title: "Cursus", Provider: "Opleider", FirstDay: f.today(), Topics: model.TopicCodes(), Language: "nl", Independent: model.AnswerYes})
	f.save(&model.Participation{Training: tr, Person: old, Completed: true})
	paper := storetest.Blob("%PDF-1.4")
	cert := &model.Certificate{Person: old, Training: tr, IssuedOn: f.today(), LastDay: f.today(), StatesName: true, StatesDates: true,
		Topics: model.TopicCodes(), Provider: "Opleider", Language: "fr", Blob: paper.SHA256, File: "c.pdf"}
	cert.ID = storetest.MustSave(t, f.h, cert, paper)

	rows := f.rows(f.ciso, "board_training")
	if r := rows[old]; r["certificate"] != model.CertificateIncomplete || r["status"] != model.Attention || len(r["lacks"].([]model.Message)) != 2 || r["last_training"] != f.today() {
		t.Errorf("who sits: %v", r)
	}
	if r := rows[back]; r["clock"].(model.Message).Key != "screen.training.two_terms" || r["certificate"] != model.CertificateMissing {
		t.Errorf("who came back: %v", r)
	}
	if got := f.head(f.ciso, "board_training"); !strings.HasPrefix(got, "0 van 2 ") || !strings.Contains(got, "uitleg onzeker") {
		t.Errorf("head %q", got)
	}
	status := map[string]model.Status{}
	for _, b := range f.doc("", model.KindCertificate, cert.ID, f.today()).Blocks {
		if name, ok := strings.CutPrefix(b.Label.Key, "screen.training.point."); ok {
			status[name] = b.Status
		}
	}
	want := map[string]model.Status{"name": model.Met, "dates": model.Met, "topics": model.Met, "provider": model.Met, "language": model.Gap,
		"hours": model.Attention, "all_topics": model.Met, "independent": model.Met, "file": model.Met}
	for name, st := range want {
		if status[name] != st {
			t.Errorf("%s on the certificate is %q, want %q", name, status[name], st)
		}
	}
	// After both terms the same board is too late, and says since when.
	f.c.Set(model.MustDate("2028-09-02").Start().Add(9 * time.Hour))
	rows = f.rows(f.ciso, "board_training")
	if r := rows[old]; r["status"] != model.Gap || r["clock"].(model.Message).Args["On"] != model.MustDate("2028-08-15") {
		t.Errorf("past the term: %v", r)
	}
}

func TestCampaignsAreTotals(t *testing.T) {
	t.Parallel()
	f := newFile(t)
	half := f.save(&model.Campaign{Title: "Half", On: f.today(), Invited: 3, Completed: 2})
	none := f.save(&model.Campaign{Title: "Niemand", On: f.today().AddYears(-2)})
	rows := f.rows(f.auditor, "campaigns")
	if rows[half]["share"] != 66 || rows[none]["share"] != nil {
		t.Errorf("shares %v and %v", rows[half]["share"], rows[none]["share"])
	}
	if got := f.head(f.auditor, "campaigns"); !strings.HasPrefix(got, "1 campagne in de laatste twaalf maanden") || !strings.Contains(got, "66%") {
		t.Errorf("head %q", got)
	}
}
