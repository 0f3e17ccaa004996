"""Notes of a matter that could not be kept are not lost when another matter is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from desktop.history.run import Matter
from desktop.pages.history.matter_notes import MatterNotes


def matter(number: int, notes: str) -> Matter:
    return Matter(number, f"案件{number}", notes, 0, datetime.now(UTC))


def test_what_could_not_be_kept_comes_back_and_is_tried_again(qtbot: QtBot, dress: Callable[..., None]) -> None:
    dress()
    works, kept = False, []

    def keep(number: int, notes: str) -> bool:
        if works:
            kept.append((number, notes))
        return works

    notes = MatterNotes(keep)
    qtbot.addWidget(notes)
    notes.show_matter(matter(1, "旧"))
    notes.setPlainText("新写的")
    notes.show_matter(matter(2, "另一案"))
    assert notes.toPlainText() == "另一案"
    notes.show_matter(matter(1, "旧"))
    assert notes.toPlainText() == "新写的"
    works = True
    notes.write()
    assert kept == [(1, "新写的")]
    notes.show_matter(matter(2, "另一案"))
    notes.show_matter(matter(1, "新写的"))
    assert notes.toPlainText() == "新写的"
    assert kept == [(1, "新写的")]
