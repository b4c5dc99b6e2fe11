"""The registry is checked against itself and against the dossier: each finding has its line and its remedy."""

import time

import pytest

from conftest import ROOT, MakeProject
from dossier.build import gather
from dossier.checked_registry import checked_registry
from dossier.checking.name_checks import is_listed_as_ordinary
from dossier.entity import Entity, KeyDate, Name
from dossier.kept import Kept
from dossier.linking.known_names import letters_of
from dossier.origins import Origins
from dossier.problems import Problem
from dossier.project import Project
from dossier.registry import Registry
from dossier.registry_checks import open_questions, registry_problems
from dossier.schema import Words
from dossier.vocabulary import vocabulary
from dossier.yamlfile import YamlFile

NOTE = " (a note)"
LISTED = "list it under “needs_context” and “ordinary_words”"
SHORT = "is so short that other things will bear it too; list it under “needs_context”, or write a longer one"
ALONE = (
    "is a surname alone, and would be this person in every text; "
    "leave it out: a surname is found where the text says whose"
)
TOO = "names seeds/entities/a.yml too, so that without its context it links to neither"
NEITHER = "leave it to one of them, write a fuller one, or list it under “needs_context” in both"
SAME = "join the two if they are one, or correct the spelling"
CODES = "write two capitals of ISO 3166-1, or SU, EU, UN or INT"


def entity(name: str, *more: str, kind: str = "station", sources: str = "[]") -> str:
    """Return an entity's file, the names on its second line and `more` from its fifth on."""
    lines = (
        f"type: {kind}",
        f"name: {{fr: {name}, en: {name}}}",
        "description: {fr: Un., en: One.}",
        f"sources: {sources}",
    )
    return "".join(f"{line}\n" for line in (*lines, *more))


def event(*, date: str, title: str = "{fr: Un, en: One}", entities: str = "[a]", name: str = "one") -> str:
    """Return one event: the date on its second line, the entities on its fifth."""
    words = f"  title: {title}\n  summary: {{fr: Un., en: One.}}\n"
    return f"- id: {name}\n  date: '{date}'\n{words}  entities: {entities}\n  sources: [s]\n"


SOURCE = "s: {title: A page, title_basis: page, publisher: P}\n"


def said(make_project: MakeProject, files: dict[str, str]) -> list[str]:
    """Return what is said of seeds/ with these files, the part before “seeds/” left out, notes marked."""
    project = make_project(files={f"seeds/{name}": text for name, text in files.items()})
    _, _, problems = gather(project, lambda _: None)
    return [_shown(problem) for problem in sorted(problems) if "slug:" not in problem.mend]


def _shown(problem: Problem) -> str:
    return f"{str(problem).removeprefix('seeds/').removeprefix('entities/')}{NOTE if problem.is_note else ''}"


