"""Finds who is said to speak in a sentence: each verb of saying with its subject, and what stands for such a verb.

| form       | for instance                                                  |
|------------|---------------------------------------------------------------|
| verb       | «a déclaré X», “X said”, «X a tenu à préciser», “said X”       |
| shared     | «…, ajoutant que», “and warned”: the subject stands before    |
| source     | «selon X», “according to X”, “in X's words”                   |
| noun       | «le mot de X», “X's remark”                                   |
"""

from collections.abc import Sequence

from dossier.quoting import absolutes, phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.noun_verbs import is_quotation
from dossier.quoting.saying import Saying
from dossier.quoting.sources import sources
from dossier.quoting.spoken_nouns import nouns
from dossier.quoting.verb_groups import Group, group_at
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase
from dossier.vocabulary import vocabulary

_NAMING = KNOWN.words("naming")
_DOCUMENTS = KNOWN.words("documents")
_AUXILIARIES = KNOWN.words("auxiliaries")
_CHAINS = KNOWN.words("chains")
_HOLDING = KNOWN.words("holding")
_SENDING = vocabulary("speakers").words("issued")
_NEAR_HOLDER = 5
_TIMES = KNOWN.words("times")
_VERBAL = KNOWN.words("modals") | KNOWN.words("auxiliaries") - {"'s", "a|"}
_COPULAS = frozenset({"est", "était", "sont", "étaient", "soit", "reste", "is", "was", "are", "were", "remains"})
_RELAYING = KNOWN.words("relaying")
_BEING = KNOWN.words("passive") | {"been", "being"}
_SAYING = frozenset({"saying", "telling", "writing", "declaring", "stating"})
_RECALLING = frozenset({"recalled", "recalls", "remembered", "remembers", "heard", "described"})
_THEM = frozenset({"him", "her", "them"})
_TWO = 2
_NEAR_SAYING = 9
_HEARD = frozenset({"heard", "overheard", "seen", "caught", "filmed", "recorded"})
_INVERTED = frozenset({"said", "says", "added", "wrote", "writes", "adds", "explained", "recalled", "asks"})
_NEVER_INVERTED = frozenset({"put", "puts", "told", "tells", "call", "calls", "called", "speak", "speaks", "spoke"})
_ORDINALS = frozenset({"premier", "première", "premiers", "premières", "second", "seconde"})
_STRESSED = frozenset({"lui", "eux"})
_WHENCE = frozenset({"depuis", "sur", "dans", "en"})
_WHERE = frozenset({"devant", "lors", "auprès"})
_FIRST_PERSONS = frozenset({"nous", "vous"})
_BEFORE_INVERTED = KNOWN.words("clitics") | {"ainsi", "comme", "as", "so", "toujours"}


def sayings(tokens: Sequence[Token], is_name: IsName, *, is_quoted: bool = False) -> list[Saying]:
    """Return what says in a sentence that somebody speaks, in order; `is_quoted` tells that all of it is quoted."""
    found = list(sources(tokens, is_name))
    taken = {at for each in found for at in range(each.first, each.last + 1)}
    found += [each for each in nouns(tokens, is_name) if each.first not in taken]
    last = -1
    for at, token in enumerate(tokens):
        if at <= last or at in taken or token.quotation >= 0 or is_name(token):
            continue
        told = _quoted_as_saying(tokens, at, is_name) or _heard_saying(tokens, at, is_name)
        if told:
            found = [each for each in found if each.last < told.first] + [told]
            last = told.last
            continue
        group = group_at(tokens, at)
        if group and not _is_marked_noun(tokens, group, is_french=is_name.is_french):
            formed = _stressed(tokens, group) or _what_somebody_says(tokens, group, is_name)
            found.append(formed or _saying(tokens, group, is_name, is_quoted=is_quoted))
            last = group.last
    return sorted(found, key=lambda each: (each.first, each.last))


