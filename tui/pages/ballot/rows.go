package ballot

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/theme"
	"github.com/rekenschap/rekenschap/tui/widget"
)

// The identities of lines that can be chosen; of a file and of a vote what
// follows the colon.
const (
	rowPaper   = "paper:"
	rowRecord  = "record:"
	rowVote    = "vote:"
	rowConsent = "consent"
	rowNote    = "note"
	rowSign    = "sign"
	rowCommand = "command:"
	rowPaste   = "paste"
)

// rows gathers the lines of a sheet.
type rows struct {
	p   *Page
	out []widget.Entry
}

func (r *rows) heading(s string) {
	r.out = append(r.out, widget.Entry{Kind: widget.Heading, Label: s})
}

func (r *rows) prose(tone theme.Tone, s string) {
	if s != "" {
		r.out = append(r.out, widget.Entry{Kind: widget.Paragraph, Tone: tone, Text: s})
	}
}

func (r *rows) field(label, s string) {
	r.out = append(r.out, widget.Entry{Kind: widget.Field, Label: label, Text: s})
}

func (r *rows) item(id, glyph string, tone theme.Tone, label, s string) {
	r.out = append(r.out, widget.Entry{Kind: widget.Item, Follow: id, Glyph: glyph, Tone: tone, Label: label, Text: s})
}

// fill writes the sheet of the step the page is at.
func (p *Page) fill() {
	if p.ballot == nil {
		return
	}
	r := &rows{p: p}
	if p.statement != "" {
		r.signing()
		p.signs.SetEntries(r.out)
	}
	r.out = nil
	r.reading()
	p.sheet.SetEntries(r.out)
}

// list is the sheet in sight.
func (p *Page) list() *widget.Sheet {
	if p.step == signing {
		return &p.signs
	}
	return &p.sheet
}

// reading is the whole ballot: what it is about, the exact text, the papers, the
// votes.
func (r *rows) reading() {
	b, t, g := r.p.ballot, r.p.env.Text, r.p.env.Styles.Glyph
	r.heading(b.Ref.ID + "  " + text.Clean(b.Subject))
	if r.p.moved {
		r.item("", g.Attention, theme.Warn, t.T("screen.ballot.moved"), t.T("screen.ballot.moved_why"))
	}
	r.field(t.T("screen.ballot.version"), strconv.Itoa(b.Ref.Rev))
	r.hashes()
	r.field(t.T("screen.ballot.where"), r.p.where())
	for _, why := range b.Why {
		r.item("", g.Gap, theme.Bad, t.T("screen.ballot.closed"), t.Msg(why))
	}
	if !b.Session.IsZero() {
		r.item("", g.Attention, theme.Warn, t.T("screen.ballot.word_yours"), t.Msg(b.Session))
	}
	for _, n := range b.Notes {
		r.item("", g.Attention, theme.Warn, t.T("screen.ballot.know"), t.Msg(n))
	}
	r.heading(t.T("screen.decision.text"))
	r.prose(theme.Plain, text.CleanLines(b.Text))
	for _, list := range [][]model.BallotText{b.Wording, b.Grounds} {
		for _, x := range list {
			r.heading(t.Msg(x.Label))
			r.prose(theme.Plain, text.CleanLines(x.Text))
		}
	}
	if len(b.Approves) > 0 {
		r.heading(t.T("field.approves"))
		for _, a := range b.Approves {
			r.approves(a)
		}
	}
	r.papers()
	r.votes()
}

// hashes are by what two people know that they have the same before them: all of
// it, and the text alone, as its line in what is signed begins.
func (r *rows) hashes() {
	t, m := r.p.env.Text, r.p.ballot.Motion
	r.field(t.T("screen.ballot.hash"), t.Msg(model.HashMark(m.Hash())))
	r.field(t.T("screen.ballot.hash_text"), t.Msg(model.HashMark(m.Wording)))
}

// where tells in which body and how it is decided, and until when.
func (p *Page) where() string {
	b, t := p.ballot, p.env.Text
	parts := []string{text.Clean(b.Body), t.Value(b.Method)}
	if b.Method == model.MethodWritten {
		parts = append(parts, t.T("screen.ballot.until", "On", b.VoteBy))
	} else {
		parts = append(parts, b.Meeting.ID, t.Value(b.On))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " "+p.env.Styles.Glyph.Dot+" ")
}

func (r *rows) approves(a model.BallotPaper) {
	t := r.p.env.Text
	if a.Hidden {
		r.prose(theme.Dim, t.T("screen.ballot.paper_hidden"))
		return
	}
	r.prose(theme.Plain, r.p.named(a))
	r.prose(theme.Dim, t.Msg(model.HashMark(a.SHA256)))
}