# What entities say (by the names of their files), and what is said of it.
ENTITIES: dict[str, tuple[dict[str, str], list[str]]] = {
    "sound": ({"a": entity("Mir", "aliases: [station Mir]"), "b": entity("Salut", kind="spacecraft")}, []),
    "a name of two": (
        {"a": entity("Alpha Une"), "b": entity("Bêta", "aliases: [alpha une]")},
        [f"b.yml:5: “alpha une” {TOO}; {NEITHER}"],
    ),
    "a hyphen is a space": (
        {"a": entity("Crew-11"), "b": entity("Autre vol", "aliases:", "- Vol onze", "- Crew 11")},
        [f"b.yml:7: “Crew 11” is read as “Crew-11”, which {TOO}; {NEITHER}"],
    ),
    "a plural is a name": (
        {"a": entity("Kervoal"), "b": entity("Kervoals", kind="place")},
        [f"b.yml:2: “Kervoals” is read as “Kervoal”, which {TOO}; {NEITHER}"],
    ),
    "told apart by both": (
        {"a": entity("Nara", "needs_context: [Nara]"), "b": entity("Nara", "needs_context: [Nara]", kind="place")},
        [],
    ),
    "told apart by one": (
        {"a": entity("Nara", "needs_context: [Nara]"), "b": entity("Nara", kind="place")},
        [f"b.yml:2: “Nara” {TOO}; list it under “needs_context” as seeds/entities/a.yml does, or write a fuller one"],
    ),
    "told apart by the second": (
        {"a": entity("Nara"), "b": entity("Nara", "needs_context: [Nara]", kind="place")},
        [
            "a.yml:2: “Nara” names seeds/entities/b.yml too, so that without its context it links to neither; "
            "list it under “needs_context” as seeds/entities/b.yml does, or write a fuller one"
        ],
    ),
    "told apart by two of three": (
        {
            "a": entity("Nara", "needs_context: [Nara]"),
            "b": entity("Nara", kind="place"),
            "c": entity("Nara", "needs_context: [Nara]", kind="mission"),
        },
        [f"b.yml:2: “Nara” {TOO}; list it under “needs_context” as seeds/entities/a.yml does, or write a fuller one"],
    ),
    "a surname is a town": (
        {"a": entity("Korolev", kind="place"), "b": entity("Sergueï Korolev", kind="person")},
        [],
    ),
    "short aliases": (
        {
            "a": entity(
                "Agence des marées",
                "aliases: [Adm, ADM, AM, Qz, XKV, XKVB, A.M., OK-2, КА]",
                "needs_context: [Qz]",
                kind="organisation",
            ),
            "b": entity("Marée", "aliases: [MA]", kind="country"),
            "c": entity("XKW", "aliases: [Xkw]", kind="rocket"),
        },
        [f"a.yml:5: “XKV” {SHORT}{NOTE}"],
    ),
    "an acronym of several things": (
        {"a": entity("Outer Sea Treaty", "aliases: [OST]", kind="agreement")},
        [f"a.yml:5: “OST” {SHORT}{NOTE}"],
    ),
    "ordinary words": (
        {
            "a": entity("Progrès", "aliases: [Unity, Compass, Dawn, UNITY]", "needs_context: [Compass]"),
            "b": entity("Vaisseau Dragon", "aliases: [Dragon]", "needs_context: [Dragon]", "ordinary_words: [Dragon]"),
        },
        [
            f"a.yml:2: “Progrès” is an ordinary word too; {LISTED}{NOTE}",
            f"a.yml:5: “Dawn” is an ordinary word too; {LISTED}{NOTE}",
            f"a.yml:5: “Unity” is an ordinary word too; {LISTED}{NOTE}",
        ],
    ),
    "a bare surname": (
        {
            "a": entity("Zoé Valmont", "aliases: [Valmont, Zozo]", kind="person"),
            "b": entity("Ana Prieur", "aliases: [Prieur]", "needs_context: [Prieur]", kind="person"),
            "c": entity("Xi Jinping", "aliases: [Xi]", "surnames: [Xi]", kind="person"),
            "d": entity("Pelé", kind="person"),
        },
        [f"a.yml:5: “Valmont” {ALONE}", f"c.yml:5: “Xi” {SHORT}{NOTE}", f"c.yml:5: “Xi” {ALONE}"],
    ),
    "a courtesy title": (
        {
            "a": entity("Zoé Valmont", "aliases: [Mme Valmont, Dr. Zoé Valmont]", kind="person"),
            "b": entity("M. K. Gandhi", kind="person"),
            "c": entity("Dr Zoé", kind="spacecraft"),
        },
        [
            f"a.yml:5: “{name}” begins with a courtesy title; write the name without it: it is found with any title"
            for name in ("Dr. Zoé Valmont", "Mme Valmont")
        ],
    ),
    "a surname of nobody": (
        {
            "a": entity("Mark Vande Hei", "surnames: [Vande Hei, Vandehei, Dupont]", kind="person"),
            "b": entity("Zoé Le-Gall", "surnames: [LE GALL]", kind="person"),
        },
        [
            "a.yml:5: the surname “Dupont” stands in none of the names; "
            "correct it, or add the name that has it to the aliases",
            "a.yml:5: the surname “Vandehei” stands in none of the names; did you mean “Vande Hei”?",
        ],
    ),
    "a surname misspelt": (
        {"a": entity("Zoé Valmont", "surnames:", "- Valmont", "- Valmond", kind="person")},
        ["a.yml:7: the surname “Valmond” stands in none of the names; did you mean “Valmont”?"],
    ),
    "safeguards of no name": (
        {"a": entity("Kervoal", "needs_context: [Kervaol]", "ordinary_words: [xyz, kervoal]")},
        [
            "a.yml:5: “needs_context” lists “Kervaol”, which is none of the names; did you mean “Kervoal”?",
            "a.yml:6: “kervoal” stands under “ordinary_words” and not under “needs_context”, so that nothing heeds it; "
            "list it under “needs_context” too",
            "a.yml:6: “ordinary_words” lists “xyz”, which is none of the names; add it to the aliases, or leave it out",
        ],
    ),
    "keys of a person": (
        {"a": entity("Kervoal", "surnames: [Kervoal]", "roles: [chef]", kind="place")},
        [
            f"a.yml:{line}: “{key}” are a person's, and this is of the type “place”; "
            "leave them out, or correct the type"
            for line, key in ((5, "surnames"), (6, "roles"))
        ],
    ),
    "seats": (
        {
            "a": entity("Kervoal", "seat_of: pays", kind="place"),
            "b": entity("Ouessel", "seat_of: pay", kind="place"),
            "c": entity("Portmel", "seat_of: zzz", kind="place"),
            "d": entity("Quimelle", "seat_of: a", kind="place"),
            "e": entity("Rozmel", "seat_of: pays"),
            "f": entity("Santel", "seat_of: faulty", kind="place"),
            "faulty": "type: person\n",
            "pays": entity("Le Pays", kind="country"),
        },
        [
            "b.yml:5: no entity has the id “pay”; did you mean “pays”?",
            "c.yml:5: no entity has the id “zzz”; write the id of the country",
            "d.yml:5: “a” is of the type “place” and has no capital; write the id of the country",
            "e.yml:5: “seat_of” is a capital's, and this is of the type “station”; leave it out, or correct the type",
            "faulty.yml:1: the key “description” is missing; add it",
            "faulty.yml:1: the key “name” is missing; add it",
            "faulty.yml:1: the key “sources” is missing; add it",
        ],
    ),
    "countries": (
        {"a": entity("Kervoal", "countries: [FR, SU, EU, UN, INT, us, USA, UK, Russie, Japan, XK, 'ZZ', zebra, YU]")},
        [
            *(f"a.yml:5: “{code}” is no code of a country; {CODES}" for code in ("XK", "YU", "ZZ", "zebra")),
            *(
                f"a.yml:5: “{written}” is no code of a country; did you mean “{code}”?"
                for written, code in (("us", "US"), ("USA", "US"), ("UK", "GB"), ("Russie", "RU"), ("Japan", "JP"))
            ),
        ],
    ),
    "dates and their sources": (
        {
            "a": entity(
                "Kervoal",
                "key_dates:",
                "- {date: '2001', fr: a, en: a, sources: [s]}",
                "- {date: '2002', fr: b, en: b, sources: [s, t]}",
                "- {date: '2003', fr: c, en: c, sources: [zzz]}",
                sources="[s]",
            )
        },
        [
            "a.yml:7: the source “t” of this date is none of the entity's; add it to its “sources”",
            "a.yml:8: the source “zzz” of this date is none of the entity's; add it to its “sources”",
        ],
    ),
    "twins by number": (
        {
            "a": entity("Kervoal", "wikidata: Q12", "cospar: 1998-067A"),
            "b": entity("Ouessel", "cospar: 1998-067A", "wikidata: Q12"),
            "c": entity("Portmel", "cospar: 1998-067A", kind="spacecraft"),
        },
        [
            f"b.yml:{line}: “{number}” is seeds/entities/a.yml's too; correct the wrong one, or join the two entities"
            for line, number in ((5, "1998-067A"), (6, "Q12"))
        ],
    ),
    "twins by name": (
        {
            "a": entity("Ivan Vagner", kind="person"),
            "b": entity("Ivan Wagner", kind="person"),
            "c": entity("Wagner Ivan", kind="person"),
            "d": entity("Ivan Vagner Bar", kind="place"),
            "e": entity("Kervoal 12"),
            "f": entity("Kervoal 13"),
            "g": entity("Kervola 13"),
            "h": entity("Kervoaal 12"),
            "i": entity("Portmel", "aliases: [Abeille]", "needs_context: [Abeille]", kind="mission"),
            "j": entity("Quimelle", "aliases: [Abeilli]", "needs_context: [Abeilli]", kind="mission"),
            "k": entity("CNES", kind="organisation"),
            "l": entity("CNEA", kind="organisation"),
        },
        [
            f"b.yml:2: “Ivan Wagner” is nearly “Ivan Vagner”, of seeds/entities/a.yml; {SAME}{NOTE}",
            f"c.yml:2: “Wagner Ivan” is nearly “Ivan Wagner”, of seeds/entities/b.yml; {SAME}{NOTE}",
            f"g.yml:2: “Kervola 13” is nearly “Kervoal 13”, of seeds/entities/f.yml; {SAME}{NOTE}",
            f"h.yml:2: “Kervoaal 12” is nearly “Kervoal 12”, of seeds/entities/e.yml; {SAME}{NOTE}",
        ],
    ),
    "a life": (
        {
            "a": entity(
                "Zoé Valmont",
                "key_dates:",
                "- {date: '1960', fr: mort à Brest, en: died in Brest}",
                "- {date: '1971-02', fr: 'naissance, à Brest', en: born}",
                "- {date: '1970/..', fr: prise de fonctions, en: appointment}",
                "- {date: '1971', fr: école, en: school}",
                "- {date: '2091', fr: une rue, en: a street}",
                "- {date: '2092', fr: une statue, en: a statue}",
                "- {date: '2093', fr: décès, en: death}",
                "- {date: '1950', fr: naissance de son frère, en: birth of her brother}",
                kind="person",
            ),
            "b": entity(
                "Kervoal", "key_dates:", "- {date: '1960', fr: mort, en: died}", "- {date: '1970', fr: né, en: born}"
            ),
        },
        [
            "a.yml:13: “birth of her brother”, 1950, comes before the birth, 1971-02; "
            "correct one of the two (the birth's is at line 7)",
            "a.yml:6: “died in Brest”, 1960, comes before the birth, 1971-02; "
            "correct one of the two (the birth's is at line 7)",
            "a.yml:8: “appointment”, 1970/.., comes before the birth, 1971-02; "
            "correct one of the two (the birth's is at line 7)",
            "a.yml:11: “a statue”, 2092, comes more than 120 years after the birth, 1971-02; "
            f"correct one of the two (the birth's is at line 7){NOTE}",
            "a.yml:12: “death”, 2093, comes more than 120 years after the birth, 1971-02; "
            "correct one of the two (the birth's is at line 7)",
        ],
    ),
}


