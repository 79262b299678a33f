package model

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Args are the named values of a message. Values may be string, int, Date,
// time.Time, Message, []Message or a Key-typed word; text/ formats each of
// them in the reader's language. "N" selects the plural.
type Args map[string]any

// Message is what model says: a key of the message catalogue with arguments.
// The words live in text/.
type Message struct {
	Key  string
	Args Args
}

// Msg makes a message from a key and name, value pairs.
func Msg(key string, pairs ...any) Message {
	m := Message{Key: key}
	if len(pairs) > 0 {
		m.Args = make(Args, len(pairs)/2)
		for i := 0; i+1 < len(pairs); i += 2 {
			m.Args[pairs[i].(string)] = pairs[i+1]
		}
	}
	return m
}

// IsZero tells whether there is nothing to say.
func (m Message) IsZero() bool { return m.Key == "" }

// Literal is a message that is data, not a word of the program: a name, a title.
func Literal(s string) Message { return Message{Key: LiteralKey, Args: Args{"Text": s}} }

// LiteralKey marks a message that carries data as it is.
const LiteralKey = "literal"

// String shows key and arguments, for logs and tests; readers get text/.
func (m Message) String() string {
	if len(m.Args) == 0 {
		return m.Key
	}
	names := make([]string, 0, len(m.Args))
	for k := range m.Args {
		names = append(names, k)
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString(m.Key)
	for _, k := range names {
		fmt.Fprintf(&b, " %s=%v", k, m.Args[k])
	}
	return b.String()
}

// Code classes an error; cmd turns it into an exit code.
type Code string

// The codes, with the exit code each leads to.
const (
	CodeInvalid  Code = "invalid"   // 1: the input cannot be
	CodeNotFound Code = "not_found" // 1
	CodeConflict Code = "conflict"  // 1: changed by someone else meanwhile
	CodeUsage    Code = "usage"     // 2
	CodeDenied   Code = "denied"    // 3
	CodeTampered Code = "tampered"  // 4
	CodeCheck    Code = "check"     // 5: cannot be read or checked
	CodeInternal Code = "internal"  // 1
)

// Error is an error with a sentence for the person at the screen. Err keeps
// the cause for the log.
type Error struct {
	Code    Code
	Message Message
	Field   string // of the record it is about, where that is one
	Err     error
}

// Error shows the key, the arguments and the cause.
func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Message.String()
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error; pairs are the message's arguments.
func Errorf(code Code, key string, pairs ...any) *Error {
	return &Error{Code: code, Message: Msg(key, pairs...)}
}

// Because adds the cause.
func (e *Error) Because(err error) *Error { e.Err = err; return e }

// At tells about which field of the record the error is.
func (e *Error) At(field string) *Error { e.Field = field; return e }

// CodeOf is the code of an error, CodeInternal when it has none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
