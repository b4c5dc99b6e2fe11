"""Reads what points at a quotation to tell whose it is: «C'est par ces mots que X a ouvert la séance», “That, from X.”

| the words                                                    | whose it is       |
|--------------------------------------------------------------|-------------------|
| «C'est (par ces mots | ce | ainsi) que X …», “That is how X” | the subject there |
| «La phrase est de X», “Those were the words of X”            | what «de» governs |
| «C'est X qui le dit», “It is X who says so”                  | X                 |
| «Ainsi parle X», “So says X”, “That was X”, “That, from X”   | what follows      |
| «Celui qui parle ainsi, X, …», “The speaker is X”            | the person named  |
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_SPEECH_NOUNS = KNOWN.words("speech_nouns")
_OPENERS = frozenset(
    {"c'", "voilà", "voici", "ainsi", "tel", "telle", "tels", "telles", "that", "this", "those", "these", "so", "thus"}
)
_MANNER = _SPEECH_NOUNS | {"termes", "ainsi", "ce", "how", "what", "with", "words"}
_THATS = frozenset({"que", "qu'", "how", "what"})
_BE = frozenset({"est", "était", "furent", "fut", "sont", "étaient", "is", "was", "are", "were"})
_OF = frozenset({"de", "du", "d'", "of", "from", "by", "signé", "signée", "signés"})
_AUXILIARIES = KNOWN.words("auxiliaries") | {"a", "a|"}
_CLITICS = KNOWN.words("clitics") - {"le", "la", "les", "l'"}
_LEAD = 9
_LONG_LEAD = 22  # «C'est par ce message posté sur son compte que X …»
_NEAR = 4


def pointed(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Return whose words, in the sentence, what begins at a token says that the quotation beside it is."""
    while begin < len(tokens) and tokens[begin].quotation < 0 and tokens[begin].text in ",:–—-(":
        begin += 1
    end = next((k for k in range(begin, len(tokens)) if tokens[k].quotation >= 0), len(tokens))
    if end - begin < 3:
        return None
    part = tokens[:end]
    return (
        _who_so(part, begin, is_name)
        or _whose(part, begin, is_name)
        or _follows(part, begin, is_name)
        or _so_speaking(part, begin, is_name)
    )


