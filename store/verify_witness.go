package store

import "github.com/rekenschap/rekenschap/model"

// checkWitnesses compares with heads that were seen elsewhere.
func (v *verifier) checkWitnesses() {
	for _, w := range v.opt.Witnesses {
		switch h, ok := v.headAt(w.Count); {
		case w.Count == 0:
		case !ok && v.restoredFrom(w.Count):
			v.rep.add("", w.Count, "verify.restored", "Where", w.Where, "Count", int(w.Count))
		case !ok:
			v.rep.add(model.CodeTampered, w.Count, "verify.truncated", "Where", w.Where, "Count", int(w.Count), "Have", int(v.rep.Entries))
		case h.String() != w.Head && v.restoredFrom(w.Count):
			v.rep.add("", w.Count, "verify.restored", "Where", w.Where, "Count", int(w.Count))
		case h.String() != w.Head:
			v.rep.add(model.CodeTampered, w.Count, "verify.rewritten", "Where", w.Where, "Count", int(w.Count))
		}
	}
}

// restoredFrom tells whether a restore entry explains that entries up to a
// count were replaced: the file it replaced had that many, the backup fewer.
func (v *verifier) restoredFrom(count int64) bool {
	for _, r := range v.restores {
		// Of a file that could not be read it is not known how far it went.
		if count > r.Count && (r.WasCount == 0 || count <= r.WasCount) {
			return true
		}
	}
	return false
}
