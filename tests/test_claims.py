"""Claims: a quotation stands in its article letter for letter, or its claim isn't published."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from conftest import CASES, ROOT, MakeProject, serving
from dossier.article import Article
from dossier.body import Marked, body
from dossier.build import check, convert, gather
from dossier.claims import VERDICTS
from dossier.cli import main
from dossier.link import Linker
from dossier.project import Project
from dossier.quoted import find, nearest
from dossier.rendering import templates
from dossier.wrapped import Wrap, shown

# Finding


def _normal(text: str) -> str:
    """Fold what typing changes, as the declared normalisation has it."""
    text = re.sub(r"\s*»", '"', re.sub(r"«\s*", '"', unicodedata.normalize("NFC", text)))
    return re.sub(r"\s+", " ", re.sub("[’‘ʼ]", "'", re.sub("[“”„‟]", '"', text))).strip()


words = st.text("abcdé", min_size=1, max_size=6)
gaps = st.sampled_from([" ", "  ", "\n", "\n\n", "\u00a0", "\u202f", ", ", " : ", " « ", " », ", "’", "'", " “", "” "])
texts = st.lists(st.tuples(words, gaps), min_size=3, max_size=30)


def _typed_otherwise(text: str, choose: Callable[[list[str]], str]) -> str:
    """Type a text anew, as another keyboard would."""

    def other(found: re.Match[str]) -> str:
        match found.group().strip():
            case "«":
                return choose(["«", "« ", "«\u202f", "“", '"'])
            case "»":
                return choose(["»", " »", "\u202f»", "”", '"'])
            case "“" | "”":
                return choose(["“", "”", '"', "„"])
            case "’" | "'":
                return choose(["’", "'", "‘"])
        return choose([" ", "\n", "  ", "\u00a0 "])

    return re.sub(r"«\s*|\s*»|[“”’']|\s+", other, text)


@given(texts, st.data())
def test_words_cut_out_of_a_text_and_typed_otherwise_are_found_where_they_stand(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(word + gap for word, gap in pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    starts = [0]
    for word, gap in pieces:
        starts.append(starts[-1] + len(word) + len(gap))
    start, end = starts[first], starts[last] + len(pieces[last][0])
    quotation = _typed_otherwise(text[start:end], lambda several: data.draw(st.sampled_from(several)))
    spans = find(text, quotation)
    assert (start, end) in spans or any(begin < end and start < stop for begin, stop in spans)
    assert all(_normal(text[begin:stop]) == _normal(quotation) for begin, stop in spans)


@given(texts, st.data())
def test_words_with_one_letter_changed_are_not_found(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(word + gap for word, gap in pieces)
    quotation = text.strip()
    at = data.draw(st.sampled_from([i for i, char in enumerate(quotation) if char.isalpha()]))
    changed = quotation[:at] + data.draw(st.sampled_from("xyzE")) + quotation[at + 1 :]
    assume(_normal(changed) not in _normal(text))
    assert find(text, changed) == ()


@given(st.text("ab «»“\"'’\n"), st.text("ab «»“\"'’\n", max_size=8))
def test_what_is_found_is_what_was_asked(text: str, quotation: str) -> None:
    for start, end in find(text, quotation):
        assert _normal(text[start:end]) == _normal(quotation)


@pytest.mark.parametrize(
    ("text", "quotation", "found"),
    [
        ("C’est impossible.", "possible", []),
        ("Un possible, impossible.", "possible", ["possible"]),
        ("«\u202fOui\u202f», dit-il.", '"Oui", dit-il', ["«\u202fOui\u202f», dit-il"]),
        ("l'ISS,\npuis l’ISS", "l’ISS", ["l’ISS"]),
        ("l'ISS,\npuis l'ISS", "l’ISS", ["l'ISS", "l'ISS"]),
        ("Cafe\u0301".encode().decode(), "Cafe", []),
        ("Café", "Cafe\u0301", ["Café"]),
        ("a.b", "axb", []),
        ("axb", "a.b", []),
        ("tout", "  ", []),
    ],
)
def test_words_are_found_whole_and_only_typing_makes_no_difference(text: str, quotation: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, quotation)] == found


def test_a_text_of_nothing_but_white_space_takes_no_time() -> None:
    text = " " * 200_000 + "» " * 1000
    assert find(text, '" mots') == ()
    assert find(text, "mots »") == ()


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        ("après deux ans de silence", "après dix ans de silence"),
        ("a répondu mardi soir", "a répondu mardi matin"),
        ("sillence", "silence"),
        ("la station des marées", None),
    ],
)
def test_the_nearest_passage_is_offered(quotation: str, passage: str | None) -> None:
    text = "Une sonde. Elle a répondu mardi matin, après dix ans de silence, dit-on. Après dix ans !"
    near = nearest(text, quotation)
    assert (near and text[slice(*near)]) == passage


# Wrapping


def _wrap(start: int, end: int, name: str, *, is_outer: bool = True) -> Wrap:
    return Wrap(start, end, f"<{name}>", f"</{name}>", f"<{name}+>", is_outer)


@pytest.mark.parametrize(
    ("wraps", "words"),
    [
        ([_wrap(2, 4, "q"), _wrap(2, 4, "x", is_outer=False)], "01<q><x>23</x></q>4567"),
        ([_wrap(1, 6, "q"), _wrap(2, 4, "x", is_outer=False)], "0<q>1<x>23</x>45</q>67"),
        ([_wrap(3, 6, "q"), _wrap(2, 4, "x", is_outer=False)], "01<x>2</x><q><x+>3</x>45</q>67"),
        ([_wrap(1, 3, "q"), _wrap(2, 4, "x", is_outer=False)], "0<q>1<x>2</x></q><x+>3</x>4567"),
        ([_wrap(1, 4, "q"), _wrap(2, 6, "r")], "0<q>1<r>23</r></q><r+>45</r>67"),
        ([_wrap(0, 8, "q"), _wrap(0, 8, "r")], "<q><r>01234567</r></q>"),
    ],
)
def test_a_quotation_stays_whole_and_lies_around_links(wraps: list[Wrap], words: str) -> None:
    assert shown("01234567", None, wraps).replace("&lt;", "<") == words


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 6), st.booleans()), max_size=6))
def test_whatever_overlaps_is_nested_and_no_word_is_lost(spans: list[tuple[int, int, bool]]) -> None:
    text = "abcdefghijkl"
    wraps = [
        _wrap(start, min(start + length, 12), f"{at}", is_outer=outer)
        for at, (start, length, outer) in enumerate(spans)
    ]
    words = shown(text, None, wraps)
    assert re.sub(r"<[^>]*>", "", words) == text
    stack: list[str] = []
    covered: dict[str, str] = {}
    for part in re.findall(r"<[^>]*>|.", words):
        if part.startswith("</"):
            assert stack.pop() == part[2:-1]
        elif part.startswith("<"):
            stack.append(part[1:-1].rstrip("+"))
        else:
            for name in stack:
                covered[name] = covered.get(name, "") + part
    assert stack == []
    assert covered == {str(at): text[wrap.start : wrap.end] for at, wrap in enumerate(wraps)}


# Pages

ARTICLE = """Le Kestrel revient

