package text

import (
	"strings"
	"testing"

	"github.com/rekenschap/rekenschap/model"
)

// closed is a set of values that model spells out and text has words for.
type closed interface {
	~string
	Values() []string
	WordKey() string
}

func words[T closed](t *testing.T, extra ...string) {
	t.Helper()
	var zero T
	for _, v := range append(zero.Values(), extra...) {
		wantKey(t, "word."+any(T(v)).(model.Worded).WordKey())
	}
}

func wantKey(t *testing.T, key string) {
	t.Helper()
	for _, l := range Langs() {
		if !New(l).Has(key) {
			t.Errorf("%s: %s is missing", l, key)
		}
	}
}

func TestWordsOfClosedSets(t *testing.T) {
	words[model.Annex](t)
	words[model.Answer](t, "")
	words[model.Applicable](t)
	words[model.AssessmentType](t)
	words[model.Assurance](t)
	words[model.BodyType](t)
	words[model.Certainty](t)
	words[model.Consequence](t)
	words[model.Implementation](t)
	words[model.ItemType](t)
	words[model.Known](t)
	words[model.LegalForm](t)
	words[model.Majority](t)
	words[model.MeetingState](t)
	words[model.Method](t)
	words[model.NormName](t)
	words[model.Outcome](t)
	words[model.PolicyType](t)
	words[model.Presence](t)
	words[model.ReportType](t)
	words[model.Role](t)
	words[model.TLP](t, "")
	words[model.Tie](t)
	words[model.Touches](t)
	words[model.VoteValue](t)
	for _, w := range []model.Worded{
		model.Met, model.Attention, model.Gap, model.NA, model.Untracked,
		model.Class("essential"), model.Class("important"), model.Class("out"),
		model.ConfidenceVerified, model.ConfidenceSecondary, model.ConfidenceUnsure, model.ConfidenceKnown,
		model.ThemeOrganisational, model.ThemePeople, model.ThemePhysical, model.ThemeTechnological,
		model.DutyLaw, model.DutyGuidance, model.DutyOwnNorm, model.AddresseeOrganisation, model.AddresseeDirector,
		model.VersionConcept, model.VersionSubmitted, model.VersionApproved, model.VersionLapsed, model.VersionWithdrawn,
		model.CertificateComplete, model.CertificateIncomplete, model.CertificateMissing,
	} {
		wantKey(t, "word."+w.WordKey())
	}
	for _, topic := range model.TopicCodes() {
		if len(topic) > 1 {
			wantKey(t, "word.topic."+topic)
		}
	}
}

func TestWordsOfKinds(t *testing.T) {
	for _, info := range model.Kinds() {
		r := info.New()
		kind := r.Kind()
		wantKey(t, "kind."+string(kind))
		wantKey(t, "kinds."+string(kind))
		for _, f := range model.Fields(r) {
			if got := New(NL).Field(kind, f.Name); strings.HasPrefix(got, "‹") {
				t.Errorf("field %s of %s has no label", f.Name, kind)
			}
			if f.Target != nil {
				wantKey(t, "link."+f.Name)
				wantKey(t, "link.back."+f.Name)
			}
		}
	}
	for _, noun := range strings.Fields("duties decisions meetings policies trainings reports reviews controls actions people suppliers evidence") {
		wantKey(t, "noun."+noun)
	}
}

func TestWordsOfPermissions(t *testing.T) {
	for verb := range model.Permissions() {
		for _, l := range Langs() {
			if got := New(l).Verb(string(verb)); strings.ContainsAny(got, "‹.") {
				t.Errorf("%s: verb %s reads %q", l, verb, got)
			}
		}
	}
}
