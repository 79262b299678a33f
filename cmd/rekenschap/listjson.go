package main

import (
	"bufio"
	"bytes"
	"encoding/json"

	"github.com/rekenschap/rekenschap/model"
)

// writeRows prints a register as an array of objects with exactly the keys of
// its columns. It writes member by member: thousands of rows go through it.
func (s *session) writeRows(noun model.Noun, rows []model.Row) error {
	w := bufio.NewWriter(s.Stdout)
	if len(rows) == 0 {
		w.WriteString("[]\n")
		return w.Flush()
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	p := english()
	for i, r := range rows {
		b.WriteString(map[bool]string{true: "[\n  {", false: ",\n  {"}[i == 0])
		for x, c := range noun.Columns {
			if x > 0 {
				b.WriteString(", ")
			}
			b.WriteString(`"` + c.Key + `": `)
			var v any
			if x < len(r.Values) {
				v = jsonValue(p, r.Values[x])
			}
			if err := enc.Encode(v); err != nil {
				return err
			}
			b.Truncate(b.Len() - 1) // the encoder ends every value with a new line
		}
		b.WriteByte('}')
		if _, err := w.Write(visible(b.Bytes())); err != nil {
			return err
		}
		b.Reset()
	}
	w.WriteString("\n]\n")
	return w.Flush()
}
