//go:build !unix

package demo

import "time"

var begun = time.Now()

// processorTime cannot be asked here; the clock on the wall has to do.
func processorTime() time.Duration { return time.Since(begun) }
