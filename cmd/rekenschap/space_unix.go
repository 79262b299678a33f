//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
)

// freeMB is the free room on the disk of a folder, or of the nearest one
// above it that exists.
func freeMB(dir string) (int, bool) {
	for {
		if _, err := os.Stat(dir); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			return 0, false
		}
		dir = up
	}
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return 0, false
	}
	return int(uint64(st.Bavail) * uint64(st.Bsize) >> 20), true
}
