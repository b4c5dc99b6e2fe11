"""Which lines of a page are its article."""

import time

import pytest
from lxml.html import fragment_fromstring

from dossier.webpage.names import name_words
from dossier.webpage.vocabulary import line_reason
from test_webpage import PROSE, article, page, reason

SECOND = (
    "« Nous n’avons plus le choix », a déclaré la maire, qui promet une passerelle pour les piétons avant l’automne."
)
THIRD = (
    "Les travaux, estimés à deux millions d’euros, seront payés pour moitié par le département, selon la préfecture."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lire aussi : Le pont de Kerlann en question", "removed.related"),
        ("À lire aussi", "removed.related"),
        ("Lire aussi bien que compter, telle est l’ambition de l’école.", None),
        ("Read more: Why bridges fall", "removed.related"),
        ("Read more books, the minister told pupils.", None),
        ("Partager", "removed.share"),
        ("Partager n’est pas donner", None),
        ("Facebook Twitter WhatsApp", "removed.share"),
        ("Publicité", "removed.advertisement"),
        ("La suite après cette publicité", "removed.advertisement"),
        ("Story continues below advertisement", "removed.advertisement"),
        ("Il vous reste 72% de cet article à lire. La suite est réservée aux abonnés.", "removed.paywall"),
        ("Already a subscriber? Sign in", "removed.paywall"),
        ("12 commentaires", "removed.comments"),
        ("Temps de lecture : 3 min", "removed.furniture"),
        ("© 2023 Le Courrier. Tous droits réservés.", "removed.furniture"),
        ("Photo : Jean Dupont / AFP", "removed.caption"),
        ("Tags : pont, travaux", "removed.tags"),
        ("Sign up for our free newsletter", "removed.newsletter"),
        ("Les cookies de la boulangerie ont plu aux juges.", None),
        ("En 2023, tous les droits ont été rendus aux habitants.", None),
        ("Il neige.", None),
        ("jd/em/roc", "removed.byline"),
        ("Reporting by Jane Doe in Paris; Editing by John Roe", "removed.byline"),
        ("Reporting from Kyiv was hard that winter, she said, because the power failed every night.", None),
        ("The minister reported to parliament on Tuesday.", None),
        ("Jane Doe reported from Paris, and John Roe from Rome.", "removed.byline"),
        ("Elle a rejoint Facebook en 2019.", None),
        ("Rejoignez-nous sur WhatsApp", "removed.share"),
        ("Retour à la normale", None),
        ("Retour à l’accueil", "removed.furniture"),
        ("This article is republished from The Harbour Gazette.", "removed.furniture"),
        ("Follow Jane Doe on Twitter @janedoe.", "removed.share"),
        ("Le service compte trois mille abonnés à sa newsletter, qui paraît le lundi.", None),
        ("Ce lundi, les habitants ont suivi la grève sur Facebook et dans la rue.", None),
        ("Il vous reste 55.21% de cet article à lire. La suite est réservée aux abonnés.", "removed.paywall"),
        ("Vos réactions (3 sur 12)", "removed.comments"),
        ("Correction: an earlier version of this story gave the length in feet.", "removed.furniture"),
        ("A version of this article appears in print on March 4, 2023, Section A, Page 1.", "removed.furniture"),
        ("The Gazette’s climate coverage receives financial support from foundations.", "removed.furniture"),
        ("If you have a photograph of the bridge, send it to photos@gazette.example.", "removed.furniture"),
        ("Jane Doe edited this story for broadcast. John Roe adapted it for the web.", "removed.byline"),
        ("The BBC produced three series for radio last year, and sold two of them.", None),
        ("The university receives financial support from the state.", None),
        ("A correction of the course was made on Tuesday, engineers said.", None),
    ],
)
def test_lines_that_a_page_says_of_itself(words: str, expected: str | None) -> None:
    assert line_reason(words) == expected


