"""Tells who speaks a quotation of which its sentence says nothing: see turns.py."""

import re
from dataclasses import replace

from dossier.quoting import phrases, reporting, word_kinds
from dossier.quoting.agreement import is_impersonal
from dossier.quoting.by_sentence import BySentence
from dossier.quoting.carrier import Sentence
from dossier.quoting.clauses import sayings
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS, unique
from dossier.quoting.saying import Saying
from dossier.quoting.spoken import Found
from dossier.quoting.told_after import ToldAfter
from dossier.quoting.turns import Turn, paragraph, turn
from dossier.quoting.word_kinds import Phrase

_PRESENTS = re.compile(
    r"(?:(?:and|but|then|et|mais|puis|now)\s)?(?:here(?: is|’s|'s)|enter|there (?:is|was)|(?:then )?comes"
    r"|take|listen to|voici|voilà|écoutez|écoutons|place à|vient|arrive|prenez|il y a)\s",
    re.IGNORECASE,
)
_LONGEST_TURN = 200
_OPENING = 4
_A_TAIL = 10
_LASTING = frozenset({"far", "pronoun"})
"""Doubts about a speaker that are those about the same one's next words."""
_A_CLOSE = 3
_TO_US = frozenset({"nous", "us", "m'", "me", "our"})
_AT_LENGTH = frozenset(
    {"heures", "hours", "longtemps", "length", "letter", "lettre", "email", "écrit", "téléphone", "phone"}
)
_TO_ME = frozenset({"m'", "me", "-moi"})


