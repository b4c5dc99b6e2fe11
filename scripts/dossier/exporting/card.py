"""Draws the picture that stands for an edition where a link to it is shown: PNG, from words and fonts alone."""

from importlib.resources import files

_MOST_LETTERS = 240
"""Of a description: more would run out of the picture."""


def card(title: str, description: str, lang: str) -> bytes:
    """Return a picture of 1200 by 630 pixels with the title of an edition and what it is."""
    import typst  # a whole typesetter, which only what makes a site needs

    if len(description) > _MOST_LETTERS:
        description = description[:_MOST_LETTERS].rpartition(" ")[0] + " …"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    drawing = (files("dossier.exporting") / "card.typ").read_bytes()
    words = {"title": title, "description": description, "lang": lang}
    made = typst.compile(drawing, font_paths=fonts, sys_inputs=words, format="png", ppi=72)
    assert isinstance(made, bytes)  # one page, and no place to write it to
    return made
