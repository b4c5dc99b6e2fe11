"""Finds which words of a sentence say who speaks a quotation in it.

| where those words stand                                     | rule     |
|-------------------------------------------------------------|----------|
| right after the quotation                                   | `after`  |
| within it, between commas                                   | `incise` |
| before it, and a colon, a comma or the verb right before it | `before` |
| before it, anywhere in the sentence                         | `around` |
| «selon X», “according to X”                                 | `source` |
| a name before a colon, or after one, in a heading           | `heading`|
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.quoting import colons, following, fronted, headlines, indirect, passives, phrases, verbless, word_kinds
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.embedding import embedded, is_aside, is_asked, is_within, is_witness
from dossier.quoting.saying import Saying
from dossier.quoting.spoken_nouns import is_summed_up, leads_to
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import IsName, Phrase

_CLOSE = 7
_SHORT = 3
_REPORTED = 25
_BARE = frozenset({"said", "says", "told", "tells", "added", "warned", "insisted", "promised", "thinks", "thought"})
"""Verbs that need no “that”: “Officials said the talks could still end “in tears””."""
_THATS = frozenset({"que", "qu'", "that"})
_ONLY_BESIDE = KNOWN.words("only_beside")
_FINDING = KNOWN.words("finding") - KNOWN.words("citing") - {"read", "reads"}
_AS = frozenset({"as", "comme"})
_TO = frozenset({"de", "d'", "to"})
_DEMANDING = KNOWN.words("demanding") | KNOWN.words("commanding")
_ACCUSING = KNOWN.words("accusing")
_SOME_THING = frozenset({"un", "une", "des"})
_OF = frozenset({"de", "d'", "du", "des", "of"})
_THINKING = KNOWN.words("thinking")
_ACTING = KNOWN.words("acting") | KNOWN.words("wills")
_RELAYED = frozenset({"rapporté", "rapporte", "rapportait", "relayé", "relaie", "reported", "reports"})
_WRITTEN = KNOWN.words("documents") | {"mot"}
_SOME = KNOWN.words("indefinite")
_WITH = frozenset({"avec", "sous", "par", "with", "in", "un", "une", "a"})
_NOBODY = frozenset({"nobody", "everybody", "everyone", "anybody", "anyone"})
_DASHES = ",–—-"
_COPULAS = frozenset({"est", "sont", "était", "étaient", "is", "are", "was", "were"})
_CONTRASTING = frozenset({"lui", "elle", "eux", "elles"})


@dataclass(frozen=True)
class Attribution:
    """Who a sentence says speaks, and by which of its tokens."""

    subject: Phrase | None
    """None where the subject is that of what is said before."""
    rule: str
    tokens: tuple[int, int]
    is_hearsay: bool = False
    is_weak: bool = False
    """Whether a word or two in marks may as well be irony there."""
    is_naming: bool = False
    is_loose: bool = False
    """Whether a comma parts the quotation from the verb, and no “that”: another verb may govern it."""
    saying: Saying | None = None


def attribution(
    sentence: Sentence, at: int, said: Sequence[Saying], is_name: IsName, *, is_heading: bool
) -> Attribution | None:
    """Return what says who speaks the quotation at the token `at`; `said` are the sentence's sayings."""
    tokens = sentence.tokens
    formed = _by_form(tokens, at, is_name)
    if formed:
        return formed
    adjacent = _adjacent(tokens, at, said, is_french=is_name.is_french)
    found = _before(tokens, at, said, is_name)
    if found and tokens[at - 1].text == ":" and _leads_elsewhere(tokens, at, found):
        found = None
    if found and adjacent and not adjacent.is_after and (tokens[at + 1].text in "–—" or is_name.is_french):
        adjacent = None
    if found and adjacent and _only_relays(tokens, found, adjacent):
        return _as_before(tokens, at, found, sentence, said, is_name)
    if adjacent and (not (found and tokens[at - 1].text == ":") or _names_its_own(tokens, at, adjacent)):
        return _as(adjacent, "source" if adjacent.form == "source" else "after", sentence, said)
    after = _later(tokens, at, said)
    if found and after and (after.form == "source" or after.is_after) and _is_weak(tokens, at, found, is_name):
        found = None
    told_by = indirect.teller(tokens, at, said, found, after, is_name) if found else None
    if told_by:
        return _as(told_by, "source" if told_by.form == "source" else "after", sentence, said)
    if found:
        return _as_before(tokens, at, found, sentence, said, is_name)
    if after:
        return _as(after, "source" if after.form == "source" else "after", sentence, said)
    by_colon = _by_colon(tokens, at, is_name, is_heading=is_heading)
    any_verb = verbless.inverted(tokens, at, is_name) if by_colon is None else None
    return Attribution(any_verb[1], "after", (any_verb[0], any_verb[1].last)) if any_verb else by_colon


