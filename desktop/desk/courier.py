"""Carries work to the engines' thread, and its result back to the window's, where it is safe to touch widgets."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future

    from trainer.engines.loop import EngineLoop

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Errand:
    """Work under way. After ``cancel`` neither of its callbacks is called."""

    def __init__(self) -> None:
        self.cancelled = False
        self._future: Future[Any] | None = None

    def cancel(self) -> None:
        """Stops the work, and the model with it."""
        self.cancelled = True
        if self._future is not None:
            self._future.cancel()


class Courier(QObject):
    """``send`` work; one of two callbacks is called in the window's thread. Starts the loop with the first errand."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: EngineLoop | None = None
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(
        self,
        work: Callable[[], Coroutine[Any, Any, T]],
        arrived: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Errand:
        """Calls and awaits ``work`` on the engines' loop. Without ``failed`` an error goes to the log alone."""
        errand = Errand()
        if self._closed:
            errand.cancelled = True
            return errand
        if self._loop is None:
            from trainer.engines.loop import EngineLoop  # asyncio, which the window itself does without

            self._loop = EngineLoop()

        async def run() -> None:
            try:
                result = await work()
            except Exception as error:
                self._post(errand, lambda error=error: self._fail(error, failed))  # type: ignore[misc]
            else:
                self._post(errand, lambda: arrived(result))

        errand._future = self._loop.submit(run())
        return errand

    def finish_with(self, last: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Awaits ``last``, cancels all other work and ends the thread. Nothing is delivered any more."""
        self._closed = True
        if self._loop is None:
            return
        try:
            self._loop.submit(last()).result(timeout=5)
        except Exception:
            _log.exception("the last errand failed")
        self._loop.close()
        self._loop = None

    def _post(self, errand: Errand, call: Callable[[], None]) -> None:
        if not self._closed:
            self._arrived.emit((errand, call))

    def _deliver(self, letter: tuple[Errand, Callable[[], None]]) -> None:
        errand, call = letter
        if not errand.cancelled and not self._closed:
            call()

    @staticmethod
    def _fail(error: Exception, failed: Callable[[Exception], None] | None) -> None:
        _log.warning("an errand failed", exc_info=error)
        if failed is not None:
            failed(error)
