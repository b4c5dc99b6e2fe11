"""Finds the runs of words in a passage that look like names, in French and in English, by rules alone.

A name is a run of words with capitals, with what joins them: “Johns Hopkins Applied Physics Laboratory”, «Charles de
Gaulle», «Centre national d’études spatiales», where French goes on in small letters after the first word. A capital at
the head of a sentence says nothing, unless the word is never seen in small letters and something else speaks for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.suggesting.name_words import Word
from dossier.suggesting.unknown_words import name_words

_KNOWN = name_words()

# French adjectives of institutions, by their ends, without accents: «national», «spatiales», «européenne», «publique».
_ADJECTIVE = re.compile(
    r".{2,}(?:al|ale|ales|aux|ique|iques|ien|ienne|iens|iennes|een|eenne|eens|aire|aires|if|ive|ifs|ives|ain|aine|el|elle"
    r"|els|elles|ais|aise|aises|ois|oise|eur|eure|eurs|eures|ible|able|uble|russe|russes|froide?|public|libre)s?"
)
_INFINITIVE = re.compile(r".+(?:er|ir|oir|dre|tre|ire)$")
_INVERSION = re.compile(r"-(?:vous|ils?|elles?|on|nous|je|tu|ce|moi|le|la|les|t-.+)$")
_ADJECTIVE_OF_PLACE = re.compile(r".{3,}(?:an|ian|ish|ese|onic)")
_FUTURE = re.compile(r".{2,}(?:[aeiut]ra|dra|[eit]ront|aient|[rsv]ait)")
_DIRECTIONS = frozenset({"nord", "sud", "est", "ouest"})
_INHABITANTS = re.compile(r".{2,}(?:ois|oises|ais|aises|iens|iennes|eens|eennes|aines?|ains|ards|otes?)")
_PLURAL = frozenset({"les", "des", "aux", "ces", "nos", "leurs", "deux", "trois", "the"})
_ONE_OF = frozenset({"un", "une", "l'", "cet", "cette", "aucun", "aucune", "chaque", "an", "a"})
_FRENCH_OF = frozenset({"de", "d'", "du", "des"})
_FRENCH_ARTICLES = frozenset({"la", "l'", "le", "les"})
_ENGLISH_OF = frozenset({"of", "for", "on"})
_FOREIGN_PARTICLES = _KNOWN.particles - {"de", "du", "d", "la", "le"}
_AFTER_POSSESSIVE = frozenset({"college", "hospital", "school", "of"})
_OPENERS = _KNOWN.openers | _KNOWN.opening_words
_NOT_ALONE = _OPENERS | _KNOWN.no_names | _KNOWN.calendar | _KNOWN.roles | _KNOWN.titles | _KNOWN.heads.keys()
_NOT_AN_ACRONYM = _KNOWN.no_names | _KNOWN.calendar | _KNOWN.titles | {"dg"}
_SAYS_NOTHING = (
    _KNOWN.roles
    | _KNOWN.role_parts
    | _KNOWN.calendar
    | _KNOWN.no_names
    | _KNOWN.titles
    | (_OPENERS - {"new", "old", "great", "grand", "royal"})
)
_SHORTEST_NOUN = 4
_LONGEST_GIVEN = 2
_LONGEST_SHORT_ACRONYM = 3
_MOST_LINKS = 3
_LOOK_BACK = 5


@dataclass(frozen=True)
class Seen:
    """How words are written elsewhere in the dossier."""

    small: frozenset[str]
    """Those seen in small letters, more often than not."""
    capital: frozenset[str]
    """Those seen with a capital where a sentence doesn't open."""


@dataclass(frozen=True)
class Run:
    """Words `first` up to `last`, `last` left out, of a passage."""

    first: int
    last: int


def name_runs(words: Sequence[Word], taken: frozenset[int], seen: Seen) -> list[Run]:
    """Return the runs that look like names, in order; `taken` are the places of words that name something known."""
    return list(_Passage(words, taken, seen).runs())


def may_be_name(words: Sequence[Word], taken: frozenset[int], seen: Seen, run: Run) -> bool:
    """Tell whether words that somebody else takes for a name may be one, as far as the rules know."""
    return taken.isdisjoint(range(run.first, run.last)) and _Passage(words, taken, seen).may_be_name(run)


