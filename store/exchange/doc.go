// Package exchange reads other people's files: lists kept in a spreadsheet and
// saved as CSV. It takes what such programs make of a file (byte order marks,
// Windows-1252, semicolons, headers in Dutch or English in any order) and is
// strict about content: whatever cannot be read is named by line and column
// with what would do, all of it at once, and nothing is guessed.
//
// Nothing in a cell is ever executed or looked up: a text that looks like a
// formula is that text.
package exchange
