"""Finds who speaks a part of a sentence in marks, where no verb says so: the one whom the sentence is about.

| in the marks                 | for instance                                                    |
|------------------------------|-----------------------------------------------------------------|
| a relative clause            | «X a rendu hommage à un équipage « qui n'a jamais douté »»      |
| many words, in small letters | “X set out a plan “to bring the whole fleet home by spring””    |

Only a person who is named is told so, and nobody else may stand between.
"""

import re
from collections.abc import Sequence

from dossier.quoting import phrases
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PRONOUNS, IsName, Phrase

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_OPENING = re.compile(r"[«“\"‘\s]*(?:qui|que|qu[’']|dont|où|who|that|which|where|whose)\b")
_PASSIVE = KNOWN.words("passive")
_WHO = frozenset({"qui", "who"})
_FEWEST = 5
_FEWEST_OF_RELATIVE = 3


def subject(tokens: Sequence[Token], at: int, text: str, is_name: IsName) -> tuple[Phrase, bool] | None:
    """Return whom the sentence is about, with whether it is sure that they speak the quotation at a token."""
    inside = text[tokens[at].start : tokens[at].end]
    words = _WORD.findall(inside)
    is_relative = _OPENING.match(inside) is not None
    is_led = is_relative or (at > 0 and tokens[at - 1].key in _WHO)
    if at < 2 or not tokens[at - 1].is_word or not words or not words[0][0].islower():
        return None
    if len(words) < (_FEWEST_OF_RELATIVE if is_led else _FEWEST):
        return None
    head = phrases.head_of(tokens, at, is_name)
    named = head is not None and any(is_name.person(token) for token in tokens[head.first : at])
    if head is not None and head.is_pronoun and is_led and not named:
        is_one = PRONOUNS.get(tokens[head.first].key) in ("he", "she")
        return (head, True) if is_one else None  # «Elle rend hommage aux équipes, qui « … »»
    if head is None or head.is_pronoun or not named:
        return None
    names = _names(tokens, head.first, at, is_name)
    opens = head.first <= names[0][0] <= head.last
    beside = not opens and names[0][0] > head.last and _is_beside(tokens, head.last + 1, names[0][0])
    is_passive = any(token.key in _PASSIVE for token in tokens[head.last + 1 : at])
    if len(names) > 1 or not (opens or beside) or is_passive:
        return None
    return head, is_relative


def _names(tokens: Sequence[Token], first: int, at: int, is_name: IsName) -> list[tuple[int, int]]:
    """Return where persons are named, each from its first token to its last."""
    found: list[tuple[int, int]] = []
    for k in range(first, at):
        if not is_name.person(tokens[k]):
            continue
        if found and found[-1][1] == k - 1:
            found[-1] = (found[-1][0], k)
        else:
            found.append((k, k))
    return found


def _is_beside(tokens: Sequence[Token], after: int, name: int) -> bool:
    """Tell «L'administrateur de l'agence, | Jean Dupont»: only a comma, and what belongs to the description."""
    return sum(token.text == "," for token in tokens[after:name]) == 1 and tokens[name - 1].text == ","
