package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/rekenschap/rekenschap/model"
)

// Backup writes a whole copy while the file is in use. An existing file is
// refused; a copy that fails leaves nothing behind.
func (h *Handle) Backup(ctx context.Context, to string) error {
	if err := h.view(ctx, model.VerbBackup, false, func(model.State) error { return nil }); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return model.Errorf(model.CodeInvalid, "error.file.exists", "Path", to).Because(err)
	}
	if err != nil {
		return model.Errorf(model.CodeInvalid, "error.file.create", "Path", to).Because(err)
	}
	f.Close()
	// VACUUM INTO needs a connection that may write, elsewhere.
	db := open(h.s.dsn("mode=ro"))
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		os.Remove(to)
		return fileError(to, err)
	}
	return syncFile(to)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// Restored says what Restore did.
type Restored struct {
	Kept  string // where the replaced file stands now, "" when there was none
	Count int64  // entries in the backup
	Was   int64  // entries in the replaced file
}

// Restore puts a backup in the place of a file: it verifies the backup first,
// keeps the old file under another name, and writes an entry that says so.
func Restore(ctx context.Context, path, backup string, opt Options, actor model.Actor) (Restored, error) {
	from, err := verified(ctx, backup, opt, actor)
	if err != nil {
		return Restored{}, err
	}
	out := Restored{Count: from.Count}
	rec := model.Restore{Count: from.Count, HeadHash: from.Hash.String()}
	if _, err := os.Stat(path); err == nil {
		was, err := alone(ctx, path, opt, actor)
		if err != nil {
			return out, err
		}
		if was.UID != "" && was.UID != from.UID {
			return out, model.Errorf(model.CodeInvalid, "error.restore.other", "Path", path, "Backup", backup)
		}
		out.Was, rec.WasCount, rec.WasHead = was.Count, was.Count, was.Hash.String()
	}
	if out.Kept, err = swap(path, backup, opt); err != nil {
		return out, err
	}
	s, err := Open(ctx, path, opt)
	if err != nil {
		return out, err
	}
	defer s.Close()
	_, err = s.As(actor).Do(ctx, model.RecordRestore{Restore: rec})
	return out, err
}

// verified opens a backup read only and refuses one that does not hold.
func verified(ctx context.Context, backup string, opt Options, actor model.Actor) (Head, error) {
	opt.ReadOnly, opt.Trust = true, true
	s, err := Open(ctx, backup, opt)
	if err != nil {
		return Head{}, err
	}
	defer s.Close()
	h := s.As(actor)
	rep, err := h.Verify(ctx, VerifyOptions{})
	if err != nil {
		return Head{}, err
	}
	if code := rep.Code(); code != "" {
		return Head{}, model.Errorf(code, "error.restore.verify", "Backup", backup, "Finding", rep.Findings[0].Message)
	}
	return h.Head(ctx)
}

// alone makes sure that no other program has the file open, and that nothing
// of it stands in a -wal file: it is about to be moved.
func alone(ctx context.Context, path string, opt Options, actor model.Actor) (Head, error) {
	s, err := Open(ctx, path, opt)
	if model.CodeOf(err) == model.CodeCheck || err != nil && !errors.As(err, new(*model.Error)) {
		return Head{}, nil // it cannot be read: that is why there is a backup
	}
	if err != nil {
		return Head{}, err
	}
	head, herr := s.As(actor).Head(ctx)
	if err := s.Close(); err != nil {
		return Head{}, fileError(path, err)
	}
	db := open(s.dsn("mode=rw"))
	defer db.Close()
	var mode string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode=DELETE").Scan(&mode); err != nil || mode != "delete" {
		if herr != nil {
			return Head{}, nil
		}
		return Head{}, model.Errorf(model.CodeInvalid, "error.restore.inuse", "Path", path).Because(err)
	}
	return head, nil
}

// swap copies the backup beside the file and puts it in its place; the old
// file keeps its bytes under a name with the moment.
func swap(path, backup string, opt Options) (string, error) {
	tmp, err := copyTo(path, backup)
	if err != nil {
		return "", model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	kept := ""
	if _, err := os.Stat(path); err == nil {
		kept = path + ".voor-" + opt.filled().Clock().UTC().Format("20060102-150405.000")
		if err := os.Rename(path, kept); err != nil {
			os.Remove(tmp)
			return "", model.Errorf(model.CodeInvalid, "error.file.create", "Path", kept).Because(err)
		}
		// Left-overs of a file that could not be opened belong to it.
		for _, ext := range []string{"-wal", "-shm"} {
			if err := os.Rename(path+ext, kept+ext); err != nil && !errors.Is(err, os.ErrNotExist) {
				return kept, err
			}
		}
	}
	if err := os.Rename(tmp, path); err != nil {
		return kept, model.Errorf(model.CodeInvalid, "error.file.create", "Path", path).Because(err)
	}
	return kept, nil
}

func copyTo(path, backup string) (string, error) {
	in, err := os.Open(backup)
	if err != nil {
		return "", err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	out, err := os.CreateTemp(filepath.Dir(path), ".terugzetten-*")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(out.Name())
		return "", err
	}
	return out.Name(), nil
}
