"""A GGUF file asked through llama.cpp in this process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from resources.model_card.parameters import Parameters
from resources.model_card.template import answer_opening, render
from trainer.engines.embedded.llama_cpp_safely import llama_cpp_safely
from trainer.engines.embedded.llama_threads import llama_threads
from trainer.engines.file_digest import file_digest
from trainer.evaluation.answer import Answer
from trainer.evaluation.answerer import AnswererError
from trainer.judgment.think_filter import without_thinking
from trainer.samples.prompt import Turn


class EmbeddedAnswerer:
    """Holds one file. The prompt goes through the project's own template, as in training."""

    engine = "embedded"

    def __init__(self, file: Path, parameters: Parameters) -> None:
        """Loads the file. Raises AnswererError where it is missing or no model."""
        if not file.is_file():
            raise AnswererError("evaluation.file-missing", file=str(file))
        threads = llama_threads(file)
        try:
            self._llama = llama_cpp_safely().Llama(
                str(file),
                n_ctx=parameters.num_ctx,
                n_threads=threads.writing,
                n_threads_batch=threads.reading,
                verbose=False,
            )
        except ValueError as error:
            raise AnswererError("evaluation.file-no-model", file=str(file)) from error
        self._opening = answer_opening(self._llama.metadata.get("tokenizer.chat_template", ""))
        self.model = str(file)
        self.parameters = parameters
        self.system: str | None = None
        self.digest = file_digest(file)

    def answer(self, messages: Sequence[Turn]) -> Answer:
        """Greedy decoding up to a stop token."""
        options = self.parameters
        prompt = self._llama.tokenize((render(messages) + self._opening).encode(), add_bos=False, special=True)
        if len(prompt) > options.prompt_limit(self._llama._model.n_ctx_train()):
            return Answer("", "too_long", 0.0, len(prompt))
        started = time.monotonic()
        completion = self._llama.create_completion(
            prompt,
            max_tokens=min(options.num_predict, options.num_ctx - len(prompt)),
            temperature=options.temperature,
            seed=options.seed,
            stop=list(options.stop),
        )
        choice = completion["choices"][0]
        return Answer(
            text=without_thinking(choice["text"]),
            end="length" if choice["finish_reason"] == "length" else "stop",
            seconds=time.monotonic() - started,
            prompt_tokens=len(prompt),
            answer_tokens=completion["usage"]["completion_tokens"],
        )

    def close(self) -> None:
        """Frees the model."""
        self._llama.close()
