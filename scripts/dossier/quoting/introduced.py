"""Tells whether a definite description may mean somebody named before it: «Le doyen», after two men were named.

| the description                                         | may mean somebody named                            |
|---------------------------------------------------------|----------------------------------------------------|
| “the veteran”, «le commandant»                          | any in its paragraph, or the one before, who fits  |
| “the engineer”, «le soudeur»                            | the same; of the one before, the only one, or who speaks |
| «le doyen de l'équipage», “the youngest of the three”   | the same: one of those just spoken of              |
| «le commentateur de la radio», “the man who ran it”     | nobody: says itself who that is                    |
| “the official”, after “a NASA official”                 | nobody                                             |

Who is of another gender, or is called by another trade, doesn't fit.
"""

import re
from collections.abc import Iterator

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.called import BODY_NOUNS, LOOSE, noun_of
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS, Reading
from dossier.quoting.references import INDEFINITE
from dossier.quoting.trades import alike
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PERSONS, is_person_noun
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_COLLECTIVES = _SPEAKERS.words("collectives") | {"three", "two", "four", "trois", "deux", "quatre", "lot"}
_RANKS = _SPEAKERS.words("ranks")
_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_DOCUMENTS = KNOWN.words("documents")
_ARTICLES = ("le", "la", "l'", "the")
_PARTS = re.compile(r"[ld]['’]|[^\W_]+(?:-[^\W_]+)*", re.IGNORECASE)
_GROUP = re.compile(r"\s(?:des|du|de la|de l['’]|of the|in the|of)\s?(?P<of>[^\W\d_]+)", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"\s(?!(?:who|whom|whose|that|qui|que|dont|of|from|in|at|for|with|de|du|des|au|aux|chez|en)\s)[a-zà-ÿ-]{3,}(?=\s)"
)
_COMPLEMENT = re.compile(
    r"\s(?!(?:de|of)\s\d\d(?:\sans)?\b)(?:who|whom|whose|that|qui|que|dont|of|from|in|at|for|with|de|du|des|à|au|aux|chez|en)\s|\s[dà]['’]",
    re.IGNORECASE,
)


class Introduced:
    """Those named in an article, for whom descriptions may stand."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._antecedents = antecedents

    def may_be_named(self, naming: Naming) -> bool:
        """Tell whether a definite description of a person may mean somebody named before."""
        keys = [each.lower().replace("’", "'") for each in _PARTS.findall(naming.words)]
        if not naming.is_person or len(keys) < 2 or keys[0] not in _ARTICLES:
            return False
        noun = noun_of(keys)
        if noun is None or noun in BODY_NOUNS | _DOCUMENTS or _is_many(noun) or self._has_own_words(naming, noun):
            return False
        if self._is_introduced(noun, naming.start):
            return False
        gender = "f" if keys[0] == "la" or noun in _FEMININE else "m" if keys[0] == "le" or noun in _MASCULINE else None
        return any(self._fits(each, noun, gender) for each in self._before(naming, is_rank=noun in _RANKS))

    def _has_own_words(self, naming: Naming, noun: str) -> bool:
        """Tell whether what follows the noun says who that is, of all there are."""
        begin = naming.words.lower().rfind(noun)
        tail = self._reading.text[naming.start + max(begin, 0) + len(noun) : naming.end + 40]
        within = naming.end - naming.start - max(begin, 0) - len(noun)
        qualified = _ADJECTIVE.match(tail)
        if qualified and qualified.end() <= within:
            tail = tail[qualified.end() :]  # «l'inspecteur | général | de la Nasa»
        tail = re.split(r"[,;.:«“\"(]", tail, maxsplit=1)[0] + " "
        one_of = _GROUP.match(tail)
        if one_of and (one_of["of"].lower() in _COLLECTIVES or _is_many(one_of["of"].lower())):
            return False
        return _COMPLEMENT.match(tail) is not None

    def _is_introduced(self, noun: str, offset: int) -> bool:
        """Tell whether somebody unnamed was called by the noun before."""
        place = self._reading.sentence_at(offset)
        for back in range(place, -1, -1):
            for each in self._antecedents.references(back):
                words = each.naming.words.lower().replace("’", "'").replace("'", "' ").split()
                if each.at < offset and each.naming.who.startswith("@") and noun in words and words[0] in INDEFINITE:
                    return True
        return False

    def _before(self, naming: Naming, *, is_rank: bool) -> Iterator[Naming]:
        """Yield the persons named in a description's paragraph before it, and those who speak in the one before."""
        blocks = self._reading.article.blocks
        here = next(at for at, block in enumerate(blocks) if block.start <= naming.start < block.end)
        first = here - 1 if here and blocks[here - 1].kind not in HEADINGS else here
        spoke = self._antecedents.speakers_between(blocks[first].start, naming.start)
        sentence = self._reading.sentences[self._reading.sentence_at(naming.start)]
        end = min(naming.start, max(sentence.start, blocks[here].start))  # beside a name, a description is another
        persons = [each for each in self._reading.people.within(blocks[first].start, end) if each.is_person]
        is_one = len({each.who for each in persons}) == 1
        for each in persons:
            if is_one or is_rank or each.start >= blocks[here].start or each.who in spoke:
                yield each

    def _fits(self, naming: Naming, noun: str, gender: str | None) -> bool:
        if gender and self._antecedents.gender(naming) not in (gender, None):
            return False
        trades = self._antecedents.trades(naming) - LOOSE - _RANKS
        return not trades or bool(alike(noun) & trades) or noun in _RANKS or noun not in PERSONS


def _is_many(noun: str) -> bool:
    return noun.endswith(("s", "x")) and is_person_noun(noun[:-1])
