package exchange

import (
	"bytes"
	"embed"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/text"
)

//go:embed templates
var templates embed.FS

// Template is an empty list with its header and examples, in a form that
// spreadsheets open well: a mark of UTF-8 in front and lines that end as
// Windows ends them. Examples begin with # and are passed over.
func Template(name string, l text.Lang) ([]byte, error) {
	b, err := templates.ReadFile("templates/" + string(l) + "/" + name + ".csv")
	if err != nil {
		return nil, model.Errorf(model.CodeNotFound, "error.import.template", "Name", name).Because(err)
	}
	b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	return append(append([]byte(nil), bomUTF8...), b...), nil
}