@pytest.mark.parametrize("case", ENTITIES)
def test_entities_are_checked(case: str, make_project: MakeProject) -> None:
    files, expected = ENTITIES[case]
    written = {f"entities/{name}.yml": text for name, text in files.items()}
    told = said(make_project, written | {"sources.yml": SOURCE, "events.yml": event(date="2024", entities="[]")})
    assert sorted(told) == sorted(expected)


BEGUN = entity("Kervoal", "key_dates:", "- {date: '1990-05', fr: création, en: establishment}", kind="organisation")
BORN = entity("Zoé Valmont", "key_dates:", "- {date: '1970', fr: naissance, en: birth}", kind="person")
TOLD = entity(
    "Kervoal",
    "key_dates:",
    "- {date: '2001-05-06', fr: lancement, en: launch}",
    "- {date: '2005-05-06', fr: seconde extension, en: second extension}",
    "- {date: '2009', fr: seconde extension, en: second extension}",
)
EARLY = "or leave it unnamed"
TWICE = "correct one of the two, or say what tells them apart"

# The entities `a` and `b`, the events, and what is said.
EVENTS: dict[str, tuple[str, str, list[str]]] = {
    "before the beginning": (
        BEGUN,
        event(date="1990-04-30", entities="[zzz, a]"),
        [
            "events.yml:5: no entity has the id “zzz”; add it to seeds/entities/",
            "events.yml:5: the event, 1990-04-30, names “a” before its “establishment”, 1990-05; "
            f"correct one of the two (the other is at seeds/entities/a.yml:6), {EARLY}{NOTE}",
        ],
    ),
    "at the beginning": (BEGUN, event(date="1990"), []),
    "before the birth": (
        BORN,
        event(date="1969"),
        [
            "events.yml:5: the event, 1969, names “a” before its “birth”, 1970; "
            f"correct one of the two (the other is at seeds/entities/a.yml:6), {EARLY}{NOTE}"
        ],
    ),
    "after the birth": (BORN, event(date="1970"), []),
    "the same on another day": (
        TOLD,
        event(date="2001-06-05", title="{fr: Lancement de Kervoal, en: The launch of Kervoal}"),
        [
            "events.yml:2: “The launch of Kervoal” is dated 2001-06-05 here and 2001-05-06 in seeds/entities/a.yml:6 "
            f"(“launch”); {TWICE}{NOTE}"
        ],
    ),
    "the same less precisely": (TOLD, event(date="2001-05", title="{fr: Lancement, en: Launch}"), []),
    "the same between two days": (TOLD, event(date="2000/..", title="{fr: Lancement, en: Launch}"), []),
    "one of several alike": (TOLD, event(date="2009-01", title="{fr: Seconde extension, en: Second extension}"), []),
    "other words": (TOLD, event(date="2002", title="{fr: Lancement manqué, en: Failed launch}"), []),
    "other words in one language": (TOLD, event(date="2002", title="{fr: Lancement, en: Lift-off}"), []),
    "no word but the name": (TOLD, event(date="2002", title="{fr: Kervoal, en: Kervoal}"), []),
    "a list that has one twice": (
        entity("Kervoal", "key_dates:", "- {date: '2001', fr: a, en: a, sources: [s, s]}", sources="[s, s]"),
        event(date="2024", entities="[a, a]"),
        [
            f"a.yml:4: the source “s” stands twice in this list; keep it once{NOTE}",
            f"a.yml:6: the source “s” stands twice in this list; keep it once{NOTE}",
            f"events.yml:5: the entity “a” stands twice in this list; keep it once{NOTE}",
        ],
    ),
    "a span that ends before it begins": (
        TOLD,
        event(date="2002/2001"),
        ["events.yml:2: “date”: “2002/2001” ends before it begins; correct it"],
    ),
}


