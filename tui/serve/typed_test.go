package serve

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
)

// ordinary is what terminals send.
var ordinary = []string{
	"a", "A", " ", "\r", "\t", "\x7f", "\x00", "\x03", "\x04", "\x1a", "é", "ß", "漢", "👩🏽‍⚕️", "e\u0301",
	"\x1b[A", "\x1bOA", "\x1b[1;5C", "\x1b[1;2D", "\x1b[Z", "\x1b[H", "\x1bOF", "\x1b[5~", "\x1b[6;5~", "\x1b[3~", "\x1b[2~",
	"\x1bOP", "\x1b[15~", "\x1b[24~", "\x1b[27;5;13~", "\x1b[13;5u", "\x1b[97;5u", "\x1b[97:65;2u", "\x1b[97;1:3u",
	"\x1bx", "\x1b\r", "\x1bé", "\x1b\x1b[A", "\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<64;10;5M", "\x1b[<65;1;1M", "\x1b[M !!",
	"\x1b[I", "\x1b[O", "\x1b]11;rgb:1e1e/1e1e/1e1e\x07", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]10;#ffffff\x07",
	"\x1bP>|xterm(388)\x1b\\", "\x1bP1+r5463=\x1b\\", "\x1b[?2026;2$y", "\x1b[?1u",
	"\x1b[200~geplakt\rmet é en\tverder\x1b[201~", "\x1b[200~\x1b[201~",
}

// library reads a sequence as the library itself does.
func library(t *testing.T, s string) (out []uv.Event) {
	t.Helper()
	r := uv.NewTerminalReader(strings.NewReader(s), "xterm-256color")
	events := make(chan uv.Event)
	go func() {
		defer close(events)
		_ = r.StreamEvents(context.Background(), events)
	}()
	for e := range events {
		out = appendKeys(out, e)
	}
	return out
}

func all(chunks ...string) (out []uv.Event) {
	var t typed
	for _, c := range chunks {
		out = append(out, t.take([]byte(c))...)
	}
	return append(out, t.late()...)
}

// Everything a terminal sends means what it means to the library, also when the
// line broke it in two at any place.
func TestKeysMeanWhatTheyMeanToTheLibrary(t *testing.T) {
	for _, s := range ordinary {
		want := library(t, s)
		if len(want) == 0 && s != "\x1b[200~\x1b[201~" {
			t.Fatalf("%q is nothing to the library", s)
		}
		if got := all(s); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %#v, the library reads %#v", s, got, want)
		}
		if n := len([]rune(s)); s[0] != esc && n > 1 {
			continue // a letter of several parts may come in parts
		}
		for at := 1; at < len(s); at++ {
			if got := all(s[:at], s[at:]); !reflect.DeepEqual(got, want) {
				t.Errorf("%q then %q: %#v, not %#v", s[:at], s[at:], got, want)
			}
		}
	}
	if got := all(strings.Join([]string{"\x1b[A", "j", "\x1b[200~x\x1b[201~", "q"}, "")); len(got) != 4 {
		t.Errorf("four keys in one go: %v", got)
	}
	if got, ok := all("\x1b[[A")[0].(uv.KeyPressEvent); !ok || got.Code != uv.KeyF1 {
		t.Errorf("F1 of the Linux console: %v", got)
	}
	if got, ok := all("\x1b")[0].(uv.KeyPressEvent); !ok || got.Code != uv.KeyEscape {
		t.Errorf("escape: %v", got)
	}
}

// A reply that never ends: the client says ESC ] and then sends on and on. What
// is kept of it stays small, and after its end keys are keys again.
func TestReplyWithoutEnd(t *testing.T) {
	for _, begin := range []string{"\x1b]11;", "\x1bP>|", "\x1b_G", "\x1b^", "\x1bX", "\x1b\x1b]"} {
		var k typed
		k.take([]byte(begin))
		for range 2560 {
			if got := k.take(bytes.Repeat([]byte("x"), readSize)); len(got) > 0 {
				t.Fatalf("%q: %v", begin, got[0])
			}
			if len(k.buf)+cap(k.paste) > longestReply+readSize {
				t.Fatalf("%q: keeps %d bytes", begin, len(k.buf))
			}
		}
		if got := append(k.take([]byte("x\x1b\\")), k.take([]byte("j"))...); len(got) == 0 || got[len(got)-1].(uv.KeyPressEvent).Text != "j" {
			t.Errorf("%q: after it %v", begin, got)
		}
	}
}

