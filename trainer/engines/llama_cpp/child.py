"""The child process of the embedded engine: ``python -m trainer.engines.llama_cpp.child``.

JSON lines. In: ``{"id", "do", …}`` with "load", "count", "write" or "cancel"; out, one or more for each id: ``{"id",
"event", …}`` with "loaded", "counted", "text" … "end", "too_long", "stopped" or "error". Loaded for ``sequences``
answers at a time it takes so many "write" at once, and tells of each portion of a prompt that it read ("read", with the
id 0). When its input ends, it ends, whatever it is doing: no process is left behind when the window is killed.
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from dataclasses import asdict
from io import TextIOWrapper
from queue import Empty, Queue
from typing import Any, BinaryIO

from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.engines.llama_cpp.llama_threads import Threads
from trainer.engines.llama_cpp.model import EmbeddedModel, Sampling, Written
from trainer.engines.llama_cpp.sequences import Sequences
from trainer.own_input import own_input

Line = dict[str, Any]

# Tokens of the context that a model for several answers at a time has besides theirs.
_UNUSED = 256


class Child:
    """The main thread runs the model; a second one reads, so that a cancel is heard while the model writes."""

    def __init__(self, reading: BinaryIO, writing: TextIOWrapper) -> None:
        self._reading = reading
        self._writing = writing
        self._lock = threading.Lock()
        self._work: Queue[Line] = Queue()
        self._cancelled: set[int] = set()
        self._model: EmbeddedModel | None = None
        self._sequences: Sequences | None = None

    def run(self) -> None:
        """Never returns: the process ends with its input."""
        threading.Thread(target=self._listen, daemon=True).start()
        while True:
            try:
                order = self._work.get(block=self._sequences is None or not self._sequences.numbers)
            except Empty:
                self._step()
                continue
            try:
                if order["do"] == "load":
                    self._load(order)
                elif order["do"] == "write":
                    self._write(order)
                elif self._sequences is not None:
                    self._sequences.drop(order["which"])
                else:
                    self._say(order["id"], "stopped")
            except Exception as error:
                self._say(order["id"], "error", detail=repr(error))

    def _listen(self) -> None:
        for line in self._reading:
            order = json.loads(line)
            if order["do"] == "cancel":
                self._cancelled.add(order["which"])
                if self._sequences is not None:
                    # Said before its step is at its end, which the others need: whatever is asked from now on comes
                    # after this.
                    self._say(order["id"], "stopped")
                elif self._model is not None:
                    self._model.stop()
            if order["do"] == "count":
                self._count(order)
            else:
                self._work.put(order)
        os._exit(0)

    def _load(self, order: Line) -> None:
        for number in self._sequences.numbers if self._sequences is not None else ():
            self._say(number, "error", detail="another model is loaded")
        self._model = self._sequences = None  # frees the memory of the one before
        sequences = order.get("sequences", 0)
        threads = Threads(**order["threads"])
        self._model = EmbeddedModel(
            order["path"],
            num_ctx=_UNUSED if sequences else order["num_ctx"],
            threads=threads,
            vocabulary_only=order["vocabulary_only"],
        )
        if sequences:
            self._sequences = Sequences(self._model, sequences, order["num_ctx"], threads)
        self._say(order["id"], "loaded", context_length=self._model.context_length, is_chatml=self._model.is_chatml)

    def _count(self, order: Line) -> None:
        try:
            assert self._model is not None
            self._say(order["id"], "counted", tokens=len(self._model.tokens(order["prompt"])))
        except Exception as error:
            self._say(order["id"], "error", detail=repr(error))

    def _write(self, order: Line) -> None:
        assert self._model is not None
        number: int = order["id"]
        tokens = self._model.tokens(order["prompt"])
        if len(tokens) > order["limit"]:
            self._say(number, "too_long", tokens=len(tokens))
            return
        sampling = Sampling(
            order["num_predict"], order["temperature"], order["top_p"], order["seed"], tuple(order["stop"])
        )
        if self._sequences is not None:
            self._sequences.add(number, tokens, sampling)
            return
        self._model.go_on()
        if number in self._cancelled:  # while the prompt was being counted
            self._model.stop()
        for piece in self._model.write(tokens, sampling):
            self._tell(number, piece, len(tokens))

    def _step(self) -> None:
        """All answers under way, one step further."""
        assert self._sequences is not None
        under_way = self._sequences.numbers
        try:
            came = self._sequences.step()
        except Exception as error:
            for number in under_way:
                self._say(number, "error", detail=repr(error))
            return
        if not came:
            self._say(0, "read")
        for number, piece, prompt_tokens in came:
            self._tell(number, piece, prompt_tokens)

    def _tell(self, number: int, piece: str | Written, prompt_tokens: int) -> None:
        if isinstance(piece, Written):
            self._say(number, "end", prompt_tokens=prompt_tokens, **asdict(piece))
        else:
            self._say(number, "text", text=piece)

    def _say(self, number: int, event: str, **fields: Any) -> None:
        line = json.dumps({"id": number, "event": event, **fields}, ensure_ascii=True)
        with self._lock:
            try:
                self._writing.write(line + "\n")
                self._writing.flush()
            except OSError:  # nobody listens any more
                os._exit(0)


def main() -> None:
    """Keeps the pipe to the parent for itself: what native code prints goes to the error stream."""
    pipe = os.dup(1)
    os.dup2(2, 1)
    writing = os.fdopen(pipe, "w", encoding="utf-8", newline="\n")
    reading = own_input()
    with suppress(ImportError, OSError, RuntimeError):  # told by whatever is to be loaded
        llama_cpp_safely()  # before anybody listens: see own_input
    Child(reading, writing).run()


if __name__ == "__main__":
    main()
