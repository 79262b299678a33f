// Package keys holds the one table of key bindings. Footer, help, palette,
// docs/KEYS.md and the overrides of the configuration file are all made from
// it; no screen looks at a raw key.
package keys
