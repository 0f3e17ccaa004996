"""Similar cases on the case page: beside a prediction, beside a judgment that is checked, and their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.pages.case.aside import Aside
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.pane_split import PaneSplit
from desktop.pages.case.similar_side import SimilarSide

if TYPE_CHECKING:
    from desktop.pages.case.check_side import CheckSide
    from desktop.pages.case.similar_asking import SimilarAsking


class SimilarBeside(QObject):
    """``index_wanted`` asks the window for the place where an index is made."""

    index_wanted = Signal()

    def __init__(self, pane: JudgmentPane, aside: Aside, panes: PaneSplit, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._aside, self._panes, self._desk = aside, panes, desk
        self.prediction = SimilarSide(pane, desk, self)
        self.checked: SimilarAsking | None = None
        self.prediction.list_wanted.connect(self._open)
        self.prediction.index_wanted.connect(self.index_wanted)

    def follow_check(self, side: CheckSide) -> None:
        """The side that checks was made."""
        from desktop.pages.case.similar_asking import SimilarAsking

        asking = self.checked = SimilarAsking(self._desk, lambda: side.pane.written, self)
        asking.arrived.connect(side.keep_similar)
        asking.list_wanted.connect(lambda place: self._open(asking, place))
        asking.index_wanted.connect(self.index_wanted)

        def follow() -> None:
            checked = side.checked
            if checked is not None:
                asking.follow(checked.verdict, checked.run, checked.similar)

        side.moved.connect(follow)

    def _open(self, asking: SimilarAsking, place: int) -> None:
        """The list comes beside the card."""
        self._panes.open_article()
        self._aside.open_similar().open(asking, place)
