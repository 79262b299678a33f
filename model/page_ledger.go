package model

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
)

// checkpoint is the page of a waarmerk: the three things to hold against the
// paper in the binder, what they cover, and how to check them without us.
func (w *pageWriter) checkpoint(c *Checkpoint) {
	w.skip("count", "head", "text", "public_key", "on", "counter")
	w.say(fieldLabel(KindCheckpoint, "count"), int(c.Count), Ref{})
	w.say(fieldLabel(KindCheckpoint, "head"), c.HeadHash, Ref{})
	if fp, ok := fingerprint(c.PublicKey); ok {
		w.say(Msg("screen.follow.key_print"), fp, Ref{})
	}
	w.say(fieldLabel(KindCheckpoint, "on"), c.On, Ref{})
	w.fields("meeting")
	w.say(fieldLabel(KindCheckpoint, "counter"), c.Counter != "", Ref{})
	w.part("screen.follow.covers", func() { w.covers(c) })
	w.part("screen.follow.check", func() { w.howToCheck(c) })
}

// covers tells how much of the ledger the checkpoint vouches for, and what it
// does not.
func (w *pageWriter) covers(c *Checkpoint) {
	w.prose(Msg("screen.follow.covers_to", "N", int(c.Count)))
	before, id := 0, ""
	for _, r := range w.s.Rows(KindCheckpoint, "count") {
		if n := colInt(r[1]); n < int(c.Count) && n > before {
			before, id = n, r[0].(string)
		}
	}
	if id != "" {
		w.say(Msg("screen.follow.checkpoint_before"), Msg("screen.follow.covers_more", "ID", id, "N", int(c.Count)-before), Ref{Kind: KindCheckpoint, ID: id})
	}
	w.prose(Msg("screen.follow.covers_not"))
}

// howToCheck gives the commands that check the signature with OpenSSH, and the
// step that no program can do: laying the paper beside it.
func (w *pageWriter) howToCheck(c *Checkpoint) {
	w.prose(Msg("screen.follow.check_how"))
	n := c.Seq
	for _, line := range []string{
		"rekenschap export ledger -o ledger.jsonl",
		"python3 docs/verify.py ledger.jsonl --checkpoints points",
		fmt.Sprintf("ssh-keygen -Y verify -f points/%d.signer -I checkpoint -n %s -s points/%d.sig < points/%d.txt", n, CheckpointNamespace, n, n),
		fmt.Sprintf("cut -d' ' -f2- points/%d.signer | ssh-keygen -l -f -", n),
	} {
		w.prose(Literal(line))
	}
	w.prose(Msg("screen.follow.check_paper"))
}

// fingerprint is how OpenSSH writes the SHA-256 of a public key.
func fingerprint(authorized string) (string, bool) {
	parts := strings.Fields(authorized)
	if len(parts) < 2 {
		return "", false
	}
	key, err := base64.StdEncoding.DecodeString(parts[1])
	if err != nil {
		return "", false
	}
	sum := sha256.Sum256(key)
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:]), true
}

// removal is the page of words that were taken out on request: why, by which
// decision, and what. The words themselves are gone.
func (w *pageWriter) removal(r *Removal) {
	w.skip("items", "blobs")
	w.fields("why", "on")
	w.cite(fieldLabel(KindRemoval, "decided_by"), KindDecision, r.DecidedBy)
	w.skip("decided_by")
	w.prose(Msg("screen.follow.removal"))
	w.part("screen.follow.removed", func() {
		for _, it := range r.Items {
			ref := Ref{Kind: it.Kind, ID: it.ID}
			if !visible(w.s, ref) {
				ref = Ref{}
			}
			w.say(Msg("screen.follow.entry", "Seq", int(it.Seq)), Msg("screen.follow.named", "Name", Msg("kind."+string(it.Kind)), "ID", it.ID), ref)
		}
		for _, sha := range r.Blobs {
			w.say(Msg("screen.follow.file_gone"), sha, Ref{})
		}
	})
}

// restore is the page of a file put back from a backup: what it held and what
// was replaced.
func (w *pageWriter) restore(r *Restore) {
	w.skip("count", "head", "was_count", "was_head")
	w.fields("on")
	w.prose(Msg("screen.follow.restored", "N", int(r.Count), "Was", int(r.WasCount)))
	w.part("screen.follow.restored_to", func() {
		w.say(fieldLabel(KindRestore, "count"), int(r.Count), Ref{})
		w.say(fieldLabel(KindRestore, "head"), r.HeadHash, Ref{})
	})
	w.part("screen.follow.restored_from", func() {
		w.say(fieldLabel(KindRestore, "was_count"), int(r.WasCount), Ref{})
		w.say(fieldLabel(KindRestore, "was_head"), r.WasHead, Ref{})
	})
}
