package form

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
	"github.com/rekenschap/rekenschap/tui/page"
	"github.com/rekenschap/rekenschap/tui/theme"
)

// editor is how one field is filled in. Its values are those of
// model.FormField.Type; what it holds beside them goes in the draft.
type editor interface {
	Key(tea.KeyPressMsg)
	Paste(string)
	// Move walks inside the field by the name of a binding; false at its edge.
	Move(binding string) bool
	// Enter takes what is offered; false when there is nothing to take, and the
	// person goes to the next field.
	Enter() bool
	// Leave settles what is typed when the person goes on.
	Leave()
	// Close closes what the field has open; false when that is nothing.
	Close() bool
	Values() ([]string, error)
	Set(values []string)
	// Typed is all that must survive a crash, Restore the way back.
	Typed() []string
	Restore([]string)
	// View draws the field; x and y are where the text cursor stands.
	View(st theme.Styles, w, h int, focused bool) (lines []string, x, y int)
}

// newEditor makes the editor of a field.
func newEditor(env page.Env, f model.FormField) editor {
	t := env.Text
	switch f.Type {
	case model.FormLong:
		return newLong(f)
	case model.FormYesNo:
		return newRadio(f, []option{{"yes", t.T("word.yes")}, {"", t.T("word.no")}})
	case model.FormChoose:
		if !f.Many && len(f.Choices) <= mostAbreast {
			return newRadio(f, wordsOf(t, f.Choices, f.Req))
		}
		return newPick(env, f)
	case model.FormPick:
		return newPick(env, f)
	case model.FormFile:
		return newFile(env, f)
	}
	return newLine(env, f)
}

// mostAbreast is how many answers stand beside each other on one line.
const mostAbreast = 5

type option struct{ value, word string }

func wordsOf(t *text.Printer, cs []model.FormChoice, req bool) []option {
	var out []option
	for _, c := range cs {
		out = append(out, option{c.Value, t.Msg(c.Word)})
	}
	return out
}
