"""Whether a model that was carried here came whole: its sum is taken once, and again only when the file changes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.engines.embedded.carried_folder import MODELS, stated_sums
from trainer.engines.kept_sums import KeptSums
from trainer.engines.llama_cpp.gguf_parts import gguf_parts
from trainer.told_error import ToldError

_log = logging.getLogger(__name__)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """A file that lies beside the program. ``sum`` is what it has; ``whole``: that is what is written down for it."""

    path: Path
    sum: str
    whole: bool


def check_carried(models: Iterable[Path], kept: Path, stopped: Callable[[], bool]) -> list[CheckedModel]:
    """Of those files for which a sum is written down. ``kept`` is the file in which the sums that were taken stand.

    Reads gigabytes the first time; a stop ends it soon, with what is known by then.
    """
    sums = KeptSums(kept)
    found = []
    for path in (part for model in models for part in gguf_parts(model)):
        folder = path.parent.parent
        stated = stated_sums(folder).get(f"{MODELS}/{path.name}") if path.parent.name == MODELS else None
        if stated is None:
            continue
        try:
            taken = sums.known(path) or _sum(path, stopped)
        except (OSError, ToldError) as error:
            _log.info("%s was not checked: %r", path, error)
            continue
        found.append(CheckedModel(path, taken, taken == stated))
    if found:
        sums.keep({each.path: each.sum for each in found})
    return found


def damage_told(checked: CheckedModel) -> ToldError:
    """What is said of one that is not whole."""
    return ToldError("bad_file", "carry.copy-damaged", checked.sum, file=checked.path.name)


def _sum(path: Path, stopped: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if stopped():
                raise ToldError("stopped", "carry.stopped")
            digest.update(chunk)
    return digest.hexdigest()
