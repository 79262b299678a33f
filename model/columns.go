package model

import "encoding/json"

// Values of columns come from the store as string, int64 or nil; these read
// them.

func colDate(v any) Date {
	s, _ := v.(string)
	d, err := ParseDate(s)
	if err != nil {
		return Date{}
	}
	return d
}

func colText(v any) string {
	s, _ := v.(string)
	return s
}

func colInt(v any) int {
	n, _ := v.(int64)
	return int(n)
}

// stringList reads a column that holds a JSON list of texts.
func stringList(v any) []string {
	s, _ := v.(string)
	if s == "" {
		return nil
	}
	var out []string
	if json.Unmarshal([]byte(s), &out) != nil {
		return nil
	}
	return out
}

// doneBy tells whether a date column holds a day on or before another.
func doneBy(v any, day Date) bool {
	d := colDate(v)
	return !d.IsZero() && !d.After(day)
}
