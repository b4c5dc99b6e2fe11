"""The patterns of .gitignore files, which MkDocs reads too."""


def as_pattern(path: str) -> str:
    """Return `path` as gitignore's patterns write a name that holds their own marks."""
    return "".join(f"\\{char}" if char in "\\*?[]!# " else char for char in path)
