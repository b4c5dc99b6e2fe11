"""Reads the names of persons in a byline: who they are, and how they are usually written.

The words that tell persons from desks, outlets and roles stand in vocabulary/persons.yml.
"""

import re
from collections.abc import Sequence

from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("persons")

PARTICLES = _KNOWN.words("particles")
"""Small words within a name that begin with a small letter."""

AGENCIES = _KNOWN.lines("agencies")
"""Press agencies, as bylines and datelines call them."""

_NO_PERSON = _KNOWN.words("no_person")
_ROLE = _KNOWN.any_of("role")
_AGENCY = "|".join(
    sorted({re.escape(form) for name in AGENCIES for form in (name, name.upper())}, key=lambda name: (-len(name), name))
)
AGENCY = re.compile(rf"(?:{_AGENCY})(?![\w-])")
"""The name of an agency."""

# A word of a name: an initial or several («J.-P.»), or letters with hyphens and apostrophes («d’Aubigné-Lefèvre»).
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.(?:[-\s]?[^\W\d_]\.)*|(?:[^\W\d_]['’])?[^\W\d_]+(?:['’\-‑][^\W\d_]+)*\.?)(?=\s|$)",
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|ph\.?d|md)\.?$", re.IGNORECASE)
_SHORTENED = re.compile(r"\b(?:Jr|Sr)$")
_FEWEST_TOKENS, _MOST_TOKENS = 2, 6
# Words in capitals of this length or less may be initials («JR») or a particle.
_SHORT, _VERY_SHORT = 3, 2
_SHORTEST_MONONYM = 3
# No list of names is longer, in characters, and no name.
_LONGEST_LIST, _LONGEST_NAME = 1000, 200

