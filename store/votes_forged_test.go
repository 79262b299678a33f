package store_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// No command writes a vote that is known by a signature without one that holds,
// and verify sees what somebody with the file writes.
func TestForgedSignedVotes(t *testing.T) {
	t.Parallel()
	v := newPoll(t)
	signer := storetest.Signer(77)
	print := v.addKey(strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey()))))
	v.key = print
	st := v.statement(print, model.VoteFor)
	sig, err := sshsig.Sign(strings.NewReader(st), signer, sshsig.HashSHA512, model.VoteNamespace)
	if err != nil {
		t.Fatal(err)
	}
	good := model.CastSigned{Decision: v.id, Value: model.VoteFor, Consents: true, Key: print, Statement: st,
		Signature: string(sshsig.Armor(sig)), PublicKey: strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey())))}
	if err := v.h.MarkSeen(bg, v.paper, model.MarkFetched); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		change func(*model.CastSigned)
		want   string
	}{
		"no signature": {func(c *model.CastSigned) { c.Signature = "" }, "error.signed.none"},
		"another vote": {func(c *model.CastSigned) { c.Value = model.VoteAgainst }, "error.signed.other"},
		"its text too": {func(c *model.CastSigned) {
			c.Value, c.Statement = model.VoteAgainst, v.statement(print, model.VoteAgainst)
		}, "error.signed.holds"},
		"without consent": {func(c *model.CastSigned) { c.Consents = false }, "error.signed.other"},
		"another key":     {func(c *model.CastSigned) { c.PublicKey = authorized(9) }, "error.signed.says"},
		"in another form": {func(c *model.CastSigned) { c.Encoding = model.EncodingCRLF }, "error.signed.holds"},
	} {
		c := good
		x.change(&c)
		v.c.Advance(time.Minute)
		if _, err := v.h.Do(bg, c); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %s", name, err, x.want)
		}
	}
	v.do(v.h, good)
	if rep := storetest.MustVerify(t, v.local, store.VerifyOptions{}); rep.Code() != "" {
		t.Error(findings(rep))
	}
	v.rewritten()
}

// rewritten: whoever has the file changes what a vote was signed on, or the
// vote, and makes every hash right again. The chain holds; the signature does not.
func (v *poll) rewritten() {
	v.Helper()
	for name, x := range map[string]struct {
		from, to, want string
		script         bool // seen by votes.py alone; the rest is for ssh-keygen
	}{
		"the text":  {"De raad registreert de organisatie.", "De raad registreert niets.", "verify.vote.wording", true},
		"the vote":  {`"value":"for"`, `"value":"against"`, "verify.vote ", true},
		"the key":   {`"fingerprint":"` + v.key, `"fingerprint":"SHA256:anders`, "verify.vote.key", false},
		"the words": {`vote for\n`, `vote against\n`, "verify.vote ", true},
	} {
		path := filepath.Join(v.TempDir(), "b.db")
		if err := v.local.Backup(bg, path); err != nil {
			v.Fatal(err)
		}
		rehash(v.T, path, func(body string) string { return strings.Replace(body, x.from, x.to, 1) })
		if err := exec.Command(program(v, "python3"), "-B", "../docs/votes.py", path).Run(); (err != nil) != x.script {
			v.Errorf("%s: votes.py says %v", name, err)
		}
		s := storetest.MustOpen(v, path, storetest.Options(v.c))
		rep := storetest.MustVerify(v, s.As(storetest.Local()), store.VerifyOptions{ChainOnly: true})
		if rep.Code() != model.CodeTampered || !strings.Contains(findings(rep)+" ", x.want) {
			v.Errorf("%s: %s%s, want %s", name, rep.Code(), findings(rep), x.want)
		}
		s.Close()
	}
}

// rehash changes bodies in a file and makes bodies, entries and chain fit again.
func rehash(t *testing.T, path string, change func(string) string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	exec := func(query string, args ...any) {
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	for _, trigger := range []string{"ledger_append", "ledger_no_update", "ledger_body_append", "ledger_body_no_update"} {
		exec("DROP TRIGGER " + trigger)
	}
	type row struct {
		seq         int64
		entry, body string
	}
	var all []row
	rows, err := db.Query("SELECT l.seq, l.entry, b.body FROM ledger l JOIN ledger_body b USING(seq) ORDER BY l.seq")
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.seq, &r.entry, &r.body); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	rows.Close()
	var head store.Hash
	for _, r := range all {
		was := sha256.Sum256([]byte(r.body))
		body := change(r.body)
		is := sha256.Sum256([]byte(body))
		entry := strings.Replace(r.entry, hex.EncodeToString(was[:]), hex.EncodeToString(is[:]), 1)
		head = store.Chain(head, []byte(entry))
		exec("UPDATE ledger SET entry=?, hash=? WHERE seq=?", entry, head.String(), r.seq)
		exec("UPDATE ledger_body SET body=? WHERE seq=?", body, r.seq)
	}
}
