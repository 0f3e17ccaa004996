"""What is measured at a checkpoint: the loss on samples that are not trained on, and a few of their cases judged."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from typing import Any

from resources.model_card.template import END_OF_TEXT, IM_END
from trainer.evaluation.cases.judged_sample import compare_judgments, term_months
from trainer.recipe.recipe import AdapterRecipe
from trainer.runs.encoded import EncodedSample
from trainer.runs.events import JudgedSample
from trainer.tuning.batch import padded
from trainer.tuning.processes import Processes
from trainer.tuning.trainee import Trainee


class HeldOut:
    """The same samples at each checkpoint, shared out among the processes."""

    def __init__(
        self, samples: Sequence[EncodedSample], tokenizer: Any, recipe: AdapterRecipe, processes: Processes
    ) -> None:
        """Chooses ``recipe.evaluation.held_out`` of the samples: always the same, whatever their order."""
        chosen = sorted(samples, key=lambda sample: hashlib.sha256(sample.ids.tobytes()).digest())
        self.samples = tuple(chosen[: recipe.evaluation.held_out])
        self._cases = self.samples[: recipe.evaluation.cases]
        self._tokenizer = tokenizer
        self._recipe = recipe
        self._processes = processes
        self._ends = [tokenizer.token_to_id(token) for token in (IM_END, END_OF_TEXT)]

    def loss(self, trainee: Trainee) -> float:
        """Mean over the answers' tokens of all samples."""
        sums = [
            (float(trainee.losses(padded([sample], self._ends[1])).sum()), sample.answer_length)
            for sample in self._processes.share(self.samples)
        ]
        together = self._processes.gather(sums)
        return sum(loss for loss, _ in together) / sum(tokens for _, tokens in together)

    def judged(self, trainee: Trainee, step: int, should_stop: Callable[[], bool]) -> list[JudgedSample]:
        """The cases judged, with the most likely token each time; fewer where the user wants to stop."""
        events = []
        for sample in self._processes.share(self._cases):
            if should_stop():
                break
            events.append(self._judge(trainee, sample, step))
        return self._processes.gather(events)

    def _judge(self, trainee: Trainee, sample: EncodedSample, step: int) -> JudgedSample:
        prompt = list(sample.ids[: sample.answer_start])
        limit = min(self._recipe.evaluation.answer_tokens, self._recipe.run.max_tokens - len(prompt))
        said = trainee.network.answer(prompt, limit, self._ends)
        answer = self._tokenizer.decode(said)
        expected = self._tokenizer.decode(list(sample.ids[sample.answer_start :]))
        comparison = compare_judgments(answer, expected)
        return JudgedSample(
            at=time.time(),
            step=step,
            sample=sample.name,
            facts=_facts(self._tokenizer.decode(prompt, skip_special_tokens=False)),
            answer=answer,
            expected=expected,
            finished=bool(said) and said[-1] in self._ends,
            readable=comparison.said is not None,
            charges=_sorted(comparison.said),
            expected_charges=_sorted(comparison.expected),
            charges_right=comparison.charges_right,
            months=term_months(comparison.said),
            expected_months=term_months(comparison.expected),
        )


def _sorted(outcome: Any) -> tuple[str, ...]:
    return tuple(sorted(outcome.charges)) if outcome is not None else ()


def _facts(prompt: str) -> str:
    """The user's turn."""
    turn = prompt.rsplit("<|im_start|>user\n", 1)[-1]
    return turn.split(IM_END, 1)[0]