def _quoted_as_saying(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return “X was quoted as saying”, “Interfax quoted X as saying”: X speaks."""
    if tokens[at].key in _RECALLING:
        return _recalled(tokens, at, is_name)
    if tokens[at].key not in _RELAYING:
        return None
    near = range(at + 1, min(at + _NEAR_SAYING, len(tokens) - 1))
    as_ = next((k for k in near if tokens[k].key.startswith("as") and tokens[k + 1].key in _SAYING), None)
    if as_ is None:
        return None
    if at and tokens[at - 1].key in _BEING:
        first = at - 2 if tokens[at - 1].key in ("been", "being") and at > 1 else at - 1
        who = phrases.before(tokens, first - 1, is_name)
        return Saying(first, as_ + 1, who, "verb") if who else None
    who = phrases.after(tokens, at + 1, is_name) if as_ > at + 1 else None
    if tokens[at + 1].key in _THEM:
        who = Phrase(at + 1, at + 1, is_pronoun=True)  # “Interfax quoted him as saying”
    relay = phrases.before(tokens, at - 1, is_name)  # the agency, with its verb
    first = relay.first if relay else at
    while first > 0 and tokens[first - 1].is_word:
        first -= 1
    return Saying(first, as_ + 1, who, "verb", is_after=True) if who and who.last < as_ else None


def _recalled(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return “Y recalled X saying”: X speaks."""
    who = phrases.after(tokens, at + 1, is_name)
    if who is None or who.first > at + 1:
        return None
    saying = next((k for k in range(who.first + 1, min(who.last + 2, len(tokens))) if tokens[k].key in _SAYING), None)
    return Saying(at, saying, Phrase(who.first, saying - 1), "verb") if saying else None


def _heard_saying(tokens: Sequence[Token], at: int, is_name: IsName) -> Saying | None:
    """Return “X could be heard telling”, “X was overheard to mutter”: X speaks."""
    if tokens[at].key not in _HEARD or at + 2 >= len(tokens) or tokens[at - 1].key not in _BEING | {"be"} or not at:
        return None
    last = at + 2 if tokens[at + 1].key == "to" else at + 1
    if tokens[last].key not in forms().gerunds | forms().infinitives:
        return None
    first = at - 1
    while first and tokens[first - 1].key in _AUXILIARIES:
        first -= 1
    who = phrases.before(tokens, first - 1, is_name) if first else None
    return Saying(first, last, who, "verb") if who else None


def _saying(tokens: Sequence[Token], group: Group, is_name: IsName, *, is_quoted: bool) -> Saying:
    key = tokens[group.last].key
    naming = key in _NAMING
    is_hearsay = any(_is_conditional(token.key) for token in tokens[group.first : group.last + 1])
    if group.pronoun is not None:
        subject = Phrase(group.pronoun, group.pronoun, is_pronoun=True)
        last = max(group.last, group.pronoun)
        return Saying(group.first, last, subject, "verb", is_after=True, is_hearsay=is_hearsay, is_naming=naming)
    if group.is_shared and group.first and _is_document(tokens[group.first - 1].key):
        bearer = _bearer(tokens, group.first - 1, is_name)  # “a sign reading”, “X held signs reading”
        return Saying(group.first, group.last, bearer, "verb" if bearer else "shared")
    if group.is_shared:
        return _shared(tokens, group, is_name, is_naming=naming)
    if may_invert(tokens, group.first) and key not in _NEVER_INVERTED:
        inverted = phrases.after(tokens, group.last + 1, is_name)
        follows = _follows_quotation(tokens, group.first)
        incise = _closes_incise(tokens, group, inverted, is_quoted=is_quoted) if inverted else False
        if follows and inverted and _goes_on_after(tokens, group, inverted, is_name):
            follows = False
        parts = inverted is not None and _parts_copula(tokens, group, inverted)
        if incise and inverted and not follows and not parts and not _may_speak(tokens, inverted, is_name):
            incise = False  # «X, …, a confirmé l'information à l'AFP, …»
        if inverted and (follows or parts or (incise and (is_name.is_french or key in _INVERTED))):
            return Saying(group.first, group.last, inverted, "verb", is_after=True, is_hearsay=is_hearsay)
    before = tokens[group.first - 1].key if group.first > 1 else ""
    if before in ("that", "which", "qui") and _is_document(tokens[group.first - 2].key):
        bearer = _bearer(tokens, group.first - 2, is_name)  # “X carried a sign that read …”
        if bearer:
            return Saying(group.first, group.last, bearer, "verb")
    standing = phrases.before(tokens, group.first - 1, is_name)
    form = "verb" if standing else "shared"
    return Saying(group.first, group.last, standing, form, is_hearsay=is_hearsay, is_naming=naming)


def _stressed(tokens: Sequence[Token], group: Group) -> Saying | None:
    """Return «Lui a confié “…”», with which a sentence opens: the small word is no object there."""
    is_subject = group.first == 0 and group.last > 0 and tokens[0].key in _STRESSED and group.pronoun is None
    return Saying(1, group.last, Phrase(0, 0, is_pronoun=True), "verb") if is_subject else None


def _what_somebody_says(tokens: Sequence[Token], group: Group, is_name: IsName) -> Saying | None:
    """Return X of «Ce que confirme X : “…”»: after «ce que», what follows the verb at once is its subject."""
    que = group.first - 1
    if que < 1 or tokens[que].key not in ("que", "qu'") or tokens[que - 1].key != "ce":
        return None
    if group.pronoun is not None or group.last + 1 >= len(tokens):
        return None
    found = phrases.after(tokens, group.last + 1, is_name)
    is_next = found is not None and all(_tells_when(token) for token in tokens[group.last + 1 : found.first])
    if not is_next or found is None or found.is_pronoun:
        return None
    return Saying(group.first, group.last, found, "verb", is_after=True)


def _shared(tokens: Sequence[Token], group: Group, is_name: IsName, *, is_naming: bool) -> Saying:
    """Return «…, ajoutant que», whose subject stands before, or “with the mayor urging”, whose own stands beside."""
    who = absolutes.subject(tokens, group.first, is_name)
    return Saying(group.first, group.last, who, "verb" if who else "shared", is_naming=is_naming)


def _is_marked_noun(tokens: Sequence[Token], group: Group, *, is_french: bool) -> bool:
    """Tell “a second “ghost” signal”: after words in marks that a word leads to, what may be a verb is the noun."""
    at = group.first
    is_led = at > 1 and tokens[at - 1].quotation >= 0 and tokens[at - 2].is_word
    return not is_french and is_led and at == group.last and tokens[at].key in forms().infinitives


def _goes_on_after(tokens: Sequence[Token], group: Group, inverted: Phrase, is_name: IsName) -> bool:
    """Tell «X, qui y voit « … », réclame un plan»: a thing follows the verb, and its subject is before the marks."""
    quotation = next((k for k in range(group.first - 1, 0, -1) if tokens[k].quotation >= 0), 0)
    has_subject = quotation > _TWO and not any(token.quotation >= 0 for token in tokens[:quotation])
    return is_name.is_french and has_subject and not _may_speak(tokens, inverted, is_name)


def _parts_copula(tokens: Sequence[Token], group: Group, subject: Phrase) -> bool:
    """Tell «Le chantier est, soupire une riveraine, “…”»: an incise between “is” and what is said of it."""
    comma = group.first - 1
    is_parted = comma > 0 and tokens[comma].text == "," and tokens[comma - 1].key.rstrip("|") in _COPULAS
    closes = subject.last + 2 < len(tokens) and tokens[subject.last + 1].text == ","
    return is_parted and closes and is_quotation(tokens, subject.last + 2) and subject.first == group.last + 1


def _may_speak(tokens: Sequence[Token], phrase: Phrase, is_name: IsName) -> bool:
    """Tell persons, bodies and documents from «l'information»."""
    keys = [token.key for token in tokens[phrase.first : phrase.last + 1]]
    is_one = keys[0] == "l'" and keys[1:2] in (["un"], ["une"])
    is_one = is_one or (keys[0] in ("un", "une") and keys[1:2] in (["de"], ["d'"], ["des"]))  # «une de ses voisines»
    follows = keys[2] if len(keys) > _TWO and keys[1] in _ORDINALS else ""
    if keys[-1] in _ORDINALS and phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].text[0].islower():
        return word_kinds.is_person_noun(tokens[phrase.last + 1].key)  # «évoque une première | tranche»
    if follows and tokens[phrase.first + 2].text[0].islower() and follows not in word_kinds.PREPOSITIONS:
        return word_kinds.is_person_noun(follows)  # «le premier vol», «le premier ministre»
    return is_one or any(map(_is_document, keys)) or phrases.person_head(tokens, phrase, is_name) is not None


