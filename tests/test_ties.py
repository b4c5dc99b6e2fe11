"""Who is mentioned with whom is counted by sentence, passage and article, and weighed."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.article import Article, Block, Found
from dossier.entity import Entity, HowLinked, Kind, Name
from dossier.link import Mention
from dossier.network.ties import MOST_COMPANIONS, Companion, Tie, companions, ties
from dossier.registry import Registry
from dossier.relate import Dossier, relate
from dossier.relating.duplicates import Group
from dossier.schema import Words

Text = Sequence[Sequence[str]]
"""The passages of an article: each a list of sentences, which are the ids that they name, parted by spaces."""


def entity(entity_id: str, *, link: HowLinked = "first", kind: Kind = "person", name: str = "") -> Entity:
    words = Words(fr="x", en="x")
    name = name or entity_id
    return Entity(id=entity_id, type=kind, name=Name(fr=name, en=name), description=words, sources=(), link=link)


def article(slug: str) -> Article:
    title = Found(slug, "given", "sidecar")
    block = Block("paragraph", 0, 1, 1)
    return Article(
        f"{slug}.txt", f"{slug}.txt", "0" * 64, "x", (block,), (), title,
        None, None, None, None, None, None, None, None, (), slug, True, (), {},
    )  # fmt: skip


def mentions(text: Text) -> tuple[Mention, ...]:
    found = []
    at = 0
    for block, sentences in enumerate(text):
        for words in sentences:
            start = at
            for named in words.split():
                found.append((block, at, start, named))
                at += 1
            at += 1
    return tuple(Mention(block, at, at + 1, "x", (start, start + 1), named) for block, at, start, named in found)


def dossier(texts: Mapping[str, Text], entities: Sequence[Entity] = (), groups: tuple[Group, ...] = ()) -> Dossier:
    named = {word for text in texts.values() for sentences in text for words in sentences for word in words.split()}
    known = {each: entity(each) for each in sorted(named)} | {each.id: each for each in entities}
    articles = [article(slug) for slug in texts]
    found = {slug: mentions(text) for slug, text in texts.items()}
    return replace(relate(articles, found, Registry(known, (), {}, {})), groups=groups)


def of(made: Dossier) -> dict[tuple[str, str], Tie]:
    return {(tie.one, tie.other): tie for tie in ties(made)}


def test_a_sentence_is_nearer_than_a_passage_and_a_passage_than_an_article() -> None:
    found = of(dossier({"1": [["a b"], ["x"]], "2": [["c", "d"], ["x"]], "3": [["e"], ["f"], ["x"]]}))
    told = {pair: (tie.sentences, tie.passages, tie.articles) for pair, tie in found.items() if "x" not in pair}
    assert told == {("a", "b"): (1, 1, 1), ("c", "d"): (0, 1, 1), ("e", "f"): (0, 0, 1)}
    assert found["a", "b"].strength > found["c", "d"].strength > found["e", "f"].strength > 0


def test_several_articles_say_more_than_one_that_says_it_often() -> None:
    found = of(
        dossier({"1": [["a b"]] * 8, "2": [["c d"]], "3": [["c d"]], "4": [["c d"]], "5": [["c d"]], "6": [["c d"]]})
    )
    assert found["a", "b"].passages > found["c", "d"].passages
    assert found["c", "d"].strength > found["a", "b"].strength


def test_a_list_of_names_says_less_than_a_sentence_of_two() -> None:
    found = of(dossier({"1": [["a b"]], "2": [["c d e f g h"]]}))
    assert found["a", "b"].strength > found["c", "d"].strength


def test_what_is_mentioned_everywhere_is_a_weaker_tie() -> None:
    found = of(dossier({"1": [["a b", "a x"]], **{str(n): [["x"]] for n in range(2, 9)}}))
    assert found["a", "b"].strength > found["a", "x"].strength
    assert found["a", "b"].passages == found["a", "x"].passages


def test_articles_that_are_one_dispatch_count_once() -> None:
    texts: dict[str, Text] = {"1": [["a b"], ["a", "b"]], "2": [["a b"]], "3": [["a b"]]}
    apart = of(dossier(texts))["a", "b"]
    together = of(dossier(texts, groups=(Group(("1", "2"), "1"),)))["a", "b"]
    assert (apart.sentences, apart.passages, apart.articles) == (3, 4, 3)
    assert (together.sentences, together.passages, together.articles) == (2, 3, 2)
    assert together.strength < apart.strength


def test_what_is_never_linked_has_companions_and_is_nobodys() -> None:
    countries = [entity("russie", link="never", kind="country"), entity("chine", link="never", kind="country")]
    made = dossier({"1": [["a b russie chine"]]}, countries)
    found = companions(made, ties(made))
    assert found["a"] == (Companion("b", 1, 1),)
    assert {each.entity for each in found["russie"]} == {"a", "b"}
    assert ("chine", "russie") not in of(made)


def test_the_nearest_companions_come_first_and_are_few() -> None:
    far = " ".join(f"far{n:02}" for n in range(MOST_COMPANIONS + 3))
    made = dossier({"1": [["a b"], ["a", "c"], [far]], "2": [["a b"]]})
    found = companions(made, ties(made))["a"]
    assert [each.entity for each in found[:3]] == ["b", "c", "far00"]
    assert found[:2] == (Companion("b", 2, 2), Companion("c", 1, 1))
    assert found[2].passages == 0
    assert len(found) == MOST_COMPANIONS


def test_of_a_crowd_only_those_named_most_are_paired() -> None:
    crowd = " ".join(f"n{at:03}" for at in range(200))
    found = of(dossier({"1": [[f"{crowd} n198 n199"]]}))
    assert len(found) < 300
    assert ("n198", "n199") in found


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.lists(st.sampled_from(["a", "b c", "a b", "c d a", ""]), max_size=3), max_size=3), max_size=6)
)
def test_neither_the_order_of_articles_nor_of_passages_matters(texts: list[list[list[str]]]) -> None:
    named = {str(at): text for at, text in enumerate(texts)}
    turned = {slug: text[::-1] for slug, text in reversed(named.items())}
    assert ties(dossier(named)) == ties(dossier(turned))


def test_twice_the_articles_are_twice_the_passages() -> None:
    chance = random.Random(0)
    names = [f"e{at}" for at in range(40)]
    texts: dict[str, Text] = {str(at): [[" ".join(chance.choices(names, k=3))] for _ in range(4)] for at in range(40)}
    before, after = of(dossier(texts)), of(dossier(texts | {f"{slug}-again": text for slug, text in texts.items()}))
    assert before.keys() == after.keys()
    assert all(after[pair].passages == 2 * tie.passages for pair, tie in before.items())
