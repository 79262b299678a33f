package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"golang.org/x/text/unicode/norm"

	"github.com/rekenschap/rekenschap/model"
)

// folder is where the files lie that a list names. What leads out of it, by
// dots or by a link, is refused by os.Root.
type folder struct {
	path  string
	root  *os.Root
	most  int // MB per file
	known map[string][]byte
	total int64
}

// folderMost is how much one list may bring along, in bytes: all of it is in
// memory while it is written as one change.
const folderMost = 512 << 20

func (s *session) openFolder(path string) (*folder, error) {
	c, err := s.settings()
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	switch st, statErr := os.Stat(path); {
	case os.IsNotExist(err):
		return nil, model.Errorf(model.CodeNotFound, "error.import.folder_missing", "Path", path).Because(err)
	case statErr == nil && !st.IsDir():
		return nil, model.Errorf(model.CodeInvalid, "error.import.folder_file", "Path", path)
	case err != nil:
		return nil, model.Errorf(model.CodeInvalid, "error.file.cannot_read", "Path", path, "Cause", cause(err)).Because(err)
	}
	return &folder{path: path, root: root, most: c.MaxFileMB, known: map[string][]byte{}}, nil
}

func (f *folder) close() { f.root.Close() }

// read gives the bytes of a file, once for all lines that name it.
func (f *folder) read(name string) ([]byte, error) {
	if b, ok := f.known[name]; ok {
		return b, nil
	}
	st, spelled, err := f.stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, model.Errorf(model.CodeNotFound, "error.import.file_missing", "Name", name, "Path", f.path)
	case err != nil:
		return nil, model.Errorf(model.CodeInvalid, "error.import.file_unreadable", "Name", name, "Cause", cause(err)).Because(err)
	case !st.Mode().IsRegular():
		return nil, model.Errorf(model.CodeInvalid, "error.import.file_irregular", "Name", name)
	case st.Size() == 0:
		return nil, model.Errorf(model.CodeInvalid, "error.import.file_empty", "Name", name)
	case st.Size() > int64(f.most)<<20:
		return nil, model.Errorf(model.CodeInvalid, "error.import.file_large", "Name", name, "Max", f.most)
	}
	if f.total += st.Size(); f.total > folderMost {
		return nil, model.Errorf(model.CodeInvalid, "error.import.files_large", "Max", folderMost>>20)
	}
	b, err := f.content(spelled)
	if err != nil {
		return nil, model.Errorf(model.CodeInvalid, "error.import.file_unreadable", "Name", name, "Cause", cause(err)).Because(err)
	}
	f.known[name] = b
	return b, nil
}

// stat finds a file also where the system writes an accent as a letter with a
// mark behind it, as macOS does.
func (f *folder) stat(name string) (fs.FileInfo, string, error) {
	st, err := f.root.Stat(name)
	if d := norm.NFD.String(name); errors.Is(err, fs.ErrNotExist) && d != name {
		if st, err := f.root.Stat(d); err == nil {
			return st, d, nil
		}
	}
	return st, name, err
}

// content reads at most one byte over the limit: a file may grow meanwhile.
func (f *folder) content(name string) ([]byte, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, int64(f.most)<<20+1))
	if err == nil && len(b) > f.most<<20 {
		err = model.Errorf(model.CodeInvalid, "error.import.file_large", "Name", name, "Max", f.most)
	}
	return b, err
}
