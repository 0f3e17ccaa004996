"""A GGUF model in llama.cpp. Used in the child process alone: what goes wrong in native code ends only that."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from resources.model_card.template import END_OF_TEXT, IM_END, IM_START, answer_opening
from trainer.engines.llama_cpp.answer_text import AnswerText
from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.engines.llama_cpp.llama_log import LlamaLog
from trainer.engines.llama_cpp.llama_threads import Threads


@dataclass(frozen=True, slots=True)
class Sampling:
    """How one answer is drawn; ``seed`` None draws another one each time. It ends before each text in ``stop``."""

    num_predict: int
    temperature: float
    top_p: float
    seed: int | None
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The end of an answer: "stop", "length" or "cancelled"."""

    reason: str
    answer_tokens: int
    seconds: float


class EmbeddedModel:
    """A loaded model. ``count`` may be called from a second thread while the first one writes."""

    def __init__(self, path: str, *, num_ctx: int, threads: Threads, vocabulary_only: bool = False) -> None:
        """Raises ValueError, with llama.cpp's own reason, where it cannot load the file."""
        llama_cpp = llama_cpp_safely()
        self._llama_cpp = llama_cpp
        self._stopping = _StopFlag()
        with LlamaLog(llama_cpp) as log:
            try:
                self.llama = llama_cpp.Llama(
                    model_path=path,
                    n_ctx=num_ctx,
                    n_batch=min(512, num_ctx),
                    n_threads=threads.writing,
                    n_threads_batch=threads.reading,
                    vocab_only=vocabulary_only,
                    use_mmap=True,
                    verbose=False,
                )
            except ValueError as error:
                raise ValueError(f"{error}; {log.errors}") from error
        if not vocabulary_only:
            llama_cpp.llama_set_abort_callback(self.llama.ctx, self._stopping.callback(llama_cpp), self._stopping.data)
        marks = {self._special(mark) for mark in (IM_START, IM_END)}
        self.is_chatml = None not in marks
        self._ends = {self._special(IM_END), self._special(END_OF_TEXT), self.llama.token_eos()} - {None, -1}
        self._answer_opening = answer_opening(self.llama.metadata.get("tokenizer.chat_template", ""))

    @property
    def context_length(self) -> int:
        """What the model was made for, in tokens."""
        length: int = self.llama._model.n_ctx_train()
        return length

    def tokens(self, prompt: str) -> list[int]:
        """The prompt as the model reads it."""
        encoded = (prompt + self._answer_opening).encode("utf-8", "replace")
        found: list[int] = self.llama.tokenize(encoded, add_bos=False, special=True)
        return found

    def write(self, tokens: list[int], sampling: Sampling) -> Iterator[str | Written]:
        """The answer piece by piece, whole characters only; ``Written`` is last."""
        answer = self.answer_text(sampling, self.llama.n_ctx() - len(tokens))
        started = perf_counter()
        self._seed(sampling)
        drawn = self.llama.generate(tokens, temp=sampling.temperature, top_p=sampling.top_p, min_p=0.0)
        try:
            for token in drawn:
                if answer.tokens == 0:
                    started = perf_counter()
                if text := answer.feed(token):
                    yield text
                if answer.reason or self._stopping.is_set:
                    break
        except RuntimeError:  # llama_decode was told to stop
            if not self._stopping.is_set:
                raise
        finally:
            drawn.close()
        if self._stopping.is_set:
            # Reset, because the next prompt must not be appended to one that was read only in part.
            self.llama.reset()
            answer.reason = "cancelled"
        elif text := answer.rest():
            yield text
        yield Written(answer.reason or "length", answer.tokens, perf_counter() - started)

    def answer_text(self, sampling: Sampling, room: int) -> AnswerText:
        """An answer that is to be written, with room for so many tokens."""
        # A stop that is one control token never shows in the text.
        ends = self._ends | {self._special(stop) for stop in sampling.stop}
        return AnswerText(self.llama.detokenize, ends, sampling.stop, min(sampling.num_predict, room))

    def sampler(self, sampling: Sampling) -> Any:
        """Draws as ``write`` does, for an answer beside others."""
        self._seed(sampling)
        return self.llama._init_sampler(temp=sampling.temperature, top_p=sampling.top_p, min_p=0.0)

    def go_on(self) -> None:
        """Takes back a ``stop`` that was meant for an earlier answer."""
        self._stopping.clear()

    def stop(self) -> None:
        """From another thread: ends ``write`` at once, also while the prompt is still being read."""
        self._stopping.set()

    def _seed(self, sampling: Sampling) -> None:
        self.llama.set_seed(self._llama_cpp.LLAMA_DEFAULT_SEED if sampling.seed is None else sampling.seed)

    def _special(self, mark: str) -> int | None:
        tokens = self.llama.tokenize(mark.encode(), add_bos=False, special=True)
        return tokens[0] if len(tokens) == 1 else None


class _StopFlag:
    """Asked by llama.cpp at every node of its graph, a thousand times for one token: so without any Python.

    The C function that is called is ``strlen``: of an empty string it gives 0, go on; of one sign 1, stop.
    """

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)
        self.data = ctypes.cast(self._text, ctypes.c_void_p)

    def callback(self, llama_cpp: Any) -> Any:
        c_library = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
        return llama_cpp.ggml_abort_callback(ctypes.cast(c_library.strlen, ctypes.c_void_p).value)

    @property
    def is_set(self) -> bool:
        return self._text[0] != b"\0"

    def set(self) -> None:
        self._text[0] = b"\1"

    def clear(self) -> None:
        self._text[0] = b"\0"
