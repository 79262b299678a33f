package canon

import (
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Check reads bytes once and reports the first place where they are not
// canonical. normal tells whether a text is in Unicode NFC; nil skips that.
func Check(b []byte, normal func([]byte) bool) error {
	c := &checker{b: b, normal: normal}
	if !utf8.Valid(b) {
		return fmt.Errorf("not UTF-8")
	}
	if err := c.value(0); err != nil {
		return err
	}
	if c.i != len(b) {
		return c.errorf("something follows the value")
	}
	return nil
}

type checker struct {
	b      []byte
	i      int
	normal func([]byte) bool
	buf    []byte
}

const maxDepth = 32

func (c *checker) errorf(format string, args ...any) error {
	return fmt.Errorf("byte %d: %s", c.i, fmt.Sprintf(format, args...))
}

func (c *checker) peek() byte {
	if c.i < len(c.b) {
		return c.b[c.i]
	}
	return 0
}

func (c *checker) value(depth int) error {
	if depth > maxDepth {
		return c.errorf("nested too deep")
	}
	switch ch := c.peek(); {
	case ch == '{':
		return c.object(depth)
	case ch == '[':
		return c.array(depth)
	case ch == '"':
		_, err := c.text()
		return err
	case ch == 't':
		return c.word("true")
	case ch == 'f':
		return c.word("false")
	case ch == '-' || ch >= '0' && ch <= '9':
		return c.integer()
	}
	return c.errorf("no value starts here (null, spaces and fractions are not canonical)")
}

func (c *checker) word(w string) error {
	if len(c.b)-c.i < len(w) || string(c.b[c.i:c.i+len(w)]) != w {
		return c.errorf("expected %s", w)
	}
	c.i += len(w)
	return nil
}

func (c *checker) object(depth int) error {
	c.i++
	last, first := "", true
	for {
		if c.peek() == '}' && first {
			c.i++
			return nil
		}
		if c.peek() != '"' {
			return c.errorf("expected a key")
		}
		key, err := c.text()
		if err != nil {
			return err
		}
		k := string(key)
		if !first && CompareKeys(last, k) >= 0 {
			return c.errorf("key %q is double or out of order", k)
		}
		last, first = k, false
		if c.peek() != ':' {
			return c.errorf("expected a colon")
		}
		c.i++
		if err := c.value(depth + 1); err != nil {
			return err
		}
		switch c.peek() {
		case ',':
			c.i++
		case '}':
			c.i++
			return nil
		default:
			return c.errorf("expected , or }")
		}
	}
}

func (c *checker) array(depth int) error {
	c.i++
	if c.peek() == ']' {
		c.i++
		return nil
	}
	for {
		if err := c.value(depth + 1); err != nil {
			return err
		}
		switch c.peek() {
		case ',':
			c.i++
		case ']':
			c.i++
			return nil
		default:
			return c.errorf("expected , or ]")
		}
	}
}

func (c *checker) integer() error {
	start := c.i
	if c.peek() == '-' {
		c.i++
	}
	digits := c.i
	for ch := c.peek(); ch >= '0' && ch <= '9'; ch = c.peek() {
		c.i++
	}
	s := string(c.b[start:c.i])
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || c.i == digits || c.b[digits] == '0' && (c.i > digits+1 || s[0] == '-') || n > MaxInt || n < -MaxInt {
		return c.errorf("%q is no canonical integer", s)
	}
	return nil
}

// text reads a string and returns its value; the slice is valid until the
// next call.
func (c *checker) text() ([]byte, error) {
	c.i++
	start, plain := c.i, true
	c.buf = c.buf[:0]
	for {
		if c.i >= len(c.b) {
			return nil, c.errorf("text does not end")
		}
		ch := c.b[c.i]
		switch {
		case ch == '"':
			v := c.b[start:c.i]
			if !plain {
				v = c.buf
			}
			c.i++
			return v, c.allowed(v)
		case ch == '\\':
			if plain {
				c.buf, plain = append(c.buf, c.b[start:c.i]...), false
			}
			if err := c.escape(); err != nil {
				return nil, err
			}
			continue
		case ch < 0x20:
			return nil, c.errorf("control character stands bare")
		}
		if !plain {
			c.buf = append(c.buf, ch)
		}
		c.i++
	}
}

// escape accepts only the escapes that canonical text needs: \" \\ \n \t.
// Others stand for characters that a body may not hold.
func (c *checker) escape() error {
	if c.i+1 >= len(c.b) {
		return c.errorf("text does not end")
	}
	switch c.b[c.i+1] {
	case '"', '\\':
		c.buf = append(c.buf, c.b[c.i+1])
	case 'n':
		c.buf = append(c.buf, '\n')
	case 't':
		c.buf = append(c.buf, '\t')
	default:
		return c.errorf("escape \\%c is not canonical here", c.b[c.i+1])
	}
	c.i += 2
	return nil
}

func (c *checker) allowed(v []byte) error {
	ascii := true
	for _, ch := range v {
		if ch == 0x7f {
			return c.errorf("control character U+007F in text")
		}
		if ch >= utf8.RuneSelf {
			ascii = false
		}
	}
	if ascii {
		return nil
	}
	if r, bad := Control(string(v)); bad {
		return c.errorf("control character %U in text", r)
	}
	if c.normal != nil && !c.normal(v) {
		return c.errorf("text is not in Unicode NFC")
	}
	return nil
}

// Control finds the first control character (category Cc) other than newline
// and tab: those may not stand in a record.
func Control(s string) (rune, bool) {
	for _, r := range s {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return r, true
		}
	}
	return 0, false
}
