package setup

import "github.com/rekenschap/rekenschap/tui/theme"

// after is what to do next, once everything is recorded.
func (k *desk) after() []remark {
	out := k.paragraphs(theme.Plain, "screen.setup.after.done")
	out = append(out, remark{}, remark{theme.Strong, k.t.T("screen.setup.after.next")})
	steps := []string{}
	if len(k.d.Seats) == 0 {
		steps = append(steps, "screen.setup.after.people")
	}
	steps = append(steps, "screen.setup.after.vvt", "screen.setup.after.before")
	if k.d.First.On != "" {
		steps = append(steps, "screen.setup.after.meeting")
	} else {
		steps = append(steps, "screen.setup.after.norms")
	}
	for _, s := range steps {
		out = append(out, remark{theme.Plain, k.looks.Glyph.Dot + " " + k.t.T(s)})
	}
	return out
}
