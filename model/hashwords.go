package model

import (
	"encoding/hex"
	"strings"
	"sync"
)

// hashWords are 256 short Dutch words, one per value of a byte, in order of the
// alphabet and far enough apart to be told from each other by ear. The list is
// part of what people compare: it does not change.
const hashWords = `
aap aarde anker appel arend avond bakker ballon bank basis beer berg beurs bezem bloem boeg bok
boord boter brief broek brood brug bruin bui cactus cello cirkel club concert dam dans deken deur
dier dijk doek domein donder doos dorp draad droom druif duin eend eiland ekster emmer engel erwt
ezel fagot fakkel feest fiets film fles fluit fontein forel galop garage gast geit gems gevel gitaar
glas graan gracht grens grot hagel hal hamer hand harp haven hek helm herfst hert heuvel hof honing
hoorn hotel huis hut iglo indigo inkt insect ivoor jas jurk kabel kachel kade kaft kajak kalf kanaal
kapper karton kegel kelder kers kiezel kikker kist klaver klei kleur klimop klok knoop koets koffer
komeet konijn kooi koraal krans krijt kroon kruik kubus kuiken kwast laars ladder lama leeuw lelie
lente lepel licht lijst linde linnen loods maan magneet mango mantel markt melk merel metro moeras
molen motor munt muur muziek naald nacht narcis natuur netel noot oase oceaan oester oever olie
olijf oogst orgel oven paard paleis palm panda papier parel parket pen peper perzik piano pijl
pilaar plank plein ploeg poster prisma pruim raaf radijs raket regen reiger riem ring rivier robijn
rots ruit salade schaap schoen schuur sjaal slot sneeuw sofa spar spin sport ster stoel storm strand
suiker tafel tak tapijt tempel thee toren touw trap trein tulp tunnel uil valk varen vijver vink
viool vlag vlinder vloer voet vogel waaier wagen walvis water weide wilg wind winter wolf zadel
zebra zeep zilver zomer zon zwaan`

var hashWordList = sync.OnceValue(func() []string { return strings.Fields(hashWords) })

// wordsPerHash is how many bytes of a hash are spoken: enough to tell papers
// apart by voice, too few to be proof.
const wordsPerHash = 4

// HashWords are the first bytes of a SHA-256 in hex as words, so that two
// people can compare by voice what they have before them; nil for what is no
// hash.
func HashWords(sha256 string) []string {
	b, err := hex.DecodeString(sha256)
	if err != nil || len(b) < wordsPerHash {
		return nil
	}
	return wordsFor(b[:wordsPerHash])
}

// wordsFor are the words of some bytes.
func wordsFor(b []byte) []string {
	out := make([]string, len(b))
	for i, c := range b {
		out[i] = hashWordList()[c]
	}
	return out
}

// hashGroups are the first digits of a SHA-256 in groups of four, for the eye.
func hashGroups(sha256 string) string {
	const group, shown = 4, 16
	if len(sha256) < shown {
		return sha256
	}
	var out []string
	for at := 0; at < shown; at += group {
		out = append(out, sha256[at:at+group])
	}
	return strings.Join(out, " ")
}

// HashMark says by what a reader knows these bytes: digits and words.
func HashMark(sha256 string) Message {
	if words := HashWords(sha256); words != nil {
		return Msg("screen.board.hash", "Start", hashGroups(sha256), "Words", strings.Join(words, " "))
	}
	return Message{}
}
