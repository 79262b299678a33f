// Package page says what a screen is: what it is given, what it answers, and
// how its data comes in. The screens themselves are in tui/pages.
package page
