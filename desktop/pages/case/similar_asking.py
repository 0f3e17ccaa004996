"""The similar cases of what one reads: asked for when its cards are there, shown below them, kept with the run."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk

if TYPE_CHECKING:
    from desktop.cards.written_view import WrittenView
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.similar_line import SimilarLine
    from desktop.similar.kept import KeptSimilar
    from trainer.similar.case import IndexedCase

_log = logging.getLogger(__name__)


class SimilarAsking(QObject):
    """Of one reading at a time; what another was asked for is not told any more. ``changed`` tells that other cases
    stand there, ``arrived`` gives them to whoever keeps the answer; ``list_wanted`` asks for those of a defendant to be
    listed, ``index_wanted`` for an index to be made."""

    changed = Signal()
    arrived = Signal(object)  # KeptSimilar
    list_wanted = Signal(int)
    index_wanted = Signal()

    def __init__(self, desk: Desk, written: Callable[[], WrittenView], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._written = written
        self._errand: Errand | None = None
        self._line: SimilarLine | None = None
        self._connected = False
        self._run = 0
        self.verdict: Verdict | None = None
        self.kept: KeptSimilar | None = None
        desk.similar.changed.connect(self._look_again)

    def follow(self, verdict: Verdict | None, run: int = 0, kept: KeptSimilar | None = None) -> None:
        """What is in sight; asked for once. ``kept``: what the history has of it."""
        self._run = run
        if verdict is self.verdict and (kept is self.kept or kept is None):
            return
        self._cancel()
        self.verdict, self.kept = verdict, kept
        if self._line is not None:
            self._line.hide()
        if verdict is not None:
            self._connect()
            self._show()
            if kept is None:
                self._ask()
        self.changed.emit()

    def weigh(self, place: int, weighed: Sequence[str]) -> None:
        """Asks anew for one defendant, with something else that weighs."""
        verdict, before = self.verdict, self.kept
        if verdict is None or before is None:
            return
        from desktop.similar.asking import asked_again

        self._cancel()
        self._errand = self._desk.similar.ask(
            lambda index: asked_again(index, verdict, before, place, weighed), self._take, self._fail
        )

    def fetch(
        self, id: str, arrived: Callable[[IndexedCase | None], None], failed: Callable[[Exception], None]
    ) -> Errand:
        """The whole of a case; None where the index has it no more."""
        return self._desk.similar.ask(lambda index: index.get(id), arrived, failed)

    def _ask(self) -> None:
        verdict = self.verdict
        if verdict is None:
            return
        if not self._desk.similar.there():
            self._say_none()
            return
        from desktop.similar.asking import ask

        self._errand = self._desk.similar.ask(lambda index: ask(index, verdict), self._take, self._fail)

    def _take(self, kept: KeptSimilar | None) -> None:
        self._errand = None
        if kept is None:
            return
        self.kept = kept
        self._show()
        self._keep(kept)
        self.arrived.emit(kept)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        from trainer.similar.errors import SimilarError

        self._errand = None
        if isinstance(error, SimilarError):
            self._tell(error)

    def _show(self) -> None:
        self._written().reading.show_similar(self.kept, opens=True)

    def _keep(self, kept: KeptSimilar) -> None:
        if not self._run:
            return
        from desktop.history.history_error import HistoryError
        from desktop.similar.kept import similar_plain

        try:
            self._desk.history.store().keep_similar(self._run, similar_plain(kept))
        except HistoryError:
            _log.exception("the similar cases could not be kept")

    def _say_none(self) -> None:
        """Once: who does not want an index is not told again."""
        if not self._desk.settings.similar_hint:
            return
        self._desk.change(similar_hint=False)
        self._tell(None)

    def _tell(self, error: Exception | None) -> None:
        from desktop.pages.case.similar_line import SimilarLine

        if self._line is None:
            self._line = SimilarLine()
            self._line.wanted.connect(self.index_wanted)
            self._written().add_at_end(self._line)
        self._line.tell(error)

    def _look_again(self) -> None:
        if self.verdict is not None and self.kept is None and self._errand is None:
            if self._line is not None:
                self._line.hide()
            self._ask()

    def _connect(self) -> None:
        if not self._connected:
            self._connected = True
            self._written().reading.similar_wanted.connect(self.list_wanted)

    def _cancel(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
