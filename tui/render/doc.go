// Package render turns records into cells, signs and words. Its functions are
// pure: the same record, language and looks give the same text.
package render
