"""What packs the program for Windows: its icon, the archive, and what is left out of the folder there."""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
FILES = (
    ("PySide6/plugins/platforms/qwindows.dll", False),
    ("PySide6/plugins/styles/qmodernwindowsstyle.dll", False),
    ("PySide6/plugins/imageformats/qsvg.dll", False),
    ("PySide6/plugins/iconengines/qsvgicon.dll", False),
    ("PySide6/translations/qtbase_zh_CN.qm", False),
    ("PySide6/Qt6Widgets.dll", False),
    ("PySide6/Qt6Svg.dll", False),
    ("llama_cpp/lib/ggml-cpu-haswell.dll", False),
    ("PySide6/opengl32sw.dll", True),
    ("PySide6/Qt6Quick.dll", True),
    ("PySide6/plugins/tls/qopensslbackend.dll", True),
    ("PySide6/translations/qt_de.qm", True),
)


@pytest.fixture
def packing(monkeypatch: pytest.MonkeyPatch) -> None:
    """packaging/ holds no package: its files are found as when they are called."""
    monkeypatch.syspath_prepend(str(PACKAGING / "windows"))
    monkeypatch.syspath_prepend(str(PACKAGING))
    for name in ("archive", "icon", "left_out"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("packing")
def test_an_archive_has_the_same_bytes_whenever_and_in_whatever_order_it_is_packed(tmp_path: Path) -> None:
    from archive import write_archive

    for place, names in (("one", "ab"), ("two", "ba")):
        for name in names:
            file = tmp_path / place / "desk" / "案 卷" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(name)
        write_archive(tmp_path / place / "desk", tmp_path / f"{place}.zip", 1_700_000_000)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as packed:
        assert packed.namelist() == ["desk/案 卷/a", "desk/案 卷/b"]
        assert packed.infolist()[0].date_time == (2023, 11, 14, 22, 13, 20)


@pytest.mark.usefixtures("packing")
def test_the_icon_has_every_size_that_windows_shows(qtbot: QtBot, tmp_path: Path) -> None:
    from icon import SIZES, write_icon

    target = tmp_path / "desk.ico"
    write_icon(PACKAGING / "linux" / "criminal-law-desk.svg", target)
    content = target.read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        length, place = struct.unpack_from("<II", content, 6 + 16 * number + 8)
        picture = QImage.fromData(content[place : place + length], "PNG")
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 2).alpha() == 255


@pytest.mark.usefixtures("packing")
@pytest.mark.parametrize(("name", "gone"), FILES)
def test_what_nothing_here_loads_is_left_out_on_windows(name: str, gone: bool) -> None:
    from left_out import left_out

    assert left_out(name.replace("/", "\\")) is gone