// named is a paper by its title and version.
func (p *Page) named(a model.BallotPaper) string {
	title := text.Clean(a.Title)
	if v := text.Clean(a.Version); v != "" && !strings.Contains(title, v) {
		title += " " + v
	}
	return title
}

// papers lists what lies before the member, with what was read of it.
func (r *rows) papers() {
	b, t, g := r.p.ballot, r.p.env.Text, r.p.env.Styles.Glyph
	r.heading(t.T("screen.ballot.papers"))
	if len(b.Papers) == 0 {
		r.prose(theme.Dim, t.T("screen.ballot.no_papers"))
	}
	for _, x := range b.Papers {
		switch {
		case x.Hidden:
			r.item("", g.NA, theme.Dim, t.T("screen.ballot.paper_hidden"), "")
		case x.SHA256 == "":
			r.item(rowRecord+string(x.What.Kind)+" "+x.What.ID, g.Link, theme.Dim, x.What.ID+"  "+r.p.named(x), t.T("screen.ballot.paper_record"))
		case x.OnPaper:
			r.item("", g.NA, theme.Dim, r.p.named(x), t.T("screen.ballot.paper_elsewhere"))
		default:
			r.file(x)
		}
	}
}

// file is a file, what was done with it, its size and its hash.
func (r *rows) file(x model.BallotPaper) {
	t, g := r.p.env.Text, r.p.env.Styles.Glyph
	glyph, tone, word := g.Attention, theme.Warn, t.T("screen.ballot.unread")
	switch {
	case x.Mark.Read():
		glyph, tone, word = g.Met, theme.Good, t.T("screen.ballot.read")
	case x.Mark.Seen():
		word = t.T("screen.ballot.seen", "How", t.Value(x.Mark.How))
	case !x.Text:
		word = t.T("screen.ballot.unfetched")
	}
	dot := " " + g.Dot + " "
	r.item(rowPaper+x.SHA256, glyph, tone, r.p.named(x), word+dot+t.T("screen.ballot.size", "N", (x.Size+1023)/1024)+dot+t.Msg(model.HashMark(x.SHA256)))
	if r.p.fetch == x.SHA256 {
		r.out = append(r.out, widget.Entry{Kind: widget.Paragraph, Tone: theme.Dim, Text: "    " + t.T("screen.ballot.fetch_how", "Key", r.p.env.KeyLabel("copy"))})
		r.out = append(r.out, widget.Entry{Kind: widget.Rich, Verbatim: true, First: "    ", Rest: "    ", Spans: []widget.Span{{Text: r.p.fetchCommand(x), Tone: theme.Accent}}})
	}
}

// fetchCommand is what brings a file to the member's own machine.
func (p *Page) fetchCommand(x model.BallotPaper) string {
	return p.source().Login() + " evidence get " + x.SHA256 + " > " + fileName(x.File)
}

// fileName is a name that no shell reads as anything else.
func fileName(s string) string {
	kept := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '-'
	}, s)
	kept = strings.Trim(kept, ".-")
	if kept == "" {
		return "stuk"
	}
	return kept
}

// votes are the choices, with what each means, and what goes with them.
func (r *rows) votes() {
	p := r.p
	b, t, g := p.ballot, p.env.Text, p.env.Styles.Glyph
	r.heading(t.T("screen.ballot.word_vote"))
	for _, v := range b.Votes {
		word := t.Value(v.Known)
		if v.Stale {
			word = t.T("screen.ballot.stale", "Rev", v.DecisionRev)
		}
		r.field(t.T("screen.ballot.given"), t.Value(v.Value)+" "+g.Dot+" "+word)
	}
	if len(b.Why) > 0 {
		return
	}
	if !b.Manner.IsZero() {
		box, word := "[ ]", t.T("screen.ballot.manner_no")
		if p.draft.Consents {
			box, word = "[x]", t.T("screen.ballot.manner_yes")
		}
		r.item(rowConsent, box, theme.Plain, word, t.Msg(b.Manner))
	}
	for i, c := range b.Choices {
		box := "( )"
		if p.draft.Value == c.Value {
			box = "(x)"
		}
		r.item(rowVote+string(c.Value), box, theme.Plain, strconv.Itoa(i+1)+" "+t.T("screen.ballot.choice."+string(c.Value)), t.Msg(c.Means))
	}
	note := t.T("screen.ballot.note_none")
	if p.draft.Note != "" {
		note = text.Clean(p.draft.Note)
	}
	r.item(rowNote, g.Dot, theme.Dim, t.T("field.minority"), note)
	r.item(rowSign, g.Dot, theme.Dim, t.T("screen.ballot.sign"), t.T("screen.ballot.sign_why"))
}
