package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"github.com/rekenschap/rekenschap/store/storetest"
)

// The steps of docs/LEDGER.md with the real ssh-keygen.
func TestCheckpointWithOpenSSH(t *testing.T) {
	t.Parallel()
	keygen := program(t, "ssh-keygen")
	s, _, _ := fixtureStore(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "ledger.jsonl")
	if err := os.WriteFile(path, []byte(export(t, s.As(storetest.Local()))), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out := script(t, path, "--checkpoints", dir); code != 0 {
		t.Fatalf("exit %d\n%s", code, out)
	}
	texts, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	if len(texts) != 2 {
		t.Fatalf("texts: %v", texts)
	}
	verify := func(text, sig, signer string, args ...string) (string, error) {
		in, err := os.Open(text)
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		cmd := exec.Command(keygen, append([]string{"-Y", "verify", "-f", signer, "-I", "checkpoint", "-n", model.CheckpointNamespace, "-s", sig}, args...)...)
		cmd.Stdin = in
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	for _, text := range texts {
		base := strings.TrimSuffix(text, ".txt")
		out, err := verify(text, base+".sig", base+".signer")
		if err != nil || !strings.Contains(out, "Good") {
			t.Errorf("ssh-keygen: %v %s", err, out)
		}
	}
	// It fails on another text, another key, and for another purpose.
	a, b := strings.TrimSuffix(texts[0], ".txt"), strings.TrimSuffix(texts[1], ".txt")
	if out, err := verify(b+".txt", a+".sig", a+".signer"); err == nil {
		t.Errorf("the signature of one checkpoint holds for another: %s", out)
	}
	other := filepath.Join(dir, "other")
	if err := os.WriteFile(other, []byte("checkpoint "+authorized(9)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := verify(a+".txt", a+".sig", other); err == nil {
		t.Errorf("another key is accepted: %s", out)
	}
	cmd := exec.Command(keygen, "-Y", "check-novalidate", "-n", "file", "-s", a+".sig")
	cmd.Stdin, _ = os.Open(a + ".txt")
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Errorf("the signature holds for another namespace: %s", out)
	}
	// And the other way about: what ssh-keygen signs, Verify accepts.
	text, err := os.ReadFile(a + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	if want := "rekenschap/1 0123456789abcdef0123456789abcdef\n"; !strings.HasPrefix(string(text), want) || strings.Count(string(text), "\n") != 3 {
		t.Errorf("text %q", text)
	}
}

// A checkpoint that ssh-keygen signed counts as one of ours.
func TestCheckpointSignedByOpenSSH(t *testing.T) {
	t.Parallel()
	keygen := program(t, "ssh-keygen")
	s, _, _ := fixtureStore(t)
	h := s.As(storetest.Local())
	head, err := h.Head(bg)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	key, text := filepath.Join(dir, "key"), filepath.Join(dir, "text")
	must := func(name string, args ...string) {
		if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	must(keygen, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key)
	signed := store.CheckpointText(head.UID, head.Count, head.Hash.String())
	if err := os.WriteFile(text, []byte(signed), 0o600); err != nil {
		t.Fatal(err)
	}
	must(keygen, "-Y", "sign", "-f", key, "-n", model.CheckpointNamespace, text)
	sig, _ := os.ReadFile(text + ".sig")
	pub, _ := os.ReadFile(key + ".pub")
	cp := model.Checkpoint{Count: head.Count, HeadHash: head.Hash.String(), Text: signed, Signature: string(sig), PublicKey: strings.TrimSpace(string(pub))}
	storetest.MustDo(t, h, model.RecordCheckpoint{Checkpoint: cp})
	rep := storetest.MustVerify(t, h, store.VerifyOptions{})
	if rep.Code() != "" || rep.Covered != head.Count || len(rep.Keys) != 2 {
		t.Errorf("covered %d of %d by %v:%s", rep.Covered, head.Count, rep.Keys, findings(rep))
	}
	// One whose signature is of another namespace does not.
	must(keygen, "-Y", "sign", "-f", key, "-n", "file", text+".sig")
	wrong, _ := os.ReadFile(text + ".sig.sig")
	cp.Signature = string(wrong)
	storetest.MustDo(t, h, model.RecordCheckpoint{Checkpoint: cp})
	if rep := storetest.MustVerify(t, h, store.VerifyOptions{}); rep.Code() != model.CodeTampered || !strings.Contains(findings(rep), "verify.checkpoint.signature") {
		t.Errorf("a signature for another purpose:%s", findings(rep))
	}
}

func authorized(seed byte) string {
	k := storetest.Signer(seed).PublicKey()
	return k.Type() + " " + base64Std(k.Marshal())
}
