"""Tells by its form what a line may be: a sentence, a caption, a headline. Its neighbours are not asked."""

import re
from functools import lru_cache

from dossier.lines import ITEM, MARKED_HEADING
from dossier.vocabulary import vocabulary

# Longest line that may be a title or a heading, in characters. Headlines on news sites seldom pass 150.
LONGEST_TITLE = 200
LONGEST_HEADING = 130
# A label has this many words at most.
LABEL_WORDS = 4
# A sentence of this many words, or a line this long, is prose; a headline is neither, though it may be a question.
_PROSE_WORDS, _PROSE_LENGTH = 7, 210
_LONGEST_QUESTION = 25
_LONGEST_CAPTION = 450

_CAPTION = vocabulary("captions").pattern("caption")
_SENTENCE_END = re.compile(r"[.!?…][»”\"’')\]\s]*$")
_PROSE_END = re.compile(r"[.,;:…!][»”\"’')\]\s]*$")
CLAUSE_END = re.compile(r"[,;:.…](?=\s|$)")
# «J.-P. D.», «jd/em/roc»: how authors sign at the foot.
_INITIALS = re.compile(
    r"(?:\(?(?:[A-ZÀ-Ý]\.[\s-]?){1,4}(?:-?[A-ZÀ-Ý]\.)?\)?|[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4})"
    r"(?:[\s,(]+avec\s+[A-Z]+\)?)?"
)


def ends_sentence(text: str) -> bool:
    """Tell a line that ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def is_label(text: str) -> bool:
    """Tell a line of a few words."""
    return len(text.split()) <= LABEL_WORDS


def are_initials(text: str) -> bool:
    """Tell a signature in initials."""
    return _INITIALS.fullmatch(text) is not None


def without_marks(text: str) -> str:
    """Return a line without a heading's marks."""
    return MARKED_HEADING.sub("", text, count=1)


@lru_cache(maxsize=4096)
def is_caption(text: str) -> bool:
    """Tell a picture's caption, with its credit."""
    return len(text) <= _LONGEST_CAPTION and _CAPTION.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Tell the article's sentences from headlines, captions and labels."""
    if is_caption(text):
        return False
    words = len(text.split())
    is_headline = text.endswith("?") and words < _LONGEST_QUESTION
    return len(text) >= _PROSE_LENGTH or (words >= _PROSE_WORDS and ends_sentence(text) and not is_headline)


def looks_like_title(text: str, longest: int) -> bool:
    """Tell a headline from a sentence: it is no longer than `longest` and doesn't end as prose does."""
    return len(text) <= longest and not _PROSE_END.search(text.rstrip("!")) and any(map(str.isalpha, text))


def looks_like_heading(text: str, following: str) -> bool:
    """Tell an intertitle without markup: like a headline, begun like one, before a longer line of prose."""
    first = next(filter(str.isalnum, text), "")
    return (
        looks_like_title(text, LONGEST_HEADING)
        and (first.isupper() or first.isdigit())
        and not ITEM.match(text)
        and len(following) > len(text)
        and bool(_PROSE_END.search(following) or CLAUSE_END.search(following) or ITEM.match(following))
    )