@pytest.mark.parametrize("case", EVENTS)
def test_events_are_checked(case: str, make_project: MakeProject) -> None:
    a, events, expected = EVENTS[case]
    assert said(make_project, {"entities/a.yml": a, "sources.yml": SOURCE, "events.yml": events}) == expected


UNREAD = (
    "in seeds/ stand articles/, claims/, entities/, events.yml, links.yml, sources.yml; move it out of seeds/" + NOTE
)
NO_ENTITIES = (
    "entities:1: there is no such folder, so that no name in an article leads anywhere; "
    f"make it, with a file ID.yml for each entity{NOTE}"
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("entity/a.yml", ["entity:1: nothing reads this name; did you mean “entities”?"]),
        ("Entities/a.yml", ["Entities:1: nothing reads this name; did you mean “entities”?"]),
        ("article/a.txt", ["article:1: nothing reads this name; did you mean “articles”?"]),
        ("source.yml", ["source.yml:1: nothing reads this name; did you mean “sources.yml”?"]),
        ("sources.yaml", ["sources.yaml:1: nothing reads this name; did you mean “sources.yml”?"]),
        ("Events.yaml", ["Events.yaml:1: nothing reads this name; did you mean “events.yml”?"]),
        ("links.json", ["links.json:1: nothing reads this name; did you mean “links.yml”?"]),
        ("entities", ["entities:1: this is no folder; make a folder “entities” and put a file for each into it"]),
        ("zebra/a.yml", [f"zebra:1: nothing reads this; {UNREAD}"]),
        ("budget.xlsx", [f"budget.xlsx:1: nothing reads this; {UNREAD}"]),
        ("README.md", []),
        (".directory", []),
        ("events.yml", [NO_ENTITIES]),
    ],
)
def test_what_nothing_in_seeds_reads_is_named(name: str, expected: list[str], make_project: MakeProject) -> None:
    project = make_project(files={f"seeds/{name}": ""})
    _, _, problems = gather(project, lambda _: None)
    assert [str(each).removeprefix("seeds/") + (NOTE if each.is_note else "") for each in problems] == expected


