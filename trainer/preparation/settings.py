"""What a preparation was asked to do. Equal settings and inputs give equal data, byte for byte."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from resources.model_card.parameters import Parameters
from trainer.preparation.selection.criteria import Criteria


@dataclass(frozen=True, slots=True)
class PreparationSettings:
    """``number`` core samples are drawn at most, and ``reinforcement`` samples made of them, all by ``seed``.

    ``test`` and ``validation`` are shares of the core samples. ``context`` is in tokens, the whole exchange counted.
    """

    criteria: Criteria = field(default_factory=Criteria)
    number: int = 50_000
    reinforcement: int = 3_000
    validation: float = 0.02
    test: float = 0.02
    context: int = Parameters().num_ctx
    seed: int = 0
    inputs: tuple[Path, ...] = ()
    keep_out: tuple[Path, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For the plan, the report and the manifest."""
        content = asdict(self)
        content["inputs"] = [path.name for path in self.inputs]
        content["keep_out"] = [path.name for path in self.keep_out]
        return content
