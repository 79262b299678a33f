package text

import "testing"

func TestPasted(t *testing.T) {
	for in, want := range map[string]string{
		"een\rtwee":             "een\ntwee",
		"een\r\ntwee\n":         "een\ntwee\n",
		"rood\x1b[31m\x07 eind": "rood[31m eind",
		"om\u202edraai\u200b":   "omdraai",
		"tab\tén é 漢字":          "tab\tén é 漢字",
		"kapot\xff\xfe byte":    "kapot byte",
	} {
		if got := Pasted(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
