"""Puts a GGUF file into an Ollama server: upload, create as a candidate, prove, and only then move the tag in use.

At every moment the tag in use is either the old model or the new one, whole; a dated name is given to what was proven.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from resources.model_card.modelfile import Modelfile
from resources.model_card.system_text import system_text
from resources.model_card.template import OLLAMA_TEMPLATE
from trainer.engines.embedded.loading import check_model
from trainer.engines.engine import EngineError
from trainer.engines.ollama.kept_models import KeptModels
from trainer.engines.ollama.library import OllamaLibrary
from trainer.publish.errors import PublishError, publishing_stopped
from trainer.publish.names import PublishedName

_log = logging.getLogger(__name__)

_CHUNK = 4 << 20


@dataclass(frozen=True, slots=True)
class PushProgress:
    """``step``: "hash", "upload", "create", "check", "tag". Bytes, where bytes are what takes time."""

    step: str
    done: int = 0
    total: int = 0
    bytes_per_second: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Pushed:
    """What the server has now, in its own spelling. ``previous`` is the name that the model in use before is still kept
    under."""

    current: str
    dated: str
    digest: str
    file_sha256: str
    uploaded: bool
    previous: str | None
    server_version: str


def push(
    file: Path,
    name: PublishedName,
    server: OllamaLibrary,
    modelfile: Modelfile,
    *,
    today: date,
    replace: bool = False,
    prove: Callable[[str], None] = lambda candidate: None,
    report: Callable[[PushProgress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Pushed:
    """Publishes the file. Raises PublishError and EngineError; the tag in use has then not moved.

    ``prove`` is given the candidate's name once the server has the model, and raises to keep the tag where it is.
    ``replace`` allows to take over a tag that was not published from here; that model is kept under a dated name too.
    """
    version = server.version()
    before = server.models()
    kept = _name_to_keep(name, before, today, replace=replace)
    _refuse_foreign_candidate(server, name, before)
    _check_file(file)
    sha256 = _hash(file, report, stopped)

    uploaded = not server.has_blob(sha256)
    if uploaded:
        watch = _Watch("upload", file.stat().st_size, report, stopped)
        server.upload_blob(file, sha256, watch.passed)

    report(PushProgress("create"))
    try:
        server.create(name.candidate, {"model.gguf": sha256}, modelfile.create_fields())
        report(PushProgress("check"))
        _check_shown(server, name.candidate, sha256)
        prove(name.candidate)
        if stopped():
            raise publishing_stopped()
        report(PushProgress("tag"))
        if kept and before.named(kept) is None:
            server.copy(name.current, kept)
        dated = _dated(server, name, today)
        server.copy(dated, name.current)
    finally:
        _forget(server, name.candidate)
    after = server.models()
    now, proven = after.named(name.current), after.named(dated)
    if now is None or proven is None or now.digest != proven.digest:
        raise PublishError("different", "publish.tag-not-moved", f"{now}, {proven}")
    return Pushed(now.name, proven.name, now.digest, sha256, uploaded, kept, version)


def roll_back(
    name: PublishedName, server: OllamaLibrary, to: str | None = None, *, today: date, replace: bool = False
) -> tuple[str, str]:
    """Points the tag in use at ``to``, or at the dated model published before the one in use.

    Returns both names in the server's spelling. A model in use that was not published from here stays where it is,
    unless ``replace``: then it is kept under a dated name. Raises PublishError and EngineError.
    """
    before = server.models()
    kept = _name_to_keep(name, before, today, replace=replace)
    history = name.history(before)
    if to is None:
        in_use = before.digest(name.current)
        places = [index for index, dated in enumerate(history) if dated.digest == in_use]
        older = history[: places[0]] if places else history
        if not older:
            raise PublishError("name", "publish.nothing-older", name=name.current)
        target = older[-1]
    else:
        found = before.named(to)
        if found is None or found not in history:
            raise PublishError("name", "publish.not-there", name=to)
        target = found
    if kept and before.named(kept) is None:
        server.copy(name.current, kept)
    server.copy(target.name, name.current)
    now = server.models().named(name.current)
    if now is None or now.digest != target.digest:
        raise PublishError("different", "publish.tag-not-moved", str(now))
    return now.name, target.name


def _name_to_keep(name: PublishedName, models: KeptModels, today: date, *, replace: bool) -> str | None:
    """The name under which the model in use stays; None where there is none. Raises PublishError("name")."""
    standing = models.all_named(name.current)
    if not standing:
        return None
    if len(standing) > 1:
        raise PublishError("name", "publish.name-twice", names=tuple(model.name for model in standing))
    ours = [dated for dated in name.history(models) if dated.digest == standing[0].digest]
    if ours:
        return ours[-1].name
    if not replace:
        raise PublishError("name", "publish.name-taken", name=standing[0].name)
    return name.dated(today, models)


def _refuse_foreign_candidate(server: OllamaLibrary, name: PublishedName, models: KeptModels) -> None:
    """A candidate that a killed push left behind gives way; a model of the user's that has its name does not."""
    standing = models.named(name.candidate)
    if standing is None:
        return
    shown = server.show(standing.name)
    if (shown.get("template"), shown.get("system")) != (OLLAMA_TEMPLATE, system_text()):
        raise PublishError("name", "publish.candidate-taken", name=standing.name)


