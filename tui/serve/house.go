package serve

import (
	"context"
	"io"

	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui"
)

// House is what a visitor comes to. Its methods are called from many sessions
// at once.
type House interface {
	// Guest gives whose key this is today; false when it is nobody's, revoked or
	// past its end. It is asked again whenever something changed.
	Guest(ctx context.Context, fingerprint string) (Guest, bool, error)
	// Redeem makes a key somebody's in exchange for a one-time code. Its error
	// is a sentence for who typed it.
	Redeem(ctx context.Context, code string, key gossh.PublicKey) error
	// Dashboard builds the screens of one session.
	Dashboard(ctx context.Context, v Visit) (tui.Env, tui.Options, error)
	// Verb carries out a command line and gives its exit code.
	Verb(ctx context.Context, v Visit, args []string, s Streams) int
	// Changes gives a value after every change of the records, until ctx ends.
	Changes(ctx context.Context) <-chan struct{}
}

// Guest is whose key somebody came in with.
type Guest struct {
	Person, Name string
	Roles        []model.Role
	Provisional  bool // the secretary has not confirmed the key yet
}

// same tells whether two answers about a key let somebody do the same. A key
// that is confirmed meanwhile does: pages read that mark from the records, and
// nobody is thrown out of what they are doing.
func (g Guest) same(o Guest) bool {
	if g.Person != o.Person || len(g.Roles) != len(o.Roles) {
		return false
	}
	for i := range g.Roles {
		if g.Roles[i] != o.Roles[i] {
			return false
		}
	}
	return true
}

// Visit is one session: who came, with which key, at what terminal.
type Visit struct {
	Guest
	Fingerprint string // of the key that signed the login
	Lang        text.Lang
	Environ     []string // of the session, as far as it is let in
	Terminal    bool     // there is one, of Width by Height cells
	Width       int
	Height      int
}

// Streams are the ends of a verb without a screen.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}
