package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"

	"github.com/rekenschap/rekenschap/model"
)

// The half of source that writes: forms, their drafts, and what they come to.

// Form implements tui.Source.
func (src *source) Form(ctx context.Context, ask model.Ask) (model.Form, error) {
	return viewed(ctx, src.h, func(s model.State) (model.Form, error) { return model.FormFor(s, ask) })
}

// Choices implements tui.Source.
func (src *source) Choices(ctx context.Context, kinds []model.Kind) ([]model.Choice, error) {
	return viewed(ctx, src.h, func(s model.State) ([]model.Choice, error) { return model.Choices(s, kinds), nil })
}

// Attach implements tui.Source: a file of the machine the person sits at.
func (src *source) Attach(_ context.Context, path string) (model.Attached, error) {
	if src.h.Actor().Via != model.ViaLocal {
		return model.Attached{}, model.Errorf(model.CodeDenied, "error.attach.line")
	}
	if path == "-" {
		path = "./-" // the input is the keyboard here
	}
	content, err := src.o.readBlob(path)
	if err != nil {
		return model.Attached{}, err
	}
	sum := sha256.Sum256(content)
	return model.Attached{Name: filepath.Base(path), SHA256: hex.EncodeToString(sum[:]), Content: content}, nil
}

// Draft implements tui.Source.
func (src *source) Draft(ctx context.Context, place string) (model.Draft, bool, error) {
	return src.h.Draft(ctx, place)
}

// Visit implements tui.Source.
func (src *source) Visit(ctx context.Context) error { return src.h.Visit(ctx) }

// Waiting implements tui.Source.
func (src *source) Waiting(ctx context.Context) ([]model.Draft, error) { return src.h.Drafts(ctx) }

// SaveDraft implements tui.Source.
func (src *source) SaveDraft(ctx context.Context, place string, body []byte) error {
	return src.h.SaveDraft(ctx, place, body)
}

// DropDraft implements tui.Source.
func (src *source) DropDraft(ctx context.Context, place string) error {
	return src.h.DropDraft(ctx, place)
}

// LastStep implements tui.Source.
func (src *source) LastStep(ctx context.Context) (model.Step, bool, error) {
	return src.h.LastStep(ctx)
}

// Do implements tui.Source.
func (src *source) Do(ctx context.Context, cmd model.Command) (model.Receipt, error) {
	if c, ok := cmd.(model.Invite); ok { // the code is made where there is chance
		return src.o.invite(ctx, c, src.h.Do)
	}
	return src.h.Do(ctx, cmd)
}
