"""An index whose files are not what was written says so, and how to make it anew; no panic of its library comes out."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.similar_cases import theft
from trainer.similar.card import IndexCard
from trainer.similar.case import IndexedCase
from trainer.similar.errors import SimilarError, damage_told
from trainer.similar.index import TANTIVY, open_index
from trainer.similar.writing import build_index


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    build_index([theft(number) for number in range(64)], folder, IndexCard())
    return folder


def cut(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content))]


def flipped(content: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(content))
    return content[:place] + bytes([content[place] ^ (1 << rng.randrange(8))]) + content[place + 1 :]


def emptied(content: bytes, rng: random.Random) -> bytes:
    return b""


def asked(folder: Path) -> list[IndexedCase | None]:
    opened = open_index(folder)
    return [opened.get(theft(number).id) for number in range(64)]


@pytest.mark.parametrize("damage", [cut, flipped, emptied])
def test_damage_anywhere_is_said(
    whole: Path, tmp_path: Path, damage: Callable[[bytes, random.Random], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(28)
    names = [path.relative_to(whole) for path in sorted(whole.rglob("*")) if path.is_file() and path.stat().st_size]
    assert len(names) >= 8
    told: list[SimilarError] = []
    for name in names * 4:
        folder = tmp_path / "damaged"
        shutil.copytree(whole, folder)
        (folder / name).write_bytes(damage((folder / name).read_bytes(), rng))
        try:
            found = asked(folder)
        except SimilarError as error:
            told.append(error)
        else:
            # What is not read for an answer (a list of files to remove) may be anything; a wrong answer never comes.
            assert name.name in {".managed.json", "meta.json", "index.json"}
            assert found == [theft(number) for number in range(64)]
        shutil.rmtree(folder)
    assert len(told) >= 4 * (len(names) - 3)
    assert {error.kind for error in told} <= {"damaged", "version"}
    assert all("重新建立" in str(error) for error in told)
    assert "panicked" not in capfd.readouterr().err


def test_a_missing_file_is_said(whole: Path, tmp_path: Path) -> None:
    for path in sorted((whole / TANTIVY).iterdir()):
        if len(path.stem) != 32:
            continue
        folder = tmp_path / path.suffix[1:]
        shutil.copytree(whole, folder)
        (folder / TANTIVY / path.name).unlink()
        with pytest.raises(SimilarError) as caught:
            asked(folder)
        assert caught.value.kind == "damaged"


def test_a_panic_is_told_and_what_ends_the_program_is_not() -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(SimilarError), damage_told("here"):
        raise panic("index out of bounds")
    with pytest.raises(KeyboardInterrupt), damage_told("here"):
        raise KeyboardInterrupt
