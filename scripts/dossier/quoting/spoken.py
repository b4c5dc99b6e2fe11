"""Tells who an attribution says speaks: its subject, as far as the article says who that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.quoting import phrases, word_kinds
from dossier.quoting.antecedents import Antecedents
from dossier.quoting.attribution import Attribution
from dossier.quoting.called import BODY_NOUNS
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.documents import Documents
from dossier.quoting.narrator import Narrator
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.references import Meant
from dossier.quoting.speakers import Speakers
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, Phrase

_ANSWERS = KNOWN.words("answers")
_READ_OUT = frozenset(["lit", "lire", "indiqué", "précisé", "écrit", "stipule", "indique", "précise", "souligne"])
_NO_SOURCES = KNOWN.words("no_sources") | KNOWN.words("times") | word_kinds.CALENDAR
_INDEFINITE = KNOWN.words("indefinite")
_NO_NAMES = KNOWN.words("no_names")
_CITING = KNOWN.words("citing")
_HANDING_ON = _CITING | {"relayant", "quoting"}
_RELATIVES = frozenset({"qui", "which", "who"})
_AUXILIARIES = KNOWN.words("auxiliaries") | {"a"}
_A_TITLED_NAME = 6
_CLITICS = KNOWN.words("clitics")
_KEEPING = KNOWN.words("keeping")
_MEMORIES = frozenset({"image", "souvenir", "souvenirs", "mémoire", "memory", "memories"})
_PROVIDING = KNOWN.words("providing")
_POSSESSIVES = KNOWN.words("possessives")
_FEW = 3
_TWO = 2


@dataclass(frozen=True)
class Found:
    """What is told of a pair of marks."""

    who: Naming | None = None
    by: tuple[int, int] | None = None
    rule: str | None = None
    doubt: str | None = None
    unquoted: str | None = None
    answers: bool = False
    """Whether the verb is one of answering."""
    is_said: bool = False
    """Whether words beside it say that it is said, whoever says it."""


class Spoken:
    """Those whom the attributions of an article name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._antecedents = Antecedents(reading)
        self._speakers = Speakers(reading, self._antecedents)
        self._documents = Documents(reading, self._antecedents, self._speakers)
        self._narrator = Narrator(reading)
        self._antecedents.narrator = self._narrator
        self._found: dict[int, Found] = {}
        self._place: dict[int, int] = {}
        self._only_saying: set[int] = set()

    def _spoken(self, place: int, sentence: Sentence, told: Attribution, me: Naming | None) -> Found:
        pair = self._pair(sentence, told.subject) if told.subject and me is None else None
        meant = Meant(pair) if pair else self._subject(place, sentence, told, me)
        if told.subject and meant.naming and self._is_owner(sentence, told, told.subject, meant.naming):
            meant = self._as_named(told.subject, sentence, is_source=False, is_beside=told.rule == "after")
        first, last = told.tokens
        by = sentence.tokens[first].start, sentence.tokens[last].end
        pronoun = told.subject is not None and told.subject.is_pronoun
        if meant.naming and told.subject is not None and me is None:
            self._antecedents.add(place, sentence.tokens[told.subject.first].start, meant.naming)
        is_one = told.subject is not None and sentence.tokens[told.subject.last].key == "whom"
        is_far = (told.is_loose or is_one) or (
            told.is_weak
            and meant.naming is not None
            and meant.naming.who.startswith("@")
            and not (told.saying and sentence.tokens[told.saying.last].key in _PROVIDING)
            and not (told.rule == "source" and first <= 1)  # «Selon une source, …»: all of the sentence
        )
        doubt = meant.doubt or ("far" if is_far else "hearsay" if told.is_hearsay else None)
        answers = any(token.key in _ANSWERS for token in sentence.tokens[first : last + 1])
        if meant.naming is None:
            is_said = told.rule in ("after", "before") and not told.is_weak and told.saying is not None
            return Found(
                by=by if doubt != "nobody" else None, doubt=doubt or "nobody", answers=answers, is_said=is_said
            )
        return Found(
            meant.naming, by, "pronoun" if pronoun and told.rule == "around" else told.rule, doubt, answers=answers
        )

    def _pair(self, sentence: Sentence, subject: Phrase) -> Naming | None:
        """Return the two who speak together, of whom a phrase is the second: «Le sénateur X et | la députée Y»."""
        tokens, joining = sentence.tokens, subject.first - 1
        if joining < 1 or tokens[joining].key not in ("et", "and") or subject.is_pronoun:
            return None
        begin = joining
        while begin > 0 and tokens[begin - 1].is_word and tokens[begin - 1].quotation < 0:
            begin -= 1
        first = tokens[begin:joining]
        are_named = self._reading.is_name.speaks(tokens[joining - 1]) and joining - begin <= _A_TITLED_NAME
        acts = any(token.key in forms().finite | _AUXILIARIES for token in first)
        if not are_named or acts or tokens[begin].key in PREPOSITIONS | SUBORDINATORS:
            return None
        return self._reading.described(tokens[begin : subject.last + 1], is_person=True)

    def _subject(self, place: int, sentence: Sentence, told: Attribution, me: Naming | None) -> Meant:
        if told.subject is None:
            head = self._opening(sentence, told.tokens[0])
            if head is None:
                return self._who_spoke(place, sentence)
            return self._speakers.of(head, sentence, place, me=me)
        kept = self._kept(place, sentence, told, told.subject) if me is None else None
        if kept:
            return kept
        meant = self._speakers.of(told.subject, sentence, place, me=me or self._myself(told.subject, sentence))
        is_after = told.saying is not None and told.saying.is_after
        is_verb = told.saying is not None and told.saying.form == "verb" and me is None
        is_told = told.rule == "before" or (told.rule == "around" and is_verb and _says_that(sentence.tokens, told))
        is_capital = is_told and is_verb and _is_proper(sentence.tokens[told.subject.first])
        is_beside = told.rule == "after" and is_verb and _is_beside(sentence.tokens, told.tokens[0])
        is_some = told.rule == "before" and is_after and told.subject.last > told.subject.first
        is_some = is_some and sentence.tokens[told.subject.first].key in _INDEFINITE
        is_headed = told.rule == "heading" and told.subject.last == len(sentence.tokens) - 1
        is_stated = told.rule == "source" or (told.rule == "after" and is_after) or is_capital or is_beside or is_some
        is_stated = is_stated or is_headed
        if is_stated and meant == Meant(None, "nobody") and not told.subject.is_pronoun:
            is_source = told.rule in ("source", "heading")
            return self._as_named(told.subject, sentence, is_source=is_source, is_beside=is_beside)
        source = self._cited(place, sentence, told) if me is None and meant.naming else None
        if source and meant.naming and _is_body(meant.naming):
            return source
        if told.saying and sentence.tokens[told.saying.last].key in _CITING and me is None:
            wrote = self._documents.cited(place, sentence, told.saying.last)
            if wrote and wrote.naming:
                return wrote
        if told.saying and sentence.tokens[told.saying.last].key in ("read", "reads", "reading") and meant.naming:
            return self._documents.read_aloud(place, meant)
        key = sentence.tokens[told.subject.first].key
        if (
            meant.naming is None
            and key.endswith("on")
            and any(token.key in _READ_OUT for token in sentence.tokens[told.tokens[0] : told.tokens[1] + 1])
        ):
            return self._documents.issuer(place, sentence)
        return meant

    def _is_owner(self, sentence: Sentence, told: Attribution, subject: Phrase, naming: Naming) -> bool:
        """Tell one named earlier in the sentence from «leur association», which they have: they aren't it."""
        if told.saying is None or not told.saying.is_after:
            return False
        is_owned = sentence.tokens[subject.first].key in _POSSESSIVES and subject.last == subject.first + 1
        is_noun = sentence.tokens[subject.last].key in BODY_NOUNS
        is_earlier = sentence.start <= naming.start < sentence.tokens[subject.first].start
        return is_owned and is_noun and is_earlier and naming.entity is None

    def _opening(self, sentence: Sentence, at: int) -> Phrase | None:
        """Return who the clause before a token is about: “The old man | took off his cap and said”."""
        head = phrases.head_of(sentence.tokens, at, self._reading.is_name)
        person = phrases.person_head(sentence.tokens, head, self._reading.is_name) if head else None
        is_longer = head is not None and person is not None and person.last < head.last
        if person and is_longer and sentence.tokens[person.last + 1].key not in _AUXILIARIES | PREPOSITIONS:
            return person
        return head

    def _cited(self, place: int, sentence: Sentence, told: Attribution) -> Meant | None:
        """Return the source whose words a body hands on: «l'agence X, qui cite un responsable»."""
        tokens = sentence.tokens
        if told.saying is None or told.subject is None:
            return None
        begins = (max(told.saying.last, told.subject.last) + 1, told.subject.last + 1, 0)
        at = next(
            (k for k in (_past_relative(tokens, begin) for begin in begins) if tokens[k].key in _HANDING_ON), None
        )
        if at is None:
            return None
        found = phrases.after(tokens, at + 1, self._reading.is_name)
        is_near = found is not None and not found.is_pronoun and found.first == at + 1
        head = phrases.person_head(tokens, found, self._reading.is_name) if found and is_near else None
        return self._speakers.of(found, sentence, place) if head and found else None

    def _kept(self, place: int, sentence: Sentence, told: Attribution, subject: Phrase) -> Meant | None:
        """Return who wrote what somebody keeps: «Anne a gardé le mot qu'il laissa : “…”»."""
        if told.saying is not None or told.rule != "before":
            return None
        wrote = self._documents.writer(place, sentence, subject.last, told.tokens[1])
        if wrote and wrote.naming:
            return wrote
        between = sentence.tokens[subject.last + 1 : told.tokens[1]]
        is_memory = any(token.key in _MEMORIES for token in between)
        is_kept = not is_memory and any(token.key in _KEEPING for token in between)
        return replace(self._speakers.of(subject, sentence, place), doubt="far") if is_kept else None

    def _myself(self, subject: Phrase, sentence: Sentence) -> Naming | None:
        """Return who says “I” outside of quotations."""
        kind = PRONOUNS.get(sentence.tokens[subject.first].key)
        return self._narrator.of(sentence.block) if subject.is_pronoun and kind == "i" else None

    def _as_named(self, subject: Phrase, sentence: Sentence, *, is_source: bool, is_beside: bool = False) -> Meant:
        """Return a speaker as named, whatever it is: «selon le barreau», «dit un gamin»; but not «selon la légende»."""
        tokens = sentence.tokens[subject.first : subject.last + 1]
        is_proper = _is_proper(tokens[0])
        if is_proper and not is_source:
            tokens = tokens[:1]
        is_nobody = any(token.key in _NO_SOURCES for token in tokens[:_FEW])
        if is_nobody or (tokens[0].key not in DETERMINERS | _INDEFINITE and not is_proper):
            return Meant(None, "nobody")
        start, end = tokens[0].start, tokens[-1].end
        words = self._text[start:end]
        is_plain = is_beside and len(tokens) <= _TWO
        is_told = is_source or is_proper or is_plain or tokens[0].key in _INDEFINITE
        return Meant(Naming(start, end, f"@{words.lower()}", None, True, words), None if is_told else "far")

    def _who_spoke(self, place: int, sentence: Sentence) -> Meant:
        """Return who spoke last in the paragraph: «Et d'ajouter : “…”»."""
        if sentence.tokens[0].key not in ("et", "and", "puis", "avant", "mais"):
            return Meant(None, "nobody")
        spoke = [self._found[at].who for at in sorted(self._found) if self._place.get(at, place) < place]
        near = [self._found[at].who for at in sorted(self._found) if place - 3 < self._place.get(at, place) < place]
        return Meant(near[-1]) if near and spoke and near[-1] else Meant(None, "nobody")


