package main

import (
	"net"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/serve"
)

// serveSettings are what the configuration can say of serving.
type serveSettings struct {
	Listen             []string `toml:"listen"`   // HOST:PORT
	Host               string   `toml:"host"`     // as people type it
	Port               int      `toml:"port"`     // as people reach it; 0: that of the first address
	HostKey            string   `toml:"host_key"` // file
	Sessions           int      `toml:"sessions"`
	SessionsPerAddress int      `toml:"sessions_per_address"`
	SessionsPerPerson  int      `toml:"sessions_per_person"`
	LoginsPerMinute    int      `toml:"logins_per_minute"` // of one address
	CodesPerHour       int      `toml:"codes_per_hour"`    // of one address, and of one key
	IdleMinutes        int      `toml:"idle_minutes"`
	LongestHours       int      `toml:"longest_hours"`
}

// sshPort is where ssh goes unless told otherwise.
const sshPort = 22

func (s *session) serveDefaults() serveSettings {
	l := serve.DefaultLimits()
	return serveSettings{
		Listen: []string{"127.0.0.1:2222"}, HostKey: filepath.Join(s.configHome(), "host.key"),
		Sessions: l.Sessions, SessionsPerAddress: l.SessionsPerAddress, SessionsPerPerson: l.SessionsPerPerson,
		LoginsPerMinute: l.LoginsPerMinute, CodesPerHour: l.CodesPerHour,
		IdleMinutes: int(l.Idle / time.Minute), LongestHours: int(l.Longest / time.Hour),
	}
}

func (c serveSettings) limits() serve.Limits {
	l := serve.DefaultLimits()
	l.Sessions, l.SessionsPerAddress, l.SessionsPerPerson = c.Sessions, c.SessionsPerAddress, c.SessionsPerPerson
	l.LoginsPerMinute, l.CodesPerHour = c.LoginsPerMinute, c.CodesPerHour
	l.Idle, l.Longest = time.Duration(c.IdleMinutes)*time.Minute, time.Duration(c.LongestHours)*time.Hour
	return l
}

// check says in which line a setting of serving is wrong.
func (c serveSettings) check(path, content string) error {
	for _, n := range []struct {
		name       string
		value, max int
	}{
		{"sessions", c.Sessions, 10000}, {"sessions_per_address", c.SessionsPerAddress, 10000},
		{"sessions_per_person", c.SessionsPerPerson, 1000}, {"logins_per_minute", c.LoginsPerMinute, 100000},
		{"codes_per_hour", c.CodesPerHour, 1000}, {"idle_minutes", c.IdleMinutes, 24 * 60}, {"longest_hours", c.LongestHours, 24 * 7},
	} {
		if n.value < 1 || n.value > n.max {
			return atLine(path, content, model.Msg("error.serve.number", "Max", n.max), "serve", n.name)
		}
	}
	if c.Port < 0 || c.Port > 65535 {
		return atLine(path, content, model.Msg("error.serve.port"), "serve", "port")
	}
	if c.Host != "" && !isHost(c.Host) {
		return atLine(path, content, model.Msg("error.serve.host", "Text", c.Host), "serve", "host")
	}
	for _, l := range c.Listen {
		if !isAddress(l) {
			return atLine(path, content, model.Msg("error.serve.listen", "Text", l), "serve", "listen")
		}
	}
	if len(c.Listen) == 0 {
		return atLine(path, content, model.Msg("error.serve.nowhere"), "serve", "listen")
	}
	return nil
}

// isAddress tells whether something can be listened on: HOST:PORT.
func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	n, bad := strconv.Atoi(port)
	return err == nil && bad == nil && n >= 0 && n <= 65535
}

// isHost tells whether something is the name or the address of a server and
// nothing more: it goes into commands that people type over.
func isHost(s string) bool {
	if net.ParseIP(s) != nil {
		return true
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(s, "."), ".") {
		other := func(r rune) bool {
			return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
		}
		if label == "" || len(label) > 63 || strings.Trim(label, "-") != label || strings.IndexFunc(label, other) >= 0 {
			return false
		}
	}
	return len(s) <= 253
}

// reached is the port people connect to.
func (c serveSettings) reached() int {
	if c.Port != 0 {
		return c.Port
	}
	if _, port, err := net.SplitHostPort(c.Listen[0]); err == nil {
		if n, err := strconv.Atoi(port); err == nil && n != 0 {
			return n
		}
	}
	return sshPort
}
