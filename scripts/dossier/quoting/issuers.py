"""Tells whose the words of a document are that a sentence calls a speaker.

| words                                              | the speaker                        |
|----------------------------------------------------|------------------------------------|
| “a message that X sent”, «une lettre qu'écrit X»   | X                                  |
| «le communiqué», “the statement”                   | the body spoken of last            |
| the same, after “X said in a statement”            | X                                  |
| the same, after «X publie un rapport»              | X                                  |
| the same, after “X found in a report that …”       | X                                  |
| «le document», “the text”                          | the paper spoken of last           |
"""

import re
from collections.abc import Sequence

from dossier.quoting import phrases
from dossier.quoting.antecedents import Antecedents
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.references import INDEFINITE, Meant, Reference
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import ADVERBS, DETERMINERS, PERSONS, PREPOSITIONS, Phrase, is_person_noun
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
_STATED = _STATEMENTS | {
    "tweet",
    "lettre",
    "letter",
    "note",
    "rapport",
    "report",
    "post",
    "memo",
    "courrier",
    "cable",
    "câble",
    "telegram",
    "télégramme",
    "postcard",
    "handbook",
    "livret",
    "carte",
    "courriel",
    "email",
    "e-mail",
}
_ACCOUNTS = KNOWN.words("voices") | {"channel", "chaîne", "page", "blog", "wall"}
_THATS = frozenset({"that", "which", "que", "qu'"})
_FARTHEST = 3
_AGENT = 9
_SIGNED = 14
_FINDING = _SPEAKERS.words("finding")
_SIGNING = frozenset({"signed", "signé", "signée", "cosigned", "cosignée", "cosigné", "penned", "rédigé", "rédigée"})
_ISSUING = _SPEAKERS.words("issuing")
_AUXILIARIES = frozenset(
    {"a", "a|", "ont", "vient", "viennent", "de", "has", "have", "had", "just", "avait", "avaient"}
)
_BODIES = KNOWN.words("body_nouns") | KNOWN.words("bodies")
_BOTH = re.compile(r"\s(?:et|and)\s(?:(?:la|le|les|the)\s|l[’'])?")
_BY = frozenset({"par", "de", "d'", "by"})


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
        owner = self._owner(tokens, phrase)
        if owner:
            return owner
        agent = self._agent(tokens, phrase) or self._poster(tokens, phrase)
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

    def _owner(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
        """Return the body, or the person, whose statement it is: «le communiqué de l'agence X», “X's statement”."""
        is_name = self._reading.is_name
        at = next((k for k in range(phrase.first, phrase.last + 1) if tokens[k].key in _STATED), None)
        if at is None:
            return None
        if at > phrase.first + 1 and tokens[at - 1].key == "'s":
            first = phrase.first
            while first < at - 2 and not is_name.speaks(tokens[first]):
                first += 1
            if is_name.speaks(tokens[at - 2]):
                return Phrase(first, at - 2)
            return Phrase(phrase.first, at - 2) if is_person_noun(tokens[at - 2].key) else None
        if at > phrase.first and is_name.speaks(tokens[at - 1]) and not is_name.person(tokens[at - 1]):
            return Phrase(at - 1, at - 1)  # “a NASA statement”
        if at + 2 <= phrase.last and tokens[at + 1].key in ("de", "d'", "du", "of", "from"):
            begin = at + 2 + (tokens[at + 2].key in DETERMINERS)
            if begin <= phrase.last and is_name.speaks(tokens[begin]):
                return phrases.whole(tokens, begin, is_name)
            if begin <= phrase.last and tokens[begin - 1].key in DETERMINERS and is_person_noun(tokens[begin].key):
                return Phrase(begin - 1, phrase.last)
        return None

    def _poster(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
        """Return whose account something is posted on: “a post on the agency's Telegram channel”."""
        at = next((k for k in range(phrase.first, phrase.last + 2) if _is_on(tokens, k)), None)
        found = phrases.after(tokens, at + 1, self._reading.is_name) if at is not None else None
        if found is None or not any(token.key in _ACCOUNTS for token in tokens[found.first : found.last + 1]):
            return None
        owns = next((k for k in range(found.first, found.last) if tokens[k].key == "'s"), None)
        if owns is not None:
            return Phrase(found.first, owns - 1)
        of = next((k for k in range(found.first, found.last) if tokens[k].key in ("de", "d'", "du", "of")), None)
        return Phrase(of + 1, found.last) if of is not None else None

    def _agent(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
        """Return by whom a document is said to be sent, or issued: «un communiqué publié le soir même par X»."""
        signed = self._signer(tokens, phrase)
        if signed:
            return signed
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

    def _signer(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
        """Return who signs a document, whoever hands it on: «une lettre remise au maire, et signée par X»."""
        near = range(phrase.first + 1, min(phrase.last + _SIGNED, len(tokens) - 2))
        at = next((k for k in near if tokens[k].key.rstrip("s") in _SIGNING and tokens[k + 1].key in _BY), None)
        if at is None or any(token.quotation >= 0 or token.text in ";:" for token in tokens[phrase.first : at]):
            return None
        if not tokens[at + 2].is_word or tokens[at + 2].key in PREPOSITIONS:
            return None
        return phrases.whole(tokens, at + 2, self._reading.is_name)

    def of(self, tokens: Sequence[Token], place: int, offset: int) -> Meant | None:
        """Return who issued a document: the body, or the paper, that the article spoke of before."""
        head = next((token for token in tokens if token.key in _STATEMENTS | _AGAIN), None)
        if head is None or any(token.key in PERSONS for token in tokens[: tokens.index(head)]):
            return None
        if (len(tokens) > 2 and tokens[-1] is not head) or tokens[0].key in INDEFINITE:
            return None
        if tokens[0].key not in DETERMINERS:
            return None
        return (
            self._paper(head, place, offset)
            or self._body(place, offset)
            or self._stated(head, place, offset)
            or self._finding(head, place)
        )

    def _body(self, place: int, offset: int) -> Meant | None:
        for back in range(place, max(-1, place - _FARTHEST), -1):
            for each in reversed(self._antecedents.references(back)):
                if each.at < offset and not each.naming.is_person and not each.is_governed and each.naming.entity:
                    return None if self._is_of_both(back, each) else Meant(each.naming)
        return None

    def _is_of_both(self, place: int, last: Reference) -> bool:
        """Tell whether a sentence joins another body to one: what «X et Y ont signé» isn't Y's alone."""
        text = self._reading.text
        return any(
            each.naming.who != last.naming.who
            and not each.naming.is_person
            and _BOTH.fullmatch(text, each.naming.end, last.naming.start)
            for each in self._antecedents.references(place)
        )

    def _stated(self, head: Token, place: int, offset: int) -> Meant | None:
        """Return the body, unknown to the registry, that made a statement just before: “X said in a statement”."""
        sentences = self._reading.sentences
        for back in range(place - 1, max(-1, place - _FARTHEST), -1):
            if sentences[back].block != sentences[place].block:
                break
            if all(token.key != head.key for token in sentences[back].tokens):
                continue
            free = [each.naming for each in self._antecedents.references(back) if not each.is_governed]
            named = [each for each in free if not each.is_person and not each.who.startswith("@")]
            if len({each.who for each in named}) == 1 and not any(each.is_person for each in free):
                return Meant(named[0])
        return None

    def _finding(self, head: Token, place: int) -> Meant | None:
        """Return who is said to find something in a paper: “The inspector general found in a report that …”."""
        sentences = self._reading.sentences
        if place == 0 or sentences[place - 1].block != sentences[place].block:
            return None
        tokens = sentences[place - 1].tokens
        at = next((k for k in range(len(tokens)) if tokens[k].key == head.key), None)
        into = next((k for k in range(at - 1, max(at - 5, 0), -1) if tokens[k].key in ("in", "dans")), 0) if at else 0
        if not into or tokens[into + 1].key not in INDEFINITE:
            return None
        verb = into - 1
        while verb > 0 and tokens[verb].key not in _FINDING:
            if not tokens[verb].is_word or into - verb > _FARTHEST:
                return None
            verb -= 1
        last = verb - 1
        while last > 0 and tokens[last].key in _AUXILIARIES:
            last -= 1
        phrase = phrases.before(tokens, last, self._reading.is_name) if last >= 0 else None
        if phrase is None or phrase.is_pronoun or phrase.last != last:
            return None
        words = tokens[phrase.first : phrase.last + 1]
        named = self._reading.people.within(words[0].start, words[-1].end)
        if len(named) == 1 and named[0].start == words[0].start and named[0].end == words[-1].end:
            return Meant(named[0])
        if any(each.is_person for each in named):
            return None
        return Meant(self._reading.described(words, is_person=True))

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
                if tokens[at].key not in _PAPERS - _STATEMENTS - {head.key} or tokens[at].start >= offset:
                    continue
                begin = next((k for k in (at - 1, at - 2) if k >= 0 and tokens[k].key in INDEFINITE), None)
                if begin is not None and tokens[at - 1].key not in PREPOSITIONS:
                    issuer = self._issuer(tokens, begin - 1)
                    if issuer:
                        return Meant(issuer)
                    return Meant(self._reading.described(tokens[begin : at + 1], is_person=False))
        return None

    def _issuer(self, tokens: Sequence[Token], verb: int) -> Naming | None:
        """Return the body that a sentence says issues a paper: «La Cour des comptes publie | un rapport»."""
        if verb < 1 or not (tokens[verb].key in _ISSUING or _is_issued(tokens[verb])):
            return None
        last = verb - 1
        while last > 0 and tokens[last].key in _AUXILIARIES:
            last -= 1
        is_acting = tokens[verb].key in _ISSUING or last < verb - 1
        phrase = phrases.before(tokens, last, self._reading.is_name) if is_acting else None
        if phrase is None or phrase.is_pronoun or phrase.last != last:
            return None
        words = tokens[phrase.first : phrase.last + 1]
        named = [each for each in self._reading.people.within(words[0].start, words[-1].end) if each.entity]
        if len(named) == 1 and named[0].end == words[-1].end and not named[0].is_person:
            return named[0]
        persons = any(
            self._reading.is_name.person(token) or (is_person_noun(token.key) and token.key not in _BODIES)
            for token in words
        )
        is_body = not persons and any(token.key in _BODIES or self._reading.is_name(token) for token in words)
        return self._reading.described(words, is_person=False) if is_body else None


def _is_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].key.rstrip("|") in ("on", "sur")


def _is_issued(token: Token) -> bool:
    """Tell «publié», «transmis», “issued”."""
    return token.key in _ISSUED or (token.key.endswith("s") and token.key[:-1] in _ISSUED)
