"""Reads who speaks in a headline that ends with a name: “Engine exports to resume “within weeks”: Rostec”.

| the end of the headline         | for instance                                    |
|---------------------------------|-------------------------------------------------|
| a colon, or a dash, and a name  | “Exports to resume “within weeks”: Rostec”      |
| the same, and somebody's office | “Fuel to last “for three days” – minister”      |

Only words in small letters, within the headline, are read so: ““Gravity”: Book Review” tells of a title.
"""

from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import IsName, Phrase, is_person_noun

_NO_NAMES = KNOWN.words("no_names") | KNOWN.words("documents") | KNOWN.words("works")
_MARKS = frozenset(":–—-")
_LONGEST_NAME = 3
_MOST_BETWEEN = 4


def speaker(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the name, or the office, with which a headline ends that has the quotation at a token within it."""
    if is_name.is_french or at < 1 or not tokens[at - 1].is_word:
        return None
    mark = next((k for k in range(at + 1, min(at + _MOST_BETWEEN + 2, len(tokens))) if not tokens[k].is_word), None)
    if mark is None or tokens[mark].text not in _MARKS:
        return None
    tail = tokens[mark + 1 :]
    if not 0 < len(tail) <= _LONGEST_NAME or any(not token.is_word or token.quotation >= 0 for token in tail):
        return None
    is_named = all(token.has_capital and token.key not in _NO_NAMES for token in tail)
    is_office = len(tail) == 1 and is_person_noun(tail[0].key)
    return Phrase(mark + 1, len(tokens) - 1) if is_named or is_office else None