def _is_conditional(key: str) -> bool:
    """Tell «dirait», «chercherait à dire»: nobody has said it, or the article doesn't vouch for it."""
    if not key.endswith(("rait", "raient")) or key in _AUXILIARIES or _is_imperfect(key):
        return False
    return key in forms().every or key in _CHAINS


def _is_imperfect(key: str) -> bool:
    """Tell «jurait», of «jurer», from «dirait»."""
    stem = key.removesuffix("ait").removesuffix("aient")
    return f"{stem}er" in forms().infinitives or f"{stem}ant" in _CHAINS  # «préférait»


def _is_document(key: str) -> bool:
    return key in _DOCUMENTS or (key.endswith("s") and key[:-1] in _DOCUMENTS)


def _bearer(tokens: Sequence[Token], document: int, is_name: IsName) -> Phrase | None:
    """Return who holds what is read there, else the thing itself."""
    near = range(document - 1, max(0, document - _NEAR_HOLDER), -1)
    verb = next((k for k in near if tokens[k].key in _HOLDING | _SENDING), None)
    while verb and tokens[verb - 1].key in _AUXILIARIES:
        verb -= 1
    holder = phrases.before(tokens, verb - 1, is_name) if verb else None
    is_somebody = holder is not None and phrases.person_head(tokens, holder, is_name) is not None
    return holder if is_somebody else phrases.before(tokens, document, is_name)


