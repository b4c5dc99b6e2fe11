"""Finds what says within a quotation who speaks it: «Nous irons, a-t-il dit, sur la Lune»."""

from collections.abc import Sequence

from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.clauses import may_invert, sayings
from dossier.quoting.saying import Saying
from dossier.quoting.word_kinds import PRONOUNS, IsName

_DASHES = ",–—-"


def incise(sentence: Sentence, is_name: IsName) -> Saying | None:
    """Return what says within a quotation who speaks it: «Nous irons, a-t-il dit, sur la Lune»."""
    tokens = sentence.tokens
    for each in sayings(tokens, is_name, is_quoted=True):
        first, last = each.span
        if not each.is_after or first == 0 or tokens[first - 1].text not in _DASHES or each.subject is None:
            continue
        if _follows_quotation(tokens, first):
            continue
        key = tokens[each.subject.first].key.lstrip("-").removeprefix("t-")
        is_other = not each.subject.is_pronoun or PRONOUNS.get(key) in ("he", "she", "they")
        ends = last + 1 == len(tokens) or not tokens[last + 1].is_word or _ends_by_comma(tokens, last)
        if is_other and ends and (each.form == "source" or may_invert(tokens, first)):
            return each
    return None


def _follows_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an incise belongs to a quotation that opens a sentence of the one around it: «“…”, m'a-t-il dit»."""
    while at > 0 and tokens[at - 1].quotation < 0 and tokens[at - 1].text in _DASHES:
        at -= 1
    if at == 0 or tokens[at - 1].quotation < 0:
        return False
    return at == 1 or not (tokens[at - 2].is_word or tokens[at - 2].text == ":")


def _ends_by_comma(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether the next mark after an incise's subject is near: «a dit X jeudi à Moscou, »."""
    near = tokens[last + 1 : last + 10]
    return any(token.text in _DASHES or token.text == "." for token in near)