Le Kestrel est revenu « mardi », a dit Mara Lindqvist. Il avait quitté le port avec Mara Lindqvist à bord.

Un retour en mars

• trois turbines, dit le plan
• une turbine, dit le port
"""
ENTITY = "type: {kind}\nname: {{fr: {name}, en: {name}}}\ndescription: {{fr: a, en: a}}\nsources: []\n"
SOURCE = "annuaire:\n  title: Annuaire\n  title_basis: described\n  publisher: Imprimerie du port\n  date: '2021'\n"


def _claim(quotations: list[str], verdict: str = "differ", checked: str = "") -> str:
    positions = "".join(
        f"  - article: a.txt\n    quotation: {json.dumps(words)}\n    answer: {{fr: Oui., en: Yes.}}\n"
        for words in quotations
    )
    return f"question: {{fr: Est-ce vrai ?, en: Is it true?}}\nverdict: {verdict}\npositions:\n{positions}{checked}"


CHECKED = "checked:\n  fr: Le port dit non.\n  en: The port says no.\n  sources: [annuaire]\n"


@pytest.fixture
def port(make_project: MakeProject) -> Callable[[dict[str, str]], Project]:
    def make(claims: dict[str, str]) -> Project:
        files: dict[str, str | bytes] = {f"seeds/claims/{name}.yml": text for name, text in claims.items()}
        return make_project(
            files={
                "seeds/articles/a.txt": ARTICLE,
                "seeds/articles/a.txt.yml": "slug: retour\nlang: fr\ndate: '2023-03'\nsource: Le Port\n",
                "seeds/entities/kestrel.yml": ENTITY.format(kind="spacecraft", name="Kestrel"),
                "seeds/entities/mara.yml": ENTITY.format(kind="person", name="Mara Lindqvist"),
                "seeds/sources.yml": SOURCE,
                **files,
            }
        )

    return make


def _faults(project: Project) -> list[str]:
    return [str(problem) for problem in convert(project, lambda _: None).problems if not problem.is_note]


# What marks the words that somebody says, or that give a date: none of a claim's.
_FOUND = re.compile(
    r'<span (?:id="[qd]-[0-9a-f]{8}(?:-\d+)?" )?class="(?:said|dated)(?: goes-on)?">((?:(?!<span).)*?)</span>'
)


def _page(project: Project, path: str) -> str:
    page, found = (project.root / "docs" / path).read_text(encoding="utf-8"), 1
    while found:
        page, found = _FOUND.subn(r"\1", page)
    return page


Port = Callable[[dict[str, str]], Project]


def test_a_claim_has_a_page_in_both_editions_that_leads_to_the_words_and_cites_what_was_checked(port: Port) -> None:
    project = port({"retour": _claim(["est revenu « mardi », a dit Mara", "une turbine"], "wrong", CHECKED)})
    assert _faults(project) == []
    for lang, question, answer in (("fr", "Est-ce vrai", "Oui."), ("en", "Is it true?", "Yes.")):
        page = _page(project, f"{lang}/claims/retour.md")
        assert f"# {question}" in page
        assert answer in page
        assert "../articles/retour.md#c-retour)" in page
        assert "../articles/retour.md#c-retour_2)" in page
        assert "[^annuaire]: *Imprimerie du port*, 2021" in page
        assert page.index("Le Port") < page.index("est revenu") < page.index(answer)
        assert f"[{question}" in _page(project, f"{lang}/claims/index.md")
    assert '> <span lang="fr">est revenu «\u202fmardi\u202f», a dit Mara</span>' in _page(
        project, "en/claims/retour.md"
    )
    assert "> est revenu" in _page(project, "fr/claims/retour.md")


def test_the_article_marks_the_words_and_says_beside_them_that_they_are_disputed(port: Port) -> None:
    project = port({"retour": _claim(["revenu « mardi », a dit Mara", "trois turbines"])})
    assert _faults(project) == []
    page = _page(project, "en/articles/retour.md")
    assert (
        '<span id="c-retour" class="quoted">revenu «\u202fmardi\u202f», a dit [Mara](../entities/mara.md)</span>'
        in page
    )
    (item,) = re.findall("^- .*trois turbines.*$", page, re.MULTILINE)
    assert '<span id="c-retour_2" class="quoted">trois turbines</span>, dit le plan' in item
    note = '<span class="disputed" lang="en" data-search-exclude>'
    assert item.endswith("[Is it true?](../claims/retour.md)</span>")
    assert page.count(note) == 2
    assert "](../entities/kestrel.md)" in page, "the links stay"


def test_words_of_the_title_and_of_a_heading_are_marked_and_their_note_stands_below(port: Port) -> None:
    project = port({"retour": _claim(["Le Kestrel revient", "en mars"])})
    assert _faults(project) == []
    page = _page(project, "fr/articles/retour.md")
    assert '# <span id="c-retour" class="quoted">Le Kestrel revient</span> {' in page
    (heading,) = re.findall("^## .*en mars.*$", page, re.MULTILINE)
    assert '## Un retour <span id="c-retour_2" class="quoted">en mars</span> {#p-' in heading
    notes = re.findall(r"^<span class=\"disputed\".*$", page, re.MULTILINE)
    assert len(notes) == 2
    assert page.index(notes[0]) < page.index("est revenu")
    assert page.index(heading) < page.rindex(notes[1])


def test_words_that_go_on_in_the_next_passage_are_marked_in_both(port: Port) -> None:
    project = port({"retour": _claim(["Un retour en mars\n• trois turbines", "une turbine"])})
    assert _faults(project) == []
    page = _page(project, "fr/articles/retour.md")
    assert '## <span id="c-retour" class="quoted">Un retour en mars</span> {#p-' in page
    assert '<span class="quoted goes-on">trois turbines</span>, dit le plan' in page


def test_words_that_are_not_there_leave_the_claim_unpublished_and_the_others_as_they_are(port: Port) -> None:
    project = port(
        {"faux": _claim(["revenu « lundi », a dit", "une turbine"]), "vrai": _claim(["une turbine", "revenu"])}
    )
    (fault,) = _faults(project)
    assert fault.startswith("seeds/claims/faux.yml:5: “revenu « lundi », a dit” is not in seeds/articles/a.txt")
    assert "at line 3, are “revenu « mardi », a dit”" in fault
    for lang in ("fr", "en"):
        assert not (project.root / "docs" / lang / "claims/faux.md").exists()
        assert (project.root / "docs" / lang / "claims/vrai.md").is_file()
        assert "c-faux" not in _page(project, f"{lang}/articles/retour.md")
        assert "faux.md" not in _page(project, f"{lang}/claims/index.md")


def test_a_quotation_that_is_not_there_fails_the_build_and_strict_publishes_nothing(
    port: Port, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = port({"faux": _claim(["revenu « lundi », a dit", "une turbine"])})
    monkeypatch.chdir(project.root)
    for arguments in (["check"], ["build", "--strict"]):
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 1
        assert "seeds/claims/faux.yml:5: " in result.stderr
    assert "nothing published" in result.stdout
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        (_claim(["une turbine", "revenu"], "wrong"), ":2: the verdict is “wrong”, and nothing says what was checked; "),
        (_claim(["une turbine"]), ":3: one position stands alone, with nothing to compare it with; "),
        (_claim([], "differ", CHECKED).replace("positions:", "positions: []"), ":3: “positions” names none; "),
        (_claim(["une turbine", "revenu"], "true"), ":2: “verdict” is "),
        (
            _claim(["une turbine"], "wrong", CHECKED.replace("[annuaire]", "[annuairre]")),
            ":10: no source has the id “annuairre”; did you mean “annuaire”?",
        ),
    ],
)
def test_a_claim_without_grounds_is_not_published(port: Port, claim: str, fault: str) -> None:
    project = port({"x": claim})
    (said,) = _faults(project)
    assert said.startswith(f"seeds/claims/x.yml{fault}")
    assert not (project.root / "docs/fr/claims/x.md").exists()


def test_words_that_stand_twice_are_worth_a_note(port: Port) -> None:
    project = port({"x": _claim(["Mara Lindqvist", "une turbine"])})
    notes = [str(problem) for problem in check(project, lambda _: None).problems if "stands 2 times" in problem.what]
    assert len(notes) == 1
    assert _faults(project) == []


def test_an_article_that_cannot_be_read_is_reported_once(port: Port) -> None:
    project = port({"x": _claim(["une turbine", "revenu"])})
    (project.articles / "a.txt").write_bytes(b"\0\0")
    (fault,) = _faults(project)
    assert fault.startswith("seeds/articles/a.txt:1: ")
    assert not (project.root / "docs/fr/claims/x.md").exists()


def test_the_sharpest_come_first_then_those_with_most_answers(port: Port) -> None:
    one, two = ["une turbine"], ["une turbine", "revenu"]
    project = port(
        {
            "a": _claim(two, "agree"),
            "b": _claim(two, "open"),
            "c": _claim(one, "differ", CHECKED),
            "d": _claim(two, "differ"),
            "e": _claim(one, "outdated", CHECKED),
            "f": _claim(one, "wrong", CHECKED),
        }
    )
    assert _faults(project) == []
    assert re.findall(r"\]\((\w)\.md\)", _page(project, "fr/claims/index.md")) == list("fdceba")


def test_a_source_that_only_a_claim_cites_is_cited(port: Port) -> None:
    claim = {"x": _claim(["une turbine"], "open", CHECKED)}
    said = [str(problem) for problem in convert(port(claim), lambda _: None).problems]
    assert not [each for each in said if "nothing cites" in each]
    said = [str(problem) for problem in convert(port({}), lambda _: None).problems]
    assert not [each for each in said if "nothing cites" in each], "the claim still stands"


def test_without_claims_the_index_says_so(port: Port) -> None:
    project = port({})
    assert _faults(project) == []
    assert "a pas encore" in _page(project, "fr/claims/index.md")


def test_words_of_an_article_go_through_the_one_door(port: Port, monkeypatch: pytest.MonkeyPatch) -> None:
    def shortened(article: Article, start: int, end: int) -> str:
        return article.text[start:end][:4]

    monkeypatch.setattr(templates, "publishable", shortened)
    project = port({"retour": _claim(["trois turbines, dit", "une turbine"])})
    assert _faults(project) == []
    assert "> troi\n" in _page(project, "fr/claims/retour.md")


def test_hostile_words_in_a_claim_are_words(port: Port) -> None:
    text = _claim(["une turbine", "trois turbines"])
    project = port({"x": text.replace("Est-ce vrai ?", "'<script>alert(1)</script> [x](y) {: .z } | `c`'")})
    assert _faults(project) == []
    for path in ("fr/claims/x.md", "fr/claims/index.md", "fr/articles/retour.md"):
        content = _page(project, path).rpartition("---\n")[2].replace('<script type="application/ld+json">', "")
        assert "<script" not in content
        assert "[x](y)" not in content
        assert "{: .z }" not in content


def test_no_mark_changes_the_words_of_a_body(port: Port) -> None:
    dossier, _, _ = gather(port({}), lambda _: None)
    (article,) = dossier.articles
    mentions = Linker(dossier.registry).link(article)
    plain = body(article, mentions, str)
    for start in range(0, len(article.text), 3):
        for end in range(start + 1, len(article.text), 7):
            marked = body(article, mentions, str, [Marked(start, end, "c-x")])
            bare = re.sub(r'<span (?:id="c-x" )?class="quoted[^>]*>|(?<=[^/])</span>(?!\w)', "", marked)
            assert _letters(bare) == _letters(re.sub("</span>", "", plain))


def _letters(markdown: str) -> str:
    """Return the words of a body without its links' addresses."""
    return re.sub(r"<[^>]*>|\]\(\w+\)|[\[\s]", "", markdown)