def _dated(server: OllamaLibrary, name: PublishedName, today: date) -> str:
    """Gives the candidate its dated name. One and the same model published again gets no second one."""
    models = server.models()
    twins = [dated for dated in name.history(models) if dated.digest == models.digest(name.candidate)]
    if twins:
        return twins[-1].name
    dated = name.dated(today, models)
    server.copy(name.candidate, dated)
    return dated


def _forget(server: OllamaLibrary, candidate: str) -> None:
    """Takes the candidate's name away. Where the server is gone it stays, and the next candidate takes its place."""
    try:
        server.delete(candidate)
    except EngineError:
        return


def _check_shown(server: OllamaLibrary, model: str, sha256: str) -> None:
    shown = server.show(model)
    wrong = [
        part
        for part, agrees in (
            ("template", shown.get("template") == OLLAMA_TEMPLATE),
            ("system", shown.get("system") == system_text()),
            ("parameters", "num_ctx" in shown.get("parameters", "")),
            ("file", f"sha256-{sha256}" in shown.get("modelfile", "")),
        )
        if not agrees
    ]
    if wrong:
        raise PublishError("different", "publish.not-as-sent", str(shown)[:2000], names=tuple(wrong))


def _check_file(file: Path) -> None:
    """A file that no server could run is refused before gigabytes of it are sent. Raises PublishError("file")."""
    try:
        header = asyncio.run(check_model(file))
    except EngineError as error:
        if error.kind == "server":
            _log.warning("%s could not be tried in llama.cpp: %s", file, error.detail)
            return
        raise PublishError("file", error.message, error.detail) from error
    if header.number("split.count") > 1:
        raise PublishError("file", "publish.file-in-parts", file=file.name)


def _hash(file: Path, report: Callable[[PushProgress], None], stopped: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    try:
        watch = _Watch("hash", file.stat().st_size, report, stopped)
        with file.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                digest.update(piece)
                watch.passed(len(piece))
    except OSError as error:
        raise PublishError("file", "publish.file-unreadable", str(error), file=str(file)) from error
    return digest.hexdigest()


class _Watch:
    """Counts bytes of one step, and is where a stop takes effect."""

    def __init__(
        self, step: str, total: int, report: Callable[[PushProgress], None], stopped: Callable[[], bool]
    ) -> None:
        self._step = step
        self._total = total
        self._report = report
        self._stopped = stopped
        self._done = 0
        self._started = time.monotonic()

    def passed(self, size: int) -> None:
        if self._stopped():
            raise publishing_stopped()
        self._done += size
        seconds = time.monotonic() - self._started
        speed = self._done / seconds if seconds > 0 else 0.0
        left = (self._total - self._done) / speed if speed > 0 else None
        self._report(PushProgress(self._step, self._done, self._total, speed, left))
