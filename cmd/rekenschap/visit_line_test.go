package main

import (
	"io"
	"net"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// dialOver connects with a key over a line that takes so many bytes a second
// and is late by so much, each way.
func (l *hall) dialOver(key ssh.Signer, rate int, late time.Duration) *ssh.Client {
	l.t.Helper()
	raw, err := net.Dial("tcp", l.addr)
	if err != nil {
		l.t.Fatal(err)
	}
	near, far := net.Pipe()
	go slowly(far, raw, rate, late)
	go slowly(raw, far, rate, late)
	conn, chans, reqs, err := ssh.NewClientConn(near, l.addr, &ssh.ClientConfig{User: "bestuur", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)},
		HostKeyCallback: ssh.FixedHostKey(l.host)})
	if err != nil {
		l.t.Fatal(err)
	}
	c := ssh.NewClient(conn, chans, reqs)
	l.t.Cleanup(func() { c.Close(); near.Close() })
	return c
}

// slowly carries bytes at a rate, each of them late; it ends with either end.
func slowly(to io.WriteCloser, from io.ReadCloser, rate int, late time.Duration) {
	type parcel struct {
		bytes []byte
		due   time.Time
	}
	road := make(chan parcel, 1024)
	go func() {
		defer close(road)
		free := time.Now()
		for {
			b := make([]byte, 512)
			n, err := from.Read(b)
			if n > 0 {
				if now := time.Now(); free.Before(now) {
					free = now
				}
				free = free.Add(time.Duration(n) * time.Second / time.Duration(rate))
				road <- parcel{b[:n], free.Add(late)}
			}
			if err != nil {
				return
			}
		}
	}()
	broken := false
	for p := range road {
		time.Sleep(time.Until(p.due)) // the line, not a test that waits
		if !broken {
			_, err := to.Write(p.bytes)
			broken = err != nil
		}
	}
	to.Close()
	from.Close()
}

// wire is a keystroke as a terminal sends it.
func wire(stroke string) string {
	name, ctrl := strings.CutPrefix(stroke, "ctrl+")
	if ctrl && len(name) == 1 {
		return string(rune(name[0] & 0x1f))
	}
	if seq, ok := map[string]string{
		"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
		"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ",
		"backspace": "\x7f", "delete": "\x1b[3~", "f1": "\x1bOP", "f5": "\x1b[15~",
	}[stroke]; ok {
		return seq
	}
	return stroke
}
