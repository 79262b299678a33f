package setup

import "context"

// Begin goes on with a draft, if it can be read.
func Begin(ctx context.Context, env Env, draft []byte) *Model {
	d, _ := unpack(draft)
	return New(ctx, env, d)
}

// Unpack reads a draft.
func Unpack(b []byte) (*Draft, bool) { return unpack(b) }
