"""Finds the nouns of speech of a sentence, with those whose speech it is.

| the words                      | for instance                                         |
|--------------------------------|------------------------------------------------------|
| somebody's                     | “X's remark that”, “X's blunt warning”               |
| of somebody, by somebody       | «le mot de X», “a warning by X”                      |
| with a “whose” before them     | “X, whose description of it as “…””                  |
| whose they are is told before  | «sa promesse de “…”», “her warning that it is “…””   |
"""

from collections.abc import Iterator, Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.saying import Saying
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import IsName, Phrase

_SPEECH_NOUNS = KNOWN.words("speech_nouns")
_UTTERANCES = KNOWN.words("utterances")
_POSSESSIVES = KNOWN.words("possessives")
_ARTICLES = word_kinds.DETERMINERS
_OF = frozenset({"de", "d'", "du", "of", "from", "by", "par"})
_GIVEN = frozenset(
    f"{stem}{end}"
    for stem in ("donné", "lancé", "formulé", "exprimé", "adressé", "fait", "given", "made", "issued", "voiced")
    for end in ("", "e", "s", "es")
)
_CONTRACTED = frozenset({"du"})
_THATS = frozenset({"que", "qu'", "that", "laquelle", "lequel"})
_LEADS = frozenset({"de", "d'", "à", "to", "of", "for"})
_OFFICES = frozenset({"au", "aux", "chargé", "chargée"})
_CLAIMS = frozenset(
    {"constat", "avertissement", "verdict", "message", "réponse", "avis", "conseil", "consigne", "promesse", "aveu"}
    | {"warning", "message", "answer", "conclusion", "assessment", "advice", "admission", "promise"}
)
_SUMMING = frozenset(
    {"est", "était", "fut", "reste", "tient", "tenait", "tombe", "tombait", "sonne", "claque", "sont", "étaient"}
    | {"is", "was", "were", "are", "came", "remains", "remained"}
)
_DEPICTING = frozenset({"description", "portrayal", "characterisation", "characterization", "depiction", "dismissal"})
_VERBAL = KNOWN.words("auxiliaries") | {"a|"}
_MOST_LEADING = 4
_MOST_REPORTED = 14


def nouns(tokens: Sequence[Token], is_name: IsName) -> Iterator[Saying]:
    """Yield «le mot de X», “X's remark that”, «sa promesse de»."""
    for at, token in enumerate(tokens):
        if token.key not in _SPEECH_NOUNS and token.key not in _UTTERANCES:
            continue
        bearer = _bearer(tokens, at, is_name)
        if bearer:
            yield Saying(at, at, bearer, "noun")
            continue
        owner = next((k for k in (at - 1, at - 2) if k > 0 and tokens[k].key == "'s"), None)
        if owner is not None and (owner == at - 1 or tokens[at - 1].is_word):
            subject = phrases.before(tokens, owner - 1, is_name)
            if subject:
                yield Saying(at, at, subject, "noun")
        elif (
            (of := _past_day(tokens, at + 1)) + 1 < len(tokens)
            and tokens[of].key in _OF
            and _opens(tokens, of, is_name)
        ):
            begin = of + 1
            subject = phrases.after(tokens, begin, is_name)
            if subject and (subject.is_pronoun or phrases.person_head(tokens, subject, is_name)):
                yield Saying(at, at, subject, "noun", is_after=True)
        elif token.key in _UTTERANCES:
            own = next((k for k in (at - 1, at - 2) if k >= 0 and tokens[k].key in _POSSESSIVES), None)
            if own is not None:
                yield Saying(at, at, Phrase(own, own, is_pronoun=True), "noun")


