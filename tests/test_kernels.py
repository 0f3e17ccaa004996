"""ggml's kernels are there, or it is said why not."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from pathlib import Path

import pytest

from trainer.engines.llama_cpp.kernels import load_kernels
from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely

# A library of llama.cpp's that loads its kernels, if there are any, when it is asked to, and counts how often it was.
WITHOUT_KERNELS = """
#include <stdio.h>
int asked;
void *ggml_backend_dev_by_type(int type) { return KERNELS && asked && type == 0 ? &asked : 0; }
void ggml_backend_load_all_from_path(const char *path) { FILE *file = fopen(path, "r"); asked += file != NULL; }
"""


needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler to make a library with")


def library(folder: Path, *, kernels: bool) -> ctypes.CDLL:
    folder.mkdir()
    target = folder / "libllama.so"
    command = ["cc", "-shared", "-fPIC", "-x", "c", f"-DKERNELS={int(kernels)}", "-", "-o", str(target)]
    subprocess.run(command, input=WITHOUT_KERNELS, text=True, check=True)
    return ctypes.CDLL(str(target))


def times(library: ctypes.CDLL) -> int:
    return ctypes.c_int.in_dll(library, "asked").value


@needs_compiler
def test_variants_are_loaded_once_from_their_own_folder(tmp_path: Path) -> None:
    folder = tmp_path / "程序 的 库"
    llama = library(folder, kernels=True)
    load_kernels(folder)
    assert times(llama) == 1
    load_kernels(folder)
    assert times(llama) == 1


@needs_compiler
def test_where_no_variant_loads_it_is_said_why(tmp_path: Path) -> None:
    folder = tmp_path / "lib"
    llama = library(folder, kernels=False)
    with pytest.raises(RuntimeError, match="none is there"):
        load_kernels(folder)
    (folder / "libggml-cpu-x64.so").write_bytes(b"cut")
    with pytest.raises(RuntimeError, match=r"libggml-cpu-x64\.so: file too short"):
        load_kernels(folder)
    assert times(llama) == 2


@pytest.mark.models
def test_what_was_compiled_for_this_computer_needs_nothing() -> None:
    llama_cpp = llama_cpp_safely()
    before = llama_cpp.llama_print_system_info()
    load_kernels(Path(llama_cpp.__file__).parent / "lib")
    assert llama_cpp.llama_print_system_info() == before
