"""Tells whose words are read: a document's that somebody reads aloud, a sign's, those of the body that issued them."""

from dossier.quoting import phrases, word_kinds
from dossier.quoting.antecedents import Antecedents
from dossier.quoting.called import BODY_NOUNS
from dossier.quoting.carrier import Sentence
from dossier.quoting.reading import Reading
from dossier.quoting.references import Meant
from dossier.quoting.speakers import Speakers
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS, Phrase
from dossier.vocabulary import vocabulary

_DOCUMENTS = KNOWN.words("documents") | {"mot", "mots"}
_FROM = frozenset({"from", "by", "de", "d'", "par"})
_THATS = frozenset({"that", "which", "que", "qu'"})
_SENT = KNOWN.words("sent")
_NETWORKS = vocabulary("speakers").words("networks")
_ACCOUNTS = frozenset({"compte", "account", "chaîne", "channel", "profil", "profile", "page"})
_NEAR = 5
_BEARING = frozenset({"sur", "on", "on|", "dans", "in"})


class Documents:
    """The documents of an article, and those who issued them."""

    def __init__(self, reading: Reading, antecedents: Antecedents, speakers: Speakers) -> None:
        self._reading = reading
        self._antecedents = antecedents
        self._speakers = speakers

    def read_aloud(self, place: int, meant: Meant) -> Meant:
        """Return the document that somebody reads: its words aren't the reader's."""
        if meant.naming is None or not meant.naming.is_person or BODY_NOUNS & set(meant.naming.words.lower().split()):
            return meant
        for back in (place, place - 1):
            if back >= 0:
                sentence = self._reading.sentences[back]
                wrote = self.writer(back, sentence, 0, len(sentence.tokens))
                if wrote:
                    return wrote
                found = self._speakers.document(sentence)
                if found:
                    return Meant(found)
        return Meant(None, "nobody")

    def cited(self, place: int, sentence: Sentence, verb: int) -> Meant | None:
        """Return whom somebody cites: «il cite sa mère : “…”», “she quoted from a letter by X”."""
        tokens = sentence.tokens
        end = next((k for k in range(verb + 1, len(tokens)) if tokens[k].quotation >= 0), len(tokens))
        wrote = self.writer(place, sentence, verb, end)
        if wrote:
            return wrote
        phrase = phrases.after(tokens[:end], verb + 1, self._reading.is_name) if verb + 1 < end else None
        head = phrases.person_head(tokens, phrase, self._reading.is_name) if phrase else None
        is_near = head is not None and not head.is_pronoun and head.first <= verb + 2
        is_whole = head is not None and (head.last + 1 >= end or tokens[head.last + 1].text in ":,")
        return self._speakers.of(head, sentence, place) if head and is_near and is_whole else None

    def writer(self, place: int, sentence: Sentence, begin: int, end: int) -> Meant | None:
        """Return who wrote the last document between tokens: “a letter by his daughter”, «la lettre que X écrit»."""
        tokens = sentence.tokens
        noun = next((k for k in range(end - 1, begin, -1) if tokens[k].key in _DOCUMENTS), None)
        if noun is None or noun + 2 >= end:
            return None
        at = noun + 1
        while at < end and (tokens[at].key in _SENT or word_kinds.is_adverb(tokens[at])):
            at += 1
        if at + 1 >= end or tokens[at].key not in _FROM | _THATS:
            return None
        phrase = phrases.after(tokens, at + 1, self._reading.is_name)
        head = phrases.person_head(tokens, phrase, self._reading.is_name) if phrase else None
        return self._speakers.of(head, sentence, place) if head and head.first == at + 1 else None

    def issuer(self, place: int, sentence: Sentence) -> Meant:
        """Return the body whose words are read, else the sign: «lit-on dans le texte», «peut-on lire sur la porte»."""
        holder = self._holder(sentence)
        if holder:
            return self._speakers.of(holder, sentence, place)
        for back in (place, place - 1):
            if back >= 0:
                bodies = [each for each in self._antecedents.references(back) if not each.naming.is_person]
                for each in [*(one for one in bodies if not one.is_governed), *bodies]:
                    is_network = each.naming.words.lower() in _NETWORKS
                    if each.naming.entity or not (is_network or each.naming.who.startswith("@")):
                        return Meant(each.naming)
        head = phrases.head_of(sentence.tokens, len(sentence.tokens) - 1, self._reading.is_name)
        if head and not head.is_pronoun:
            return self._speakers.of(head, sentence, place)
        bearer = self._bearer(sentence)
        return self._speakers.of(bearer, sentence, place) if bearer else Meant(None, "nobody")

    def _holder(self, sentence: Sentence) -> Phrase | None:
        """Return whose account a post stands on: «peut-on lire sur le compte Twitter | de la mission»."""
        tokens, is_name = sentence.tokens, self._reading.is_name
        account = next((k for k, token in enumerate(tokens) if token.key in _ACCOUNTS), len(tokens))
        for of in range(account + 1, min(account + _NEAR, len(tokens) - 1)):
            if tokens[of].key in ("du", "des", "de", "d'", "of"):
                begin = of if tokens[of].key in ("du", "des") else of + 1
                return phrases.whole(tokens, begin, is_name) if tokens[of + 1].is_word else None
        return None

    def _bearer(self, sentence: Sentence) -> Phrase | None:
        """Return what words stand on: «sur une banderole», “on the wall poster”."""
        tokens = sentence.tokens
        for at in range(len(tokens) - 2):
            if tokens[at].key in _BEARING and tokens[at + 1].key in DETERMINERS:
                last = next((k for k in range(at + 2, min(at + 5, len(tokens))) if tokens[k].key in _DOCUMENTS), None)
                if last is not None:
                    return Phrase(at + 1, last)
        return None
