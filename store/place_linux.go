package store

import "syscall"

// networkFS names the network file system a folder lies on, "" for none.
func networkFS(dir string) string {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return ""
	}
	switch uint32(st.Type) {
	case 0x6969:
		return "NFS"
	case 0xff534d42, 0xfe534d42, 0x517b:
		return "SMB"
	case 0x01021997:
		return "9P"
	case 0x65735546: // FUSE: sshfs and the like, but also local ones; ask by name only
		return ""
	}
	return ""
}
