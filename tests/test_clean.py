"""Cleaning loses nothing and makes nothing up."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.clean import Block, Removed, clean, first_words
from dossier.decode import as_read
from dossier.read import RawArticle
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
            [("paragraph", 1, PROSE), ("item", 2, "un"), ("item", 3, "deux"), ("removed", 4, "•")],
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
        "Sur le même sujet, Moscou se tait.",
    ],
)
def test_a_sentence_that_only_looks_like_a_pointer_stays(line: str) -> None:
    assert clean(raw_article(f"{PROSE}\n{line}\n{PROSE}")).removed == ()


LINES = (
    "## Titre|# Titre|#|##|###### Six|• Point|•|•Point|À VOIR AUSSI | Autre|Read more: x|Une phrase. ## Suite du texte"
    "|- un|1. un|2. deux|> cité|Par Jean Dupont|3 mars 2023|Titre - Le Monde|Partager|Sur le même sujet"
    "|© 2023 Le Monde|Un titre|Phrase finie.|   |\t|« Oui. » ## « Non »|##Titre|\u00a0|Fin.  ## A. ## B|• ## x|## •"
)
texts = st.lists(st.sampled_from(LINES.split("|")) | st.text(max_size=8), max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n \n"]).map(lambda glue: as_read(glue.join(lines)))
)
MARKER = re.compile(r"\s*(#{1,6}|[•◦▪●‣■□–*+►▸✓✔➤➜o>-]|\d{1,2}[.)°]|\(?[a-z\d]\))?\s*")


@given(texts, st.sampled_from([".txt", ".md"]))
def test_blocks_and_removed_lines_merged_by_line_give_the_text_as_read(text: str, suffix: str) -> None:
    raw = raw_article(text, suffix)
    cleaned = clean(raw)
    pieces: list[Block | Removed] = sorted([*cleaned.blocks, *cleaned.removed], key=lambda piece: piece.start)
    assert [piece.line for piece in pieces] == sorted(piece.line for piece in pieces)
    at = 0
    for piece in pieces:
        assert MARKER.fullmatch(raw.text, at, piece.start)
        assert raw.text[piece.start : piece.end].strip() == raw.text[piece.start : piece.end] != ""
        if isinstance(piece, Removed):
            assert piece.text == raw.text[piece.start : piece.end]
        elif piece.number is not None:
            assert str(piece.number) in raw.text[at : piece.start]
        at = piece.end
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


TITLE = "La criée de Ploumarzel rouvre ses portes"
FIRST = "La criée a rouvert mardi ses portes, après trois ans de fermeture faute d’acheteurs."
SECOND = "Une douzaine de bateaux sont rentrés à quai sous les applaudissements de quelques curieux."
THIRD = "La vente n’a duré qu’une demi-heure, le temps d’écouler onze caisses de maquereaux."
DECK = "Après trois ans de fermeture, le port retrouve ses bateaux et ses acheteurs"
ARTICLE = [("title", TITLE), ("paragraph", FIRST), ("paragraph", SECOND), ("paragraph", THIRD)]


def kinds(*lines: str) -> list[tuple[str, str]]:
    """Return what becomes of each line of a text: its kind, or the reason for which it was removed, and its words."""
    raw = raw_article("\n".join(lines))
    cleaned = clean(raw)
    blocks = [(block.start, block.kind, raw.text[block.start : block.end]) for block in cleaned.blocks]
    removed = [(line.start, line.reason, line.text) for line in cleaned.removed]
    return [(kind, words) for _, kind, words in sorted([*blocks, *removed])]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([("removed.kicker", "Reportage")], []),
        ([("removed.kicker", "PÊCHE")], []),
        ([("removed.breadcrumb", "Accueil > Économie > Pêche")], []),
        ([("removed.navigation", "Menu"), ("removed.kicker", "Économie")], []),
        ([], [("standfirst", DECK)]),
        ([], [("standfirst", DECK), ("removed.byline", "Par Jean Dupont")]),
        ([], [("removed.byline", "Par Jean Dupont"), ("removed.dateline", "Publié le 3 mars 2023 à 14h05")]),
        ([], [("removed.byline", "Jean Dupont"), ("removed.dateline", "3 mars 2023")]),
        ([], [("removed.byline", "Jean Dupont"), ("removed.byline", "Journaliste")]),
        ([("removed.kicker", "Reportage")], [("standfirst", DECK), ("removed.share", "Partager")]),
        pytest.param(
            [("removed.kicker", "Reportage")],
            [("standfirst", DECK), ("removed.share", "Partager"), ("removed.reading_time", "Lecture 5 min.")],
        ),
        ([], [("caption", "Les bateaux rentrent au port. Photo : Jean Dupont")]),
        ([], [("removed.credit", "Photo : Jean Dupont")]),
        ([], [("standfirst", f"{DECK}."), ("removed.byline", "Par Jean Dupont")]),
    ],
)
def test_around_the_title_stand_kicker_standfirst_byline_and_date(
    above: list[tuple[str, str]], below: list[tuple[str, str]]
) -> None:
    pieces = [*above, ARTICLE[0], *below, *ARTICLE[1:]]
    assert kinds(*(words for _, words in pieces)) == pieces


@pytest.mark.parametrize(
    "foot",
    [
        [("removed.byline", "Jean Dupont")],
        [("removed.byline", "J. D.")],
        [("removed.byline", "Propos recueillis par Jean Dupont")],
        [("removed.tags", "Mots-clés : pêche, Ploumarzel")],
        [("removed.tags", "#Pêche #Ploumarzel")],
        [("removed.tags", "Tags"), ("removed.tags", "Pêche"), ("removed.tags", "Ploumarzel")],
        [
            ("removed.see_also", "Sur le même sujet"),
            ("removed.see_also", "À Roscoff, la criée ferme ses portes"),
            ("removed.see_also", "Le prix du maquereau s’envole"),
        ],
        [
            ("removed.most_read", "Les plus lus"),
            ("removed.most_read", "Le prix du maquereau s’envole"),
            ("removed.most_read", "Le maire démissionne"),
        ],
        [("removed.copyright", "© 2023 Le Courrier"), ("removed.share", "Partager sur Facebook")],
        [
            ("removed.author_box", "Jean Dupont"),
            ("removed.author_box", "Jean Dupont est journaliste au Courrier, où il couvre la pêche depuis dix ans."),
        ],
        [
            ("removed.comments", "Commentaires"),
            ("removed.comments", "Marcel"),
            ("removed.comments", "Bravo à toute l’équipe de la criée, mon père y a travaillé trente ans !"),
        ],
        [("removed.newsletter", "Inscrivez-vous à notre newsletter"), ("removed.newsletter", "Votre adresse e-mail")],
        [("paragraph", "Oui."), ("paragraph", "« Nous reviendrons demain », promet-il.")],
    ],
)
def test_below_the_text_stand_signature_tags_lists_boxes_and_comments(foot: list[tuple[str, str]]) -> None:
    pieces = [*ARTICLE, *foot]
    assert kinds(*(words for _, words in pieces)) == pieces


@pytest.mark.parametrize(
    "within",
    [
        [("removed.advertisement", "La suite après cette publicité")],
        [("removed.advertisement", "Publicité")],
        [("removed.see_also", "Lire aussi : À Roscoff, la criée ferme ses portes")],
        [("removed.see_also", "À lire aussi"), ("removed.see_also", "À Roscoff, la criée ferme ses portes")],
        [("removed.newsletter", "Inscrivez-vous à notre newsletter")],
        [("heading", "Une vente éclair")],
        [("caption", "Les bateaux rentrent au port. © Jean Dupont / AFP")],
        [("item", "le quai nord"), ("item", "le quai sud")],
        [("numbered", "le quai nord"), ("numbered", "le quai sud")],
        [("quote", "Nous n’y croyions plus.")],
    ],
)
def test_within_the_text_stand_notices_headings_captions_lists_and_quotes(within: list[tuple[str, str]]) -> None:
    marks = {"item": "• ", "quote": "> "}
    numbers = iter(("1. ", "2. "))
    lines = [f"{next(numbers) if kind == 'numbered' else marks.get(kind, '')}{words}" for kind, words in within]
    pieces = [*ARTICLE[:2], *within, *ARTICLE[2:]]
    text = [words for _, words in ARTICLE]
    assert kinds(*text[:2], *lines, *text[2:]) == pieces


def test_numbers_of_a_list_are_kept_and_a_lone_number_is_no_list() -> None:
    raw = raw_article(f"{PROSE}\n3. trois\n4. quatre\n{PROSE}")
    assert [block.number for block in clean(raw).blocks] == [None, 3, 4, None]
    assert kinds(PROSE, "1. Une seule phrase, numérotée.", PROSE)[1] == ("paragraph", "1. Une seule phrase, numérotée.")


def test_a_dialogue_with_dashes_is_no_list() -> None:
    lines = ["– Vous partez ?", "– Oui, je pars demain.", "– Alors bon vent."]
    assert kinds(PROSE, *lines, PROSE) == [("paragraph", words) for words in (PROSE, *lines, PROSE)]


def test_a_list_with_dashes_below_a_colon_is_one() -> None:
    lead = "La criée accueille désormais trois quais, que voici :"
    assert kinds(PROSE, lead, "– Le quai nord", "– Le quai sud", PROSE)[2:4] == [
        ("item", "Le quai nord"),
        ("item", "Le quai sud"),
    ]


def test_the_questions_of_an_interview_are_no_intertitles() -> None:
    questions = [f"Que dites-vous de la criée numéro {at} ?" for at in ("un", "deux", "trois")]
    lines = [FIRST, *(line for question in questions for line in (question, SECOND))]
    assert kinds(TITLE, *lines) == [("title", TITLE), *(("paragraph", line) for line in lines)]


def test_the_first_question_of_an_interview_is_no_standfirst() -> None:
    questions = [f"Que dites-vous de la criée numéro {at} ?" for at in ("un", "deux", "trois")]
    lines = [line for question in questions for line in (question, SECOND)]
    assert kinds(TITLE, *lines) == [("title", TITLE), *(("paragraph", line) for line in lines)]


def test_an_outlet_at_the_end_of_the_title_is_cut_off_with_its_reason() -> None:
    assert kinds(f"{TITLE} - Le Courrier du Nord", FIRST, SECOND)[:2] == [
        ("title", TITLE),
        ("removed.outlet", "- Le Courrier du Nord"),
    ]


def test_the_title_said_again_is_put_aside() -> None:
    assert kinds(TITLE, FIRST, TITLE, SECOND)[2] == ("removed.duplicate", TITLE)


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, le port a perdu la moitié de ses bateaux en dix ans.",
        "Publié le 3 mars 2023, le rapport de la chambre régionale accable la direction du port.",
        "Le 3 mars 2023, la criée avait déjà fermé ses portes pendant une semaine.",
        "Jean Dupont, journaliste au Courrier, a passé la nuit à bord avec l’équipage.",
        "« Partager, c’est vivre », résume le patron du Marie-Louise, trente ans de mer.",
        "La photo du port, signée Jean Dupont, a fait le tour du pays.",
        "Moscou se tait.",
        "Commentaires et cris fusent dans la salle, où la vente commence enfin.",
    ],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_sentences_of_the_article_stay_wherever_they_stand(line: str, at: int) -> None:
    lines = [FIRST, SECOND, THIRD]
    lines.insert(at, line)
    assert kinds(TITLE, *lines)[1:] == [("paragraph", words) for words in lines]


@given(
    st.lists(st.sampled_from([FIRST, SECOND, THIRD]), min_size=2, max_size=6),
    st.sampled_from(["Partager", "© 2023 Le Courrier", "Publicité", "Les plus lus"]),
)
@settings(deadline=None)  # the first call sets the tables up
def test_a_notice_more_changes_nothing_of_the_text(lines: list[str], notice: str) -> None:
    assert [piece for piece in kinds(TITLE, *lines, notice) if not piece[0].startswith("removed")] == kinds(
        TITLE, *lines
    )
