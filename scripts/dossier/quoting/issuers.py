"""Tells whose the words of a document are that a sentence calls a speaker.

| words                                              | the speaker                        |
|----------------------------------------------------|------------------------------------|
| “a message that X sent”, «une lettre qu'écrit X»   | X                                  |
| «le communiqué», “the statement”                   | the body spoken of last            |
| «le document», “the text”                          | the paper spoken of last           |
"""

from collections.abc import Sequence

from dossier.quoting import phrases
from dossier.quoting.antecedents import Antecedents
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.reading import Reading
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import ADVERBS, DETERMINERS, PERSONS, PREPOSITIONS, Phrase
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_SENDING = _SPEAKERS.words("sending")
_PAPERS = _SPEAKERS.words("papers")
_AGAIN = _SPEAKERS.words("again_papers")
_ISSUED = _SPEAKERS.words("issued")
_DOCUMENTS = KNOWN.words("documents") | KNOWN.words("speech_nouns")
_STATEMENTS = frozenset(
    ["communiqué", "statement", "texte", "text", "document", "declaration", "déclaration", "message", "release"]
)
_THATS = frozenset({"that", "which", "que", "qu'"})
_FARTHEST = 3
_AGENT = 9


class Issuers:
    """Those whose words the documents of an article are."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._antecedents = antecedents

    def sender(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """Return who a sentence says sent, or wrote, a document: “a message that X sent”."""
        tokens = sentence.tokens
        if not any(token.key in _DOCUMENTS for token in tokens[phrase.first : phrase.last + 1]):
            return None
        after = phrase.last + 1
        agent = self._agent(tokens, phrase)
        if agent:
            return agent
        if after + 2 >= len(tokens) or tokens[after].key not in _THATS:
            return None
        verb = next((k for k in range(after + 1, min(after + 9, len(tokens))) if tokens[k].key in _SENDING), None)
        if verb is None:
            return None
        last = verb - 1
        while last > after and (tokens[last].key in ADVERBS or tokens[last].key in ("a|", "avait", "had", "has")):
            last -= 1
        if last > after:
            return phrases.before(tokens, last, self._reading.is_name)
        return phrases.after(tokens, verb + 1, self._reading.is_name)

    def _agent(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
        """Return by whom a document is said to be sent, or issued: «un communiqué publié le soir même par X»."""
        sent = next((k for k in range(phrase.first, min(phrase.last + 3, len(tokens))) if _is_issued(tokens[k])), None)
        if sent is None:
            return None
        for at in range(sent + 1, min(sent + _AGENT, len(tokens) - 1)):
            if not tokens[at].is_word or tokens[at].quotation >= 0:
                return None
            if tokens[at].key in ("par", "by"):
                found = phrases.after(tokens, at + 1, self._reading.is_name)
                return found if found and found.first == at + 1 and not found.is_pronoun else None
        return None

    def of(self, tokens: Sequence[Token], place: int, offset: int) -> Meant | None:
        """Return who issued a document: the body, or the paper, that the article spoke of before."""
        head = next((token for token in tokens if token.key in _STATEMENTS | _AGAIN), None)
        if head is None or any(token.key in PERSONS for token in tokens[: tokens.index(head)]):
            return None
        if (len(tokens) > 2 and tokens[-1] is not head) or tokens[0].key in INDEFINITE:
            return None
        if tokens[0].key not in DETERMINERS:
            return None
        return self._paper(head, place, offset) or self._body(place, offset)

    def _body(self, place: int, offset: int) -> Meant | None:
        for back in range(place, max(-1, place - _FARTHEST), -1):
            for each in reversed(self._antecedents.references(back)):
                if each.at < offset and not each.naming.is_person and not each.is_governed and each.naming.entity:
                    return Meant(each.naming)
        return None

    def _paper(self, head: Token, place: int, offset: int) -> Meant | None:
        """Return the paper that was last spoken of by another word, in the same paragraph."""
        if head.key not in _AGAIN:
            return None
        sentences = self._reading.sentences
        for back in range(place, max(-1, place - _FARTHEST), -1):
            if sentences[back].block != sentences[place].block:
                break
            tokens = sentences[back].tokens
            for at in range(len(tokens) - 1, 0, -1):
                if tokens[at].key not in _PAPERS - {head.key} or tokens[at].start >= offset:
                    continue
                begin = next((k for k in (at - 1, at - 2) if k >= 0 and tokens[k].key in INDEFINITE), None)
                if begin is not None and tokens[at - 1].key not in PREPOSITIONS:
                    return Meant(self._reading.described(tokens[begin : at + 1], is_person=False))
        return None


def _is_issued(token: Token) -> bool:
    """Tell «publié», «transmis», “issued”."""
    return token.key in _ISSUED or (token.key.endswith("s") and token.key[:-1] in _ISSUED)
