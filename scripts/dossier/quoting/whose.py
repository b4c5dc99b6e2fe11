"""Tells whose words stand right after “whose”: “guided in by X, whose terse “I have them” was heard by all”.

| in the marks                                   | between “whose” and them  | for instance                         |
|------------------------------------------------|---------------------------|--------------------------------------|
| a sentence, which begins with a capital        | nothing, or an adjective  | “X, whose “We can do it” was quoted” |
| anything else: a title, a nickname, a project  |                           | nobody's                             |
"""

import re
from collections.abc import Sequence

from dossier.quoting import phrases, scare
from dossier.quoting.carrier import Token
from dossier.quoting.marks import Span
from dossier.quoting.word_kinds import IsName, Phrase

_SENTENCE = re.compile(r"[«“\"‘\s]*(?:I|We|You|They|He|She|It|This|That|There|No|Not|Never)\b")
_FEWEST = 3
_MOST_BETWEEN = 2


def speaker(tokens: Sequence[Token], at: int, text: str, span: Span, is_name: IsName) -> Phrase | None:
    """Return whom “whose”, before the quotation at a token, stands for, where that may be a sentence of theirs."""
    near = range(at - 1, max(0, at - _MOST_BETWEEN - 2), -1)
    whose = next((k for k in near if tokens[k].key == "whose"), None)
    if whose is None or whose < 2 or any(not token.is_word or token.has_capital for token in tokens[whose:at]):
        return None
    is_sentence = _SENTENCE.match(text, span.start) is not None and len(scare.words_of(text, span)) >= _FEWEST
    if not is_sentence or scare.is_capitalised(text, span):
        return None
    found = phrases.antecedent(tokens, whose - 1, is_name)
    return found if found and any(map(is_name.person, tokens[found.first : found.last + 1])) else None
