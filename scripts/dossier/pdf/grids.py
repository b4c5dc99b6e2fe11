"""Turns the tables and lists of a page into nodes."""

import re
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.conversion import Around, Conversion
from dossier.pdf.looks import classes_around, classes_of_parent, look_of
from dossier.pdf.off_paper import classes, is_off_paper
from dossier.pdf.tables import Row, parts, plain_of, widths
from dossier.pdf.words import Node, breakable, trimmed


class Grids(Conversion):
    """The tables, the lists and the code of a page."""

    def _list(self, element: HtmlElement, around: Around) -> list[Node]:
        self.begin(element)
        look = look_of(element) or next(
            (name for name in ("year", "cards") if name in classes_of_parent(element)), None
        )
        if "bibliography" in classes_of_parent(element):
            look = "bibliography"
            around = replace(around, addresses="beside")
        items = []
        for child in element:
            if not isinstance(child.tag, str) or is_off_paper(child):
                continue
            self.shown.clear()
            items.append(self.in_language(child, self.blocks(child, around)))
        node: dict[str, Any] = {"k": "ol" if element.tag == "ol" else "ul", "items": [item for item in items if item]}
        if look:
            node["s"] = look
        if (element.get("start") or "").isdecimal():
            node["start"] = int(element.get("start") or 1)
        return [node] if node["items"] else []

    def _definitions(self, element: HtmlElement, around: Around) -> list[Node]:
        self.begin(element)
        items: list[dict[str, Any]] = []
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                items.append({"t": trimmed(self.inline(child, replace(around, numbers="none"))), "d": []})
            else:
                self.shown.clear()
                if not items:
                    items.append({"t": [], "d": []})
                items[-1]["d"] += self.blocks(child, replace(around, numbers="all"))
        return [{"k": "dl", "items": items}] if items else []

    def _code(self, element: HtmlElement, around: Around) -> list[Node]:
        self.begin(element)
        text = str(element.text_content()).strip("\n")
        if not text.strip():
            return []
        return [*self.left_over(), {"k": "pre", "text": breakable(text.expandtabs(4))}]

    def _table(self, element: HtmlElement, around: Around) -> list[Node]:
        self.begin(element)
        if "highlighttable" in classes(element):  # numbered lines: the numbers are no part of the code
            return [
                node
                for each in element.iter("pre")
                if "code" in classes_around(each)
                for node in self._code(each, around)
            ]
        out: list[Node] = [
            {"k": "p", "s": "caption", "c": trimmed(self.inline(each, around))} for each in element.iter("caption")
        ]
        head: list[Row] = []
        rows: list[Row] = []
        for row in element.iter("tr"):
            if _table_of(row) is not element:
                continue
            cells = [self._cell(cell, around) for cell in row if cell.tag in {"td", "th"}]
            if cells:
                is_head = not rows and all(cell.tag == "th" for cell in row if cell.tag in {"td", "th"})
                (head if is_head else rows).append(cells)
        columns = max((sum(cell.get("span", 1) for cell in row) for row in [*head, *rows]), default=0)
        out += self.left_over()
        has_tall = any("rows" in cell for row in [*head, *rows] for cell in row)
        for head_part, rows_part, count in parts(head, rows, columns) if columns else ():
            wide = widths([*head_part, *rows_part], count)
            filled = rows_part if has_tall else [_filled(row, count) for row in rows_part]
            out.append({"k": "table", "widths": wide, "head": head_part, "rows": filled})
        return out

    def _cell(self, element: HtmlElement, around: Around) -> dict[str, Any]:
        self.shown.clear()
        has_one_link = sum(1 for each in element.iter("a") if not is_off_paper(each)) == 1
        around = replace(around, numbers="all" if has_one_link else "none", addresses="beside")
        blocks = self.in_language(element, self.blocks(element, around))
        if self.pending:
            blocks.append({"k": "p", "c": self.take_pending()})
        cell: dict[str, Any] = {"c": blocks}
        cell["text"] = plain_of(cell)
        for name, key in (("colspan", "span"), ("rowspan", "rows")):
            value = element.get(name) or ""
            if value.isdecimal() and 1 < int(value) < 1000:
                cell[key] = int(value)
        align = re.search(r"text-align:\s*(left|right|center)", element.get("style") or "")
        if align:
            cell["align"] = align[1]
        if element.tag == "th":
            cell["is_head"] = True
        return cell


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next((above for above in row.iterancestors() if above.tag == "table"), None)


def _filled(row: Row, columns: int) -> Row:
    """Return a row with empty cells at its end, where it has too few."""
    has = sum(cell.get("span", 1) for cell in row)
    return [*row, *({"c": [], "text": ""} for _ in range(columns - has))]
