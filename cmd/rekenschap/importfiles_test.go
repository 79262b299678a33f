package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// A list may bring files along up to the limit, from its folder and nowhere else.
func TestFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name string, size int) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Repeat("x", size)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("fits.pdf", 1<<20)
	write("over.pdf", 1<<20+1)
	write("empty.pdf", 0)
	write("cafe\u0301.pdf", 3) // as macOS writes café
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.pdf")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	f := &folder{path: dir, root: root, most: 1, known: map[string][]byte{}}
	defer f.close()
	for name, want := range map[string]string{
		"fits.pdf": "", "caf\u00e9.pdf": "", "over.pdf": "error.import.file_large", "empty.pdf": "error.import.file_empty",
		"sub": "error.import.file_irregular", "gone.pdf": "error.import.file_missing",
		"link.pdf": "error.import.file_unreadable", "../" + filepath.Base(dir) + "/fits.pdf": "error.import.file_unreadable",
	} {
		b, err := f.read(name)
		if want == "" {
			if err != nil || len(b) == 0 {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if e, ok := err.(*model.Error); !ok || e.Message.Key != want || b != nil {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
	f.total = folderMost
	write("more.pdf", 1)
	if _, err := f.read("more.pdf"); err == nil {
		t.Error("more than a list may bring along was read")
	}
	if _, err := f.read("fits.pdf"); err != nil {
		t.Errorf("a file that was read already: %v", err)
	}
}
