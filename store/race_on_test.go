//go:build race

package store_test

// The race detector makes SQLite some twenty times slower: it looks at every
// eighth case of the large matrices, which all go the same way.
var everyNth uint32 = 8
