"""Tells words in marks that nobody is quoted with: titles, names, nicknames, terms and irony.

| beside the marks                        | or in them                    | reason   |
|-----------------------------------------|-------------------------------|----------|
| «surnommé», “nicknamed”                 |                               | nickname |
| «le mot», “so-called”                   |                               | term     |
| «le film», “the novel”                  | words with capitals           | title    |
| «baptisé», «le module», “the ride”      | a word with a capital         | name     |
| nothing that says that somebody speaks  | a few words                   | irony    |
"""

import re

from dossier.quoting.carrier import Sentence
from dossier.quoting.marks import Span
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PRONOUNS, SUBORDINATORS, is_person_noun

_TITLED = KNOWN.words("titled")
_NICKNAMES = KNOWN.words("nicknames")
_TERMS = KNOWN.words("terms")
_NAMING = KNOWN.words("naming")
_KNOWN = frozenset({"known", "to", "connu", "connue", "dubbed"})
_SPECIALISTS = frozenset(
    {
        "linguists",
        "engineers",
        "specialists",
        "experts",
        "scientists",
        "ingénieurs",
        "spécialistes",
        "scientifiques",
        "on",
    }
)
_WORKS = KNOWN.words("works")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = KNOWN.words("small_in_titles")
_ARTICLES = DETERMINERS
_SO_CALLED = frozenset({"dit|", "dit", "dite", "dits", "dites"})
_ONE = frozenset({"a", "an", "one", "un", "une", "l'un"})
_MAKERS = frozenset(
    "auteur autrice auteure author writer director réalisateur réalisatrice creator créateur créatrice".split()  # noqa: SIM905
)
_INDEFINITE = frozenset({"un", "une", "des", "a", "an"})
_PAIR = 2
_ENDING = KNOWN.words("auxiliaries") | SUBORDINATORS | {"by", "par", "in", "à"}
_KNOWN_AS = 8
_FEW = 5
_A_TITLE = 9


def words_of(text: str, span: Span) -> list[str]:
    """Return the words of a quotation."""
    return _WORD.findall(text[span.start : span.end])


def is_capitalised(text: str, span: Span) -> bool:
    """Tell a title or a name, by its capitals, from a sentence or a part of one."""
    words = words_of(text, span)
    if not words or not words[0][0].isupper():
        return False
    if len(words) == 1:
        return text[span.end - 1] not in "!?"
    long = [word for word in words if word.lower() not in _SMALL]
    long = [word for word in long if not word[0].isdigit()]
    return bool(long) and sum(word[0].isupper() for word in long) >= len(long) * 0.75


def beside(sentence: Sentence, at: int, text: str, span: Span) -> str | None:
    """Return why the quotation at a token is none, where the words before it, or after, say so."""
    tokens = sentence.tokens
    near = [token.key for token in tokens[max(0, at - 3) : at] if token.is_word]
    last = near[-1] if near else ""
    if at and tokens[at - 1].text == ":":
        return _work_before(sentence, at, text, span)
    words = words_of(text, span)
    capital = words[0][0].isupper()
    if last in _NICKNAMES or (len(near) > 1 and near[-2] in _NICKNAMES and last in ("le", "la", "as", "the")):
        return "nickname"
    is_known_as = last in ("as", "the", "it", "comme") and near[-2:-1] and near[-2] in _KNOWN
    if last in _NAMING or is_known_as:
        return _named_so(sentence, at, text, span)
    if (
        last in _SO_CALLED
        and _is_aside(sentence, at)
        and _names_by_article(words, capital=capital)
        and len(words) < _FEW
    ):
        return "nickname"
    if near[-2:] in (["nom", "de"], ["nom", "d'"]) and len(words) < _FEW:
        return "nickname"  # «connue sous le nom de « guerre des étoiles »»
    if not capital and len(words) <= _PAIR and _is_thing_called(sentence, at):
        return "term"
    if (
        len(near) > 1
        and last in _ARTICLES - {"that", "this", "these", "those"}
        and near[-2] in _NAMING
        and not _names_one(sentence, at)
    ):
        return "nickname"
    if last == "as" and any(token.key == "known" for token in tokens[max(0, at - _KNOWN_AS) : at]):
        return "nickname"
    if last in _TERMS and len(words) <= _FEW:
        return "term"
    return _titled(sentence, at, text, span)


def _named_so(sentence: Sentence, at: int, text: str, span: Span) -> str | None:
    """Return why the quotation at a token is none, after a verb of naming: “a level that linguists call “high””."""
    words = words_of(text, span)
    if len(words) <= _PAIR and sentence.tokens[at - 2].key in _SPECIALISTS:
        return "term"
    is_quoted = _names_one(sentence, at) and not is_capitalised(text, span)
    named = any(word[0].isupper() for word in words) and len(words) < _FEW
    return "nickname" if (words[0][0].isupper() or named) and not is_quoted else None


def is_epithet(sentence: Sentence, at: int, text: str, span: Span) -> bool:
    """Tell “the “grey” trade”, “the red “hot line” between them”: a word or two of a noun phrase, and nobody's."""
    tokens = sentence.tokens
    words = words_of(text, span)
    if at < 1 or at + 1 >= len(tokens) or len(words) > _PAIR or any(not word[0].islower() for word in words):
        return False
    article = next((k for k in (at - 1, at - 2) if k >= 0 and tokens[k].key in _ARTICLES), None)
    after = tokens[at + 1]
    if article is None or not after.is_word or not after.text[0].islower() or after.key in PRONOUNS:
        return False
    before = tokens[article + 1 : at]
    if any(not token.is_word or not token.text[0].islower() or token.key in forms().every for token in before):
        return False
    return after.key not in _ENDING and after.key not in forms().finite - forms().infinitives


