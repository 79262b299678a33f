// Package tuitest drives the terminal interface in tests: a synchronous driver
// without goroutines or sleeps, a real program against an emulated terminal,
// pictures of screens, and invented data. Ziekenhuis De Linde does not exist.
package tuitest