def may_invert(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a verb stands where its subject may follow: right after a quotation, or at the head of an incise."""
    return _follows_quotation(tokens, first) or (first > 0 and tokens[first - 1].text in ",–—-")


def _follows_quotation(tokens: Sequence[Token], first: int) -> bool:
    at = first - 1
    while at >= 0 and (tokens[at].text in ",–—-" or tokens[at].key in _BEFORE_INVERTED):
        at -= 1
    if at < 0 and tokens[0].key in _FIRST_PERSONS:
        return False  # «Nous avons prévenu nos collègues : “…”»
    follows_comparison = tokens[at + 1].key in ("comme", "as", "so", "ainsi")
    return (
        at < 0 or tokens[at].quotation >= 0 or (at == 0 and tokens[0].key in word_kinds.JOINING and follows_comparison)
    )


def _closes_incise(tokens: Sequence[Token], group: Group, subject: Phrase, *, is_quoted: bool) -> bool:
    """Tell «…, assure le maire, …» from «X, qui est maire, assure le …»: the subject follows at once, and a mark."""
    between = tokens[group.last + 1 : subject.first]
    if between and any(not token.is_word or token.quotation >= 0 for token in between):
        return False
    is_apart = not all(_tells_when(token) for token in between) and not _is_told_where(tokens, group, between)
    is_apart = is_apart and not (is_quoted and tokens[group.first - 1].text == ",")
    if between and (tokens[group.last].key in _INVERTED or is_apart):
        return False
    if any(token.key in _VERBAL for token in tokens[subject.first : subject.last + 1]):
        return False  # “X said the university should have “…””
    end = subject.last + 1
    if tokens[group.last].key in _INVERTED:
        end = _past_statement(tokens, end)
        return end >= len(tokens) or tokens[end].quotation >= 0 or tokens[end].text in ",."
    while end < len(tokens) and end < subject.last + 8 and tokens[end].is_word and tokens[end].quotation < 0:
        end += 1
    is_told_where = subject.last + 1 < len(tokens) and tokens[subject.last + 1].key in _WHERE
    return end >= len(tokens) or tokens[end].text in ",.–—;-?!" or (is_told_where and group.first < group.last)


def _is_told_where(tokens: Sequence[Token], group: Group, between: Sequence[Token]) -> bool:
    """Tell «a reconnu | devant la commission | X»: where, or to whom, it is said (by a verb of two words)."""
    is_told = bool(between) and group.first < group.last and between[0].key in _WHERE | _WHENCE
    return is_told and tokens[group.first - 1].text == ","


def _tells_when(token: Token) -> bool:
    """Tell what stands between a verb and its subject: «a affirmé | mardi soir | le Pentagone», «| dès mai 2021 |»."""
    is_time = token.key in word_kinds.CALENDAR or token.key in _TIMES or token.key in ("dernier", "dernière")
    return is_time or token.key.isdigit() or word_kinds.is_adverb(token)


def _past_statement(tokens: Sequence[Token], at: int) -> int:
    """Return the place after “in a statement”, “on Monday”, where they stand at one."""
    if at >= len(tokens) or tokens[at].key.rstrip("|") not in ("in", "on", "at"):
        return at
    end = at
    while end < min(at + _NEAR_HOLDER, len(tokens)) and tokens[end].is_word and tokens[end].quotation < 0:
        end += 1
    is_told = any(token.key in _DOCUMENTS or token.key in word_kinds.CALENDAR for token in tokens[at:end])
    return end if is_told else at
