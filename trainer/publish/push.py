"""Puts a GGUF file into an Ollama server: upload, create as a candidate, prove, and only then move the tag in use.

At every moment the tag in use is either the old model or the new one, whole; a dated name is given to what was proven.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from resources.model_card.modelfile import Modelfile
from resources.model_card.system_text import system_text
from resources.model_card.template import OLLAMA_TEMPLATE
from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.gguf_header import read_listing
from trainer.engines.llama_cpp.loading import check_model
from trainer.engines.ollama.library import OllamaLibrary
from trainer.engines.ollama.understood import understood
from trainer.publish.errors import PublishError, publishing_stopped
from trainer.publish.names import PublishedName
from trainer.publish.push_progress import ByteWatch, PushProgress
from trainer.publish.rewritten_file import differing_parts
from trainer.publish.standing_models import name_to_keep, refuse_foreign_candidate

_log = logging.getLogger(__name__)

_CHUNK = 4 << 20


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
    kept = name_to_keep(name, before, today, replace=replace)
    refuse_foreign_candidate(server, name, before)
    _check_file(file)
    sha256 = _hash(file, report, stopped)

    uploaded = not server.has_blob(sha256)
    if uploaded:
        watch = ByteWatch("upload", file.stat().st_size, report, stopped)
        server.upload_blob(file, sha256, watch.passed)

    report(PushProgress("create"))
    try:
        server.create(name.candidate, {"model.gguf": sha256}, modelfile.create_fields())
        report(PushProgress("check"))
        _check_shown(server, name.candidate, file, sha256)
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


def _check_shown(server: OllamaLibrary, model: str, file: Path, sha256: str) -> None:
    shown = server.show(model)
    listing = read_listing(file)
    # A server since 0.30 takes the file's own template where that can do more; what it makes of it, the proof shows.
    templates = (OLLAMA_TEMPLATE, listing.values.get("tokenizer.chat_template"))
    wrong = [
        part
        for part, agrees in (
            ("template", bool(shown.get("template")) and shown["template"] in templates),
            ("system", shown.get("system") == system_text()),
            ("parameters", "num_ctx" in shown.get("parameters", "")),
        )
        if not agrees
    ]
    if f"sha256-{sha256}" not in shown.get("modelfile", ""):
        with understood(server.host):
            wrong += differing_parts(listing, server.show(model, tensors=True))
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
        watch = ByteWatch("hash", file.stat().st_size, report, stopped)
        with file.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                digest.update(piece)
                watch.passed(len(piece))
    except OSError as error:
        raise PublishError("file", "publish.file-unreadable", str(error), file=str(file)) from error
    return digest.hexdigest()
