// Package serve lets people in over SSH: it knows keys, lines and terminals,
// and nothing of records. Who a key belongs to, what they see and which verbs
// they have comes from the House it is given.
package serve
