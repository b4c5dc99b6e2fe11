"""Finds who is said to speak in a sentence: each verb of saying with its subject, and what stands for such a verb.

| form       | for instance                                                  |
|------------|---------------------------------------------------------------|
| verb       | «a déclaré X», “X said”, «X a tenu à préciser», “said X”       |
| shared     | «…, ajoutant que», “and warned”: the subject stands before    |
| source     | «selon X», “according to X”, “in X's words”                   |
| noun       | «le mot de X», “X's remark”                                   |
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verb_groups import Group, group_at
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_NAMING = KNOWN.words("naming")
_SPEECH_NOUNS = KNOWN.words("speech_nouns")
_DOCUMENTS = KNOWN.words("documents")
_ALL_SOURCES = sorted(
    (line.split() for part in KNOWN.lines("sources") for line in part.replace("’", "'").replace("'", "' ").split("|")),
    key=len,
    reverse=True,
)
_SOURCES = {
    first: [source for source in _ALL_SOURCES if source[0] == first] for first in {each[0] for each in _ALL_SOURCES}
}
_ARTICLES = word_kinds.DETERMINERS
_AUXILIARIES = KNOWN.words("auxiliaries")
_CHAINS = KNOWN.words("chains")
_HOLDING = KNOWN.words("holding")
_NEAR_HOLDER = 5
_VERBAL = KNOWN.words("modals") | KNOWN.words("auxiliaries") - {"'s", "a|"}
_ATTRIBUTED = KNOWN.words("attributed")
_OWN_AUXILIARIES = frozenset({"a", "a|", "ont", "avait", "avaient", "has", "have", "had", "il", "elle", "he", "she"})
_INVERTED = frozenset({"said", "says", "added", "wrote", "writes", "adds", "explained", "recalled", "asks"})
_NEVER_INVERTED = frozenset({"put", "puts", "told", "tells", "call", "calls", "called", "speak", "speaks", "spoke"})
_BEFORE_INVERTED = KNOWN.words("clitics") | {"ainsi", "comme", "as", "so", "toujours"}


@dataclass(frozen=True)
class Saying:
    """Words of a sentence that say that somebody speaks."""

    first: int
    last: int
    """The tokens of the verb, or of the noun."""
    subject: Phrase | None
    form: str
    """`verb`, `shared`, `source` or `noun`."""
    is_after: bool = False
    """Whether the subject follows the verb."""
    is_hearsay: bool = False
    """Whether the article itself isn't sure whose words they are: «un mot qu'on attribue à X»."""
    is_naming: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """The tokens of verb and subject."""
        if self.subject is None:
            return self.first, self.last
        return min(self.first, self.subject.first), max(self.last, self.subject.last)


def sayings(tokens: Sequence[Token], is_name: IsName) -> list[Saying]:
    """Return what says in a sentence that somebody speaks, in order."""
    found = list(_sources(tokens, is_name))
    taken = {at for each in found for at in range(each.first, each.last + 1)}
    found += [each for each in _nouns(tokens, is_name) if each.first not in taken]
    last = -1
    for at, token in enumerate(tokens):
        if at <= last or at in taken or token.quotation >= 0 or is_name(token):
            continue
        group = group_at(tokens, at)
        if group:
            found.append(_saying(tokens, group, is_name))
            last = group.last
    return sorted(found, key=lambda each: (each.first, each.last))


def _saying(tokens: Sequence[Token], group: Group, is_name: IsName) -> Saying:
    key = tokens[group.last].key
    naming = key in _NAMING
    is_hearsay = any(_is_conditional(token.key) for token in tokens[group.first : group.last + 1])
    if group.pronoun is not None:
        subject = Phrase(group.pronoun, group.pronoun, is_pronoun=True)
        last = max(group.last, group.pronoun)
        return Saying(group.first, last, subject, "verb", is_after=True, is_hearsay=is_hearsay, is_naming=naming)
    if group.is_shared and group.first and _is_document(tokens[group.first - 1].key):
        bearer = _bearer(tokens, group.first - 1, is_name)  # “a sign reading”, “X held signs reading”
        return Saying(group.first, group.last, bearer, "verb" if bearer else "shared")
    if group.is_shared:
        return Saying(group.first, group.last, None, "shared", is_naming=naming)
    if may_invert(tokens, group.first) and key not in _NEVER_INVERTED:
        inverted = phrases.after(tokens, group.last + 1, is_name)
        follows = _follows_quotation(tokens, group.first)
        incise = _closes_incise(tokens, group, inverted) if inverted else False
        if inverted and (follows or (incise and (is_name.is_french or key in _INVERTED))):
            return Saying(group.first, group.last, inverted, "verb", is_after=True, is_hearsay=is_hearsay)
    standing = phrases.before(tokens, group.first - 1, is_name)
    form = "verb" if standing else "shared"
    return Saying(group.first, group.last, standing, form, is_hearsay=is_hearsay, is_naming=naming)


def _is_conditional(key: str) -> bool:
    """Tell «dirait», «chercherait à dire»: nobody has said it, or the article doesn't vouch for it."""
    return key.endswith(("rait", "raient")) and key not in _AUXILIARIES and key in forms().every | _CHAINS


