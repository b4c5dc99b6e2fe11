"""Tells who speaks a quotation by its sentence, or by the one after it that only says so."""

import itertools
import re
from dataclasses import replace

from dossier.quoting import (
    colons,
    fragments,
    joined,
    main_subjects,
    pointing,
    predicates,
    provisions,
    scare,
    voices,
    whose,
    word_kinds,
)
from dossier.quoting.attribution import Attribution, attribution
from dossier.quoting.carrier import Sentence
from dossier.quoting.clauses import sayings
from dossier.quoting.incises import incise
from dossier.quoting.marks import Span
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS
from dossier.quoting.saying import Saying
from dossier.quoting.spoken import Found, Spoken
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS

_TITLING = KNOWN.words("titling")
_UTTERING = KNOWN.words("uttering")
_SUPPOSING = KNOWN.words("supposing")
_REMEMBERING = KNOWN.words("remembering")
_CAPTIONS = frozenset(
    {"mots", "mot", "légende", "commentaire", "message", "phrase", "words", "caption", "comment", "note", "line"}
)
_PARTED = re.compile("[,–—]")
_FEW = 2
_LEAD = 5
_BRACKETED = 3
_DENYING = frozenset({"not", "n't", "never", "ne", "n'", "pas", "declined", "refused", "refusé"})
_DEFINITE = frozenset({"le", "la", "les", "l'", "the"})
_A_SIGNATURE = 90
_CALLING = KNOWN.words("calling")


