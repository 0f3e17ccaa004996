"""Files fetched one by one, several at a time, each going on where it was: torch alone has half a gigabyte.

uv would begin a file anew that was not fetched to its end.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from httpx import USE_CLIENT_DEFAULT

from trainer.engines.certificates import certificates
from trainer.environment.errors import SetupError
from trainer.environment.sources import Sources
from trainer.environment.uv_call import InstallStopped, Stopped
from trainer.environment.wheel_files import WheelFile
from trainer.patient_files import remove_file, rename

_AT_ONCE = 4
_TRIES = 5
"""Without a byte between them."""
_PAUSE = 2.0
_SECONDS = httpx.Timeout(30.0)
_LOOKS_EVERY = 0.2
_PART = ".part"

Progress = Callable[[int, int], None]
"""Bytes that are there, and of how many."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """Where to, and how the servers are met: ``trusted`` hosts are believed without a certificate, ``accounts`` are
    names and passwords by host."""

    folder: Path
    certificates: Path | None = None
    trusted: frozenset[str] = frozenset()
    accounts: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, sources: Sources) -> Fetching:
        """As the sources have it."""
        pip = sources.pip
        return cls(folder, pip.certificates, frozenset(pip.trusted_hosts), sources.accounts())


def fetch(files: Sequence[WheelFile], to: Fetching, progress: Progress, stopped: Stopped) -> dict[WheelFile, Path]:
    """Where each file lies now. What lies there whole already is not fetched.

    Raises SetupError("network", "address", "library"), InstallStopped, OSError.
    """
    to.folder.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_Work(files, to).run(progress, stopped))


class _Work:
    def __init__(self, files: Sequence[WheelFile], to: Fetching) -> None:
        self._files = files
        self._to = to
        self._sizes = {file: file.size for file in files}
        self._there = dict.fromkeys(files, 0)
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def run(self, progress: Progress, stopped: Stopped) -> dict[WheelFile, Path]:
        async with (
            httpx.AsyncClient(follow_redirects=True, timeout=_SECONDS, verify=self._verified()) as client,
            httpx.AsyncClient(follow_redirects=True, timeout=_SECONDS, verify=False) as trusting,
        ):
            trusted = self._to.trusted
            tasks = [
                asyncio.create_task(self._one(trusting if httpx.URL(file.url).host in trusted else client, file))
                for file in self._files
            ]
            try:
                await self._watch(tasks, progress, stopped)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        return {file: self._to.folder / file.name for file in self._files}

    async def _watch(self, tasks: Sequence[asyncio.Task[None]], progress: Progress, stopped: Stopped) -> None:
        waiting: set[asyncio.Task[None]] = set(tasks)
        while waiting:
            done, waiting = await asyncio.wait(waiting, timeout=_LOOKS_EVERY, return_when=asyncio.FIRST_EXCEPTION)
            for task in done:
                task.result()
            total = sum(self._sizes[file] or self._there[file] for file in self._files)
            progress(sum(self._there.values()), total)
            if stopped():
                raise InstallStopped

    async def _one(self, client: httpx.AsyncClient, file: WheelFile) -> None:
        whole = self._to.folder / file.name
        if await asyncio.to_thread(_is_good, whole, file):
            self._there[file] = whole.stat().st_size
            return
        part = whole.with_name(whole.name + _PART)
        left = self._there[file] = part.stat().st_size if part.exists() else 0
        async with self._turn:
            await self._to_the_end(client, file, part)
            good = await asyncio.to_thread(_is_good, part, file)
            if not good and left:
                # What an earlier call left may have been another file's beginning.
                remove_file(part)
                await self._to_the_end(client, file, part)
                good = await asyncio.to_thread(_is_good, part, file)
            if not good:
                remove_file(part)
                raise SetupError("library", "environment.damaged", f"{file.url}: {file.sha256}", file=file.name)
            rename(part, whole)

    async def _to_the_end(self, client: httpx.AsyncClient, file: WheelFile, part: Path) -> None:
        tries = 0
        while True:
            before = self._there[file]
            try:
                await self._go_on(client, file, part)
            except httpx.HTTPStatusError as error:
                status = error.response.status_code
                if status < 500 and status not in (408, 429):
                    raise _refused(file, status) from error
                reason = repr(error)
            except httpx.HTTPError as error:
                reason = repr(error)
            else:
                return
            tries = 1 if self._there[file] > before else tries + 1
            if tries >= _TRIES:
                raise SetupError("network", "environment.download-failed", f"{file.url}: {reason}", file=file.name)
            await asyncio.sleep(_PAUSE * tries)

    async def _go_on(self, client: httpx.AsyncClient, file: WheelFile, part: Path) -> None:
        there = part.stat().st_size if part.exists() else 0
        if file.size is not None and there == file.size:
            return
        if file.size is not None and there > file.size:
            there = 0
        # Compressed on the way, a file's bytes could not be counted, nor gone on with.
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={there}-"} if there else {})
        account = self._to.accounts.get(urlsplit(file.url).hostname or "")
        async with client.stream("GET", file.url, headers=headers, auth=account or USE_CLIENT_DEFAULT) as answer:
            if there and answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                there = 0
                remove_file(part)
                raise httpx.ReadError("there is more than the server has", request=answer.request)
            answer.raise_for_status()
            goes_on = answer.status_code == httpx.codes.PARTIAL_CONTENT
            there = there if goes_on else 0
            _check_kind(file, answer)
            if (length := answer.headers.get("content-length", "")).isdecimal():
                self._sizes[file] = there + int(length)
            with part.open("ab" if goes_on else "wb") as content:
                self._there[file] = there
                async for piece in answer.aiter_raw():
                    content.write(piece)
                    self._there[file] += len(piece)

    def _verified(self) -> ssl.SSLContext:
        context = certificates()
        if self._to.certificates is not None:
            with contextlib.suppress(OSError):
                context.load_verify_locations(self._to.certificates)
        return context


def _is_good(path: Path, file: WheelFile) -> bool:
    """Of the stated size and content; where an index states no hash, the size must do."""
    if not path.is_file() or (file.size is not None and path.stat().st_size != file.size):
        return False
    if not file.sha256:
        return path.suffix != _PART or path.stat().st_size > 0
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest() == file.sha256


def _check_kind(file: WheelFile, answer: httpx.Response) -> None:
    """A page in place of a file: a network's log-in page, or a mirror's page of errors with status 200."""
    if answer.headers.get("content-type", "").startswith("text/html"):
        raise SetupError("address", "environment.page-for-file", file.url, file=file.name)


def _refused(file: WheelFile, status: int) -> SetupError:
    return SetupError("address", "environment.file-refused", file.url, file=file.name, status=status)