# What a name may be followed by, and isn't part of.
_WITH_AGENCY = re.compile(
    r"[\s,(]*(?:\b(?:avec|with|et|and|via|pour|for|of|/)\s+|/\s*|\()"
    rf"(?:l['’]|the\s+|des\s+)?(?:agences?\b|agencies\b|{_AGENCY})"
    rf"(?:(?:\s*,\s*|\s*/\s*|\s+(?:et|and|&)\s+)(?:l['’]|the\s+)?(?:agences?|{_AGENCY}))*\)?",
)
_AFTER_NAMES = re.compile(
    rf"(?:\s*[,(–—|/-]\s*|\s+)(?:{_ROLE}.*|(?:à|au|aux|en|in|at|from|depuis|dans)\s+[A-ZÀÝÉÈ].*)$", re.DOTALL
)
_ENDS_IN_ROLE = re.compile(rf"{_ROLE}$", re.IGNORECASE)
_LEADING_ROLE = re.compile(
    rf"^(?:(?i:de\s+)?(?i:{_ROLE})(?:\s+(?:à|au|en|in|at|de|du|for)\s+[^,:]+?)?)\s*[,:]?\s+(?=[A-ZÀ-Ý])"
)
_NO_NAME = re.compile(rf"(?:(?:à|au|en|in|at|from)\s+.*|{_ROLE}.*|{_AGENCY}|agences?|agencies)", re.IGNORECASE)
_TITLE = re.compile(rf"^{_KNOWN.any_of('title')}\s+", re.IGNORECASE)
_PICTURE_MAKER = _KNOWN.pattern("picture_maker")
_BETWEEN = re.compile(r"\s*(?:;|\s/\s|/(?=\S+\s\S)|\s&\s|,\s*(?:et|and|&)\s|\set\s|\sand\s|\s\+\s|,)\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
_HANDLE = re.compile(r"\s*[(\[]?(?:@\w+|https?://\S+|\S+@\S+\.\w+)[)\]]?")
_BRACKETED = re.compile(r"\s*\([^()]*\)")


# What stands for a picture of an author, where only its words are left.
_PICTURE_OF = re.compile(r"^(?:portrait|photo|image|picture|headshot|avatar)\s+(?:of|de)\s+", re.IGNORECASE)


def person_names(text: str) -> tuple[str, ...]:
    """Return the persons that the words of a byline list («Jean Dupont et Marie de La Tour, avec AFP»).

    Places, roles and agencies that stand with them are left out; nothing is returned where some of the words remain
    unexplained, because then they are no list of persons.
    """
    if len(text) > _LONGEST_LIST:
        return ()
    names: list[str] = []
    listed = _listed(text)
    for part in _turned(listed) or _BETWEEN.split(listed):
        if _ENDS_IN_ROLE.search(part.strip()):
            names += [] if names else _name_before_role(_BY.sub("", part.strip()))
            continue
        name = _without_role(part)
        if not name:
            continue  # a role, a place or an agency
        if names and _SUFFIX.match(name):
            names[-1] = f"{names[-1]} {name}"
            continue
        name = _given_name_first(name)
        if not is_person(name):
            return ()
        names.append(usual_case(name))
    return tuple(dict.fromkeys(names))


def _turned(listed: str) -> list[str]:
    """Return «Te Rangi WHAANGA» and so on for «WHAANGA, Te Rangi; McAUSLAN, Colin», as databases list names."""
    pairs = [part.split(",") for part in listed.split(";")]
    if not all(len(pair) == 2 and pair[0].strip()[-2:].isupper() and pair[1].strip() for pair in pairs):
        return []
    return [f"{given.strip()} {family.strip()}" for family, given in pairs]


def _listed(text: str) -> str:
    """Return the words of a list of names, without addresses, agencies, and what stands in brackets."""
    listed = " ".join(_HANDLE.sub(" ", text).split())
    words = _PICTURE_OF.sub("", listed.strip(" .,;:|–—-*_"))
    if _SHORTENED.search(words) and f"{words}." in listed:
        words += "."
    words = _WITH_AGENCY.sub("", words)
    return _BRACKETED.sub("", _PICTURE_MAKER.sub("", words)).strip(" ,;")


def ends_in_role(words: str) -> bool:
    """Tell words that end in what somebody does («Northern Isles reporter»)."""
    return _ENDS_IN_ROLE.search(words.strip(" .,")[-_LONGEST_NAME:]) is not None


def _given_name_first(name: str) -> str:
    """Return «Séverine DELORME» for «DELORME Séverine»: a family name in capitals stands first in lists."""
    tokens = name.split()
    if name.isupper() or (len(tokens[0]) <= _SHORT and tokens[0].lower() not in PARTICLES):
        return name  # «ANC Wimmera»
    family = 0
    while family < len(tokens) and tokens[family].isupper() and not _INITIALS.fullmatch(tokens[family]):
        family += 1
    if (
        not 0 < family < len(tokens)
        or max(map(len, tokens[:family])) < _SHORT
        or any(map(str.isupper, tokens[family:]))
    ):
        return name
    return " ".join([*tokens[family:], *tokens[:family]])


def _name_before_role(words: str) -> list[str]:
    """Return the name of «Katya Adler BBC Europe editor»: two words, or three where the second is no full name."""
    tokens = words.split()
    has_middle = len(tokens) > 1 and (tokens[1].lower() in PARTICLES or _INITIALS.fullmatch(tokens[1]) is not None)
    name = " ".join(tokens[: 3 if len(tokens) > 3 and has_middle else 2])
    return [usual_case(name)] if is_person(name) else []


def _without_role(part: str) -> str:
    """Return the name in one part of a list, or nothing where it names nobody."""
    part = _LEADING_ROLE.sub("", part.strip())
    part = _AFTER_NAMES.sub("", f" {part}".rstrip()).strip()
    part = _TITLE.sub("", _BY.sub("", part)).strip(" ,;:")
    return "" if _NO_NAME.fullmatch(part) else part


def is_person(name: str) -> bool:
    """Tell the name of a person, of two to six words, from other words with capitals."""
    tokens = name.split() if len(name) <= _LONGEST_NAME else []
    if not _FEWEST_TOKENS <= len(tokens) <= _MOST_TOKENS or AGENCY.search(name):
        return False
    if not all(_TOKEN.fullmatch(token) for token in tokens):
        return False
    small = [token for token in tokens if token[0].islower() and "’" not in token and "'" not in token]
    proper = [token for token in tokens if token not in small]
    return (
        all(token.lower() in PARTICLES for token in small)
        and not any(map(_is_no_name, proper))
        and not _holds_capitals(tokens)
        and not _begins_like_outlet(tokens)
        and (tokens[0] not in small or tokens[0] in ("de", "d'", "van", "von", "el", "al"))
        and _is_spelt_out(proper)
    )


def _is_no_name(token: str) -> bool:
    """Tell a word that no name holds; an initial («A.») is a letter and a stop."""
    word = token.lower().strip(".")
    return word in _NO_PERSON and word not in PARTICLES and (len(word) > 1 or not token.endswith("."))


def _holds_capitals(tokens: Sequence[str]) -> bool:
    """Tell names with an outlet's within («Katya Adler BBC Europe»)."""
    if " ".join(tokens).isupper():
        return False
    return any(token.isupper() and len(token) >= _SHORT and not _INITIALS.fullmatch(token) for token in tokens[1:-1])


def _begins_like_outlet(tokens: Sequence[str]) -> bool:
    """Tell the name of an outlet («La Gazette du Levant», «L’Écho de Brest»), or a surname alone («L’HERMITTE»)."""
    words = [token.lower().strip(".") for token in tokens]
    if words[0] in ("le", "la", "les", "the"):
        return True
    is_elided = tokens[0].startswith(("L’", "L'"))
    return is_elided and (not tokens[0][2:].isupper() or not {"du", "de", "des"}.isdisjoint(words))


def _is_spelt_out(proper: Sequence[str]) -> bool:
    """Whether two names are there, of which one is more than initials."""
    names = proper[:-1] if proper and _SUFFIX.match(proper[-1]) else proper
    spelt = [token for token in names if not _INITIALS.fullmatch(token)]
    return len(names) >= _FEWEST_TOKENS and bool(spelt) and len(spelt[-1]) > 1


def is_mononym(name: str) -> bool:
    """Tell a single name, as an artist may sign (Plantu, Zep)."""
    return (
        _SHORTEST_MONONYM <= len(name) <= _LONGEST_NAME
        and _TOKEN.fullmatch(name) is not None
        and name[0].isupper()
        and name.lower() not in _NO_PERSON
        and not AGENCY.fullmatch(name)
    )


_MC = re.compile(r"\b(Mc|O['’])([a-z])")
_MC_CAPITALS = re.compile(r"Mc[A-Z]{2,}|Mac[A-Z]{3,}")


def usual_case(name: str) -> str:
    """Return a name in its usual case, where parts of it are in capitals: «Jean DUPONT», "PATRICK O'NEIL"."""
    tokens = name.replace("‑", "-").split()
    capitals = [token for token in tokens if _is_in_capitals(token)]
    if not capitals or (len(capitals) < len(tokens) and all(len(token) <= _SHORT for token in capitals)):
        return " ".join(tokens)  # «JR Moehringer», «Jean-Luc JR»: two letters are initials
    all_capitals = len(capitals) == len([token for token in tokens if not _INITIALS.fullmatch(token)])
    cased = (
        _token_case(token, tokens[at - 1], at, all_capitals) if token in capitals else token
        for at, token in enumerate(tokens)
    )
    return " ".join(cased)


def _is_in_capitals(token: str) -> bool:
    is_upper = token.isupper() or _MC_CAPITALS.fullmatch(token) is not None
    return len(token) > 1 and is_upper and not _INITIALS.fullmatch(token)


def _token_case(token: str, before: str, at: int, all_capitals: bool) -> str:
    """Return a word of a name in capitals as it is usually written, by where it stands."""
    if all_capitals and at and token.lower() in PARTICLES:
        return token.capitalize() if token in ("LA", "LE") and before == "DE" else token.lower()
    if token in ("II", "III", "IV"):
        return token
    if all_capitals and at == 0 and len(token) == _VERY_SHORT and not set(token) & set("AEIOUY"):
        return token  # "JK", "CJ"
    pieces = re.split(r"([-'’])", token.lower())
    cased = "".join(piece[:1].upper() + piece[1:] for piece in pieces)
    return _MC.sub(lambda found: found[1] + found[2].upper(), cased)
