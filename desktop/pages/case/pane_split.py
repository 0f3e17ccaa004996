"""The case page's panes beside each other: facts, judgment, article. Where there is no room for three, the facts fold
to a line for as long as an article is open."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole

FACTS, RIGHT, ARTICLE = 376, 360, 280
"""Pixels below which each pane is not usable."""
BETWEEN = 24
WIDE_ARTICLE = 420


class PaneSplit(QWidget):
    """The first two panes are always wanted, the third only while an article is open."""

    def __init__(self, facts: QWidget, right: QWidget, article: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts, self._article = facts, article
        self._open = False
        self.unfold = Button(ButtonRole.QUIET, "chevron-right")
        self.unfold.clicked.connect(self.show_facts)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(BETWEEN)
        for pane, least, stretch in ((facts, FACTS, 2), (right, RIGHT, 3), (article, ARTICLE, 2)):
            pane.setMinimumWidth(least)
            self.split.addWidget(pane)
            self.split.setStretchFactor(self.split.indexOf(pane), stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.split, 1)
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        self.unfold.say(self.tr("案件事实"), self.tr("展开案件事实"), self.tr("展开案件事实，条文收起（Esc）"))

    def state(self) -> QByteArray:
        """How wide the panes are, to be restored."""
        return self.split.saveState()

    def restore(self, state: QByteArray) -> None:
        """As they were left."""
        self.split.restoreState(state)
        self._arrange()

    def open_article(self) -> None:
        """Gives the third pane room, where it had none."""
        if self._open:
            return
        self._open = True
        left, right, _ = self.split.sizes()
        self._arrange()
        if self.folded():
            room = self.width() - BETWEEN
            share = min(WIDE_ARTICLE, room * 4 // 9)
            self.split.setSizes([0, room - share, share])
        else:
            share = max(300, min(WIDE_ARTICLE, (left + right) // 3))
            self.split.setSizes([max(FACTS, left - share // 2), right - share // 2, share])

    def close_article(self) -> None:
        """The room goes back to the other two."""
        self._open = False
        self._arrange()

    def folded(self) -> bool:
        """Whether the facts are a line now."""
        return self._facts.isHidden()

    def show_facts(self) -> None:
        """Where they are folded the article makes way for them."""
        if self.folded():
            self.close_article()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _narrow(self) -> bool:
        return self.width() < FACTS + RIGHT + ARTICLE + 2 * BETWEEN

    def _arrange(self) -> None:
        folded = self._open and self._narrow()
        self._article.setVisible(self._open)
        self._facts.setHidden(folded)
        self.unfold.setVisible(folded)