def _by_form(tokens: Sequence[Token], at: int, is_name: IsName) -> Attribution | None:
    """Return what the form of a sentence says of a quotation, whatever its verbs."""
    cleft = _cleft(tokens, at, is_name)
    if cleft:
        return Attribution(cleft, "after", (at + 1, cleft.last))
    alone = verbless.gapped(tokens, at, is_name)
    if alone:
        return Attribution(alone, "around", (alone.first, alone.last))
    found = passives.agent(tokens, at, is_name) or fronted.speaker(tokens, at, is_name)
    if found is None:
        return None
    first, subject = found
    return Attribution(subject, "around", (first, subject.last))


def _as_before(
    tokens: Sequence[Token], at: int, found: Saying, sentence: Sentence, said: Sequence[Saying], is_name: IsName
) -> Attribution:
    """Return what a verb, or a noun, before a quotation says of it."""
    direct = tokens[at - 1].text in ":," or at - 1 == found.span[1] or tokens[at - 1].key in ("que", "qu'", "that")
    rule = "source" if found.form == "source" else "before" if direct else "around"
    told = _as(found, rule, sentence, said, is_weak=rule != "before" and _is_weak(tokens, at, found, is_name))
    return replace(told, is_loose=rule == "around" and _is_loose(tokens, at, found))


def _leads_elsewhere(tokens: Sequence[Token], at: int, found: Saying) -> bool:
    """Tell “the answer came in what he called “…”: “…””, “said X, whose class hung a banner: “…””."""
    is_told = found.is_naming and _is_quoting(tokens[found.first : at])
    return is_told or colons.puts_up(tokens[found.span[1] + 1 : at])


def _only_relays(tokens: Sequence[Token], found: Saying, adjacent: Saying) -> bool:
    """Tell «il a salué « … », a rapporté l'agence X» from «Moscou veut « … », a rapporté l'agence X»."""
    is_told = found.form == "verb" and found.subject is not None and tokens[found.last].key not in _THINKING | _ACTING
    return is_told and adjacent.form == "verb" and tokens[adjacent.last].key in _RELAYED


def _names_its_own(tokens: Sequence[Token], at: int, adjacent: Saying) -> bool:
    """Tell «La Nasa dément : “…”, nous écrit une porte-parole»: who speaks for it is told right after."""
    subject = adjacent.subject
    if not adjacent.is_after or subject is None or subject.is_pronoun or adjacent.form != "verb":
        return False
    return tokens[at + 1].text == "," and tokens[subject.first].key in _SOME


def _as(each: Saying, rule: str, sentence: Sentence, said: Sequence[Saying], *, is_weak: bool = False) -> Attribution:
    subject, span = each.subject, each.span
    if subject is None:
        subject = _shared(each, sentence, said)
    return Attribution(
        subject, rule, span, is_hearsay=each.is_hearsay, is_weak=is_weak, is_naming=each.is_naming, saying=each
    )


def _shared(each: Saying, sentence: Sentence, said: Sequence[Saying]) -> Phrase | None:
    """Return the subject that a verb has in common with what stands before it: «X a salué …, ajoutant que …»."""
    within = embedded(each, sentence.tokens, said)
    if within:
        return within
    issuer = next((other for other in said if other.form == "noun" and other.span[1] == each.first - 2), None)
    if issuer and sentence.tokens[each.first - 1].text == ",":
        return issuer.subject  # «une lettre de X, | garantissant que « … »»
    earlier = [
        other for other in said if other.first < each.first and other.subject and other.form in ("verb", "source")
    ]
    return earlier[-1].subject if earlier else None