# What is shipped


def test_the_shipped_claims_stand() -> None:
    files = sorted((ROOT / "seeds" / "claims").glob("*.yml"))
    assert len(files) >= 15
    dossier, _, problems = gather(Project(ROOT), lambda _: None)
    assert [dispute.claim.id for dispute in dossier.disputes] != []
    assert {dispute.claim.id for dispute in dossier.disputes} == {path.stem for path in files}
    assert not [str(problem) for problem in problems if problem.path.startswith("seeds/claims/")]
    for dispute in dossier.disputes:
        assert dispute.claim.verdict in VERDICTS
        for position, place in zip(dispute.claim.positions, dispute.quoted, strict=True):
            text = dossier.by_slug[place.article].text
            assert _normal(text[place.start : place.end]) == _normal(position.quotation)
            raw = (ROOT / "seeds" / "articles" / position.article).read_text(encoding="utf-8")
            assert position.quotation in raw, "shipped quotations are copied letter for letter"


MEETING = "derniere-rencontre-des-chefs-d-agence"


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("edition", ["", "en/"])
def test_a_reader_follows_a_claim_to_the_words_and_back_without_scripts(
    browser: Browser, address: str, width: int, edition: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{edition}claims/")
    page.locator(f"article a[href*='{MEETING}']").first.click()
    page.wait_for_url(f"**/{MEETING}/*")
    page.wait_for_load_state("networkidle")  # styles too, for what stands where
    positions = page.locator(".position")
    expect(positions).to_have_count(4)
    tops = [box["y"] for each in positions.all() if (box := each.bounding_box())]
    assert (tops[0] == tops[1]) == (width > 1000), "side by side where there is room"
    quotation = positions.nth(2).locator("blockquote").inner_text()
    positions.nth(2).locator(".to-passage a").click()
    page.wait_for_url(f"**#c-{MEETING}")
    page.wait_for_load_state("networkidle")
    marked = page.locator(f"#c-{MEETING}")
    expect(marked).to_be_in_viewport()
    assert _normal(marked.inner_text()) == _normal(quotation)
    assert marked.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    note = page.locator("p", has=marked).locator(".disputed", has=page.locator(f"a[href*='{MEETING}']"))
    box, words = note.bounding_box(), page.locator("p", has=marked).bounding_box()
    assert box
    assert words
    assert (box["x"] > words["x"] + words["width"]) == (width > 1000), "in the margin where there is one"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    note.locator("a").click()
    expect(page.locator("h1")).to_contain_text("NASA")
    context.close()


@pytest.mark.browser
def test_no_note_covers_another(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1240, "height": 800})
    for slug in ("une-main-tendue-dans-le-vide", "iss-prolongee-jusqu-en-2028"):
        page.goto(f"{address}articles/{slug}/")
        boxes = [box for each in page.locator(".disputed").all() if (box := each.bounding_box())]
        assert len(boxes) > 3
        for above, below in pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"] + 0.5
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_golden_dossier_has_a_claim() -> None:
    assert list((CASES / "golden" / "tide" / "seeds" / "claims").glob("*.yml"))
