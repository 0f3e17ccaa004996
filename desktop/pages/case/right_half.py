"""The right half of the case page: one side in sight, the other kept as it is. What is dropped on it is checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.side_switch import Side

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.check_pane import CheckPane


class RightHalf(QStackedWidget):
    """``turned`` tells which side came into sight. ``make_check`` is called when the other one is first wanted."""

    turned = Signal(object)  # Side
    file_dropped = Signal(object)  # Path

    def __init__(
        self, prediction: JudgmentPane, make_check: Callable[[], CheckPane], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.side = Side.PREDICTION
        self.prediction = prediction
        self._make_check = make_check
        self._add(prediction)
        self.setAcceptDrops(True)

    @cached_property
    def check(self) -> CheckPane:
        """Made when it is first wanted: every start would wait for it."""
        pane = self._make_check()
        self._add(pane)
        return pane

    def _add(self, pane: JudgmentPane | CheckPane) -> None:
        self.addWidget(pane)
        pane.switch.wanted.connect(self.show_side)

    def show_side(self, side: Side) -> None:
        """Brings a side into sight, and the focus to where one types there."""
        if side is self.side:
            return
        self.side = side
        self.setCurrentWidget(self.check if side is Side.CHECK else self.prediction)
        if side is Side.CHECK:
            self.check.take_focus()
        self.turned.emit(side)

    def turn_over(self) -> None:
        """The other side."""
        self.show_side(Side.PREDICTION if self.side is Side.CHECK else Side.CHECK)

    def ask_judgment(self) -> None:
        """Lets the user choose the file of a judgment."""
        self.show_side(Side.CHECK)
        self.check.ask_file()

    def verdicts(self) -> tuple[Verdict, ...]:
        """What is in sight."""
        if self.side is Side.PREDICTION:
            return self.prediction.verdicts()
        verdict = self.check.verdict_in_sight()
        return (verdict,) if verdict is not None else ()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(Path(files[0]))
        elif text := event.mimeData().text():
            self.show_side(Side.CHECK)
            self.check.put(text)
        event.acceptProposedAction()