// A key with a million figures in it is no key, and is not kept.
func TestKeyWithoutEnd(t *testing.T) {
	for _, begin := range []string{"\x1b[", "\x1bO", "\x1b[<"} {
		var k typed
		for range 256 {
			k.take([]byte(begin[:1] + begin[1:] + strings.Repeat("1", readSize)))
			if len(k.buf) > longestKey+readSize {
				t.Fatalf("%q: keeps %d bytes", begin, len(k.buf))
			}
		}
		if got := k.take([]byte("Aj")); len(got) == 0 || got[len(got)-1].(uv.KeyPressEvent).Text != "j" {
			t.Errorf("%q: after it %v", begin, got)
		}
	}
}

// Escape held down for ten million times: the library would call itself once
// for each of them, and a stack that is too deep ends the whole server.
func TestTenMillionEscapes(t *testing.T) {
	var k typed
	b, n := bytes.Repeat([]byte{esc}, 64<<10), 0
	times := many(160, 8)
	for range times {
		n += len(k.take(b))
		if len(k.buf) > 2*longestKey {
			t.Fatalf("keeps %d bytes", len(k.buf))
		}
	}
	if n < times*len(b)-longestKey {
		t.Errorf("%d keys", n)
	}
}

// A paste of 10 MB whose end does not come: a quarter of a megabyte is kept, and
// control and C ends it. With an end it comes as one, cut off.
func TestPasteWithoutEnd(t *testing.T) {
	var k typed
	k.take([]byte(pasteOn))
	for range 2560 {
		if got := k.take(bytes.Repeat([]byte("\ry"), readSize/2)); len(got) > 0 {
			t.Fatalf("a key out of a paste: %v", got[0])
		}
		if len(k.paste) > longestPaste || len(k.buf) > readSize {
			t.Fatalf("keeps %d and %d bytes", len(k.paste), len(k.buf))
		}
	}
	whole := k
	whole.paste = slices.Clone(k.paste)
	if got := whole.take([]byte(pasteOff + "j")); len(got) != 2 || len(got[0].(uv.PasteEvent).Content) != longestPaste {
		t.Errorf("its end gives %d keys", len(got))
	}
	if got := k.take([]byte{ctrlC}); len(got) != 1 || !isStop(got[0].(uv.KeyPressEvent)) {
		t.Errorf("control and C gives %v", got)
	}
	if got := k.take([]byte("j")); len(got) != 1 {
		t.Errorf("after it a key gives %v", got)
	}
}

// A paste of exactly the most, and of one byte more, each ending in the middle
// of a chunk: nothing of the end mark gets into the text.
func TestPasteAtTheLimit(t *testing.T) {
	for n := longestPaste - 7; n <= longestPaste+7; n++ {
		got := all(pasteOn+strings.Repeat("x", n-3), "xxx\x1b[20", "1~j")
		if len(got) != 2 || got[0].(uv.PasteEvent).Content != strings.Repeat("x", min(n, longestPaste)) {
			t.Errorf("%d: %d keys, first %d long", n, len(got), len(got[0].(uv.PasteEvent).Content))
		}
	}
}

