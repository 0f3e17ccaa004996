"""The embedded engine's child, seen from the program: questions go out, lines come back, a death is noticed at once."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from trainer.own_program import is_frozen, module_command, own_interpreter
from trainer.without_console import WITHOUT_CONSOLE

# How long a child may take to stop writing before it is killed; a large model on a slow processor takes seconds.
_STOP_SECONDS = 5.0
_LONGEST_LINE = 1 << 20

Line = dict[str, Any]


class ChildDiedError(Exception):
    """The process ended. ``status`` as subprocess gives it (negative: the signal); ``last_words`` of its errors."""

    def __init__(self, status: int | None, last_words: str) -> None:
        super().__init__(f"the child ended with {status}: {last_words}")
        self.status = status


class ChildProcess:
    """One running child. Belongs to the loop that started it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._numbers = itertools.count(1)
        self._heard = monotonic()
        self._waiting: dict[int, asyncio.Queue[Line | None]] = {}
        self._last_words: deque[str] = deque(maxlen=40)
        self._readers = (asyncio.create_task(self._read()), asyncio.create_task(self._read_errors()))

    @classmethod
    async def start(cls) -> ChildProcess:
        """Raises OSError where the process cannot be started."""
        process = await asyncio.create_subprocess_exec(
            *_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            limit=_LONGEST_LINE,
            env=_environment(),
            creationflags=WITHOUT_CONSOLE,
        )
        return cls(process)

    @property
    def is_alive(self) -> bool:
        """It has not ended, as far as is known."""
        return self._process.returncode is None and not self._readers[0].done()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    async def ask(self, do: str, **fields: Any) -> Line:
        """The one line that answers. Raises ChildDiedError."""
        async with aclosing(self.stream(self.next_number(), do, **fields)) as lines:
            return await anext(lines)

    def next_number(self) -> int:
        """For ``stream``, so that it can be stopped by it."""
        return next(self._numbers)

    async def stream(
        self, number: int, do: str, *, patience: float | None = None, **fields: Any
    ) -> AsyncGenerator[Line, None]:
        """All lines that answer, until the caller has enough. A child that says nothing at all, to nobody, for
        ``patience`` seconds is ended. Raises ChildDiedError."""
        answers: asyncio.Queue[Line | None] = asyncio.Queue()
        self._waiting[number] = answers
        try:
            await self._send({"id": number, "do": do, **fields})
            while True:
                line = await self._next(answers, patience)
                if line is None:
                    raise await self._death()
                yield line
        finally:
            del self._waiting[number]

    async def _next(self, answers: asyncio.Queue[Line | None], patience: float | None) -> Line | None:
        asked = monotonic()
        while True:
            try:
                async with asyncio.timeout(patience):
                    return await answers.get()
            except TimeoutError:
                assert patience is not None
                if monotonic() - max(asked, self._heard) >= patience:
                    self.kill()  # its death is the next that is read

    async def stop(self, number: int) -> None:
        """Stops a "write". A child that does not say soon that it has stopped is ended."""
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await self.ask("cancel", which=number)
        except TimeoutError:
            self.kill()
        except asyncio.CancelledError:
            self.kill()
            raise
        except ChildDiedError:
            pass

    def kill(self) -> None:
        """Ends the process at once; nothing happens where it has ended by itself."""
        if self._process.returncode is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            # Not Process.kill: it polls first, and where that poll collects the dead child before asyncio's watcher
            # does, the watcher says "Unknown child process pid …" on the error stream and its status is lost as 255.
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)

    async def close(self) -> None:
        """Ends the process and waits for it."""
        self.kill()
        await self._process.wait()
        await asyncio.gather(*self._readers, return_exceptions=True)

    async def _send(self, line: Line) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.write(json.dumps(line).encode() + b"\n")
            await pipe.drain()
        except (OSError, RuntimeError) as error:
            raise await self._death() from error

    async def _death(self) -> ChildDiedError:
        status = await self._process.wait()
        await asyncio.wait([self._readers[1]], timeout=_STOP_SECONDS)
        return ChildDiedError(status, "".join(self._last_words))

    async def _read(self) -> None:
        assert self._process.stdout is not None
        try:
            async for raw in self._process.stdout:
                line = json.loads(raw)
                self._heard = monotonic()
                if (answers := self._waiting.get(line["id"])) is not None:
                    answers.put_nowait(line)
            # A process closes its output a moment before it ends: killed in that moment, it would seem to have run
            # out of memory, whatever it really died of.
            with suppress(TimeoutError):
                async with asyncio.timeout(_STOP_SECONDS):
                    await self._process.wait()
        finally:
            self.kill()
            for answers in self._waiting.values():
                answers.put_nowait(None)

    async def _read_errors(self) -> None:
        assert self._process.stderr is not None
        async for raw in self._process.stderr:
            self._last_words.append(raw.decode("utf-8", "replace"))


def _command() -> list[str]:
    return module_command(own_interpreter(), "trainer.engines.llama_cpp.child")


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    if not is_frozen():
        root = str(Path(__file__).resolve().parents[3])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [root, environment.get("PYTHONPATH")]))
    return environment