def test_seeds_without_anything_have_no_problem(make_project: MakeProject) -> None:
    assert said(make_project, {}) == []


TEXT = "Une sonde répond\n\nLe Kervoal et Ouessel ont répondu.\n\nUn ouessel passe près de la Hulotte, une hulotte.\n"


def test_names_that_articles_use_as_words_are_told(make_project: MakeProject) -> None:
    files = {
        "articles/a.txt": TEXT + "Voir https://example.org/kervoal et a@kervoal.fr, arrière-kervoal.\n",
        "entities/a.yml": entity("Kervoal").replace("Un.", "Près de Hulotte."),
        "entities/b.yml": entity("Station Ouessel", "aliases: [Ouessel]"),
        "entities/c.yml": entity("Hulotte", "needs_context: [Hulotte]"),
    }
    what = "“Ouessel” is an ordinary word too (“ouessel” in seeds/articles/a.txt:5)"
    assert said(make_project, files) == [f"b.yml:5: {what}; {LISTED}{NOTE}"]


@pytest.mark.parametrize(("capitals", "is_told"), [(9, True), (10, False)])
def test_a_name_written_small_once_is_no_word(capitals: int, is_told: bool, make_project: MakeProject) -> None:
    text = "Une sonde\n\nUn kervoal passe.\n\n" + " ".join(["Le Kervoal passe."] * capitals) + "\n"
    assert bool(said(make_project, {"articles/a.txt": text, "entities/a.yml": entity("Kervoal")})) == is_told


