"""What extends a time limit, each to be ticked; ticking one ticks what must have come before it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.wording.deadline_words import deadline_text
from resources.law.deadlines import Extension, Limit, Sum
from trainer.deadlines.working_out import Tick, needed


class _Words(Label):
    """Beside its box, as a check box cannot wrap its own words; a click on them ticks it."""

    clicked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.clicked.emit()
        event.accept()


class DeadlineTicks(QWidget):
    """``changed`` tells of every tick."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sum: Sum | None = None
        self.boxes: dict[Tick, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_sum(self, sum_: Sum) -> None:
        """Another limit; what is ticked of the same one stays."""
        kept = self.ticked() if self._sum is sum_ else set()
        self._sum = sum_
        self.boxes = {}
        empty(self._column)
        for place, piece in enumerate(sum_.pieces):
            if piece.name:
                self._add(Tick(place), deadline_text(f"{sum_.id}-{piece.name}"), "")
            for number, limit in enumerate(piece.limits):
                for extension in limit.extensions:
                    self._add_extension(Tick(place, number, extension.name), limit, extension)
        for tick in kept:
            if tick in self.boxes:
                self.boxes[tick].setChecked(True)
        self.setVisible(bool(self.boxes))

    def ticked(self) -> set[Tick]:
        """All that are ticked."""
        return {tick for tick, box in self.boxes.items() if box.isChecked()}

    def _add_extension(self, tick: Tick, limit: Limit, extension: Extension) -> None:
        words = deadline_text(f"{limit.id}-{extension.name}")
        if self._sum is not None and len(self._sum.limits) > 1:
            words = self.tr("{limit}：{condition}").format(limit=deadline_text(limit.id), condition=words)
        self._add(tick, words, deadline_text(extension.approval) if extension.approval else "")

    def _add(self, tick: Tick, words: str, approval: str) -> None:
        box = QCheckBox()
        box.setAccessibleName(words)
        box.toggled.connect(lambda on, tick=tick: self._toggled(tick, on=on))
        said = _Words(wrap=True, text=words)
        said.clicked.connect(box.toggle)
        row = QHBoxLayout()
        within = bool(tick.name and self._sum is not None and self._sum.pieces[tick.piece].name)
        row.setContentsMargins(24 if within else 0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(said)
        if approval:
            text.addWidget(Label(LabelRole.FAINT, wrap=True, text=approval))
        row.addLayout(text, 1)
        holder = QWidget()
        holder.setLayout(row)
        self._column.addWidget(holder)
        self.boxes[tick] = box

    def _toggled(self, tick: Tick, *, on: bool) -> None:
        if self._sum is None:
            return
        for other in needed(self._sum, tick) if on else ():
            self.boxes[other].setChecked(True)
        if not on:  # what needs this one goes with it
            for other, box in self.boxes.items():
                if tick in needed(self._sum, other):
                    box.setChecked(False)
        self.changed.emit()
