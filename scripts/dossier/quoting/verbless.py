"""Finds who speaks a quotation where no known verb says so, but the form of the sentence does.

| the form                                | for instance                       |
|-----------------------------------------|------------------------------------|
| somebody's words after another's        | «X y voit “…”, Y “…”»              |
| a reply that comes from somebody        | “…,” came the reply from X         |
| what is read where somebody writes      | “…,” ran a post on X's account     |
| a comma, a few words, a person's name   | «“…”, botte en touche X.»          |
| the same, and a person's noun           | «“…”, botte en touche le ministre.»|
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.word_kinds import IsName, Phrase

_CAME = frozenset({"came", "comes", "went"})
_COMING = frozenset({"reply", "answer", "response", "call", "cry", "order", "voice", "message", "shout", "advice"})
_FROM = frozenset({"from", "of"})
_RUNNING = frozenset({"ran", "runs", "read", "reads", "went", "goes"})
_POSTS = frozenset({"post", "tweet", "message", "caption", "status", "update", "note", "entry", "statement", "line"})
_ON = frozenset({"on", "from", "by", "in"})
_ACCOUNTS = frozenset({"account", "feed", "page", "channel", "profile", "site", "website", "blog", "diary", "letter"})
_FEWEST = 4
_NEAR = 3
_MOST_WORDS = 7
_NO_VERBS = word_kinds.PREPOSITIONS | word_kinds.SUBORDINATORS | word_kinds.DETERMINERS | word_kinds.PRONOUNS.keys()
_SOMEBODY = frozenset({"le", "la", "l'", "un", "une"})
_INFINITIVES = ("er", "ir", "re", "ant")
_LEADING = word_kinds.DETERMINERS | {"d'", "de", "plutôt", "rather"}


def gapped(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return who, after another's words, has those at a token without a verb."""
    comma = next((k for k in range(at - 1, 0, -1) if not tokens[k].is_word or tokens[k].key in word_kinds.JOINING), 0)
    is_within = comma and tokens[comma].quotation >= 0 and not is_name.is_french  # “…,” Y “…”
    if (
        not comma
        or comma + 1 == at
        or not (is_within or tokens[comma].text in ",;")
        or not is_name.person(tokens[comma + 1])
    ):
        return None
    if all(token.quotation < 0 for token in tokens[: comma + 1]):
        return None
    subject = phrases.whole(tokens, comma + 1, is_name)
    return subject if all(token.key in _LEADING for token in tokens[subject.last + 1 : at]) else None


def _is_described(tokens: Sequence[Token], at: int) -> bool:
    """Tell «botte en touche | le ministre» from «histoire de rassurer le ministre»."""
    is_noun = at + 1 < len(tokens) and tokens[at + 1].key in word_kinds.PERSONS
    before = tokens[at - 1].key
    return tokens[at].key in _SOMEBODY and is_noun and not before.endswith(_INFINITIVES)


def inverted(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return where what is no verb of saying stands after the quotation at a token, and whose it is."""
    return _came_from(tokens, at, is_name) or _ran(tokens, at, is_name) or _by_any_verb(tokens, at, is_name)


def _came_from(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return where “came” stands after the quotation at a token, and from whom the reply came."""
    first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ",")
    if first + _FEWEST > len(tokens) or tokens[first].key not in _CAME:
        return None
    noun = next((k for k in range(first + 1, min(first + _FEWEST, len(tokens))) if tokens[k].key in _COMING), None)
    of = noun + 1 if noun is not None and noun + 2 < len(tokens) and tokens[noun + 1].key in _FROM else None
    found = phrases.after(tokens, of + 1, is_name) if of is not None else None
    is_near = found is not None and of is not None and found.first <= of + _NEAR
    return (first, found) if found and is_near else None


def _past_clitics(tokens: Sequence[Token], at: int) -> int:
    """Return the place after the small words of «n'en revient pas X», «s'en amuse X», that begin at one."""
    keys = [token.key for token in tokens[at : at + 2]]
    return at + 2 if keys in (["n'", "en"], ["n'", "y"], ["s'", "en"], ["s'", "y"]) else at


def _ran(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return where “ran” stands after the quotation at a token, and who posts there: “ran a post on | X's account”."""
    verb = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ",")
    if verb + _FEWEST > len(tokens) or tokens[verb].key not in _RUNNING:
        return None
    near = range(verb + 1, min(verb + _FEWEST, len(tokens) - 1))
    post = next((k for k in near if tokens[k].key in _POSTS), None)
    if post is None or tokens[post + 1].key.rstrip("|") not in _ON:
        return None
    owner = next((k for k in range(post + 2, min(post + _MOST_WORDS, len(tokens))) if tokens[k].key == "'s"), None)
    if owner is not None:
        if not any(token.key in _ACCOUNTS for token in tokens[owner + 1 : owner + _FEWEST]):
            return None
        name = Phrase(post + 2, owner - 1)
    else:
        found = phrases.after(tokens, post + 2, is_name) if tokens[post + 1].key in _FROM | {"by"} else None
        if found is None or found.first > post + _NEAR:
            return None
        name = found
    return (verb, name) if any(map(is_name.speaks, tokens[name.first : name.last + 1])) else None


def _by_any_verb(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return where what may be a verb, whatever it is, stands after the quotation at a token, and whose it is."""
    first = _past_clitics(tokens, at + 2) if at == 0 else at + 2
    if not is_name.is_french or first + 1 >= len(tokens) or tokens[at + 1].text != ",":
        return None
    if tokens[first].key in _NO_VERBS or word_kinds.is_adverb(tokens[first]):
        return None
    near = range(first + 1, min(first + _MOST_WORDS, len(tokens)))
    name = next((k for k in near if is_name.person(tokens[k]) or _is_described(tokens, k)), None)
    if name is None or tokens[name - 1].key in word_kinds.PREPOSITIONS:
        return None
    if any(not token.is_word or token.quotation >= 0 or token.has_capital for token in tokens[first:name]):
        return None
    subject = phrases.whole(tokens, name, is_name)
    ends = subject.last + 1 >= len(tokens) or tokens[subject.last + 1].text in ",."
    return (first, subject) if ends else None
