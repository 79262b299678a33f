package text

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/rekenschap/rekenschap/model"
)

// powers are the words that people put behind a large amount, as zeros.
var powers = map[string]int{
	"": 0, "duizend": 3, "k": 3, "thousand": 3,
	"mln": 6, "mio": 6, "m": 6, "miljoen": 6, "million": 6,
	"mld": 9, "miljard": 9, "bn": 9, "billion": 9,
}

// ParseNumber reads a whole number as people type it, in Dutch or English:
// 1250, 1.250, 1,250, € 480.000.000, 480 mln, 48,5 miljoen.
func ParseNumber(s string) (int64, error) {
	unknown := model.Errorf(model.CodeInvalid, "error.amount.unknown", "Text", s)
	in := strings.ToLower(strings.TrimSpace(s))
	in = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(in, "€"), "eur"))
	at := strings.IndexFunc(in, unicode.IsLetter)
	if at < 0 {
		at = len(in)
	}
	power, known := powers[strings.TrimSuffix(strings.TrimSpace(in[at:]), ".")]
	whole, part, ok := splitNumber(strings.TrimSpace(in[:at]), power)
	if !known || !ok {
		return 0, unknown
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", power-len(part)), 10, 64)
	if err != nil || n > mostNumber {
		return 0, unknown
	}
	return n, nil
}

// mostNumber is what a record holds: 2⁵³−1.
const mostNumber = 1<<53 - 1

// splitNumber takes the separators between thousands out, and apart what
// stands behind a decimal sign; that only means something before a word such
// as mln, and not beyond it.
func splitNumber(s string, power int) (whole, part string, ok bool) {
	groups := strings.Split(strings.NewReplacer(",", ".", " ", ".", "\u00a0", ".", "'", ".").Replace(s), ".")
	for _, g := range groups {
		if g == "" || strings.Trim(g, "0123456789") != "" {
			return "", "", false
		}
	}
	last := groups[len(groups)-1]
	if len(groups) == 2 && power > 0 && len(last) <= power {
		return groups[0], last, true // 48,5 mln
	}
	for i, g := range groups[1:] {
		if len(g) != 3 || i == 0 && len(groups[0]) > 3 {
			return "", "", false
		}
	}
	return strings.Join(groups, ""), "", true
}
