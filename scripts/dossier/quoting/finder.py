"""Tells of each pair of quotation marks in an article who speaks there, or that nobody does."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.quotation import Quotation, Quotations, Speaker, Unquoted
from dossier.quoting import scare
from dossier.quoting.by_turns import ByTurns
from dossier.quoting.carrier import Sentence
from dossier.quoting.certainty import Certainty
from dossier.quoting.clauses import sayings
from dossier.quoting.echoes import echoes, words
from dossier.quoting.marks import Span
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS
from dossier.quoting.saying import Saying
from dossier.quoting.spoken import Found

_FEW = 2
_A_LONG_WORD = 6


class Finder(ByTurns):
    """Reads one article."""

    def quotations(self) -> Quotations:
        """Return all that stands in marks."""
        for place, sentence in enumerate(self._reading.sentences):
            for at in sentence.quotations:
                self._place[at] = place
            self._by_sentence(place, sentence)
        self._by_turns()
        self._by_echo()
        for at, span in enumerate(self._reading.spans):
            if span.depth == 0:
                self._within(at)
        self._by_echo()
        self._by_interview()
        self._by_nobody()
        self._by_echo()
        return self._given()

    def _by_echo(self) -> None:
        """Tell of words that stand elsewhere in the article, spoken by somebody, or nobody's."""
        spoken = [
            (at, self._words(at), found) for at, found in sorted(self._found.items()) if found.who or found.unquoted
        ]
        for at, _ in enumerate(self._reading.spans):
            known = self._found.get(at)
            if known and (known.who or known.unquoted) and not self._may_be_echo(at, known):
                continue
            here = self._words(at)
            span = self._reading.spans[at]
            for other, others, found in spoken:
                whole = self._reading.spans[other]
                if whole.start <= span.start and span.end <= whole.end:
                    continue
                same = here == others
                part = found.who and echoes(here, others, is_heading=self._is_heading(at))
                part = part or (found.who and self._is_heading(at) and self._is_only(here, found.who, spoken))
                if same and found.unquoted and not (known and known.who):
                    self._found[at] = Found(unquoted=found.unquoted)
                    break
                is_own = self._is_heading(other) and self._is_heading(at)
                if (same or part) and found.who and (not found.doubt) and not is_own:
                    rule = "heading" if self._is_heading(at) else "turn"
                    self._found[at] = Found(found.who, None, rule)
                    break

    def _is_only(self, here: Sequence[str], who: Naming, spoken: Sequence[tuple[int, list[str], Found]]) -> bool:
        """Tell whether a word or two of a headline stand only in words of one below: «« Inacceptable »»."""
        if len(here) > _FEW or len("".join(here)) < _A_LONG_WORD:
            return False
        part = f" {' '.join(here)} "
        those = {
            found.who.who if found.who else ""
            for at, words_there, found in spoken
            if not self._is_heading(at) and part in f" {' '.join(words_there)} "
        }
        return those == {who.who}

    def _may_be_echo(self, at: int, found: Found) -> bool:
        """Tell a headline's words that the article below may tell more of: irony there, or somebody unnamed."""
        is_vague = found.who is not None and (found.doubt is not None or found.who.who.startswith("@"))
        if found.who is not None and found.who.who.startswith("@") and not self._is_heading(at):
            return len(self._words(at)) > _FEW and found.who.is_person
        is_beside = found.who is not None and found.rule == "around" and len(self._words(at)) > _FEW
        is_irony = found.unquoted in ("irony", "name") and len(self._words(at)) <= _FEW
        return self._is_heading(at) and (is_vague or is_irony or is_beside)

    def _by_interview(self) -> None:
        """Tell that what stands over an interview, with nothing that says who speaks, is said by whom it is with."""
        who = self._narrator.interviewee
        for at, span in enumerate(self._reading.spans):
            known = self._found.get(at)
            before_all = who and span.depth == 0 and span.block < min(self._narrator.questions)
            is_open = known is None or (known.doubt == "nobody" and not known.is_said)
            if before_all and is_open and len(self._words(at)) > _FEW and self._why_none(at, span) is None:
                self._found[at] = Found(who, None, "heading" if self._is_heading(at) else "turn")

    def _words(self, at: int) -> list[str]:
        span = self._reading.spans[at]
        return words(self._text[span.start : span.end])

    def _is_heading(self, at: int) -> bool:
        return self._reading.article.blocks[self._reading.spans[at].block].kind in HEADINGS

    def _within(self, at: int) -> None:
        outer = self._found.get(at, Found())
        for sentence in self._reading.parts(at):
            if not sentence.quotations:
                continue
            said = sayings(sentence.tokens, self._reading.is_name)
            if outer.by:  # who says all of it, says nothing of what is quoted in it: «Il disait “…”, explique X»
                said = [each for each in said if not outer.by[0] <= sentence.tokens[each.span[0]].start < outer.by[1]]
            for place, token in enumerate(sentence.tokens):
                if token.quotation >= 0:
                    if outer.unquoted is None:
                        self._told_within(at, sentence, place, said, outer)
                    self._within(token.quotation)

    def _told_within(self, at: int, sentence: Sentence, place: int, said: list[Saying], outer: Found) -> None:
        span = self._reading.spans[sentence.tokens[place].quotation]
        me = outer.who or Naming(span.first, span.first, "@", None, False, "")
        told = self._told(self._place_of(at), sentence, place, said, me)
        if told and told.who and told.who.who == "@":
            told = Found(doubt="nobody")
        if told and told.who and told.who is outer.who:
            told = replace(told, rule="inside")
        if told:
            self._found[sentence.tokens[place].quotation] = told

    def _place_of(self, at: int) -> int:
        return self._reading.sentence_at(self._reading.spans[at].start)

    def _by_nobody(self) -> None:
        """Tell what nobody speaks from quotations of nobody knows whom."""
        for at, span in enumerate(self._reading.spans):
            found = self._found.get(at)
            is_short = found is not None and found.who is None and len(self._words(at)) <= _FEW and not found.unquoted
            if found is not None and found.is_said:
                continue
            if found is None or is_short or (found.doubt == "nobody" and not span.continues):
                reason = self._why_none(at, span)
                if reason:
                    self._found[at] = Found(unquoted=reason)

    def _given(self) -> Quotations:
        quotations, unquoted = [], []
        certainty = Certainty(self._reading, self._antecedents)
        for at, span in enumerate(self._reading.spans):
            found = self._found.get(at, Found(doubt="nobody"))
            if found.unquoted:
                unquoted.append(Unquoted(span.block, span.start, span.end, found.unquoted))
            else:
                quotations.append(self._quotation(span, found, certainty))
        return Quotations(tuple(quotations), tuple(unquoted))

    def _why_none(self, at: int, span: Span) -> str | None:
        if span.depth:
            parent = self._parent(at)
            sentence = self._reading.inside(parent)
        else:
            sentence = self._reading.sentences[self._place[at]]
        place = next(k for k, token in enumerate(sentence.tokens) if token.quotation == at)
        return scare.beside(sentence, place, self._text, span) or scare.alone(sentence, place, self._text, span)

    def _parent(self, at: int) -> int:
        span = self._reading.spans[at]
        return next(
            k
            for k in range(at - 1, -1, -1)
            if self._reading.spans[k].depth == span.depth - 1 and self._reading.spans[k].end >= span.end
        )

    def _quotation(self, span: Span, found: Found, certainty: Certainty) -> Quotation:
        speaker = None
        if found.who:
            fullest = self._reading.people.fullest.get(found.who.who, found.who)
            speaker = Speaker(fullest.start, fullest.end, found.who.entity)
        doubt: str | None = found.doubt or "nobody"
        if found.who and not found.doubt:
            doubt = certainty.doubt(found.who, span.block, is_within=span.depth > 0)
        rule = found.rule if speaker else None
        return Quotation(span.block, span.start, span.end, speaker, found.by, rule, doubt, span.continues)
