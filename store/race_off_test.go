//go:build !race

package store_test

const everyNth = 1
