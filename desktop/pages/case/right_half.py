"""The right half of the case page: one side in sight, the other kept as it is. What is dropped on it is checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.pages.case.check_pane import CheckPane, CheckStage
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.side_switch import Side

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


class RightHalf(QStackedWidget):
    """``turned`` tells which side came into sight."""

    turned = Signal(object)  # Side
    file_dropped = Signal(object)  # Path
    text_dropped = Signal(str)

    def __init__(self, prediction: JudgmentPane, check: CheckPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = Side.PREDICTION
        self._prediction, self._check = prediction, check
        for pane in (prediction, check):
            self.addWidget(pane)
            pane.switch.wanted.connect(self.show_side)
        self.setAcceptDrops(True)

    def show_side(self, side: Side) -> None:
        """Brings a side into sight, and the focus to where one types there."""
        if side is self.side:
            return
        self.side = side
        self.setCurrentWidget(self._check if side is Side.CHECK else self._prediction)
        if side is Side.CHECK and self._check.stage is CheckStage.GIVEN:
            self._check.editor.setFocus()
        self.turned.emit(side)

    def verdicts(self) -> tuple[Verdict, ...]:
        """What is in sight."""
        if self.side is Side.PREDICTION:
            return self._prediction.verdicts()
        verdict = self._check.verdict if self._check.stage is CheckStage.READ else None
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
            self.text_dropped.emit(text)
        event.acceptProposedAction()
