"""Writes what an article quotes and dates for the JSON of its provenance: the keys are explained in `provenance`."""

from collections.abc import Mapping, Sequence
from typing import Any

from dossier.article import Article
from dossier.quotation import Quotations
from dossier.report import Report
from dossier.report_anchors import report_anchors
from dossier.rights import publishable
from dossier.utterances import quotation_anchors


def quotations_as_json(article: Article, quotations: Quotations) -> Mapping[str, Any]:
    """Return what an article has in quotation marks: its quotations, and what is none."""
    anchors = quotation_anchors(article, quotations.quotations)
    return {
        "quotations": [
            {
                **_place(article, each.block, each.start, each.end),
                "anchor": anchor,
                "speaker": {**_span(article, each.speaker.start, each.speaker.end), "entity": each.speaker.entity}
                if each.speaker
                else None,
                "by": _span(article, *each.by) if each.by else None,
                "rule": each.rule,
                "doubt": each.doubt,
                "continues": each.continues,
                "lang": each.lang,
            }
            for each, anchor in zip(quotations.quotations, anchors, strict=True)
        ],
        "unquoted": [
            {**_place(article, each.block, each.start, each.end), "reason": each.reason} for each in quotations.unquoted
        ],
    }


def reports_as_json(article: Article, reports: Sequence[Report]) -> list[Mapping[str, Any]]:
    """Return what an article dates."""
    return [
        {
            **_place(article, each.block, each.start, each.end),
            "anchor": anchor,
            "date": each.date.text if each.date else None,
            "precision": each.precision,
            "rule": each.rule,
            "basis": _span(article, *each.basis) if each.basis else None,
            "unresolved": each.unresolved,
            "quoted": each.quoted,
            "sentence": _span(article, *each.sentence),
            "entities": each.entities,
        }
        for each, anchor in zip(reports, report_anchors(article, reports), strict=True)
    ]


def _place(article: Article, block: int, start: int, end: int) -> dict[str, Any]:
    known = article.blocks[block]
    return {**_span(article, start, end), "line": known.line + article.text.count("\n", known.start, start)}


def _span(article: Article, start: int, end: int) -> dict[str, Any]:
    return {"words": publishable(article, start, end) or None, "start": start, "end": end}
