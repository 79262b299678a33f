package serve

import (
	"context"
	"log/slog"
	"net"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/paint"
)

// Options say how a house is served.
type Options struct {
	HostKeys []gossh.Signer
	Lang     text.Lang // of sessions that do not ask for one
	Limits   Limits
	Log      *slog.Logger
	Clock    func() time.Time
}

// Server serves one house over any number of addresses.
type Server struct {
	o     Options
	house House
	log   *slog.Logger
	ctx   context.Context // ends when everything is over
	stop  context.CancelFunc

	ssh        *ssh.Server
	sessions   Sessions
	logins     *rate // connections, by address
	codes      *rate // one-time codes tried, by address and by key
	handshakes tally
	lines      tally // connections that proved their key
	strangers  tally // connections with a key that nobody knows
	seats      tally // sessions, also of who is not known or waits
	visits     tally // sessions of people
	people     tally // the same, by person
	canvases   paint.Canvases
}

// New makes a server.
func New(house House, o Options) *Server {
	s := &Server{o: o, house: house, log: o.Log}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.logins = newRate(o.Limits.LoginsPerMinute, time.Minute, o.Clock)
	s.codes = newRate(o.Limits.CodesPerHour, time.Hour, o.Clock)
	s.ssh = &ssh.Server{
		Version: "Rekenschap", ServerConfigCallback: s.loginConfig, ConnCallback: s.admit,
		HandshakeTimeout: o.Limits.Login, MaxTimeout: o.Limits.Longest + time.Minute,
		ChannelHandlers: map[string]ssh.ChannelHandler{"session": s.channel},
		RequestHandlers: map[string]ssh.RequestHandler{}, SubsystemHandlers: map[string]ssh.SubsystemHandler{},
		ConnectionFailedCallback: s.failed,
	}
	for _, k := range o.HostKeys {
		s.ssh.AddHostKey(k)
	}
	return s
}

// Serve lets people in until ctx ends; then every session is told, gets the
// time to leave in order, and is cut. It returns when all of that is done.
func (s *Server) Serve(ctx context.Context, listeners ...net.Listener) error {
	defer s.stop()
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- s.ssh.Serve(l) }()
	}
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		s.watch(s.ctx)
	}()
	var err error
	open := len(listeners)
	select {
	case <-ctx.Done():
	case err = <-failed:
		open--
	}
	for _, l := range listeners {
		_ = l.Close() // nobody new comes in; who is in stays
	}
	for range open {
		<-failed
	}
	s.leave()
	s.stop()
	<-watched
	return err
}

// leave ends every session, then every connection.
func (s *Server) leave() {
	s.sessions.End(because(model.Msg("serve.end.stop")))
	s.sessions.Wait(s.o.Limits.Grace + time.Second)
	s.farewell()
	_ = s.ssh.Close()
	s.sessions.Wait(s.o.Limits.Grace)
}

// farewell waits a moment for clients to hang up: one that is cut off first may
// not have read how its session ended.
func (s *Server) farewell() {
	const most, step = 500 * time.Millisecond, 5 * time.Millisecond
	for waited := time.Duration(0); waited < most && s.lines.busy(); waited += step {
		time.Sleep(step)
	}
}

// watch asks anew who everybody is whenever something changed, and now and then
// for keys that reach their end and for people who went away.
func (s *Server) watch(ctx context.Context) {
	news := s.house.Changes(ctx)
	every := time.NewTicker(s.tick())
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-news:
		case <-every.C:
		}
		for _, one := range s.sessions.All() {
			one.check(s.o.Clock())
		}
	}
}

// tick is how often the time is looked at: often enough for the shortest limit.
func (s *Server) tick() time.Duration {
	return max(min(s.o.Limits.Idle/8, 15*time.Second), 20*time.Millisecond)
}

func (s *Server) failed(conn net.Conn, err error) {
	s.log.Info("no login", "addr", host(conn.RemoteAddr()), "err", clean(err.Error()))
}

// say words a message in a language.
func (s *Server) say(l text.Lang, key string, pairs ...any) string {
	return text.New(l).T(key, pairs...)
}
