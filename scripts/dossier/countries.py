"""Names countries, in the language of an edition, by the codes that entities bear."""

from babel import Locale

from dossier.messages import Messages


def country(code: str, messages: Messages) -> str:
    """Return the name of the country with an ISO 3166 code, or one of our own; the code itself where it has none."""
    ours = messages.by_key.get(f"country.{code}")
    return ours or Locale.parse(messages.lang).territories.get(code) or code
