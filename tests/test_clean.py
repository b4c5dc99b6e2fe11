"""Cleaning loses nothing and makes nothing up."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.clean import Block, Removed, clean, first_words
from dossier.read import RawArticle, as_read
from dossier.yamlfile import YamlFile

PROSE = "Une phrase entière, qui finit comme il faut."


def raw_article(text: str, suffix: str = ".txt", *, first_line: int = 1) -> RawArticle:
    return RawArticle(f"a{suffix}", f"a{suffix}", "0" * 64, as_read(text), first_line, YamlFile("a"), YamlFile("a.yml"))


def told(text: str, suffix: str = ".txt") -> list[tuple[str, int, str]]:
    """Return what becomes of a text: kind (or `removed`), line and words, in the order of the lines."""
    raw = raw_article(text, suffix)
    cleaned = clean(raw)
    blocks = [(block.kind, block.line, raw.text[block.start : block.end]) for block in cleaned.blocks]
    removed = [("removed", line.line, line.text) for line in cleaned.removed]
    return sorted([*blocks, *removed], key=lambda piece: piece[1])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"Titre\n{PROSE}", [("title", 1, "Titre"), ("paragraph", 2, PROSE)]),
        (f"\n  Titre  \n\n{PROSE}", [("title", 2, "Titre"), ("paragraph", 4, PROSE)]),
        (f"Une phrase.\n{PROSE}", [("paragraph", 1, "Une phrase."), ("paragraph", 2, PROSE)]),
        ("Un titre seul", [("paragraph", 1, "Un titre seul")]),
        (f"{'long ' * 41}\n{PROSE}", [("paragraph", 1, ("long " * 41).strip()), ("paragraph", 2, PROSE)]),
        (
            f"{PROSE}\nUn intertitre\n{PROSE}",
            [("paragraph", 1, PROSE), ("heading", 2, "Un intertitre"), ("paragraph", 3, PROSE)],
        ),
        (
            f"{PROSE}\nminuscule au début\n{PROSE}",
            [("paragraph", 1, PROSE), ("paragraph", 2, "minuscule au début"), ("paragraph", 3, PROSE)],
        ),
        (f"{PROSE}\nÀ la fin", [("paragraph", 1, PROSE), ("paragraph", 2, "À la fin")]),
        (
            f"{PROSE}\n## Un intertitre\n{PROSE}",
            [("paragraph", 1, PROSE), ("heading", 2, "Un intertitre"), ("paragraph", 3, PROSE)],
        ),
        (
            f"{PROSE} ## Rencontre à Houston\n{PROSE}",
            [("paragraph", 1, PROSE), ("heading", 1, "Rencontre à Houston"), ("paragraph", 2, PROSE)],
        ),
        (
            f"{PROSE}\n{PROSE} ## Rencontre à Houston\n{PROSE}",
            [
                ("paragraph", 1, PROSE),
                ("paragraph", 2, PROSE),
                ("heading", 2, "Rencontre à Houston"),
                ("paragraph", 3, PROSE),
            ],
        ),
        (f"{PROSE}\n{PROSE} Le ## du jour", [("paragraph", 1, PROSE), ("paragraph", 2, f"{PROSE} Le ## du jour")]),
        (
            f"{PROSE}\n• un\n•\u00a0deux\n• ",
            [("paragraph", 1, PROSE), ("item", 2, "un"), ("item", 3, "deux"), ("paragraph", 4, "•")],
        ),
    ],
)
def test_a_text_is_cut_into_title_headings_items_and_paragraphs(text: str, pieces: list[tuple[str, int, str]]) -> None:
    assert told(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"# Titre\n\n{PROSE}", [("title", 1, "Titre"), ("paragraph", 3, PROSE)]),
        (
            "Une phrase\nrepliée.\n\nUne autre.",
            [("paragraph", 1, "Une phrase\nrepliée."), ("paragraph", 4, "Une autre.")],
        ),
        (
            f"{PROSE}\n## Intertitre\n{PROSE}\n• un\n• deux",
            [
                ("paragraph", 1, PROSE),
                ("heading", 2, "Intertitre"),
                ("paragraph", 3, PROSE),
                ("item", 4, "un"),
                ("item", 5, "deux"),
            ],
        ),
        (
            f"Un.\nDeux. ## Intertitre\n{PROSE}",
            [("paragraph", 1, "Un.\nDeux."), ("heading", 2, "Intertitre"), ("paragraph", 3, PROSE)],
        ),
    ],
)
def test_in_markdown_lines_make_a_paragraph(text: str, pieces: list[tuple[str, int, str]]) -> None:
    assert told(text, ".md") == pieces


@pytest.mark.parametrize(
    "line",
    [
        "À VOIR AUSSI | Poutine promet une riposte",
        "À voir aussi – Le lancement en vidéo",
        "A lire également : un autre article",
        "LIRE LA SUITE: Autre titre",
        "Lire aussi : un autre article",
        "Lire aussi > Un autre article",
        "Sur le même sujet : Soyouz",
        "Read more: x",
        "READ ALSO | Another story",
        "See also: NASA",
        "Related: thing",
        "Related articles: thing",
        "More on this story: thing",
    ],
)
def test_a_pointer_to_another_article_is_put_aside_with_its_reason(line: str) -> None:
    cleaned = clean(raw_article(f"Titre\n  {line}\n{PROSE}"))
    assert [(each.text, each.line, each.reason) for each in cleaned.removed] == [(line, 2, "removed.see_also")]
    assert [block.line for block in cleaned.blocks] == [1, 3]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi bien que compter s’apprend tôt.",
        "À voir aussi longtemps que possible.",
        "See also how it was done.",
        "Related work shows things.",
        "Read more than one book: it helps.",
        "Il faut lire aussi : la presse, les livres.",
        "Read more:",
        "Sur le même sujet, Moscou se tait.",
    ],
)
def test_a_sentence_that_only_looks_like_a_pointer_stays(line: str) -> None:
    assert clean(raw_article(f"{PROSE}\n{line}\n{PROSE}")).removed == ()


LINES = (
    "## Titre|# Titre|#|##|###### Six|• Point|•|•Point|À VOIR AUSSI | Autre|Read more: x|Une phrase. ## Suite du texte"
    "|Un titre|Phrase finie.|   |\t|« Oui. » ## « Non »|##Titre|\u00a0|Fin.  ## A. ## B|• ## x|## •"
)
texts = st.lists(st.sampled_from(LINES.split("|")) | st.text(max_size=8), max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n \n"]).map(lambda glue: as_read(glue.join(lines)))
)
MARKER = re.compile(r"\s*(#{1,6}|[•◦▪●‣])?\s*")


@given(texts, st.sampled_from([".txt", ".md"]))
def test_blocks_and_removed_lines_merged_by_line_give_the_text_as_read(text: str, suffix: str) -> None:
    raw = raw_article(text, suffix)
    cleaned = clean(raw)
    pieces: list[Block | Removed] = sorted([*cleaned.blocks, *cleaned.removed], key=lambda piece: piece.line)
    at = 0
    for piece in pieces:
        start = piece.start if isinstance(piece, Block) else raw.text.index(piece.text, at)
        end = piece.end if isinstance(piece, Block) else start + len(piece.text)
        assert MARKER.fullmatch(raw.text, at, start)
        assert raw.text[start:end].strip() == raw.text[start:end] != ""
        at = end
    assert not raw.text[at:].strip()


@given(texts, st.sampled_from([".txt", ".md"]), st.integers(1, 9))
@example("Une.\nDeux. ## Trois", ".md", 1)
def test_every_block_names_the_line_of_the_file_where_it_begins(text: str, suffix: str, first_line: int) -> None:
    raw = raw_article(text, suffix, first_line=first_line)
    for block in clean(raw).blocks:
        assert block.line == first_line + raw.text.count("\n", 0, block.start)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Une phrase. Une autre.", "Une phrase"),
        ("Sans point", "Sans point"),
        ("Une  phrase\n repliée.", "Une phrase repliée"),
        ("Vraiment ? Oui.", "Vraiment ?"),
        (f"{'un deux ' * 9}fin, {'trois quatre ' * 10}", f"{'un deux ' * 9}fin"),
        ("mot " * 40, "mot " * 26 + "mot…"),
        ("m" * 200, "m" * 109 + "…"),
    ],
)
def test_first_words_are_a_sentence_cut_to_fit_a_title(text: str, words: str) -> None:
    assert first_words(text) == words


@given(st.text(min_size=1).filter(str.strip), st.integers(12, 60))
def test_first_words_are_the_beginning_of_the_text(text: str, longest: int) -> None:
    words = first_words(text, longest)
    assert len(words) <= longest
    assert " ".join(text.split()).startswith(words.removesuffix("…"))