def test_a_body_cut_in_several_containers_is_whole() -> None:
    read = page(
        f"<h1>Le vieux pont va fermer cet été</h1><div class='text-block x'><p>{PROSE}</p></div>"
        f"<div class=ad-slot>Publicité</div><div class='text-block x'><p>{SECOND}</p></div>"
        f"<h2>Deux millions d’euros</h2><div class='text-block x'><p>{THIRD}</p></div>"
    )
    assert article(read) == [PROSE, SECOND, "Deux millions d’euros", THIRD]


def test_text_without_paragraphs() -> None:
    read = page(f"<h1>Le vieux pont va fermer cet été</h1><div>{PROSE}<br><br>{SECOND}<br><br>{THIRD}</div>")
    assert article(read) == [PROSE, SECOND, THIRD]


def test_lists_quotations_and_intertitles_belong_to_the_text() -> None:
    read = page(
        f"<article><h1>Le vieux pont va fermer cet été</h1><p>{PROSE}</p><h2>Ce qui change</h2><ul><li>les bus "
        f"passent "
        f"par la gare ;</li><li>les vélos aussi.</li></ul><p>{SECOND}</p><blockquote><p>Un pont, c’est un "
        f"lien.</p></blockquote>"
        f"<p>{THIRD}</p></article>"
    )
    kinds = [mark.kind for mark in read.marks if mark.reason is None]
    assert kinds == ["title", "paragraph", "heading", "item", "item", "paragraph", "quote", "paragraph"]


@pytest.mark.parametrize("name", ["comments-open", "has-sidebar", "no-related", "cookie-ready"])
def test_a_name_on_the_body_puts_nothing_aside(name: str) -> None:
    read = page(f"<div class='{name}'><h1>Le vieux pont va fermer cet été</h1><p>{PROSE}</p><p>{SECOND}</p></div>")
    assert article(read) == [PROSE, SECOND]


def test_a_consent_wall_longer_than_the_article() -> None:
    sentence = "<p>Nous et nos {} partenaires stockons des informations sur votre appareil, selon vos choix.</p>"
    wall = "".join(sentence.format(number) for number in range(9))
    headline = "<h1>Le vieux pont va fermer cet été</h1>"
    read = page(f"<div id=didomi-host>{wall}</div>{headline}<p>{PROSE}</p><p>{SECOND}</p>")
    assert article(read) == [PROSE, SECOND]
    assert reason(read, "partenaires") == "removed.consent"


def test_a_teaser_with_a_whole_sentence_goes_with_its_headline() -> None:
    read = page(
        f"<article><h1>Le vieux pont va fermer cet été</h1><p>{PROSE}</p><p>{SECOND}</p><div><h3><a href=/x>Un "
        f"loto géant "
        f"attire mille personnes</a></h3><p>Les organisateurs, ravis, promettent de "
        f"recommencer.</p></div><p>{THIRD}</p></article>"
    )
    assert article(read) == [PROSE, SECOND, THIRD]
    assert reason(read, "ravis") == "removed.related"


def test_a_hidden_copy_is_put_aside_and_a_hidden_article_is_read() -> None:
    copy = f"<div style='display:none'><p>{PROSE}</p><p>{SECOND}</p></div>"
    assert article(page(f"<h1>Le vieux pont va fermer</h1><p>{PROSE}</p><p>{SECOND}</p>{copy}")) == [PROSE, SECOND]
    assert article(page(f"<h1>Le vieux pont va fermer</h1>{copy}")) == [PROSE, SECOND]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('class="articleRelated__list"', ["article related list"]),
        ('class="header__5Hdgx newsletter2"', ["header", "newsletter"]),
        ('class="sc-f98b1ad2-0"', ["sc"]),
        ('class="dEGcKf kAdPbX"', []),
        ('class="a2a_kit"', ["a a kit"]),
        ('data-component="subheadline-block"', ["subheadline block"]),
    ],
)
def test_names_are_split_into_words_and_made_up_ones_say_nothing(attributes: str, expected: list[str]) -> None:
    assert name_words(fragment_fromstring(f"<div {attributes}></div>")) == expected


HEADLINE = "<h1>Le vieux pont va fermer cet été</h1>"


