"""An answer is handed on by a menu, which is there with the first answer: until then there is nothing to hand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.desk.desk import Desk
from desktop.pages.case.judgment_pane import JudgmentPane

if TYPE_CHECKING:
    from desktop.controls.export_menu import ExportMenu


class AnswerExport(QObject):
    """Follows the pane. ``names``: placeholder → name, where they are to be handed on with their names."""

    def __init__(self, pane: JudgmentPane, desk: Desk, names: Callable[[], Mapping[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self._pane = pane
        self._desk = desk
        pane.turned.connect(lambda: self.menu.offer())  # noqa: PLW0108 - it is made now
        pane.noted.connect(lambda: self.menu.offer())  # noqa: PLW0108

    @cached_property
    def menu(self) -> ExportMenu:
        """In the head of the pane."""
        from desktop.pages.case.exports import add_export

        return add_export(self._pane, self._runs, self._desk, self._names)

    def copy(self) -> None:
        """All that stands in the pane, with what it was made from."""
        if self._pane.answer is not None:
            self.menu.copy(rich=True)

    def _runs(self) -> tuple[int, ...]:
        answer = self._pane.answer
        return tuple(run.id for run in answer.runs if run.id) if answer is not None else ()
