package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/model/catalog"
)

func newInfo(s *session) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "info [--json]", RunE: func(c *cobra.Command, _ []string) error {
		in, err := s.gather(c.Context())
		if err != nil {
			return err
		}
		if asJSON {
			return s.writeJSON(in.json())
		}
		s.printInfo(in)
		return nil
	}}
	c.Flags().BoolVar(&asJSON, "json", false, "cmd.flag.json")
	return c
}

// information is what info tells.
type information struct {
	database, config, state, key string
	exists, configured           bool
	size                         int64
	org                          model.Organisation
	class                        model.Class
	reasons                      []model.Message
	entries                      int64
	head                         string
	actor                        string
	language                     string
}

// gather looks around; that there is no file yet is worth telling too.
func (s *session) gather(ctx context.Context) (information, error) {
	c, err := s.settings()
	if err != nil {
		return information{}, err
	}
	in := information{state: s.headsPath(), key: c.CheckpointKey, language: string(s.language())}
	in.config, _ = s.configPath()
	_, err = os.Stat(in.config)
	in.configured = err == nil
	if in.database, err = s.databasePath(); err != nil {
		return in, err
	}
	st, err := os.Stat(in.database)
	if errors.Is(err, fs.ErrNotExist) {
		return in, nil
	}
	o, err := s.openRead(ctx)
	if err != nil {
		return in, err
	}
	defer o.close()
	in.exists, in.size, in.entries, in.head = true, st.Size(), o.head.Count, o.head.Hash.String()
	in.actor = o.h.Actor().ID()
	return in, o.h.View(ctx, func(v model.State) error {
		if org, ok := model.TheOrganisation(v); ok {
			in.org = *org
			in.class, in.reasons = model.Classify(org, v.Law())
		}
		return nil
	})
}

func (in information) json() object {
	out := object{{"version", version}, {"law", catalog.Law().Version}, {"language", in.language},
		{"database", in.database}, {"exists", in.exists}, {"config", in.config}, {"config_exists", in.configured},
		{"memory", in.state}, {"checkpoint_key", in.key}}
	if !in.exists {
		return out
	}
	return append(out, object{{"size", in.size}, {"organisation", orNull(in.org.Name)}, {"organisation_id", orNull(in.org.UID)},
		{"class", orNull(string(in.class))}, {"class_reasons", messages(english(), in.reasons)},
		{"entries", in.entries}, {"head", in.head}, {"actor", in.actor}}...)
}

func (s *session) printInfo(in information) {
	yes := map[bool]string{true: "", false: " " + s.t("cli.info.absent")}
	rows := [][2]string{
		{"version", version}, {"law", s.t("cli.info.law_of", "Version", catalog.Law().Version, "On", catalog.Law().CheckedOn)},
		{"language", in.language}, {"database", in.database + yes[in.exists]}, {"config", in.config + yes[in.configured]},
		{"memory", in.state}, {"key", in.key},
	}
	if in.exists {
		rows = append(rows, [2]string{"size", s.t("cli.info.kb", "N", int((in.size+1023)/1024))},
			[2]string{"organisation", in.org.Name}, [2]string{"entries", s.text().Number(int(in.entries))},
			[2]string{"head", in.head}, [2]string{"actor", in.actor})
	}
	for i := range rows {
		rows[i][0], rows[i][1] = s.t("cli.info."+rows[i][0]), s.text().Value(rows[i][1])
	}
	s.facts(rows)
	if in.class != "" {
		fmt.Fprintln(s.Stdout)
		s.class(in.class, in.reasons)
	}
}
