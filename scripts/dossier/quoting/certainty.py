"""Tells whether words that are found to name a speaker do so surely; else the speaker is given in doubt.

| the words                                       | sure                                              |
|-------------------------------------------------|---------------------------------------------------|
| a name that the registry knows, or of two words | yes                                               |
| a forename, an acronym                          | yes                                               |
| any other word with a capital                   | where it is a name of who acts: see lone_names.py |
| “the Texan”, «le Rémois»                        | no: whose nickname that is, isn't told            |
| “Critics”, “Astronaut” in a headline            | no: one of whom the article tells more            |
| «Vénus», “Mars”                                 | no: no planet speaks                              |
| “its authors”, “the letter”                     | no: who wrote it, isn't told                      |
| «un document transmis»                          | no: whose document that is, isn't told            |
| “the old man”, within another's words           | no: whom they mean, they don't tell               |
| «la voix», “the voice”                          | no: whose voice that is, isn't told               |
| «le doyen», where somebody is named before      | no: that may be they, see introduced.py           |
"""

import re

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.introduced import Introduced
from dossier.quoting.lone_names import acts
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS, Reading
from dossier.quoting.runs import is_forename
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

_SENT = vocabulary("speakers").words("issued")
_INHABITANTS = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
_REGIONAL = frozenset(
    each.split(":")[0] for name in ("regional", "regional_in_english") for each in vocabulary("speakers").words(name)
)
_DOCUMENTS = KNOWN.words("documents")
_HEAVENS = vocabulary("speakers").words("heavens")
_ARTICLES_ALONE = frozenset({"l", "d", "le", "la", "les", "un", "une", "des", "the", "a", "an"})
_QUALIFIED = re.compile(r"\s[a-zà-ÿ-]+(?:al|ale|ain|aine|ien|ienne|ique|el|elle|if|ive|aire|ais|aise|ois|oise)\b")
_PARTIES = frozenset(
    {"democrat", "republican", "conservative", "independent", "native", "senator", "congressman", "lawmaker"}
)
_OWNERS = KNOWN.words("possessives")
_WRITERS = frozenset(
    {"author", "authors", "auteur", "auteurs", "auteure", "signatories", "signataires", "writers", "rédacteurs"}
)
_LETTERS = vocabulary("speakers").words("letters")
_TWO = 2
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_OF_A_PLACE = re.compile(r"(?:[iox]ans?|ites?|ese|oise?s?|aise?s?|i?enn?e?s?)$")
_VOICES = frozenset({"voice", "voices", "voix"})
_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(KNOWN.words('titles') - {'me', 'm'}))}|M|Me)\.?\s$", re.IGNORECASE)
_LONGEST_TITLE = 18
_ANY_MAN = re.compile(r"(?:the|le|la|l[’'])\s?(?:[^\W\d_]+\s)?(?:man|woman|homme|femme)", re.IGNORECASE)
_INHABITING = ("oner", "oners", "liner", "liners", "yorker", "yorkers", "lander", "landers")
_AFTER_ARTICLE = re.compile(r"(?:\b(?:the|le|la)\s|\b[Ll][’'])$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:[Ll]e |[Ll]a |[Ll][’']|[Tt]he )(?P<word>[^\W\d_][\w’'-]*)")


class Certainty:
    """How sure the names of speakers of an article are."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._introduced = Introduced(reading, antecedents)

    def doubt(self, naming: Naming, block: int, *, is_within: bool = False) -> str | None:
        """Return why it isn't sure that somebody is meant by the words that name them, if so.

        `block` quotes them; `is_within` tells that another's words do, within it.
        """
        if naming.entity:
            return None
        words = _WORDS.findall(naming.words)
        if not words or all(word.lower() in _ARTICLES_ALONE for word in words):
            return "nobody"
        if naming.who.startswith("@") and not is_within and self._introduced.may_be_named(naming):
            return "two_speakers"
        if naming.who.startswith("@") and is_within and _ANY_MAN.fullmatch(naming.words):
            return "far"
        if len(words) == 1:
            return self._of_one_word(naming, words[0], block)
        if self._is_called_by_party(naming, words):
            return "two_speakers"
        if naming.who.startswith("@"):
            return self._of_description(naming, [word.lower() for word in words], block)
        return None

    def _of_one_word(self, naming: Naming, word: str, block: int) -> str | None:
        key = word.lower()
        is_bare_noun = key in PERSONS or is_person_noun(key)
        article = _ARTICLE.fullmatch(naming.words)
        if article and article["word"].lower() in _WRITERS | _LETTERS:
            return "far" if self._introduced.is_anybody_before(naming) else None
        if article:
            return self._of_nickname(article["word"])
        if is_bare_noun:
            return "far" if self._is_heading(block) else None
        if key in PREPOSITIONS:
            return "nobody"
        if _TITLED.search(self._reading.text, max(0, naming.start - _LONGEST_TITLE), naming.start):
            return None
        if key in _HEAVENS or (not naming.is_person and self._is_cut(naming)):
            return "far"
        if naming.who not in (key, f"@{key}", f"@{naming.words.lower()}"):
            return None
        if _AFTER_ARTICLE.search(self._reading.text, max(0, naming.start - 5), naming.start):
            return self._of_nickname(word)
        is_known = (
            naming.is_person or naming.who not in (key, f"@{key}") or is_forename(key) or word.isupper() or is_bare_noun
        )
        return None if is_known or acts(self._reading, word) else "far"

    def _is_cut(self, naming: Naming) -> bool:
        """Tell «le Commandement», of «le Commandement spatial», that is no whole name."""
        text = self._reading.text
        has_article = _AFTER_ARTICLE.search(text, max(0, naming.start - 5), naming.start) is not None
        return has_article and naming.who == naming.words.lower() and _QUALIFIED.match(text, naming.end) is not None

    def _is_called_by_party(self, naming: Naming, words: list[str]) -> bool:
        """Tell “the Ohio Democrat”, that is no name."""
        is_the = _AFTER_ARTICLE.search(self._reading.text, max(0, naming.start - 5), naming.start) is not None
        return is_the and words[-1].lower() in _PARTIES

    def _of_nickname(self, word: str) -> str | None:
        """Doubt “the Texan”, as far as that is no name, and no noun."""
        is_inhabitant = word.lower() in _INHABITANTS | _REGIONAL or (word[0].isupper() and _OF_A_PLACE.search(word))
        is_likely = word[0].isupper() and word.lower().endswith(_INHABITING)  # “the Londoner”
        return "two_speakers" if is_inhabitant or is_likely else None

    def _is_heading(self, block: int) -> bool:
        return self._reading.article.blocks[block].kind in HEADINGS

    def _of_description(self, naming: Naming, words: list[str], block: int) -> str | None:
        if self._is_heading(block) and words[0] not in DETERMINERS and any(map(is_person_noun, words)):
            return "far"
        if words[-1] in _VOICES and words[0] in DETERMINERS - {"a", "une"}:
            return "far"
        if len(words) == len(DETERMINERS & {words[0]}) + 1 and naming.words.split()[-1][0].isupper():
            return self._of_nickname(naming.words.split()[-1])
        if words[0] in _OWNERS and words[-1] in _WRITERS:
            return "far"
        if set(words) & _SENT and set(words) & _DOCUMENTS:
            return "far"
        if len(words) == _TWO and words[0] in _ARTICLES_ALONE and words[1] in _WRITERS | _LETTERS:
            return "far" if self._introduced.is_anybody_before(naming) else None
        if words[0] in _OWNERS and set(words) & _LETTERS:
            return "far"
        return None
