"""Which of the runs that were asked for together is shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.steady import ComboBox
from desktop.history.run import RunState, RunSummary
from desktop.pages.history.item_words import BETWEEN, findings_words, outcome_words, state_words
from desktop.pages.history.run_group import RunGroup
from desktop.wording.change_words import changes_words


class GroupChoice(QWidget):
    """``chosen`` tells that another is wanted, or that it is to be compared. Hidden while there is only one run."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group: RunGroup | None = None
        self.box = ComboBox()
        self.box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.compare = Button(ButtonRole.QUIET, "compare")
        self.compare.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.compare)
        self.box.currentIndexChanged.connect(lambda _index: self.chosen.emit())
        self.compare.toggled.connect(lambda _on: self.chosen.emit())
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.box.setAccessibleName(self.tr("一起写的各份判决"))
        self.compare.say(self.tr("对照"), hint=self.tr("与同一次的另一份并列，标出不同之处"))
        if self._group is not None:
            self._fill(self._group)

    def show_group(self, group: RunGroup | None) -> None:
        """Of another group the run that stands for all; columns are compared as they were asked for."""
        before, self._group = self._group, group
        self.setVisible(group is not None and len(group.runs) > 1)
        if group is None:
            return
        fresh = before is None or before.key != group.key
        if fresh or before != group:
            self._fill(group, group.lead.id if fresh else None)
        if fresh:
            with QSignalBlocker(self.compare):
                self.compare.setChecked(len(group.columns) > 1)

    def runs(self) -> tuple[int, ...]:
        """The one to be shown, or the two to be compared."""
        if self._group is None:
            return ()
        ids = self._group.ids
        chosen = self.box.currentData()
        if not self.compare.isChecked() or len(ids) < 2:
            return (chosen,)
        firsts = tuple(run.id for run in self._group.columns)
        others = [run for run in (*firsts, *ids) if run != chosen]
        return tuple(sorted((chosen, others[0]), key=ids.index))

    def _fill(self, group: RunGroup, chosen: int | None = None) -> None:
        chosen = self.box.currentData() if chosen is None else chosen
        with QSignalBlocker(self.box):
            self.box.clear()
            for run in group.runs:
                self.box.addItem(self._words(run, group), run.id)
            self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def _words(self, run: RunSummary, group: RunGroup) -> str:
        parts = []
        if len(group.columns) > 1:
            parts.append(changes_words(run.changes))
        if group.samples() > 1:
            parts.append(self.tr("第 {number} 份").format(number=run.sample + 1))
        if run.state is RunState.FINISHED:
            parts += [outcome_words(run), findings_words(run)]
        else:
            parts.append(state_words(run))
        return BETWEEN.join(parts)
