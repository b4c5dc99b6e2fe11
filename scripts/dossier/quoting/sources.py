"""Finds the sources that a sentence names: «selon X», “according to X”, “in X's words”.

| form         | for instance                                     |
|--------------|--------------------------------------------------|
| preposition  | «selon X», «aux yeux de X», “according to X”     |
| view, words  | “in X's words”, “in the phrase of X”             |
| taken up     | «pour reprendre la formule de X»                 |
| what is said | «d'après ce qu'en disait X», «à ce que dit X»    |
| attributed   | «un mot qu'on attribue à X»: in doubt            |
"""

from collections.abc import Iterator, Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.saying import Saying
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_SPEECH_NOUNS = KNOWN.words("speech_nouns")
_ALL_SOURCES = sorted(
    (line.split() for part in KNOWN.lines("sources") for line in part.replace("’", "'").replace("'", "' ").split("|")),
    key=len,
    reverse=True,
)
_SOURCES = {
    first: [source for source in _ALL_SOURCES if source[0] == first] for first in {each[0] for each in _ALL_SOURCES}
}
_ATTRIBUTED = KNOWN.words("attributed")
_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
_WHOM = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles", "whom"})
_BEFORE_WHOM = frozenset({"pour", "selon", "d'après", "to", "for"})
_BEFORE_OWN = frozenset({"à", "de", "selon", "d'après"})
_OWN = frozenset({"yeux", "avis", "sens", "aveu", "mots", "termes", "dires", "calculs"})
_OBJECTS = frozenset({"him", "her", "them"})
_COMING = frozenset({"venu", "venue", "venait", "vient", "came", "comes"})
_FROM = frozenset({"de", "du", "d'", "des", "from"})
_NEWS = _SPEECH_NOUNS | KNOWN.words("reactions") | {"confirmation", "démenti", "denial", "nouvelle", "news", "reminder"}
_FEWEST = 2
_LONGEST = 9
_COPULAS = frozenset({"is", "was", "are", "were", "seemed", "seems", "looked", "looks", "remained", "remains", "as"})
_NEAR = 5
_TAKING_UP = frozenset({"reprendre", "citer", "paraphraser", "parodier", "plagier"})
_BEFORE_WHAT = frozenset({"à", "a|", "selon", "après", "suivant"})
_OBJECTS_FR = frozenset({"en", "m'", "nous", "lui", "leur"})
_PLURAL = frozenset({"des"})
_SOME = KNOWN.words("indefinite") - word_kinds.DETERMINERS
_OWN_AUXILIARIES = frozenset({"a", "a|", "ont", "avait", "avaient", "has", "have", "had", "il", "elle", "he", "she"})


