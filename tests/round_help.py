"""What a round tells, written down in its order."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.judging.verdict import Verdict


@dataclass(slots=True)
class Told:
    """A `RoundListener`. ``log`` has ("began", column, sample, run) and so on."""

    log: list[tuple[object, ...]] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    errors: dict[int, Exception] = field(default_factory=dict)
    places: dict[tuple[int, int], int] = field(default_factory=dict)

    def began(self, column: int, sample: int, run: int) -> None:
        self.places[column, sample] = run
        self.texts[run] = ""
        self.log.append(("began", column, sample, run))

    def text(self, column: int, sample: int, piece: str) -> None:
        self.texts[self.places[column, sample]] += piece
        self.log.append(("text", column, sample, piece))

    def judged(self, column: int, sample: int, run: int, verdict: Verdict) -> None:
        self.verdicts[run] = verdict
        self.log.append(("judged", column, sample, run))

    def failed(self, column: int, sample: int, run: int, error: Exception, verdict: Verdict | None) -> None:
        self.errors[run] = error
        if verdict is not None:
            self.verdicts[run] = verdict
        self.log.append(("failed", column, sample, run))

    def of(self, what: str) -> list[tuple[object, ...]]:
        """Where that was told, column and sample, in its order."""
        return [row[1:3] for row in self.log if row[0] == what]
