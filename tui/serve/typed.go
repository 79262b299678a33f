package serve

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

const (
	// longestPaste is what one paste may hold, in bytes; the rest is left out.
	longestPaste = 256 << 10
	// longestReply is the longest thing a terminal says of itself, longestKey
	// the longest sequence of a key.
	longestReply = 4 << 10
	longestKey   = 64
)

const (
	esc      = 0x1b
	ctrlC    = 0x03
	pasteOn  = "\x1b[200~"
	pasteOff = "\x1b[201~"
)

// typed makes keys of what a terminal sends. The library's own reader keeps
// whatever it cannot read yet, however long, and reads all of it again with each
// byte that follows; here a sequence has a longest length, and what is longer is
// left out up to its end.
type typed struct {
	dec     uv.EventDecoder
	buf     []byte // not whole yet
	paste   []byte
	pasting bool
	skip    byte // what is left out: '[' a key, ']' a reply, 0 nothing
}

// take gives the keys that are whole with what came.
func (t *typed) take(b []byte) (out []uv.Event) {
	t.buf = append(t.buf, b...)
	for len(t.buf) > 0 {
		if t.skip != 0 {
			t.drop(t.skipped())
			continue
		}
		read := t.next
		if t.pasting {
			read = t.pasted
		}
		n, e := read(false)
		if n == 0 {
			break
		}
		out = appendKeys(out, e)
		t.drop(n)
	}
	return out
}

// late gives what was begun when nothing follows: a lone escape is a key.
func (t *typed) late() (out []uv.Event) {
	t.skip = 0
	for len(t.buf) > 0 && !t.pasting {
		n, e := t.next(true)
		out = appendKeys(out, e)
		t.drop(n)
	}
	return out
}

// drop forgets bytes from the front, and the room of what was long.
func (t *typed) drop(n int) {
	if t.buf = t.buf[n:]; len(t.buf) == 0 {
		t.buf = nil
	}
}

// next reads one key at the front; 0 when it is not whole yet. late tells that
// nothing follows.
func (t *typed) next(late bool) (int, uv.Event) {
	n, most := sequence(t.buf)
	switch {
	case n == 0 && len(t.buf) > most:
		t.skip = bytes.TrimLeft(t.buf, "\x1b")[0]
		return len(t.buf), nil
	case n == 0 && !late:
		return 0, nil
	case n == 0:
		n = len(t.buf)
		if n > 2 { // begun and never ended
			return n, nil
		}
	}
	whole := t.buf[:n]
	if string(whole) == pasteOn {
		t.pasting, t.paste = true, nil
		return n, nil
	}
	if whole[0] != esc && !utf8.Valid(whole) || whole[n-1] == '_' && bytes.Contains(whole, []byte("\x1b[")) {
		return n, nil // no text; or a key of Windows that says how often to repeat it
	}
	if f := functionKey(whole); f != 0 {
		return n, uv.KeyPressEvent{Code: f}
	}
	read, e := t.dec.Decode(whole)
	return min(max(read, 1), n), e
}

// sequence is the length of what stands at the front: a sign, or an escape
// sequence; 0 when it is not whole yet, then most is how long it may become.
func sequence(b []byte) (n, most int) {
	if b[0] != esc {
		return sign(b), utf8.UTFMax
	}
	if len(b) == 1 {
		return 0, longestKey
	}
	switch b[1] {
	case '[':
		return csi(b), longestKey
	case 'O':
		for i := 2; i < len(b); i++ {
			if b[i] < '0' || b[i] > '9' {
				return i + 1, longestKey
			}
		}
		return 0, longestKey
	case ']', 'P', '_', '^', 'X':
		return reply(b), longestReply
	case esc:
		if len(b) == 2 {
			return 0, longestKey
		}
		if b[2] == esc { // escape was held down
			return 1, longestKey
		}
		n, most = sequence(b[1:])
	default:
		n, most = sign(b[1:]), utf8.UTFMax
	}
	if n > 0 {
		n++
	}
	return n, most
}

