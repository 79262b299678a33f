// Package rekenschap holds no code; this test keeps the shape of the project.
package rekenschap

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const module = "github.com/rekenschap/rekenschap"

// The arrows of the architecture: what a package under a folder may import of
// ours. cmd hands the parts to each other and so may know them all.
var arrows = map[string][]string{
	"model/canon":   {},
	"model/catalog": {"model"},
	"model":         {"model/canon"},
	"text":          {"model"},
	"store":         {"model", "model/canon", "model/catalog", "text", "store"},
	"report":        {"model", "model/canon", "text", "report"},
	"tui":           {"model", "text", "tui"},
	"cmd":           {"model", "model/catalog", "text", "store", "report", "tui", "cmd"},
}

func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for sc := bufio.NewScanner(bytes.NewReader(out)); sc.Scan(); {
		f := strings.Fields(sc.Text())
		pkg, ok := strings.CutPrefix(f[0], module+"/")
		if !ok {
			continue
		}
		n++
		folder := folderOf(pkg)
		may, known := arrows[folder]
		if !known {
			t.Errorf("%s stands in no known folder", pkg)
		}
		for _, imp := range f[1:] {
			checkImport(t, pkg, folder, imp, may)
		}
	}
	if n < 8 {
		t.Fatalf("only %d packages seen", n)
	}
}

func checkImport(t *testing.T, pkg, folder, imp string, may []string) {
	own, ours := strings.CutPrefix(imp, module+"/")
	switch {
	case ours:
		for _, m := range may {
			if folderOf(own) == m {
				return
			}
		}
		t.Errorf("%s may not import %s", pkg, own)
	case folder == "model" || folder == "model/canon":
		if strings.Contains(imp, ".") {
			t.Errorf("%s imports %s; model knows the standard library only", pkg, imp)
		}
	}
}

// folderOf is the longest known folder a package stands in.
func folderOf(pkg string) string {
	best := ""
	for f := range arrows {
		if (pkg == f || strings.HasPrefix(pkg, f+"/")) && len(f) > len(best) {
			best = f
		}
	}
	return best
}

// A file is one thing: long ones are two things. A story in a test may be longer.
func TestFilesStaySmall(t *testing.T) {
	const mostCode, mostTest = 400, 700
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		b, err := os.ReadFile(path)
		most := mostCode
		if strings.HasSuffix(path, "_test.go") {
			most = mostTest
		}
		if n := bytes.Count(b, []byte("\n")); n > most {
			t.Errorf("%s has %d lines; split it", path, n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The terminal interface never looks at the server's own terminal, and keeps
// no keys, styles, language or user in variables of a package.
func TestNothingPerUserInPackages(t *testing.T) {
	err := filepath.WalkDir("tui", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		b, err := os.ReadFile(path)
		src := string(b)
		if strings.Contains(src, "lipgloss/v2/compat") {
			t.Errorf("%s reads the server's terminal", path)
		}
		if strings.HasSuffix(path, "_test.go") || strings.Contains(path, "tuitest") {
			return err
		}
		for line := range strings.SplitSeq(src, "\n") {
			if strings.HasPrefix(line, "var ") && !strings.Contains(line, "var _ ") {
				t.Errorf("%s keeps state in the package: %s", path, line)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
