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

_ROUNDS_AWAKE = "1000"


def has_amx(cpu_info: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor says that it has the unit; False where there is nothing to read it from."""
    try:
        return " amx_int8" in cpu_info.read_text(encoding="ascii", errors="replace")
    except OSError:
        return False


@cache
def llama_cpp_safely() -> Any:
    """The module llama_cpp. Raises ImportError where it is not installed."""
    # Read by the library when it is loaded.
    os.environ.setdefault("GOMP_SPINCOUNT", _ROUNDS_AWAKE)
    import llama_cpp

    if has_amx():
        bindings = llama_cpp.llama_cpp
        defaults = bindings.llama_model_default_params

        def without_repacking() -> Any:
            parameters = defaults()
            parameters.use_extra_bufts = False
            return parameters

        bindings.llama_model_default_params = without_repacking
    return llama_cpp
