package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/text"
)

var saidKey = regexp.MustCompile(`^(error|verify|cli|cmd|import)\.[a-z0-9_.]*[a-z0-9]$`)

// said is a message in the program text: its key and, where they stand beside
// it, the names of its arguments.
type said struct {
	key  string
	args []string
	at   string
}

// sayings finds the messages in all Go files of the project.
func sayings(t *testing.T) []said {
	t.Helper()
	var out []said
	set := token.NewFileSet()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				out = append(out, inCall(call, set)...)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// inCall reads key and argument names of one call.
func inCall(call *ast.CallExpr, set *token.FileSet) []said {
	for i, a := range call.Args {
		key, ok := literal(a)
		if !ok || !saidKey.MatchString(key) {
			continue
		}
		s := said{key: key, at: set.Position(a.Pos()).String()}
		for j := i + 1; j+1 < len(call.Args); j += 2 {
			if name, ok := literal(call.Args[j]); ok {
				s.args = append(s.args, name)
			}
		}
		if call.Ellipsis.IsValid() {
			s.args = nil
		}
		return []said{s}
	}
	return nil
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// Whatever the program can complain of has words in both languages, and every
// gap in those words is filled by who says them.
func TestEveryMessageHasWords(t *testing.T) {
	t.Parallel()
	found := sayings(t)
	if len(found) < 150 {
		t.Fatalf("only %d messages found: the test no longer sees them", len(found))
	}
	for _, l := range text.Langs() {
		p := text.New(l)
		for _, s := range found {
			if !p.Has(s.key) {
				if !strings.HasPrefix(s.key, "cmd.flag") && !strings.HasSuffix(s.key, ".") {
					t.Errorf("%s: %s has no words (%s)", l, s.key, s.at)
				}
				continue
			}
			if len(s.args) == 0 {
				continue
			}
			var pairs []any
			for _, a := range append(s.args, "Seq") { // verify adds the number of the entry
				pairs = append(pairs, a, "name") // a field of that name has a label
			}
			if say := p.T(s.key, pairs...); strings.Contains(say, "‹") {
				t.Errorf("%s: %s leaves a gap: %s (%s)", l, s.key, say, s.at)
			}
		}
	}
}
