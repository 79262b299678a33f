package demo

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rekenschap/rekenschap/model"
	"github.com/rekenschap/rekenschap/store"
	"golang.org/x/crypto/ssh"
)

// story is the year while it is being played. Records are known by a key of
// the story ("besluit:pakket"); ids are given by the commands.
type story struct {
	ctx    context.Context // of the commands; it does not end by itself, see play
	store  *store.Store
	day    model.Date // the last day
	begin  int        // how many days before it the file was made
	seed   int64
	now    time.Time // the simulated clock
	dice   *rand.Rand
	random io.Reader // salts and the name of the organisation
	signer ssh.Signer

	scenes []scene
	as     *store.Handle // who acts
	actors map[string]*store.Handle
	recs   map[string]model.Record // newest state, with id and revision
	refs   map[string]model.Ref
	texts  map[string]string // rendered texts by file and version

	people  []person
	seats   []seat
	offices []duty
	agreed  map[string]action // what may be agreed in a meeting, by key

	err error // the first thing that went wrong; nothing happens after it
}

// scene is what people do at one sitting.
type scene struct {
	told  time.Time // its place in the story
	at    time.Time // when it is played: told, or the last working day before
	title string
	play  func()
}

func newStory(ctx context.Context, o Options) *story {
	s := &story{
		ctx: context.WithoutCancel(ctx), day: o.Day, begin: storyDays, seed: o.Seed,
		dice: rand.New(chance(o.Seed, "dice")), random: chance(o.Seed, "salt"),
		actors: map[string]*store.Handle{}, recs: map[string]model.Record{}, refs: map[string]model.Ref{},
		texts: map[string]string{}, people: people, offices: duties, agreed: map[string]action{},
	}
	s.signer = newSigner(o.Seed, "checkpoint")
	s.seats = s.storySeats()
	for _, a := range actions {
		s.agreed[a.key] = a
	}
	before := map[string]string{}
	if o.Years > 1 {
		before = newHistory(s, o.Years).tell()
	}
	s.script(before)
	slices.SortStableFunc(s.scenes, func(a, b scene) int { return a.told.Compare(b.told) })
	if len(s.scenes) > 0 {
		s.now = s.scenes[0].at
	}
	return s
}

// play runs the scenes in the order of the clock. Between two it looks whether
// somebody wants it to end: a context that can end costs each of a million
// statements a watcher of its own.
func (s *story) play(ctx context.Context, progress func(done, total int)) error {
	for i, sc := range s.scenes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if s.now.Before(sc.at) {
			s.now = sc.at
		}
		sc.play()
		if s.err != nil {
			return fmt.Errorf("scene %q: %w", sc.title, s.err)
		}
		if progress != nil {
			progress(i+1, len(s.scenes))
		}
	}
	return nil
}

// at plans a scene so many days before the last day, at an hour of the Dutch
// clock. What falls on a free day is done on the working day before, after that
// day's own.
func (s *story) at(ago int, clock, title string, play func()) {
	s.scenes = append(s.scenes, scene{instant(s.day.AddDays(-ago), clock), instant(s.past(ago), clock), title, play})
}

// on plans a scene on exactly that day.
func (s *story) on(day model.Date, clock, title string, play func()) {
	s.scenes = append(s.scenes, scene{instant(day, clock), instant(day, clock), title, play})
}

// instant is a day and an hour in Amsterdam, as UTC.
func instant(day model.Date, clock string) time.Time {
	h, _ := strconv.Atoi(clock[:2])
	m, _ := strconv.Atoi(clock[3:])
	return time.Date(day.Year(), day.Month(), day.Day(), h, m, 0, 0, model.Amsterdam()).UTC()
}

// past is the working day n days before the last day, or the one before it.
func (s *story) past(n int) model.Date {
	return workday(s.day.AddDays(-n))
}

// next is the working day n days after the last day, or the one after it.
func (s *story) next(n int) model.Date {
	d := s.day.AddDays(n)
	for free(d) {
		d = d.AddDays(1)
	}
	return d
}

// date reads the shorthand of the tables: negative n lies in the past,
// positive in the future, zero is no date.
func (s *story) date(n int) model.Date {
	switch {
	case n < 0:
		return s.past(-n)
	case n > 0:
		return s.next(n)
	}
	return model.Date{}
}

// act lets a person act from here on; "" is whoever works at the file.
func (s *story) act(person string) {
	h := s.actors[person]
	if h == nil {
		a := model.Actor{Via: model.ViaDemo}
		if person != "" {
			a.Person = s.id(person)
		}
		h = s.store.As(a)
		s.actors[person] = h
	}
	s.as = h
}

