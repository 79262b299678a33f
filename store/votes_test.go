package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// poll is a proposal in writing before a board of two, with one paper that
// both may read and one that only the other may.
type poll struct {
	*testing.T
	s               *store.Store
	c               *storetest.Clock
	w               *storetest.World
	h               *store.Handle // the director in an own session
	local           *store.Handle
	id              string
	paper, secret   string // SHA-256
	director, other string
	key             string // fingerprint of one of theirs
}

func newPoll(t *testing.T) *poll {
	t.Helper()
	s, p, c := fixtureStore(t)
	v := &poll{T: t, s: s, c: c, w: p.world, local: s.As(storetest.Local()), director: p.world.Person[model.RoleDirector], other: p.world.Reader}
	board, _ := get(t, s, model.KindBody, p.world.Ref[model.KindBody]).(*model.Body)
	board = model.Clone(board).(*model.Body)
	board.Written = true
	v.do(v.local, model.Save{Record: board})
	paper, secret := storetest.Blob("het voorstel, zoals het er ligt\n"), storetest.Blob("alleen voor de lezer\n")
	v.paper, v.secret = paper.SHA256, secret.SHA256
	e := storetest.MustSave(t, v.local, &model.Evidence{Title: "Voorstel", Blob: paper.SHA256, File: "voorstel.txt", AddedOn: model.DateOf(c.Now())}, paper)
	hidden := storetest.MustSave(t, v.local, &model.Evidence{Title: "Vertrouwelijk", Blob: secret.SHA256, File: "v.txt", AddedOn: model.DateOf(c.Now()), Readers: []string{v.other}}, secret)
	rc := v.do(v.local, model.ProposeInWriting{Body: board.ID, VoteBy: model.DateOf(c.Now()).AddDays(7),
		Papers:  []model.Ref{{Kind: model.KindEvidence, ID: e}, {Kind: model.KindEvidence, ID: hidden}},
		Wording: model.Wording{Subject: "Registratie", Text: "De raad registreert de organisatie."}})
	v.id = rc.Refs[0].ID
	v.h = s.As(storetest.OverSSH(t, s, v.director))
	return v
}

func get(t *testing.T, s *store.Store, k model.Kind, id string) (out model.Record) {
	t.Helper()
	storetest.MustView(t, s.As(storetest.Local()), func(st model.State) { out, _ = st.Get(k, id) })
	return out
}

func (v *poll) do(h *store.Handle, cmd model.Command) model.Receipt {
	v.Helper()
	v.c.Advance(time.Minute)
	return storetest.MustDo(v, h, cmd)
}

// refused asks for one sentence and for nothing written.
func (v *poll) refused(err error, key string) {
	v.Helper()
	if err == nil || !strings.Contains(err.Error(), key) {
		v.Errorf("got %v, want %s", err, key)
	}
}

func (v *poll) cast(read ...string) model.CastVote {
	d := get(v.T, v.s, model.KindDecision, v.id)
	return model.CastVote{Decision: v.id, Rev: d.Head().Rev, Value: model.VoteFor, Consents: true, Read: read}
}

func (v *poll) ballot() (b *model.Ballot) {
	v.Helper()
	storetest.MustView(v, v.h, func(s model.State) { b, _ = model.BallotOf(s, v.id, v.director) })
	return b
}

