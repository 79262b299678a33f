//go:build !race

package main

// slower is how much the race detector makes of a moment.
const slower = 1
