"""The suites as tasks of lm-evaluation-harness (``lm_eval`` 0.4.13), which loads this file by its path.

Each YAML file beside it names a suite and whose words ask; the file of cases is the user's, named by the suite:
``--metadata '{"cail": "cases.jsonl"}'``. The harness asks the model and keeps the log; what is asked and how it is
scored is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from lm_eval.api.instance import Instance
from lm_eval.api.task import Task, TaskConfig

from trainer.evaluation.outside.harness_suite import Document, HarnessSuite
from trainer.evaluation.suites.suite import Prompt
from trainer.evaluation.suites.suites import suite_named
from trainer.samples.prompt import Turn

_GENERATION = {"do_sample": False, "temperature": 0.0, "max_gen_toks": 1024, "until": []}


class SuiteTask(Task):  # type: ignore[misc]  # lm_eval is not in the environment that is checked
    """Made from a YAML file's ``config``, whose ``metadata`` has ``suite``, ``prompt``, and the file under the suite's
    name."""

    VERSION = 1
    OUTPUT_TYPE = "generate_until"

    def __init__(self, config: Mapping[str, Any]) -> None:
        """Raises ValueError where the file of cases is not named; EvaluationError, OSError."""
        super().__init__()
        own = {key: value for key, value in config.items() if key != "class"}
        # Without examples: a number of them that is set here is not changed by --num_fewshot.
        self._config = TaskConfig(**{"generation_kwargs": dict(_GENERATION), "num_fewshot": 0, **own})
        told = config["metadata"]
        name = told["suite"]
        if name not in told:
            raise ValueError(f'{config["task"]}: name the file of cases, as in --metadata \'{{"{name}": "FILE"}}\'')
        self._suite = HarnessSuite(suite_named(name), Prompt(told["prompt"]), Path(told[name]))

    def download(self, *_: object, **__: object) -> None:
        """Nothing is fetched: the cases are a file of the user's."""

    def has_training_docs(self) -> bool:
        return False

    def has_validation_docs(self) -> bool:
        return False

    def has_test_docs(self) -> bool:
        return True

    def test_docs(self) -> list[Document]:
        return self._suite.documents()

    def doc_to_text(self, doc: Document) -> str:
        return _joined(self._suite.turns(doc["id"], None))

    def doc_to_target(self, doc: Document) -> str:
        return doc["answer"]

    def fewshot_context(
        self,
        doc: Document,
        *,
        system_instruction: str | None = None,
        chat_template: Callable[..., str] | None = None,
        **_: object,
    ) -> str:
        """The prompt, in the model's own template where the harness was told to apply it; ``system_instruction`` stands
        in place of our system text."""
        turns = self._suite.turns(doc["id"], system_instruction)
        return chat_template(turns) if chat_template else _joined(turns)

    def construct_requests(self, doc: Document, ctx: str, *, metadata: tuple[Any, ...], **_: object) -> Instance:
        arguments = (ctx, dict(self.config.generation_kwargs))
        return Instance(self.OUTPUT_TYPE, doc, arguments, 0, metadata)

    def process_results(self, doc: Document, results: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The answer under every figure's name: figures are no means of cases, so all are computed at the end."""
        return dict.fromkeys(self._suite.higher_is_better, (doc["id"], results[0]))

    def aggregation(self) -> dict[str, Callable[[Sequence[tuple[str, str]]], float]]:
        return {name: partial(self._suite.figure, name) for name in self._suite.higher_is_better}

    def higher_is_better(self) -> dict[str, bool]:
        return self._suite.higher_is_better


def _joined(turns: Sequence[Turn]) -> str:
    return "\n\n".join(turn["content"] for turn in turns)
