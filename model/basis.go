package model

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/rekenschap/rekenschap/model/canon"
)

// BasisHash covers only the fields whose change moves the ground under a
// decision. A mended typing error elsewhere in the record is no moved basis.
func BasisHash(r Record) string {
	var basis any
	switch r := r.(type) {
	case *Control:
		basis = struct {
			Applicable     Applicable     `json:"applicable"`
			Implementation Implementation `json:"implementation"`
			Assurance      Assurance      `json:"assurance"`
		}{r.Applicable, r.Implementation, r.Assurance}
	case *PolicyVersion:
		basis = struct {
			Policy  string `json:"policy"`
			Nr      int    `json:"nr"`
			Blob    string `json:"blob"`
			Letters string `json:"letters"`
		}{r.Policy, r.Nr, r.Blob, r.Letters}
	case *Review:
		basis = struct {
			Touches     Touches     `json:"touches"`
			Consequence Consequence `json:"consequence"`
			Controls    []string    `json:"controls"`
		}{r.Touches, r.Consequence, r.Controls}
	case *RiskAcceptance:
		basis = struct {
			Risk      string `json:"risk"`
			ExpiresOn Date   `json:"expires_on"`
		}{r.Risk, r.ExpiresOn}
	case *Assessment:
		basis = struct {
			DoneOn Date   `json:"done_on"`
			Result string `json:"result"`
		}{r.DoneOn, r.Result}
	case *Evidence:
		basis = struct {
			Blob      string `json:"blob"`
			Location  string `json:"location"`
			ExpiresOn Date   `json:"expires_on"`
		}{r.Blob, r.Location, r.ExpiresOn}
	case *Supplier:
		basis = struct {
			Agreement string `json:"agreement"`
			NEN7510   Date   `json:"nen7510_until"`
			ISO27001  Date   `json:"iso27001_until"`
		}{r.Agreement, r.NEN7510, r.ISO27001}
	case *Policy:
		basis = struct {
			Letters string `json:"letters"`
		}{r.Letters}
	case *Decision:
		basis = struct {
			Outcome    Outcome `json:"outcome"`
			Text       string  `json:"text"`
			ValidUntil Date    `json:"valid_until"`
		}{r.Outcome, r.Text, r.ValidUntil}
	default:
		// Other kinds have no fields that matter to a decision but their
		// existence; the id alone is pinned.
		basis = struct {
			ID string `json:"id"`
		}{r.Head().ID}
	}
	b, err := canon.Marshal(basis)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
