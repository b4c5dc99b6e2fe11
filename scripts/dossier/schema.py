"""The kinds of values that people write in seeds/, as pydantic checks them."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, StringConstraints

from dossier.dates import Date, parse_date
from dossier.slugs import SLUG


def _edtf(value: object) -> Date:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ValueError("a date is written in quotes, like '2022-10-06'")
    return parse_date(value)


def _day(value: object) -> Date:
    date = _edtf(value)
    if date.is_interval or not (date.start and date.start.day):
        raise ValueError(f"“{date.text}” is not a day, like '2022-10-06'")
    return date


def _web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError(f"“{value}” is not a web address: those begin with https://")
    if any(c.isspace() for c in value):
        raise ValueError(f"“{value}” is not a web address: none holds white space (write %20)")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EdtfDate = Annotated[Date, PlainValidator(_edtf)]
Day = Annotated[Date, PlainValidator(_day)]
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG.pattern}$", max_length=120)]
WebAddress = Annotated[Text, BeforeValidator(lambda value: _web_address(value) if isinstance(value, str) else value)]


class Curated(BaseModel):
    """What people write: no key that isn't known, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Words(Curated):
    """The same thing said in each edition's language."""

    fr: Text
    en: Text

    def __getitem__(self, lang: str) -> str:
        """Return the words for the edition `lang`."""
        return {"fr": self.fr, "en": self.en}[lang]
