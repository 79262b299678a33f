package store

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/hiddeco/sshsig"
	"github.com/rekenschap/rekenschap/model"
	"golang.org/x/crypto/ssh"
)

// Head is the count and hash of the newest entry, and the organisation whose
// ledger it is.
type Head struct {
	Count int64
	Hash  Hash
	UID   string
}

// Head reads where the ledger stands.
func (h *Handle) Head(ctx context.Context) (Head, error) {
	var out Head
	err := h.view(ctx, "", false, func(s model.State) error {
		var err error
		out.Count, out.Hash, err = headOf(ctx, s.(*state).ledger)
		if org, ok := model.TheOrganisation(s); ok {
			out.UID = org.UID
		}
		return err
	})
	return out, err
}

// CheckpointText is exactly what a checkpoint signs.
func CheckpointText(uid string, count int64, head string) string {
	return fmt.Sprintf("rekenschap/1 %s\n%d\n%s\n", uid, count, head)
}

// Checkpoint signs the head as it stands and records the signature.
func (h *Handle) Checkpoint(ctx context.Context, signer ssh.Signer, meeting string) (model.Receipt, error) {
	head, err := h.Head(ctx)
	if err != nil {
		return model.Receipt{}, err
	}
	if head.Count == 0 {
		return model.Receipt{}, model.Errorf(model.CodeInvalid, "error.checkpoint.empty")
	}
	text := CheckpointText(head.UID, head.Count, head.Hash.String())
	sig, err := sshsig.Sign(strings.NewReader(text), signer, sshsig.HashSHA512, model.CheckpointNamespace)
	if err != nil {
		return model.Receipt{}, fmt.Errorf("sign checkpoint: %w", err)
	}
	return h.Do(ctx, model.RecordCheckpoint{Checkpoint: model.Checkpoint{
		Count: head.Count, HeadHash: head.Hash.String(), Text: text,
		Signature: string(sshsig.Armor(sig)), Meeting: meeting,
		PublicKey: strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey()))),
	}})
}

// checkCheckpoints holds every signed head against the chain.
func (v *verifier) checkCheckpoints() {
	for _, c := range v.checkpoints {
		if err := validSignature(c.Checkpoint, c.org); err != nil {
			v.rep.add(model.CodeTampered, c.Seq, "verify.checkpoint.signature", "ID", c.ID, "Why", err.Error())
			continue
		}
		h, ok := v.headAt(c.Count)
		switch {
		case !ok:
			v.rep.add(model.CodeTampered, c.Count, "verify.truncated", "Where", model.Literal(c.ID), "Count", int(c.Count), "Have", int(v.rep.Entries))
		case h.String() != c.HeadHash:
			v.rep.add(model.CodeTampered, c.Count, "verify.rewritten", "Where", model.Literal(c.ID), "Count", int(c.Count))
		default:
			v.rep.Covered = max(v.rep.Covered, c.Count)
			v.rep.addKey(c.PublicKey)
		}
	}
}

func (r *Report) addKey(authorized string) {
	pub, _, _, _, err := ssh.ParseAuthorizedKey([]byte(authorized))
	if err != nil {
		return
	}
	fp := ssh.FingerprintSHA256(pub)
	for _, k := range r.Keys {
		if k == fp {
			return
		}
	}
	r.Keys = append(r.Keys, fp)
}

// validSignature checks a checkpoint by itself: its text says what its fields
// say, and its key signed that text.
func validSignature(c *model.Checkpoint, uid string) error {
	if c.Text != CheckpointText(uid, c.Count, c.HeadHash) {
		return fmt.Errorf("text and fields differ")
	}
	pub, _, _, _, err := ssh.ParseAuthorizedKey([]byte(c.PublicKey))
	if err != nil {
		return err
	}
	sig, err := sshsig.Unarmor([]byte(c.Signature))
	if err != nil {
		return err
	}
	return sshsig.Verify(bytes.NewReader([]byte(c.Text)), sig, pub, sig.HashAlgorithm, model.CheckpointNamespace)
}