def _bearer(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return X of “X, whose blunt | description of it”."""
    whose = next((k for k in (at - 1, at - 2) if k > 1 and tokens[k].key == "whose"), None)
    is_beside = whose is not None and tokens[at - 1].is_word
    return phrases.antecedent(tokens, whose - 1, is_name) if whose is not None and is_beside else None


def _past_day(tokens: Sequence[Token], at: int) -> int:
    """Return the place after “on Thursday”, «jeudi», where that stands at one: “a warning | on Thursday | from X”."""
    given = at + 1 < len(tokens) and tokens[at].key in _GIVEN
    if given and _past_day(tokens, at + 1) < len(tokens) and tokens[_past_day(tokens, at + 1)].key in ("par", "by"):
        return _past_day(tokens, at + 1)  # «l'assurance | donnée jeudi | par X»
    if at + 1 < len(tokens) and tokens[at].key.rstrip("|") == "on" and tokens[at + 1].key in word_kinds.CALENDAR:
        return at + 2
    return at + 1 if at < len(tokens) and tokens[at].key in word_kinds.CALENDAR else at


def _opens(tokens: Sequence[Token], of: int, is_name: IsName) -> bool:
    """Tell whether somebody follows «de», and no infinitive."""
    begin = of + 1
    if is_name(tokens[begin]) or tokens[of].key in _CONTRACTED:
        return True
    return (tokens[begin].key in _ARTICLES | {"du"} and begin + 1 < len(tokens)) or _is_titled(tokens, begin, is_name)


def _is_titled(tokens: Sequence[Token], begin: int, is_name: IsName) -> bool:
    """Tell “a plea from | mission commander X”: small words, of which the last is a person's noun, and a name."""
    name = next((k for k in range(begin, min(begin + _MOST_LEADING, len(tokens))) if is_name.person(tokens[k])), begin)
    titles = tokens[begin:name]
    are_plain = all(token.is_word and token.text[0].islower() for token in titles)
    return bool(titles) and are_plain and word_kinds.is_person_noun(titles[-1].key)


def is_summed_up(tokens: Sequence[Token], each: Saying, at: int) -> bool:
    """Tell «Le constat de X est sans appel : les cours sont “…”»: the noun's clause, a colon, what is said."""
    colons = [k for k in range(each.first, at) if tokens[k].text == ":"]
    if each.form != "noun" or each.first > 1 or len(colons) != 1 or tokens[each.first].key not in _CLAIMS:
        return False
    if any(token.quotation >= 0 or token.text in ";.?!" for token in tokens[:at]):
        return False
    verb = next((token.key for token in tokens[each.first + 2 : at] if token.key in _SUMMING | _VERBAL), "")
    return verb in _SUMMING


def leads_to(tokens: Sequence[Token], each: Saying, at: int) -> bool:
    """Tell whether a noun of what is said is followed by it: «le mot de X : “…”», “X's promise to “…””."""
    last = each.span[1]
    if tokens[at - 1].text in ":," or tokens[at - 1].key in ("that", "que", "qu'") or at - last <= 1:
        return True
    between = tokens[last + 1 : at]
    if is_summed_up(tokens, each, at):
        return True
    if any(token.quotation >= 0 or token.text in ";:" for token in between):
        return False
    that = next((k for k, token in enumerate(between) if token.key in _THATS), None)
    if that is not None and len(between) - that <= _MOST_REPORTED:
        lead = between[:that]
        is_office = bool(lead) and lead[0].key in _OFFICES and lead[-1].text == ","  # «| aux Transports, X, que»
        is_aside = bool(lead) and lead[0].text == "," and not any(token.key in _LEADS for token in lead[:2])
        return not lead or is_aside or is_office or [token.key for token in lead] == ["to", "the", "effect"]
    if tokens[at - 1].key.rstrip("|") == "as" and tokens[each.first].key in _DEPICTING and between[0].key == "of":
        return len(between) <= _MOST_REPORTED and all(token.is_word for token in between)
    is_utterance = tokens[each.first].key in _UTTERANCES
    return is_utterance and between[0].key in _LEADS and len(between) <= _MOST_LEADING
