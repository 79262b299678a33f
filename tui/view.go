package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/pages/detail"
	"github.com/rekenschap/rekenschap/tui/pages/overview"
	"github.com/rekenschap/rekenschap/tui/render"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// View implements tea.Model; only here a tea.View is made.
func (m *Model) View() tea.View {
	v := tea.View{AltScreen: true, WindowTitle: m.env.Text.T("screen.header.program")}
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion // for the wheel; nothing needs it
	}
	if m.w < 1 || m.h < 1 {
		return v
	}
	lines, x, y := m.frame()
	v.Content = strings.Join(lines, "\n")
	if x >= 0 && x < m.w && y >= 0 && y < m.h {
		v.Cursor = tea.NewCursor(x, y)
		v.Cursor.Blink = false
	}
	return v
}

// frame is the screen as lines, and where the text cursor stands, -1 for
// nowhere.
func (m *Model) frame() (lines []string, x, y int) {
	const footing = 2
	head := m.head()
	room := m.h - len(head) - footing
	low := room < 5 // a very low window shows the page alone
	if low {
		head, room = nil, m.h
	}
	top := m.top()
	body := widget.Fit(top.View(m.w, room), m.w, room)
	var foot []string
	if !low { // after the page: which keys work depends on what is in sight
		foot = m.foot()
	}
	x, y = -1, -1
	if t, ok := top.Page.(page.Typer); ok && t.Typing() {
		x, y = t.Cursor()
		y += len(head)
	}
	lines = append(append(append(lines, head...), body...), foot...)
	if n := len(m.dialogs); n > 0 {
		lines, x, y = m.overlay(lines, m.dialogs[n-1])
	}
	return widget.Fit(lines, m.w, m.h), x, y
}

// overlay lays a dialog over the screen, a third from the top.
func (m *Model) overlay(lines []string, d dialog) (out []string, x, y int) {
	box, x, y := d.box(m, m.w, max(m.h-1, 1))
	w := 0
	for _, l := range box {
		w = max(w, widget.Width(l))
	}
	left, top := max((m.w-w)/2, 0), max((m.h-1-len(box))/3, 0)
	if x >= 0 {
		x, y = x+left, y+top
	}
	for i, l := range lines {
		// What lies below steps back, so the eye has one place to go.
		lines[i] = m.env.Styles.Paint(theme.Dim, ansi.Strip(l))
	}
	foot := m.foot()
	lines = append(widget.Fit(lines, m.w, m.h-1), foot[len(foot)-1])
	return widget.Overlay(lines, box, left, top), x, y
}

// head is who and when, the tabs, and where one is.
func (m *Model) head() []string {
	out := []string{m.who()}
	if len(m.tabs) > 1 {
		out = append(out, m.tabLine())
	}
	return append(out, m.where())
}

func (m *Model) who() string {
	t, st := m.env.Text, m.env.Styles
	day := t.DateShort(m.env.Today())
	if m.w < 100 {
		day = t.Date(m.env.Today()) // the day of the week has to make room
	}
	program := " " + st.Paint(theme.Name, t.T("screen.header.program"))
	name, kind := "", ""
	if home, ok := m.tabs[0].stack[0].Page.(*overview.Page); ok {
		org, class := home.Head()
		if name = widget.Safe(render.Line(org)); name != "" && class != "" {
			kind = " " + st.Glyph.Dot + " " + t.Value(class)
		}
	}
	me, myself := m.actor()
	// As whom one works, and by which role, is the last to go: the program gives
	// way first, then the organisation, then the role.
	full := beside(program, name)
	type sides struct{ left, right string }
	tries := []sides{{full + st.Paint(theme.Dim, kind), me}, {full, me}, {" " + name, me}, {full, myself}, {" " + name, myself}}
	if m.env.Actor.ID == "" { // for nobody in particular what the organisation is goes first
		tries = slices.Insert(tries, 1, sides{tries[0].left, myself}, sides{tries[0].left, ""})
	}
	for _, try := range tries {
		right := beside(try.right, day)
		if widget.Width(try.left)+widget.Width(right)+4 <= m.w {
			return widget.Sides(try.left, st.Paint(theme.Dim, right), m.w-1, st.Glyph.Ellipsis)
		}
	}
	right := day
	if me != "" && m.w-widget.Width(beside(me, day))-4 >= leastName {
		right = beside(me, day)
	}
	room := max(m.w-widget.Width(right)-3, leastName)
	if name != "" && room < widget.Width(program)+leastName { // which organisation it is says more
		full = " " + name
	}
	left := widget.Cut(full, room, st.Glyph.Ellipsis)
	return widget.Sides(left, st.Paint(theme.Dim, right), m.w-1, st.Glyph.Ellipsis)
}

// leastName is how much of the name of an organisation says which it is.
const leastName = 12

func beside(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "   " + b
}

