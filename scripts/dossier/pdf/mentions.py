"""Shortens what the pages of names quote, in a large dossier: on paper a page's number does for a sentence.

The page of a name gives every mention with its sentence, which the article has too. On a screen that saves a click; on
paper, with hundreds of articles, it would be most of the book.
"""

from lxml import etree
from lxml.html import HtmlElement

from dossier.pdf.off_paper import classes

MOST_QUOTED = 25
"""With more articles than this, pages of names give the numbers of the pages instead of the sentences."""


def without_sentences(root: HtmlElement) -> None:
    """Put in the place of each list of passages, in a page of a name, what leads to them."""
    for several in [each for each in root.iter("ul") if len(each) and all(_is_passage(item) for item in each)]:
        parent = several.getparent()
        assert parent is not None
        numbers = etree.SubElement(parent, "p")
        numbers.set("class", "forms")
        for item in list(several):
            link = item[-1]
            link.tail = " "
            numbers.append(link)
        numbers.tail = several.tail
        parent.replace(several, numbers)


def _is_passage(item: HtmlElement) -> bool:
    """Tell an item that is a sentence with what leads to its passage, and holds no notes."""
    return len(item) > 0 and "passage" in classes(item[-1]) and not any(True for _ in item.iter("sup"))
