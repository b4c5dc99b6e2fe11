"""Who said what: quotations that belong together stand together, by speaker and by date, and machines can read them."""

import json
import re
from dataclasses import replace

import pytest
from lxml import html

from conftest import MakeProject, build_site
from dossier.article import Article, Block
from dossier.build import convert
from dossier.messages import load_messages
from dossier.project import Project
from dossier.quotation import DOUBTS, NO_QUOTATION, RULES, Quotation, Quotations, Speaker
from dossier.registry import Registry
from dossier.rendering import evidence_pages
from dossier.report import RULES as DATE_RULES
from dossier.report import UNRESOLVED
from dossier.utterances import once, utterances, voices
from test_relate import article

NOBODY = Registry({}, (), {}, {})
HOSTILE = "</script><script>alert(1)</script> & <!-- "
SPEECH: dict[str, str | bytes] = {
    "seeds/entities/mara.yml": """type: person
name: {fr: Mara Kell, en: Mara Kell}
description: {fr: 'Une gardienne de phare.', en: 'A lighthouse keeper.'}
sources: []
""",
    "seeds/articles/a.txt": "Gros temps\n\nPublié le 6 octobre 2022\n\n"
    "« La mer est passée par-dessus la jetée », a déclaré Mara Kell.\n\n"
    f"« Nous avons compté {HOSTILE} les bateaux », a ajouté Mara Kell.\n",
    "seeds/articles/a.txt.yml": "slug: a\nlang: fr\nsource: Le Phare\n",
    "seeds/articles/b.txt": "Heavy weather\n\nPublished on October 7, 2022\n\n"
    "“It was the worst night of my life,” Mara Kell told reporters on Thursday.\n\n"
    "« La mer est passée par-dessus la jetée », she had said in French.\n",
    "seeds/articles/b.txt.yml": "slug: b\nlang: en\n",
}


def _article(slug: str, *paragraphs: str) -> Article:
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for line, words in enumerate(paragraphs, start=1):
        blocks.append(Block("paragraph", at, at + len(words), line))
        at += len(words) + 1
    return replace(article(slug, text=text), blocks=tuple(blocks))


def _said(
    source: Article, words: str, speaker: str | None = None, *, entity: str | None = None, **more: object
) -> Quotation:
    start = source.text.index(words)
    block = next(at for at, each in enumerate(source.blocks) if each.start <= start < each.end)
    told = None
    if speaker:
        at = source.text.index(speaker)
        told = Speaker(at, at + len(speaker), entity)
    by, doubt = more.pop("by", None), more.pop("doubt", None)
    found = (source.text.index(str(by)), source.text.index(str(by)) + len(str(by))) if by else None
    quotation = Quotation(block, start, start + len(words), told, found, "after" if told else None)
    return replace(quotation, doubt=str(doubt) if doubt else None, continues=bool(more.get("continues")))


def test_fragments_of_one_speaker_stand_together_and_those_of_another_apart() -> None:
    text = _article("a", "«Un», dit Mara, «deux». «Trois», dit Ivo.", "«Quatre.", "«Cinq», dit Mara.")
    several = [
        _said(text, "Un", "Mara", by="dit Mara"),
        _said(text, "deux", "Mara", by="dit Mara"),
        _said(text, "Trois", "Ivo"),
        _said(text, "Quatre.", "Mara"),
        _said(text, "Cinq", "Mara", continues=True),
    ]
    found = list(utterances(text, several))
    assert [[each.words for each in one.fragments] for one in found] == [["Un", "deux"], ["Trois"], ["Quatre.", "Cinq"]]
    assert [one.name for one in found] == ["Mara", "Ivo", "Mara"]
    assert found[0].by == ("dit Mara",)
    assert len({each.anchor for one in found for each in one.fragments}) == 5


def test_one_inside_another_and_one_in_doubt_stand_apart() -> None:
    text = _article("a", "«Il a dit “non” hier», dit Mara. «Peut-être», dit-elle.")
    several = [
        _said(text, "Il a dit “non” hier", "Mara"),
        _said(text, "non", "Mara"),
        _said(text, "Peut-être", "Mara", doubt="pronoun"),
    ]
    assert [len(one.fragments) for one in utterances(text, several)] == [1, 1, 1]


def test_an_incise_is_the_articles_own() -> None:
    text = _article("a", "«Nous irons, dit Mara, sur la Lune»")
    (found,) = utterances(text, [_said(text, "Nous irons, dit Mara, sur la Lune", "Mara", by="dit Mara")])
    words, incise = found.fragments[0].words, found.fragments[0].incise
    assert incise
    assert words[slice(*incise)] == "dit Mara"


def test_what_several_articles_quote_stands_with_the_oldest() -> None:
    old, new = _article("old", "«La jetée a tenu», dit Mara."), _article("new", "Mara disait : «la  jetée a tenu !»")
    one = next(utterances(old, [_said(old, "La jetée a tenu", "Mara")]))
    other = next(utterances(new, [_said(new, "la  jetée a tenu !", "Mara")]))
    (found,) = once([other, one])
    assert found.article is old
    assert found.also == (new,)


