"""A training sample: what is asked, what is to be answered, and where both come from.

The prompt is the app's own (``trainer.samples.prompt``), so that a model is trained on what it will be asked.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from trainer.judgment.types import Attitude
from trainer.samples.prompt import StatedAttitude, Turn, prompt_turns


class SampleKind(StrEnum):
    """Where a sample comes from: a real judgment, or one whose attitude was exchanged."""

    CORE = "core"
    REINFORCEMENT = "reinforcement"


class AttitudeChange(StrEnum):
    """What a reinforcement sample makes of the attitude in its core sample. The value is what reports print."""

    DENIED = "拒不认罪"
    SILENT = "零口供"
    RECANTED = "翻供"
    NOT_STATED = "态度不明"
    CONFESSED = "坦白"
    SURRENDERED = "自首"


@dataclass(frozen=True, slots=True)
class Sample:
    """Facts and judgment of one case, masked. Its texts hold no name, address or number of a real person.

    ``case`` is the same for every sample made of one document: splits must never part them. ``pair`` is shared by a
    core sample and the reinforcement samples made of it, None for a core sample without any. ``attitude`` is what the
    answer says of the defendants, the weightiest where they differ.
    """

    id: str
    case: str  # 16 hexadecimal digits of the document's hash
    kind: SampleKind
    facts: str
    stated: StatedAttitude
    answer: str  # 本院认为 … 判决如下 …
    attitude: Attitude
    charges: tuple[str, ...] = ()
    defendants: int = 1
    months: int | None = None  # of the first defendant's total; None where it is no term
    court: str = ""
    year: int | None = None
    pair: str | None = None
    change: AttitudeChange | None = None  # None for a core sample

    def prompt(self) -> list[Turn]:
        """System and user turn, exactly as the app sends them."""
        return prompt_turns(self.facts, self.stated)

    def turns(self) -> list[Turn]:
        """System, user and assistant turn."""
        return [*self.prompt(), {"role": "assistant", "content": self.answer}]

    def row(self) -> dict[str, Any]:
        """The sample as plain values, for JSON and Parquet; `read_sample` undoes it."""
        row = asdict(self)
        for name in ("kind", "stated", "attitude", "change"):
            row[name] = None if row[name] is None else str(row[name])
        return row | {"charges": list(self.charges)}

    def sharegpt(self) -> dict[str, Any]:
        """As LLaMA-Factory's ``formatting: sharegpt`` takes it, with its default tags."""
        system, user, answer = (turn["content"] for turn in self.turns())
        return {
            "conversations": [{"from": "human", "value": user}, {"from": "gpt", "value": answer}],
            "system": system,
        }

    def alpaca(self) -> dict[str, str]:
        """As LLaMA-Factory's ``formatting: alpaca`` takes it, with its default columns."""
        system, user, answer = (turn["content"] for turn in self.turns())
        return {"instruction": user, "input": "", "output": answer, "system": system}


def read_sample(row: dict[str, Any]) -> Sample:
    """A sample out of its row. Raises KeyError, TypeError or ValueError where it is none."""
    change = row["change"]
    return Sample(
        **row
        | {
            "kind": SampleKind(row["kind"]),
            "stated": StatedAttitude(row["stated"]),
            "attitude": Attitude(row["attitude"]),
            "charges": tuple(row["charges"]),
            "change": None if change is None else AttitudeChange(change),
        }
    )