def _is_document(key: str) -> bool:
    return key in _DOCUMENTS or (key.endswith("s") and key[:-1] in _DOCUMENTS)


def _bearer(tokens: Sequence[Token], document: int, is_name: IsName) -> Phrase | None:
    """Return who holds what is read there, else the thing itself."""
    near = range(document - 1, max(0, document - _NEAR_HOLDER), -1)
    verb = next((k for k in near if tokens[k].key in _HOLDING), None)
    holder = phrases.before(tokens, verb - 1, is_name) if verb else None
    return holder or phrases.before(tokens, document, is_name)


def may_invert(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a verb stands where its subject may follow: right after a quotation, or at the head of an incise."""
    return _follows_quotation(tokens, first) or (first > 0 and tokens[first - 1].text in ",–—-")


def _follows_quotation(tokens: Sequence[Token], first: int) -> bool:
    at = first - 1
    while at >= 0 and (tokens[at].text in ",–—-" or tokens[at].key in _BEFORE_INVERTED):
        at -= 1
    follows_comparison = tokens[at + 1].key in ("comme", "as", "so", "ainsi")
    return (
        at < 0 or tokens[at].quotation >= 0 or (at == 0 and tokens[0].key in word_kinds.JOINING and follows_comparison)
    )


def _closes_incise(tokens: Sequence[Token], group: Group, subject: Phrase) -> bool:
    """Tell «…, assure le maire, …» from «X, qui est maire, assure le …»: the subject follows at once, and a mark."""
    if subject.first != group.last + 1:
        return False
    if any(token.key in _VERBAL for token in tokens[subject.first : subject.last + 1]):
        return False  # “X said the university should have “…””
    end = subject.last + 1
    if tokens[group.last].key in _INVERTED:
        return end >= len(tokens) or tokens[end].quotation >= 0 or tokens[end].text in ",."
    while end < len(tokens) and end < subject.last + 8 and tokens[end].is_word and tokens[end].quotation < 0:
        end += 1
    return end >= len(tokens) or tokens[end].text in ",.–—;-?!"


def _sources(tokens: Sequence[Token], is_name: IsName) -> Iterator[Saying]:
    keys = [token.key for token in tokens]
    for at in range(len(keys)):
        told = _owned_words(tokens, at, is_name) or _attributed(tokens, at, is_name)
        if told:
            yield told
            continue
        for source in _SOURCES.get(keys[at], ()):
            if keys[at : at + len(source)] != source or not _is_source(tokens, at, source):
                continue
            begin = at + len(source)
            contracted = source[-1] in ("du",)
            if begin < len(tokens) and (tokens[begin].key in word_kinds.PRONOUNS) and tokens[begin].key != "la":
                yield Saying(at, begin - 1, Phrase(begin, begin, is_pronoun=True), "source", is_after=True)
            elif begin < len(tokens) and (
                contracted or word_kinds.opens_phrase(tokens[begin], is_name) or tokens[begin].key in word_kinds.PERSONS
            ):
                subject = phrases.after(tokens, begin, is_name)
                if subject and subject.first == begin:
                    noun = _spoken_of(tokens, subject, is_name)
                    yield Saying(at, begin - 1, noun or subject, "source", is_after=True)
            break


def _attributed(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return «qu'on attribue à X», “attributed to X”; not «X a attribué l'échec à …»."""
    if tokens[at].key not in _ATTRIBUTED or at + 2 >= len(tokens) or tokens[at + 1].key not in ("à", "au", "to"):
        return None
    if any(token.key in _OWN_AUXILIARIES for token in tokens[max(0, at - 3) : at]):
        return None
    subject = phrases.after(tokens, at + 2, is_name)
    if subject is None or subject.first != at + 2:
        return None
    return Saying(at, at + 1, subject, "source", is_after=True, is_hearsay=True)


def _is_source(tokens: Sequence[Token], at: int, source: Sequence[str]) -> bool:
    """Tell «Pour X, …» from any other «pour»."""
    if source in (["for"], ["to"]):
        return at == 0 and _parts_a_person(tokens, at + 1)
    if source[0] not in ("pour", "per", "citing", "quoting", "suivant"):
        return True
    if source[0] != "pour":
        return at > 0 and (tokens[at - 1].text == "," or tokens[at - 1].quotation >= 0)
    if at and tokens[at - 1].quotation < 0 and tokens[at - 1].text not in ",;:":
        return False
    return at == 0 or (tokens[at - 1].quotation >= 0) or (at > 1 and tokens[at - 2].quotation >= 0)


def _parts_a_person(tokens: Sequence[Token], at: int) -> bool:
    """Tell “For Mary Collins, …”: words with capitals, and a comma."""
    begin = at
    while at < len(tokens) and tokens[at].is_word and tokens[at].has_capital:
        at += 1
    return begin < at < len(tokens) and tokens[at].text == ","


def _spoken_of(tokens: Sequence[Token], subject: Phrase, is_name: IsName) -> Phrase | None:
    """Return whose words «les mots de X» are."""
    for at in range(subject.first, subject.last):
        if tokens[at].key in _SPEECH_NOUNS and tokens[at + 1].key in ("de", "du", "d'", "des", "of"):
            begin = at + 1 if tokens[at + 1].key in ("du", "des") else at + 2
            return Phrase(begin, subject.last) if begin <= subject.last else None
    return None


def _owned_words(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return “in X's words”, “in his own words”."""
    if tokens[at].key not in ("in", "by"):
        return None
    for last in range(at + 2, min(at + 9, len(tokens))):
        if not tokens[last].is_word:
            return None
        if tokens[last].key in ("words", "phrase", "view", "telling", "account"):
            begin = at + 1
            if tokens[last - 1].key == "own":
                last -= 1
            if tokens[last - 1].key == "'s":
                return Saying(at, last, Phrase(begin, last - 2), "source", is_after=True)
            if tokens[begin].key in ("his", "her", "their", "its"):
                return Saying(at, last, Phrase(begin, begin, is_pronoun=True), "source", is_after=True)
    return None


def _nouns(tokens: Sequence[Token], is_name: IsName) -> Iterator[Saying]:
    """Yield «le mot de X», “X's remark that”."""
    for at, token in enumerate(tokens):
        if token.key not in _SPEECH_NOUNS:
            continue
        if at > 1 and tokens[at - 1].key == "'s":
            subject = phrases.before(tokens, at - 2, is_name)
            if subject:
                yield Saying(at, at, subject, "noun")
        elif at + 2 < len(tokens) and tokens[at + 1].key in ("de", "d'", "du", "of", "from"):
            begin = at + 1 if tokens[at + 1].key == "du" else at + 2
            if is_name(tokens[begin]) or (tokens[begin].key in _ARTICLES | {"du"} and begin + 1 < len(tokens)):
                subject = phrases.after(tokens, begin if tokens[begin].key != "du" else begin + 1, is_name)
                if subject:
                    yield Saying(at, at, subject, "noun", is_after=True)
