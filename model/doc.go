// Package model holds what Rekenschap is about: records, commands, rules,
// terms and permissions. It imports the standard library only, does no I/O
// and returns messages (a key with arguments), never prose.
package model
