"""Finds the noun phrase that stands before a verb of saying, or after it: «le patron de Roscosmos, Dmitri Bakanov, …».

| stands right before the verb       | the phrase is                                               |
|------------------------------------|-------------------------------------------------------------|
| a pronoun                          | that pronoun                                                |
| «qui», “who”                       | what that stands for                                        |
| a comma or a dash                  | the head of the clause, its appositions left out            |
| «et», “and”                        | the one before it in the sentence (the caller's to find)    |
| any other word                     | what begins at the last article or name that none governs   |
"""

from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import (
    ADVERBS,
    CALENDAR,
    DETERMINERS,
    JOINING,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_SUBJECTS,
    SUBORDINATORS,
    IsName,
    Phrase,
    is_adverb,
    is_person_noun,
    opens_phrase,
)

_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_OF = frozenset({"de", "d'", "du", "des", "of"})
_KEEPS = KNOWN.words("keeps_complement")
_RELATIVES = KNOWN.words("relatives")
_ADJUNCTS = KNOWN.words("adjuncts")
_SHORT_TITLES = KNOWN.words("short_titles")
_THATS = frozenset({"that", "que", "qu'"})
_COORDINATING = frozenset({"et", "and", "&"})
_AUXILIARIES = KNOWN.words("auxiliaries") | {"a", "a|"}
_BODY_WORDS = KNOWN.words("bodies") | KNOWN.words("body_nouns") | PERSONS
_AS = frozenset({"as", "comme", "when", "quand", "lorsque", "if", "si"})
_ASIDES = frozenset({"dont", "whom", "où", "where"})
_FARTHEST_NOUN = 5
_DASHES = frozenset("–—-")
_BREAKS = frozenset(",;:()[]–—…!?")
_MOST_SKIPPED = 14


