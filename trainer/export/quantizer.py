"""ggml's own quantisers, out of the library that llama-cpp-python carries."""

from __future__ import annotations

import ctypes
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType

from trainer.export import sentences
from trainer.export.errors import ExportError
from trainer.export.mixture import row_bytes

# Rows handed to one call; more only make threads wait for each other at the end of a slab.
_VALUES_PER_CALL = 1 << 18


class Quantizer:
    """Turns rows of float32 into ggml blocks, on ``threads`` threads. ctypes lets go of Python's lock meanwhile."""

    def __init__(self, threads: int) -> None:
        self._quantize_chunk = _quantize_chunk()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="quantize")

    def close(self) -> None:
        """Ends the threads."""
        self._pool.shutdown()

    def quantize(self, rows: np.ndarray, kind: GGMLQuantizationType) -> np.ndarray:
        """``rows`` of shape (n, columns), float32, contiguous. Returns uint8 of shape (n, bytes of a row)."""
        count, columns = rows.shape
        size = row_bytes(kind, columns)
        blocks = np.empty((count, size), dtype=np.uint8)
        source, target = rows.ctypes.data, blocks.ctypes.data
        step = max(1, _VALUES_PER_CALL // columns)

        def part(first: int) -> int:
            some = min(step, count - first)
            made: int = self._quantize_chunk(
                kind.value, source + first * columns * 4, target + first * size, 0, some, columns, None
            )
            return made

        written = sum(self._pool.map(part, range(0, count, step)))
        if written != blocks.nbytes:
            raise ExportError(
                "library",
                sentences.QUANTISER_WRONG,
                f"{kind.name}: {written} of {blocks.nbytes} bytes",
            )
        return blocks


def _quantize_chunk() -> ctypes._NamedFuncPointer:
    """``size_t ggml_quantize_chunk(type, src, dst, start, nrows, n_per_row, imatrix)`` of ggml.h."""
    spec = find_spec("llama_cpp")
    if spec is None or spec.origin is None:
        raise ExportError("library", sentences.QUANTISER_ABSENT)
    folder = Path(spec.origin).parent / "lib"
    name = {"win32": "ggml-base.dll", "darwin": "libggml-base.dylib"}.get(sys.platform, "libggml-base.so")
    try:
        function = ctypes.CDLL(str(folder / name)).ggml_quantize_chunk
    except (OSError, AttributeError) as error:
        raise ExportError("library", sentences.QUANTISER_INCOMPLETE, str(error)) from error
    function.restype = ctypes.c_size_t
    function.argtypes = [
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_void_p,
    ]
    return function
