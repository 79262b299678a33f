package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// checkFile refuses, before SQLite sees it, what cannot be our file or should
// not be where it is.
func checkFile(path string, opt Options) error {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.Errorf(model.CodeNotFound, "error.file.missing", "Path", path).Because(err)
	case err != nil:
		return model.Errorf(model.CodeCheck, "error.file.unreadable", "Path", path).Because(err)
	case st.IsDir():
		return model.Errorf(model.CodeInvalid, "error.file.directory", "Path", path)
	}
	head := make([]byte, 16)
	f, err := os.Open(path)
	if err != nil {
		return model.Errorf(model.CodeCheck, "error.file.unreadable", "Path", path).Because(err)
	}
	n, _ := f.Read(head)
	f.Close()
	if n < 16 || !bytes.Equal(head, []byte("SQLite format 3\x00")) {
		return model.Errorf(model.CodeInvalid, "error.file.foreign", "Path", path)
	}
	if opt.Trust {
		return nil
	}
	if st.Mode().Perm()&0o077 != 0 {
		return model.Errorf(model.CodeInvalid, "error.file.mode", "Path", path, "Mode", st.Mode().Perm().String())
	}
	if !opt.ReadOnly && !writable(path) {
		return model.Errorf(model.CodeInvalid, "error.file.readonly", "Path", path)
	}
	return checkPlace(path)
}

func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// checkPlace refuses folders that another program copies about, and network
// shares: SQLite's locks do not hold there and a file can come back older.
func checkPlace(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return model.Errorf(model.CodeInvalid, "error.file.unreadable", "Path", path).Because(err)
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(real, filepath.Base(abs))
	}
	for _, part := range strings.Split(filepath.ToSlash(filepath.Dir(abs)), "/") {
		if synced(part) {
			return model.Errorf(model.CodeInvalid, "error.file.synced", "Path", path, "Folder", part)
		}
	}
	if name := networkFS(filepath.Dir(abs)); name != "" {
		return model.Errorf(model.CodeInvalid, "error.file.network", "Path", path, "System", name)
	}
	return nil
}

// synced recognises the folders of the well-known services by name.
func synced(part string) bool {
	p := strings.ToLower(part)
	for _, name := range []string{"onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "icloud~", "nextcloud", "owncloud", "syncthing", "stackdrive", "box sync", "mobile documents"} {
		if p == name || strings.HasPrefix(p, name+" ") || strings.HasPrefix(p, name+"-") || strings.HasPrefix(p, name+"~") {
			return true
		}
	}
	return false
}

// fileError turns what SQLite says into a sentence with a way out.
func fileError(path string, err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	key, code := "error.file.sqlite", model.CodeInternal
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		key, code = "error.file.locked", model.CodeInternal
	case sqlite3.SQLITE_FULL:
		key, code = "error.file.full", model.CodeInternal
	case sqlite3.SQLITE_CORRUPT:
		key, code = "error.file.corrupt", model.CodeCheck
	case sqlite3.SQLITE_NOTADB:
		key, code = "error.file.foreign", model.CodeInvalid
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		key, code = "error.file.readonly", model.CodeInvalid
	case sqlite3.SQLITE_CANTOPEN:
		key, code = "error.file.unreadable", model.CodeCheck
	case sqlite3.SQLITE_IOERR:
		key, code = "error.file.io", model.CodeCheck
	}
	return model.Errorf(code, key, "Path", path).Because(err)
}
