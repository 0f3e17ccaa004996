"""The round under way: what is asked together, and what is told of it, brought to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.pages.case.piece_gatherer import PieceGatherer

if TYPE_CHECKING:
    from desktop.judging.round import Round
    from desktop.judging.verdict import Verdict

_Call = Callable[["Prediction"], None]


class Prediction(QObject):
    """Of the last round alone is anything told: ``began`` gives a place and the run's number in the history, ``judged``
    both and the verdict, ``failed`` both, the exception and the verdict of what was written until then or None.
    ``ended``: nothing more comes; ``broken`` gives an exception that ended it all."""

    began = Signal(object, int)
    judged = Signal(object, int, object)
    failed = Signal(object, int, object, object)
    ended = Signal()
    broken = Signal(object)
    _heard = Signal(object, object)  # the listener, and what is to be done in the window's thread

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._listener: _Listener | None = None
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def running(self) -> bool:
        """Whether something is being written."""
        return self._errand is not None

    def begin(self, round: Round, gatherer: PieceGatherer) -> None:
        """``gatherer`` gets the texts as they come."""
        listener = self._listener = _Listener(gatherer, self._heard.emit)
        engine_for, history = self._desk.engine_finder(), self._desk.history

        async def judge() -> None:
            from desktop.judging.parallel import answers_at_a_time
            from desktop.judging.round import judge_round

            at_a_time = answers_at_a_time(round.columns[0].model.engine, round.samples)
            await judge_round(round, engine_for, history.store(), listener, parallel=at_a_time)

        self._errand = self._desk.courier.send(judge, lambda _none: self._end(), self._break)

    def stop(self) -> None:
        """Stops the model at once. What was written is read and told of, though nothing is running any more."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None

    def forget(self) -> None:
        """Nothing more of the last round is told: the history alone has what comes of it."""
        self._listener = None

    def _tell(self, listener: _Listener, call: _Call) -> None:
        if listener is self._listener:
            call(self)
        else:
            self._desk.history.tell()

    def _end(self) -> None:
        self._errand = None
        self.ended.emit()

    def _break(self, error: Exception) -> None:
        self._errand = None
        self.broken.emit(error)


class _Listener:
    """A `RoundListener`, called on the engines' thread."""

    def __init__(self, gatherer: PieceGatherer, hand_over: Callable[[_Listener, _Call], object]) -> None:
        self._gatherer = gatherer
        self._hand_over = hand_over

    def began(self, column: int, sample: int, run: int) -> None:
        self._hand_over(self, lambda prediction: prediction.began.emit((column, sample), run))

    def text(self, column: int, sample: int, piece: str) -> None:
        self._gatherer.put((column, sample), piece)

    def judged(self, column: int, sample: int, run: int, verdict: Verdict) -> None:
        self._hand_over(self, lambda prediction: prediction.judged.emit((column, sample), run, verdict))

    def failed(self, column: int, sample: int, run: int, error: Exception, verdict: Verdict | None) -> None:
        self._hand_over(self, lambda prediction: prediction.failed.emit((column, sample), run, error, verdict))
