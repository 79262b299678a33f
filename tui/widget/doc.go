// Package widget holds the parts screens are built from: table, sheet of text,
// footer, palette, prompt, line graph. It knows cells and lines, nothing of
// duties or boards. Every widget draws into a size it is given and returns
// lines that are never wider.
package widget
