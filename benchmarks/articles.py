"""Makes synthetic press articles, so that speed can be measured at any size. The same seed gives the same articles.

They are like those that people hand over: a headline, a byline, intertitles, paragraphs of plain prose in French or
in English, dates, and lines that are not the article. Names come from a registry; a few of them stand in most
articles and most stand in few, by Zipf's law, as in real newspapers.
"""

import html
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from dossier.entity import Entity

_MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_MONTHS = "January February March April May June July August September October November December"
_FIRST_DAY, _LAST_DAY = date(1992, 1, 1), date(2025, 12, 31)

_ALIKE_SHARE = 0.2
"""How many of an article's sentences stand in others too, but for names, dates and numbers."""

_HTML_SHARE = 0.1
"""How many of the articles are pages, where pages are wanted."""

_SIDECAR_SHARE = 0.3
"""How many of the articles have a sidecar."""


@dataclass(frozen=True)
class Language:
    """What an article in one language is made from; `{a}`, `{b}` and `{c}` are names."""

    lang: str
    titles: tuple[str, ...]
    intertitles: tuple[str, ...]
    sentences: tuple[str, ...]
    bylines: tuple[str, ...]
    noise: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    people: tuple[str, ...]
    outlets: tuple[str, ...]


FRENCH = Language(
    lang="fr",
    titles=(
        "{a} et {b} : l’entente reprend après {n} mois",
        "« Nous irons au bout » : {a} défend son programme face à {b}",
        "Pourquoi {a} ne peut se passer de {b}",
        "{a} prépare le vol {n} malgré les tensions",
        "Ce que {b} attend encore de {a}",
        "Entre {a} et {b}, {n} ans d’une histoire mouvementée",
        "{a} annonce un report de {n} jours",
    ),
    intertitles=(
        "Un calendrier serré",
        "Une coopération mise à l’épreuve",
        "Des équipages mêlés",
        "{a}, un partenaire obligé",
        "Vers un nouvel accord ?",
        "L’argent manque",
    ),
    sentences=(
        "Selon {a}, le lancement est prévu le {day} si la météo le permet.",
        "« Rien n’est décidé », a répondu {a} ; la question sera posée à {b} dans les {n} jours.",
        "Depuis {n} ans, {a} et {b} partagent l’entretien des modules, l’eau, l’air et l’électricité.",
        "L’agence rappelle que {a} avait déjà été reporté deux fois, en {month} puis au printemps suivant.",
        "M. Lefèvre, qui suit le dossier, y voit « un signal : personne ne veut rompre ».",
        "Le contrat, estimé à {n} millions de dollars, prévoit {n} vols d’ici à la fin de la décennie.",
        "Faut-il y voir un tournant ? Les experts restent prudents, d’autant que {b} n’a rien confirmé.",
        "À bord, l’équipage a passé {n} heures à vérifier les joints de l’écoutille avant l’amarrage.",
        "{a} s’est posé sans incident le {day} ; les médecins ont examiné l’équipage sur place.",
        "Les ingénieurs de {b} ont travaillé de nuit pour remplacer la pièce fautive, a-t-on appris de source proche.",
        "Cette décision intervient alors que {a}, {b} et {c} négocient la suite du programme.",
        "Le budget a été voté à une courte majorité, après {n} heures de débat et {n} amendements.",
        "La fuite, détectée dès le mois de {month}, n’a jamais mis l’équipage en danger, assure l’agence.",
        "Au sol, les équipes répètent la manœuvre depuis trois semaines : tout retard coûterait cher.",
        "Le public, lui, s’est lassé ; les images de {a} ne font plus la une des journaux du soir.",
        "D’après un rapport publié en {month}, le vieillissement des modules impose {n} réparations par an.",
    ),
    bylines=("Par {person}, publié le {day} à {n}h05", "{day} – {person}", "Par {person}", "Le {day}, {outlet}"),
    noise=(
        "Lire aussi : {a}, les dessous d’un accord",
        "À lire également > Le grand récit de {b}",
        "Partager sur les réseaux sociaux",
        "Abonnez-vous à notre lettre d’information",
        "Temps de lecture : {n} minutes",
        "Crédit photo : {outlet}",
    ),
    months=tuple(_MOIS.split()),
    day="{day} {month} {year}",
    people=("Claire Fontaine", "Hugo Marchand", "Inès Delorme", "Paul Garnier", "Sophie Renaud", "Yann Kerbrat"),
    outlets=("Le Courrier du ciel", "La Dépêche des étoiles", "L’Observateur", "Orbite Hebdo"),
)