class _Passage:
    def __init__(self, words: Sequence[Word], taken: frozenset[int], seen: Seen) -> None:
        self.words = words
        self.taken = taken
        self.seen = seen

    def runs(self) -> Iterator[Run]:
        at = 0
        while at < len(self.words):
            if self._begins(at):
                last = self._grown(at)
                yield from self._refined(at, last)
                at = last
            elif (last := self._after_small_head(at)) > at:
                yield from self._refined(at, last)
                at = last
            else:
                at += 1

    def may_be_name(self, run: Run) -> bool:
        """Tell what the rules would have kept, had they seen it, from inhabitants, offices, days and the like."""
        first = self.words[run.first]
        key = _plain(first.key)
        if not first.has_capital or key in _NOT_ALONE or _INVERSION.search(key) or self._is_shouted(run.first):
            return False
        return self._is_name(run.first, run.last)

    @cached_property
    def _emphasised(self) -> frozenset[str]:
        """Ordinary words that stand in capitals: "he NEVER said so"."""
        capitals = {_plain(word.key) for word in self.words if word.is_acronym}
        return frozenset(
            key for key in capitals & _OPENERS if len(key) > _LONGEST_SHORT_ACRONYM or key in self.seen.small
        )

    # Where a run begins

    def _begins(self, at: int) -> bool:
        word = self.words[at]
        if at in self.taken:
            return True
        if not word.has_capital or (word.is_acronym and self._is_shouted(at)):
            return False
        return not word.opens or self._is_name_at_opening(at)

    def _is_shouted(self, at: int) -> bool:
        """Whether the whole sentence is in capitals: «ENTRETIEN. »."""
        first, last = at, at + 1
        while first and not self.words[first].opens:
            first -= 1
        while last < len(self.words) and not self.words[last].opens:
            last += 1
        words = self.words[first:last]
        is_short_name = len(words) == 1 and len(words[0].text) <= _LONGEST_SHORT_ACRONYM + 1
        return not is_short_name and all(word.text.isupper() or not word.text[0].isalpha() for word in words)

    def _is_name_at_opening(self, at: int) -> bool:
        """Tell a name at the head of a sentence from any other word, which has a capital there too."""
        word, key = self.words[at], _plain(self.words[at].key)
        if key in _KNOWN.titles or key in _KNOWN.given_names or word.is_marked or word.is_initial:
            return True
        follows = self._next(at)
        has_more = follows is not None and follows.has_capital
        if key in _KNOWN.heads and key not in _OPENERS:
            return has_more or self._tail(at + 1) > at + 1 or self._joined(at, at + 1) > at + 1
        if key in _NOT_ALONE or key in self.seen.small or _INVERSION.search(key):
            return False
        if key in self.seen.capital or (has_more and at + 1 not in self.taken):
            return True
        return self._is_listed(at) or self._acts(at)

    def _is_listed(self, at: int) -> bool:
        """Whether a word opens a list of names: "Brazil, Nigeria and Australia"."""
        follows = self.words[at + 1] if at + 1 < len(self.words) else None
        return follows is not None and follows.gap.strip() == "," and follows.has_capital

    def _acts(self, at: int) -> bool:
        """Whether a word that stands alone at the head of a sentence is the one who does what the verb says."""
        word, follows = self.words[at], self._next(at)
        if word.is_possessive:
            return True
        if follows is None or follows.text == "à":
            return False
        acts = _plain(follows.key) in _KNOWN.verbs or follows.key in _KNOWN.speech or _FUTURE.fullmatch(follows.key)
        return bool(acts) and not (
            word.key.endswith("s") and follows.key in {"have", "are", "were", "say", "want", "ont"}
        )

    # How far it goes

    def _grown(self, at: int) -> int:
        last = at + 1
        while (further := self._further(at, last)) > last:
            last = further
        return last

    def _further(self, first: int, last: int) -> int:
        word = self._next(last - 1)
        if word is None:
            return last
        if self.words[last - 1].is_possessive and word.key not in _AFTER_POSSESSIVE:
            return last
        if word.has_capital or last in self.taken:
            return last + 1
        if word.is_designator and not self._counts(last):
            return last + 1
        joined = self._joined(first, last)
        return joined if joined > last else self._with_tail(first, last)

    def _counts(self, at: int) -> bool:
        """Whether a figure counts what follows it, or is a day."""
        follows = self._next(at)
        return follows is not None and (follows.key in _KNOWN.units or follows.key in _KNOWN.calendar)

    def _joined(self, first: int, last: int) -> int:
        """Return where the run ends that small words and a capital after them go on with: «… de la Recherche»."""
        at = last
        while at < len(self.words) and at - last < _MOST_LINKS and self._is_link(at):
            at += 1
        if at == last or at >= len(self.words):
            return last
        after = self.words[at]
        if not after.has_capital or after.opens or not after.follows_on:
            return last
        links = [word.key for word in self.words[last:at]]
        return at + 1 if self._may_join(first, last, links, at) else last

    def _may_join(self, first: int, last: int, links: list[str], at: int) -> bool:
        before = [word.key for word in self.words[first:last]]
        if any(_plain(link) in _FOREIGN_PARTICLES for link in links):
            return len(links) == 1 or all(_plain(link) in _KNOWN.particles for link in links)
        if self.words[last - 1].is_possessive:
            return links == ["of"]
        if links == ["du"] and self.words[at].key in _DIRECTIONS:
            return True
        if before[0] in _KNOWN.given_names and len(before) <= _LONGEST_GIVEN and links[0] in ("de", "d'", "du"):
            return (
                at not in self.taken
                and self.words[at].key not in _KNOWN.heads
                and set(links) <= {"de", "d'", "du", "la"}
                and len(before) == 1
            )
        if links[0] in ("et", "and"):
            return self._may_add(first, last, links, at)
        if not any(key in _KNOWN.heads for key in before):
            return False
        if links[0] in _FRENCH_OF:
            return before[0] in _KNOWN.heads or before[0] in _KNOWN.small_heads
        if before[-1] in _KNOWN.firms:
            return False
        return links[0] in _ENGLISH_OF and set(links) <= _ENGLISH_OF | {"the"}

    def _may_add(self, first: int, last: int, links: list[str], at: int) -> bool:
        """Tell «musée de l’Air et de l’Espace», "Argyll and Bute Council" from two names."""
        within = [word.key for word in self.words[first:last]]
        if at in self.taken or self.words[at].is_acronym:
            return False
        if links[0] == "et":
            return within[0] in _KNOWN.heads and len(links) > 1 and bool(_FRENCH_OF & set(within))
        if bool({"of", "on", "for"} & set(within)) and within[0] in _KNOWN.heads:
            return True
        follows, before = self._next(at), self.words[first - 1].key if first else ""
        return before == "the" and follows is not None and follows.has_capital and follows.key in _KNOWN.heads

    def _is_link(self, at: int) -> bool:
        word = self.words[at]
        key = _plain(word.key)
        return (
            word.follows_on
            and not word.text[0].isupper()
            and (key in _KNOWN.links_fr or key in _KNOWN.links_en or key in _KNOWN.particles)
        )

    def _with_tail(self, first: int, last: int) -> int:
        """Return where a French institution's name ends, of which only the first word has a capital."""
        if not any(self.words[at].key in _KNOWN.heads and at not in self.taken for at in range(first, last)):
            return last
        return self._tail(last)

    def _tail(self, at: int) -> int:
        """Return where adjectives and complements in small letters end: «national d’études spatiales»."""
        if (end := self._adjective(at)) > at:
            return end
        end = at
        if self._key(end) == "et":
            end += 1
            if (adjective := self._adjective(end)) > end:
                return adjective
        noun = self._after_of(end)
        if noun > end and noun < len(self.words) and self._is_noun(noun):
            return noun + 1
        return at

    def _after_of(self, at: int) -> int:
        """Return the place after «de la», «d’», «pour les» …"""
        if self._key(at) in _FRENCH_OF:
            return at + 2 if self._key(at) == "de" and self._key(at + 1) in _FRENCH_ARTICLES else at + 1
        return at + 2 if self._key(at) == "pour" and self._key(at + 1) in _FRENCH_ARTICLES else at

    def _adjective(self, at: int) -> int:
        word = self._small(at)
        is_one = word is not None and _ADJECTIVE.fullmatch(word.key) and word.key not in _KNOWN.openers
        return at + 1 if is_one else at

    def _is_noun(self, at: int) -> bool:
        word = self._small(at)
        if word is None or len(word.key) < _SHORTEST_NOUN or not word.key.isalpha():
            return False
        is_other = word.key in _KNOWN.openers or word.key in _KNOWN.verbs or word.key in _KNOWN.calendar
        return not is_other and not _INFINITIVE.fullmatch(word.key)

    def _after_small_head(self, at: int) -> int:
        """Return where «université de Genève», «région Bretagne» ends, or `at` where none begins there."""
        word = self.words[at]
        if word.key not in _KNOWN.small_heads or at in self.taken or (word.opens and word.text[0].isupper()):
            return at
        last = at + 1
        while (after := self._adjective(last)) > last:
            last = after
        follows = self._next(last - 1)
        if follows is not None and follows.has_capital and last == at + 1 and last not in self.taken:
            return self._grown_on(at, last + 1)
        joined = self._joined(at, last)
        known = any(each in self.taken for each in range(last, joined))
        return self._grown_on(at, joined) if joined > last and not known else at

    def _grown_on(self, first: int, last: int) -> int:
        while (further := self._further(first, last)) > last:
            last = further
        return last

    # What of it is the name

    def _refined(self, first: int, last: int) -> Iterator[Run]:
        """Yield what is left of a run without titles, offices, days, and names that are known."""
        known = [at for at in range(first, last) if at in self.taken]
        if known and not self._is_more_than_known(first, last, known):
            yield from self._between(first, last, known)
            return
        first, last = self._trimmed(first, last)
        cut = self._cut(first, last)
        if cut is not None:
            yield from self._refined(first, cut)
            yield from self._refined(cut + 1, last)
        elif first < last and self._is_name(first, last):
            yield Run(first, last)

    def _is_more_than_known(self, first: int, last: int, known: list[int]) -> bool:
        """Tell a name that holds a known one, «Soyouz MS-30», “Moscow State University”, from one beside it."""
        if len(known) == last - first:
            return False
        if known[-1] == last - 2 and self.words[last - 1].is_designator and known == list(range(first, last - 1)):
            return True
        others = [self.words[at] for at in range(first, last) if at not in self.taken]
        begins_small = self.words[first].key in _KNOWN.small_heads and any(word.has_capital for word in others)
        return (begins_small or any(word.has_capital and word.key in _KNOWN.heads for word in others)) and not any(
            _plain(word.key) in _KNOWN.roles for word in others
        )

    def _between(self, first: int, last: int, known: list[int]) -> Iterator[Run]:
        for at in [*known, last]:
            while first < at and not self.words[first].has_capital:
                first += 1
            if first < at:
                yield from self._refined(first, at)
            first = at + 1

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        has_head = any(self.words[at].key in _KNOWN.heads for at in range(first, last))
        while first < last and self._is_no_beginning(first, has_head):
            first += 1
        has_head = has_head or (first < last and self.words[first].key in _KNOWN.given_names)
        while first < last and self._is_no_end(last - 1, has_head):
            last -= 1
        return first, last

    def _is_no_beginning(self, at: int, has_head: bool) -> bool:
        word, key = self.words[at], _plain(self.words[at].key)
        if word.key in _KNOWN.heads:
            return False
        if word.is_initial:
            return key in _KNOWN.titles and len(key) == 1
        if key in _KNOWN.openers and not word.is_marked:
            return word.opens or word.text[0].islower()
        other = key in _KNOWN.titles or key in _KNOWN.roles or key in _KNOWN.calendar or key in _KNOWN.role_parts
        if key in _KNOWN.opening_words and word.opens and not word.is_marked:
            return True
        return (other and not (has_head and word.text[0].isupper())) or (key in _KNOWN.no_names and not has_head)

    def _is_no_end(self, at: int, has_head: bool) -> bool:
        word = self.words[at]
        if word.text[0].islower() and _plain(word.key) in _KNOWN.links_fr | _KNOWN.links_en:
            return True
        if word.key in _DIRECTIONS and at and self.words[at - 1].key == "du":
            return False  # «Corée du Nord»
        if word.key in _KNOWN.no_names and not has_head and word.text[0].isupper() and not word.is_designator:
            return True
        return word.key in _KNOWN.calendar or (word.key in _KNOWN.roles and word.key not in _KNOWN.heads)

    def _cut(self, first: int, last: int) -> int | None:
        """Return the place of an office or a day within a run: «Kremlin Spokesman Ivan Petrov»."""
        has_head = any(self.words[at].key in _KNOWN.heads for at in range(first, last))
        for at in range(first + 1, last - 1):
            key = _plain(self.words[at].key)
            if not self.words[at].text[0].isupper() or self.words[at].is_initial:
                continue
            if key in _KNOWN.calendar or key in _KNOWN.titles - _KNOWN.given_names:
                return at
            if key in _KNOWN.roles and (not has_head or self.words[at + 1].key in _KNOWN.given_names):
                return at
        return None

    def _is_name(self, first: int, last: int) -> bool:
        words = self.words[first:last]
        if all(_is_mere_number(word) for word in words):
            return False
        if self._is_portfolio(first):
            return False
        if len(words) == 1:
            return self._is_name_alone(first)
        return not all(_plain(word.key) in _SAYS_NOTHING for word in words) and any(map(_is_capital, words))

    def _is_name_alone(self, at: int) -> bool:
        word = self.words[at]
        key = _plain(word.key)
        if word.is_acronym:
            return len(key) > 1 and key not in _NOT_AN_ACRONYM and key not in self._emphasised
        if len(key) == 1 or key in _NOT_ALONE or (word.key in self.seen.small and not word.is_marked):
            return False
        return not self._is_inhabitant(at) and not self._is_adjective(at)

    def _is_adjective(self, at: int) -> bool:
        """Tell "a Texan geologist", "Slavonic languages" by the ending and the noun that follows."""
        follows = self._next(at)
        if at and self.words[at - 1].key in _FRENCH_ARTICLES | _FRENCH_OF:
            return False
        if follows is None or not _ADJECTIVE_OF_PLACE.fullmatch(self.words[at].key) or self.words[at].is_possessive:
            return False
        is_other = follows.key in _KNOWN.openers or follows.key in _KNOWN.verbs or follows.key in _KNOWN.speech
        return follows.text.islower() and not is_other and not follows.key.endswith("ed")

    def _is_inhabitant(self, at: int) -> bool:
        """Tell «les Grenoblois», «un Brestois», by the article and the ending."""
        if at == 0:
            return False
        before, key = self.words[at - 1].key, self.words[at].key
        if before in _PLURAL:
            return _INHABITANTS.fullmatch(key) is not None
        return before in _ONE_OF and _INHABITANTS.fullmatch(key if key.endswith("s") else f"{key}s") is not None

    def _is_portfolio(self, first: int) -> bool:
        """Tell what a minister is in charge of: «ministre norvégienne de la Recherche», "Minister of Trade"."""
        at = first - 1
        while at >= max(0, first - _LOOK_BACK) and self._leads_to_portfolio(at):
            if self.words[at].key in _KNOWN.portfolios:
                return at < first - 1
            at -= 1
        return False

    def _leads_to_portfolio(self, at: int) -> bool:
        key = self.words[at].key
        small = _plain(key) in _KNOWN.links_fr or key in _ENGLISH_OF or key == "the"
        is_part = small or key in _KNOWN.portfolios or bool(_ADJECTIVE.fullmatch(key)) or key in _KNOWN.no_names
        return is_part and self.words[at + 1].follows_on

    # Words

    def _next(self, at: int) -> Word | None:
        """Return the word after, where only white space parts the two."""
        if at + 1 >= len(self.words):
            return None
        word = self.words[at + 1]
        return word if word.follows_on and not word.opens else None

    def _small(self, at: int) -> Word | None:
        """Return the word at a place, where it follows on and is in small letters."""
        word = self._next(at - 1) if at else None
        return word if word and word.text[0].islower() and at not in self.taken else None

    def _key(self, at: int) -> str:
        word = self._small(at)
        return word.key if word else ""


def _is_mere_number(word: Word) -> bool:
    """Tell «30», «II», “J.” from «BE-4»."""
    has_letters = word.is_marked and sum(map(str.isalpha, word.text)) > 1 and "-" in word.text.replace("‑", "-")
    return word.is_initial or (word.is_designator and not has_letters) or not word.text[0].isalpha()


def _is_capital(word: Word) -> bool:
    return word.has_capital


def _plain(key: str) -> str:
    """Return a word's key without the stop of an initial, or the apostrophe of an elided word."""
    return key.rstrip(".'")