def test_those_who_have_a_name_are_told_from_those_who_are_described() -> None:
    text = _article(
        "a", "«Un», dit Mara Kell. «Deux», dit un marin. «Trois». «Quatre», dit MARA KELL. «Cinq», dit le maire."
    )
    said = Quotations(
        (
            _said(text, "Un", "Mara Kell"),
            _said(text, "Deux", "un marin"),
            _said(text, "Trois", doubt="nobody"),
            _said(text, "Quatre", "MARA KELL"),
            _said(text, "Cinq", "le maire"),
        )
    )
    found = voices([text], {"a": said}, NOBODY)
    assert [(voice.name, len(voice.utterances)) for voice in found.named] == [("Mara Kell", 2)]
    assert [each.name for each in found.unnamed] == ["un marin", "le maire"]
    assert [each.doubt for each in found.doubtful] == ["nobody"]
    assert found.count == 5


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_rule_and_reason_has_its_words(lang: str) -> None:
    messages = load_messages(lang)
    for prefix, keys in (
        ("spoken", RULES),
        ("doubt", DOUBTS),
        ("unquoted", NO_QUOTATION),
        ("dated", DATE_RULES),
        ("undated", UNRESOLVED),
    ):
        assert {key for key in messages.by_key if key.startswith(f"{prefix}.")} == {f"{prefix}.{key}" for key in keys}


def _page(project: Project, path: str, lang: str = "fr") -> str:
    page = (project.root / "docs" / lang / path).read_text(encoding="utf-8")
    return page.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_each_quotation_leads_to_its_words_and_shows_what_says_whose_they_are(make_project: MakeProject) -> None:
    project = make_project(files=SPEECH)
    assert [str(each) for each in convert(project, lambda _: None).problems if not each.is_note] == []
    for lang in ("fr", "en"):
        page = _page(project, "quotations/index.md", lang)
        assert "## [Mara Kell](../entities/mara.md) { #mara }" in page
        anchor = re.findall(r"par-dessus la jetée.*?\(\.\./articles/a\.md#(q-[0-9a-f]{8})\)", page)[0]
        assert f'<span id="{anchor}" class="said">La mer est passée par-dessus la jetée</span>' in _page(
            project, "articles/a.md", lang
        )
    page = _page(project, "quotations/index.md")
    assert "« a déclaré Mara Kell »" in page
    quoted = json.loads(_page(project, "articles/b/provenance.json"))["quotations"]
    assert [each["lang"] for each in quoted] == [None, "fr"], "in its own language"
    assert len(re.findall("La mer est passée par-dessus la jetée »", page)) == 1, "both articles quote it"
    assert '<br>Aussi dans : [<span lang="en">Heavy weather</span>](../articles/b.md)' in page
    assert '<span lang="en">« It was the worst night of my life, »</span>' in page
    entity = _page(project, "entities/mara.md", "en")
    assert "## Quoted words { #said }" in entity
    assert '<span lang="fr">' in entity


def test_what_only_the_turn_tells_has_a_byline_without_words(make_project: MakeProject) -> None:
    more = "« Le phare a tenu. Nous aussi, et la digue avec nous. »\n"
    speech = {**SPEECH, "seeds/articles/a.txt": f"{SPEECH['seeds/articles/a.txt']!s}\n{more}"}
    project = make_project(files=speech)
    convert(project, lambda _: None)
    quoted = json.loads(_page(project, "articles/a/provenance.json"))["quotations"]
    assert quoted[-1]["speaker"]["entity"] == "mara", quoted[-1]
    for path in ("quotations/index.md", "entities/mara.md"):
        page = _page(project, path)
        assert "Le phare a tenu" in page
        assert not re.search(r"\n\n\{:", page), "attributes follow what they are of"


def test_quotations_are_json_ld_that_nothing_in_them_can_break(make_project: MakeProject) -> None:
    project = make_project(files=SPEECH)
    assert build_site(project, lambda _: None).published
    for path in ("quotations/index.html", "entities/mara/index.html"):
        page = html.fromstring((project.site / path).read_bytes())
        (script,) = page.xpath('//script[@type="application/ld+json"]/text()')
        told = json.loads(script)
        words = {each["text"] for each in told["@graph"]}
        assert f"Nous avons compté {HOSTILE} les bateaux" in words
        assert {each["@type"] for each in told["@graph"]} == {"Quotation"}
        for each in told["@graph"]:
            assert each["spokenByCharacter"]["@type"] == "Person"
            address, _, anchor = each["url"].partition("#")
            there = (project.site / path).parent / address / "index.html"
            assert html.fromstring(there.read_bytes()).get_element_by_id(anchor) is not None


def test_a_long_list_stands_on_pages_of_its_own(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_pages, "MOST_UTTERANCES", 1)
    project = make_project(files=SPEECH)
    convert(project, lambda _: None)
    page = _page(project, "quotations/index.md")
    assert "- [Mara Kell](../entities/mara.md#said)" in page
    assert "La mer est passée" not in page
    assert "- [2022](by-date-2022.md)" in _page(project, "quotations/by-date.md")
    assert "La mer est passée" in _page(project, "quotations/by-date-2022.md")


def test_the_provenance_of_an_article_lists_what_it_quotes(make_project: MakeProject) -> None:
    project = make_project(files=SPEECH)
    convert(project, lambda _: None)
    page = _page(project, "articles/a/provenance.md")
    assert "## Les citations { #quotations }" in page
    told = json.loads(_page(project, "articles/a/provenance.json"))
    text = str(SPEECH["seeds/articles/a.txt"])
    first = told["quotations"][0]
    assert text[first["start"] : first["end"]] == first["words"] == "La mer est passée par-dessus la jetée"
    assert first["speaker"]["entity"] == "mara"
    assert text[first["by"]["start"] : first["by"]["end"]] == first["by"]["words"]
    assert f"](../a.md#{first['anchor']})" in page


def test_a_dossier_that_quotes_nobody_says_so(make_project: MakeProject) -> None:
    project = make_project()
    convert(project, lambda _: None)
    assert load_messages("en")("quotations.none") in _page(project, "quotations/index.md", "en")
