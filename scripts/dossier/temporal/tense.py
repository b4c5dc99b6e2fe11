"""Tells from the words around a date whether it lies before the article or after it."""

import re
from typing import Literal

from dossier.vocabulary import vocabulary

Tense = Literal["past", "future"]

_VOCABULARY = vocabulary("temporal")


def _marks(tense_of: str, lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_VOCABULARY.any_of('tenses', tense_of, lang)}(?!\w)")


_LANGS = ("fr", "en")
_MARKS = {lang: tuple(_marks(told, lang) for told in ("past", "future", "open")) for lang in _LANGS}
_TOLD: tuple[Tense | Literal["open"], ...] = ("past", "future", "open")
_CLAUSE_END = re.compile(r"[;:]|\s[–—]\s|[“”«»\"]|\.\s")
_REFERS_BACK = re.compile(
    r"(?<!\w)(?:who|which|whose|that|where|qui|dont|où|lequel|laquelle|lesquels|que|qu['’])(?!\w)[^,;:.]*$",
    re.IGNORECASE,
)


def tense(before: str, after: str, lang: str) -> Tense | None:
    """Return the tense of the verb that words of time go with: the last before them, or the first after.

    `before` and `after` are the sentence on either side. None too where they tell of what was to be, or may be.
    """
    clause = _ASIDE.sub(" ", _uncapitalised(clause_before(before)))
    if _OPENS_QUOTE.search(before):
        after = _INCISE.sub(" ", after)
    opens_clause = _WHICH.search(before) is not None  # “the burns, which on Friday are to bring it down”
    told = (
        (_first(_CLAUSE_END.split(after, maxsplit=1)[0], lang) if opens_clause else None)
        or _last(clause, lang)
        or _ahead(clause, lang)
        or _first(_CLAUSE_END.split(after, maxsplit=1)[0], lang)
        or _last(_uncapitalised(_unquoted(before)), lang)
        or ("past" if _SAYS_WITHOUT_VERB.match(after) else None)
    )
    return None if told == "open" else told


# «Tokyo n’exclut pas, a-t-il dit, de revenir lundi»: the verb is another.
_ASIDE = re.compile(
    r", ?(?:[a-zà-ÿ’' ]{0,12}-(?:t-)?(?:ils?|elles?|on)(?: [a-zà-ÿ]+)?|(?:he|she|they|it) said|said [^,]{1,40})"
    r"[^,]{0,40},"
)
# «Et samedi soir, tout sourire : « … »»: so one tells what somebody said.
# «“En avril, a résumé M. Martin, je n’aurai plus rien”»: nor is that verb what was said.
_OPENS_QUOTE = re.compile(r"[«“\"‘][\s\u00a0\u202f]*(?:\w{1,5})?\Z")
_INCISE = re.compile(
    r"\A\s*,?[\s\u00a0\u202f]*[»”\"]?,? (?:"
    r"(?:a|ont|avait|avaient|aurait)(?:-t-(?:il|elle|on|ils|elles))? (?:\w+ )?\w+[éuist]"
    r"|(?:dit|explique|assure|affirme|confie|résume|prévient|lance|ajoute|poursuit)(?:-t-(?:il|elle|on))?"
    r"|(?:\w+ ){0,4}(?:said|says|told|added|warned|explained|insisted))(?!\w)"
    r"[^,«»“”\"]{0,80}[,.][\s\u00a0\u202f]*[«“\"]?"
)
_WHICH = re.compile(r"\b(?:which|who|qui)\s*(?:on|in)?\s*\Z")
_SAYS_WITHOUT_VERB = re.compile(r"[^.!?:;«“]{0,120}:\s*[«“\"‘]")


def _unquoted(before: str) -> str:
    """Return a sentence's beginning without what is quoted and over: its tense is that of another time."""
    return _QUOTED.sub(" ", before)


_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


def _uncapitalised(words: str) -> str:
    """Return words as they stand within a sentence: the marks are compared with case, which takes half the time."""
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{words[start : start + 1].lower()}{words[start + 1 :]}"