def before(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase that ends at the token `at`, or before what may stand between it and its verb."""
    at = _past_adverbs(tokens, at, is_name)
    if at < 0:
        return None
    token = tokens[at]
    if token.quotation >= 0 and at > 1 and tokens[at - 1].key in PREPOSITIONS:
        return before(tokens, at - 2, is_name)  # «La critique de “Télé-Soir” a crié»
    if token.quotation >= 0 or token.text in ";:" or token.key in JOINING:
        return None
    if token.key in RELATIVE_SUBJECTS and not is_name(token):
        return _antecedent(tokens, at - 1, is_name)
    if token.key in PRONOUNS and token.key not in ("la", "le", "les"):
        return Phrase(at, at, is_pronoun=True)
    opening = _dash_before(tokens, at) if token.text in _DASHES else None
    if opening:
        return before(tokens, opening - 1, is_name)
    if token.text in _BREAKS:
        return _head(tokens, at, is_name)
    start = _segment_start(tokens, at)
    found = _within(tokens, start, at, is_name)
    return found or (_head(tokens, start - 1, is_name) if start > 0 and tokens[start - 1].text in _BREAKS else None)


def _dash_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the aside opens that the dash at a place closes: “X - dubbed “…” by critics - said”."""
    return next((k for k in range(at - 1, 0, -1) if tokens[k].text == tokens[at].text and tokens[k - 1].is_word), None)


def _past_adverbs(tokens: Sequence[Token], at: int, is_name: IsName) -> int:
    """Return the place of the word before a verb that isn't an adverb."""
    while at >= 0 and is_adverb(tokens[at]) and not is_name(tokens[at]):
        if at and tokens[at].key not in ADVERBS and tokens[at - 1].key in DETERMINERS:
            break  # “the statement”
        at -= 1
    return at


def _antecedent(tokens: Sequence[Token], stop: int, is_name: IsName) -> Phrase | None:
    """Return what a relative pronoun after the token `stop` stands for."""
    while stop >= 0 and tokens[stop].text in ",–—":
        stop -= 1
    if stop < 0:
        return None
    segments = _segments(tokens, stop + 1)
    for first, last in reversed(segments):
        begin = next((k for k in range(last, first - 1, -1) if opens_phrase(tokens[k], is_name)), None)
        while begin is not None and begin > first + 1 and tokens[begin - 1].key in _OF:
            begin = next((k for k in range(begin - 2, first - 1, -1) if opens_phrase(tokens[k], is_name)), None)
        if begin is not None and (tokens[begin].key in DETERMINERS or is_name.person(tokens[begin])):
            keys = {token.key for token in tokens[begin : last + 1]}
            if keys & PERSONS or is_name.person(tokens[begin]):
                return Phrase(begin, last)
        if opens_phrase(tokens[first], is_name) or tokens[first].key in PREPOSITIONS or tokens[first].key in PERSONS:
            return _within(tokens, first, last, is_name) or Phrase(first, last)
    return None


def whole(tokens: Sequence[Token], first: int, is_name: IsName) -> Phrase:
    """Return the phrase that begins at a token."""
    return Phrase(first, _end(tokens, first, is_name, len(tokens) - 1))


def head_of(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return who the clause that ends before the token `at` is about."""
    segments = _segments(tokens, at)
    for start, last in segments:
        first = start + 1 if tokens[start].key in JOINING and start < last else start
        token = tokens[first]
        if token.key in PRONOUNS:
            return Phrase(first, first, is_pronoun=True)
        if _is_adjunct(token, is_name):
            continue
        if opens_phrase(token, is_name):
            return Phrase(first, _end(tokens, first, is_name, last))
    return None


def after(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase that follows from the token `at` on, which no preposition governs: «à l'AFP Anna Kikina»."""
    stop = min(len(tokens), at + _MOST_SKIPPED)
    while at < stop:
        token = tokens[at]
        if PRONOUNS.get(token.key, "nobody") != "nobody" and token.key not in ("lui", "nous", "me"):
            return Phrase(at, at, is_pronoun=True)
        further = _past_adjunct(tokens, at, is_name)
        if further is None:
            return None
        if further == at:
            return Phrase(at, _end(tokens, at, is_name, len(tokens) - 1))
        at = further
    return None


def _past_adjunct(tokens: Sequence[Token], at: int, is_name: IsName) -> int | None:
    """Return the place after what may stand between a verb and its subject; `at` itself where the subject begins there.

    None where there can be no subject.
    """
    token = tokens[at]
    if token.text == ",":
        comma = next((k for k in range(at + 1, min(at + 6, len(tokens))) if tokens[k].text == ","), None)
        is_aside = comma is not None and tokens[at + 1].key in PREPOSITIONS | CALENDAR | ADVERBS
        is_aside = is_aside or (comma is not None and comma + 1 < len(tokens) and is_name.person(tokens[comma + 1]))
        return comma + 1 if comma is not None and is_aside else None
    if token.quotation >= 0 or not token.is_word or token.key in _THATS:
        return None
    if token.key in PREPOSITIONS and token.key != "des":
        return _past_governed(tokens, at, is_name)
    if token.key in CALENDAR or (is_adverb(token) and token.key not in DETERMINERS) or token.key.isdigit():
        return at + 1
    if opens_phrase(token, is_name) or token.key in PERSONS:
        return at
    follows_conjunction = at > 0 and tokens[at - 1].key in SUBORDINATORS
    is_verb = token.key in SUBORDINATORS or token.key in forms().infinitives
    return None if follows_conjunction or is_verb else at + 1


def _past_governed(tokens: Sequence[Token], at: int, is_name: IsName) -> int:
    """Return the place after a preposition and what it governs: «à la presse», «à l'AFP»."""
    contracted = tokens[at].key in _CONTRACTED
    at += 1
    if at < len(tokens) and tokens[at].key in DETERMINERS and not contracted:
        at += 1
    if at < len(tokens) and is_name(tokens[at]):
        at += 1
        while at < len(tokens) and is_name(tokens[at]) and not tokens[at - 1].text.isupper():
            at += 1
        return at
    at += 1
    while at < len(tokens) and tokens[at].is_word and tokens[at].text[0].islower():
        if tokens[at].key in DETERMINERS or tokens[at].key in PREPOSITIONS:
            break
        at += 1
    return at


def _segment_start(tokens: Sequence[Token], at: int) -> int:
    start = at
    while start > 0 and tokens[start - 1].quotation < 0 and tokens[start - 1].text not in _BREAKS:
        if tokens[start - 1].text == "." and not _is_short(tokens, start - 1):
            break
        start -= 1
    return start


def _is_short(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether a stop is that of «M.» or of an initial."""
    return stop > 0 and (len(tokens[stop - 1].text) <= 4 and tokens[stop - 1].has_capital)


def _within(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the phrase that ends at `last`, of a passage without commas."""
    cut = _cut(tokens, start, last, is_name)
    if cut is None:
        return None
    if cut < 0:
        return _within(tokens, start, -cut - 1, is_name) if -cut > start else None
    begin, was_governed = None, False
    for at in range(cut, last + 1):
        token = tokens[at]
        is_opening = at == cut > start and tokens[at - 1].key in SUBORDINATORS  # “before X answers”
        is_governed = (_is_governed(tokens, at, start) and not is_opening) or (
            was_governed and is_name(token) and is_name(tokens[at - 1])
        )
        was_governed = is_governed
        if token.key in PRONOUNS and token.key not in DETERMINERS and not is_name(token):
            if at == last and PRONOUNS[token.key] != "nobody":
                return Phrase(at, at, is_pronoun=True)
            begin = None
        elif _is_verb(token, is_name) and cut < at != (begin or 0) + 1:
            begin = None
        elif not is_governed and _begins(tokens, at, is_name, anew=begin is None):
            begin = at
    if begin is None:
        begin = _bare(tokens, cut, last)
    return Phrase(begin, last) if begin is not None else None


def _cut(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> int | None:
    """Return where the clause begins that ends at `last`; minus the place before it where that clause only tells more.

    None where a conjunction ends the passage.
    """
    for at in range(last, start - 1, -1):
        if tokens[at].key not in SUBORDINATORS or is_name(tokens[at]) or _joins_names(tokens, at, is_name):
            continue
        if at == last:
            return None
        follows = tokens[at + 1]
        is_relative = tokens[at].key in RELATIVE_SUBJECTS and tokens[at].key != "that"
        is_aside = tokens[at].key in _ASIDES and PRONOUNS.get(follows.key) and at + 1 < last
        if is_aside and any(not is_adverb(token) for token in tokens[at + 2 : last + 1]):
            return -at  # «un sénateur dont je tairai le nom a dit»
        has_subject = opens_phrase(follows, is_name) or follows.key in PRONOUNS or follows.key in PERSONS
        return -at if is_relative and not has_subject else at + 1
    return start


def _is_governed(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether a preposition stands before a word: in small letters, or at the head of the passage."""
    before = tokens[at - 1] if at > start else None
    return before is not None and before.key in PREPOSITIONS and (before.text[0].islower() or at - 1 == start)


def _is_verbal(token: Token, is_name: IsName) -> bool:
    return token.key in _AUXILIARIES or _is_verb(token, is_name)


def _is_verb(token: Token, is_name: IsName) -> bool:
    return token.key in forms().finite and token.key not in PERSONS and not is_name(token) and not token.has_capital


def _begins(tokens: Sequence[Token], at: int, is_name: IsName, *, anew: bool) -> bool:
    """Tell whether a phrase begins at a word: the first that may open one, or an article after it."""
    token = tokens[at]
    if token.key in CALENDAR or (token.key in PREPOSITIONS and token.key != "des") or not opens_phrase(token, is_name):
        return False
    return anew or (token.key in DETERMINERS and tokens[at - 1].key not in DETERMINERS)


def _bare(tokens: Sequence[Token], cut: int, last: int) -> int | None:
    """Return where a phrase without an article begins: “Russian officials”."""
    if tokens[cut].key in PREPOSITIONS or tokens[cut].key in _ADJUNCTS or not tokens[cut].is_word:
        return None
    return cut if any(token.key in PERSONS for token in tokens[cut : last + 1]) else None


def _segments(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """Return the parts between commas of the clause that ends before the token `at`, in order."""
    found: list[tuple[int, int]] = []
    end = at
    while end > 0:
        start = _segment_start(tokens, end - 1) if tokens[end - 1].text not in _BREAKS else end
        if start < end:
            found.insert(0, (start, end - 1))
        if start == 0 or tokens[start - 1].quotation >= 0 or tokens[start - 1].text in ";:.!?":
            break
        end = start - 1
    return found


def _is_adjunct(token: Token, is_name: IsName) -> bool:
    if is_name(token):
        return False
    key = token.key
    return key in PREPOSITIONS or key in _ADJUNCTS or key in _RELATIVES or key in CALENDAR or key in JOINING


def _head(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase before a parenthesis that ends at the token `at`: the nearest person, or the first one."""
    segments = _segments(tokens, at)
    first_one = None
    for start, last in segments:
        begin = start + 1 if tokens[start].key in JOINING and start < last else start
        if _is_adjunct(tokens[begin], is_name):
            named = _after_adjunct(tokens, begin, last, is_name) if last + 1 < at else None
            if named and first_one is None:
                return named
            continue
        if tokens[begin].key in PRONOUNS:
            first_one = first_one or Phrase(begin, begin, is_pronoun=True)
        elif opens_phrase(tokens[begin], is_name):
            first_one = first_one or _within(tokens, begin, last, is_name) or Phrase(begin, last)
    for start, last in reversed(segments):
        told = _subordinate(tokens, start, last, is_name)
        if told:
            return told
        if start == segments[0][0]:
            break
        opens = tokens[start].key in JOINING | SUBORDINATORS and not is_name(tokens[start]) and start < last
        begin = start + 1 if opens else start
        if is_name.person(tokens[begin]) and (begin < last or opens):
            return Phrase(begin, last)
    return first_one


def _after_adjunct(tokens: Sequence[Token], begin: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the person whose name ends an adjunct without a comma: “In April 2021 X, then a minister, warned”."""
    first = last
    while first > begin and is_name.person(tokens[first]):
        first -= 1
    is_time = tokens[first].key.isdigit() or tokens[first].key in CALENDAR or tokens[first].key in ADVERBS | {"later"}
    return Phrase(first + 1, last) if begin < first < last and is_time else None


def _subordinate(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the person with whose name a part ends, right after a conjunction: «ce que X, mort en 2024, écrivait»."""
    begin = last
    while begin > start and is_name.person(tokens[begin]):
        begin -= 1
    opens = start < begin < last and tokens[begin].key in SUBORDINATORS - JOINING and not is_name(tokens[begin])
    opens = opens or (begin == start < last and tokens[begin].key in _AS and not is_name(tokens[begin]))
    return Phrase(begin + 1, last) if opens else None


def _end(tokens: Sequence[Token], first: int, is_name: IsName, last: int) -> int:
    """Return the last token of the phrase that begins at `first`."""
    at = first
    while at < last and _goes_on(tokens, at, is_name, last):
        at += 1
    return at


def _goes_on(tokens: Sequence[Token], at: int, is_name: IsName, last: int) -> bool:
    """Tell whether the phrase to which the token `at` belongs goes on with the next."""
    token = tokens[at + 1]
    if token.text == ".":
        is_initial = len(tokens[at].text) == 1 and tokens[at].has_capital and at + 2 <= last
        return is_initial or (tokens[at].key in _SHORT_TITLES and tokens[at].end == token.start)
    if not token.is_word or token.quotation >= 0:
        return False
    if is_name(tokens[at]) and not is_name(token) and token.key in forms().finite and _is_followed(tokens, at + 1):
        return False  # «la Banque de France juge»
    if is_name(token):
        return is_name(tokens[at]) or token.key not in PREPOSITIONS
    if at + 2 <= last and _joins_names(tokens, at + 1, is_name):
        return True
    if token.key in PREPOSITIONS and (
        token.key not in _KEEPS or _is_whole_name(tokens[at], is_name) or _is_time(tokens, at + 2)
    ):
        return False
    if token.key in DETERMINERS or token.key in PREPOSITIONS:
        return token.key not in SUBORDINATORS
    is_adverbial = is_adverb(token) and tokens[at].key not in DETERMINERS  # “the indictment”
    is_other = token.key in _ADJUNCTS or token.key in PRONOUNS or is_adverbial
    return not is_other and token.key not in _RELATIVES | CALENDAR | SUBORDINATORS


def _is_followed(tokens: Sequence[Token], verb: int) -> bool:
    """Tell «juge la dette» from «la juge, …»: an object follows."""
    return verb + 1 < len(tokens) and (tokens[verb + 1].key in DETERMINERS or tokens[verb + 1].quotation >= 0)


def _is_whole_name(token: Token, is_name: IsName) -> bool:
    """Tell «Paris» from «Cour», of «la Cour des comptes»."""
    return is_name(token) and (token.key not in _BODY_WORDS or token.text.isupper())


def _joins_names(tokens: Sequence[Token], at: int, is_name: IsName) -> bool:
    """Tell «X et Y»."""
    if tokens[at].key not in _COORDINATING or at == 0 or at + 1 >= len(tokens):
        return False
    return is_name.person(tokens[at - 1]) and is_name.person(tokens[at + 1])


def person_head(tokens: Sequence[Token], phrase: Phrase, is_name: IsName) -> Phrase | None:
    """Return a phrase up to its noun, or name, of a person or a body; None where its noun is another's."""
    if phrase.is_pronoun:
        return phrase
    found = None
    for at in range(phrase.first, min(phrase.last, phrase.first + _FARTHEST_NOUN) + 1):
        token = tokens[at]
        if token.key in PREPOSITIONS and token.key != "des" and at > phrase.first:
            break
        if is_name(token) or is_person_noun(token.key):
            found = at
        elif found is not None and not token.has_capital:
            break
    if found is None:
        return None
    name = next((k for k in range(found + 1, min(found + 4, phrase.last + 1)) if is_name.person(tokens[k])), None)
    between = tokens[found + 1 : name] if name else ()
    if (
        name
        and not is_name(tokens[found])
        and not any(_is_verbal(each, is_name) for each in between)
        and all(each.text[0].islower() and each.key not in PREPOSITIONS for each in between)
    ):
        found = name  # «La sénatrice centriste Jeanne Morel»
    while found < phrase.last and is_name(tokens[found + 1]):
        found += 1
    return Phrase(phrase.first, found)


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].key in CALENDAR or tokens[at].key.isdigit())
