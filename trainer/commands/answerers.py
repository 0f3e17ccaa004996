"""The models of an evaluation, each held ready by its engine."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.commands.ending import needs
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from resources.model_card.parameters import Parameters
    from trainer.evaluation.answering.answerer import Answerer
    from trainer.evaluation.plan import NamedModel, Plan


@dataclass(frozen=True, slots=True)
class Answerers:
    """``parallel``: so many questions at a time, None for what the engine does best. ``hosts``: outside the user's own
    network, and allowed."""

    parallel: int | None
    hosts: frozenset[str]

    def opened(self, model: NamedModel, parameters: Parameters) -> Answerer:
        """Raises EngineError, and of an adapter any ToldError."""
        from trainer.evaluation.answering.engine_answerer import named_answerer

        if model.engine == "openai":
            from trainer.engines.openai.engine import OpenAiEngine

            server = OpenAiEngine(allowed=self.hosts)
            return named_answerer(server, model.name, parameters, server.shown, self.parallel)
        if model.engine == "embedded":
            from trainer.engines.embedded.engine import EmbeddedEngine

            return named_answerer(EmbeddedEngine(), model.name, parameters, parallel=self.parallel)
        if model.engine == "adapter":
            return self._adapter(model, parameters)
        from trainer.engines.ollama.engine import OllamaEngine

        return named_answerer(OllamaEngine(), model.name, parameters, parallel=self.parallel)

    def usual_folder(self, plan: Plan) -> Path:
        """Where one model is evaluated if nobody said where. Raises as ``opened``."""
        from trainer.evaluation.answering.answerer import greedy

        with closing(self.opened(plan.models[0], greedy(plan.num_predict))) as answerer:
            return Path("runs") / f"evaluate-{answerer.engine}-{answerer.digest[:12]}"

    def _adapter(self, model: NamedModel, parameters: Parameters) -> Answerer:
        """On the first card, else on the processor."""
        with needs("train"):
            import torch

            from trainer.tuning.adapter_answerer import adapter_answerer
            from trainer.tuning.device import described, is_out_of_memory

        device = described(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
        try:
            return adapter_answerer(Path(model.name), None, parameters, device, parallel=self.parallel)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            raise ToldError("memory", "evaluation.no-memory", str(error), model=model.name) from error