// A key as Windows writes it can say that it was pressed 65,535 times: 25 bytes
// for a hundred megabytes of keys.
func TestRepeatCountOfWindows(t *testing.T) {
	for _, s := range []string{"\x1b[65;30;97;1;0;65535_", "\x1b\x1b[65;30;97;1;0;65535_", "\x1b[0;0;97;1;0;1_"} {
		if got := all(s + "j"); len(got) > 2 || got[len(got)-1].(uv.KeyPressEvent).Text != "j" {
			t.Errorf("%q is %d keys", s, len(got))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		all(s + "j")
		if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > 100<<10 {
			t.Errorf("%q takes %d bytes", s, after.TotalAlloc-before.TotalAlloc)
		}
	}
}

// Bytes that are no text are left out one by one; they hold up nothing.
func TestInvalidText(t *testing.T) {
	for _, s := range []string{"\xff", "\xc3(", "\x9b31m", "\xed\xa0\x80", "\xf8\x88\x80\x80\x80", "\u009b31m", "\x1b[155u", "\x1b[27;1;155~"} {
		got := all(s + "j")
		for _, e := range got {
			if k, ok := e.(uv.KeyPressEvent); ok && strings.IndexFunc(k.Text, unicode.IsControl) >= 0 {
				t.Errorf("%q types %q", s, k.Text)
			}
		}
		if len(got) == 0 || got[len(got)-1].(uv.KeyPressEvent).Text != "j" {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// Whatever bytes come, in whatever pieces: no panic, no more keys than bytes,
// little is kept, and a sure end sets everything right.
func FuzzTyped(f *testing.F) {
	for _, s := range ordinary {
		f.Add([]byte(s), uint8(1))
	}
	f.Add([]byte("\x1b[200~\x1b]\x1b[M\x1b[[\x1bO11\x1b\x1b\x1b"), uint8(3))
	f.Fuzz(func(t *testing.T, b []byte, size uint8) {
		var k typed
		keys, rest := 0, b
		for len(rest) > 0 {
			n := min(int(size)+1, len(rest))
			got := k.take(bytes.Clone(rest[:n]))
			rest = rest[n:]
			keys += len(got)
			for _, e := range got {
				_ = fmt.Sprint(e)
			}
			if len(k.buf) > longestReply+n || len(k.paste) > longestPaste {
				t.Fatalf("keeps %d bytes", len(k.buf))
			}
		}
		if keys > len(b) {
			t.Fatalf("%d keys out of %d bytes", keys, len(b))
		}
		keys += len(k.late())
		if !k.pasting && len(k.buf) > 0 {
			t.Fatalf("keeps %q", k.buf)
		}
		k.take([]byte{ctrlC})
		if got := k.take([]byte(pasteOff + "j")); len(got) == 0 || got[len(got)-1] == nil {
			t.Fatalf("after %q a key is nothing", b)
		}
	})
}

// keyboard is a line on which is typed.
type keyboard struct{ c chan []byte }

func (k keyboard) Read(p []byte) (int, error) {
	b, ok := <-k.c
	if !ok {
		return 0, context.Canceled
	}
	return copy(p, b), nil
}

// A megabyte of keys without a pause: as many wait as a keyboard keeps, control
// and C goes before them, and who goes on is flooding.
func TestFlood(t *testing.T) {
	line, over := keyboard{make(chan []byte)}, make(chan error, 1)
	f := newFeed(line, func(int) {}, func(err error) { over <- err })
	keys := bytes.Repeat([]byte("j"), readSize)
	for range 200 {
		line.c <- keys
	}
	line.c <- []byte{ctrlC}
	line.c <- []byte("k")
	time.Sleep(20 * time.Millisecond)
	f.mu.Lock()
	n := len(f.keys)
	f.mu.Unlock()
	if n > mostWaiting {
		t.Errorf("%d keys wait", n)
	}
	if k, ok := f.next(t.Context()); !ok || !isStop(k.(uv.KeyPressEvent)) {
		t.Errorf("first comes %v", k)
	}
	for i := 200; ; i++ {
		select {
		case line.c <- keys:
			continue
		case err := <-over:
			if err != errFlood || i*readSize < mostLost {
				t.Errorf("ended by %v after %d", err, i*readSize)
			}
		case <-time.After(5 * time.Second):
			t.Error("goes on for ever")
		}
		break
	}
	close(line.c)
}

// A program that ends leaves the next one everything it did not take.
func TestNothingTypedIsLostBetweenPrograms(t *testing.T) {
	line := keyboard{make(chan []byte)}
	f := newFeed(line, func(int) {}, func(error) {})
	defer close(line.c)
	first, leave := context.WithCancel(t.Context())
	done := make(chan bool)
	go func() { _, ok := f.next(first); done <- ok }()
	time.Sleep(time.Millisecond)
	leave()
	if <-done {
		t.Error("a key out of nothing")
	}
	line.c <- []byte("ab")
	for _, want := range []string{"a", "b"} {
		if k, ok := f.next(t.Context()); !ok || k.(uv.KeyPressEvent).Text != want {
			t.Errorf("%v, not %s", k, want)
		}
	}
}