// A file is delivered, then confirmed as read, then voted on; what a member may
// not see is not asked of them and not told to them.
func TestReadBeforeVoting(t *testing.T) {
	t.Parallel()
	v := newPoll(t)
	do := func(cmd model.Command) error { v.c.Advance(time.Minute); _, err := v.h.Do(bg, cmd); return err }
	v.refused(do(v.cast()), "error.ballot.unseen")
	v.refused(do(v.cast(v.paper)), "error.ballot.unseen")
	v.refused(v.h.ConfirmRead(bg, v.paper, true), "error.ballot.not_seen")
	v.refused(v.h.MarkSeen(bg, v.secret, model.MarkFetched), "error.blob.missing")
	b := v.ballot()
	if len(b.Papers) != 2 || len(b.Unread()) != 1 || b.Unread()[0].SHA256 != v.paper || b.Unread()[0].Size != 32 || !b.Unread()[0].Text {
		t.Fatalf("papers %+v", b.Papers)
	}
	for _, p := range b.Papers {
		if p.Hidden && (p.Title != "" || p.SHA256 != "" || !p.What.IsZero()) {
			t.Errorf("told of what is hidden: %+v", p)
		}
	}
	if err := v.h.MarkSeen(bg, v.paper, model.MarkShown); err != nil {
		t.Fatal(err)
	}
	v.refused(do(v.cast()), "error.ballot.unread")
	before := lengthOf(t, v.s)
	if err := v.h.ConfirmRead(bg, v.paper, true); err != nil {
		t.Fatal(err)
	}
	if after := lengthOf(t, v.s); after != before {
		t.Errorf("a mark wrote %d entries", after-before)
	}
	if got := v.ballot().Read(); len(got) != 1 || got[0] != v.paper {
		t.Errorf("read %v", got)
	}
	other := v.s.As(storetest.OverSSH(t, v.s, v.other))
	storetest.MustView(t, other, func(s model.State) {
		if s.ReadMark(v.paper).Seen() {
			t.Error("the mark of one member stands for another")
		}
	})
	if err := do(v.cast(v.paper)); err != nil {
		t.Fatal(err)
	}
	own, _ := v.ballot().Own()
	got := get(t, v.s, model.KindVote, own.Ref.ID).(*model.Vote)
	if len(got.Read) != 1 || got.Read[0] != v.paper || got.Key != v.h.Actor().Key || got.Known != model.KnownSession {
		t.Errorf("%+v", got)
	}
}

// Every kind of key of OpenSSH signs, over the text as printed and as Windows
// stores it; verify and the real ssh-keygen accept what was recorded.
func TestVotesSignedByOpenSSH(t *testing.T) {
	t.Parallel()
	v := newPoll(t)
	if err := v.h.MarkSeen(bg, v.paper, model.MarkFetched); err != nil {
		t.Fatal(err)
	}
	crlf := func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }
	utf16 := func(s string) []byte {
		out := []byte{0xFF, 0xFE}
		for _, c := range crlf(s) {
			out = append(out, c, 0)
		}
		return out
	}
	plain := func(s string) []byte { return []byte(s) }
	values := []model.VoteValue{model.VoteFor, model.VoteAgainst, model.VoteAbstain}
	n := 0
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		k := newKeygen(t, kind)
		print := v.addKey(k.public())
		for as, render := range map[model.Encoding]func(string) []byte{model.EncodingPlain: plain, model.EncodingCRLF: crlf, model.EncodingUTF16: utf16} {
			value := values[n%3]
			n++
			v.c.Advance(time.Minute)
			armored := k.sign(render(v.statement(print, value)))
			if as == model.EncodingUTF16 {
				armored = utf16(string(armored)) // the signature comes back the same way
			}
			if _, err := v.h.CastSigned(bg, v.id, armored, ""); err != nil {
				t.Errorf("%s %q: %v", kind, as, err)
				continue
			}
			own, _ := v.ballot().Own()
			got := get(t, v.s, model.KindVote, own.Ref.ID).(*model.Vote)
			if own.Value != value || own.Key != print || got.Encoding != as || got.Rev != n || !got.Provisional {
				t.Errorf("%s: %+v, %+v", kind, own, got)
			}
			k.verify(got, render(got.Statement))
		}
	}
	if rep := storetest.MustVerify(t, v.local, store.VerifyOptions{}); rep.Code() != "" {
		t.Error(findings(rep))
	}
	v.byScript(n)
}

