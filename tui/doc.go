// Package tui is the terminal interface. A session is one Env and one Model;
// the Model routes messages and draws the frame around the pages of
// tui/pages. Messages go, in this order, to: window size, the dialog on top,
// the field that has the focus, the keys of the whole program, the page.
package tui
