"""What the pages say to machines, as a library reads it that knows JSON-LD and the terms of schema.org."""

import json
from pathlib import Path

import pytest
from lxml import html
from rdflib import SDO, Graph, Literal
from rdflib.namespace import RDF

from dossier.project import EDITIONS

# The context that the pages name stands on a host; its gist is that every bare name is a term of schema.org.
CONTEXT = {"@vocab": str(SDO), "url": {"@type": "@id"}}
SITE = "https://dossier.example/"
TERMS = {SDO[name] for name in SDO.__annotations__}

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def graph_of(site: Path, page: Path) -> Graph:
    """Return what a page says, addresses as from a server."""
    told = Graph()
    for script in html.fromstring(page.read_bytes()).xpath('//script[@type="application/ld+json"]/text()'):
        given = json.loads(script)
        assert given.pop("@context") == "https://schema.org"
        address = f"{SITE}{page.parent.relative_to(site).as_posix()}/"
        told.parse(data=json.dumps({"@context": CONTEXT, **given}), format="json-ld", publicID=address)
    return told


def test_every_term_is_one_of_schema_org_and_every_address_one_of_the_site(shipped_site: Path) -> None:
    kinds = set()
    for edition in EDITIONS:
        for page in (shipped_site / edition.prefix).glob("[acelq]*/**/index.html"):
            told = graph_of(shipped_site, page)
            for _, predicate, value in told:
                assert predicate == RDF.type or predicate in TERMS, f"{page}: {predicate}"
                if predicate == RDF.type:
                    assert value in TERMS, f"{page}: {value}"
                    kinds.add(value)
                if predicate == SDO.url and str(value).startswith(SITE):
                    assert (shipped_site / str(value).removeprefix(SITE).partition("#")[0] / "index.html").is_file()
    assert {SDO.NewsArticle, SDO.Quotation, SDO.Person, SDO.Organization} <= kinds


def test_an_article_is_based_on_its_original_and_holds_its_quotations(shipped_site: Path) -> None:
    told = graph_of(shipped_site, shipped_site / "articles" / "kikina-vole-avec-spacex" / "index.html")
    (original,) = told.objects(None, SDO.isBasedOn)
    (article,) = told.subjects(SDO.isBasedOn, original)
    assert told.value(article, RDF.type) == told.value(original, RDF.type) == SDO.NewsArticle
    assert told.value(original, SDO.datePublished) == Literal("2022-10-06")
    said = {str(told.value(part, SDO.text)): part for part in told.objects(article, SDO.hasPart)}
    speaker = told.value(said["Une nouvelle phase de coopération"], SDO.spokenByCharacter)
    assert str(told.value(speaker, SDO.name)) == "Sergueï Krikaliov"
    assert str(told.value(speaker, SDO.url)) == f"{SITE}entities/sergei-krikaliov/"