def _adjacent(tokens: Sequence[Token], at: int, said: Sequence[Saying], *, is_french: bool) -> Saying | None:
    for each in said:
        first = each.span[0]
        if each.form in ("noun", "shared") or first <= at or tokens[first].key in _NOBODY:
            continue
        if is_french and each.form == "verb" and not each.is_after:
            continue  # in French, the subject follows
        between = tokens[at + 1 : first]
        if any(token.quotation >= 0 or token.text in ".;:" for token in between):
            break
        if all(
            not token.is_word
            or word_kinds.is_adverb(token)
            or token.key in ("as", "comme", "so")
            or (each.is_after and token.key in ("et", "and"))
            for token in between
        ):
            return each
        if (
            each.subject
            and not each.is_after
            and at + 1 < len(tokens)
            and not any(token.key in word_kinds.JOINING for token in between)
        ):
            lead = [token for token in between if token.is_word]
            if any(token.key in word_kinds.SUBORDINATORS and token.key not in ("as", "comme") for token in lead):
                continue
            if len(lead) <= _SHORT and tokens[at + 1].text != ",":
                return each
    return None


def _before(tokens: Sequence[Token], at: int, said: Sequence[Saying], is_name: IsName) -> Saying | None:
    """Return the saying nearest before a quotation, in the same part of the sentence."""
    wall = max((k for k in range(at) if tokens[k].text == ";"), default=-1)
    for each in reversed(said):
        first, last = each.span
        if last >= at or first < wall or max(each.first, each.last) > at:
            continue
        if each.form == "noun" and (not leads_to(tokens, each, at) or _is_object(tokens, at, each, said)):
            continue
        if each.form == "noun" and _is_judged(tokens, each, at, said):
            continue
        is_joined = tokens[at - 1].text in ":," or tokens[at - 1].key in _AS or tokens[each.last + 1].key == "it"
        if tokens[each.last].key in _ONLY_BESIDE and not is_joined:
            continue
        if tokens[each.last].key in _FINDING and any(token.key in _WRITTEN for token in tokens[each.last : at]):
            continue
        if each.form == "shared" and _is_parted(tokens[last + 1 : at]):
            continue
        if is_witness(tokens, at, each, said):
            continue
        if is_aside(tokens, at, each, said) or is_asked(tokens, each, said) or is_within(tokens, each, said, is_name):
            continue
        return each
    return None


def _is_judged(tokens: Sequence[Token], each: Saying, at: int, said: Sequence[Saying]) -> bool:
    """Tell «Selon lui, les propos de X sont « irresponsables »»: a source says what it thinks of another's words."""
    is_copula = any(token.key in _COPULAS for token in tokens[each.span[0] : at])
    return is_copula and any(other.form == "source" and other.span[1] < each.span[0] for other in said)


def _is_object(tokens: Sequence[Token], at: int, each: Saying, said: Sequence[Saying]) -> bool:
    """Tell «juge la demande de X « hors de portée »»: a noun of speech is what another verb of saying is about."""
    if tokens[at - 1].text == ":" or tokens[at - 1].key in _THATS | {"de", "d'", "to", "of", "for"}:
        return False
    if any(token.key in _THATS for token in tokens[each.span[1] + 1 : at]):
        return False
    before = each.first - 1 - (tokens[each.first - 1].key in word_kinds.DETERMINERS)
    return any(other.form == "verb" and not other.is_after and other.last == before for other in said)


def _is_quoting(between: Sequence[Token]) -> bool:
    return any(token.quotation >= 0 for token in between)


def _is_parted(between: Sequence[Token]) -> bool:
    """Tell whether a comma parts what stands between a verb and a quotation, and no “that” or colon joins it."""
    keys = [token.key for token in between]
    if keys[:1] == [","] and keys[1:2] and keys[1] in _CONTRASTING and keys[2:3] == [","]:
        between = between[3:]  # «parle, lui, d'“un échec”»
    joined = any(token.key in _THATS or token.text == ":" for token in between)
    return not joined and any(token.text == "," for token in between[:-1])


def _later(tokens: Sequence[Token], at: int, said: Sequence[Saying]) -> Saying | None:
    for each in said:
        first = each.span[0]
        if first <= at or each.form in ("noun", "shared"):
            continue
        if any(token.text in ";" for token in tokens[at:first]):
            return None
        is_incise = tokens[first - 1].text in _DASHES or tokens[first - 1].quotation >= 0 or each.form == "source"
        if is_incise and (each.is_after or each.form == "source" or tokens[first - 1].quotation < 0):
            return each
    return None


