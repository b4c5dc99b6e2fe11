"""So many of so many: what the measures of annotated articles count."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.right / self.of if self.of else 1.0
