"""Tells whose indirect words a sentence is, where its verb only says what its subject does.

| the sentence                                  | for instance                                       |
|-----------------------------------------------|----------------------------------------------------|
| a source at its head                          | «Selon X, Moscou ne cherche qu'à « … »»            |
| an incise within it, or at its end            | “Moscow wants to “…”, he said”                     |
| «à l'entendre» within it                      | «Ses voisins, à l'entendre, le disent « … »»       |
| a verb of saying, then what they will do      | «X et Y ont dit qu'ils continueraient « … »»       |
| a verb of saying, then what another thinks    | “X said that NASA had decided that it “…””         |
| the same, then more of what is said           | «X a dit que Y refusait, et que l'idée était « … »» |
| what a body thinks, then who speaks for it    | «La Russie juge le projet « … », a déclaré X»       |
"""

from collections.abc import Sequence

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.saying import Saying
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import IsName, Phrase, is_person_noun

_SHORT = 3
_THATS = frozenset({"que", "qu'", "that"})
_TO = frozenset({"de", "d'", "à", "to"})
_THINKING = KNOWN.words("thinking")
_BARE = frozenset({"said", "says", "added", "adds", "told", "insisted", "explained", "acknowledged", "admitted"})
_LATER = ("rait", "raient", "ra", "ront")
_ACTING_LATER = frozenset(
    f"{stem}{end}"
    for stem in ("continue", "poursuiv", "commence", "attend", "cherche", "défend", "maintiend", "reprend", "rejette")
    for end in _LATER
)
_TALKING = frozenset({"parlé", "parlent", "parlaient", "évoqué", "évoquent", "évoquaient", "salué", "spoke", "talked"})
_BELIEVING = frozenset({"entendre", "croire"})
_EXPECTING = frozenset({"expect", "expects", "expected", "anticipate", "anticipates", "anticipated"})
_SEEING = frozenset({"see", "sees", "saw", "seeing", "voit", "voient", "voyait", "voyaient", "beginning", "preferred"})
_FARTHEST_THAT = 9
_SOME = frozenset({"un", "une", "a", "an"})
_BODY_NOUNS = KNOWN.words("body_nouns") | KNOWN.words("bodies")
_MOUTHPIECES = frozenset({"porte-parole", "spokesman", "spokeswoman", "spokesperson"})
_ACTING = KNOWN.words("acting") | KNOWN.words("wills")


def teller(
    tokens: Sequence[Token], at: int, said: Sequence[Saying], found: Saying, after: Saying | None, is_name: IsName
) -> Saying | None:
    """Return what says whose words a sentence is, where `found` only tells what its subject does; `after` ends it."""
    outer = _parting_incise(tokens, said, found) or _outer(tokens, at, said, found)
    if outer:
        return outer
    if after and _speaks_for(tokens, at, found, after, is_name):
        return after
    if not _only_acts(tokens, at, found):
        return None
    return _opening_source(tokens, said, found) or _closing(tokens, after, is_french=is_name.is_french)


def _speaks_for(tokens: Sequence[Token], at: int, found: Saying, after: Saying, is_name: IsName) -> bool:
    """Tell «La Russie juge le projet « … », a déclaré X»: a person at the end tells what a body thinks."""
    body, person = found.subject, after.subject
    if body is None or person is None or body.is_pronoun or person.is_pronoun or tokens[at - 1].text in ":,":
        return False
    if found.form != "verb" or after.form != "verb" or not after.is_after or found.is_after:
        return False
    named = [token for token in tokens[body.first : body.last + 1] if is_name(token)]
    is_body = bool(named) and not any(is_name.person(token) for token in named)
    is_body = is_body or tokens[body.last].key in _BODY_NOUNS
    has_noun = any(is_person_noun(token.key) and token.key not in _BODY_NOUNS for token in _words(tokens, body))
    is_some = tokens[person.first].key in _SOME and any(
        is_person_noun(each.key) for each in _words(tokens, person)[1:2]
    )
    is_person = is_some or any(is_name.person(each) or each.key in _MOUTHPIECES for each in _words(tokens, person))
    return is_body and not has_noun and is_person


def _words(tokens: Sequence[Token], phrase: Phrase) -> Sequence[Token]:
    return tokens[phrase.first : phrase.last + 1]


def _parting_incise(tokens: Sequence[Token], said: Sequence[Saying], found: Saying) -> Saying | None:
    """Return the incise that parts from its subject a verb of thinking: «Ses voisins, a-t-il dit, croyaient « … »»."""
    if found.subject is None or found.is_after:
        return None
    believed = next((each for each in said if _is_believed(tokens, each) and found.subject.last < each.first), None)
    if believed and believed.last < found.first:
        return believed
    if tokens[found.last].key not in _THINKING | _ACTING | _TALKING:
        return None
    for each in said:
        first, last = each.span
        is_between = found.subject.last < first and last < found.first
        if each.form == "source" and is_between and tokens[first - 1].text == "," and _is_comma(tokens, last + 1):
            return each
        if each.form == "verb" and each.is_after and is_between and tokens[first - 1].text == ",":
            return each if _is_comma(tokens, last + 1) else None
    return None


