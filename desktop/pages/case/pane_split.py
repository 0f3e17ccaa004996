"""The case page's panes: facts, judgment, article. What has no room is folded to a line that opens; each arrangement
keeps the sizes that it was given."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.controls.button import Button, ButtonRole
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.label import LabelRole
from desktop.pages.case.pane_layout import BETWEEN, PaneLayout, Room, least_widths, pane_layout
from desktop.theme.theme import scale_now
from desktop.theme.type_scale import TypeScale

_SHARES = {
    PaneLayout.BESIDE: (2, 3, 0),
    PaneLayout.ALL: (4, 5, 4),
    PaneLayout.READING: (0, 5, 4),
    PaneLayout.STACKED: (5, 4, 0),
}
"""How the room is divided before the user divides it otherwise."""
_BEGINNING = 120  # characters of the facts, on their line


class PaneSplit(QWidget):
    """The first two panes are always wanted, the third only while an article is open. ``facts_shown`` tells that the
    facts were brought into sight by their line: what one types goes there."""

    facts_shown = Signal()

    def __init__(self, facts: QWidget, right: QWidget, article: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = (facts, right, article)
        self._open = False
        self._before: QWidget | None = None  # had the focus when the article was opened
        self._facts_wanted = True
        self._layout = PaneLayout.BESIDE
        self._sizes: dict[str, list[int]] = {}
        self.unfold = Button(ButtonRole.QUIET, "chevron-right")
        self.unfold.clicked.connect(self._unfold_facts)
        self.beginning = ElidedLabel(LabelRole.FAINT)
        self.unfold_right = Button(ButtonRole.QUIET, "chevron-right")
        self.unfold_right.clicked.connect(self.show_right)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(BETWEEN)
        self.split.splitterMoved.connect(self._keep_sizes)
        for pane in self._panes:
            self.split.addWidget(pane)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.unfold)
        line.addWidget(self.beginning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self.split, 1)
        column.addWidget(self.unfold_right, 0, Qt.AlignmentFlag.AlignLeft)
        self._arrange(anew=True)
        self.retranslate()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_in_sight)

    def retranslate(self) -> None:
        self.unfold.say(self.tr("案件事实"), self.tr("展开案件事实"), self.tr("展开案件事实"))
        self.unfold_right.say(self.tr("判决"), self.tr("展开判决"), self.tr("展开判决，事实收成一行"))

    def say_facts(self, text: str) -> None:
        """How the facts begin, which stands on their line while they are folded."""
        self.beginning.setText(" ".join(text[:_BEGINNING].split()))

    def state(self) -> QByteArray:
        """How the room was divided, to be restored."""
        return QByteArray(json.dumps(self._sizes).encode())

    def restore(self, state: QByteArray) -> None:
        """As it was left. What an older version left is no such thing, and passed over."""
        try:
            plain = json.loads(bytes(state.data()) or b"{}")
            kept = {name: [int(size) for size in sizes] for name, sizes in plain.items()}
        except (ValueError, AttributeError, TypeError):
            kept = {}
        self._sizes = {name: sizes for name, sizes in kept.items() if len(sizes) == len(self._panes) and any(sizes)}
        self._arrange(anew=True)

    def open_article(self) -> None:
        """Gives the third pane room."""
        focus = QApplication.focusWidget()
        if focus is not None and not self._panes[2].isAncestorOf(focus):
            self._before = focus
        self._open = True
        self._arrange()

    def close_article(self) -> None:
        """The other two have exactly the room again that they had, and the focus goes back to where it came from."""
        left = self._panes[2].isAncestorOf(QApplication.focusWidget() or self)
        self._open = False
        self._arrange()
        if left and self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()

    def folded(self) -> bool:
        """Whether the facts are a line now."""
        return not self._layout.facts

    def show_facts(self) -> None:
        """Where they are folded, whatever has their room makes way for them."""
        if not self.folded():
            return
        self._facts_wanted = True
        self._open = False
        self._arrange()

    def show_right(self) -> None:
        """The judgment comes into sight; where there is no room for both, the facts become a line."""
        self._facts_wanted = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Words in another language, or of another size, need other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _unfold_facts(self) -> None:
        self.show_facts()
        self.facts_shown.emit()

    def _keep_in_sight(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Qt gives the focus to folded facts too, where one would type without seeing it."""
        if focus is not None and self.folded() and self._panes[0].isAncestorOf(focus):
            self.unfold.setFocus()

    def _room(self) -> Room:
        scale = scale_now().ui / TypeScale().ui
        facts = self._panes[0].minimumSizeHint()
        right = self._panes[1].minimumSizeHint()
        return Room(self.width(), self.height(), scale, facts.width(), facts.height(), right.width(), right.height())

    def _arrange(self, *, anew: bool = False) -> None:
        """Shows what has room. ``anew``: even where the arrangement stays the same."""
        room = self._room()
        layout = pane_layout(room, article=self._open, facts_wanted=self._facts_wanted)
        for pane, least in zip(self._panes, least_widths(layout, room), strict=True):
            pane.setMinimumWidth(least)
        if layout is self._layout and not anew:
            return
        self._layout = layout
        stacked = layout is PaneLayout.STACKED
        self.split.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
        typed = self._panes[0].isAncestorOf(QApplication.focusWidget() or self)
        self._line.setVisible(not layout.facts)
        if typed and not layout.facts:
            self.unfold.setFocus()  # else Qt gives it to whatever comes next, which may be on the rail
        for pane, shown in zip(self._panes, (layout.facts, layout.right, layout.article), strict=True):
            pane.setVisible(shown)
        self.unfold_right.setVisible(layout is PaneLayout.FACTS)
        shares = _SHARES.get(layout)
        if shares is None:
            return
        for place, share in enumerate(shares):
            self.split.setStretchFactor(place, share)
        whole = room.height if stacked else room.width
        self.split.setSizes(self._sizes.get(layout.value) or [whole * share // sum(shares) for share in shares])

    def _keep_sizes(self) -> None:
        """What the user made of the room: what a squeezed window left of it is no one's wish."""
        sizes = self.split.sizes()
        if self._layout in _SHARES and any(sizes):
            self._sizes[self._layout.value] = sizes
