package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// palette is the handful of colours in use. Body text keeps the terminal's
// own colour, so it always fits its background.
type palette struct{ accent, dim, good, warn, bad, ink color.Color }

func styles(o Options) [tones]lipgloss.Style {
	var st [tones]lipgloss.Style
	for i := range st {
		st[i] = lipgloss.NewStyle()
	}
	st[Strong] = st[Strong].Bold(true)
	st[Name] = st[Name].Bold(true)
	st[Chosen] = st[Chosen].Bold(true)
	st[Banner] = st[Banner].Bold(true).Reverse(true)
	if o.Profile <= colorprofile.ASCII {
		// Attributes only: an underline marks what can be followed.
		st[Accent] = st[Accent].Underline(true)
		st[Bad] = st[Bad].Bold(true)
		return st
	}
	p := colours(o)
	st[Name] = st[Name].Foreground(p.accent)
	st[Chosen] = st[Chosen].Foreground(p.accent)
	st[Accent] = st[Accent].Foreground(p.accent)
	st[Dim] = st[Dim].Foreground(p.dim)
	st[Good] = st[Good].Foreground(p.good)
	st[Warn] = st[Warn].Foreground(p.warn)
	st[Bad] = st[Bad].Foreground(p.bad)
	st[Banner] = lipgloss.NewStyle().Bold(true).Foreground(p.ink).Background(p.warn)
	return st
}

// colours chooses by background. Contrast with black and white backgrounds is
// at least 4.5 to 1; a test computes it. In 16 colours the terminal's own
// palette decides, so the choice is by name.
func colours(o Options) palette {
	if o.Profile == colorprofile.ANSI {
		if o.Dark {
			return palette{lipgloss.BrightCyan, lipgloss.White, lipgloss.Green, lipgloss.Yellow, lipgloss.BrightRed, lipgloss.Black}
		}
		return palette{lipgloss.Blue, lipgloss.BrightBlack, lipgloss.Green, lipgloss.Magenta, lipgloss.Red, lipgloss.BrightWhite}
	}
	if o.Dark {
		return palette{
			accent: lipgloss.Color("#7cc4d4"), dim: lipgloss.Color("#8d96a3"),
			good: lipgloss.Color("#8fbf8f"), warn: lipgloss.Color("#e0b568"), bad: lipgloss.Color("#f0837a"),
			ink: lipgloss.Color("#1b1d23"),
		}
	}
	return palette{
		accent: lipgloss.Color("#0b6478"), dim: lipgloss.Color("#5f6772"),
		good: lipgloss.Color("#2c6e34"), warn: lipgloss.Color("#8a5300"), bad: lipgloss.Color("#b3221b"),
		ink: lipgloss.Color("#ffffff"),
	}
}
