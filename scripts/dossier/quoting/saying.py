"""What in a sentence says that somebody speaks: see clauses.py."""

from dataclasses import dataclass

from dossier.quoting.word_kinds import Phrase


@dataclass(frozen=True)
class Saying:
    """Words of a sentence that say that somebody speaks."""

    first: int
    last: int
    """The tokens of the verb, or of the noun."""
    subject: Phrase | None
    form: str
    """`verb`, `shared`, `source` or `noun`."""
    is_after: bool = False
    """Whether the subject follows the verb."""
    is_hearsay: bool = False
    """Whether the article itself isn't sure whose words they are: «un mot qu'on attribue à X»."""
    is_naming: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """The tokens of verb and subject."""
        if self.subject is None:
            return self.first, self.last
        return min(self.first, self.subject.first), max(self.last, self.subject.last)
