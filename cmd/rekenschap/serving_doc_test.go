//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	servingPage = "../../docs/SERVING.md"
	servingUnit = "../../docs/rekenschap.service"
)

// Every setting of serving stands in the page with its default.
func TestServingSettingsAreDocumented(t *testing.T) {
	t.Parallel()
	page := string(must(os.ReadFile(servingPage)))
	s := newSession(&App{Env: func(name string) string { return map[string]string{"HOME": "~"}[name] }})
	set := reflect.ValueOf(s.serveDefaults())
	for i := range set.NumField() {
		value := set.Field(i).Interface()
		switch v := value.(type) {
		case string:
			value = fmt.Sprintf("%q", v)
			if strings.Contains(v, "/") {
				value = v
			}
		case []string:
			value = fmt.Sprintf("[%q]", strings.Join(v, `", "`))
		}
		if row := fmt.Sprintf("| `%s` | `%v` |", set.Type().Field(i).Tag.Get("toml"), value); !strings.Contains(page, row) {
			t.Errorf("no row %s", row)
		}
	}
}

var logCall = regexp.MustCompile(`(?:log|Log)\.(?:Info|Warn|Error)\("([^"]+)"`)

// Every sort of line in the log stands in the page.
func TestServingLogIsDocumented(t *testing.T) {
	t.Parallel()
	page := string(must(os.ReadFile(servingPage)))
	files := append(must(filepath.Glob("../../tui/serve/*.go")), must(filepath.Glob("*.go"))...)
	n := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		for _, m := range logCall.FindAllStringSubmatch(string(must(os.ReadFile(f))), -1) {
			if n++; !strings.Contains(page, "`"+m[1]+"`") {
				t.Errorf("%s logs %q", f, m[1])
			}
		}
	}
	if n < 8 {
		t.Errorf("only %d lines are found", n)
	}
}

// unitSettings are those a unit may have here: a misspelt one is ignored by
// systemd, with whatever it was to prevent.
var unitSettings = strings.Fields(`Description Wants After User Group ExecStart Restart RestartSec TimeoutStopSec
	StateDirectory StateDirectoryMode WorkingDirectory UMask ProtectSystem ProtectHome PrivateTmp PrivateDevices
	CapabilityBoundingSet AmbientCapabilities NoNewPrivileges LockPersonality MemoryDenyWriteExecute ProtectClock
	ProtectControlGroups ProtectHostname ProtectKernelLogs ProtectKernelModules ProtectKernelTunables ProtectProc
	RemoveIPC RestrictAddressFamilies RestrictNamespaces RestrictRealtime RestrictSUIDSGID SystemCallArchitectures
	SystemCallErrorNumber SystemCallFilter LimitCORE MemoryMax TasksMax WantedBy`)

// The unit is one that systemd knows all of.
func TestServingUnit(t *testing.T) {
	t.Parallel()
	unit := string(must(os.ReadFile(servingUnit)))
	for l := range strings.Lines(unit) {
		name, _, is := strings.Cut(l, "=")
		if is && !strings.HasPrefix(l, "#") && !slices.Contains(unitSettings, name) {
			t.Errorf("%s is not known", name)
		}
	}
	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip("no systemd here")
	}
	there := strings.Replace(unit, "/usr/local/bin/rekenschap", "/bin/true", 1) // the program is not installed where tests run
	path := filepath.Join(t.TempDir(), "rekenschap.service")
	if err := os.WriteFile(path, []byte(there), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("systemd-analyze", "verify", path).CombinedOutput() // also of other units
	if err != nil || strings.Contains(string(out), filepath.Base(path)) {
		t.Errorf("%v %s", err, out)
	}
}