def test_what_nothing_names_or_cites_is_told_in_one_line(make_project: MakeProject) -> None:
    names = ("Kervoal", "Ouessel", "Portmel", "Quimelle", "Rozmel", "Santel", "Trevic", "Urvoal", "Villec", "Wrac")
    ids = [f"id-{name[0].lower()}" for name in names]
    files = {f"entities/{one}.yml": entity(name) for one, name in zip(ids, names, strict=True)}
    files |= {
        "articles/a.txt": TEXT.replace("Un ouessel", "Un phoque"),
        "events.yml": event(date="2024", title="{fr: Au Portmel, en: At Portmel}", entities="[id-q]"),
        "sources.yml": SOURCE
        + SOURCE.replace("s: ", "t: ", 1)
        + SOURCE.replace("s: ", "u: ", 1)
        + SOURCE.replace("s: ", "v: ", 1),
        "entities/id-r.yml": entity("Rozmel", sources="[t]").replace("Un.", "Près de Santel."),
    }
    project = make_project(
        files={f"seeds/{name}": text for name, text in files.items()}
        | {"docs/fr/analyses/one.md": "# Un\n\n[T](../entities/id-t.md), [u](../sources/index.md#u).\n"}
    )
    _, _, problems = gather(project, lambda _: None)
    assert [str(problem) for problem in problems if problem.is_note and "slug:" not in problem.mend] == [
        "seeds/entities/id-r.yml:1: no article, event or page names 4 entities: id-r, id-u, id-v, id-w; "
        "that is well while its articles are to come; if not, compare the names with those in the texts",
        "seeds/sources.yml:4: nothing cites this source (“v”); "
        "add the key to the sources of what rests on it, or leave it out",
    ]


