"""Gives each article an address of its own: a slug that the editors give, or one made from what the article is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dossier.article import Article
from dossier.problems import Problem
from dossier.slugs import RESERVED


def settle_addresses(articles: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """Return the articles, each with an address of its own, and what is wrong with those that sidecars give.

    Of two that are given the same slug, the first by file name keeps it. One that was made and isn't free gets the
    first figures of the file's hash, then a number. An address that isn't fixed in a sidecar is noted.
    """
    holders, problems = _holders(articles)
    former = {slug for article in articles for slug in article.former_slugs}
    made = Counter(article.slug for article in articles if holders.get(article.slug) is not article)
    taken = {*RESERVED, *holders, *former}
    numbers: Counter[str] = Counter()
    settled = []
    for article in articles:
        slug = article.slug
        if holders.get(slug) is not article:
            if slug in taken or made[slug] > 1:
                slug = _free(f"{slug}-{article.sha256[:6]}", taken, numbers)
            taken.add(slug)
        if not article.slug_is_given:
            what = f"the address of this article isn't fixed yet: it is made from date and title, “{slug}”"
            mend = f"write “slug: {slug}” into {article.sidecar_path}"
            problems.append(Problem(article.path, 1, what, mend, is_note=True))
        settled.append(article if slug == article.slug else replace(article, slug=slug))
    settled, wrong = _settle_former(settled)
    return settled, [*problems, *wrong]


def _holders(articles: Sequence[Article]) -> tuple[dict[str, Article], list[Problem]]:
    """Return who holds each slug that a sidecar gives, and the claims that fail."""
    holders: dict[str, Article] = {}
    problems = []
    for article in articles:
        if not article.slug_is_given:
            continue
        if article.slug in RESERVED:
            what, mend = f"the slug “{article.slug}” is the section's own", "choose another"
        elif article.slug in holders:
            what = f"the slug “{article.slug}” is {holders[article.slug].sidecar_path}'s already"
            mend = "choose another; until then the address is made longer"
        else:
            holders[article.slug] = article
            continue
        problems.append(Problem(article.sidecar_path, article.sidecar_lines["slug"], what, mend))
    return holders, problems


def _settle_former(articles: list[Article]) -> tuple[list[Article], list[Problem]]:
    """Leave out former slugs that lead elsewhere now."""
    holders = {article.slug: article for article in articles}
    settled, problems = [], []
    for article in articles:
        free = []
        for slug in article.former_slugs:
            if slug not in holders and slug not in RESERVED:
                holders[slug] = article
                free.append(slug)
                continue
            holder = f"that of {holders[slug].path}" if slug in holders else "the section's own"
            line = article.sidecar_lines["former_slugs"]
            what = f"the former slug “{slug}” is {holder}"
            problems.append(Problem(article.sidecar_path, line, what, "remove it here, or change the other"))
        is_unchanged = len(free) == len(article.former_slugs)
        settled.append(article if is_unchanged else replace(article, former_slugs=tuple(free)))
    return settled, problems


def _free(slug: str, taken: set[str], numbers: Counter[str]) -> str:
    """Return `slug`, or with a number what is not taken yet; `numbers` holds the last one tried for each slug."""
    free = f"{slug}-{numbers[slug]}" if numbers[slug] else slug
    while free in taken:
        numbers[slug] = max(numbers[slug], 1) + 1
        free = f"{slug}-{numbers[slug]}"
    return free