def clause_before(before: str) -> str:
    """Return the end of a sentence's beginning that belongs to the words after it."""
    return _CLAUSE_END.split(before)[-1]


def _last(words: str, lang: str) -> Tense | Literal["open"] | None:
    """Return the tense of the last verb that has one; of two that end together («a été reporté à»), the future."""
    ends = [max((found.end() for found in marks.finditer(words)), default=0) for marks in _MARKS[lang]]
    last = max(ends)
    if lang == "fr" and _JUST_DONE.search(words, last):
        return "past"
    return next(told for told, end in zip(_TOLD[::-1], ends[::-1], strict=True) if end == last) if last else None


def _first(words: str, lang: str) -> Tense | Literal["open"] | None:
    """Return the tense of the first verb; of two that begin together, what is open, or the future."""
    starts = [found.start() if (found := marks.search(words)) else len(words) for marks in _MARKS[lang]]
    first = min(starts)
    if first == len(words):
        return None
    if _ORDERED[lang].match(words, first) and starts[0] == first:
        return "past"  # “In March, NASA told its staff to stop”: then it was told
    return next(told for told, start in zip(_TOLD[::-1], starts[::-1], strict=True) if start == first)


_ORDERED = {lang: re.compile(rf"{_VOCABULARY.any_of('ordered', lang)}(?!\w)") for lang in _LANGS}


def _ahead(words: str, lang: str) -> Tense | None:
    """«Tokyo n’exclut pas de revenir lundi»; at the head of a clause, what is to do may be of any time."""
    if lang != "fr" or _HEAD.match(words):
        return None
    return "future" if _AHEAD.search(words) else None


_HEAD = re.compile(r"\s*(?:pour|afin|avant|après|sans|à)(?!\w)", re.IGNORECASE)
_AHEAD = re.compile(rf"(?<!\w){_VOCABULARY.any_of('ahead', 'fr')}(?!\w)", re.IGNORECASE)
# «Le vieux module, désorbité lundi», «la mission, suspendue par l’ESA le 17 mars»
_PART = {name: _VOCABULARY.any_of("parts", name) for name in ("noun_in_e", "planned", "participle")}
_JUST_DONE = re.compile(
    rf"(?:(?<!\w)(?!(?:{_PART['noun_in_e']})s?\b|{_PART['planned']})[a-zà-ÿ]{{2,}}ée?s?"
    rf"|,\s+(?!(?:{_PART['noun_in_e']})s?\b|{_PART['planned']}|depuis|mais|puis|aussi|après|parmi|ainsi|avant)(?=\w{{4}})"
    rf"(?:{_PART['participle']})(?:\s+(?:par|à|au|en|dans|avec|sans|sur|de|du)\s[^,;:.]*)?)(?:\s+(?:en|à|au))?\s*\Z",
)


def has_lasted(before: str, lang: str) -> bool:
    """Tell whether what is told before words that say until when is over: «il y a travaillé jusqu’en février»."""
    clause = clause_before(before)
    last = max((found.end() for found in _LASTED[lang].finditer(clause)), default=0)
    return bool(last) and not any(found.end() > last for marks in _MARKS[lang] for found in marks.finditer(clause))


_LASTED = {lang: re.compile(rf"(?<!\w){_VOCABULARY.any_of('lasted', lang)}(?!\w)", re.IGNORECASE) for lang in _LANGS}


def is_participial(before: str, lang: str) -> bool:
    """Tell whether words stand with a participle that opens their sentence, or stands after a comma in it."""
    return _PARTICIPIAL[lang].search(before) is not None


_PARTICIPIAL = {
    lang: re.compile(rf"(?:^|[,(–—])\s*{_VOCABULARY.any_of('participles', lang)}(?!\w)[^,;:.]*$") for lang in _LANGS
}


def is_aside(before: str) -> bool:
    """Tell whether words stand in a relative clause of their sentence."""
    return bool(_REFERS_BACK.search(before))