// sign is the length of one letter with what is put on it.
func sign(b []byte) int {
	if b[0] < utf8.RuneSelf {
		return 1
	}
	if !utf8.FullRune(b) {
		return 0
	}
	r, n := utf8.DecodeRune(b)
	for r != utf8.RuneError && n < len(b) && n < longestKey {
		r, w := utf8.DecodeRune(b[n:])
		if b[n] < utf8.RuneSelf || r == utf8.RuneError {
			break
		}
		n += w
	}
	return n
}

// csi is the length of ESC [ up to its last byte.
func csi(b []byte) int {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case i == 2 && c == '[': // a function key of the Linux console
			if len(b) < 4 {
				return 0
			}
			return 4
		case c < ' ' || c > '~':
			return i // broken off
		case i == 2 && c == 'M': // a mouse of old, three bytes follow
			if len(b) < 6 {
				return 0
			}
			return 6
		case c >= '@':
			return i + 1
		}
	}
	return 0
}

// functionKey knows the one kind of key that the library does not.
func functionKey(b []byte) rune {
	if len(b) == 4 && bytes.HasPrefix(b, []byte("\x1b[[")) && b[3] >= 'A' && b[3] <= 'E' {
		return uv.KeyF1 + rune(b[3]-'A')
	}
	return 0
}

// reply is the length of a string that ends with BEL or ESC \.
func reply(b []byte) int {
	for i := 2; i < len(b); i++ {
		switch b[i] {
		case '\a', 0x18, 0x1a:
			return i + 1
		case esc:
			switch {
			case i+1 == len(b):
				return 0
			case b[i+1] == '\\':
				return i + 2
			}
			return i
		}
	}
	return 0
}

// pasted reads on in a paste. Control and C in a chunk of its own ends one that
// does not end: no terminal lets that through in what is pasted.
func (t *typed) pasted(bool) (int, uv.Event) {
	if len(t.buf) == 1 && t.buf[0] == ctrlC {
		t.pasting, t.paste = false, nil
		return 1, uv.KeyPressEvent{Code: 'c', Mod: uv.ModCtrl}
	}
	n, ended := bytes.Index(t.buf, []byte(pasteOff)), true
	if n < 0 {
		n, ended = len(t.buf)-begun(t.buf, pasteOff), false
	}
	t.paste = append(t.paste, t.buf[:min(n, longestPaste-len(t.paste))]...)
	if !ended {
		return n, nil
	}
	text := strings.ToValidUTF8(string(t.paste), "")
	t.pasting, t.paste = false, nil
	return n + len(pasteOff), uv.PasteEvent{Content: text}
}

// begun is how much of a mark stands at the end of b.
func begun(b []byte, mark string) int {
	for n := min(len(mark)-1, len(b)); n > 0; n-- {
		if string(b[len(b)-n:]) == mark[:n] {
			return n
		}
	}
	return 0
}

// skipped is how much of the front is left out; with its end skipping is over.
func (t *typed) skipped() int {
	for i, c := range t.buf {
		key := t.skip == '[' || t.skip == 'O'
		switch {
		case c == esc:
			t.skip = 0
			return i
		case key && (c < ' ' || c > '?'), !key && c == '\a':
			t.skip = 0
			return i + 1
		}
	}
	return len(t.buf)
}

// appendKeys adds a key, unless no program has use for it: what cannot be read,
// a size (it comes by another way), and letters that no keyboard has.
func appendKeys(out []uv.Event, e uv.Event) []uv.Event {
	switch e := e.(type) {
	case uv.KeyPressEvent:
		if strings.IndexFunc(e.Text, unicode.IsControl) >= 0 {
			return out
		}
	case uv.KeyReleaseEvent, uv.PasteEvent, uv.MouseClickEvent, uv.MouseReleaseEvent, uv.MouseWheelEvent, uv.MouseMotionEvent,
		uv.FocusEvent, uv.BlurEvent, uv.ForegroundColorEvent, uv.BackgroundColorEvent, uv.CursorColorEvent,
		uv.CapabilityEvent, uv.TerminalVersionEvent, uv.KeyboardEnhancementsEvent, uv.ModeReportEvent:
	default:
		return out
	}
	return append(out, e)
}
