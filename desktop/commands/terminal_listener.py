"""What a round tells, in the terminal: the first answer as it is written, then how many are done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TextIO

from desktop.judging.round import Column
from desktop.judging.verdict import Verdict
from resources.messages.message import message
from trainer.commands.printer import Printer
from trainer.engines.engine import EngineError
from trainer.told_error import ToldError


@dataclass(slots=True)
class TerminalListener:
    """A `RoundListener`. ``stream`` gets the text of the first answer; None where nobody reads it as it comes.

    ``asked`` are the columns, once they are known. ``done`` has what was read of each answer that came to its end, or
    broke off by itself, by column and sample.
    """

    printer: Printer
    wanted: int
    stream: TextIO | None
    asked: tuple[Column, ...] = ()
    done: dict[tuple[int, int], Verdict] = field(default_factory=dict)
    errors: list[Exception] = field(default_factory=list)
    _written: bool = False
    _ended: bool = False

    def began(self, column: int, sample: int, run: int) -> None:
        """Nothing is to be seen of that."""

    def text(self, column: int, sample: int, piece: str) -> None:
        """Writes the first answer out."""
        if (column, sample) == (0, 0) and self.stream is not None:
            self._written = True
            self.stream.write(piece)
            self.stream.flush()

    def judged(self, column: int, sample: int, run: int, verdict: Verdict) -> None:
        """Counts it, unless it was stopped in the middle."""
        self._end_text(column, sample)
        if verdict.finished is None:
            return
        if verdict.finished.refused and not self.done:
            self.printer.tell(message("engines.openai-options-refused", names=verdict.finished.refused))
        self._count(column, sample, verdict)

    def failed(self, column: int, sample: int, run: int, error: Exception, verdict: Verdict | None) -> None:
        """Says why, and counts what was written until then."""
        self._end_text(column, sample)
        self.errors.append(error)
        if verdict is None or (isinstance(error, EngineError) and error.kind == "too_long"):
            return
        told = error.message if isinstance(error, ToldError) else message("desk.judging-failed")
        self.printer.tell(told)
        self._count(column, sample, verdict)

    def of_column(self, column: int) -> list[Verdict]:
        """In the order of the samples."""
        return [self.done[place] for place in sorted(self.done) if place[0] == column]

    def _count(self, column: int, sample: int, verdict: Verdict) -> None:
        self.done[column, sample] = verdict
        if self.wanted > 1:
            self.printer.progress("samples", len(self.done), self.wanted)

    def _end_text(self, column: int, sample: int) -> None:
        if (column, sample) == (0, 0) and self._written and not self._ended and self.stream is not None:
            self._ended = True
            self.stream.write("\n")
            self.stream.flush()
