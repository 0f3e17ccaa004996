"""The judging under way: one case with one model, or one case under two attitudes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.judging.case import Case
from trainer.engines.engine import Engine, Model
from trainer.samples.prompt import StatedAttitude

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked last, and of which model."""

    case: Case
    model: Model


class Prediction(QObject):
    """``finished`` gives the verdict, ``compared`` two of them (confessed, denied), ``failed`` the exception."""

    finished = Signal(object)  # Verdict
    compared = Signal(object)  # tuple[Verdict, Verdict]
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self.asked: Asked | None = None

    def running(self) -> bool:
        """Whether a judgment is being written."""
        return self._errand is not None

    def begin(self, asked: Asked, put: Callable[[str], None]) -> None:
        """``put`` gets the text as it comes, on the engines' thread."""
        parameters = self._desk.settings.parameters()

        async def judge(engine: Engine) -> Verdict:
            from desktop.judging.judging import judge_case

            return await judge_case(engine, asked.model, asked.case, parameters, put)

        self._send(asked, judge, self.finished.emit)

    def begin_both(self, asked: Asked) -> None:
        """The case as confessed, then as denied."""
        parameters = self._desk.settings.parameters()
        confessed = replace(asked.case, attitude=StatedAttitude.CONFESSED)
        denied = replace(asked.case, attitude=StatedAttitude.DENIED)

        async def judge(engine: Engine) -> tuple[Verdict, Verdict]:
            from desktop.judging.judging import judge_case

            first = await judge_case(engine, asked.model, confessed, parameters, lambda _text: None)
            return first, await judge_case(engine, asked.model, denied, parameters, lambda _text: None)

        self._send(asked, judge, self.compared.emit)

    def stop(self) -> None:
        """Stops the model at once; nothing is told."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None

    def read(self, text: str, show: Callable[[Verdict], None]) -> None:
        """Reads a text, whole or not, as the answer to what was asked. Beside the window: the statutes may have to be
        read first."""
        asked = self.asked
        if not text or asked is None:
            return
        parameters = self._desk.settings.parameters()

        async def read() -> Verdict:
            from desktop.judging.judging import read_aside

            return await read_aside(asked.case, asked.model, parameters, text, None)

        self._desk.courier.send(read, show)

    def _send(self, asked: Asked, judge: Callable[[Engine], Any], arrived: Callable[[Any], None]) -> None:
        self.asked = asked

        def end(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def told(outcome: Any) -> None:
                self._errand = None
                tell(outcome)

            return told

        work = self._desk.with_engine(asked.model.engine, judge)
        self._errand = self._desk.courier.send(work, end(arrived), end(self.failed.emit))
