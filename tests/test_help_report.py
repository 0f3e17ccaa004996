"""A log that is shown to others holds no word of a case, and no name of a person, a folder or a host."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.help.components import LIST, Component, components, licence_text
from desktop.help.computer import ENOUGH_BYTES, Computer, this_computer
from desktop.help.report import LEFT_OUT, MOST_LINES, harmless, log_lines, report

HOME = Path("/home/user1")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("2026-11-27 ERROR desktop: not foreseen", "2026-11-27 ERROR desktop: not foreseen"),
        ("cannot read '被告人甲某盗窃 59620 元' here", f"cannot read '{LEFT_OUT}' here"),
        (r"json: \u88ab\u544a\u4eba 甲", f"json: {LEFT_OUT}"),
        (f"no such file: {HOME / 'cases' / 'a.docx'}", f"no such file: {Path('~', 'cases', 'a.docx')}"),
        ("GET http://10.1.2.3:8000/v1/models 404", f"GET http://{LEFT_OUT}:8000/v1/models 404"),
        ("GET http://user:word@127.0.0.1:11434/api", "GET http://127.0.0.1:11434/api"),
        ("connect to 192.168.1.20 failed", f"connect to {LEFT_OUT} failed"),
        ("Authorization: Bearer abc.def", f"{LEFT_OUT}"),
        ("key sk-abcdefgh12345678 refused", f"key {LEFT_OUT} refused"),
    ],
)
def test_what_is_left_out(line: str, kept: str) -> None:
    assert harmless(line, HOME) == kept


@given(st.text(alphabet="被告人甲某盗窃0123456789元，。“”（） ab", min_size=1))
def test_no_chinese_character_is_left(text: str) -> None:
    assert not any("一" <= character <= "鿿" for character in harmless(f"error: {text} end", HOME))


def test_the_report_has_the_versions_and_the_end_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "desk.log"
    log.write_text("\n".join(f"line {number}" for number in range(MOST_LINES + 50)), encoding="utf-8")
    told = report(log)
    assert told.startswith("criminal-law-desk ")
    assert "Python 3." in told
    assert "line 50\n" in told
    assert "line 49\n" not in told
    assert log_lines(tmp_path / "none.log") == []


def test_the_libraries_are_named_with_their_licences() -> None:
    found = {component.name.lower(): component for component in components()}
    assert {"httpx", "pyside6_essentials", "python-docx", "openpyxl"} <= set(found)
    assert "MIT" in found["openpyxl"].licence
    assert sum(not component.licence for component in found.values()) <= len(found) // 5
    assert "pytest" not in found
    assert "Permission is hereby granted" in licence_text(found["openpyxl"])
    assert licence_text(Component("none", "1", "MIT")) == ""


def test_the_downloaded_folder_lists_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what the packages of this very Python tell, nothing is shown."""
    folder = tmp_path / "licences"
    (folder / "Qt").mkdir(parents=True)
    (folder / "Qt" / "1-LGPL.txt").write_text("GNU LESSER GENERAL PUBLIC LICENSE\n", encoding="utf-8")
    (folder / "Qt" / "2-parts.txt").write_text("其他作者的部分\n", encoding="utf-8")
    rows = [{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "texts": ["Qt/1-LGPL.txt", "Qt/2-parts.txt"]}]
    (folder / LIST).write_text(json.dumps(rows), encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (found,) = components()
    assert (found.name, found.version, found.licence) == ("Qt", "6", "LGPL-3.0-only")
    assert licence_text(found) == "GNU LESSER GENERAL PUBLIC LICENSE\n\n\n其他作者的部分"
    (folder / "Qt" / "1-LGPL.txt").unlink()
    assert licence_text(found) == "其他作者的部分"
    (folder / LIST).unlink()
    assert components() == ()


def test_the_advice_goes_by_the_memory() -> None:
    assert this_computer().memory_bytes > 0
    assert Computer(16 * 2**30, 8).runs_the_model
    assert Computer(ENOUGH_BYTES, 4).runs_the_model
    assert not Computer(4 * 2**30, 4).runs_the_model
