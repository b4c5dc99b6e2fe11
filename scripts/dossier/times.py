"""Times of day as they are known, 'HH:MM' with an offset from UTC or without, in the words of an edition."""

import re

_TIME = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d)(?:(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d))?", re.ASCII)
_MINUS, _NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


def time_in_words(time: str, lang: str) -> str:
    """Return `time` as the edition `lang` writes it: «14 h 05», "14:05 (UTC−4)"."""
    found = _TIME.fullmatch(time)
    if not found:
        return time
    hour, minute = int(found["hour"]), found["minute"]
    words = f"{found['hour']}:{minute}"
    if lang == "fr":
        words = f"{hour}{_NO_BREAK}h" + (f"{_NO_BREAK}{minute}" if int(minute) else "")
    return words if found["sign"] is None else f"{words}{_NO_BREAK}({_offset(found)})"


def _offset(found: re.Match[str]) -> str:
    hours, minutes = int(found["hours"]), found["minutes"]
    if not hours and not int(minutes):
        return "UTC"
    sign = _MINUS if found["sign"] == "-" else "+"
    return f"UTC{sign}{hours}" + (f":{minutes}" if int(minutes) else "")