// byScript checks the ledger without us, as docs/LEDGER.md says: the script, and
// ssh-keygen on what it writes.
func (v *poll) byScript(want int) {
	v.Helper()
	dir := v.TempDir()
	path := filepath.Join(dir, "ledger.jsonl")
	if err := os.WriteFile(path, []byte(export(v.T, v.local)), 0o600); err != nil {
		v.Fatal(err)
	}
	out, err := exec.Command(program(v, "python3"), "-B", "../docs/votes.py", path, dir).CombinedOutput()
	if n := strings.Count(string(out), ", as here\n"); err != nil || n != want {
		v.Fatalf("%v, %d votes\n%s", err, n, out)
	}
	texts, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	good := 0
	for _, text := range texts {
		base := strings.TrimSuffix(text, ".txt")
		signer, _ := os.ReadFile(base + ".signer")
		who, _, _ := strings.Cut(string(signer), " ")
		cmd := exec.Command(program(v, "ssh-keygen"), "-Y", "verify", "-f", base+".signer", "-I", who, "-n", model.VoteNamespace, "-s", base+".sig")
		cmd.Stdin, _ = os.Open(text)
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "Good") {
			v.Errorf("%s: %v %s", base, err, out)
		} else {
			good++
		}
	}
	if good != want {
		v.Errorf("ssh-keygen holds %d of %d for good", good, want)
	}
}

// verify runs the commands of docs/LEDGER.md on a recorded vote.
func (k *keygen) verify(v *model.Vote, signed []byte) {
	k.Helper()
	write := func(name string, b []byte) string {
		p := filepath.Join(k.dir, name)
		if err := os.WriteFile(p, b, 0o600); err != nil {
			k.Fatal(err)
		}
		return p
	}
	sig, signer := write("v.sig", []byte(v.Signature)), write("v.signer", []byte(v.Person+" "+v.PublicKey+"\n"))
	cmd := exec.Command(k.bin, "-Y", "verify", "-f", signer, "-I", v.Person, "-n", model.VoteNamespace, "-s", sig)
	in, err := os.Open(write("v.txt", signed))
	if err != nil {
		k.Fatal(err)
	}
	defer in.Close()
	cmd.Stdin = in
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "Good") {
		k.Errorf("ssh-keygen -Y verify: %v %s", err, out)
	}
}

// What is no vote, each with its own sentence; nothing of it is written.
func TestHostileSignatures(t *testing.T) {
	t.Parallel()
	v := newPoll(t)
	k := newKeygen(t, "ed25519")
	print := v.addKey(k.public())
	if err := v.h.MarkSeen(bg, v.paper, model.MarkFetched); err != nil {
		t.Fatal(err)
	}
	good := v.statement(print, model.VoteFor)
	foreign := newKeygen(t, "ed25519")
	revoked := newKeygen(t, "ed25519")
	old := v.addKey(revoked.public())
	v.do(v.local, model.RevokeKey{Key: old, Why: "kwijt"})
	rc := v.do(v.local, model.ProposeInWriting{Body: v.w.Ref[model.KindBody], VoteBy: model.DateOf(v.c.Now()).AddDays(7), Wording: model.Wording{Subject: "Anders", Text: "Iets anders."}})
	var elsewhere, inName string
	storetest.MustView(t, v.h, func(s model.State) {
		st, _ := model.StatementOf(s, rc.Refs[0].ID, v.director, print, model.VoteFor, true)
		elsewhere = st.Text()
		st, _ = model.StatementOf(s, v.id, v.other, print, model.VoteFor, true)
		inName = st.Text()
	})
	armored := k.sign([]byte(good))
	flipped := []byte(strings.Replace(string(armored), "U1NIU0lH", "U1NIU0lI", 1))
	before := lengthOf(t, v.s)
	for name, x := range map[string]struct {
		in   []byte
		want string
	}{
		"nothing":                {nil, "error.signed.none"},
		"only white":             {[]byte(" \r\n\n"), "error.signed.none"},
		"a megabyte":             {[]byte(strings.Repeat("A", 1<<20)), "error.signed.large"},
		"a megabyte of white":    {[]byte(strings.Repeat(" ", 1<<20)), "error.signed.large"},
		"no signature":           {[]byte(good), "error.signed.armor"},
		"a key instead":          {[]byte(k.public()), "error.signed.armor"},
		"no magic":               {flipped, "error.signed.armor"},
		"cut short":              {armored[:len(armored)/2], "error.signed.armor"},
		"text after it":          {append(append([]byte{}, armored...), "\nen nog iets\n"...), "error.signed.beside"},
		"text before it":         {append([]byte("hallo\n"), armored...), "error.signed.beside"},
		"two of them":            {append(append([]byte{}, armored...), armored...), "error.signed.beside"},
		"another namespace":      {k.sign([]byte(good), "-n", "file"), "error.signed.namespace"},
		"of a checkpoint":        {k.sign([]byte(good), "-n", model.CheckpointNamespace), "error.signed.namespace"},
		"sha256":                 {k.sign([]byte(good), "-O", "hashalg=sha256"), "error.signed.hash"},
		"a key of nobody":        {foreign.sign([]byte(good)), "error.ballot.key "},
		"a revoked key":          {revoked.sign([]byte(v.statement(old, model.VoteFor))), "error.ballot.key_over"},
		"another decision":       {k.sign([]byte(elsewhere)), "error.signed.decision"},
		"in the name of another": {k.sign([]byte(inName)), "error.signed.person"},
		"another word":           {k.sign([]byte(strings.Replace(good, "vote for", "vote recused", 1))), "error.signed.other"},
		"another paper":          {k.sign([]byte(strings.Replace(good, v.paper, v.paper[1:]+"0", 1))), "error.signed.other"},
		"a line more":            {k.sign([]byte(good + "\n")), "error.signed.other"},
		"another organisation":   {k.sign([]byte(strings.Replace(good, "organisation 0", "organisation 1", 1))), "error.signed.other"},
		"the key of the session": {k.sign([]byte(v.statement(v.h.Actor().Key, model.VoteFor))), "error.signed.other"},
	} {
		v.c.Advance(time.Second)
		_, err := v.h.CastSigned(bg, v.id, x.in, "")
		if err == nil || !strings.Contains(err.Error()+" ", x.want) {
			t.Errorf("%s: %v, want %s", name, err, x.want)
		}
	}
	if after := lengthOf(t, v.s); after != before {
		t.Errorf("refused, and %d entries written", after-before)
	}
	v.once(k, armored, print)
}

