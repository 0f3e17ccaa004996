"""The llama.cpp that is shipped: right with every variant of ggml's kernels, tied to no folder, clear without any."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest

from tests.bundle.portable_llama_cpp import ROOT, PortableLlamaCpp, Reading, reading
from tests.test_export import WIDE, exported, small
from trainer.export.mixture import FileType

pytestmark = pytest.mark.slow
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
# Kernels add in another order, and round what goes into a product otherwise. Measured, of the logits' spread: 0.004
# with weights of 16 bits; 0.026 with those of 8, which change the logits by 0.04 themselves; 0.02 with those of 4.
CLOSE = 0.05
KINDS = [FileType.Q8_0, FileType.Q4_K_M, FileType.BF16]


@pytest.fixture(scope="module")
def portable(tmp_path_factory: pytest.TempPathFactory) -> PortableLlamaCpp:
    made = subprocess.run(["packaging/llama_cpp_wheel.sh", "portable"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    (wheel,) = Path(made.stdout.decode()).glob("*.whl")
    packages = tmp_path_factory.mktemp("程序 的 库") / "packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    return PortableLlamaCpp(packages)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """With weights as small as real ones, so that no difference grows from layer to layer."""
    folder = tmp_path_factory.mktemp("models")
    generator = np.random.default_rng(5)
    base = small(
        folder / "base", **WIDE, normal=lambda shape: 0.25 * generator.standard_normal(shape, dtype=np.float32)
    )
    for kind in KINDS:
        exported(base, folder / f"{kind.name}.gguf", kind)
    return [folder / f"{kind.name}.gguf" for kind in KINDS]


@pytest.fixture(scope="module")
def native(models: list[Path]) -> Reading:
    return reading(models, models[0].with_name("native.npz"))


def flags() -> set[str]:
    found = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(encoding="ascii"), re.MULTILINE)
    assert found is not None
    return set(found[1].split())


def runs_here(variant: str) -> bool:
    return NEEDS.get(variant, set()) <= flags()


def assert_close(read: Reading, expected: Reading) -> None:
    for model, logits in expected.logits.items():
        assert float((read.logits[model] - logits).std()) < CLOSE * float(logits.std()), model


def test_every_variant_is_there_but_that_for_the_matrix_unit(portable: PortableLlamaCpp) -> None:
    assert portable.variants() == set(VARIANTS)


def test_it_reads_as_the_one_that_was_compiled_here(
    portable: PortableLlamaCpp, models: list[Path], native: Reading, tmp_path: Path
) -> None:
    read = reading(models, tmp_path / "read.npz", portable)
    assert_close(read, native)
    # The best of the variants has all that this processor has.
    assert read.said == native.said.replace("AMX_INT8 = 1 | ", "")


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_that_this_processor_runs_reads_alike(
    portable: PortableLlamaCpp, models: list[Path], native: Reading, tmp_path: Path, variant: str
) -> None:
    alone = portable.with_variants({variant}, tmp_path / "alone")
    if runs_here(variant):
        assert_close(reading(models, tmp_path / "read.npz", alone), native)
    else:
        run = alone.run("-m", "tests.bundle.read_tokens", tmp_path / "read.npz", *models)
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
    portable: PortableLlamaCpp, models: list[Path], tmp_path: Path
) -> None:
    alone = portable.with_variants(set(), tmp_path / "alone")
    run = alone.run("-c", LOADING, models[0])
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
        assert b"/tmp/tmp" not in content
        assert b"pip-wheel" not in content
        assert b".symtab" not in content
