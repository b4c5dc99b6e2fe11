"""What an article quotes: values only, as `quote` finds them."""

from dataclasses import dataclass

RULES = ("before", "after", "incise", "around", "source", "heading", "turn", "pronoun", "continued", "inside")
"""How a speaker was told: keys of the message catalogue, `spoken.…`.

    before      the words that say so stand before the quotation: «Il a déclaré : “…”»
    after       they follow it: “…,” he said
    incise      they stand amid the words quoted: «Nous irons, a-t-il dit, sur la Lune»
    around      the quotation is a part of somebody's sentence: «Le ministre juge la décision “hâtive”»
    source      a source is named: «selon», "according to"
    heading     a headline's form: «Rogozine : “…”»
    pronoun     a pronoun in such a sentence stands for somebody named before: «Il juge la décision “hâtive”»
    turn        only the turns of an interview, or whose words went before, tell
    continued   the quotation goes on with the one before
    inside      it stands in another quotation, whose speaker quotes
"""

DOUBTS = ("two_speakers", "far", "pronoun", "nobody", "hearsay")
"""Why a speaker is in doubt, or unknown: keys of the message catalogue, `doubt.…`.

    two_speakers  the sentence has two who may have said it
    far           the last who spoke is named too far off
    pronoun       a pronoun may stand for several
    nobody        nothing says who speaks
    hearsay       the article itself isn't sure whose words they are: «un mot qu'on attribue à X», "attributed to X"
"""

NO_QUOTATION = ("title", "name", "nickname", "term", "irony")
"""Why words in quotation marks are nobody's: keys of the message catalogue, `unquoted.…`."""


@dataclass(frozen=True)
class Speaker:
    """Who is quoted, by the fullest name that the article has for them."""

    start: int
    """Where that name stands in the text as read."""
    end: int
    entity: str | None
    """Who that is in the registry, where it knows them."""


@dataclass(frozen=True)
class Quotation:
    """Words of an article that somebody says or writes there, word for word."""

    block: int
    """The place among the article's blocks of the one where they stand."""
    start: int
    """Where they begin in the text as read: between the marks, without the space inside them."""
    end: int
    speaker: Speaker | None
    """None where the article doesn't say, or doesn't say clearly."""
    by: tuple[int, int] | None
    """Where the words stand that say who speaks («a déclaré Dmitri Bakanov»), where some do."""
    rule: str | None
    """How the speaker was told: one of RULES; None where they weren't."""
    doubt: str | None = None
    """Why the speaker is in doubt, or unknown: one of DOUBTS; None where they are sure."""
    continues: bool = False
    """Whether the paragraph goes on with the quotation before."""
    lang: str | None = None
    """The language of the words, where it is told and isn't the article's."""


@dataclass(frozen=True)
class Unquoted:
    """Words in quotation marks that nobody is quoted with."""

    block: int
    start: int
    end: int
    reason: str
    """One of NO_QUOTATION."""


@dataclass(frozen=True)
class Quotations:
    """All that an article has in quotation marks, each in the order of the text."""

    quotations: tuple[Quotation, ...] = ()
    unquoted: tuple[Unquoted, ...] = ()


NOTHING_QUOTED = Quotations()
