"""ggml's kernels, without which llama.cpp reads no model.

A wheel that was compiled for its own computer has them from the start. One that is made for every computer carries them
in variants, in libraries of their own, and llama-cpp-python 0.3.36 loads none of these: asked to, ggml tries each,
keeps the best that the processor runs, and says nothing where there is none.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_CPU = 0  # ggml-backend.h, enum ggml_backend_dev_type


def load_kernels(folder: Path) -> None:
    """``folder``: where llama-cpp-python keeps its libraries. Raises RuntimeError where no kernels can be loaded."""
    ggml = _ggml(folder)
    if ggml.ggml_backend_dev_by_type(_CPU) is None:
        # ggml loads from there too whatever somebody has set up for another llama.cpp.
        os.environ.pop("GGML_BACKEND_PATH", None)
        ggml.ggml_backend_load_all_from_path(os.fsencode(folder))
    if ggml.ggml_backend_dev_by_type(_CPU) is None:
        raise RuntimeError(f"no kernels of ggml for this processor in {folder}: {_reasons(folder)}")


def _ggml(folder: Path) -> ctypes.CDLL:
    """The very library that llama.cpp's uses: there, not in another copy, the kernels have to be known."""
    # What a library depends on is searched with it, except on Windows, where the same path gives the same library.
    name = {"win32": "ggml.dll", "darwin": "libllama.dylib"}.get(sys.platform, "libllama.so")
    ggml = ctypes.CDLL(str(folder / name))
    ggml.ggml_backend_dev_by_type.argtypes = [ctypes.c_int]
    ggml.ggml_backend_dev_by_type.restype = ctypes.c_void_p
    ggml.ggml_backend_load_all_from_path.argtypes = [ctypes.c_char_p]
    ggml.ggml_backend_load_all_from_path.restype = None
    return ggml


def _reasons(folder: Path) -> str:
    """Why each variant does not load, which ggml keeps to itself."""
    said = []
    for file in sorted(folder.glob("*ggml-cpu*")):
        try:
            ctypes.CDLL(str(file))
            said.append(f"{file.name}: for another processor")
        except OSError as error:
            said.append(str(error))
    return "; ".join(said) or "none is there"