def _titled(sentence: Sentence, at: int, text: str, span: Span) -> str | None:
    """Return that the words at a token are a title, or a name, by the noun before them: «le film», «autrice de»."""
    tokens = sentence.tokens
    near = [token.key for token in tokens[max(0, at - 3) : at] if token.is_word]
    last = near[-1] if near else ""
    words = words_of(text, span)
    capital = words[0][0].isupper()
    if last in ("de", "d'", "du", "of") and len(near) > 1 and near[-2] in _MAKERS and capital:
        return "title"
    is_some = last in _WORKS and len(near) > 1 and near[-2] in _INDEFINITE and not capital
    if is_some:
        return None  # «un roman « bouleversant »»: what somebody says of it
    if last in _TITLED and (capital or len(words) <= 2) and at and tokens[at - 1].is_word:
        return "title" if is_capitalised(text, span) and len(words) > 1 else "name"
    is_beside = at > 1 and tokens[at - 1].is_word and tokens[at - 2].is_word
    if is_beside and near[-2] in _TITLED and last not in forms().every and is_capitalised(text, span):
        return "name" if len(words) == 1 else "title"  # «le site spécialisé « SpaceRef »»
    if at > 1 and tokens[at - 1].text == "," and tokens[at - 2].key in _TITLED:
        is_aside = capital and len(words) < _FEW and at + 1 < len(tokens) and tokens[at + 1].text == ","
        return "title" if is_aside or is_capitalised(text, span) else None  # «son album, « … », sort»
    return None


def _work_before(sentence: Sentence, at: int, text: str, span: Span) -> str | None:
    """Return that the quotation after a colon is a work's title: «Dernier ouvrage paru : “…”»."""
    before = [token for token in sentence.tokens[:at] if token.is_word]
    keys = {token.key for token in before}
    is_short = len(before) <= _FEW and not any(token.key in forms().finite for token in before)
    return "title" if is_short and keys & _WORKS and text[span.start].isupper() else None


def _names_by_article(words: list[str], *, capital: bool) -> bool:
    return capital or words[0].lower() in _ARTICLES or words[0][:2].lower() in ("l’", "l'")


def _is_aside(sentence: Sentence, at: int) -> bool:
    """Tell «Sacha, le patron, dit “l'Amiral”, …»: a comma before the word beside the marks, and one after them."""
    tokens = sentence.tokens
    return at > 1 and at + 1 < len(tokens) and tokens[at + 1].text == "," and not tokens[at - 2].has_capital


def _is_thing_called(sentence: Sentence, at: int) -> bool:
    """Tell «l'arrêté dit « … » de la ville», «la loi dite « … »»: a thing with its article, and no more is said so."""
    tokens = sentence.tokens
    if at < _PAIR + 1 or tokens[at - 1].key not in _SO_CALLED or tokens[at - 3].key not in _ARTICLES:
        return False
    thing = tokens[at - 2]
    goes_on = at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].text[0].islower()
    is_aside = thing.key in ("part", "côté")  # «s'est pour sa part dit « serein » en …»
    return goes_on and not is_aside and thing.text[0].islower() and not is_person_noun(thing.key)


def _names_one(sentence: Sentence, at: int) -> bool:
    """Tell whether he, she or somebody named calls it so, and no group: «ce qu'il appelle “…”»."""
    tokens = sentence.tokens
    verb = next(k for k in range(at - 1, -1, -1) if tokens[k].key in _NAMING or k == 0)
    before = tokens[verb - 1] if verb else tokens[0]
    if before.key in PERSONS and tokens[verb].key in _NAMING and not before.key.endswith("s"):
        return any(token.key in _ONE for token in tokens[max(0, verb - 4) : verb])  # “what one aide calls”
    return PRONOUNS.get(before.key) in ("he", "she") or (before.has_capital and before.key not in DETERMINERS)


def alone(sentence: Sentence, at: int, text: str, span: Span) -> str | None:
    """Return why the quotation at a token is none, where nothing says that somebody speaks; None where it may be."""
    words = words_of(text, span)
    is_stopped = text[span.end - 1] in ".!?…" and not text[span.last : span.last + 1].islower()
    capital = words[0][0].isupper()
    tokens = sentence.tokens
    has_words = sentence.has_words
    if is_stopped and at > 1 and tokens[at - 1].text == ":":
        return None
    if at > 1 and capital and tokens[at - 1].text == "," and tokens[at - 2].key in forms().every:
        return None  # “We were told, ‘Bring it back’”
    if has_words and is_capitalised(text, span) and len(words) <= _A_TITLE:
        return "title" if len(words) > 1 else "name"
    before = next((token for token in reversed(tokens[:at])), None)
    goes_on = at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].text[0].islower()
    if (
        has_words
        and capital
        and not is_stopped
        and len(words) <= _A_TITLE
        and before is not None
        and (before.is_word or goes_on)
    ):
        return "title"
    if has_words and len(words) <= _FEW:
        if capital and (at == 0 or tokens[at - 1].text in ":") and len(words) > 2:
            return None
        return "name" if capital and not is_stopped else "irony"
    return None
