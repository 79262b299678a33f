package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

func newEvidenceGet(s *session) *cobra.Command {
	out := ""
	c := &cobra.Command{Use: "get SHA|ID" + s.orInput(" [-o FILE]"), Args: exactly("SHA|ID"), RunE: func(c *cobra.Command, args []string) error {
		o, err := s.openRead(c.Context())
		if err != nil {
			return err
		}
		defer o.close()
		sha, err := o.blobOf(c.Context(), args[0])
		if err != nil {
			return err
		}
		content, err := o.h.Blob(c.Context(), sha)
		if err != nil {
			return err
		}
		if out == "" || out == "-" {
			switch shows := !s.watched() || printable(content); {
			case !shows && s.remote != nil:
				return model.Errorf(model.CodeUsage, "serve.binary")
			case !shows:
				return model.Errorf(model.CodeUsage, "error.usage.binary", "Command", c.CommandPath())
			}
			if _, err = s.Stdout.Write(content); err != nil {
				return err
			}
			return o.delivered(c.Context(), sha)
		}
		to := s.expand(out, "")
		if err := writeNew(to, content); err != nil {
			return err
		}
		if err := o.delivered(c.Context(), sha); err != nil {
			return err
		}
		_, err = fmt.Fprintln(s.Stdout, s.t("cmd.done.written", "Path", to))
		return err
	}}
	stringFlag(c, &out, "output", "o", "FILE", "cmd.flag.output")
	return c
}

// delivered keeps that the bytes came to whoever asked: a member reads before
// voting. In a file that can only be read nothing is kept.
func (o *opened) delivered(ctx context.Context, sha string) error {
	err := o.h.MarkSeen(ctx, sha, model.MarkFetched)
	var e *model.Error
	if errors.As(err, &e) && e.Message.Key == "error.file.readonly" {
		return nil
	}
	return err
}

// blobOf finds the file that is meant: its SHA-256, or evidence that holds it.
func (o *opened) blobOf(ctx context.Context, typed string) (string, error) {
	if sha := strings.ToLower(strings.TrimSpace(typed)); isSHA256(sha) {
		return sha, nil
	}
	kind, id, err := model.ParseID(typed)
	if err != nil || kind != model.KindEvidence {
		return "", model.Errorf(model.CodeInvalid, "error.evidence.which", "Text", typed)
	}
	sha := ""
	err = o.h.View(ctx, func(v model.State) error {
		e, ok := model.Get[*model.Evidence](v, id)
		if !ok {
			return model.Errorf(model.CodeNotFound, "error.record.missing", "ID", id)
		}
		if sha = e.Blob; sha == "" {
			return model.Errorf(model.CodeNotFound, "error.evidence.elsewhere", "ID", id, "Location", e.Location)
		}
		return nil
	})
	return sha, err
}

func isSHA256(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

// printable tells whether a terminal can be shown these bytes without harm: it
// is text, and nothing in it steers or hides.
func printable(b []byte) bool {
	s := strings.ReplaceAll(string(b), "\r\n", "\n")
	return text.CleanLines(s) == s
}