def _is_weak(tokens: Sequence[Token], at: int, each: Saying, is_name: IsName) -> bool:
    """Tell whether much stands between the verb and the quotation."""
    if tokens[at - 1].key in _AS or (tokens[each.last].key in _DEMANDING and _is_asked_to(tokens, at, each)):
        return False
    is_some = tokens[at - 1].key not in word_kinds.DETERMINERS - _SOME_THING  # not «les « bijoux de famille »»
    if is_some and tokens[each.last].key in _ACCUSING and _is_asked_to(tokens, at, each):
        return False
    between = tokens[_past_adjuncts(tokens, each.last + 1, at, is_name) : at]
    if each.form == "noun" and is_summed_up(tokens, each, at):
        return False
    if each.subject and each.is_after:
        between = tokens[each.span[1] + 1 : at]
    words = [token for token in between if token.is_word]
    is_bare = tokens[each.last].key in _BARE and not any(token.text in ",;:—–" for token in between)
    if is_bare or any(token.key in _THATS for token in between):
        return len(words) > _REPORTED
    if each.form == "source":
        return len(words) > 2 * _CLOSE
    return len(words) > _CLOSE or (any(token.text in ",;" for token in between) and len(words) > _SHORT)


def _past_adjuncts(tokens: Sequence[Token], begin: int, at: int, is_name: IsName) -> int:
    """Return where the object begins of «a évoqué | dans un mot à ses amis | une année « … »», else `begin`."""
    article = next((k for k in range(at - 2, max(begin, at - _SHORT - 1), -1) if tokens[k].key in _SOME_THING), None)
    if article is None or tokens[article - 1].key in word_kinds.PREPOSITIONS:
        return begin
    object_, end = tokens[article:at], begin
    while end < article and tokens[end].key in word_kinds.PREPOSITIONS and tokens[end].key not in _OF:
        end = following.past_governed(tokens, end, is_name)
    is_plain = all(token.is_word and token.key not in word_kinds.PREPOSITIONS - {"des"} for token in object_)
    return article if is_plain and end == article else begin


def _is_asked_to(tokens: Sequence[Token], at: int, each: Saying) -> bool:
    """Tell «demandait à ses chercheurs de s'en tenir aux “…”»: what somebody asks others to do."""
    between = tokens[each.last + 1 : at]
    return len(between) <= _REPORTED and any(token.key in _TO for token in between)


def _is_loose(tokens: Sequence[Token], at: int, each: Saying) -> bool:
    """Tell “The plant that X has been promising, …, is «…»” from «X a dit, jeudi, que … “…”»."""
    first, last = each.span
    between = tokens[last + 1 : at]
    if not any(token.text == "," for token in between) or any(token.key in _THATS for token in between):
        return False
    return first > 0 and tokens[first - 1].key in _THATS | {"which", "dont", "où", "whom"}


def _cleft(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return X of «C'est avec « une immense tristesse » que X a appris …», “It was with “deep regret” that X …”."""
    keys = [token.key.rstrip("|") for token in tokens[:at]]
    is_cleft = keys[:2] in (["c'", "est"], ["c'", "était"], ["it", "is"], ["it", "was"]) and len(keys) <= _SHORT + 1
    if not is_cleft or keys[-1] not in _WITH or at + 2 >= len(tokens) or tokens[at + 1].key not in _THATS:
        return None
    subject = phrases.after(tokens, at + 2, is_name)
    if subject is None or subject.first != at + 2:
        return None
    return phrases.person_head(tokens, subject, is_name) or subject


def _opens_story(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return X of «« Le port tournera cet été » : X, son directeur, …», which begins with what X says."""
    if at or len(tokens) < _CLOSE or tokens[1].text != ":":
        return None
    subject = phrases.after(tokens, 2, is_name)
    if subject is None or subject.first != 2 or subject.is_pronoun:
        return None
    return subject if phrases.person_head(tokens, subject, is_name) else None


def _by_colon(tokens: Sequence[Token], at: int, is_name: IsName, *, is_heading: bool) -> Attribution | None:
    if at > 1 and tokens[at - 1].text == ":":
        subject = colons.before_colon(tokens, at - 1, is_name)
        if subject:
            rule = "heading" if is_heading else "before"
            return Attribution(subject, rule, (subject.first, at - 1))
        return None
    led = _opens_story(tokens, at, is_name) if not is_heading else None
    if led:
        return Attribution(led, "after", (at + 1, led.last))
    ends = headlines.speaker(tokens, at, is_name) if is_heading else None
    if ends:
        return Attribution(ends, "heading", (ends.first, ends.last))
    if is_heading and at + 2 < len(tokens) and tokens[at + 1].text in ":-–—(" and is_name(tokens[at + 2]):
        subject = phrases.after(tokens, at + 2, is_name)
        if subject and subject.last >= len(tokens) - 2 and subject.last - subject.first <= _SHORT + 1:
            return Attribution(subject, "heading", (subject.first, subject.last))
    return None