// once: what was signed counts once, and only for the text it was signed on.
func (v *poll) once(k *keygen, armored []byte, print string) {
	v.Helper()
	cast := func(armored []byte) error {
		v.c.Advance(time.Minute)
		_, err := v.h.CastSigned(bg, v.id, armored, "")
		return err
	}
	them := v.s.As(storetest.OverSSH(v, v.s, v.other))
	_, err := them.CastSigned(bg, v.id, armored, "")
	v.refused(err, "error.ballot.key")
	if err := cast(armored); err != nil {
		v.Fatal(err)
	}
	v.refused(cast(armored), "error.signed.replay")
	against := k.sign([]byte(v.statement(print, model.VoteAgainst)))
	if err := cast(against); err != nil {
		v.Fatal(err)
	}
	v.refused(cast(armored), "error.signed.replay") // the first does not come back over the second
	v.c.Advance(time.Minute)
	_, err = v.h.Do(bg, v.cast(v.paper))
	v.refused(err, "error.ballot.signed")
	own, _ := v.ballot().Own()
	if own.Value != model.VoteAgainst || own.Ref.Rev != 2 {
		v.Errorf("%+v", own)
	}
}

// A text that was reworded after it was printed: the signature says which.
func TestSignedOnEarlierRevision(t *testing.T) {
	t.Parallel()
	v := newPoll(t)
	k := newKeygen(t, "ed25519")
	print := v.addKey(k.public())
	armored := k.sign([]byte(v.statement(print, model.VoteFor)))
	_, err := v.h.CastSigned(bg, v.id, armored, "")
	v.refused(err, "error.ballot.unseen")
	d := model.Clone(get(t, v.s, model.KindDecision, v.id)).(*model.Decision)
	d.Text = "De raad registreert niets."
	v.do(v.local, model.Save{Record: d})
	_, err = v.h.CastSigned(bg, v.id, armored, "")
	v.refused(err, "error.signed.revision")
}
