"""So many of so many: what the measures of annotated articles count, and the floors beneath them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


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


def raise_floors(file: Path, reached: Mapping[str, float]) -> None:
    """Raise the floors in a file to what is `reached`; none is lowered."""
    floors = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    higher = {name: max(floors.get(name, 0), share) for name, share in reached.items()}
    file.write_text(json.dumps(higher, indent=2) + "\n", encoding="utf-8")
