package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"github.com/rekenschap/rekenschap/model"
)

// newInvite gives a code to somebody who has no key here yet, with a letter
// that says what to do. The code is nowhere else: the file keeps its hash.
func newInvite(s *session) *cobra.Command {
	until := ""
	c := &cobra.Command{
		Use:  "invite PERSON [--until D]",
		Args: func(c *cobra.Command, args []string) error { return exactly("PERSON")(c, args[:min(len(args), 1)]) },
		RunE: func(c *cobra.Command, args []string) error {
			day, err := s.dayFlag(c, "until", until)
			if err != nil {
				return err
			}
			return s.invite(c.Context(), strings.Join(args, " "), day) // ssh takes quotation marks away
		},
	}
	stringFlag(c, &until, "until", "", "D", "cli.invite.until")
	c.AddCommand(newInviteList(s), newInviteRevoke(s))
	return c
}

func newInviteList(s *session) *cobra.Command { return s.ownList("invitations") }

func newInviteRevoke(s *session) *cobra.Command {
	why := ""
	c := &cobra.Command{Use: "revoke ID [--why TEXT]", Args: exactly("ID"), RunE: func(c *cobra.Command, args []string) error {
		_, id, err := model.ParseID(args[0])
		if err != nil {
			return err
		}
		return s.changeKey(c, model.RevokeInvitation{Invitation: id, Why: why}, "cli.invite.revoked")
	}}
	stringFlag(c, &why, "why", "", "TEXT", "cli.key.why")
	return c
}

func (s *session) invite(ctx context.Context, name string, until model.Date) error {
	o, err := s.open(ctx, model.ViaLocal)
	if err != nil {
		return err
	}
	defer o.close()
	if err := o.may(ctx, model.VerbInvite); err != nil {
		return err
	}
	if _, err := s.door(); err != nil {
		return err
	}
	who, err := o.person(ctx, name)
	if err != nil {
		return err
	}
	rc, err := o.invite(ctx, model.Invite{Person: who.ID, Until: until}, o.do)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(s.Stdout, rc.Letter); err != nil {
		return err
	}
	for _, old := range rc.Entries[1:] {
		fmt.Fprintln(s.Stderr, s.t("cli.invite.replaced", "ID", old.ID))
	}
	fmt.Fprintln(s.Stderr, s.t("cli.invite.done", "ID", rc.Entries[0].ID, "Name", who.Name))
	return nil
}

// invite makes the code, has the invitation recorded, and gives the letter with
// the receipt: the code is nowhere else.
func (o *opened) invite(ctx context.Context, c model.Invite, do func(context.Context, model.Command) (model.Receipt, error)) (model.Receipt, error) {
	door, err := o.door()
	if err != nil {
		return model.Receipt{}, err
	}
	var random [model.SecretBytes]byte
	if _, err := o.random(random[:]); err != nil {
		return model.Receipt{}, err
	}
	secret := model.Secret(random)
	c.SecretHash = model.SecretHash(secret)
	rc, err := do(ctx, c)
	if err != nil {
		return rc, err
	}
	rc.Letter, err = viewed(ctx, o.h, func(v model.State) (string, error) {
		i, _ := model.Get[*model.Invitation](v, rc.Entries[0].ID)
		org, _ := model.TheOrganisation(v)
		p, _ := model.Get[*model.Person](v, c.Person)
		may, parts := invited(i.Roles(v))
		return o.text().Letter(parts, "May", model.Msg(may), "Organisation", org.Name, "Name", p.Name, "Code", model.InvitationCode(i.ID, secret),
			"Until", o.text().DateLong(i.Until), "Host", door.host, "Port", strconv.Itoa(door.port), "PortFlag", door.flag(),
			"Fingerprint", door.fingerprint, "HostWords", strings.Join(model.KeyWords(door.fingerprint), " ")), nil
	})
	return rc, err
}

// invited is what the roles of a person come to in their letter, and of which
// parts that is made.
func invited(roles []model.Role) (may string, parts []string) {
	can := func(v model.Verb) bool { return model.Allowed(roles, v) }
	parts = []string{"invitation", "invitation-vote", "invitation-end"}
	if !can(model.VerbCastVote) {
		parts = slices.Delete(parts, 1, 2)
	}
	switch {
	case can(model.VerbCastVote) && can(model.VerbAddItems):
		return "cli.invite.may.all", parts
	case can(model.VerbCastVote):
		return "cli.invite.may.vote", parts
	case can(model.VerbAddItems):
		return "cli.invite.may.record", parts
	case can(model.VerbAsk):
		return "cli.invite.may.ask", parts
	}
	return "cli.invite.may.read", parts
}

// door is where people come in, as they type it and recognise it.
type door struct {
	host        string
	port        int
	fingerprint string
}

// door is that of the server in the configuration.
func (s *session) door() (door, error) {
	c, err := s.settings()
	if err != nil {
		return door{}, err
	}
	if c.Serve.Host == "" {
		return door{}, model.Errorf(model.CodeInvalid, "error.invite.host")
	}
	key, err := s.hostPublic()
	if err != nil {
		return door{}, err
	}
	return door{host: c.Serve.Host, port: c.Serve.reached(), fingerprint: ssh.FingerprintSHA256(key)}, nil
}

// flag is how ssh is told the port, where that is not its own.
func (d door) flag() string {
	if d.port == sshPort {
		return ""
	}
	return " -p " + strconv.Itoa(d.port)
}
