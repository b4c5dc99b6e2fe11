"""Shortens what a large dossier says again, where on paper the number of a page does for a sentence.

The page of a name gives every mention with its sentence, the chronology every date that an article tells, and the page
of quotations all that anyone says: words which the articles have too. On a screen that saves a click; on paper, with
hundreds of articles, it would be most of the book.
"""

from collections.abc import Iterator
from itertools import groupby

from lxml.html import Element, HtmlElement

from dossier.pdf.off_paper import classes

MOST_QUOTED = 25
"""With more articles than this, pages give the numbers of the pages instead of the sentences."""
PAGES = "page-numbers"
"""The class of what holds nothing but links to passages: on paper, the numbers of their pages, each once."""
_FIRST_WORDS = 16
"""How many words of a quotation are given again."""


def shorten(root: HtmlElement) -> None:
    """Put the numbers of pages in the place of the sentences on a page that articles have too."""
    _without_sentences(root)
    _without_happenings(root)
    _with_first_words(root)


def _without_sentences(root: HtmlElement) -> None:
    """Give the numbers of pages for each list of passages; the articles that name a name make one paragraph."""
    for several in [each for each in root.iter("ul") if any(_is_passage(item) for item in each)]:
        items = [item for item in several if _is_passage(item)]
        numbers = _paragraph([item[-1] for item in items])
        several.addprevious(numbers)
        if len(items) < len(several):  # what an item says besides stays
            for item in items:
                item.drop_tree()
            continue
        several.drop_tree()
        byline = numbers.getprevious()
        heading = byline.getprevious() if byline is not None and "byline" in classes(byline) else None
        if byline is None or heading is None or heading.tag != "h3":
            continue
        _run_in(heading, byline, numbers)


def _run_in(heading: HtmlElement, byline: HtmlElement, numbers: HtmlElement) -> None:
    """Put the title of an article before its numbers, after those of the article before it."""
    title = _element("span", id=heading.get("id"))
    title.text = heading.text
    for each in [each for each in heading if "headerlink" not in classes(each)]:
        title.append(each)
    title.tail = " "
    numbers.insert(0, title)
    before = heading.getprevious()
    heading.drop_tree()
    byline.drop_tree()
    if before is not None and "articles" in classes(before):
        before[-1].tail = " · "
        before.extend(list(numbers))
        numbers.drop_tree()
    else:
        numbers.set("class", "where articles")


def _without_happenings(root: HtmlElement) -> None:
    """Give the dates that articles tell without their words; those that follow each other make one item."""
    for year in [each for each in root.iter("ol") if any(_reported(item) is not None for item in each)]:
        for is_told, items in groupby(list(year), key=lambda item: _reported(item) is not None):
            if is_told:
                _gather(list(items))


def _gather(items: list[HtmlElement]) -> None:
    """Make one item of several: each date once, with the places where articles tell it."""
    line = _element("p", name="where")
    for _, several in groupby(items, key=_day):
        found = list(several)
        if len(line):
            line[-1].tail = " · "
        for item in found:
            place = _reported(item)
            assert place is not None
            place.tail = None
            line.append(place)
        when = _when(found[0])
        assert when is not None
        when.tail = " "
        line.append(when)
        line.append(_numbers([link for item in found for link in _last_link(item)]))
    first = items[0]
    for child in list(first):
        first.remove(child)
    first.text = None
    first.append(line)
    for item in items[1:]:
        item.drop_tree()


def _with_first_words(root: HtmlElement) -> None:
    """Give of each quotation its first words and the number of its page, in a list."""
    for box in [each for each in root.iter("div") if "utterance" in classes(each)]:
        words = [each for each in box.iter("span") if "words" in classes(each)]
        links = [each for each in box.iter("a") if "passage" in classes(each)]
        if not words or not links:
            continue
        line = _element("li")
        said = _element("span", lang=words[0].get("lang") or box.get("lang"))
        line.append(said)
        said.text = _first_words(" ".join(str(each.text_content()) for each in words))
        said.tail = " "
        line.append(_numbers(links))
        before = box.getprevious()
        if before is not None and "said" in classes(before):
            before.append(line)
            box.drop_tree()
        else:
            several = _element("ul", name="said")
            several.append(line)
            _replace(box, several)


def _first_words(text: str) -> str:
    """Return the beginning of a quotation, and its closing mark."""
    words = text.split(" ")
    if len(words) <= _FIRST_WORDS + 2:
        return text
    closing = text.rstrip()[-1:] if text.rstrip()[-1:] in '»”"' else ""
    space = "\N{NO-BREAK SPACE}" if closing == "»" else ""
    return f"{' '.join(words[:_FIRST_WORDS]).rstrip(' ,;:.')}…{space}{closing}"


def _is_passage(item: HtmlElement) -> bool:
    """Tell an item that is a sentence with what leads to its passage, and holds no notes."""
    return len(item) > 0 and "passage" in classes(item[-1]) and not any(True for _ in item.iter("sup"))


def _reported(item: HtmlElement) -> HtmlElement | None:
    """Return the place of an item that tells what an article dates; None for any other item."""
    found = next((each for each in item.iter("span") if "reported" in classes(each)), None)
    has_all = any(True for _ in _last_link(item)) and _when(item) is not None
    return found if has_all else None


def _when(item: HtmlElement) -> HtmlElement | None:
    """Return the date of an item, in words."""
    return next((each for each in item.iter("time", "span") if "when" in classes(each)), None)


def _last_link(item: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the link of an item to the passage of the article, if it has one."""
    by = next((each for each in item.iter("p") if "by" in classes(each)), None)
    links = list(by.iter("a")) if by is not None else []
    yield from links[-1:]


def _day(item: HtmlElement) -> str:
    when = _when(item)
    return "" if when is None else str(when.text_content())


def _paragraph(links: list[HtmlElement]) -> HtmlElement:
    line = _element("p", name="where")
    line.append(_numbers(links))
    return line


def _numbers(links: list[HtmlElement]) -> HtmlElement:
    """Return what holds links to passages, as signs."""
    holder = _element("span", name=PAGES)
    for link in links:
        link.tail = " "
        link.set("class", "passage")
        for child in list(link):
            link.remove(child)
        link.text = "¶"
        holder.append(link)
    return holder


def _element(tag: str, *, name: str | None = None, **given: str | None) -> HtmlElement:
    """Return an element with the class `name`, and what else is given for it."""
    return Element(tag, {key: value for key, value in {"class": name, **given}.items() if value})


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    parent = old.getparent()
    assert parent is not None
    new.tail = old.tail
    parent.replace(old, new)
