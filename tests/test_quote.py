"""Who is told to speak, in sentences, and in annotated articles at least as well as before: see quotations.py."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import evidence
import links
import quotations
from dossier.article import Article
from dossier.quotation import DOUBTS, NO_QUOTATION, RULES, Quotation, Quotations, Unquoted

FLOORS = json.loads(quotations.FLOORS.read_text(encoding="utf-8"))
SENTENCES = [
    line.replace("\\n", "\n").rsplit(" | ", 1)
    for line in (quotations.CASES.parent / "quoted-sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FRENCH = "Un titre banal\n\nCe jour-là le vent soufflait fort sur la plaine et les gens.\n\n"
ENGLISH = "A plain heading\n\nThat day the wind blew over the plain and there were people.\n\n"


def article(text: str) -> Article:
    return quotations.article(evidence.Case("case", b"", text, None, (), (), ()))


def quoted(text: str) -> Quotations:
    read = article(text)
    return quotations.quoter().quote(read, links.linker().link(read))


def told(text: str) -> list[tuple[str | None, str | None]]:
    """Return of each quotation its speaker, with a doubt marked, and the words that say so."""
    return [
        (
            text[each.speaker.start : each.speaker.end] + "?" * (each.doubt is not None) if each.speaker else None,
            text[each.by[0] : each.by[1]] if each.by else None,
        )
        for each in quoted(text).quotations
    ]


def unquoted(text: str) -> dict[str, str]:
    return {text[each.start : each.end]: each.reason for each in quoted(text).unquoted}


@pytest.mark.parametrize(
    ("text", "speaker", "by"),
    [
        ("« Nous irons sur la Lune », a déclaré Marie Lefèvre.", "Marie Lefèvre", "a déclaré Marie Lefèvre"),
        ("« On verra », lui a lancé Jean Dupont.", "Jean Dupont", "lui a lancé Jean Dupont"),
        ("« Rien n'est décidé », a tenu à préciser jeudi à l'AFP Marie Lefèvre.", "Marie Lefèvre", None),
        ("Jean Dupont, lui, ironise : « Bon courage ! »", "Jean Dupont", None),
        ("Jean Dupont est formel : « Il ne volera plus. »", "Jean Dupont", None),
        ("Le ministre juge la décision « hâtive et mal préparée ».", "Le ministre", "Le ministre juge"),
        ("Le sénateur républicain Ted Cruz s'est dit « profondément inquiet ».", "Ted Cruz", None),
        ("Dans un communiqué, le ministère a dit « regretter cette décision ».", "le ministère", None),
        ("Une source gouvernementale évoque « des discussions difficiles ».", "Une source gouvernementale", None),
        ("D'après Marie Lefèvre, « personne ne sait ».", "Marie Lefèvre", "D'après Marie Lefèvre"),
        ("Aux yeux de Jean Dupont, « le plus dur est fait ».", "Jean Dupont", None),
        ("« Tout va bien, a assuré Jean Dupont, mais restons prudents. »", "Jean Dupont", "a assuré Jean Dupont"),
        ("« Le tir est annulé », peut-on lire dans le communiqué de Roscosmos.", "Roscosmos", None),
        ("Et Jean Dupont de conclure : « C'est la vie. »", "Jean Dupont", None),
        ("« Non. » Jean Dupont secoue la tête.", "Jean Dupont", None),
        ("“We will go,” Mary Collins said.", "Mary Collins", "Mary Collins said"),
        ("Mary Collins, who leads the team, called the test “a complete success.”", "Mary Collins", None),
        ("Mary Collins told reporters that the plan was “dead on arrival.”", "Mary Collins", "Mary Collins told"),
        ("The plan is “dead on arrival,” according to a spokesman for the agency.", "a spokesman for the agency", None),
        ("“It works,” as Mary Collins put it.", "Mary Collins", None),
        ("In Mary Collins’s words, “it works and that is all.”", "Mary Collins", None),
        ("Mary Collins: “It works.”", "Mary Collins", None),
        ("Mary Collins was blunt: “It works.”", "Mary Collins", None),
        ("The statement reads: “All systems are nominal.”", "The statement", None),
        ("Mary Collins shook her head. “Never again.”", "Mary Collins", None),
        ('"We will pay," a senior official who was not authorized to speak said.', "a senior official", None),
        ("“Will it?” Mary Collins, D-Ariz., asked.", "Mary Collins", None),
    ],
)
def test_the_sentence_says_who_speaks(text: str, speaker: str, by: str | None) -> None:
    assert told(text)[0][0] == speaker
    assert by is None or told(text)[0][1] == by


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Jean Dupont a salué « un succès », ajoutant que « tout reste à faire ».", ["Jean Dupont"] * 2),
        ("“We will go,” said Mary Collins, an engineer. “Soon.”", ["Mary Collins"] * 2),
        ("“Why not?” asked Peter. “Because,” Mary replied.", ["Peter", "Mary"]),
        ("“Why?” Peter asked. “Because,” Mary said. “And?” “That’s all.”", ["Peter", "Mary", "Peter", "Mary"]),
        ("Marie Lefèvre part. « Bientôt », dit-elle.\n\n« Demain », ajoute Mme Lefèvre.", ["Marie Lefèvre"] * 2),
        ("Un titre\n\nHier, Anna Petrova a longuement parlé :\n\n« Un.\n\n« Deux. »", ["Anna Petrova"] * 2),
        ("Oleg Petrov a dit : « Ma mère m'a répondu : “Pars vite d'ici.” »", ["Oleg Petrov", "Ma mère"]),
    ],
)
def test_several_quotations(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in told(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "« Nous sommes prêts », assure-t-on à Moscou.",
        "“It works,” she said. Mary Collins left.",
        "Il cite un mot qu’on attribue à Marie Lefèvre : « La science n’a pas de patrie. »",
        "A line attributed to Mary Collins runs: “Never again in my lifetime.”",
    ],
)
def test_doubts(text: str) -> None:
    (each,) = quoted(text).quotations
    assert each.doubt in DOUBTS


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Il a revu le film « Gravity » et le vieux « Solaris ».", "Gravity", "name"),
        ("Le commandant, surnommé « Papa », ne parle pas.", "Papa", "nickname"),
        ("The so-called ‘spirit of Apollo’ did not last.", "spirit of Apollo", "term"),
        ("The gift shop sells “genuine” ice cream.", "genuine", "irony"),
        ("Elle publie « Une poignée de main », une enquête.", "Une poignée de main", "title"),
    ],
)
def test_words_that_nobody_is_quoted_with(text: str, words: str, reason: str) -> None:
    assert unquoted(text) == {**unquoted(text), words: reason}


@pytest.mark.parametrize(("text", "speakers"), SENTENCES)
def test_sentences_of_the_press(text: str, speakers: str) -> None:
    whole = text if "\n" in text else (FRENCH if set(text) & set("«éèàù") else ENGLISH) + text
    found = quoted(whole)
    every: list[Quotation | Unquoted] = [*found.quotations, *found.unquoted]
    given = []
    for each in sorted(every, key=lambda one: one.start):
        if isinstance(each, Unquoted):
            given.append("-")
        else:
            sure = each.speaker if each.doubt is None else None
            given.append(whole[sure.start : sure.end] if sure else "?")
    assert "; ".join(given) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "« On s’habitue à tout »\n\nMarie Lefèvre dirige un laboratoire, « par habitude ou par goût du froid ».\n\n"
            "Propos recueillis par Jean Dupont\n\nPourquoi rester ?\n\nUn collègue m’a glissé : « Pars. » "
            "J’ai répondu : « Jamais. »\n\nEt demain ?\n\nDemain, rien.\n\nVraiment ?\n\nOui.",
            ["Marie Lefèvre", "Marie Lefèvre", "Un collègue", "Marie Lefèvre"],
        ),
        (
            "A plain heading\n\nMary Collins ran the lab. She talks to Peter Hughes about it.\n\nWhy did you stay?\n\n"
            "A colonel looked at me. “Go,” he said. “Never,” I said.\n\nAnd now?\n\nNow, nothing.\n\nReally?\n\nYes.",
            ["A colonel", "Mary Collins"],
        ),
        (
            "Mon grenier\n\nPosté par Gilles Morel\n\nJe suis allé voir ma mère. Je lui ai dit : « Bonjour. » "
            "J’y vais souvent, et mon frère aussi.",
            ["Gilles Morel"],
        ),
    ],
)
def test_who_says_i(text: str, speakers: list[str | None]) -> None:
    assert [who for who, _ in told(text)] == speakers


def test_a_heading_has_the_speaker_of_the_same_words_below() -> None:
    text = "« Il faudra vivre seuls »\n\nOleg Petrov a ajouté : « Il faudra vivre seuls, et longtemps. »\n"
    assert [speaker for speaker, _ in told(text)] == ["Oleg Petrov"] * 2


def test_without_quotation_marks_there_is_nothing() -> None:
    assert quoted("Jean Dupont a déclaré qu'il partait.") == Quotations()


@pytest.fixture(scope="module")
def results() -> list[quotations.Result]:
    return [quotations.measure(case) for case in evidence.cases()]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_quotations_are_told_as_well_as_they_were(results: list[quotations.Result], name: str) -> None:
    assert quotations.figures(results)[name] >= FLOORS[name]


@pytest.mark.parametrize("left", ["Mary Collins", "a flight controller", "la Nasa", "ROSCOSMOS", "Le maire"])
@pytest.mark.parametrize("right", ["Collins", "a controller at work", "NASA", "Roscosmos", "le maire de Lyon"])
def test_the_same_person_by_other_words(left: str, right: str) -> None:
    pairs = {
        ("Mary Collins", "Collins"),
        ("a flight controller", "a controller at work"),
        ("la Nasa", "NASA"),
        ("ROSCOSMOS", "Roscosmos"),
        ("Le maire", "le maire de Lyon"),
    }
    assert quotations.same_person(left, right) == ((left, right) in pairs)


_WORDS = (
    "a dit|said|selon|according to|Marie Lefèvre|il|he|le maire|que|that|who|qui|X|Et|lit-on|dit-elle|NASA|’s|in|12"
)
_PIECES = st.sampled_from([*"«»“”\"‘’'.,:;?!—–()", " ", "\n\n", *_WORDS.split("|")])


_PARAGRAPHS = [text for text, _ in SENTENCES]
_MARKS = ("“", "”", "«", "»", '"', ",", ":", "(", "who", "qui", "a", "de", "by", "il", "est", "as")


@st.composite
def _mangled(draw: st.DrawFn) -> str:
    """Sentences of the press with words left out, and marks or small words put in."""
    words = " ".join(draw(st.lists(st.sampled_from(_PARAGRAPHS), min_size=1, max_size=2))).split(" ")
    left_out = draw(st.sets(st.integers(0, len(words) - 1), max_size=len(words) // 3))
    put_in = draw(st.dictionaries(st.integers(0, len(words) - 1), st.sampled_from(_MARKS), max_size=6))
    return " ".join(f"{put_in.get(at, '')} {word}".strip() for at, word in enumerate(words) if at not in left_out)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join), _mangled()))
def test_any_text_gives_sound_quotations(text: str) -> None:
    read = article(f"Titre\n\n{text}")
    found = quotations.quoter().quote(read, links.linker().link(read))
    every: list[Quotation | Unquoted] = [*found.quotations, *found.unquoted]
    places = [(each.start, each.end) for each in every]
    assert len(set(places)) == len(places)
    assert [each.start for each in found.quotations] == sorted(each.start for each in found.quotations)
    assert [each.start for each in found.unquoted] == sorted(each.start for each in found.unquoted)
    for each in every:
        block = read.blocks[each.block]
        assert block.start <= each.start < each.end <= block.end
    for start, end in places:
        assert not any(start < first < end < last for first, last in places)
    for quotation in found.quotations:
        assert (quotation.rule is None) == (quotation.speaker is None)
        assert quotation.rule is None or quotation.rule in RULES
        assert quotation.doubt is None or quotation.doubt in DOUBTS
        assert quotation.speaker or quotation.doubt
        speaker = quotation.speaker
        assert speaker is None or 0 <= speaker.start < speaker.end <= len(read.text)
        assert quotation.by is None or 0 <= quotation.by[0] < quotation.by[1] <= len(read.text)
    assert all(each.reason in NO_QUOTATION for each in found.unquoted)
    assert quotations.quoter().quote(replace(read), links.linker().link(read)) == found