ENGLISH = Language(
    lang="en",
    titles=(
        "{a} and {b} resume talks after {n} months",
        "“We will see it through”: {a} stands by its plan as {b} waits",
        "Why {a} still needs {b}",
        "{a} prepares flight {n} despite the row",
        "What {b} wants from {a} next",
        "{n} years of {a} and {b}, in five moments",
        "{a} announces a delay of {n} days",
    ),
    intertitles=(
        "A tight schedule",
        "Cooperation under strain",
        "Mixed crews",
        "{a}, a partner nobody can replace",
        "Toward a new agreement?",
        "Money is short",
    ),
    sentences=(
        "According to {a}, the launch is set for {day}, weather permitting.",
        "“Nothing has been decided,” {a} said; the question will go to {b} within {n} days.",
        "For {n} years {a} and {b} have shared the upkeep of the modules, the water, the air and the power.",
        "The agency recalls that {a} had been put off twice, in {month} and again the following spring.",
        "Mr. Hollis, who follows the file, calls it “a signal: nobody wants to break away.”",
        "The contract, worth about {n} million dollars, covers {n} flights before the end of the decade.",
        "Is this a turning point? Experts remain careful, all the more so as {b} has confirmed nothing.",
        "On board, the crew spent {n} hours checking the seals of the hatch before the docking.",
        "{a} landed without incident on {day}; doctors examined the crew at the site.",
        "Engineers of {b} worked through the night to replace the faulty part, a person close to them said.",
        "The decision comes as {a}, {b} and {c} negotiate what comes next.",
        "The budget passed by a narrow majority, after {n} hours of debate and {n} amendments.",
        "The leak, first seen in {month}, never put the crew in danger, the agency insists.",
        "On the ground, teams have rehearsed the manoeuvre for three weeks - any delay would be costly.",
        "The public has moved on; pictures of {a} no longer lead the evening news.",
        "A report released in {month} says that ageing modules now need {n} repairs a year.",
    ),
    bylines=("By {person}, published {day}", "{day} – {person}", "By {person}", "{outlet}, {day}"),
    noise=(
        "Read more: {a}, the story behind a deal",
        "Related articles > The long road of {b}",
        "Share this story",
        "Sign up for our newsletter",
        "{n} min read",
        "Photo: {outlet}",
    ),
    months=tuple(_MONTHS.split()),
    day="{month} {day}, {year}",
    people=("Ann Porter", "David Wells", "Grace Holloway", "Mark Ellison", "Ruth Carver", "Tom Bailey"),
    outlets=("The Sky Courier", "Orbit Weekly", "The Observer", "Space Dispatch"),
)


@dataclass(frozen=True)
class Synthetic:
    """One article that was made up."""

    name: str
    """Of its file; without its ending."""
    language: Language
    title: str
    byline: str
    lines: tuple[str, ...]
    """Paragraphs, intertitles and noise, in order."""
    sidecar: str
    """What its sidecar says; empty where it has none."""


