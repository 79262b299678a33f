package model

import "math"

// Classify tells what the Cyberbeveiligingswet makes of an organisation, with
// the reasons in reading order: what settled it, the figures behind it, and
// what to keep in mind (Cbw art. 8, 9 and 12; domain/cbw.md §2 and §11 rule 1).
// A critical or designated entity is essential whatever its size; of any other
// nothing can be told while a figure that settles it lacks.
func Classify(o *Organisation, law *Law) (Class, []Message) {
	switch {
	case o.WwkeCritical:
		return ClassEssential, []Message{classReason(law, "class.reason.wwke", "cbw-8")}
	case o.Designated:
		return ClassEssential, []Message{classReason(law, "class.reason.designated", "cbw-9")}
	case o.Annex != Annex1 && o.Annex != Annex2:
		return ClassOut, []Message{Msg("class.reason.no_annex")}
	}
	size, why := sizeOf(o, law)
	if size == sizeSmall && mayBeLarger(o, law) {
		return ClassUnknown, append([]Message{Msg("class.reason.size_unknown")}, careNorm(o)...)
	}
	class, settled := bySize(o.Annex, size, law)
	reasons := []Message{settled, why}
	if class == ClassOut {
		reasons = append(reasons, careNorm(o)...)
	}
	return class, append(reasons, sizeNotes(o)...)
}

// careNorm is what holds for a care provider of any size.
func careNorm(o *Organisation) []Message {
	if o.Annex != Annex1 {
		return nil
	}
	return []Message{Msg("class.reason.nen7510")}
}

// mayBeLarger tells whether figures that are not recorded could make a small
// organisation a larger one: then nothing can be said. A figure of 0 was not
// recorded; nobody here has no staff.
func mayBeLarger(o *Organisation, law *Law) bool {
	most := *o
	if most.Staff == 0 {
		most.Staff = math.MaxInt32
	}
	if most.Turnover == 0 {
		most.Turnover = math.MaxInt64
	}
	if most.Balance == 0 {
		most.Balance = math.MaxInt64
	}
	size, _ := sizeOf(&most, law)
	return size != sizeSmall
}

func classReason(law *Law, key, provision string) Message {
	p, _ := law.Provision(provision)
	return Msg(key, "Article", p.Article)
}

// bySize combines annex and size. A large maker of devices (annex 2) stays
// important: art. 8(1)(f) names annex 1 alone.
func bySize(a Annex, size entitySize, law *Law) (Class, Message) {
	switch {
	case size == sizeSmall:
		return ClassOut, classReason(law, "class.reason.small", "cbw-9")
	case a == Annex2:
		return ClassImportant, classReason(law, "class.reason.annex2", "cbw-12")
	case size == sizeLarge:
		return ClassEssential, classReason(law, "class.reason.annex1_large", "cbw-8")
	}
	return ClassImportant, classReason(law, "class.reason.annex1_medium", "cbw-12")
}

// entitySize is the size under Recommendation 2003/361/EC.
type entitySize int

const (
	sizeSmall entitySize = iota
	sizeMedium
	sizeLarge
)

// sizeOf measures staff on its own, or turnover and balance together: both
// sums must lie above their limit (domain/cbw.md §2).
func sizeOf(o *Organisation, law *Law) (entitySize, Message) {
	for _, step := range []struct {
		size entitySize
		name string
	}{{sizeLarge, "large"}, {sizeMedium, "medium"}} {
		staff, _ := law.Amount("size_" + step.name + "_staff")
		if staff.passedBy(int64(o.Staff)) {
			return step.size, Msg("class.reason.size_"+step.name+"_staff", "Staff", o.Staff, "Limit", staff.Count)
		}
		turnover, _ := law.Amount("size_" + step.name + "_turnover")
		balance, _ := law.Amount("size_" + step.name + "_balance")
		if turnover.passedBy(o.Turnover) && balance.passedBy(o.Balance) {
			return step.size, Msg("class.reason.size_"+step.name+"_money", "Turnover", o.Turnover, "Balance", o.Balance,
				"TurnoverLimit", turnover.EUR, "BalanceLimit", balance.EUR)
		}
	}
	staff, _ := law.Amount("size_medium_staff")
	money, _ := law.Amount("size_medium_turnover")
	if o.Turnover == 0 || o.Balance == 0 {
		return sizeSmall, Msg("class.reason.size_small_part", "Staff", o.Staff, "Limit", staff.Count, "MoneyLimit", money.EUR)
	}
	return sizeSmall, Msg("class.reason.size_small", "Staff", o.Staff, "Limit", staff.Count,
		"Turnover", o.Turnover, "Balance", o.Balance, "MoneyLimit", money.EUR)
}

// passedBy tells whether a figure is over the limit. A limit the law does not
// name is never passed.
func (a Amount) passedBy(n int64) bool {
	limit := a.EUR
	if a.Count != 0 {
		limit = int64(a.Count)
	}
	return limit != 0 && (n > limit || a.AtLeast && n == limit)
}

// sizeNotes are what a reader must weigh and the program cannot: figures of
// linked enterprises count, and a size counts only after two years in a row
// (Recommendation 2003/361/EC, annex art. 4(2) and 6).
func sizeNotes(o *Organisation) []Message {
	notes := []Message{Msg("class.reason.two_years")}
	if o.Linked != "" {
		notes = append(notes, Msg("class.reason.linked", "Linked", o.Linked))
	}
	return notes
}
