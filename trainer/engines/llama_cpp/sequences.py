"""Several answers at a time out of one loaded model: one step of llama.cpp writes a token of each.

Each sequence has keys and values of its own (``kv_unified`` off), at the places where it would have them alone. A
prompt is read by itself, in the same portions as a single answer's, and as fast: a portion keeps the processor busy.
Only the steps that write differ: they multiply several columns at once, read the weights once for all of them, and
some kernels add up in another order. Measured on x86 with AVX-512: with Q8_0 every logit is the same to the bit; with
Q4_K the same beside one or two others, and up to 0.4 off from four at a time on, which is another kernel. Of 20 CAIL
cases, 128 tokens each by Qwen2.5-Coder-0.5B in Q4_K_M, 19 were answered the same eight at a time as alone.

What a place of the cache already holds of a prompt (the system turn, or all of it where it is asked several times) is
not read again, nor what another place holds of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from trainer.engines.llama_cpp.answer_text import AnswerText
from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.engines.llama_cpp.llama_log import LlamaLog
from trainer.engines.llama_cpp.llama_threads import Threads
from trainer.engines.llama_cpp.model import EmbeddedModel, Sampling, Written

READ_AT_ONCE = 512
# Copied between two places is the whole cache of one; so many tokens take longer to read than that.
_WORTH_A_COPY = 64

# Starter, two cores: eight tokens take 0.6 of the time that they take on one core; of one token it would be 1.2.
_MANY = 4

Event = tuple[int, "str | Written", int]
"""The answer's number, a piece of it or its end, and its prompt's tokens."""


@dataclass(slots=True)
class _Place:
    """One sequence of the context. ``cached`` are the tokens whose keys and values it holds, ``ahead`` those that are
    still to be decoded; the sampler draws behind the last of them."""

    index: int
    cached: list[int] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    number: int = 0
    prompt: int = 0  # its tokens
    has_begun: bool = False  # to be read
    row: int = 0  # of the last batch, behind which the next token is drawn
    answer: AnswerText | None = None
    sampler: Any = None
    started: float = 0.0

    @property
    def is_reading(self) -> bool:
        """Its prompt is not yet read to the end."""
        return self.answer is not None and self.answer.tokens == 0 and bool(self.ahead)

    def free(self) -> None:
        self.answer, self.sampler, self.ahead, self.has_begun = None, None, [], False


class Sequences:
    """``model`` is loaded; ``count`` answers are written at a time, each in a context of ``num_ctx`` tokens."""

    def __init__(self, model: EmbeddedModel, count: int, num_ctx: int, threads: Threads) -> None:
        """Raises ValueError, with llama.cpp's own reason, where there is no memory for the context."""
        from llama_cpp import _internals as internals

        self._llama_cpp = llama_cpp_safely()
        self._model = model
        options = type(model.llama.context_params).from_buffer_copy(model.llama.context_params)
        options.n_ctx, options.n_seq_max, options.kv_unified = count * _whole(num_ctx), count, False
        options.n_batch = options.n_ubatch = READ_AT_ONCE
        options.n_outputs_max = count
        with LlamaLog(self._llama_cpp) as log:
            try:
                self._context = internals.LlamaContext(model=model.llama._model, params=options, verbose=False)
            except ValueError as error:
                raise ValueError(f"{error}; {log.errors}") from error
        self._threads = threads
        self._batch = internals.LlamaBatch(n_tokens=READ_AT_ONCE, embd=0, n_seq_max=1, verbose=False)
        self._room: int = self._llama_cpp.llama_n_ctx_seq(self._context.ctx)
        self._places = [_Place(index) for index in range(count)]

    @property
    def numbers(self) -> list[int]:
        """The answers under way."""
        return [place.number for place in self._places if place.answer is not None]

    def add(self, number: int, tokens: list[int], sampling: Sampling) -> None:
        """Begins an answer. Raises ValueError where ``count`` are under way."""
        place = next((place for place in self._places if place.answer is None), None)
        if place is None:
            raise ValueError("no place is free")
        place.number, place.prompt, place.ahead = number, len(tokens), tokens
        place.answer = self._model.answer_text(sampling, self._room - len(tokens))
        place.sampler = self._model.sampler(sampling)

    def drop(self, number: int) -> None:
        """Ends an answer before its end; nothing happens where it has ended."""
        for place in self._places:
            if place.answer is not None and place.number == number:
                place.free()

    def step(self) -> list[Event]:
        """Reads a portion of one prompt, or writes a token of every answer; what came of it. Raises RuntimeError:
        every answer under way is lost then."""
        under_way = [place for place in self._places if place.answer is not None]
        reading = next((place for place in under_way if place.is_reading), None)
        places = under_way if reading is None else [reading]
        # Several tokens count as a prompt to llama.cpp; so many of them keep all cores busy, as a prompt does.
        few = reading is None and len(places) < _MANY
        threads = self._threads.writing if few else self._threads.reading
        self._llama_cpp.llama_set_n_threads(self._context.ctx, self._threads.writing, threads)
        if reading is not None and not reading.has_begun:
            self._keep_what_is_read(reading)
        self._decode(places)
        return [event for place in places if not place.ahead for event in self._draw(place)]

    def _decode(self, places: Sequence[_Place]) -> None:
        """A portion of what each of them has ahead: all of it together fits into one batch."""
        batch, size = self._batch.batch, 0
        for place in places:
            portion, place.ahead = place.ahead[:READ_AT_ONCE], place.ahead[READ_AT_ONCE:]
            for token in portion:
                batch.token[size], batch.pos[size] = token, len(place.cached)
                batch.seq_id[size][0], batch.n_seq_id[size] = place.index, 1
                batch.logits[size] = False
                place.cached.append(token)
                size += 1
            batch.logits[size - 1] = not place.ahead
            place.row = size - 1
        batch.n_tokens = size
        if status := self._llama_cpp.llama_decode(self._context.ctx, batch):
            self._forget()
            raise RuntimeError(f"llama_decode returned {status}")

    def _draw(self, place: _Place) -> list[Event]:
        """The next token of an answer."""
        answer = place.answer
        assert answer is not None
        if answer.tokens == 0:
            place.started = perf_counter()
        token = place.sampler.sample(self._context, place.row)
        text = answer.feed(token)
        pieces: list[str | Written] = [text]
        if answer.reason is None:
            place.ahead = [token]
        else:
            pieces += [answer.rest(), Written(answer.reason, answer.tokens, perf_counter() - place.started)]
            place.free()
        return [(place.number, piece, place.prompt) for piece in pieces if piece]

    def _keep_what_is_read(self, place: _Place) -> None:
        """Before a prompt is read: its beginning stays where this place has it, or comes from one that has more of it.
        Not sooner: of prompts that are asked at once, the first is then already read."""
        tokens = place.ahead
        kept = _common(place.cached, tokens)
        held = max(self._places, key=lambda each: _common(each.cached, tokens))
        if _common(held.cached, tokens) >= kept + _WORTH_A_COPY:
            self._context.kv_cache_seq_rm(place.index, -1, -1)
            self._context.kv_cache_seq_cp(held.index, place.index, -1, -1)
            kept = _common(held.cached, tokens)
        kept = min(kept, len(tokens) - 1)  # behind the last one the first token is drawn
        if not self._context.kv_cache_seq_rm(place.index, kept, -1):  # a recurrent state cannot be cut
            self._context.kv_cache_seq_rm(place.index, -1, -1)
            kept = 0
        place.cached, place.ahead, place.has_begun = tokens[:kept], tokens[kept:], True

    def _forget(self) -> None:
        """After a failure nobody knows what the cache holds."""
        self._context.kv_cache_clear()
        for place in self._places:
            place.free()
            place.cached = []


def _common(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens both begin with."""
    return next(
        (place for place, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
        min(len(left), len(right)),
    )


def _whole(num_ctx: int) -> int:
    """As llama.cpp rounds it up for each sequence (llama-context.cpp)."""
    return -(-num_ctx // 256) * 256
