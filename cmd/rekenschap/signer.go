package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// checkpointKey reads the key that signs checkpoints. At first use it makes
// one, in OpenSSH's own form, and tells where.
func (s *session) checkpointKey() (signer ssh.Signer, made string, err error) {
	c, err := s.settings()
	if err != nil {
		return nil, "", err
	}
	return s.ownKey(c.CheckpointKey, "rekenschap checkpoint", "error.checkpoint.key")
}

func (s *session) makeKey(path, comment string) (ssh.Signer, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := s.random(seed); err != nil {
		return nil, err
	}
	key := ed25519.NewKeyFromSeed(seed)
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	block, err := ssh.MarshalPrivateKey(key, comment)
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	if err := writeNew(path, pem.EncodeToMemory(block)); err != nil {
		return nil, err
	}
	// The public half is for whoever checks; it can be made again.
	pub := bytes.TrimSpace(ssh.MarshalAuthorizedKey(signer.PublicKey()))
	if err := os.WriteFile(path+".pub", append(pub, " "+comment+"\n"...), 0o644); err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.file.cannot_write", "Path", path+".pub", "Cause", cause(err)).Because(err)
	}
	return signer, nil
}

// writeNew writes a file for its owner alone, and never over another.
func writeNew(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return model.Errorf(model.CodeInvalid, "error.file.cannot_write", "Path", path, "Cause", cause(err)).Because(err)
	}
	f, err := create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return finish(f, path, err)
}

// create makes a new file; one that is there stays as it is.
func create(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, model.Errorf(model.CodeInvalid, "error.file.exists", "Path", path).Because(err)
	}
	if err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.file.cannot_write", "Path", path, "Cause", cause(err)).Because(err)
	}
	return f, nil
}

// finish closes a new file once it is safely on disk; half a file is removed.
func finish(f *os.File, path string, err error) error {
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		return nil
	}
	os.Remove(path)
	var said *model.Error
	if errors.As(err, &said) {
		return err
	}
	return model.Errorf(model.CodeInvalid, "error.file.cannot_write", "Path", path, "Cause", cause(err)).Because(err)
}