// actor is as whom one works, in full and by name alone.
func (m *Model) actor() (full, name string) {
	name = widget.Safe(render.Line(m.env.Actor.Name))
	if r := widget.Safe(render.Line(m.env.Actor.Role)); r != "" && name != "" {
		return name + " " + m.env.Styles.Glyph.Dot + " " + r, name
	}
	return name, name
}

// tabLine names the screens: in full with air, then closer, then shorter; in
// a window that is narrower still, those around the one in sight.
func (m *Model) tabLine() string {
	t := m.env.Text
	full, short := make([]string, len(m.tabs)), make([]string, len(m.tabs))
	for i, tab := range m.tabs {
		n := strconv.Itoa(tab.number) + " "
		full[i] = n + tab.stack[0].Title()
		short[i] = full[i]
		if key := "screen.tab.short." + strconv.Itoa(tab.number); t.Has(key) {
			short[i] = n + t.T(key)
		}
	}
	for _, try := range []struct {
		names []string
		gap   int
	}{{full, 2}, {full, 1}, {short, 1}} {
		if line := widget.Tabs(m.env.Styles, try.names, m.active, try.gap); widget.Width(line)+2 <= m.w {
			return " " + line
		}
	}
	return " " + widget.TabsAround(m.env.Styles, short, m.active, m.w-2)
}

// where is the path to a page that was opened from another and, when the
// session looks at another day, a bar that cannot be missed.
func (m *Model) where() string {
	st := m.env.Styles
	var path []string
	if stack := m.tabs[m.active].stack; len(stack) > 1 {
		for _, s := range stack {
			if title := widget.Safe(s.Title()); len(path) == 0 || path[len(path)-1] != title { // a meeting from its own page
				path = append(path, title)
			}
		}
	}
	if line := m.draftsLine(); line != "" {
		return line
	}
	crumbs := strings.Join(path, " "+st.Glyph.Path+" ")
	if m.day.IsZero() {
		left := " " + st.Paint(theme.Dim, widget.Cut(crumbs, m.w-2, st.Glyph.Ellipsis))
		if tally := m.tally(); widget.Width(left)+widget.Width(tally)+3 <= m.w {
			return widget.Sides(left, tally, m.w-1, st.Glyph.Ellipsis)
		}
		return left
	}
	bar := widget.Sides(" "+m.dayWords(m.day), crumbs+" ", m.w, st.Glyph.Ellipsis)
	return st.Paint(theme.Banner, widget.Pad(bar, m.w, st.Glyph.Ellipsis))
}

// tally is how the board stands, beside the path to a dossier: whoever begins
// there sees it without going to the overview.
func (m *Model) tally() string {
	home, ok := m.tabs[0].stack[0].Page.(*overview.Page)
	if d, dossier := m.top().Page.(*detail.Page); !ok || !dossier || d.Ref().Kind != model.KindDossier {
		return ""
	}
	return home.Tally()
}

// foot is a blank line and the keys that work now, or what there is to say.
func (m *Model) foot() []string {
	st := m.env.Styles
	if !m.say.IsZero() {
		return m.saying()
	}
	return []string{"", widget.Footer(st, m.hints(), m.w)}
}

// saying is what there is to say, over the blank line too when it is long.
func (m *Model) saying() []string {
	st := m.env.Styles
	said := widget.Safe(m.env.Text.Msg(m.say))
	lines := widget.Wrap(said, max(m.w-2, 1))
	if len(lines) < 2 {
		lines = []string{"", said}
	}
	if len(lines) > 2 {
		rest := strings.TrimSpace(strings.TrimPrefix(said, lines[0]))
		lines = []string{lines[0], widget.Cut(rest, max(m.w-2, 1), st.Glyph.Ellipsis)}
	}
	for i, l := range lines {
		if l != "" {
			lines[i] = " " + st.Paint(theme.Accent, l)
		}
	}
	return lines
}

func (m *Model) hints() []widget.Hint {
	working, typing := m.offers(), m.typing()
	if n := len(m.dialogs); n > 0 {
		working, typing = m.env.Keys.In(m.dialogs[n-1].scope()), false
	}
	var out []widget.Hint
	for _, b := range working {
		if b.Footer == 0 || b.Short == "" {
			continue
		}
		label := b.FirstIn(typing, m.env.Styles.ASCII)
		if pair, ok := m.env.Keys.Get(b.Pair); ok {
			label = joinKeys(pair.FirstIn(typing, m.env.Styles.ASCII), label)
		}
		word, priority := m.weighed(b)
		out = append(out, widget.Hint{Keys: render.Line(label), Word: m.env.Text.T(word), Priority: priority})
	}
	return out
}

// joinKeys writes ↑↓ together, words with a stroke between.
func joinKeys(a, b string) string {
	if widget.Width(a) == 1 && widget.Width(b) == 1 {
		return a + b
	}
	return a + "/" + b
}
