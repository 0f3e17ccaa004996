"""llama.cpp is kept off Intel's matrix unit."""

from __future__ import annotations

import pytest

from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely, use_amx


def test_the_unit_is_read_from_what_the_kernels_were_compiled_for() -> None:
    # As llama.cpp 0.3.36 says it (llama_print_system_info), on a processor with the unit and on one without.
    assert use_amx(b"CPU : SSE3 = 1 | AVX512_BF16 = 1 | AMX_INT8 = 1 | LLAMAFILE = 1 | OPENMP = 1 | REPACK = 1 | ")
    assert not use_amx(b"CPU : SSE3 = 1 | AVX512_BF16 = 1 | LLAMAFILE = 1 | OPENMP = 1 | REPACK = 1 | ")


@pytest.mark.models
def test_llama_cpp_says_what_its_kernels_were_compiled_for() -> None:
    said: bytes = llama_cpp_safely().llama_print_system_info()
    assert said.startswith(b"CPU : ")
    assert b" LLAMAFILE = 1 " in said


@pytest.mark.models
def test_weights_are_repacked_unless_that_takes_the_unit() -> None:
    llama_cpp = llama_cpp_safely()
    repacked = llama_cpp.llama_cpp.llama_model_default_params().use_extra_bufts
    assert repacked is not use_amx(llama_cpp.llama_print_system_info())