class BySentence(Spoken):
    """What the sentences of an article tell of its quotations."""

    def _by_sentence(self, place: int, sentence: Sentence) -> None:
        if not sentence.quotations:
            return
        said = sayings(sentence.tokens, self._reading.is_name)
        for at, token in enumerate(sentence.tokens):
            if token.quotation >= 0:
                found = self._told(place, sentence, at, said)
                if found:
                    self._found[token.quotation] = found
        self._found.update(joined.shared(sentence.tokens, self._found))

    def _told(
        self, place: int, sentence: Sentence, at: int, said: list[Saying], me: Naming | None = None
    ) -> Found | None:
        span = self._reading.spans[sentence.tokens[at].quotation]
        if span.continues and span.depth == 0:
            return None
        is_heading = self._reading.article.blocks[span.block].kind in HEADINGS
        inside = self._incise(sentence.tokens[at].quotation, place) if span.depth == 0 else None
        if inside:
            return inside
        told = attribution(sentence, at, said, self._reading.is_name, is_heading=is_heading)
        told = told or self._whose(sentence, at, span) or self._predicate(sentence, at) or self._provision(sentence, at)
        told = told or self._fragment(sentence, at)
        told = told or (self._main(sentence, at) if span.depth == 0 and not is_heading else None)
        if (not told or told.saying is None) and span.depth == 0:
            told_after = (
                self._signed(sentence)
                or self._bracketed(place, sentence, at)
                or self._pointed(place, sentence, at + 1)
                or self._said_after(place, sentence, at)
            )
            if told_after and told_after.who and (not told or not self._speaks(place, sentence, told)):
                return told_after
        reason = self._why_unquoted(sentence, at, span, told)
        if reason:
            return Found(unquoted=reason)
        if told is None:
            return self._goes_on(place, sentence, at)
        if self._is_scare(sentence, at, span, told):
            return None
        found = self._spoken(place, sentence, told, me)
        if found.doubt == "nobody" and told.saying in said and told.rule in ("before", "around", "source"):
            if told.is_naming and sentence.tokens[at - 1].text != ":":
                return Found(unquoted="nickname")
            others = [each for each in said if each is not told.saying]
            return self._by_another(place, sentence, at, self._told(place, sentence, at, others, me) or found)
        return found

    def _by_another(self, place: int, sentence: Sentence, at: int, others: Found) -> Found:
        """Tell by whom those speak who are nobody: «Les démocrates, par la voix de X, ont dénoncé “…”»."""
        found = voices.voice(sentence.tokens, at, self._reading.is_name) if others.who is None else None
        if found is None:
            return others
        first, who = found
        told = self._spoken(place, sentence, Attribution(who, "around", (first, who.last)), None)
        return told if told.who else others

    def _whose(self, sentence: Sentence, at: int, span: Span) -> Attribution | None:
        """Read whose words stand after “whose”: “X, whose terse “We have them” was heard”."""
        subject = whose.speaker(sentence.tokens, at, self._text, span, self._reading.is_name)
        return Attribution(subject, "around", (subject.first, subject.last)) if subject else None

    def _predicate(self, sentence: Sentence, at: int) -> Attribution | None:
        """Read what the sentence says of its subject in the words of that: «L'institut « ne le sait pas encore »»."""
        subject = predicates.subject(sentence.tokens, at, self._text, self._reading.is_name)
        return Attribution(subject, "around", (subject.first, subject.last)) if subject else None

    def _fragment(self, sentence: Sentence, at: int) -> Attribution | None:
        """Read what somebody makes of a thing: «L'avocate attend « un geste sincère »»."""
        subject = fragments.subject(sentence.tokens, at, self._text, self._reading.is_name)
        return Attribution(subject, "around", (subject.first, subject.last)) if subject else None

    def _main(self, sentence: Sentence, at: int) -> Attribution | None:
        """Read whose words a part of a sentence is that is about somebody: «X salue un équipage « qui … »»."""
        found = main_subjects.subject(sentence.tokens, at, self._text, self._reading.is_name)
        if found is None:
            return None
        who, is_sure = found
        return Attribution(who, "around", (who.first, who.last), is_loose=not is_sure)

    def _provision(self, sentence: Sentence, at: int) -> Attribution | None:
        """Read what a treaty, or a law, provides: «Le traité interdit « des armes de … »»."""
        if len(scare.words_of(self._text, self._reading.spans[sentence.tokens[at].quotation])) <= _FEW:
            return None
        found = provisions.provided(sentence.tokens, at, self._reading.is_name)
        return Attribution(found[1], "around", (found[1].first, found[0])) if found else None

    def _why_unquoted(self, sentence: Sentence, at: int, span: Span, told: Attribution | None) -> str | None:
        """Return why what stands in marks is nobody's, by the words beside it."""
        if told and told.rule == "after" and not told.is_naming and not sentence.tokens[at - 1].is_word:
            return None
        reason = scare.beside(sentence, at, self._text, span)
        if reason or told is None or told.saying is None or told.rule not in ("before", "around"):
            return reason
        lead = sentence.tokens[max(0, at - _LEAD) : at]
        if at > 1 and lead[-1].text == ":" and any(token.key in _CAPTIONS for token in lead):
            return None  # «X a publié une photo, avec cette légende : « … »»
        titled = sentence.tokens[told.saying.last].key in _TITLING and self._text[span.start].isupper()
        return "title" if titled else None

    def _goes_on(self, place: int, sentence: Sentence, at: int) -> Found | None:
        """Tell who spoke just before, where a line or a word leads to more: «Le lendemain, une seule ligne : “…”»."""
        tokens = sentence.tokens
        if scare.is_epithet(sentence, at, self._text, self._reading.spans[tokens[at].quotation]):
            return Found(unquoted="irony")
        is_led = at > 1 and tokens[at - 1].text == ":" and colons.only_leads(tokens, at - 1)
        if not is_led and not colons.goes_on(tokens, at):
            return None
        before = [self._found[each] for each in sorted(self._found) if place - 2 < self._place.get(each, place) < place]
        same = before and self._reading.sentences[place - 1].block == sentence.block
        return replace(before[-1], rule="turn") if same and before[-1].who and not before[-1].unquoted else None

    def _bracketed(self, place: int, sentence: Sentence, at: int) -> Found | None:
        """Tell who is named in brackets after a quotation that is the rest of its paragraph: «“Quand ?” (Jean)»."""
        tokens = sentence.tokens
        whole = self._reading.article.blocks[sentence.block]
        tail = tokens[at + 1 :]
        if not tail and place + 1 < len(self._reading.sentences):
            after = self._reading.sentences[place + 1]
            tail = after.tokens if after.block == sentence.block else ()
        opens = self._reading.article.blocks[sentence.block].start
        if at or len(tail) < _FEW or tail[0].text not in "(—–-" or tokens[0].start > opens + 1:
            return None
        name = list(itertools.takewhile(lambda token: token.is_word and token.quotation < 0, tail[1:]))
        ends = tail[len(name) + 1 :]
        if not name or len(name) > _BRACKETED or not name[0].has_capital or tail[-1].end < whole.end - 1:
            return None
        if len(ends) > _BRACKETED or any(token.quotation >= 0 for token in ends):
            return None
        start, end = name[0].start, name[-1].end
        known = self._reading.people.within(start, end)
        words = self._text[start:end]
        who = known[0] if known else Naming(start, end, words.lower(), None, True, words)
        return Found(who, (start, end), "after")

    def _signed(self, sentence: Sentence) -> Found | None:
        """Return who signs, in a paragraph of its own, the quotation that is the whole one before: “— Jean Dupont”."""
        blocks = self._reading.article.blocks
        if sentence.has_words or sentence.block + 1 >= len(blocks):
            return None
        after = blocks[sentence.block + 1]
        whole = blocks[sentence.block]
        if self._text[after.start] not in "—–-" or after.end - after.start > _A_SIGNATURE:
            return None
        named = [each for each in self._reading.people.within(after.start, after.end) if each.start <= after.start + 2]
        is_whole = sentence.start <= whole.start + 1 and sentence.tokens[-1].end >= whole.end - 1
        return Found(named[0], (named[0].start, named[0].end), "after") if named and is_whole else None

    def _speaks(self, place: int, sentence: Sentence, told: Attribution) -> bool:
        """Tell whether those named before a colon are somebody."""
        return told.subject is not None and self._speakers.of(told.subject, sentence, place).naming is not None

    def _is_scare(self, sentence: Sentence, at: int, span: Span, told: Attribution) -> bool:
        """Tell a name, or a word or two of irony, in the midst of what somebody says."""
        before = sentence.tokens[at - 1] if at else None
        if told.rule in ("before", "heading") and before is not None and before.text in ":,":
            return False
        words = scare.words_of(self._text, span)
        verb = told.saying.span[1] if told.saying else at
        reads = verb == at - 1 and not told.is_naming
        utters = verb == at - 2 and sentence.tokens[verb].key in _UTTERING
        if reads or utters or _shouts(self._text, span):
            return False
        is_one = len(words) == 1 and told.rule == "around" and not told.is_naming
        is_called_for = at > 1 and sentence.tokens[verb].key in _CALLING and sentence.tokens[at - 2].key == "à"
        if is_one and before is not None and before.key in _DEFINITE and verb < at - _FEW and not is_called_for:
            return True  # “the delay of the “constellation””
        if told.saying is not None and sentence.tokens[told.saying.last].key in _SUPPOSING and len(words) <= _FEW:
            return True
        recalls = told.saying is not None and sentence.tokens[told.saying.last].key in _REMEMBERING
        if recalls and before is not None and before.key in DETERMINERS and len(words) <= _FEW:
            return True
        if scare.is_capitalised(self._text, span) and told.rule not in ("after", "heading"):
            return True
        as_named = told.rule == "after" and sentence.tokens[min(at + 2, len(sentence.tokens) - 1)].key in (
            "comme",
            "as",
        )
        if (
            told.rule == "after"
            and not as_named
            and at
            and before is not None
            and before.is_word
            and told.tokens[0] > at + _FEW
        ):
            return len(words) <= _FEW and not (told.saying is not None and told.saying.is_after)
        between = sentence.tokens[verb + 1 : at]
        last = max((k for k, token in enumerate(between) if token.quotation >= 0), default=None)
        goes_on = last is not None and not any(self._reading.is_name(token) for token in between[last:])
        return told.is_weak and len(words) <= _FEW and not goes_on

    def _incise(self, at: int, place: int) -> Found | None:
        span = self._reading.spans[at]
        if _PARTED.search(self._text, span.start, span.end) is None:
            return None
        sentence = self._reading.inside(at)
        each = incise(sentence, self._reading.is_name)
        if each is None or each.subject is None:
            return None
        meant = self._speakers.of(each.subject, sentence, place)
        first, last = each.span
        by = sentence.tokens[first].start, sentence.tokens[last].end
        if meant.naming:
            self._antecedents.add(place, by[0], meant.naming)
        doubt = meant.doubt or ("hearsay" if each.is_hearsay else None)
        return Found(meant.naming, by, "incise" if meant.naming else None, doubt)

    def _said_after(self, place: int, sentence: Sentence, at: int) -> Found | None:
        """Read a sentence that only says who spoke the quotation before it: “Will they?” Senator X, D-Ariz., asked."""
        sentences = self._reading.sentences
        if at + 1 < len(sentence.tokens) or place + 1 >= len(sentences):
            return None
        after = sentences[place + 1]
        is_heading = self._reading.article.blocks[sentence.block].kind in HEADINGS
        if after.block != sentence.block + is_heading or after.quotations:
            return None
        tokens = after.tokens
        pointed = self._pointed(place + 1, after, 0)
        if pointed and pointed.who:
            return replace(pointed, rule="heading") if is_heading else pointed
        if is_heading:
            return None
        last_word = max((k for k, token in enumerate(tokens) if token.is_word), default=-1)
        for each in sayings(tokens, self._reading.is_name):
            if any(token.key in _DENYING for token in tokens[each.first : each.last + 1]):
                continue  # “X did not answer”
            if each.form == "verb" and each.subject and each.subject.first <= 1:
                tail = last_word - each.span[1]
                further = tokens[each.span[1] + 1].key if tail > 0 else ""
                is_told = further in ("me", "them", "him", "her") and tail <= _FEW  # not “X has told him that …”
                if tail <= 0 or further in word_kinds.PREPOSITIONS or is_told:
                    told = Attribution(each.subject, "after", each.span, each.is_hearsay)
                    self._only_saying.add(place + 1)
                    return self._spoken(place + 1, after, told, None)
        return None

    def _pointed(self, place: int, sentence: Sentence, begin: int) -> Found | None:
        """Read «C'est par ces mots que X a ouvert la séance», “That, from X”."""
        subject = pointing.pointed(sentence.tokens, begin, self._reading.is_name)
        if subject is None:
            return self._named_further(place, sentence) if pointing.speaks_so(sentence.tokens, begin) else None
        first = next(k for k in range(begin, subject.last + 1) if sentence.tokens[k].is_word)
        return self._spoken(place, sentence, Attribution(subject, "after", (first, subject.last)), None)

    def _named_further(self, place: int, sentence: Sentence) -> Found | None:
        """Return the first person named after «Celui qui parle ainsi» in the paragraph."""
        start, end = sentence.tokens[0].start, sentence.tokens[min(_BRACKETED, len(sentence.tokens) - 1)].end
        for at in range(place + 1, min(place + _BRACKETED, len(self._reading.sentences))):
            if self._reading.sentences[at].block != sentence.block:
                break
            persons = [each.naming for each in self._antecedents.references(at) if each.naming.is_person]
            if persons:
                return Found(persons[0], (start, end), "after")
        return None


def _shouts(text: str, span: Span) -> bool:
    """Tell whether all is in capitals, so that they say nothing."""
    return text[span.start : span.end].isupper()
