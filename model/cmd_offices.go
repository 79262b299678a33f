package model

import (
	"strconv"
	"strings"
	"unicode"
)

// officeWords are other names under which the offices of a new file go about
// in lists of owners and people.
var officeWords = map[string]string{
	"chief information security officer":       "ciso",
	"information security officer":             "ciso",
	"bestuurssecretaris":                       "secretaris",
	"secretary":                                "secretaris",
	"functionaris voor gegevensbescherming":    "fg",
	"functionaris voor de gegevensbescherming": "fg",
	"functionaris gegevensbescherming":         "fg",
	"data protection officer":                  "fg",
	"dpo":                                      "fg",
}

// firstOffices are the offices every organisation of this kind has.
func firstOffices() []*Office {
	return []*Office{
		{Code: "ciso", Name: "CISO", Role: RoleCISO},
		{Code: "secretaris", Name: "Secretaris", Role: RoleSecretary},
		{Code: "fg", Name: "Functionaris gegevensbescherming"},
	}
}

// UsualOffices are the offices that every new file has.
func UsualOffices() []Office {
	var out []Office
	for _, o := range firstOffices() {
		out = append(out, *o)
	}
	return out
}

// officeBook finds offices by any of their names and makes those that lack.
type officeBook struct {
	s     State
	list  []*Office
	fresh map[string]bool // ids made here
}

func newOfficeBook(s State) *officeBook {
	return &officeBook{s: s, list: All[*Office](s), fresh: map[string]bool{}}
}

// find looks by name or code; two spellings with one code are one office.
func (b *officeBook) find(name string) (*Office, bool) {
	code := slug(name)
	if c, ok := officeWords[foldSpaces(name)]; ok {
		code = c
	}
	for _, o := range b.list {
		if sameText(o.Name, name) || o.Code == code && code != "" {
			return o, true
		}
	}
	return nil, false
}

// get is find, or a new office that owns things and grants nothing.
func (b *officeBook) get(name string) *Office {
	if o, ok := b.find(name); ok {
		return o
	}
	o := &Office{Code: slug(name), Name: strings.Join(strings.Fields(name), " ")}
	o.ID = b.s.NextID(KindOffice, 0)
	if o.Code == "" { // a name in another script
		o.Code = "functie-" + strconv.Itoa(Sequence(o.ID))
	}
	b.list, b.fresh[o.ID] = append(b.list, o), true
	return o
}

// slugLength is what Office.Code holds.
const slugLength = 60

// slug makes a typeable code of a name: Hoofd P&O → hoofd-p-o.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		w := plainLetter(r)
		if w == "" {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		if b.Len()+len(w) > slugLength {
			break
		}
		b.WriteString(w)
	}
	return strings.TrimRight(b.String(), "-")
}

// accents lists small letters with marks under the letter they stand on.
var accents = map[string]string{
	"a": "àáâãäåāăą", "c": "çćčĉċ", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
	"i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏő",
	"r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	"ae": "æ", "oe": "œ", "ss": "ß", "ij": "ĳ", "th": "þ",
}

func plainLetter(r rune) string {
	if r < unicode.MaxASCII {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return string(r)
		}
		return ""
	}
	for plain, marked := range accents {
		if strings.ContainsRune(marked, r) {
			return plain
		}
	}
	return ""
}