class Writer:
    """Writes articles about the entities of a registry."""

    def __init__(self, entities: Sequence[Entity], seed: int = 0, *, alike_share: float = _ALIKE_SHARE) -> None:
        self._random = random.Random(seed)
        self._alike_share = alike_share
        self._entities = self._random.sample(entities, len(entities))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(entities) + 1)))
        self._head: list[Entity] = []

    def article(self, number: int) -> Synthetic:
        """Return the next article; `number` makes its file's name."""
        language = FRENCH if self._random.random() < 0.7 else ENGLISH
        # An article is about a few things, which it names again and again.
        self._head = self._random.choices(self._entities, cum_weights=self._weights, k=self._random.randint(3, 8))
        title = self._filled(self._random.choice(language.titles), language)
        lines: list[str] = []
        for at in range(self._random.randint(8, 15)):
            if at and self._random.random() < 0.25:
                lines.append(self._filled(self._random.choice(language.intertitles), language))
            lines.append(self._paragraph(language))
            if self._random.random() < 0.12:
                lines.append(self._filled(self._random.choice(language.noise), language))
        byline = self._filled(self._random.choice(language.bylines), language)
        sidecar = ""
        if self._random.random() < _SIDECAR_SHARE:
            sidecar = f"slug: made-{number:06}\nsource: {self._random.choice(language.outlets)}\n"
        return Synthetic(f"{number:06}", language, title, byline, tuple(lines), sidecar)

    def _paragraph(self, language: Language) -> str:
        chosen = self._random.sample(language.sentences, self._random.randint(2, 5))
        return " ".join(self._filled(self._varied(sentence, language), language) for sentence in chosen)

    def _varied(self, sentence: str, language: Language) -> str:
        """Return most sentences with their words in an order of their own: no two articles of the press are alike."""
        if self._random.random() < self._alike_share:
            return sentence
        words = " ".join([sentence, self._random.choice(language.sentences)]).split()
        self._random.shuffle(words)
        return " ".join(words)

    def _filled(self, sentence: str, language: Language) -> str:
        for slot in ("{a}", "{b}", "{c}"):
            if slot in sentence:
                sentence = sentence.replace(slot, self._name(language))
        while "{n}" in sentence:
            sentence = sentence.replace("{n}", str(self._random.randint(2, 480)), 1)
        day = _FIRST_DAY + timedelta(days=self._random.randrange((_LAST_DAY - _FIRST_DAY).days))
        month = language.months[day.month - 1]
        filled = {
            "{day}": language.day.format(day=day.day, month=month, year=day.year),
            "{month}": f"{month} {day.year}",
            "{person}": self._random.choice(language.people),
            "{outlet}": self._random.choice(language.outlets),
        }
        for slot, words in filled.items():
            sentence = sentence.replace(slot, words)
        return sentence[:1].upper() + sentence[1:]

    def _name(self, language: Language) -> str:
        if self._random.random() < 0.8:
            entity = self._random.choice(self._head)
        else:
            entity = self._random.choices(self._entities, cum_weights=self._weights)[0]
        if self._random.random() < 0.3 and entity.aliases:
            return self._random.choice(entity.aliases)
        return entity.name[language.lang]


def as_text(article: Synthetic) -> str:
    """Return an article as the plain text that people paste."""
    return "\n\n".join([article.title, article.byline, *article.lines]) + "\n"


def as_html(article: Synthetic) -> str:
    """Return an article as a simple news page."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in article.lines)
    return (
        f'<!doctype html>\n<html lang="{article.language.lang}">\n<head><meta charset="utf-8">\n'
        f"<title>{html.escape(article.title)}</title></head>\n<body>\n"
        f'<nav><a href="/">Home</a></nav>\n<article>\n<h1>{html.escape(article.title)}</h1>\n'
        f'<p class="byline">{html.escape(article.byline)}</p>\n{body}\n</article>\n'
        f"<footer><p>© {html.escape(article.language.outlets[0])}</p></footer>\n</body>\n</html>\n"
    )


def write_articles(
    folder: Path, count: int, entities: Sequence[Entity], *, seed: int = 0, with_pages: bool = False
) -> Iterator[Path]:
    """Write `count` articles into `folder`, a tenth of them as HTML with `with_pages`, and yield their files."""
    writer = Writer(entities, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        article = writer.article(number)
        is_page = with_pages and number % round(1 / _HTML_SHARE) == 0
        path = folder / f"{article.name}{'.html' if is_page else '.txt'}"
        path.write_text(as_html(article) if is_page else as_text(article), encoding="utf-8")
        if article.sidecar:
            path.with_name(f"{path.name}.yml").write_text(article.sidecar, encoding="utf-8")
        yield path