class ByTurns(BySentence):
    """What turns tell of the quotations of an article."""

    def _by_turns(self) -> None:
        outer = [at for at, span in enumerate(self._reading.spans) if span.depth == 0]
        whole = [at for at in outer if not self._is_beside_words(at)]
        turns = [self._turn(at) for at in whole]
        for place, at in enumerate(whole):
            span = self._reading.spans[at]
            found = self._found.get(at)
            if found is None and span.continues and place:
                before = self._found.get(whole[place - 1], Found())
                if before.unquoted is None:
                    self._found[at] = replace(before, rule="continued" if before.who else None)
            elif found is None and turns[place].is_bare:
                told = self._taken([each for each in turns if each is not None], place, at, whole)
                if told:
                    self._found[at] = told
            turns[place] = self._turn(at)
        self._by_sentences_after(outer)

    def _is_beside_words(self, at: int) -> bool:
        """Tell what takes no turn: a name in marks, or what nobody is told to say beside what somebody does."""
        found = self._found.get(at)
        if found is not None:
            return found.unquoted is not None
        beside = self._reading.sentences[self._place[at]].quotations
        return any(other in self._found and self._found[other].who for other in beside if other < at)

    def _by_sentences_after(self, whole: list[int]) -> None:
        """Tell who wrote, or who it was that spoke, by the sentences after: see told_after.py."""
        after = ToldAfter(self._reading, self._antecedents)
        named: dict[str, Naming] = {}
        for at in whole:
            found = self._found.get(at, Found(doubt="nobody"))
            if found.unquoted or found.doubt not in (None, "nobody"):
                continue
            author = after.author(self._place[at], found.who)
            if author:
                self._found[at] = replace(found, who=author, rule=found.rule or "turn", doubt=None)
            elif found.who and found.who.who.startswith("@"):
                one = after.named(found.who, self._place[at])
                named.update({found.who.who: one} if one else {})
        for at in whole:
            found = self._found.get(at, Found())
            if found.who and found.who.who in named and not found.doubt:
                self._found[at] = replace(found, who=named[found.who.who])

    def _turn(self, at: int) -> Turn:
        place = self._place[at]
        sentence = self._reading.sentences[place]
        found = self._found.get(at, Found())
        is_bare = not sentence.has_words and found.rule in (None, "turn", "continued")
        span = self._reading.spans[at]
        asks = self._text[span.end - 1] == "?"
        is_short = self._is_short(sentence.block)
        is_written = found.who is not None and found.who.who.startswith("@") and not found.who.is_person
        return Turn(self._number(place), sentence.block, found.who, is_bare, found.answers, is_short, asks, is_written)

    def _is_short(self, block: int) -> bool:
        """Tell whether a paragraph is no more than a turn of a dialogue."""
        whole = self._reading.article.blocks[block]
        if whole.kind in HEADINGS or whole.end - whole.start > _LONGEST_TURN:
            return False
        within = [at for at, each in enumerate(self._reading.sentences) if each.block == block]
        return all(self._reading.sentences[at].quotations or at in self._only_saying for at in within)

    def _number(self, place: int) -> int:
        """Return the number of a sentence, those that only say who speaks the one before left out."""
        return place - sum(each <= place for each in self._only_saying)

    def _taken(self, turns: list[Turn], place: int, at: int, whole: list[int]) -> Found | None:
        taken = turn(turns, place, self._partner(whole[place - 1])) if place else None
        by = self._found.get(whole[place - 1], Found()).by if place else None
        if taken:
            if taken.doubt:
                return Found(None, None, None, taken.doubt)
            same = place and turns[place - 1].who == taken.who
            if taken.who and not same and turns[place - 1].is_written:
                return Found(taken.who, None, "turn")
            if same and self._is_joined(whole[place - 1], taken.who):
                return Found(taken.who, None, "turn", "two_speakers")
            between = self._between(self._place[whole[place - 1]], self._place[at], taken.who)
            if between:
                return Found(between, None, "turn")
            if self._are_others_between(self._place[whole[place - 1]], self._place[at], taken.who):
                return Found(taken.who, None, "turn", "two_speakers")
            doubt = self._found[whole[place - 1]].doubt if same else None
            return Found(taken.who, by if same else None, "turn", doubt if doubt in _LASTING else None)
        return self._alone(turns, place, at)

    def _partner(self, at: int) -> Naming | None:
        """Return whom a quotation is said to, where that is the one who tells it all: «m'a-t-il dit»."""
        sentence = self._reading.sentences[self._place[at]]
        return self._narrator.of(sentence.block) if any(token.key in _TO_ME for token in sentence.tokens) else None

    def _is_joined(self, at: int, who: Naming | None) -> bool:
        """Tell whether another acts after one has spoken, in the same sentence: «“…”, dit X, et Y hoche la tête.»"""
        place = self._place[at]
        tokens = self._reading.sentences[place].tokens
        end = self._reading.spans[at].last
        return any(
            each.is_person and who is not None and each.who != who.who and tokens[k - 1].key in word_kinds.JOINING
            for k, each, governed in self._reading.namings(self._reading.sentences[place])
            if each.start > end and not governed and k > 1 and tokens[k - 2].text == ","
        )

    def _between(self, first: int, last: int, who: Naming | None) -> Naming | None:
        """Return somebody else who takes the floor between two quotations: «X hausse les épaules.»"""
        if last - first < 2:
            return None
        sentence = self._reading.sentences[last - 1]
        presented = self._presented(sentence) or self._antecedents.brought_in(last - 1)
        if presented:
            return presented if who is None or presented.who != who.who else None
        head = phrases.head_of(sentence.tokens, len(sentence.tokens) - 1, self._reading.is_name)
        if who is None or head is None or head.is_pronoun or sentence.quotations:
            return None
        about = self._head_person(head, sentence, last - 1)
        return about if about and about.who != who.who else None

    def _presented(self, sentence: Sentence) -> Naming | None:
        """Return the person whom a sentence brings on: “And here is X, who was aboard”, «Voici X»."""
        presents = _PRESENTS.match(self._text, sentence.tokens[0].start, sentence.tokens[-1].end)
        if presents is None:
            return None
        named = self._reading.people.within(presents.end(), sentence.tokens[-1].end)
        return next((each for each in named if each.start == presents.end() and each.is_person), None)

    def _are_others_between(self, first: int, last: int, who: Naming | None) -> bool:
        """Tell whether sentences between two quotations are about somebody else, too."""
        about = (
            each.naming
            for place in range(first + 1, last)
            for each in self._antecedents.references(place)
            if not each.is_governed and each.naming.is_person
        )
        return who is not None and any(each.who != who.who and not each.who.startswith("@") for each in about)

    def _alone(self, turns: list[Turn], place: int, at: int) -> Found | None:
        """Tell who speaks the first quotation of a paragraph, of which its sentence says nothing."""
        here = turns[place]
        sentences = self._reading.sentences
        where = self._place[at]
        before = sentences[where - 1] if where else None
        if before and before.block == here.block - 1 and self._opens_a_tale(before):
            told = self._told_before(where - 1)
            return Found(told, self._by(where - 1), "before") if told else Found(doubt="nobody")
        if self._reading.article.blocks[here.block].kind in HEADINGS:
            return None
        is_first = not any(each.block == here.block - 1 for each in turns)
        reported = self._reported(where - 1, at) if where and is_first else None
        if reported:
            return Found(reported, self._by(where - 1), "turn")
        is_next = before is not None and before.block == here.block - 1
        asked = self._asked_of(where - 1) or self._antecedents.asked(where - 1) if is_next else None
        if asked:
            return Found(asked, None, "turn")
        if before and before.block == here.block:
            return self._after_words(where - 1)
        exchanged = paragraph(turns, place)
        if exchanged:
            return Found(exchanged.who, None, "turn" if exchanged.who else None, exchanged.doubt)
        earlier = [each for each in turns[:place] if each.block == here.block - 1]
        following = [each.who for each in turns[place + 1 :] if each.block == here.block and each.who]
        if any(each.who for each in earlier):
            return self._as_before(earlier, following)
        about = self._about_next(where) if not earlier else None
        if about:
            return Found(about, None, "turn")
        if len({each.who for each in following}) == 1:
            return Found(following[0], None, "turn")
        return Found(doubt="nobody") if earlier else None

    def _opens_a_tale(self, sentence: Sentence) -> bool:
        """Tell whether a sentence that ends its paragraph leads on: by a colon, or by «X a commencé à raconter.»"""
        if sentence.tokens[-1].text == ":":
            return True
        said = [each for each in sayings(sentence.tokens, self._reading.is_name) if each.form == "verb"]
        if not said or sentence.quotations:
            return False
        if said[-1].span[1] >= len(sentence.tokens) - 2:
            return True
        return self._only_tells(sentence, said[-1])

    def _asked_of(self, place: int) -> Naming | None:
        """Return of whom a question asks that ends a paragraph, and who answers then: «Qu'en retient-elle ?»."""
        sentence = self._reading.sentences[place]
        is_heading = self._reading.article.blocks[sentence.block].kind in ("title", "heading")
        if sentence.tokens[-1].text != "?" or sentence.quotations or is_heading:
            return None
        for at, token in enumerate(sentence.tokens):
            kind = word_kinds.PRONOUNS.get(token.key.lstrip("-").removeprefix("t-"))
            if kind in ("he", "she") and token.key != "lui" and not is_impersonal(sentence, at):
                meant = self._speakers.of(Phrase(at, at, is_pronoun=True), sentence, place)
                is_sure = meant.naming is not None and not meant.doubt and not meant.naming.who.startswith("@")
                return meant.naming if is_sure else None
        return None

    def _reported(self, place: int, at: int) -> Naming | None:
        """Return whose words a paragraph tells indirectly before one that is a quotation: “…, X estimated.”"""
        span, sentence = self._reading.spans[at], self._reading.sentences[place]
        whole = self._reading.article.blocks[span.block]
        if sentence.block != span.block - 1 or span.start > whole.start + 1 or span.last < whole.end - 1:
            return None
        if self._text.count(self._text[span.start + 1 : span.last - _A_CLOSE]) > 1:
            return None  # set apart from the text, in which it stands elsewhere
        subject = reporting.subject(sentence.tokens, self._reading.is_name)
        meant = self._speakers.of(subject, sentence, place) if subject else None
        if meant is None or meant.naming is None or meant.doubt or not meant.naming.is_person:
            return None
        others = {each.naming.who for each in self._antecedents.references(place) if each.naming.is_person}
        return meant.naming if others <= {meant.naming.who} and not meant.naming.who.startswith("@") else None

    def _only_tells(self, sentence: Sentence, said: Saying) -> bool:
        """Tell «X nous a répondu longuement, par écrit.» from «X a dit qu'il viendrait.»"""
        tail = [token for token in sentence.tokens[said.span[1] + 1 :] if token.is_word]
        is_content = any(token.key in word_kinds.SUBORDINATORS - word_kinds.JOINING for token in tail)
        to_us = any(token.key in _TO_US for token in sentence.tokens[said.first : said.last + 3])
        is_long = any(token.key in _AT_LENGTH or word_kinds.is_adverb(token) for token in tail)
        opens = said.subject is not None and said.subject.first <= 1
        return opens and not is_content and len(tail) <= _A_TAIL and (to_us or is_long)

    def _after_words(self, place: int) -> Found:
        """Tell who speaks after a sentence without quotations: who it is about."""
        asked = self._antecedents.asked(place)
        if asked:
            return Found(asked, self._by(place), "turn")
        told = self._told_before(place)
        myself = self._narrator.of(self._reading.sentences[place].block)
        if told and myself and told.who == myself.who:
            return Found(doubt="pronoun")  # who tells it all says “I”
        if told:
            return Found(told, self._by(place), "turn")
        free = [each.naming for each in self._antecedents.references(place) if not each.is_governed]
        people = unique(each for each in free if each.is_person)
        sentence = self._reading.sentences[place]
        kinds = {
            word_kinds.PRONOUNS.get(token.key)
            for at, token in enumerate(sentence.tokens[:_OPENING])
            if not is_impersonal(sentence, at)
        }
        if kinds & {"he", "she"}:
            return Found(doubt="pronoun")
        if len(people) == 1 and self._reading.sentences[place].has_words:
            return Found(people[0], None, "turn")
        return Found(doubt="two_speakers" if people else "nobody")

    def _as_before(self, earlier: list[Turn], following: list[Naming]) -> Found:
        """Tell whether the only one who spoke in the paragraph before goes on."""
        known = unique(each.who for each in earlier if each.who)
        is_one = len(known) == 1 and all(each.who for each in earlier)
        if is_one and (not following or following[0].who == known[0].who):
            return Found(known[0], None, "turn")
        return Found(doubt="two_speakers")

    def _about_next(self, place: int) -> Naming | None:
        """Return whom the next sentence of the paragraph names first: «“Non.” Jean Dupont secoue la tête.»"""
        sentences = self._reading.sentences
        after = sentences[place + 1] if place + 1 < len(sentences) else None
        if after is None or after.block != sentences[place].block or after.quotations:
            return None
        head = phrases.head_of(after.tokens, len(after.tokens) - 1, self._reading.is_name)
        about = self._head_person(head, after, place + 1) if head and not head.is_pronoun else None
        return about if about and not about.who.startswith("@") else None

    def _told_before(self, place: int) -> Naming | None:
        """Return who a sentence without quotations says speaks: «Il a raconté son départ.»"""
        sentence = self._reading.sentences[place]
        if sentence.quotations:
            return None
        leads = self._leading(sentence, place) if sentence.tokens[-1].text == ":" else None
        if leads:
            return leads
        closing = reporting.closing(sentence.tokens, self._reading.is_name)
        if closing:
            told = self._speakers.of(closing, sentence, place)
            return told.naming if not told.doubt else None
        end = next((k for k, token in enumerate(sentence.tokens) if token.text == ":"), len(sentence.tokens) - 1)
        head = phrases.head_of(sentence.tokens, end, self._reading.is_name)
        meant = self._head_person(head, sentence, place) if head else None
        if meant:
            return meant
        said = [each for each in sayings(sentence.tokens, self._reading.is_name) if each.form == "verb"]
        if not said:
            for at, token in enumerate(sentence.tokens):
                if word_kinds.PRONOUNS.get(token.key) in ("he", "she") and token.key != "lui":
                    told = self._speakers.of(Phrase(at, at, is_pronoun=True), sentence, place)
                    return told.naming if not told.doubt else None
        if said and said[0].subject:
            told = self._speakers.of(said[0].subject, sentence, place)
            return told.naming if not told.doubt else None
        return None

    def _by(self, place: int) -> tuple[int, int] | None:
        """Return where a sentence says that somebody speaks, else how it begins."""
        tokens = self._reading.sentences[place].tokens
        said = [each for each in sayings(tokens, self._reading.is_name) if each.form == "verb"]
        first, last = said[-1].span if said else (0, min(_OPENING, len(tokens) - 1))
        return tokens[first].start, tokens[last].end

    def _leading(self, sentence: Sentence, place: int) -> Naming | None:
        """Return who the last verb of saying before a colon at the end of a sentence says speaks."""
        said = [each for each in sayings(sentence.tokens, self._reading.is_name) if each.subject]
        if not said or not said[-1].subject:
            return None
        told = self._speakers.of(said[-1].subject, sentence, place)
        return told.naming if not told.doubt else None

    def _head_person(self, head: Phrase, sentence: Sentence, place: int) -> Naming | None:
        """Return the person that a sentence is about."""
        person = phrases.person_head(sentence.tokens, head, self._reading.is_name)
        if person is None:
            return None
        meant = self._speakers.of(person, sentence, place)
        return meant.naming if meant.naming and meant.naming.is_person and not meant.doubt else None
