"""From base and adapter to a quantised GGUF in one pass: read a tensor, merge, round, quantise, write.

Neither a merged checkpoint nor a 16-bit GGUF ever lies on the disk, and no more than one tensor is in memory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from gguf import GGUF_DEFAULT_ALIGNMENT, MODEL_ARCH, MODEL_ARCH_NAMES, GGMLQuantizationType, GGUFWriter
from gguf import get_tensor_name_map as tensor_name_map

from trainer.export import sentences
from trainer.export.adapter import Adapter, check_fits, read_adapter
from trainer.export.base_model import BaseModel, StoredTensor, read_base_model
from trainer.export.errors import ExportError
from trainer.export.metadata import Provenance, add_metadata
from trainer.export.mixture import FileType, Mixture, row_bytes
from trainer.export.quantizer import Quantizer
from trainer.export.staging import check_memory, check_room, staged
from trainer.export.tokenizer import read_tokenizer

# Values of a tensor without adapter that are in memory at a time, as float32: 64 MiB.
_SLAB_VALUES = 1 << 24
# torch where an adapter is merged, the tokenizer and the slab buffers.
_OWN_MEMORY = 600 << 20
# The vocabulary, and what the file system itself needs.
_HEADER_ROOM = 16 << 20


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What to export. Without ``adapter`` the base itself (a merged model) is converted."""

    base: Path
    target: Path
    provenance: Provenance
    adapter: Path | None = None
    file_type: FileType = FileType.Q4_K_M
    threads: int | None = None  # all cores


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of the new file's tensors written so far, and the tensor at hand."""

    done: int
    total: int
    tensor: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished file. ``merged`` counts the linear layers that got an adapter's weights."""

    file: Path
    size: int
    sha256: str
    tensors: int
    merged: int
    parameters: int
    types: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Planned:
    source: StoredTensor
    name: str
    kind: GGMLQuantizationType

    @property
    def size(self) -> int:
        rows = 1
        for length in self.source.shape[:-1]:
            rows *= length
        return rows * row_bytes(self.kind, self.source.shape[-1])


