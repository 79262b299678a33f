package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/serve"
)

func newServe(s *session) *cobra.Command {
	var listen []string
	hostKey := ""
	c := &cobra.Command{Use: "serve [--listen HOST:PORT] [--host-key FILE]", RunE: func(c *cobra.Command, _ []string) error {
		set, err := s.settings()
		if err != nil {
			return err
		}
		for _, l := range listen {
			if !isAddress(l) {
				return badFlag(c, "listen", model.Msg("error.serve.listen", "Text", l))
			}
		}
		if len(listen) > 0 {
			set.Serve.Listen = listen
		}
		if hostKey != "" {
			set.Serve.HostKey = s.expand(hostKey, "")
		}
		return s.serve(c.Context(), set)
	}}
	c.Flags().StringArrayVar(&listen, "listen", nil, "cli.serve.listen")
	value(c.Flags(), "listen", "HOST:PORT")
	stringFlag(c, &hostKey, "host-key", "", "FILE", "cli.serve.host_key")
	return c
}

// serve lets people in over SSH until the program is told to stop.
func (s *session) serve(ctx context.Context, set settings) error {
	o, err := s.open(ctx, model.ViaLocal)
	if err != nil {
		return err
	}
	defer o.close()
	o.wrote = true
	signer, made, err := s.ownKey(set.Serve.HostKey, hostComment, "error.serve.host_key")
	if err != nil {
		return err
	}
	listeners, err := listenOn(set.Serve.Listen)
	if err != nil {
		return err
	}
	s.settings = func() (settings, error) { return set, nil }
	signal.Ignore(syscall.SIGPIPE) // who reads our output may leave before the sessions have
	j := newJournal(slog.NewJSONHandler(s.Stderr, nil))
	defer j.keep(ctx, time.Now)()
	log := slog.New(j)
	h := newHouse(s, o.store)
	srv := serve.New(h, serve.Options{HostKeys: []ssh.Signer{signer}, Lang: s.language(), Limits: set.Serve.limits(),
		Log: log, Clock: s.Clock})
	stay(ctx)
	s.announce(listeners, signer.PublicKey(), made)
	witnessed := o.witnessed(ctx, log)
	err = srv.Serve(ctx, listeners...)
	witnessed()
	fmt.Fprintln(s.Stdout, s.t("cli.serve.stopped"))
	return err
}

// witnessed lets a witness watch as the server; the answer waits for its last
// look.
func (o *opened) witnessed(ctx context.Context, log *slog.Logger) (wait func()) {
	as := *o
	as.h = o.store.As(model.Actor{Via: model.ViaServer})
	w := &witness{o: &as, log: log}
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.watch(ctx)
	}()
	return func() { <-done }
}

// listenOn opens every address, or none.
func listenOn(addresses []string) ([]net.Listener, error) {
	var out []net.Listener
	for _, a := range addresses {
		l, err := net.Listen("tcp", a)
		if err != nil {
			for _, open := range out {
				open.Close()
			}
			return nil, model.Errorf(model.CodeInvalid, "error.serve.cannot_listen", "Text", a, "Cause", cause(err)).Because(err)
		}
		out = append(out, l)
	}
	return out, nil
}

// announce says where the server is and by what people know it.
func (s *session) announce(listeners []net.Listener, key ssh.PublicKey, made string) {
	if made != "" {
		fmt.Fprintln(s.Stdout, s.t("cli.serve.key_made", "Path", made))
	}
	for _, l := range listeners {
		fmt.Fprintln(s.Stdout, s.t("cli.serve.listening", "Address", l.Addr().String()))
	}
	fp := ssh.FingerprintSHA256(key)
	fmt.Fprintln(s.Stdout, s.t("cli.serve.fingerprint", "Fingerprint", fp, "Words", strings.Join(model.KeyWords(fp), " ")))
}
