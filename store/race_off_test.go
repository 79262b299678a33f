//go:build !race

package store_test

import "github.com/rekenschap/rekenschap/model/tries"

// everyNth of the large matrices is looked at: all of them, or some at a desk.
var everyNth = map[bool]uint32{true: 1, false: 9}[tries.All()]