def _is_believed(tokens: Sequence[Token], each: Saying) -> bool:
    """Tell «, à l'entendre,», «, à l'en croire,»: all that the sentence tells is what they say."""
    is_one = each.form == "source" and each.subject is not None and each.subject.is_pronoun
    return is_one and tokens[each.last].key in _BELIEVING and tokens[each.first - 1].text == ","


def _outer(tokens: Sequence[Token], at: int, said: Sequence[Saying], found: Saying) -> Saying | None:
    """Return the verb of saying whose content holds a quotation, where `found` only tells what another thinks."""
    is_thought = found.form in ("verb", "shared") and tokens[found.last].key in _THINKING
    is_thought = is_thought and (
        tokens[found.last + 1].key in _THATS | _TO or tokens[found.last].key in _EXPECTING
    )  # «jugeait l'accord « … »» are the judge's words
    is_thought = is_thought or tokens[found.last].key in _SEEING
    will = _will_be_done(tokens, found)
    if not is_thought and not will and not _is_coordinate(tokens, at, found):
        return None
    for each in said:
        if each.last >= found.first:
            return None
        is_telling = each.form == "verb" and each.subject is not None and not each.is_after
        if is_telling and tokens[each.last].key not in _THINKING and _holds(tokens, each, at, found):
            return each
    return None


def _will_be_done(tokens: Sequence[Token], found: Saying) -> bool:
    """Tell «qu'ils continueraient d'exploiter la base “…”»: what those who speak would do, not what they would say."""
    subject = found.subject
    if subject is None or not subject.is_pronoun or subject.first < 1 or found.is_after:
        return False
    is_future = tokens[found.last].key in _ACTING_LATER and found.last == subject.last + 1
    return is_future and tokens[subject.first - 1].key in _THATS


def _holds(tokens: Sequence[Token], each: Saying, at: int, found: Saying) -> bool:
    """Tell whether what a verb of saying introduces goes on as far as a quotation."""
    between = tokens[each.last + 1 : at]
    if any(token.text in ";:" for token in between):
        return False
    that = next((k for k, token in enumerate(between[:_FARTHEST_THAT]) if token.key in _THATS), None)
    if that is None and tokens[each.last].key not in _BARE:
        return False
    subject = found.subject.first if found.subject else found.first
    return not (
        subject > 2 and tokens[subject - 1].key in word_kinds.JOINING and tokens[subject - 2].text == ","
    )  # “X said it was ready, and NASA decided …”


def _is_coordinate(tokens: Sequence[Token], at: int, found: Saying) -> bool:
    """Tell “…, and that the talk was “…””, where `found` stands in a clause before it."""
    if found.last + 1 < at and tokens[found.last + 1].key in _THATS:
        return False
    return any(
        tokens[k].key in _THATS
        and tokens[k - 1].key in word_kinds.JOINING
        and (tokens[k - 2].text == "," or _is_reported(tokens, found))
        for k in range(found.last + 3, at)
    )


def _is_reported(tokens: Sequence[Token], found: Saying) -> bool:
    """Tell “X conceded that | engineers had warned of it and that …”: the subject follows “that”."""
    subject = found.subject
    return subject is not None and subject.first > 0 and tokens[subject.first - 1].key in _THATS


def _only_acts(tokens: Sequence[Token], at: int, found: Saying) -> bool:
    """Tell «Moscou ne demande qu'une “…”», “told Houston “…””: beside a source, or an incise, it is they who say so."""
    if found.form != "verb" or tokens[found.last].key not in _ACTING or tokens[at - 1].text in ":,":
        return False
    reported = (k for k in range(found.last + 1, at) if tokens[k].key in _THATS)
    return all(tokens[k + 1].key in word_kinds.PREPOSITIONS for k in reported)  # «ne cherche qu'à “…”»


def _opening_source(tokens: Sequence[Token], said: Sequence[Saying], found: Saying) -> Saying | None:
    """Return the source with which a sentence opens, or an incise before its verb: «Selon X, …», «…, dit-il, …»."""
    for each in said:
        first, last = each.span
        is_incise = each.form == "verb" and first > 0 and tokens[first - 1].text == "," and _is_comma(tokens, last + 1)
        is_source = each.form == "source" and each.first <= 1
        if last < found.first and (is_source or is_incise):
            return each
    return None


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == ","


def _closing(tokens: Sequence[Token], after: Saying | None, *, is_french: bool) -> Saying | None:
    """Return what says at the end of a sentence who has said all of it: «…, a-t-elle insisté.», “…, he said.”"""
    if after is None or after.is_after or after.form == "source":
        return after
    return after if not is_french and len(tokens) - after.span[1] <= _SHORT else None
