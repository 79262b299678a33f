package model

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What a code looks like is fixed: letters in drawers must stay good.
func TestCodes(t *testing.T) {
	t.Parallel()
	for random, want := range map[string]string{
		"00000000000000000000": "0000000000000000",
		"ffffffffffffffffffff": "ZZZZZZZZZZZZZZZZ",
		"00443214c74254b635cf": "0123456789ABCDEF",
		"84653a56d7c675be77df": "GHJKMNPQRSTVWXYZ",
	} {
		var b [SecretBytes]byte
		if _, err := hex.Decode(b[:], []byte(random)); err != nil {
			t.Fatal(err)
		}
		if got := Secret(b); got != want {
			t.Errorf("%s: %s, want %s", random, got, want)
		}
	}
	if got := InvitationCode("UIT-2026-003", "0123456789ABCDEF"); got != "UIT-2026-003-0123-4567-89AB-CDEF" {
		t.Error(got)
	}
	// printf 'rekenschap-invitation/1\n0123456789ABCDEF' | sha256sum
	if got := SecretHash("0123456789ABCDEF"); got != "08274868a4debe5567cf146097f9e842d8438dedea02ee70e4893d3f9c19dd58" {
		t.Error(got)
	}
}

// A code is read as people type it off a letter; what is no code is none.
func TestParseCode(t *testing.T) {
	t.Parallel()
	const id, secret = "UIT-2026-003", "0123456789ABCDEF"
	for typed, ok := range map[string]bool{
		"UIT-2026-003-0123-4567-89AB-CDEF":             true,
		"uit-2026-003-0123-4567-89ab-cdef":             true,
		"  UIT 2026 003 0123 4567 89AB CDEF\r\n":       true,
		"uit20260030123456789abcdef":                   true,
		"UIT-2O26-OO3-OI23-4567-89AB-CDEF":             true,
		"ult-2026-003-0l23-4567-89ab-cdef":             true,
		"UIT–2026–003–0123–4567–89AB–CDEF":             true, // dashes of a word processor
		"UIT\u00a02026-3-0123-4567-89AB-CDEF":          true,
		"2026-003-0123-4567-89AB-CDEF":                 true,
		"UIT-2026-003-0123-4567-89AB-CDE":              false,
		"UIT-2026-003-0123-4567-89AB-CDEF0":            false, // another number and another secret
		"UIT-2026-003-0123-4567-89AB-CDEU":             false,
		"UIT-2026-000-0123-4567-89AB-CDEF":             false,
		"UIT-2026--0123-4567-89AB-CDEF":                false,
		"BEW-2026-003-0123-4567-89AB-CDEF":             false,
		"UIT-2026-003":                                 false,
		"0123456789ABCDEF":                             false,
		"":                                             false,
		"UIT-2026-003-0123-4567-89AB-CDEF\x1b":         false,
		"UIT-2026-003-0123-4567-89АB-CDEF":             false, // А is Cyrillic
		strings.Repeat("UIT-2026-003-", 1<<16):         false,
		"UIT-2026-" + strings.Repeat("9", 60) + secret: false,
	} {
		gotID, gotSecret, got := ParseCode(typed)
		if good := got && gotID == id && gotSecret == secret; good != ok {
			t.Errorf("%.60q: %s %s %v", typed, gotID, gotSecret, got)
		}
	}
}

// Every code is read back, however carelessly it is typed.
func TestCodesComeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var b [SecretBytes]byte
		copy(b[:], rapid.SliceOfN(rapid.Byte(), SecretBytes, SecretBytes).Draw(t, "random"))
		info, _ := InfoOf(KindInvitation)
		id := FormatID(info, rapid.IntRange(1000, 9999).Draw(t, "year"), rapid.IntRange(1, 1_000_000).Draw(t, "number"))
		var typed strings.Builder
		for _, r := range InvitationCode(id, Secret(b)) {
			switch r {
			case '-':
				typed.WriteString(rapid.SampledFrom([]string{"-", " ", "", " - ", "–", "_"}).Draw(t, "gap"))
				continue
			case '0':
				r = rapid.SampledFrom([]rune("0Oo")).Draw(t, "zero")
			case '1':
				r = rapid.SampledFrom([]rune("1Il")).Draw(t, "one")
			}
			s := string(r)
			if rapid.Bool().Draw(t, "small") {
				s = strings.ToLower(s)
			}
			typed.WriteString(s)
		}
		gotID, secret, ok := ParseCode(typed.String())
		if !ok || gotID != id || secret != Secret(b) || SecretHash(secret) != SecretHash(strings.ToLower(secret)) {
			t.Fatalf("%q: %s %s %v", typed.String(), gotID, secret, ok)
		}
	})
}

func FuzzParseCode(f *testing.F) {
	f.Add("UIT-2026-003-0123-4567-89AB-CDEF")
	f.Add("uit2026\xff")
	f.Fuzz(func(t *testing.T, typed string) {
		id, secret, ok := ParseCode(typed)
		if !ok {
			return
		}
		again, same, ok := ParseCode(InvitationCode(id, secret))
		if kind, form, err := ParseID(id); !ok || again != id || same != secret || err != nil || kind != KindInvitation || form != id {
			t.Fatalf("%q: %s %s, then %s %s", typed, id, secret, again, same)
		}
	})
}

// Eight words for a fingerprint, the same for ever.
func TestKeyWords(t *testing.T) {
	t.Parallel()
	count := make([]byte, 32)
	for i := range count {
		count[i] = byte(i)
	}
	print := func(b []byte) string { return "SHA256:" + base64.RawStdEncoding.EncodeToString(b) }
	for fp, want := range map[string]string{
		print(count):                         "aap aarde anker appel arend avond bakker ballon",
		print(bytes.Repeat([]byte{255}, 32)): strings.TrimSpace(strings.Repeat("zwaan ", 8)),
		print(count[:31]):                    "", "SHA256:": "", "": "", "MD5:00": "", "SHA256:" + strings.Repeat("é", 43): "",
		base64.RawStdEncoding.EncodeToString(count): "",
	} {
		if got := strings.Join(KeyWords(fp), " "); got != want {
			t.Errorf("%s: %q, want %q", fp, got, want)
		}
	}
	fp := print(count)
	for typed, want := range map[string]bool{
		"aap aarde anker appel arend avond bakker ballon": true, "AAP, Aarde; anker-appel\narend avond bakker ballon.": true,
		"aap aarde anker appel": false, "aap aarde anker appel arend avond bakker ballon beer": false, "": false,
		"aarde aap anker appel arend avond bakker ballon": false, fp: true, " " + fp + "\n": true, fp[:20]: false, "SHA256:": false,
	} {
		if got := saysKey(typed, fp); got != want {
			t.Errorf("%q: %v", typed, got)
		}
	}
	if saysKey("", "") || saysKey("", "SHA256:") {
		t.Error("nothing confirms a key without words")
	}
}
