"""More than two are selected: how many, and what of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.centred import centre
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.pages.history.item_words import title_words
from desktop.pages.history.run_group import RunGroup

_MOST = 8


class SeveralView(QWidget):
    """What can be done with all of them stands above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[RunGroup] = ()
        self.title = Label(LabelRole.TITLE, wrap=True)
        self.names = Label(LabelRole.SOFT, wrap=True)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Drawing("history", 48, "accent"))
        for label in (self.title, self.names, self.hint):
            column.addWidget(label)
        centre(self, column, 440)
        self.retranslate()

    def retranslate(self) -> None:
        self.hint.setText(self.tr("可以一起导出、移入案件或删除；只选两项时并列对照。"))
        self.show_groups(self._groups)

    def show_groups(self, groups: Sequence[RunGroup]) -> None:
        """The first of them by name."""
        self._groups = groups
        runs = sum(len(group.runs) for group in groups)
        words = self.tr("已选 {count} 项，共 {runs} 次判决")
        self.title.setText(words.format(count=f"{len(groups):,}", runs=f"{runs:,}"))
        names = [title_words(group.lead) for group in groups[:_MOST]]
        self.names.setText("\n".join([*names, "……"] if len(groups) > _MOST else names))
