"""Finds who speaks what stands after a colon, where no verb says that somebody speaks: «X n'en démord pas : “…”».

| before the colon                                    | the speaker                                         |
|-----------------------------------------------------|-----------------------------------------------------|
| a clause about somebody                             | them: of several clauses, the last                  |
| «Même son de cloche chez X», «Pour X, pas de doute» | X                                                   |
| «Sa réponse tient en un mot»                        | whose answer it is                                  |
| «J'ai trouvé un mot», “he read a note”              | not they: in doubt                                  |
| «J'ai reçu une lettre de X», “a text came from X”   | X                                                   |
| «Ils avaient tendu une banderole»                   | the sign                                            |
| nothing but a line, a word                          | who spoke just before (the caller's to find)        |
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_DOCUMENTS = KNOWN.words("documents") | {"mot", "mots"}
_SPEECH_NOUNS = KNOWN.words("speech_nouns") | KNOWN.words("reactions")
_POSSESSIVES = KNOWN.words("possessives")
_AT = frozenset({"chez", "côté", "pour"})
_FINDING = KNOWN.words("finding")
_REPLIES = frozenset({"answer", "reply", "response", "réponse", "réplique"})
_FROM = frozenset({"de", "d'", "du", "des", "from", "by"})
_SIGNS = KNOWN.words("signs")
_HANGING = KNOWN.words("hanging")
_AND_THEN = frozenset({"puis", "then"})
_GESTURES = frozenset(
    ["rubbing", "laughing", "smiling", "shrugging", "pointing", "turning", "raising", "lowering", "shaking", "looking"]
)
_LONGEST_LEAD = 14
_NEAR = 6


def before_colon(tokens: Sequence[Token], colon: int, is_name: IsName) -> Phrase | None:
    """Return who, by the words before a colon, speaks what follows it."""
    begin = _clause(tokens, colon, is_name)
    part = tokens[:colon]
    sender = _sender(part, begin, is_name) or _sign(part, begin)
    if sender:
        return sender
    is_document = any(t.key in _DOCUMENTS and not t.has_capital for t in part[begin:])  # and not «la Lettre»
    if is_document and any(token.key in _FINDING for token in part[begin:]):
        return None
    owner = _owner(part, begin)
    if owner is not None:
        return Phrase(owner, owner, is_pronoun=True)
    head = phrases.head_of(tokens, colon, is_name) if begin == 0 else _opening(part, begin, is_name)
    found = phrases.person_head(tokens, head, is_name) if head else None
    return found or _beside(part, begin, is_name)


def _sender(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Return X of «J'ai reçu une lettre de X», “Then came a text from X”, where that ends the clause."""
    noun = next((k for k in range(len(tokens) - 2, begin, -1) if tokens[k].key in _DOCUMENTS), None)
    if noun is None or noun + 2 >= len(tokens) or tokens[noun + 1].key not in _FROM:
        return None
    first = noun + 1 if tokens[noun + 1].key in ("du", "des") else noun + 2
    found = phrases.after(tokens, first, is_name)
    head = phrases.person_head(tokens, found, is_name) if found and found.first == first else None
    return found if head and found and not found.is_pronoun and found.last >= len(tokens) - _NEAR else None


def _sign(tokens: Sequence[Token], begin: int) -> Phrase | None:
    """Return the sign that is put up: «Ils avaient tendu une banderole»."""
    sign = next((k for k in range(len(tokens) - 1, begin, -1) if tokens[k].key in _SIGNS), None)
    is_hung = sign is not None and any(token.key in _HANGING for token in tokens[begin:])
    if sign is None or not is_hung or tokens[sign - 1].key not in word_kinds.DETERMINERS:
        return None
    return Phrase(sign - 1, sign)


def puts_up(between: Sequence[Token]) -> bool:
    """Tell whether words before a colon tell of a sign that is put up."""
    return any(token.key in _SIGNS for token in between) and any(token.key in _HANGING for token in between)


def only_leads(tokens: Sequence[Token], colon: int) -> bool:
    """Tell whether what stands before a colon only says that there is more: «Le lendemain, une seule ligne»."""
    start = colon
    while start > 0 and tokens[start - 1].quotation < 0 and tokens[start - 1].text not in ".!?;":
        start -= 1
    part = tokens[start:colon]
    return len(part) <= _NEAR + 1 and any(token.key in _SPEECH_NOUNS | {"ligne", "line"} for token in part)


def goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what stands before a quotation only goes on: «Puis, en riant : “…”», «Il y est précisé que “…”»."""
    keys = [token.key for token in tokens[:at]]
    if keys[:3] in (["il", "y", "est"], ["il", "y", "était"]):
        is_told = any(key in forms().participles for key in keys[3:5])
        return is_told and any(key in ("que", "qu'") for key in keys[4:7])
    if not keys or keys[-1] != ":" or keys[0] not in _AND_THEN or len(keys) > _LONGEST_LEAD:
        return False
    rest = keys[1:-1]
    while rest and rest[0] == ",":
        rest = rest[1:]
    if not rest:
        return True
    is_moved = rest[0].endswith(("é", "ée", "és", "ées", "ed", "ie", "ue")) and rest[0] not in forms().finite
    return (
        is_moved
        or (rest[0] == "en" and any(key.endswith("ant") for key in rest[1:3]))
        or rest[0] in forms().gerunds | _GESTURES
    )


def _clause(tokens: Sequence[Token], colon: int, is_name: IsName) -> int:
    """Return where the last clause before a colon begins that has a subject of its own; 0 where there is but one."""
    for at in range(colon - 2, 0, -1):
        token = tokens[at]
        if token.quotation >= 0 or token.text in ".;:!?":
            return at + 1
        opens = token.key in ("et", "and", "mais", "but", "where", "où", "while", "tandis", "quand", "when")
        if not opens or tokens[at - 1].key in word_kinds.DETERMINERS or is_name(token):
            continue
        follows = tokens[at + 1]
        if follows.key in word_kinds.PRONOUNS and follows.key not in word_kinds.DETERMINERS:
            return at + 1
        if is_name.person(follows) and not is_name.person(tokens[at - 1]):
            return at + 1
        noun = tokens[at + 2].key if at + 2 < colon else ""
        if follows.key in word_kinds.DETERMINERS and noun in _REPLIES:
            return at + 1
        if follows.key in word_kinds.DETERMINERS and word_kinds.is_person_noun(noun) and token.key not in ("et", "and"):
            return at + 1
    return 0


def _opening(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    token = tokens[begin]
    if token.key in word_kinds.PRONOUNS and token.key not in word_kinds.DETERMINERS:
        return Phrase(begin, begin, is_pronoun=True)
    return phrases.whole(tokens, begin, is_name) if word_kinds.opens_phrase(token, is_name) else None


def _owner(tokens: Sequence[Token], begin: int) -> int | None:
    """Return the possessive of «sa réponse», “his verdict”, where the clause begins with it."""
    for at in range(begin, min(begin + 2, len(tokens) - 1)):
        near = tokens[at + 1 : at + 3]
        if tokens[at].key in _POSSESSIVES and any(token.key in _SPEECH_NOUNS for token in near):
            return at
    return None


def _opens_by_noun(tokens: Sequence[Token], begin: int) -> bool:
    """Tell «Commentaire du», «Réponse de la»: a noun of speech without an article, and «de»."""
    return tokens[begin].key in _SPEECH_NOUNS and tokens[begin + 1].key in _FROM


def _beside(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Return X of «chez X», «pour X», «le mot d'ordre de X» where nobody else is about."""
    names = [at for at in range(begin, len(tokens)) if is_name.person(tokens[at])]
    if not names:
        return None
    whole = phrases.whole(tokens, names[0], is_name)
    if any(at > whole.last for at in names) or names[0] == 0:
        return None
    first = names[0]
    while first > begin + 1 and word_kinds.is_person_noun(tokens[first - 1].key):
        first -= 1  # “the view of | contractor X”
    before = tokens[first - 1].key
    is_told = _opens_by_noun(tokens, begin) and any(
        word_kinds.is_person_noun(token.key, widely=True) for token in tokens[begin + 2 : first]
    )
    if is_told and tokens[first - 1].text == ",":
        return whole  # «Commentaire du doyen du village, X, 92 ans : “…”»
    owned = first > 1 and before in _FROM | {"of"} and any(t.key in _SPEECH_NOUNS for t in tokens[begin:first])
    return whole if before in _AT or owned else None
