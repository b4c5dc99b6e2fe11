"""Cuts an author's name into given name and family name, where it surely is a person's; else it stays whole."""

import re
from dataclasses import dataclass

_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|md)\.?", re.IGNORECASE)
_FEWEST, _MOST = 2, 5


@dataclass(frozen=True)
class AuthorName:
    """An author: `family` and `given`, or `whole` alone."""

    whole: str
    family: str = ""
    given: str = ""


def author_name(name: str) -> AuthorName:
    """Return the parts of a name on one line.

    A family name is the last word, with the particles before it: «de La Tour». A single word, a desk, an agency, and
    whatever the readers of bylines don't take for one person's name, stay whole: a wrong cut is worse than none.
    """
    words = name.split(" ")
    if not _FEWEST <= len(words) <= _MOST or _SUFFIX.fullmatch(words[-1]) or not _is_person(name):
        return AuthorName(name)
    first = len(words) - 1
    particles = [at for at, word in enumerate(words) if 0 < at < first and word[:1].islower()]
    if particles:
        first = particles[0]
    return AuthorName(name, " ".join(words[first:]), " ".join(words[:first]))


def _is_person(name: str) -> bool:
    from dossier.persons import person_names  # with its vocabulary, which a run that renders nothing does without

    return person_names(name) == (name,)
