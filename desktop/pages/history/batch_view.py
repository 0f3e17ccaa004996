"""A batch in the history: its rows are on the page of batches."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.centred import centre
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.history.run import Run


class BatchView(QWidget):
    """``wanted`` asks for the batch's folder to be opened there."""

    wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self.outcome = Label(LabelRole.HEADING, wrap=True)
        self.folder = Label(LabelRole.FAINT, wrap=True)
        self.open = Button()
        self.open.clicked.connect(self._open)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (Drawing("history", 48, "accent"), self.outcome, self.folder, self.open):
            column.addWidget(part)
        centre(self, column, 440)
        self.retranslate()

    def retranslate(self) -> None:
        self.open.say(self.tr("在批量页打开"))
        if self._run is not None:
            self.show_run(self._run)

    def show_run(self, run: Run) -> None:
        """What became of it, and where it is."""
        self._run = run
        self.outcome.tell(run.text)
        self.folder.setText(run.input.given)
        self.open.setEnabled(Path(run.input.given).is_dir())

    def _open(self) -> None:
        if self._run is not None:
            self.wanted.emit(Path(self._run.input.given))
