"""Similar cases beside a prediction: they follow the answer that is in sight."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.pages.case.judgment_pane import JudgmentPane

if TYPE_CHECKING:
    from desktop.pages.case.answer import AnswerRun
    from desktop.pages.case.similar_asking import SimilarAsking
    from desktop.similar.kept import KeptSimilar


class SimilarSide(QObject):
    """Of columns side by side none is asked for: they are compared with each other. ``list_wanted`` gives who was
    asked, and the defendant."""

    list_wanted = Signal(object, int)  # SimilarAsking
    index_wanted = Signal()

    def __init__(self, pane: JudgmentPane, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._desk = desk
        pane.turned.connect(self.follow)
        pane.noted.connect(self.follow)

    @cached_property
    def asking(self) -> SimilarAsking:
        """Made with the first answer: no start waits for it."""
        from desktop.pages.case.similar_asking import SimilarAsking

        asking = SimilarAsking(self._desk, lambda: self._pane.view.written, self)
        asking.arrived.connect(self._keep)
        asking.list_wanted.connect(lambda place: self.list_wanted.emit(asking, place))
        asking.index_wanted.connect(self.index_wanted)
        return asking

    def follow(self) -> None:
        """Another answer, or another sample of it, is in sight; or its cards have come."""
        run = self._in_sight()
        if run is None:
            if "asking" in self.__dict__:
                self.asking.follow(None)
            return
        self.asking.follow(run.verdict, run.id, run.similar)

    def _in_sight(self) -> AnswerRun | None:
        pane = self._pane
        if pane.answer is None or pane.view.several:
            return None
        run = pane.view.in_sight
        run = pane.answer.at(run.place) if run is not None else None  # what has come to it since is the pane's alone
        return run if run is not None and run.verdict is not None else None

    def _keep(self, kept: KeptSimilar) -> None:
        if (run := self._in_sight()) is not None:
            self._pane.keep(run.place, similar=kept)
