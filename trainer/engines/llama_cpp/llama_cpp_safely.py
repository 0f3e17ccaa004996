"""llama.cpp as it can be trusted: kernels for Intel's matrix unit are left alone, and waiting threads sleep.

On a processor with AMX (Intel's servers since 2023) llama.cpp 0.3.36 ends the process in ``ggml_backend_amx_mul_mat``
while it reads the first prompt; seen with a small Qwen3 in Q8_0. The kernels come with the repacked weights, and Llama
has no argument for these: the defaults that it starts from are changed instead.

Its threads meet hundreds of times for one token. GNU's OpenMP lets whoever is first wait awake for milliseconds; where
another program wants the processor too, it thereby keeps the last from arriving. 24 tokens of a small model took 38 s
on two busy cores, and 0.8 s with the number of rounds that OpenMP itself takes once it sees more threads than cores.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from trainer.engines.llama_cpp.kernels import load_kernels
from trainer.engines.llama_cpp.llama_log import LlamaLog

_ROUNDS_AWAKE = "1000"


def use_amx(system_info: bytes) -> bool:
    """Whether the kernels that llama.cpp's ``llama_print_system_info`` tells of were compiled for the matrix unit."""
    return b" AMX_INT8 = 1 " in system_info


@cache
def llama_cpp_safely() -> Any:
    """The module llama_cpp. Raises ImportError where it is not installed, RuntimeError where its libraries fail."""
    # Read by the library when it is loaded.
    os.environ.setdefault("GOMP_SPINCOUNT", _ROUNDS_AWAKE)
    import llama_cpp

    with LlamaLog(llama_cpp):  # which kernels were loaded is no news for a terminal
        load_kernels(Path(llama_cpp.__file__).parent / "lib")
    if use_amx(llama_cpp.llama_print_system_info()):
        bindings = llama_cpp.llama_cpp
        defaults = bindings.llama_model_default_params

        def without_repacking() -> Any:
            parameters = defaults()
            parameters.use_extra_bufts = False
            return parameters

        bindings.llama_model_default_params = without_repacking
    return llama_cpp