@pytest.mark.parametrize("name", ["subheader", "widget-title", "menu-label", "sc-f98b1ad2-0", "promo-title", "label"])
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_an_intertitle_between_paragraphs_stays_whatever_its_name(name: str, tag: str) -> None:
    read = page(f"{HEADLINE}<div><p>{PROSE}</p><{tag} class={name}>Ce qui change</{tag}><p>{SECOND}</p></div>")
    assert article(read) == [PROSE, "Ce qui change", SECOND]


@pytest.mark.parametrize("name", ["paywall", "subscriber-only", "article-content premium paywalled", "abo"])
def test_text_for_subscribers_is_text(name: str) -> None:
    read = page(f"{HEADLINE}<div class=c><p>{PROSE}</p><div class='{name}'><p>{SECOND}</p><p>{THIRD}</p></div></div>")
    assert article(read) == [PROSE, SECOND, THIRD]


def test_an_offer_to_subscribe_is_none() -> None:
    offer = "<p>Vous lisez un article réservé aux abonnés, et vous n’êtes pas connecté.</p><p>1 € le premier mois.</p>"
    read = page(f"{HEADLINE}<div><p>{PROSE}</p><p>{SECOND}</p><div class=paywall>{offer}</div></div>")
    assert article(read) == [PROSE, SECOND]
    assert reason(read, "premier mois") == "removed.paywall"


def test_what_the_structured_data_call_the_article_is_put_aside_by_no_name() -> None:
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{PROSE} {SECOND}"}}</script>'
    read = page(f"{HEADLINE}<p>{PROSE}</p><div class=promo><p>{SECOND}</p></div>", data)
    assert article(read) == [PROSE, SECOND]


@pytest.mark.parametrize(
    ("before", "after"),
    [("<form action=/search><input name=q>", ""), ("<div aria-hidden=true>", "</div><div role=dialog>Bonjour.</div>")],
)
def test_a_stray_form_and_an_open_dialog_hide_no_article(before: str, after: str) -> None:
    read = page(f"{before}{HEADLINE}<div><p>{PROSE}</p><p>{SECOND}</p><p>{THIRD}</p></div>{after}")
    assert article(read) == [PROSE, SECOND, THIRD]


def test_key_points_below_the_headline_belong_to_the_article() -> None:
    points = ["Un pont fermé pour neuf mois", "Deux millions d’euros de travaux"]
    listed = "".join(f"<li>{each}</li>" for each in points)
    links = "<ul><li><a href=/a>Un autre article du jour</a></li><li><a href=/b>Encore un autre article</a></li></ul>"
    read = page(f"{HEADLINE}<ul>{listed}</ul>{links}<div><p>{PROSE}</p><p>{SECOND}</p></div>")
    assert article(read) == [*points, PROSE, SECOND]


def test_other_columns_of_a_table_are_not_the_article() -> None:
    offer = "Vends voiture de 1984, qui roule encore, à débattre ; téléphoner aux heures des repas."
    row = f"<td>{HEADLINE}<p>{PROSE}<p>{SECOND}<p>{THIRD}<td><b>Petites annonces</b><div>{offer}</div>"
    read = page(f"<table><tr>{row}</table>")
    assert article(read) == [PROSE, SECOND, THIRD]


def test_a_short_last_line_beside_the_text_is_text() -> None:
    end = "Personne n’a été blessé."
    block = "<div class=block><div class=text><p>{}</p></div></div>"
    blocks = "".join(block.format(each) for each in (PROSE, SECOND, end))
    assert article(page(f"{HEADLINE}<article>{blocks}</article>")) == [PROSE, SECOND, end]


@pytest.mark.parametrize(
    "many",
    [
        f"<ul>{'<li>un deux trois quatre cinq' * 9000}</ul>",
        "<h2 class=label>Un titre de quatre mots</h2>" * 9000,
        f"<div class=teaser>{'<p class=teaser>Une phrase assez longue pour de la prose, oui.</p>' * 9000}</div>",
    ],
)
def test_thousands_of_lines_alike_take_seconds_and_no_minutes(many: str) -> None:
    began = time.process_time()
    page(f"<h1>Le vieux pont va fermer cet été</h1>{many}<p>{PROSE}</p>")
    assert time.process_time() - began < 20
