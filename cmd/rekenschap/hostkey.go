package main

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// ownKey reads a private key of this machine, of its owner alone. At first use
// it makes one, in OpenSSH's own form, and tells where.
func (s *session) ownKey(path, comment, broken string) (signer ssh.Signer, made string, err error) {
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		signer, err = s.makeKey(path, comment)
		return signer, path, err
	}
	if err != nil {
		return nil, "", model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", s.shown(path), "Cause", cause(err)).Because(err)
	}
	if st.Mode().Perm()&0o077 != 0 {
		return nil, "", model.Errorf(model.CodeInvalid, "error.file.mode", "Path", s.shown(path), "Mode", st.Mode().Perm().String())
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, "", model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", s.shown(path), "Cause", cause(err)).Because(err)
	}
	if signer, err = ssh.ParsePrivateKey(b); err != nil {
		return nil, "", model.Errorf(model.CodeInvalid, broken, "Path", s.shown(path)).Because(err)
	}
	return signer, "", nil
}

// hostPublic is the public half of the key by which the server is known.
func (s *session) hostPublic() (ssh.PublicKey, error) {
	c, err := s.settings()
	if err != nil {
		return nil, err
	}
	signer, _, err := s.ownKey(c.Serve.HostKey, hostComment, "error.serve.host_key")
	if err != nil {
		return nil, err
	}
	return signer.PublicKey(), nil
}

const hostComment = "rekenschap host"
