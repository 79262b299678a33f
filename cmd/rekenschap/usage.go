package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

// path is a command as it is typed after the name of the program.
func path(c *cobra.Command) string {
	return strings.TrimPrefix(strings.TrimPrefix(c.CommandPath(), c.Root().CommandPath()), " ")
}

// overview is what is typed to see every verb: an option right behind the name
// of a host would be one of ssh.
func overview(c *cobra.Command) string {
	if root := c.Root(); root.Annotations[cobra.CommandDisplayNameAnnotation] != "" {
		return root.CommandPath() + " help"
	}
	return c.Root().CommandPath() + " --help"
}

// flagError words what is wrong with a flag, and which.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		return model.Errorf(model.CodeUsage, "error.usage.flag_unknown", "Flag", name, "Command", c.CommandPath())
	case errors.As(err, &bare):
		return model.Errorf(model.CodeUsage, "error.usage.flag_bare", "Flag", "--"+bare.GetFlag().Name, "Command", c.CommandPath())
	case errors.As(err, &bad):
		return badFlag(c, bad.GetFlag().Name, model.Msg("error.usage.value", "Text", bad.GetValue()))
	case errors.As(err, &syntax):
		return model.Errorf(model.CodeUsage, "error.usage.flag_unknown", "Flag", syntax.GetSpecifiedFlag(), "Command", c.CommandPath())
	}
	return model.Errorf(model.CodeUsage, "error.usage", "Text", err.Error(), "Command", c.CommandPath()).Because(err)
}

// badFlag is a value that the flag cannot take, and why.
func badFlag(c *cobra.Command, flag string, why model.Message) error {
	return model.Errorf(model.CodeUsage, "error.usage.flag_value", "Flag", "--"+flag, "Why", why, "Command", c.CommandPath())
}

// why is the sentence of an error, for use inside another.
func why(err error) model.Message {
	var e *model.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return model.Literal(err.Error())
}

func missing(c *cobra.Command, name string) error {
	return model.Errorf(model.CodeUsage, "error.usage.argument_missing", "Name", name, "Command", c.CommandPath())
}

func unknownVerb(c *cobra.Command, arg string) error {
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(arg); len(near) > 0 {
		return model.Errorf(model.CodeUsage, "error.usage.verb_near", "Text", arg, "Near", near[0], "Help", overview(c))
	}
	return model.Errorf(model.CodeUsage, "error.usage.verb_unknown", "Text", arg, "Help", overview(c))
}

func verbNames(c *cobra.Command) string {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return strings.Join(names, "|")
}

// none takes no arguments at all.
func none(c *cobra.Command, args []string) error { return exactly()(c, args) }

// exactly takes the arguments named, each of them.
func exactly(names ...string) cobra.PositionalArgs { return between(len(names), names...) }

// between takes the arguments named, at least the first few.
func between(least int, names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least {
			return missing(c, names[len(args)])
		}
		if len(args) > len(names) {
			return model.Errorf(model.CodeUsage, "error.usage.argument_extra", "Text", args[len(names)], "Command", c.CommandPath())
		}
		return nil
	}
}

// checkGlobals looks at the flags every verb knows.
func (s *session) checkGlobals(c *cobra.Command) error {
	if f := c.Flag("lang"); f.Changed {
		if _, err := text.ParseLang(s.lang); err != nil {
			return badFlag(c, "lang", why(err))
		}
	}
	for _, name := range []string{"db", "config", "as"} {
		if f := c.Flag(name); f != nil && f.Changed && f.Value.String() == "" {
			return model.Errorf(model.CodeUsage, "error.usage.flag_bare", "Flag", "--"+name, "Command", c.CommandPath())
		}
	}
	return nil
}
