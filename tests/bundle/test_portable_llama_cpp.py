"""The llama.cpp that is shipped: right with every variant of ggml's kernels, tied to no folder, clear without any."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest

from tests.bundle.portable_llama_cpp import ROOT, GreedyAnswer, PortableLlamaCpp, greedy_answer
from tests.test_export import WIDE, exported, small
from trainer.export.mixture import FileType

VARIANTS = [
    *("x64", "sse42", "sandybridge", "ivybridge", "piledriver", "haswell", "alderlake"),
    *("skylakex", "cannonlake", "cascadelake", "icelake", "cooperlake", "zen4"),
]
# What the processor has to say of itself (ggml's CMakeLists.txt), for those that not every x86-64 of today runs.
NEEDS = {
    "alderlake": {"avx_vnni"},
    "skylakex": {"avx512vl"},
    "cannonlake": {"avx512vl", "avx512vbmi"},
    "cascadelake": {"avx512vl", "avx512_vnni"},
    "icelake": {"avx512vl", "avx512vbmi", "avx512_vnni"},
    "cooperlake": {"avx512vl", "avx512_vnni", "avx512_bf16"},
    "zen4": {"avx512vl", "avx512vbmi", "avx512_vnni", "avx512_bf16"},
}
# What every Linux with a window has; all else comes along.
FROM_THE_SYSTEM = {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2"}
# Kernels add in another order, and some round their inputs to eight bits: a hundredth of the logits' spread.
CLOSE = 0.03


@pytest.fixture(scope="module")
def portable(tmp_path_factory: pytest.TempPathFactory) -> PortableLlamaCpp:
    made = subprocess.run(["packaging/llama_cpp_wheel.sh", "portable"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    (wheel,) = Path(made.stdout.decode()).glob("*.whl")
    packages = tmp_path_factory.mktemp("程序 的 库") / "packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    return PortableLlamaCpp(packages)


@pytest.fixture(scope="module", params=[FileType.Q8_0, FileType.Q4_K_M, FileType.BF16], ids=lambda kind: kind.name)
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    exported(small(folder / "base", **WIDE), folder / "model.gguf", request.param)
    return folder / "model.gguf"


@pytest.fixture(scope="module")
def native(model: Path) -> GreedyAnswer:
    return greedy_answer(model, model.with_name("native.npz"))


def flags() -> set[str]:
    found = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(encoding="ascii"), re.MULTILINE)
    assert found is not None
    return set(found[1].split())


def runs_here(variant: str) -> bool:
    return NEEDS.get(variant, set()) <= flags()


def same(answer: GreedyAnswer, expected: GreedyAnswer) -> None:
    assert answer.tokens == expected.tokens
    spread = float(expected.logits.std())
    assert float(np.abs(answer.logits - expected.logits).max()) < CLOSE * spread


def test_every_variant_is_there_but_that_for_the_matrix_unit(portable: PortableLlamaCpp) -> None:
    assert portable.variants() == set(VARIANTS)


def test_it_answers_as_the_one_that_was_compiled_here(
    portable: PortableLlamaCpp, model: Path, native: GreedyAnswer, tmp_path: Path
) -> None:
    answer = greedy_answer(model, tmp_path / "answer.npz", portable)
    same(answer, native)
    # The best of the variants has all that this processor has.
    assert answer.said.replace("AMX_INT8 = 1 | ", "") == native.said.replace("AMX_INT8 = 1 | ", "")


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_that_this_processor_runs_answers_alike(
    portable: PortableLlamaCpp, model: Path, native: GreedyAnswer, tmp_path: Path, variant: str
) -> None:
    alone = portable.with_variants({variant}, tmp_path / "alone")
    if runs_here(variant):
        same(greedy_answer(model, tmp_path / "answer.npz", alone), native)
    else:
        run = alone.run("-m", "tests.bundle.greedy_answer", model, tmp_path / "answer.npz")
        assert run.returncode != 0
        assert f"libggml-cpu-{variant}.so: for another processor" in run.stderr


LOADING = """
import asyncio, pathlib, sys
from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.llama_threads import Threads
from trainer.engines.llama_cpp.loading import load_file, started_child

async def load():
    child = await started_child()
    try:
        await load_file(child, pathlib.Path(sys.argv[1]), "model", num_ctx=512, threads=Threads(1, 1))
    except EngineError as error:
        print(error.kind, error.message.key, error.detail)
    finally:
        await child.close()

asyncio.run(load())
"""


def test_without_any_variant_the_engine_says_that_it_cannot_start(
    portable: PortableLlamaCpp, model: Path, tmp_path: Path
) -> None:
    alone = portable.with_variants(set(), tmp_path / "alone")
    run = alone.run("-c", LOADING, model)
    assert run.stdout.startswith("server engines.child-not-started RuntimeError"), run.stderr
    assert "none is there" in run.stdout


def test_no_library_looks_anywhere_but_beside_itself(portable: PortableLlamaCpp) -> None:
    names = {file.name for file in portable.libraries.iterdir()}
    assert {"libllama.so", "libggml.so", "libggml-base.so", "libgomp.so.1"} < names
    for file in portable.libraries.iterdir():
        read = subprocess.run(["readelf", "--dynamic", "--wide", file], check=True, capture_output=True, text=True)
        assert set(re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", read.stdout)) <= {"$ORIGIN"}
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", read.stdout))
        assert needed <= names | FROM_THE_SYSTEM
        if needed & names:
            assert "RUNPATH" in read.stdout


def test_nothing_of_the_build_is_left_in_it(portable: PortableLlamaCpp) -> None:
    for file in portable.packages.rglob("*.so*"):
        content = file.read_bytes()
        assert b"/tmp/" not in content
        assert b"pip-" not in content
        assert b".symtab" not in content
