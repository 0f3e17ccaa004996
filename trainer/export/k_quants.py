"""Q4_K and Q6_K many times as fast as ggml's, byte for byte the same: ``k_quants.c``, carried along or compiled here.

A program that is downloaded carries libraries for the levels of x86-64, and takes the highest that the processor runs.
Where llama-cpp-python was compiled on this machine there is a compiler: then what is compiled for this very processor
is never kept for another. Where anything is amiss, or a single byte differs from ggml's, ggml's own functions serve.
"""

from __future__ import annotations

import ctypes
import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from gguf import GGMLQuantizationType

from trainer.export.ggml import Ggml
from trainer.export.mixture import row_bytes
from trainer.without_console import WITHOUT_CONSOLE

SOURCE = Path(__file__).with_name("k_quants.c")
CARRIED = Path(__file__).with_name("compiled")  # see packaging/k_quants_libraries.py
LEVELS = ("x86-64-v4", "x86-64-v3", "x86-64-v2")
# -ffp-contract=off: each product is rounded before it is added to, as in ggml's library for x86-64. The two -fno- ask
# for no more than that nobody reads errno or the processor's exception flags; no value depends on them.
FLAGS = ("-O3", "-std=c11", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math", "-shared", "-fPIC")
_SECONDS = 60  # for the compiler, which needs half a second
_SUPER_BLOCK = 256

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False, slots=True)
class KQuants:
    """The compiled functions, by what they make, and what of ggml they call."""

    functions: dict[GGMLQuantizationType, ctypes._NamedFuncPointer]
    ggml: Ggml

    def quantize(self, rows: np.ndarray, kind: GGMLQuantizationType) -> np.ndarray | None:
        """As ``Ggml.quantize``; None for other kinds, and where a value is infinite or not a number."""
        if kind not in self.functions:
            return None
        blocks = np.empty((len(rows), row_bytes(kind, rows.shape[1])), dtype=np.uint8)
        done: int = self.functions[kind](
            rows.ctypes.data, blocks.ctypes.data, rows.size, self.ggml.fp32_to_fp16, self.ggml.fp16_to_fp32
        )
        return blocks if done == rows.size else None


@cache
def k_quants(ggml: Ggml, source: Path = SOURCE, compiler: str = "cc", carried: Path = CARRIED) -> KQuants | None:
    """Found or compiled, and held against ggml, once for a process; None, with a line in the log, where that fails."""
    return _trusted(best_of(carried), ggml) or _trusted(_compiled(compiler, source), ggml)


def library_name(level: str, suffix: str) -> str:
    """What the library for a level is called: ".so", or ".dll" on Windows."""
    return f"k_quants-{level}{suffix}"


def best_of(folder: Path) -> ctypes.CDLL | None:
    """The library for the highest level that this processor runs; None where there is none."""
    for level in LEVELS:
        file = folder / library_name(level, ".dll" if sys.platform == "win32" else ".so")
        if not file.is_file():
            continue
        try:
            library = ctypes.CDLL(str(file))
            if library.runs_here():
                return library
        except (OSError, AttributeError) as error:
            _log.info("%s could not be loaded: %r", file.name, error)
    return None


def _compiled(compiler: str, source: Path) -> ctypes.CDLL | None:
    program = shutil.which(compiler)
    if program is None:
        _log.info("no compiler %s: ggml's quantisers are used", compiler)
        return None
    # A library stays loaded after its file is gone; Windows keeps the file instead.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "k_quants.so"
        command = [program, *FLAGS, "-march=native", str(source), "-o", str(target), "-lm"]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, creationflags=WITHOUT_CONSOLE)
            return ctypes.CDLL(str(target))
        except (OSError, subprocess.SubprocessError) as error:
            _log.info("%s could not be compiled: ggml's quantisers are used: %r", source.name, error)
            return None


def _trusted(library: ctypes.CDLL | None, ggml: Ggml) -> KQuants | None:
    if library is None:
        return None
    name = Path(library._name).name
    try:
        functions = {
            GGMLQuantizationType.Q4_K: library.quantize_q4_K,
            GGMLQuantizationType.Q6_K: library.quantize_q6_K,
        }
    except AttributeError as error:
        _log.info("%s lacks a function, and is not used: %r", name, error)
        return None
    for function in functions.values():
        function.restype = ctypes.c_int64
        function.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p]
    own = KQuants(functions, ggml)
    for rows in _trials():
        for kind in functions:
            blocks = own.quantize(rows, kind)
            if blocks is None or not np.array_equal(blocks, ggml.quantize(rows, kind)):
                _log.info("%s of %s differs from ggml's, and is not used", kind.name, name)
                return None
    return own


def _trials() -> Iterator[np.ndarray]:
    """Rows to be quantised alike. Other rounding shows in one random block of 17, in most far from zero."""
    generator = np.random.default_rng(0)
    shape = (129, _SUPER_BLOCK)  # an odd number, as two are made at a time
    normal = generator.standard_normal(shape, dtype=np.float32)
    yield normal
    yield (normal.view(np.uint32) & 0xFFFF0000).view(np.float32)  # as weights are: of 16 bits, many of them equal
    yield np.where(generator.random(shape) < 0.05, normal, np.float32(0))
    yield np.abs(normal) + np.abs(normal[:, :1]) * 50
    yield np.repeat(normal[:, ::32], 32, axis=1)
    yield np.zeros(shape, np.float32)
    # Of every size down to the denormal and up to where squares overflow, one for each 16 values.
    sizes = np.repeat(generator.uniform(-45, 37, (shape[0], 16)), 16, axis=1)
    yield (normal * 10**sizes).astype(np.float32)