def _is_beside(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a verb and its subject begin right after a quotation: “…,” the guard asks."""
    before = first - 1
    while before > 0 and (tokens[before].text == "," or tokens[before].key in _CLITICS):
        before -= 1
    return before >= 0 and tokens[before].quotation >= 0


def _says_that(tokens: Sequence[Token], told: Attribution) -> bool:
    """Tell “X said that it “…””: “that” follows the verb at once, and nothing parts it from the quotation."""
    last = told.saying.last if told.saying else told.tokens[1]
    is_that = last + 1 < len(tokens) and tokens[last + 1].key in ("that", "que", "qu'")
    return is_that and not told.is_weak and any(token.quotation >= 0 for token in tokens[last + 2 : last + 4])


def _past_relative(tokens: Sequence[Token], at: int) -> int:
    """Return the place after «, qui»."""
    while at < len(tokens) - 2 and (tokens[at].text == "," or tokens[at].key in _RELATIVES):
        at += 1
    return min(at, len(tokens) - 1)


def _is_body(naming: Naming) -> bool:
    """Tell a body, named or described: “the Tass news agency”."""
    return not naming.is_person or (naming.who.startswith("@") and bool(BODY_NOUNS & set(naming.words.lower().split())))


def _is_proper(token: Token) -> bool:
    """Tell whether a word may be a name, though nothing else says so."""
    return token.has_capital and token.key not in DETERMINERS | _NO_NAMES and token.key not in PRONOUNS
