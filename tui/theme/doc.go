// Package theme makes the looks of one session: colours for its terminal and
// glyphs its font can show. Nothing is kept between sessions.
package theme
