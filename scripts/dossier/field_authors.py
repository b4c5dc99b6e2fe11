"""The ladder of an article's authors: each rung one way to find them."""

import re
from collections.abc import Iterable

from dossier.article import Found
from dossier.evidence import Credit, Evidence, Rung, first_of, foremost, front_matter, given, said
from dossier.field_names import source
from dossier.persons import AGENCY, ends_in_role, is_person, person_names

Authors = tuple[str, ...]

_CREDITED = re.compile(
    r"(?:propos\s+)?(?:recueillie?s?|réalisée?s?|menée?)\s+par\s+(?P<names>[^.()]{4,120})[.)\s]*$"
    r"|\(?(?:reporting|interview)\s+by\s+(?P<names_en>[^.();]{4,120})[.);\s]*$",
    re.IGNORECASE,
)
_ON_AIR = re.compile(r"(?m)^(?P<names>[A-ZÀ-Ý][A-ZÀ-Ý .'’-]{4,40}), BYLINE:")
_SIGNED = re.compile(r"\(?(?:[A-ZÀ-Ý][a-z]?\.[\s-]?){2,4}\)?")
# Names of one byline stand no further apart than this, in lines: a role and an empty line between.
_NAMES_APART = 4
_JOINING = (["et"], ["and"], ["&"], [","])


def authors(evidence: Evidence) -> Found[Authors] | None:
    """Return the authors, or who is named in their place."""
    return first_of(PAGE_AUTHORS if evidence.page else AUTHORS, evidence)


def _page_authors(evidence: Evidence) -> Found[Authors] | None:
    return said(evidence.page.authors) if evidence.page else None


def _persons(evidence: Evidence) -> Found[Authors] | None:
    """Bylines: marked ones above the text first, then bare names there, then what is marked below."""
    named = _named(evidence)
    marked = [each for each in named if each.byline.is_marked]
    groups = (
        _with_continued(evidence, [each for each in marked if each.is_head], named),
        [each for each in named if each.is_head],
        marked,
        named,
    )
    best = next(filter(None, groups), None)
    if not best:
        return None
    names = dict.fromkeys(name for each in best for name in each.byline.authors)
    return Found(tuple(names), "stated", "byline", best[0].span)


def _named(evidence: Evidence) -> list[Credit]:
    """Return the lines that name persons; of bare names above the text, those that stand together with the first."""
    named: list[Credit] = []
    last = None
    for each in evidence.credits:
        is_bare = each.is_head and not each.byline.is_marked
        is_other = is_bare and last and (each.line.line - last > _NAMES_APART or ends_in_role(each.line.text))
        if each.byline.authors and not is_other:
            named.append(each)
            last = each.line.line if each.is_head else last
    return named


def _with_continued(evidence: Evidence, marked: list[Credit], named: Iterable[Credit]) -> list[Credit]:
    """Add names that go on below a marked byline, after «et» or "and"."""
    if not marked:
        return []
    end = marked[-1].line.end
    below = (each for each in named if each.line.start > end)
    return [*marked, *(each for each in below if evidence.raw.text[end : each.line.start].split() in _JOINING)]


def _credited(evidence: Evidence) -> Found[Authors] | None:
    """«Propos recueillis par …» at the end of a paragraph, "NAME, BYLINE:" in a broadcast's transcript."""
    text = evidence.raw.text
    if (found := _ON_AIR.search(text)) and (names := person_names(found["names"])):
        return Found(names, "stated", "credit_in_text", found.span())
    for block in evidence.cleaned.blocks:
        found = _CREDITED.search(text[block.start : block.end])
        if found and (names := person_names(found["names"] or found["names_en"])):
            return Found(names, "stated", "credit_in_text", (block.start + found.start(), block.end))
    return None


def _boxed(evidence: Evidence) -> Found[Authors] | None:
    """The name that stands above a biography."""
    boxes = [line for line in evidence.cleaned.removed if line.reason == "removed.author_box"]
    names = dict.fromkeys(name for line in boxes if is_person(line.text) for name in person_names(line.text))
    return Found(tuple(names), "stated", "author_box", (boxes[0].start, boxes[0].end)) if names else None


def _desk(evidence: Evidence) -> Found[Authors] | None:
    """An agency or the editors, in the place of persons; but no agency's own name above its dispatch."""
    best = foremost(each for each in evidence.credits if each.byline.desk)
    if not best or not best.byline.desk:
        return None
    desk = best.byline.desk
    if (signed := _SIGNED.match(desk)) and AGENCY.search(desk):
        return Found((signed.group().strip(),), "stated", "signature", best.span)
    if not best.byline.is_marked and AGENCY.fullmatch(desk):
        outlet = source(evidence)
        if outlet and outlet.value == desk:
            return None
    return Found((_in_usual_case(desk),), "stated", "byline", best.span)


def _in_usual_case(desk: str) -> str:
    """Return a desk's name in its usual case, where it is in capitals and no agency's."""
    if desk.isupper() and not AGENCY.fullmatch(desk):
        return " ".join(word.capitalize() for word in desk.split())
    return desk


def _initials(evidence: Evidence) -> Found[Authors] | None:
    """A signature in initials, below the text."""
    for line in reversed(evidence.cleaned.removed):
        is_byline = line.reason == "removed.byline" and line.start > evidence.first_sentence
        if is_byline and _SIGNED.fullmatch(line.text):
            return Found((line.text.strip("()"),), "stated", "signature", (line.start, line.end))
    return None


PAGE_AUTHORS: tuple[Rung[Authors], ...] = (lambda evidence: given(evidence.given.author), _page_authors)
"""Of a web page: who else is named in what was put aside may be another article's author."""

AUTHORS: tuple[Rung[Authors], ...] = (
    lambda evidence: given(evidence.given.author),
    lambda evidence: front_matter(evidence.stated.author),
    _persons,
    _credited,
    _boxed,
    _desk,
    _initials,
)
