"""The articles annotated for quotations and dates are sound, so that measuring on them says something: evidence.py."""

import re
from pathlib import Path

import pytest
import yaml

import evidence

SEEDS = evidence.ROOT / "seeds" / "articles"
FOLDERS = sorted(path for path in evidence.CASES.iterdir() if path.is_dir())
TEXT = 'Un “mot”\n\nHier, il a dit : «Le "mot" du 5 mai.» Il répète : «mot».\n'


def _names(folders: list[Path]) -> list[str]:
    return [folder.name for folder in folders]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def _expect(folder: Path, **parts: object) -> evidence.Case:
    (folder / "expected.yml").write_text(yaml.safe_dump(parts, allow_unicode=True), encoding="utf-8")
    return evidence.load(folder)


@pytest.mark.parametrize("folder", FOLDERS, ids=_names(FOLDERS))
def test_every_quotation_mark_is_accounted_for(folder: Path) -> None:
    case = evidence.load(folder)
    spans: list[evidence.Quotation | evidence.Scare] = [*case.quotations, *case.scare]
    begins, ends = {each.start for each in spans}, {each.end for each in spans}
    for place, char in enumerate(case.text):
        line_end = case.text.find("\n", place)
        after = case.text[place + 1 : line_end if line_end >= 0 else None]
        next_word = place + 1 + len(after) - len(after.lstrip())
        last_word = len(case.text[:place].rstrip())
        is_known = next_word in begins or last_word in ends
        assert is_known or char not in evidence.OPENING + "»”", f"{case.text[place : place + 40]!r} is not annotated"


@pytest.mark.parametrize("folder", FOLDERS, ids=_names(FOLDERS))
def test_annotations_stand_in_reading_order(folder: Path) -> None:
    case = evidence.load(folder)
    for spans in (case.quotations, case.scare, case.events):
        places = [(each.start, -each.end) for each in spans]
        assert places == sorted(places)
        assert [case.text[each.start : each.end] for each in spans] == [each.words for each in spans]
        assert [case.text.count("\n", 0, each.start) + 1 for each in spans] == [each.line for each in spans]


@pytest.mark.parametrize("folder", FOLDERS, ids=_names(FOLDERS))
def test_dates_are_given_as_far_as_they_can_be_known(folder: Path) -> None:
    case = evidence.load(folder)
    assert all(event.date for event in case.events if re.search(r"\d{4}", event.words))
    if case.date and not case.date.is_interval:
        undated = {event.words for event in case.events if not event.date}
        assert undated <= {"Ten days after we landed"}  # which day that was, the article doesn't say


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seeds_are_annotated_byte_for_byte(seed: Path) -> None:
    case = evidence.load(evidence.CASES / f"seed-{seed.name[:3]}")
    assert case.raw == seed.read_bytes()


def test_a_case_says_where_its_annotations_stand(folder: Path) -> None:
    case = _expect(
        folder,
        date="2024-05-07",
        quotations=[
            {"words": 'Le "mot" du 5 mai.', "line": 3, "by": "il a dit"},
            {"words": "mot", "line": 3, "by": "Il répète", "doubt": True},
            {"words": "mot", "line": 3},
        ],
        scare=[{"words": "mot", "line": 1}],
        events=[{"words": "Hier", "line": 3, "date": "2024-05-06", "precision": "day"}],
    )
    assert [(each.start, each.end) for each in case.quotations] == [(28, 46), (32, 35), (61, 64)]
    assert (case.scare[0].start, case.events[0].start) == (4, 10)
    assert (case.quotations[0].doubt, case.quotations[1].doubt) == (False, True)


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"quotes": []}, r"unknown keys \['quotes'\]"),
        ({"quotations": [{"words": "Mot", "line": 1}]}, "line 1 has no “Mot”, or not that often, between marks"),
        ({"quotations": [{"words": "mot", "line": 2}]}, "line 2 has no “mot”"),
        ({"quotations": [{"words": "mot", "line": 5}]}, "there is no line 5"),
        ({"quotations": [{"words": "mot ", "line": 1}]}, "has space around it"),
        ({"scare": [{"words": "mot", "line": 1}] * 2}, "not that often"),
        ({"scare": [{"words": "Hier", "line": 3}]}, "no “Hier”"),
        ({"scare": [{"words": "mot", "line": 1, "by": "Un"}]}, r"unknown keys \['by'\]"),
        ({"quotations": [{"words": "mot", "line": 1, "by": "elle"}]}, "“elle”, of line 1, is not in the text"),
        (
            {"quotations": [{"words": "mot", "line": 1, "speaker": "Le", "entity": "x"}]},
            r"not in the registry: \['x'\]",
        ),
        ({"quotations": [{"words": "mot", "line": 1, "entity": "nasa"}]}, "an entity and no speaker"),
        ({"quotations": [{"line": 1}]}, "words"),
        ({"quotations": [{"words": 'Le "mot', "line": 3}, {"words": 'mot" du 5 mai.', "line": 3}]}, "cross"),
        ({"events": [{"words": "Hie", "line": 3, "precision": "day"}]}, "no “Hie”"),
        ({"events": [{"words": "Hier", "line": 3, "precision": "hour"}]}, "“hour” is no precision"),
        ({"events": [{"words": "Hier", "line": 3, "precision": "day", "date": "2024-05"}]}, "no date of the precision"),
        ({"events": [{"words": "Hier", "line": 3, "precision": "day", "date": "2024-02-30"}]}, "not in the calendar"),
        ({"events": [{"words": "Hier", "line": 3, "precision": "day", "meant": ["nasa"]}]}, "not among the entities"),
        ({"date": "hier"}, "not a date of the form"),
    ],
)
def test_an_unsound_case_is_refused(folder: Path, parts: dict[str, object], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        _expect(folder, **parts)


def test_both_languages_and_every_precision_are_there() -> None:
    cases = evidence.cases()
    prefixes = [case.name[:2] for case in cases]
    assert min(prefixes.count("fr"), prefixes.count("en")) >= 25
    assert prefixes.count("se") == len(list(SEEDS.glob("*.txt")))
    assert {event.precision for case in cases for event in case.events} == set(evidence.PRECISIONS)
    assert {mark for case in cases for mark in case.text if mark in '«“"‘'} == set('«“"‘')
    assert any(quotation.doubt for case in cases for quotation in case.quotations)
    assert any(quotation.continues for case in cases for quotation in case.quotations)
