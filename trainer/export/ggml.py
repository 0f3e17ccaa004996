"""ggml's own quantisers, out of the library that llama-cpp-python carries."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType

from trainer.export.errors import ExportError
from trainer.export.mixture import row_bytes


@dataclass(frozen=True, eq=False, slots=True)
class Ggml:
    """The functions of ggml.h that are used; several threads may call them at once."""

    quantize_chunk: ctypes._NamedFuncPointer
    fp32_to_fp16: ctypes._NamedFuncPointer
    fp16_to_fp32: ctypes._NamedFuncPointer

    def quantize(self, rows: np.ndarray, kind: GGMLQuantizationType) -> np.ndarray:
        """``rows`` of shape (n, columns), float32, contiguous. Returns uint8 of shape (n, bytes of a row).

        ctypes lets go of Python's lock meanwhile.
        """
        count, columns = rows.shape
        blocks = np.empty((count, row_bytes(kind, columns)), dtype=np.uint8)
        written: int = self.quantize_chunk(kind.value, rows.ctypes.data, blocks.ctypes.data, 0, count, columns, None)
        if written != blocks.nbytes:
            raise ExportError("library", "export.quantiser-wrong", f"{kind.name}: {written} of {blocks.nbytes} bytes")
        return blocks


@cache
def load_ggml() -> Ggml:
    """Loaded once for a process. Raises ExportError("library")."""
    spec = find_spec("llama_cpp")
    if spec is None or spec.origin is None:
        raise ExportError("library", "export.quantiser-absent")
    folder = Path(spec.origin).parent / "lib"
    name = {"win32": "ggml-base.dll", "darwin": "libggml-base.dylib"}.get(sys.platform, "libggml-base.so")
    try:
        library = ctypes.CDLL(str(folder / name))
        ggml = Ggml(library.ggml_quantize_chunk, library.ggml_fp32_to_fp16, library.ggml_fp16_to_fp32)
    except (OSError, AttributeError) as error:
        raise ExportError("library", "export.quantiser-incomplete", str(error)) from error
    # size_t ggml_quantize_chunk(type, src, dst, start, nrows, n_per_row, imatrix)
    ggml.quantize_chunk.restype = ctypes.c_size_t
    ggml.quantize_chunk.argtypes = [
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_void_p,
    ]
    return ggml
