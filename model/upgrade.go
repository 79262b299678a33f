package model

import "encoding/json"

// BodyVersion is the form in which bodies of a kind are written today.
func BodyVersion(k Kind) int { return 1 + len(upgraders(k)) }

// upgraders lift a body one version each; the first lifts version 1 to 2. They
// are pure, and stored bytes are never rewritten.
func upgraders(k Kind) []Upgrade {
	return map[Kind][]Upgrade{}[k]
}

// Lift brings a body to today's form. A body newer than this program is an
// error: it would lose what this program does not know.
func Lift(k Kind, body []byte) ([]byte, error) { return lift(k, body, upgraders(k)) }

func lift(k Kind, body []byte, ups []Upgrade) ([]byte, error) {
	if len(ups) == 0 && !newer(body) {
		return body, nil
	}
	var h struct {
		V int `json:"v"`
	}
	if err := json.Unmarshal(body, &h); err != nil {
		return nil, err
	}
	if h.V > len(ups)+1 {
		return nil, Errorf(CodeInvalid, "error.record.newer", "Kind", string(k), "Version", h.V)
	}
	for v := max(h.V, 1); v <= len(ups); v++ {
		var err error
		if body, err = ups[v-1](body); err != nil {
			return nil, err
		}
	}
	return body, nil
}

// newer spares most bodies the reading: canonical bodies of version 1 hold
// this and nothing else spells it so, as a quote inside a text is escaped.
func newer(body []byte) bool {
	return !containsV1(body)
}

func containsV1(body []byte) bool {
	const mark = `"v":1`
	for i := len(body) - len(mark) - 1; i >= 0; i-- {
		if string(body[i:i+len(mark)]) == mark && (body[i+len(mark)] == ',' || body[i+len(mark)] == '}') {
			return true
		}
	}
	return false
}
