package main

import (
	"strings"
	"testing"
)

// What stands in the settings as the name of the server goes into commands of a
// letter: it is a name or an address, and can be nothing else.
func TestServeHostIsAHost(t *testing.T) {
	t.Parallel()
	for host, ok := range map[string]bool{
		"": true, "bestuur.delinde.example": true, "BESTUUR": true, "x1-y.nl": true, "bestuur.nl.": true, "10.20.1.7": true, "2001:db8::7": true, "localhost": true,
		"-oProxyCommand=rm": false, "bestuur.nl -oProxyCommand=x": false, "bestuur.nl;rm -rf ~": false, "bestuur.nl:2222": false, "ssh://bestuur.nl": false,
		"a@b.nl": false, "[2001:db8::7]": false, "$(id)": false, "`id`": false, "bestuur\n.nl": false, "bestuur nl": false, "bestuur..nl": false, ".nl": false,
		"bestuur-.nl": false, "b\u00ebstuur.nl": false, "|": false, strings.Repeat("a", 64) + ".nl": false, strings.Repeat("a.", 140) + "nl": false,
	} {
		set := newSession(&App{Env: func(string) string { return "" }}).serveDefaults()
		set.Host = host
		err := set.check("config.toml", "[serve]\nsessions = 3\nhost = \"x\"\n")
		if ok != (err == nil) {
			t.Errorf("%q: %v", host, err)
		}
		if !ok && !strings.Contains(err.Error(), "Line=3") {
			t.Errorf("%q: no line in %v", host, err)
		}
	}
}
