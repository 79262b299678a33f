// Package text holds every word the program says, in Dutch and English, and
// the way dates, numbers and amounts are written in each.
//
// The words stand in nl/*.toml and en/*.toml, one message per line, in the
// file format of go-i18n:
//
//	"error.not_found" = "{{.ID}} bestaat niet"
//	"count.actions"   = { one = "{{.N}} actie", other = "{{.N}} acties" }
//
// The argument N chooses between one and other. Arguments are formatted by
// [Printer.Value] in the reader's language, so a message takes dates, words
// and other messages as they are; Field and Verb are codes that become their label.
//
// Keys begin with what they are for:
//
//	word.<word key>            a value of a closed set: word.status.met
//	kind.<kind> kinds.<kind>   what a record is called, one and several
//	noun.<name>                a register, as on the command line
//	count.<name>               a number with its word: "3 acties"
//	time.<…>                   how far away a day is
//	column.<key>               heading of a list
//	field.<kind>.<json field>  label of a field in a form or page
//	field.<json field>         the same for every kind
//	link.<field>               how a record is related to the one it points at
//	link.back.<field>          the same read from the other end
//	verb.<verb>                what someone did or may do
//	duty.<…>                   what is said about a duty
//	error.<…>                  what went wrong, where, what to do
//	screen.<…>                 fixed words of a screen
//	report.<…>                 fixed words of a document
//	demo.<…>                   words of the sample data
//	key.<binding>              what a key does; key.short.<word> in the footer
//	cmd.<verb>.<…> cli.<…>     help and answers of the command line
//	verify.<…>                 what verify saw
//	class.<…>                  why an organisation is in its class
//	import.<…>                 what an import reads and says
//	form.<…>                   what a form asks and answers
//	setup.<…>                  the first questions, before there is a file
//	serve.<…>                  what is said over SSH beside the screens
//
// A test keeps both languages complete and in step.
package text
