"""A child told to load a file, and what it means where it cannot."""

from __future__ import annotations

import asyncio
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.child_process import ChildDiedError, ChildProcess
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.engines.llama_cpp.gguf_header import GgufHeader
from trainer.engines.llama_cpp.llama_threads import Threads

# What llama.cpp says of a file that is sound, but of a later day (llama-model.cpp, llama-vocab.cpp, gguf.cpp).
_UNKNOWN_ARCHITECTURE = re.compile(r"(?:unknown|unsupported) model architecture: '([^']*)'")
_UNKNOWN_PART = re.compile(r"unknown pre-tokenizer type: '[^']*'|unknown tokenizer: '[^']*'|invalid ggml type \d+")
_NO_MEMORY = re.compile(r"unable to allocate|failed to allocate|bad_alloc|not enough memory|Cannot allocate memory")
_CUT = re.compile(r"not within the file bounds|corrupted or incomplete")
_TAKEN_AWAY = (-9, 0xC0000017)  # SIGKILL; STATUS_NO_MEMORY of Windows


@dataclass(frozen=True, slots=True)
class Loaded:
    """``context_length``: what the model was made for, in tokens."""

    context_length: int
    is_chatml: bool


async def started_child() -> ChildProcess:
    """A new child, with nothing loaded. Raises EngineError."""
    try:
        return await ChildProcess.start()
    except OSError as error:
        raise EngineError("server", "engines.child-not-started", repr(error)) from error


async def load_file(
    child: ChildProcess,
    path: Path,
    name: str,
    *,
    num_ctx: int,
    threads: Threads,
    vocabulary_only: bool = False,
    sequences: int = 0,
) -> Loaded:
    """``name`` is what the user calls the file, which ``check_gguf`` has looked at; ``sequences``: so many answers at a
    time, each with ``num_ctx``, where it is not 0. Raises EngineError."""
    try:
        answer = await child.ask(
            "load",
            path=str(path),
            num_ctx=num_ctx,
            threads=asdict(threads),
            vocabulary_only=vocabulary_only,
            sequences=sequences,
        )
    except ChildDiedError as died:
        raise _death(died, name) from died
    if answer["event"] == "error":
        raise _failure(answer["detail"], name)
    return Loaded(answer["context_length"], answer["is_chatml"])


async def load_vocabulary(child: ChildProcess, path: Path, name: str) -> Loaded:
    """The same without the weights: quick, and enough to count tokens. Raises EngineError."""
    alone = Threads(reading=1, writing=1)
    return await load_file(child, path, name, num_ctx=8, threads=alone, vocabulary_only=True)


async def check_model(path: Path, name: str = "") -> GgufHeader:
    """All that can be told of a file without its weights: what it is, and whether the llama.cpp here can run it.

    ``name``: what the user calls the file. Raises EngineError; "server" where there is no llama.cpp to be asked.
    """
    name = name or path.name
    header = await asyncio.to_thread(check_gguf, path, name)
    child = await started_child()
    try:
        loaded = await load_vocabulary(child, path, name)
    finally:
        await child.close()
    if not loaded.is_chatml:
        raise EngineError("bad_file", "engines.file-not-chatml", file=name)
    return header


def _death(died: ChildDiedError, name: str) -> EngineError:
    if died.status in _TAKEN_AWAY:  # by the system, as it does where memory runs out
        return EngineError("died", "engines.file-memory", str(died), file=name)
    if died.status == 1:  # Python's own: the child's program is not all there
        return EngineError("server", "engines.child-not-started", str(died))
    return EngineError("bad_file", "engines.file-not-loaded", str(died), file=name)


def _failure(detail: str, name: str) -> EngineError:
    if detail.startswith(("ModuleNotFoundError", "ImportError", "FileNotFoundError", "RuntimeError")):
        # llama.cpp is not installed, or its library cannot be loaded on this computer.
        return EngineError("server", "engines.child-not-started", detail)
    if found := _UNKNOWN_ARCHITECTURE.search(detail):
        return EngineError(
            "bad_file", "engines.file-architecture-unknown", detail, file=name, architecture=found[1] or "?"
        )
    if found := _UNKNOWN_PART.search(detail):
        return EngineError("bad_file", "engines.file-needs-newer", detail, file=name, what=found[0])
    if _NO_MEMORY.search(detail):
        return EngineError("died", "engines.file-memory", detail, file=name)
    key = "engines.file-damaged" if _CUT.search(detail) else "engines.file-not-loaded"
    return EngineError("bad_file", key, detail, file=name)
