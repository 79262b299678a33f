package model

import "strings"

// fileText shows the text of a file under a heading. Of a file that is no
// text, or is not kept, it says what it is and how to fetch it.
func (w *pageWriter) fileText(heading Message, blob, file string) {
	if blob == "" && file == "" {
		return
	}
	w.blocks = append(w.blocks, Block{Kind: BlockHeading, Label: heading})
	w.file(blob, file)
	text, ok := w.s.Text(blob)
	switch {
	case ok && marked(file):
		w.put(Block{Kind: BlockMarked, Value: text})
	case ok:
		w.prose(text)
	}
}

// marked tells whether a file is read as Markdown: by its name, and where it
// has none.
func marked(file string) bool {
	file = strings.ToLower(file)
	return file == "" || strings.HasSuffix(file, ".md") || strings.HasSuffix(file, ".markdown")
}

// file tells of a file its name, its size, by what its bytes are known, and
// how to get them when they cannot be read here.
func (w *pageWriter) file(blob, file string) {
	if file != "" {
		w.say(Msg("field.file"), file, Ref{})
	}
	if blob == "" {
		return
	}
	w.say(Msg("screen.file.sha256"), blob, Ref{})
	size, kept := w.s.FileSize(blob)
	if !kept {
		w.prose(Msg("screen.file.gone"))
		return
	}
	w.say(Msg("screen.file.size"), Msg("screen.file.bytes", "N", size), Ref{})
	if _, ok := w.s.Text(blob); !ok {
		w.prose(Msg("screen.file.fetch", "SHA256", blob))
	}
}