def _who_so(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Read «C'est ce que disait mardi X», “That is how X greeted them”, “With those words X opened the meeting”."""
    is_by = [token.key for token in tokens[begin + 1 : begin + 4]] in (["est", "par", "ce"], ["est", "par", "cette"])
    keys = [token.key for token in tokens[begin : begin + (_LONG_LEAD if is_by else _LEAD)]]
    if keys[0] == "with" and keys[1] in ("those", "these", "that"):
        return phrases.after(tokens, begin + 3, is_name)
    if keys[0] not in _OPENERS | {"is", "was"}:
        return None
    that = next((k for k, key in enumerate(keys) if key in _THATS and k > 0), None)
    if keys[1:3] == ["all", "that"]:
        that, keys = 2, [*keys[:2], "what", *keys[3:]]  # “is all that X will say”
    if that is None:
        return None
    rest = tokens[begin + that :]
    is_said = any(token.key in forms().every for token in rest)
    if not _MANNER & set(keys[: that + 1]) or ({"ce", "what"} & set(keys[: that + 1]) and not is_said):
        return None
    at = begin + that + 1
    while at < len(tokens) and not word_kinds.opens_phrase(tokens[at], is_name) and _is_verb(tokens[at]):
        at += 1
    return _speaking(tokens, phrases.after(tokens, at, is_name), is_name)


def _is_verb(token: Token) -> bool:
    return token.key in _AUXILIARIES or token.key in _CLITICS or token.key in forms().every


def _whose(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Read «La phrase est de X», «Tels furent les mots de X», “Those were the words of X”, «, une formule de X»."""
    noun = next((k for k in range(begin, min(begin + 6, len(tokens))) if tokens[k].key in _SPEECH_NOUNS), None)
    if noun is None or any(not token.is_word for token in tokens[begin:noun]):
        return None
    lead = tokens[begin:noun]
    if lead and lead[0].key not in word_kinds.DETERMINERS | _OPENERS | _BE:
        return None
    if len(lead) > 2 and lead[0].key in _BE and tokens[noun - 1].key == "'s":
        return _speaking(tokens, Phrase(begin + 1, noun - 2), is_name)  # “…,” was X's verdict
    of = next((k for k in range(noun + 1, min(noun + _NEAR, len(tokens))) if tokens[k].key in _OF), None)
    if of is None:
        if noun + 1 < len(tokens) and tokens[noun + 1].key in _BE and tokens[-2].key == "'s":
            return Phrase(noun + 2, len(tokens) - 3) if noun + 2 <= len(tokens) - 3 else None
        return None
    between = tokens[noun + 1 : of]
    if any(token.key not in _BE and not word_kinds.is_adverb(token) for token in between):
        return None
    begin = of + 1 if tokens[of].key not in ("du",) else of
    while begin < len(tokens) and tokens[begin].text in ":,":
        begin += 1
    return _speaking(tokens, phrases.after(tokens, begin + (tokens[of].key == "du"), is_name), is_name)


def _is_person(tokens: Sequence[Token], at: int, is_name: IsName) -> bool:
    return at < len(tokens) and is_name.person(tokens[at])


def _follows(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Read «Ainsi parle X», “So says X”, “That was X in 1998”, “That, from X”, «Signé : X»."""
    keys = [token.key for token in tokens[begin : begin + _NEAR]] + [""] * _NEAR
    at = None
    if keys[0] in ("ainsi", "so", "thus", "or") and keys[1] in forms().finite | {"so", "va", "parlait"}:
        at = begin + (3 if keys[1] == "so" else 2)
    elif keys[0] == "that" and "from" in keys[1:3]:
        at = begin + keys.index("from") + 1
    elif keys[0] in ("that", "this") and keys[1] in ("was", "is", "'s") and _is_person(tokens, begin + 2, is_name):
        at = begin + 2
    elif keys[0] in ("signé", "signed"):
        at = begin + (2 if keys[1] in (":", "by") else 1)
    elif keys[0] in ("c'", "it") and keys[2] in ("signé", "signed"):
        at = begin + (4 if keys[3] in ("de", "par", "by") else 3)
    elif keys[0] in ("c'", "it") and keys[1] in _BE | {"est"}:
        at = begin + 2 if _is_said_by(tokens, begin + 2) else None
    if at is None:
        return None
    found = phrases.after(tokens, at, is_name)
    if found is None or found.first != at:
        return None
    owner = next((k for k in range(at + 1, found.last) if tokens[k].key == "'s"), None)
    is_owned = owner is not None and any(token.key in _SPEECH_NOUNS for token in tokens[owner + 1 : found.last + 1])
    return Phrase(at, owner - 1) if owner is not None and is_owned else found  # “That is X's description”


def _is_said_by(tokens: Sequence[Token], begin: int) -> bool:
    """Tell «C'est | X qui l'affirme»."""
    who = next((k for k in range(begin + 1, len(tokens)) if tokens[k].key in ("qui", "who")), None)
    return who is not None and any(token.key in forms().every for token in tokens[who + 1 : who + _NEAR])


def _so_speaking(tokens: Sequence[Token], begin: int, is_name: IsName) -> Phrase | None:
    """Read «Celui qui parle ainsi, X, dirige l'usine», “The speaker is X”: the first person named."""
    if not speaks_so(tokens, begin):
        return None
    first = next((k for k in range(begin, len(tokens)) if is_name.person(tokens[k])), None)
    return phrases.whole(tokens, first, is_name) if first is not None else None


def speaks_so(tokens: Sequence[Token], begin: int) -> bool:
    """Tell whether a sentence begins with «Celui qui parle ainsi», “The speaker is”."""
    keys = [token.key for token in tokens[begin : begin + 6]]
    so = "ainsi" in keys and keys[keys.index("ainsi") - 1] in ("parle", "parlait", "s'exprime", "exprime")
    so = so or keys[1:3] in (["speaker", "is"], ["speaker", "was"], ["author", "is"], ["writer", "is"])
    return so or keys[:3] in (["celui", "qui", "parle"], ["celle", "qui", "parle"])


def _speaking(tokens: Sequence[Token], found: Phrase | None, is_name: IsName) -> Phrase | None:
    """Return a phrase as far as it is somebody who may speak."""
    return phrases.person_head(tokens, found, is_name) if found else None
