"""Tells who spoke, by the sentence after: who wrote what was quoted, and who «le skipper» is, named there first.

| the sentence after                                          | the speaker before it                         |
|-------------------------------------------------------------|-----------------------------------------------|
| «Son auteur, X, …», “It was signed by X”, «Signé par X, …»  | X, where words of a document were quoted      |
| «Le ministre, X, …», where «le ministre turc» spoke         | X                                             |
| names X, as its subject, the only person of the paragraph,  | X, where «le skipper» or «l'édile» spoke, the |
| before whom the article named nobody                        | first of whom the article speaks              |
| the same, after «le médecin», «l'avocat»; or where somebody | the description: they speak of X              |
| is praised                                                  |                                               |
"""

import re
from collections.abc import Sequence

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.called import BODY_NOUNS, LOOSE, noun_of
from dossier.quoting.people import Naming, may_be_person
from dossier.quoting.reading import HEADINGS, Reading, is_governed
from dossier.quoting.trades import alike
from dossier.quoting.variation import COUNTERING
from dossier.quoting.verbs import KNOWN, forms
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_RANKS = _SPEAKERS.words("ranks")
_DOCUMENTS = KNOWN.words("documents") | _SPEAKERS.words("papers")
_NO_TRADES = (
    BODY_NOUNS
    | _SPEAKERS.words("collectives")
    | _SPEAKERS.words("kin")
    | KNOWN.words("documents")
    | _SPEAKERS.words("of_others")
)
_PRAISING = _SPEAKERS.words("praising")
_CONTRASTS = frozenset(
    {"lui", "elle", "côté", "part", "quant", "meanwhile", "autre", "other", "another", "tandis", "but"}
)
_PARTS = re.compile(r"[ld]['’]|[^\W_]+(?:-[^\W_]+)*", re.IGNORECASE)
_THE = ("le", "la", "l'", "the")
_AUTHOR = re.compile(
    r"\s*(?:son|sa|its|the|l['’]|le|la)\s?(?:auteur|autrice|auteure|author|signataire|signatory|writer)"
    r"(?:,| est| était| is| was)\s(?P<office>[^,.;:«“\"]{0,60})",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\w{2,}(?:é|ée|i|ie|u|ue|ed)\s[^,.;:«]+,$")
_SIGNED_FIRST = re.compile(
    r"\s*(?:signed|penned|written|drafted|signée?|rédigée?|écrite?)\s(?:by|par|du|de|d['’])\s?(?P<office>[^.;:«“\"]{0,60})",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\s*(?:it|il|elle|(?:le|la|the)\s\w+)\s(?:was|is|est|était|a été)\s"
    r"(?:co)?(?:signed|signée?|penned|written|drafted|rédigée?|écrite?)\s(?:by|par|de|d['’])\s?"
    r"(?P<office>[^,.;:«“\"]{0,60})",
    re.IGNORECASE,
)


class ToldAfter:
    """What the sentences after quotations tell of those who spoke."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._antecedents = antecedents

    def author(self, place: int, who: Naming | None) -> Naming | None:
        """Return who the sentence after says wrote what a sentence quotes, of a document `who`, or nobody known."""
        sentences = self._reading.sentences
        after = self._after(place)
        is_written = who.who.startswith("@") and not who.is_person if who else self._speaks_of_document(place)
        if after is None or not is_written:
            return None
        sentence = sentences[after]
        text, persons = self._reading.text, self._persons(sentence.start, sentence.tokens[-1].end)
        if not persons:
            return None
        is_told = any(
            each.fullmatch(text, sentence.start, persons[0].start) for each in (_AUTHOR, _SIGNED, _SIGNED_FIRST)
        )
        return persons[0] if is_told else None

    def _speaks_of_document(self, place: int) -> bool:
        return any(token.key in _DOCUMENTS for token in self._reading.sentences[place].tokens)

    def named(self, who: Naming, place: int) -> Naming | None:
        """Return who somebody is that a definite description brought in, by the name in the sentence after."""
        keys = [each.lower().replace("’", "'") for each in _PARTS.findall(who.words)]
        noun = noun_of(keys) if len(keys) > 1 else None
        after = self._after(place)
        if after is None or noun is None or keys[0] not in _THE or noun in _NO_TRADES or noun.endswith("s"):
            return None
        called = self._called_so(after, noun, keys)
        if called:
            return called
        block = self._reading.article.blocks[self._reading.sentences[place].block]
        everybody = self._persons(0, block.end)
        if not everybody or everybody[0].start < who.start or self._says_of_whom(who, noun):
            return None
        sentence = self._reading.sentences[after]
        one = everybody[0]
        is_alone = len({each.who for each in everybody}) == 1 and not self._may_name_others(block.start, block.end)
        if not is_alone or one.start < sentence.start or sentence.quotations or " " not in one.words:
            return None
        keys_here = {token.key for token in self._reading.sentences[place].tokens}
        if {token.key for token in sentence.tokens} & (_CONTRASTS | COUNTERING) or keys_here & _PRAISING:
            return None
        at = next((k for k, token in enumerate(sentence.tokens) if token.start == one.start), None)
        if at is None or is_governed(sentence.tokens, at, one.end, is_person=True) or not self._is_subject(one):
            return None
        return one if self._may_be(one, keys[0], noun) else None

    def _called_so(self, after: int, noun: str, keys: Sequence[str]) -> Naming | None:
        """Return who is named there beside the same noun, and no more: «Le ministre turc …. Le ministre, X, …»."""
        sentence, text = self._reading.sentences[after], self._reading.text
        persons = self._persons(sentence.start, sentence.tokens[-1].end)
        if not persons or text[persons[0].end : persons[0].end + 1] != "," or " " not in persons[0].words:
            return None
        before = [each.lower().replace("’", "'") for each in _PARTS.findall(text[sentence.start : persons[0].start])]
        is_so = text[: persons[0].start].endswith(", ") and before[:1] == keys[:1] and before[-1:] == [noun]
        return persons[0] if is_so and set(before) <= set(keys) else None

    def _after(self, place: int) -> int | None:
        """Return the place of the next sentence of the paragraph, where it quotes nothing."""
        sentences = self._reading.sentences
        is_there = place + 1 < len(sentences) and sentences[place + 1].block == sentences[place].block
        is_there = is_there and self._reading.article.blocks[sentences[place].block].kind not in HEADINGS
        return place + 1 if is_there and not sentences[place + 1].quotations else None

    def _persons(self, start: int, end: int) -> Sequence[Naming]:
        return [each for each in self._reading.people.within(start, end) if each.is_person]

    def _may_name_others(self, start: int, end: int) -> bool:
        """Tell whether a paragraph holds names that may be other persons'."""
        named = self._reading.people.within(start, end)
        return any(not each.is_person and may_be_person(each, self._reading.text) for each in named)

    def _says_of_whom(self, who: Naming, noun: str) -> bool:
        """Tell «le maire de Brest» from «l'édile»."""
        after = self._reading.text[who.start + who.words.lower().rfind(noun) + len(noun) :][:8].lower()
        return re.match(r"\s(?:de|du|des|d['’]|of|for|from|who|qui)\b", after) is not None

    def _is_subject(self, naming: Naming) -> bool:
        """Tell whether a name begins its sentence, or follows a participle: «Parti de Lorient lundi, X …»."""
        start = self._reading.sentences[self._reading.sentence_at(naming.start)].start
        before = self._reading.text[start : naming.start].strip()
        is_participle = before.endswith(",") and before.split()[0].lower() in forms().participles
        return " " not in before or is_participle or bool(_PARTICIPLE.match(before))

    def _may_be(self, naming: Naming, article: str, noun: str) -> bool:
        """Tell whether gender and trade of somebody, as far as they are told, are those of a description."""
        gender = "f" if article == "la" else "m" if article == "le" else None
        if gender and self._antecedents.gender(naming) not in (gender, None):
            return False
        trades = self._antecedents.trades(naming) - LOOSE - _RANKS
        return not trades or bool(alike(noun) & trades)
