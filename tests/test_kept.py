"""What is kept is what would be worked out again, or nothing."""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from dossier.dates import parse_date
from dossier.describe import Found
from dossier.kept import Kept, key_of, plain_content
from dossier.link import Mention
from dossier.problems import Problem
from dossier.schema import Words

VALUE = (
    Found(parse_date("2022-10/.."), "given", "sidecar", (3, 4)),
    Words(fr="un", en="one"),
    [Problem("a", 1, "b", "c")],
)


def test_a_value_is_kept_for_the_next_run(tmp_path: Path) -> None:
    Kept(tmp_path / "kept").put("key", VALUE)
    assert Kept(tmp_path / "kept").get("key") == VALUE


def test_such_a_pickle_of_our_own_value_is_read(tmp_path: Path) -> None:
    content = _naming("dossier.link", "Mention").replace(b")R.", b".")
    (tmp_path / "key").write_bytes(hashlib.sha256(b"key" + content).digest() + content)
    assert Kept(tmp_path).get("key") is Mention


def test_a_value_under_anothers_key_is_as_good_as_none(tmp_path: Path) -> None:
    Kept(tmp_path).put("key", VALUE)
    (tmp_path / "key").rename(tmp_path / "other")
    assert Kept(tmp_path).get("other") is None


def test_what_was_never_kept_is_none(tmp_path: Path) -> None:
    assert Kept(tmp_path / "kept").get("key") is None


@pytest.mark.parametrize(
    "damage", [b"", b"short", lambda content: content[:-1], lambda content: content[:40] + b"x" + content[41:]]
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: object) -> None:
    kept = Kept(tmp_path)
    kept.put("key", VALUE)
    content = (tmp_path / "key").read_bytes()
    (tmp_path / "key").write_bytes(damage(content) if callable(damage) else damage)  # type: ignore[arg-type]
    assert kept.get("key") is None
    kept.put("key", VALUE)
    assert kept.get("key") == VALUE


class Foreign:
    """Something that would call a function when it is read."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("foreign",)


def _naming(module: str, name: str) -> bytes:
    """Return a pickle of what `name` is in `module`, called without arguments."""
    return b"\x80\x04" + b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name)) + b"\x93)R."


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("dossier.mkdocs_edition", "subprocess.Popen"),
        ("dossier.mkdocs_edition", "Making"),
        ("dossier.project", "Path"),
        ("dossier.__main__", "main"),
        ("dossier.cli", "main"),
        ("builtins", "exec"),
    ],
)
def test_what_our_modules_use_is_no_value_of_ours(tmp_path: Path, module: str, name: str) -> None:
    content = _naming(module, name)
    (tmp_path / "key").write_bytes(hashlib.sha256(b"key" + content).digest() + content)
    assert Kept(tmp_path).get("key") is None


@pytest.mark.parametrize("value", [Foreign(), os.getcwd, Path("x"), pickle.Unpickler])
def test_nothing_but_our_own_values_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Kept(tmp_path / "kept")
    kept.put("key", value)
    assert kept.get("key") is None
    assert not (tmp_path / "foreign").exists()


def test_a_function_of_ours_is_no_value(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("key", parse_date)
    assert kept.get("key") is None


def test_what_a_run_does_not_use_is_removed(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for key in ("asked", "put", "needed", "left"):
        kept.put(key, 1)
    later = Kept(tmp_path)
    later.get("asked")
    later.put("put", 2)
    later.still_need("needed")
    later.forget_the_rest()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["asked", "needed", "put"]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = Kept(tmp_path / "file" / "kept")
    kept.put("key", VALUE)
    kept.forget_the_rest()
    assert kept.get("key") is None


def test_without_a_folder_nothing_is_kept() -> None:
    kept = Kept(None)
    kept.put("key", VALUE)
    kept.forget_the_rest()
    assert kept.get("key") is None


def test_only_the_content_of_a_plain_file_tells_what_it_makes(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"a")
    (tmp_path / "empty").touch()
    (tmp_path / "link").symlink_to(tmp_path / "plain")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(20_000_000)
    contents = {name: plain_content(str(tmp_path / name)) for name in ("plain", "empty", "absent")}
    assert contents == {"plain": (b"plain", b"a"), "empty": (b"plain", b""), "absent": (b"missing", b"")}
    assert [plain_content(str(tmp_path / name)) for name in ("link", "folder", "pipe", "large")] == [None] * 4


def test_parts_are_told_apart() -> None:
    assert len({key_of(), key_of(b""), key_of(b"ab", b"c"), key_of(b"a", b"bc"), key_of(b"abc")}) == 5
