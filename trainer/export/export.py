"""From base and adapter to a quantised GGUF in one pass: a few rows of a tensor are read, merged, quantised, written.

Neither a merged checkpoint nor a 16-bit GGUF ever lies on the disk, and no more than one tensor's LoRA product is in
memory. A few rows at a time stay in a processor's cache from the file to the file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from gguf import GGUF_DEFAULT_ALIGNMENT, MODEL_ARCH, MODEL_ARCH_NAMES, GGMLQuantizationType, GGUFWriter
from gguf import get_tensor_name_map as tensor_name_map

from trainer.export.adapter import AdapterWeights, check_fits, read_adapter
from trainer.export.base_model import BaseModel, StoredTensor, read_base_model
from trainer.export.errors import ExportError
from trainer.export.in_order import mapped_in_order
from trainer.export.metadata import Provenance, add_metadata
from trainer.export.mixture import FileType, Mixture, row_bytes
from trainer.export.quantizer import Quantizer
from trainer.export.staging import check_memory, check_room, staged
from trainer.export.tokenizer import read_tokenizer

# Values that one thread works on at a time: 1 MiB as float32.
_SLAB_VALUES = 1 << 18
# Memory beside the tensors: torch (where an adapter is merged), the tokenizer, the slabs.
_OWN_MEMORY = 700 << 20
# Disk beside the tensors: the vocabulary in the file's header, and the file system's own needs.
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
class ExportProgress:
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
        return self.source.row_count * row_bytes(self.kind, self.source.columns)

    def slabs(self) -> Iterator[slice]:
        """All rows, a few at a time."""
        step = max(1, _SLAB_VALUES // self.source.columns)
        for first in range(0, self.source.row_count, step):
            yield slice(first, min(first + step, self.source.row_count))


def export(
    job: ExportJob,
    report: Callable[[ExportProgress], None] = lambda progress: None,
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
    check_memory(_OWN_MEMORY + _largest_product(adapter))
    total = sum(tensor.size for tensor in plan)
    check_room(job.target.parent, total + _HEADER_ROOM)

    provenance = replace(job.provenance, adapter_sha256=adapter.sha256 if adapter else None)
    threads = job.threads or os.cpu_count() or 1
    with staged(job.target) as part:
        _write_header(part, base, plan, job.file_type, provenance)
        merged, sha256 = _append_tensors(part, plan, adapter, threads, _Reporter(report, stopped, total))
        if adapter and merged != len(adapter.pairs):
            raise ExportError("adapter", "export.adapter-not-whole", total=len(adapter.pairs), merged=merged)
        size = part.stat().st_size
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
            raise ExportError("base", "export.tensor-unknown", tensor=tensor.name)
        plan.append(_Planned(tensor, name, mixture.tensor_type(name, tensor.shape)))
    return sorted(plan, key=lambda tensor: (_layer(tensor.name), tensor.name))


def _layer(name: str) -> int:
    return int(name.split(".")[1]) if name.startswith("blk.") else -1


def _largest_product(adapter: AdapterWeights | None) -> int:
    """Bytes of the largest product of an adapter's two halves."""
    pairs = adapter.pairs.values() if adapter else ()
    return max((pair.out_features * pair.in_features * 4 for pair in pairs), default=0)


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
    part: Path, plan: list[_Planned], adapter: AdapterWeights | None, threads: int, reporter: _Reporter
) -> tuple[int, str]:
    """Writes the tensors behind the header. Returns how many were merged, and the sha256 of the whole file."""
    quantizer = Quantizer()
    merged = 0
    with part.open("rb") as header:
        digest = hashlib.file_digest(header, "sha256")
    with part.open("ab") as file, ThreadPoolExecutor(threads, thread_name_prefix="export") as pool:

        def write(data: bytes | memoryview) -> None:
            file.write(data)
            digest.update(data)

        def slabs(tensor: _Planned, delta: np.ndarray | None) -> Iterator[np.ndarray]:
            def quantized(rows: slice) -> np.ndarray:
                return quantizer.quantize(_merged_rows(tensor.source, rows, delta), tensor.kind)

            return mapped_in_order(pool, quantized, tensor.slabs(), ahead=2 * threads)

        write(_padding(file.tell()))
        for tensor in plan:
            weight = tensor.source.name
            has_pair = adapter is not None and weight in adapter.pairs
            merged += has_pair
            # The loop holds no merged slab over to the next turn: two of them at once would double the memory.
            for blocks in slabs(tensor, adapter.delta(weight) if adapter and has_pair else None):
                write(blocks.data)
                reporter.wrote(blocks.nbytes, tensor.name)
            write(_padding(tensor.size))
    return merged, digest.hexdigest()


def _merged_rows(source: StoredTensor, rows: slice, delta: np.ndarray | None) -> np.ndarray:
    """These rows of the weight as float32; with ``delta``, which is of the whole weight, added and rounded once.

    As peft adds it in place on the stored dtype: float32 arithmetic, rounded once.
    """
    stored = source.rows(rows)
    weights = stored.astype(np.float32)
    if delta is None:
        return weights
    weights += delta[rows]
    with np.errstate(over="ignore", invalid="ignore"):
        weights = weights.astype(stored.dtype).astype(np.float32)
    if not np.isfinite(weights).all():
        raise ExportError("adapter", "export.adapter-not-finite", source.name)
    return weights


def _padding(size: int) -> bytes:
    return bytes(-size % GGUF_DEFAULT_ALIGNMENT)


class _Reporter:
    """Counts what was written and passes it on; between two slabs it is also where a stop takes effect."""

    def __init__(self, report: Callable[[ExportProgress], None], stopped: Callable[[], bool], total: int) -> None:
        self._report = report
        self._stopped = stopped
        self._total = total
        self._done = 0

    def wrote(self, size: int, tensor: str) -> None:
        if self._stopped():
            raise ExportError("stopped", "export.stopped")
        self._done += size
        self._report(ExportProgress(self._done, self._total, tensor))