def export(
    job: ExportJob,
    report: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Exported:
    """Writes the file. Raises ExportError; ("stopped") soon after ``stopped`` turns true. The target is then as before.

    Identical, byte for byte, to peft's ``merge_and_unload`` followed by llama.cpp's converter and quantiser.
    """
    base = read_base_model(job.base)
    adapter = read_adapter(job.adapter) if job.adapter else None
    if adapter:
        check_fits(adapter, {name: tensor.shape for name, tensor in base.tensors.items()})
    plan = _plan(base, Mixture(job.file_type, base.layers, base.tied))
    check_memory(_OWN_MEMORY + _largest_merge(plan, adapter))
    total = sum(tensor.size for tensor in plan)
    check_room(job.target.parent, total + _HEADER_ROOM)

    provenance = replace(job.provenance, adapter_sha256=adapter.sha256 if adapter else None)
    quantizer = Quantizer(job.threads or os.cpu_count() or 1)
    try:
        with staged(job.target) as part:
            _write_header(part, base, plan, job.file_type, provenance)
            merged, sha256 = _append_tensors(part, plan, adapter, quantizer, _Reporter(report, stopped, total))
            if adapter and merged != len(adapter.pairs):
                raise ExportError("adapter", sentences.ADAPTER_NOT_WHOLE, total=len(adapter.pairs), merged=merged)
            size = part.stat().st_size
    finally:
        quantizer.close()
    types: dict[str, int] = {}
    for tensor in plan:
        types[tensor.kind.name] = types.get(tensor.kind.name, 0) + 1
    return Exported(job.target, size, sha256, len(plan), merged, base.parameters, types)


def _plan(base: BaseModel, mixture: Mixture) -> list[_Planned]:
    """All tensors in the order in which llama.cpp's quantiser writes them: by layer, then by name."""
    architecture = next(arch for arch, name in MODEL_ARCH_NAMES.items() if name == base.architecture)
    assert isinstance(architecture, MODEL_ARCH)
    names = tensor_name_map(architecture, base.layers)
    plan = []
    for tensor in base.exported():
        name = names.get_name(tensor.name, try_suffixes=(".weight", ".bias"))
        if name is None:
            raise ExportError("base", sentences.TENSOR_UNKNOWN, tensor=tensor.name)
        plan.append(_Planned(tensor, name, mixture.tensor_type(name, tensor.shape)))
    return sorted(plan, key=lambda tensor: (_layer(tensor.name), tensor.name))


def _layer(name: str) -> int:
    return int(name.split(".")[1]) if name.startswith("blk.") else -1


def _largest_merge(plan: list[_Planned], adapter: Adapter | None) -> int:
    """Bytes in use while the largest weight with an adapter is merged: three float32 copies."""
    pairs = adapter.pairs if adapter else {}
    sizes = [pair.out_features * pair.in_features * 12 for pair in pairs.values()]
    return max(sizes, default=_SLAB_VALUES * 12)


def _write_header(
    part: Path, base: BaseModel, plan: list[_Planned], file_type: FileType, provenance: Provenance
) -> None:
    writer = GGUFWriter(part, base.architecture)
    add_metadata(writer, base, file_type, provenance)
    read_tokenizer(base.folder, base.config).add_to(writer)
    for tensor in plan:
        writer.add_tensor_info(
            tensor.name, tensor.source.shape, np.dtype(np.float32), tensor.size, raw_dtype=tensor.kind
        )
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    writer.close()


def _append_tensors(
    part: Path, plan: list[_Planned], adapter: Adapter | None, quantizer: Quantizer, reporter: _Reporter
) -> tuple[int, str]:
    """Writes the tensors behind the header. Returns how many were merged, and the sha256 of the whole file."""
    merged = 0
    with part.open("rb") as header:
        digest = hashlib.file_digest(header, "sha256")
    with part.open("ab") as file:

        def write(data: bytes | memoryview) -> None:
            file.write(data)
            digest.update(data)

        write(_padding(file.tell()))
        for tensor in plan:
            weight = tensor.source.name
            delta = adapter.delta(weight) if adapter and weight in adapter.pairs else None
            merged += delta is not None
            for rows in _merged_rows(tensor.source, delta):
                blocks = quantizer.quantize(rows, tensor.kind)
                write(blocks.data)
                reporter.wrote(blocks.nbytes, tensor.name)
            write(_padding(tensor.size))
    return merged, digest.hexdigest()


def _merged_rows(source: StoredTensor, delta: np.ndarray | None) -> Iterator[np.ndarray]:
    """The weight as float32 of shape (rows, columns), slab by slab; with ``delta`` added and rounded once.

    A weight with an adapter comes whole: the matrix product's rounding may depend on how it is cut.
    """
    columns = source.shape[-1]
    if delta is not None:
        stored = source.rows(0, source.shape[0])
        # As peft adds it in place on the stored dtype: float32 arithmetic, rounded once.
        delta += stored.astype(np.float32)
        with np.errstate(over="ignore", invalid="ignore"):
            rows = delta.astype(stored.dtype).astype(np.float32)
        if not np.isfinite(rows).all():
            raise ExportError("adapter", sentences.ADAPTER_NOT_FINITE, source.name)
        yield rows
        return
    length = source.shape[0]
    step = max(1, _SLAB_VALUES // columns) if len(source.shape) > 1 else length
    for first in range(0, length, step):
        yield source.rows(first, min(first + step, length)).astype(np.float32, copy=False).reshape(-1, columns)


def _padding(size: int) -> bytes:
    return bytes(-size % GGUF_DEFAULT_ALIGNMENT)


class _Reporter:
    """Counts what was written and passes it on; between two slabs it is also where a stop takes effect."""

    def __init__(self, report: Callable[[Progress], None], stopped: Callable[[], bool], total: int) -> None:
        self._report = report
        self._stopped = stopped
        self._total = total
        self._done = 0

    def wrote(self, size: int, tensor: str) -> None:
        if self._stopped():
            raise ExportError("stopped", sentences.STOPPED)
        self._done += size
        self._report(Progress(self._done, self._total, tensor))
