"""Tells verbs of saying in clauses within another's: their subjects, and which of them don't lead to what follows."""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.saying import Saying
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PREPOSITIONS, PRONOUNS, IsName, Phrase, is_person_noun

_THATS = frozenset({"que", "qu'", "that"})
_DOING = KNOWN.words("acting") | KNOWN.words("thinking") | KNOWN.words("wills")
_COMPLEMENTS = frozenset({"de", "d'", "que", "qu'", "of", "that"})
_NEAR_COMPLEMENT = 5
_BY_ITSELF = frozenset({"se", "s'"})
_WHETHER = frozenset({"whether", "if", "si", "s'"})
_EMBEDDING = frozenset({"when", "where", "which", "quand", "où", "lorsque", "lorsqu'", "how"})
_BODIES = KNOWN.words("bodies") | KNOWN.words("body_nouns") | KNOWN.words("documents")
_SOME = KNOWN.words("indefinite") - {"un", "une", "a", "an", "des"} | {"one|", "others", "many", "chacun", "each"}
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "when"})
_NOT_TO = frozenset({"not", "to", "on", "on|", "under"})
_FINITE = frozenset("was were is are has have had would will could did does may might must can should".split())  # noqa: SIM905
_ENDING_SUBJECT = KNOWN.words("auxiliaries") | {"a|"}


def embedded(each: Saying, tokens: Sequence[Token], said: Sequence[Saying]) -> Phrase | None:
    """Return the subject of the clause that a verb goes on with: “a night when his commander woke him and said”."""
    joining = each.first - 1
    if joining < 1 or tokens[joining].key not in ("et", "and") or not tokens[joining - 1].is_word:
        return None
    begin = max((other.span[1] for other in said if other.span[1] < each.first), default=-1)
    opens = next((k for k in range(joining - 1, begin, -1) if tokens[k].key in _EMBEDDING), None)
    if opens is None or any(token.quotation >= 0 for token in tokens[opens:joining]):
        return None
    first = tokens[opens + 1]
    if PRONOUNS.get(first.key, "nobody") != "nobody":
        return Phrase(opens + 1, opens + 1, is_pronoun=True)
    last = opens + 1
    while last + 1 < joining and tokens[last + 1].is_word and tokens[last + 1].key not in _ENDING_SUBJECT:
        goes_on = tokens[last].key in word_kinds.PREPOSITIONS or tokens[last + 1].has_capital
        if last > opens + 1 and not goes_on and tokens[last + 1].key not in word_kinds.PREPOSITIONS:
            break
        last += 1
    is_one = first.key in word_kinds.DETERMINERS or first.has_capital
    return Phrase(opens + 1, last) if is_one else None


def is_asked(tokens: Sequence[Token], each: Saying, said: Sequence[Saying]) -> bool:
    """Tell “X asked whether he had considered “…””: nobody has said so but who asks."""
    if each.subject is None or each.subject.first == 0 or tokens[each.subject.first - 1].key not in _WHETHER:
        return False
    return any(other.subject and other.span[1] < each.subject.first for other in said)


def is_aside(tokens: Sequence[Token], at: int, each: Saying, said: Sequence[Saying]) -> bool:
    """Tell a verb within commas, where “that” after them goes on with one before: «X a dit, ce que Y note, que “…”»."""
    first, last = each.span
    if _is_relative_aside(tokens, at, each, said):
        return True
    that = next((k for k in range(at - 1, last, -1) if tokens[k].key in _THATS and tokens[k - 1].text == ","), None)
    if that is None:
        return False
    opening = next((k for k in range(first - 1, 0, -1) if tokens[k].text == ","), None)
    return opening is not None and any(
        other.form == "verb" and other.subject and other.span[1] < opening and tokens[other.last + 1].key not in _THATS
        for other in said
    )


def is_witness(tokens: Sequence[Token], at: int, each: Saying, said: Sequence[Saying]) -> bool:
    """Tell «X aurait parlé, d'après deux témoins, d'un “…”»: they only heard it, where a verb goes on past them."""
    first, last = each.span
    if each.form != "source" or tokens[first - 1].text != "," or last + 2 >= at or tokens[last + 1].text != ",":
        return False
    if tokens[last + 2].key not in _COMPLEMENTS or at - last > _NEAR_COMPLEMENT:
        return False
    return any(
        other.form == "verb" and other.subject and other.last == first - 2 and tokens[other.last].key not in _DOING
        for other in said
    )


def _is_relative_aside(tokens: Sequence[Token], at: int, each: Saying, said: Sequence[Saying]) -> bool:
    """Tell “…, which he said he had not read, was “…””, “according to one, who asked not to be named, “…””."""
    if each.form not in ("verb", "shared"):
        return False
    opening = next((k for k in range(each.last - 1, 0, -1) if tokens[k].text == ","), None)
    closing = next((k for k in range(each.last + 1, at) if not tokens[k].is_word), None)
    if opening is None or closing is None or tokens[closing].text != "," or tokens[opening + 1].key not in _RELATIVES:
        return False
    if closing + 1 < at:
        return tokens[closing + 1].key in _FINITE
    is_content = tokens[each.last + 1].key in _THATS | _NOT_TO
    return is_content and any(other.form == "source" and other.span[1] <= opening for other in said)


def is_within(tokens: Sequence[Token], each: Saying, said: Sequence[Saying], is_name: IsName) -> bool:
    """Tell «X a déclaré que les travaux avançaient “…”»: what may be a verb of saying has a thing as its subject."""
    subject = each.subject
    if each.form != "verb" or each.is_after or subject is None or subject.is_pronoun or not subject.first:
        return False
    goes_by_itself = tokens[each.first].key in _BY_ITSELF and phrases.person_head(tokens, subject, is_name) is None
    if tokens[subject.first - 1].key not in _THATS:
        return False
    if _heads_somebody(tokens, subject, is_name) and not goes_by_itself:
        return False  # and not «que l'enquête se poursuivait “…”»
    return any(
        other.span[1] < subject.first
        and (other.form == "shared" or (other.form == "verb" and _speaks(tokens, other, is_name)))
        for other in said
    )


def _speaks(tokens: Sequence[Token], other: Saying, is_name: IsName) -> bool:
    """Tell whether somebody is the subject of a verb."""
    subject = other.subject
    return subject is not None and (subject.is_pronoun or phrases.person_head(tokens, subject, is_name) is not None)


def _heads_somebody(tokens: Sequence[Token], phrase: Phrase, is_name: IsName) -> bool:
    """Tell whether a noun, or a name, of a person, a body or a document heads a phrase."""
    if tokens[phrase.first].key in _SOME or tokens[phrase.first + 1].key in ("un", "une"):
        return True  # “one of them”, «l'un d'eux»
    for at in range(phrase.first, phrase.last + 1):
        token = tokens[at]
        if at > phrase.first and token.key in PREPOSITIONS:
            return False
        if is_name(token) or token.has_capital or token.key in _BODIES or is_person_noun(token.key, widely=True):
            return True
    return False
