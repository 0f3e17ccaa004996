"""Our own Q4_K and Q6_K: ggml's bytes whatever the values, compiled here or carried along for each level of x86-64; and
ggml's functions wherever ours do not serve."""

from __future__ import annotations

import logging
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gguf import GGMLQuantizationType
from hypothesis import given
from hypothesis import strategies as st

from tests.test_export import exported, small
from trainer.export import export, k_quants, quantizer
from trainer.export.ggml import load_ggml
from trainer.export.k_quants import CARRIED, LEVELS, SOURCE, KQuants, library_name
from trainer.export.mixture import FileType
from trainer.export.quantizer import Quantizer

# The quantiser is llama.cpp's. Elsewhere ggml itself is compiled with other rounding, and is used.
pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(platform.machine() not in {"x86_64", "AMD64"}, reason="for x86-64"),
]

KINDS = [GGMLQuantizationType.Q4_K, GGMLQuantizationType.Q6_K]
LARGEST = float(np.finfo(np.float32).max)
BLOCKS = 301
NO_COMPILER = "no-such-compiler"
SUFFIX = ".dll" if sys.platform == "win32" else ".so"
compiles = pytest.mark.skipif(sys.platform == "win32", reason="no compiler there")
PACKAGING = Path(__file__).resolve().parent.parent / "packaging"


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As a program that is downloaded carries them. On Windows they are laid here by packaging/test_windows.sh."""
    if sys.platform == "win32":
        if not CARRIED.is_dir():
            pytest.skip("packaging/k_quants_libraries.py compiles them for Windows on Linux")
        return CARRIED
    folder = tmp_path_factory.mktemp("carried")
    subprocess.run([sys.executable, PACKAGING / "k_quants_libraries.py", folder], check=True, capture_output=True)
    assert {file.name for file in folder.iterdir()} == {f"k_quants-{level}.so" for level in LEVELS}
    return folder


@pytest.fixture(scope="module", params=["compiled here", *LEVELS])
def own(request: pytest.FixtureRequest, libraries: Path, tmp_path_factory: pytest.TempPathFactory) -> KQuants:
    folder = tmp_path_factory.mktemp("one level")
    if request.param == "compiled here":
        if sys.platform == "win32":
            pytest.skip("no compiler there")
        made = k_quants.k_quants(load_ggml(), carried=folder)
    else:
        shutil.copy(libraries / library_name(request.param, SUFFIX), folder)
        made = k_quants.k_quants(load_ggml(), SOURCE, NO_COMPILER, folder)
    if made is None and request.param == "x86-64-v4":
        pytest.skip("this processor has no AVX-512")
    assert made is not None
    return made


def sizes(generator: np.random.Generator, values_each: int) -> np.ndarray:
    """From below the smallest float32 to above those whose squares are infinite."""
    powers = generator.uniform(-46, 38, (BLOCKS, 256 // values_each))
    return np.repeat(10**powers, values_each, axis=1)


def made(how: str) -> np.ndarray:
    """Super-blocks, float32, of shape (BLOCKS, 256)."""
    generator = np.random.default_rng(3)
    normal = generator.standard_normal((BLOCKS, 256))
    bits = generator.integers(0, 1 << 32, (BLOCKS, 256), dtype=np.uint32).view(np.float32)
    values = {
        "random": normal,
        "16 bits": (normal.astype(np.float32).view(np.uint32) & 0xFFFF0000).view(np.float32),
        "sparse": np.where(generator.random(normal.shape) < 0.03, normal, 0),
        "one value": np.where(np.arange(256) == 77, normal, 0),
        "constant sub-blocks": np.repeat(normal[:, ::16], 16, axis=1),
        "constant": np.repeat(normal[:, :1], 256, axis=1),
        "zero": np.zeros_like(normal),
        "minus zero": -np.zeros_like(normal),
        "whole numbers": np.rint(2 * normal),
        "positive": np.abs(normal) + np.abs(normal[:, :1]) * 50,
        "negative": -np.abs(normal) - np.abs(normal[:, :1]) * 50,
        "outliers": generator.standard_t(1.5, normal.shape),
        "tiny": normal * 1e-18,
        "denormal": normal * 1e-40,
        "huge": normal * 1e37,
        "the largest": np.where(normal > 0, LARGEST, -LARGEST),
        "blocks of all sizes": normal * sizes(generator, 256),
        "sub-blocks of all sizes": normal * sizes(generator, 16),
        "values of all sizes": normal * sizes(generator, 1),
        "any bits": np.where(np.isfinite(bits), bits, 1),
    }[how]
    return np.clip(values, -LARGEST, LARGEST).astype(np.float32)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "how",
    [
        "random",
        "16 bits",
        "sparse",
        "one value",
        "constant sub-blocks",
        "constant",
        "zero",
        "minus zero",
        "whole numbers",
        "positive",
        "negative",
        "outliers",
        "tiny",
        "denormal",
        "huge",
        "the largest",
        "blocks of all sizes",
        "sub-blocks of all sizes",
        "values of all sizes",
        "any bits",
    ],
)
def test_every_byte_is_ggmls(own: KQuants, kind: GGMLQuantizationType, how: str) -> None:
    rows = made(how)
    blocks = own.quantize(rows, kind)
    assert blocks is not None
    assert np.array_equal(blocks, load_ggml().quantize(rows, kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(("count", "columns"), [(1, 256), (2, 256), (3, 768), (5, 2560)])
def test_rows_of_any_length_and_number(own: KQuants, kind: GGMLQuantizationType, count: int, columns: int) -> None:
    rows = np.random.default_rng(4).standard_normal((count, columns), dtype=np.float32)
    blocks = own.quantize(rows, kind)
    assert blocks is not None
    assert np.array_equal(blocks, load_ggml().quantize(rows, kind))


@given(
    palette=st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1, max_size=40),
    seed=st.integers(0, 1000),
)
def test_values_that_somebody_thought_of(own: KQuants, palette: list[float], seed: int) -> None:
    rows = np.random.default_rng(seed).choice(np.array(palette, np.float32), (3, 256))
    for kind in KINDS:
        blocks = own.quantize(rows, kind)
        assert blocks is not None
        assert np.array_equal(blocks, load_ggml().quantize(rows, kind))


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_not_finite_is_left_to_ggml(own: KQuants, kind: GGMLQuantizationType, value: float) -> None:
    rows = made("random")
    rows[-1, -1] = value
    assert own.quantize(rows, kind) is None
    assert np.array_equal(Quantizer().quantize(rows, kind), load_ggml().quantize(rows, kind))


def test_other_kinds_are_left_to_ggml(own: KQuants) -> None:
    rows = made("random")
    for kind in (GGMLQuantizationType.Q5_K, GGMLQuantizationType.Q8_0, GGMLQuantizationType.F16):
        assert own.quantize(rows, kind) is None
        assert np.array_equal(Quantizer().quantize(rows, kind), load_ggml().quantize(rows, kind))


def edited(folder: Path, old: str, new: str) -> Path:
    """A copy of the source with one place changed."""
    text = SOURCE.read_text("utf-8")
    assert text.count(old) == 1
    copy = folder / "edited.c"
    copy.write_text(text.replace(old, new), encoding="utf-8")
    return copy


@compiles
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#include <stdint.h>", "#include <absent.h>", "could not be compiled"),
        ("int64_t quantize_q6_K(", "int64_t otherwise(", "lacks a function"),
        # Rounded in another order.
        (
            " error[k] += weights[i][k] * (difference * difference)",
            " error[k] += weights[i][k] * difference * difference",
            "Q4_K of",
        ),
        ("sum_lx[k] += weight * x[i][k] * level", "sum_lx[k] += weight * (x[i][k] * level)", "Q6_K of"),
        # Rounded once where ggml rounds twice.
        ("sum_l2[k] += weight * level * level", "sum_l2[k] = fmaf(weight * level, level, sum_l2[k])", "Q6_K of"),
    ],
    ids=["no header", "no function", "Q4_K's order", "Q6_K's order", "fused"],
)
def test_what_does_not_compile_or_differs_is_not_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, old: str, new: str, said: str
) -> None:
    with caplog.at_level(logging.INFO):
        assert k_quants.k_quants(load_ggml(), edited(tmp_path, old, new)) is None
    assert said in caplog.text


def test_without_a_compiler_ggml_is_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert k_quants.k_quants(load_ggml(), SOURCE, NO_COMPILER, tmp_path) is None
    assert NO_COMPILER in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_the_highest_level_that_the_processor_runs_is_taken(libraries: Path) -> None:
    flags = Path("/proc/cpuinfo").read_text(encoding="ascii")
    highest = next(
        level for level, flag in zip(LEVELS, (" avx512vl ", " avx2 ", " sse4_2 "), strict=True) if flag in flags
    )
    library = k_quants.best_of(libraries)
    assert library is not None
    assert Path(library._name).name == f"k_quants-{highest}.so"


@compiles
def test_a_level_above_the_processors_is_passed_over(tmp_path: Path, libraries: Path) -> None:
    source = edited(tmp_path, "return __builtin_cpu_supports(LEVEL) != 0;", "return 0;")
    highest = tmp_path / f"k_quants-{LEVELS[0]}.so"
    subprocess.run(["cc", *k_quants.FLAGS, '-DLEVEL=""', source, "-o", highest, "-lm"], check=True)
    shutil.copy(libraries / f"k_quants-{LEVELS[-1]}.so", tmp_path)
    library = k_quants.best_of(tmp_path)
    assert library is not None
    assert library._name.endswith(f"{LEVELS[-1]}.so")


@compiles
@pytest.mark.parametrize("content", [b"", b"no library"], ids=["empty", "other"])
def test_what_was_carried_and_cannot_be_loaded_is_compiled_here(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    for level in LEVELS:
        (tmp_path / f"k_quants-{level}.so").write_bytes(content)
    with caplog.at_level(logging.INFO):
        assert k_quants.k_quants(load_ggml(), carried=tmp_path) is not None
    assert caplog.text.count("could not be loaded") == len(LEVELS)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script is no program there")
def test_a_compiler_that_fails_is_no_failure(tmp_path: Path) -> None:
    program = tmp_path / "cc"
    program.write_text("#!/bin/sh\nexit 0\n")  # says that all went well and writes nothing
    program.chmod(0o755)
    assert k_quants.k_quants(load_ggml(), SOURCE, str(program)) is None
    assert k_quants.k_quants(load_ggml(), SOURCE, str(shutil.which("false"))) is None


WIDE: dict[str, Any] = {"hidden_size": 256, "intermediate_size": 768, "layers": 3}


def test_the_file_is_the_same_without_ours_and_in_slabs_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = small(tmp_path / "base", **WIDE)
    ours = exported(base, tmp_path / "ours.gguf", FileType.Q4_K_M)
    monkeypatch.setattr(export, "_SLAB_VALUES", 7 * 256)
    in_slabs = exported(base, tmp_path / "slabs.gguf", FileType.Q4_K_M)
    monkeypatch.setattr(quantizer, "k_quants", lambda ggml: None)
    theirs = exported(base, tmp_path / "theirs.gguf", FileType.Q4_K_M)
    assert ours.types["Q4_K"] > ours.types["Q6_K"] > 0
    assert ours.sha256 == in_slabs.sha256 == theirs.sha256