def test_a_dossier_without_articles_is_not_asked_who_is_named(make_project: MakeProject) -> None:
    assert said(make_project, {"entities/a.yml": entity("Kervoal")}) == []


def test_what_was_left_out_may_have_named_the_rest(make_project: MakeProject) -> None:
    files = {
        "articles/a.txt": TEXT,
        "entities/a.yml": entity("Rozmel"),
        "sources.yml": SOURCE,
        "events.yml": "- id: a\n",
    }
    assert not [each for each in said(make_project, files) if each.endswith(NOTE)]


def test_a_second_run_says_the_same(make_project: MakeProject) -> None:
    files, _ = ENTITIES["ordinary words"]
    written = {f"seeds/entities/{name}.yml": text for name, text in files.items()}
    project = make_project(files={**written, "seeds/articles/a.txt": TEXT})
    runs = [gather(project, lambda _: None, Kept(project.root / "kept"))[2] for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(runs[0]) > len(files)
    known = checked_registry(project, Kept(project.root / "kept"))
    assert known == checked_registry(project, Kept(None))


def test_the_shipped_registry_has_no_fault() -> None:
    checked = checked_registry(Project(ROOT), Kept(None))
    assert [str(problem) for problem in checked.problems if not problem.is_note] == []


def test_the_vocabulary_of_ordinary_words_is_as_names_are_compared() -> None:
    known = vocabulary("registry")
    for table in ("ordinary", "several_meanings", "small"):
        for word in known.words(table):
            assert word == letters_of(word)
    assert is_listed_as_ordinary("Progrès")
    assert not is_listed_as_ordinary("Kervoal")


def _many(count: int) -> tuple[Registry, Origins]:
    """Return a registry of many entities, whose names are alike as those of series are."""
    entities = {}
    for at in range(count):
        word = "".join(chr(ord("a") + int(figure) * 2) for figure in f"{at:05}")
        both = f"{word.capitalize()}ov Ivan {at % 7}"
        entities[f"e-{at:05}"] = Entity(
            id=f"e-{at:05}",
            type="person" if at % 2 else "mission",
            name=Name(fr=both, en=both),
            aliases=(f"Ivan {word}", f"Vol {word} {at}"),
            description=Words(fr=f"Avec {word}.", en=f"With {word}."),
            key_dates=(KeyDate.model_validate({"fr": "naissance", "en": "birth", "date": "1970"}),),
            sources=(),
        )
    files = {one: YamlFile(f"seeds/entities/{one}.yml", {"key_dates": [{}]}) for one in entities}
    return Registry(entities, (), {}, {}), Origins(files, YamlFile("events.yml"), YamlFile("sources.yml"))


def test_ten_times_the_entities_take_hardly_more_than_ten_times_as_long() -> None:
    def seconds(count: int) -> float:
        registry, origins = _many(count)
        begun = time.process_time()
        registry_problems(registry, origins)
        open_questions(registry, origins)
        return time.process_time() - begun

    seconds(50)
    assert seconds(2000) < 30 * seconds(200)
