"""The sheets of one defendant, and what his crimes come to together (刑法 69)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.cards.guideline_sheet import GuidelineSheet
from desktop.controls.label import Label, LabelRole
from desktop.wording.message_words import message_words
from trainer.guideline.sheet import Sheet
from trainer.guideline.sheets import several_of
from trainer.guideline.told import result_told


class GuidelineSheets(QWidget):
    """``charges``: how many crimes the defendant has; together they are told where each has its range."""

    opened = Signal(object)  # Article
    reworked = Signal()

    def __init__(self, sheets: Sequence[Sheet], charges: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charges = charges
        self.sheets = [GuidelineSheet(sheet) for sheet in sheets]
        self.together = Label(LabelRole.SOFT, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for sheet in self.sheets:
            sheet.opened.connect(self.opened)
            sheet.reworked.connect(self._add_up)
            sheet.reworked.connect(self.reworked)
            column.addWidget(sheet)
        column.addWidget(self.together)
        self._add_up()

    def go_on(self, before: GuidelineSheets) -> None:
        """The sheets stand as those of ``before`` did, each as the one of its charge."""
        stood = {each.sheet.at: each for each in before.sheets}
        for sheet in self.sheets:
            if sheet.sheet.at in stood:
                sheet.go_on(stood[sheet.sheet.at])
        self._add_up()

    def take(self, worked: Sequence[Sheet]) -> None:
        """The sheets stand as these do, one for each."""
        for mine, sheet in zip(self.sheets, worked, strict=True):
            mine.take(sheet)
        self._add_up()

    def _add_up(self) -> None:
        worked = [each.sheet for each in self.sheets]
        defendant = worked[0].at.defendant if worked else None
        several = several_of(worked, defendant, self._charges) if defendant is not None else None
        if several is None:
            self.together.hide()
            return
        words = self.tr("数罪并罚：总和刑期以下、数刑中最高刑期以上，{months}").format(
            months=message_words(result_told((several.low, several.high)))
        )
        if several.capped is not None:
            words += self.tr("（不超过法定上限）")
        self.together.tell(words)