// do carries out a command and lets a little time pass.
func (s *story) do(cmd model.Command) model.Receipt {
	if s.err != nil {
		return model.Receipt{}
	}
	rc, err := s.as.Do(s.ctx, cmd)
	if err != nil {
		s.err = fmt.Errorf("%s as %s: %w", cmd.Verb(), s.as.Actor().ID(), err)
	}
	s.pass(20, 100)
	return rc
}

// aside carries out a command in passing: no chance is drawn, so that all else
// falls as it would without it.
func (s *story) aside(cmd model.Command) {
	if s.err != nil {
		return
	}
	if _, err := s.as.Do(s.ctx, cmd); err != nil {
		s.err = fmt.Errorf("%s as %s: %w", cmd.Verb(), s.as.Actor().ID(), err)
	}
}

// pass lets the clock run for some seconds.
func (s *story) pass(least, most int) {
	s.now = s.now.Add(time.Duration(least*1000+s.dice.IntN((most-least)*1000)) * time.Millisecond)
}

// save writes a record under a key of the story. A zero day means today.
func (s *story) save(key string, r model.Record, on model.Date, blobs ...model.Blob) {
	rc := s.do(model.Save{Record: r, On: on, Blobs: blobs})
	if s.err == nil && len(rc.Entries) > 0 {
		s.know(key, r, rc, len(rc.Entries)-1)
	}
}

// know remembers what a command wrote.
func (s *story) know(key string, r model.Record, rc model.Receipt, i int) {
	h := r.Head()
	h.ID, h.Rev = rc.Entries[i].ID, rc.Entries[i].Rev
	s.recs[key], s.refs[key] = r, rc.Refs[i]
}

// edit changes a record that the story knows.
func edit[T model.Record](s *story, key string, on model.Date, change func(T), blobs ...model.Blob) {
	r, ok := s.recs[key].(T)
	if !ok {
		s.fail(key)
		return
	}
	r = model.Clone(r).(T)
	change(r)
	s.save(key, r, on, blobs...)
}

// the gives a record as the story knows it.
func the[T model.Record](s *story, key string) T {
	r, ok := s.recs[key].(T)
	if !ok {
		s.fail(key)
		empty, _ := model.NewRecord(r.Kind())
		return empty.(T)
	}
	return r
}

// learn reads back what a command made of its own accord, and gives each
// record the key that name returns; "" is not remembered.
func learn[T model.Record](s *story, name func(T) string) {
	if s.err != nil {
		return
	}
	err := s.as.View(s.ctx, func(st model.State) error {
		for _, r := range model.All[T](st) {
			if key := name(r); key != "" {
				s.recs[key], s.refs[key] = r, model.RefTo(r)
			}
		}
		return nil
	})
	if err != nil {
		s.err = err
	}
}

func (s *story) fail(key string) {
	if s.err == nil {
		s.err = fmt.Errorf("the story has no %q yet", key)
	}
}

// id is the id behind a key; an empty key is nobody.
func (s *story) id(key string) string {
	if key == "" {
		return ""
	}
	r, ok := s.recs[key]
	if !ok {
		s.fail(key)
		return ""
	}
	return r.Head().ID
}

// has tells whether the story got to that record.
func (s *story) has(key string) bool { _, ok := s.recs[key]; return ok }

func (s *story) ids(keys ...string) []string {
	var out []string
	for _, k := range keys {
		out = append(out, s.id(k))
	}
	return out
}

// ref points at a record as it is now.
func (s *story) ref(key string) model.Ref {
	if key == "" {
		return model.Ref{}
	}
	r, ok := s.refs[key]
	if !ok {
		s.fail(key)
	}
	return r
}

// refsTo points at several; a key that starts with ? is left out when a story
// ending on this day does not have it.
func (s *story) refsTo(keys ...string) []model.Ref {
	var out []model.Ref
	for _, k := range keys {
		if k, maybe := strings.CutPrefix(k, "?"); maybe && !s.has(k) {
			continue
		} else if maybe {
			out = append(out, s.ref(k))
			continue
		}
		out = append(out, s.ref(k))
	}
	return out
}

// file makes a blob of bytes.
func file(content []byte) model.Blob {
	sum := sha256.Sum256(content)
	return model.Blob{SHA256: hex.EncodeToString(sum[:]), Content: content}
}