def sources(tokens: Sequence[Token], is_name: IsName) -> Iterator[Saying]:
    """Yield the sources that a sentence names."""
    keys = [token.key for token in tokens]
    for at in range(len(keys)):
        told = _owned_words(tokens, at, is_name) or _attributed(tokens, at, is_name) or _to_whom(tokens, at, is_name)
        told = told or _believed(tokens, at) or _came_from(tokens, at, is_name) or _from_came(tokens, at, is_name)
        told = told or _taken_up(tokens, at, is_name) or _by_what_is_said(tokens, at, is_name)
        if told:
            yield told
            continue
        for source in _SOURCES.get(keys[at], ()):
            if keys[at : at + len(source)] != source or not _is_source(tokens, at, source, is_name):
                continue
            begin = at + len(source) - (source[-1] in _PLURAL)  # «aux yeux | des parents»
            contracted = source[-1] in ("du",)
            if begin < len(tokens) and _is_pronoun(tokens, begin):
                yield Saying(at, begin - 1, Phrase(begin, begin, is_pronoun=True), "source", is_after=True)
            elif begin < len(tokens) and (
                contracted
                or word_kinds.opens_phrase(tokens[begin], is_name)
                or word_kinds.is_person_noun(tokens[begin].key)
                or tokens[begin].key in _SOME
            ):
                some = phrases.whole(tokens, begin, is_name) if tokens[begin].key in _SOME else None
                subject = some or phrases.after(tokens, begin, is_name)
                if subject and subject.first == begin:
                    noun = _spoken_of(tokens, subject, is_name)
                    yield Saying(at, begin - 1, noun or subject, "source", is_after=True)
            break


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Tell «selon lui», “according to him” from «pour ce pilote», «selon la mairie»."""
    key = tokens[at].key
    if key == "ce" and at + 1 < len(tokens) and tokens[at + 1].is_word:
        return tokens[at + 1].key in word_kinds.SUBORDINATORS | {"qui", "dont"}
    return (key in word_kinds.PRONOUNS or key in _OBJECTS) and key != "la"


def _believed(tokens: Sequence[Token], at: int) -> Saying | None:
    """Return «à l'en croire», «à l'entendre», “to hear her tell it”: whom is believed speaks."""
    keys = [token.key for token in tokens[at : at + 4]]
    if keys[:2] == ["à", "l'"] and (keys[2:] == ["en", "croire"] or keys[2:3] == ["entendre"]):
        last = at + 2 if keys[2] == "entendre" else at + 3
        return Saying(at, last, Phrase(at + 1, at + 1, is_pronoun=True), "source", is_after=True)
    if keys[:2] == ["to", "hear"] and keys[2] in _OBJECTS and keys[3] == "tell":
        return Saying(at, at + 3, Phrase(at + 2, at + 2, is_pronoun=True), "source", is_after=True)
    return None


def _taken_up(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return «pour reprendre la formule de X»; not «pour reprendre le contrôle»."""
    if tokens[at].key != "pour" or at + _NEAR >= len(tokens) or tokens[at + 1].key not in _TAKING_UP:
        return None
    whole = phrases.whole(tokens, at + 2, is_name)
    owner = _spoken_of(tokens, whole, is_name)
    return Saying(at, owner.first - 1, owner, "source", is_after=True) if owner else None


def _by_what_is_said(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return «à ce que dit X», «d'après ce qu'en disait X»: the verb's subject follows it."""
    keys = [token.key for token in tokens[at : at + _NEAR]]
    if keys[0] not in _BEFORE_WHAT or keys[1:2] != ["ce"] or keys[2:3] not in (["que"], ["qu'"]):
        return None
    verb = at + 3 + (keys[3:4] != [] and keys[3] in _OBJECTS_FR)
    while verb < min(at + _NEAR, len(tokens) - 2) and tokens[verb].key in _OWN_AUXILIARIES:
        verb += 1  # «selon ce qu'a dit X»
    if verb + 1 >= len(tokens) or tokens[verb].key not in forms().every:
        return None
    subject = phrases.after(tokens, verb + 1, is_name)
    first = at - 1 if keys[0] == "après" else at
    return Saying(first, verb, subject, "source", is_after=True) if subject and not subject.is_pronoun else None


def _came_from(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return «La confirmation est venue de X : “…”», “the first word came from X: “…””."""
    if tokens[at].key not in _COMING or at < _FEWEST or at + 2 >= len(tokens) or tokens[at + 1].key not in _FROM:
        return None
    noun = next((k for k in range(at - 1, max(-1, at - _NEAR), -1) if tokens[k].key in _NEWS), None)
    colon = next((k for k in range(at + 2, len(tokens)) if tokens[k].text == ":"), None)
    if noun is None or colon is None or any(token.quotation >= 0 for token in tokens[noun:colon]):
        return None
    is_contracted = tokens[at + 1].key in ("du", "des") and not tokens[at + 2].has_capital
    subject = phrases.whole(tokens, at + 1, is_name) if is_contracted else phrases.after(tokens, at + 2, is_name)
    is_near = subject is not None and subject.first <= at + 2
    return Saying(noun, at + 1, subject, "source", is_after=True) if is_near else None


def _from_came(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return “From X came the reminder that”, “From X comes a warning: “…””."""
    if tokens[at].key != "from" or at + 2 >= len(tokens) or (at and tokens[at - 1].text not in ",;"):
        return None
    near = range(at + 2, min(at + _LONGEST, len(tokens) - 2))
    came = next((k for k in near if tokens[k].key in _COMING), None)
    if came is None or any(not token.is_word or token.quotation >= 0 for token in tokens[at:came]):
        return None
    noun = next((k for k in range(came + 1, min(came + _NEAR, len(tokens))) if tokens[k].key in _NEWS), None)
    subject = Phrase(at + 1, came - 1)
    if noun is None or phrases.person_head(tokens, subject, is_name) is None:
        return None
    return Saying(at, noun, subject, "source")


def _to_whom(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return «X, pour qui “…”», “X, according to whom “…””."""
    if at < 1 or at + 1 >= len(tokens) or tokens[at + 1].key not in _WHOM or tokens[at].key not in _BEFORE_WHOM:
        return None
    first = at - 1 if tokens[at - 1].key == "according" else at
    if tokens[at].key == "to" and first == at and not _is_to_them(tokens, at + 2):
        return None  # “X, to whom the town gave a medal”
    subject = phrases.antecedent(tokens, first - 1, is_name)
    return Saying(first, at + 1, subject, "source") if subject else None


def _is_to_them(tokens: Sequence[Token], at: int) -> bool:
    """Tell “to whom | the town was “a disgrace””: a copula, and the words."""
    end = next((k for k in range(at, len(tokens)) if not tokens[k].is_word or tokens[k].quotation >= 0), len(tokens))
    return end < len(tokens) and tokens[end].quotation >= 0 and tokens[end - 1].key in _COPULAS


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


def _is_source(tokens: Sequence[Token], at: int, source: Sequence[str], is_name: IsName) -> bool:
    """Tell «Pour X, …» from any other «pour»."""
    if source in (["for"], ["to"]):
        return at == 0 and _parts_a_person(tokens, at + 1)
    if source[0] not in ("pour", "per", "citing", "quoting", "suivant"):
        return True
    if source[0] != "pour":
        is_first = at == 0 and source[-1] == "per"  # “Per the audit office, …”
        return is_first or (at > 0 and (tokens[at - 1].text == "," or tokens[at - 1].quotation >= 0))
    if at and tokens[at - 1].quotation < 0 and tokens[at - 1].text not in ",;:":
        return False
    is_by_comma = at == 0 or (at > 1 and tokens[at - 2].quotation >= 0 and tokens[at - 1].quotation < 0)
    return is_by_comma or (at + 1 < len(tokens) and is_name.person(tokens[at + 1]))


def _parts_a_person(tokens: Sequence[Token], at: int) -> bool:
    """Tell “For Mary Collins, …”, “For the pilot Mary Collins, …”: words with capitals, and a comma."""
    noun = at + (tokens[at].key in word_kinds.DETERMINERS) if at < len(tokens) else at
    while noun < min(at + _NEAR, len(tokens) - 1) and tokens[noun].text[0].islower():
        noun += 1
    if noun > at and word_kinds.is_person_noun(tokens[noun - 1].key):
        at = noun
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
    """Return “in X's words”, “in his own words”, «à ses yeux»."""
    opens = tokens[at].key in _BEFORE_OWN or (at == 0 and tokens[at].text == "A")
    if opens and at + 2 < len(tokens) and tokens[at + 1].key in _POSSESSIVES:
        noun = at + 3 if tokens[at + 2].key in ("propre", "propres") and at + 3 < len(tokens) else at + 2
        if tokens[noun].key in _OWN:
            return Saying(at, noun, Phrase(at + 1, at + 1, is_pronoun=True), "source", is_after=True)
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
